"""What people say about the graph: the one kind of truth that no article holds, kept and exchanged as records."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kg.model.errors import UsageError

ACTION = "Action"
KINDS = ("merge", "split", "retract", "confirm", "rename", "set", "undo")
_ID_DIGITS = 12
_ID = re.compile(f"[0-9a-f]{{{_ID_DIGITS}}}")
_SET = ("set",)
_WITH_VALUE = ("rename", "set", "split", "undo")
_OF_ACTIONS = ("retract", "confirm")
# A service and the company of the same name are one thing to articles.
_ALIKE = {"Organization": "Platform"}
_LEAST = {"merge": 2, "undo": 0}
Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True, order=True)
class ReportRef:
    """One report of an event, named so that another reading of the same article finds it again.

    `start` and `end` are its first evidence, `action` its type, `party` the id of the regulated party ("" where it has none).
    """

    article: str
    start: int
    end: int
    action: str
    party: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What is corrected: an entity by label and id, or an Action with the reports that it had when it was corrected.

    The id of an Action follows from what it says, so that the next reading may give another: its reports find it again.
    """

    label: str
    id: str
    reports: tuple[ReportRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a person. `id` is a hash of all else, so that the same correction is the same wherever it comes from.

    `kind`: `merge` (two subjects or more are one), `split` (what `articles` say of the subject is of another, called `value`
    where that is given), `retract` (the event was none), `confirm` (a person looked, and it is so), `rename` (`value` is the
    name), `set` (`field` of the subject is `value`), `undo` (`value` is the id of the correction that holds no longer).
    `at` is ISO in UTC, as `datetime.isoformat` writes it, so that the order of letters is the order of time.
    """

    id: str
    at: str
    by: str
    why: str
    kind: str
    subjects: tuple[Subject, ...]
    articles: tuple[str, ...] = ()
    field: str | None = None
    value: Value = None


def new_correction(
    *,
    at: str,
    by: str,
    why: str,
    kind: str,
    subjects: Iterable[Subject] = (),
    articles: Iterable[str] = (),
    field: str | None = None,
    value: Value = None,
) -> Correction:
    """Return a correction with its id; reports and articles in order, each once. Raises UsageError for one of no shape."""
    made = Correction(
        id="",
        at=at,
        by=by,
        why=why,
        kind=kind,
        subjects=tuple(replace(subject, reports=tuple(sorted(set(subject.reports)))) for subject in subjects),
        articles=tuple(sorted(set(articles))),
        field=field,
        value=value,
    )
    if (fault := _fault(made)) is not None:
        raise UsageError(fault[0], place=kind, remedy=fault[1])
    return replace(made, id=correction_id(made))


def correction_id(correction: Correction) -> str:
    """Return the id that belongs to the content: the first 12 hexadecimal digits of its SHA-256.

    Raises UsageError for what JSON or UTF-8 cannot hold.
    """
    parts = (
        correction.at,
        correction.by,
        correction.why,
        correction.kind,
        [
            (subject.label, subject.id, [(r.article, r.start, r.end, r.action, r.party) for r in subject.reports])
            for subject in correction.subjects
        ],
        correction.articles,
        correction.field,
        correction.value,
    )
    try:
        spelled = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except ValueError as error:
        raise UsageError(
            f"its content cannot be written ({error}).", place=_place(correction), remedy="Give text and finite numbers."
        ) from error
    return hashlib.sha256(spelled).hexdigest()[:_ID_DIGITS]


def check_correction(correction: Correction) -> None:
    """Raise UsageError, with what to do, for a correction that can mean nothing, whatever the graph is."""
    if (fault := _fault(correction)) is not None:
        raise UsageError(fault[0], place=_place(correction), remedy=fault[1])
    if correction.id != (meant := correction_id(correction)):
        problem = f"the id {correction.id!r} is not that of the content, {meant!r}."
        raise UsageError(problem, place=_place(correction), remedy="Leave the id out; it follows from the rest.")


def _fault(correction: Correction) -> tuple[str, str] | None:
    """Return the first thing that is wrong, and the remedy."""
    if correction.kind not in KINDS:
        return f"no correction is called {correction.kind!r}.", f"There are {', '.join(KINDS)}."
    if not _is_moment(correction.at):
        return f"'{correction.at}' is no time.", "Write it in UTC, such as 2026-03-01T12:00:00+00:00."
    if not correction.by.strip():
        return "nobody says so.", "Tell whose decision it is (`by`)."
    return _fault_of_subjects(correction) or _fault_of_value(correction)


def _fault_of_subjects(correction: Correction) -> tuple[str, str] | None:
    kind, subjects = correction.kind, correction.subjects
    least = _LEAST.get(kind, 1)
    if len(subjects) < least or (kind != "merge" and len(subjects) > least):
        wanted = f"{least} or more" if kind == "merge" else str(least)
        return f"subjects: {len(subjects)}.", f"`{kind}` takes {wanted}."
    if len({_ALIKE.get(subject.label, subject.label) for subject in subjects}) > 1:
        return "its subjects are of several kinds.", "Merge agencies with agencies, events with events."
    if len({subject.id for subject in subjects}) < len(subjects):
        return f"{subjects[0].id!r} cannot be merged with itself.", "Name two different ones."
    for subject in subjects:
        if not subject.label or not subject.id:
            return "a subject has no label or no id.", "Give both, such as Agency and kominfo."
        if kind in _OF_ACTIONS and subject.label != ACTION:
            return f"{subject.id!r} is no event.", f"`{kind}` takes an Action."
        if kind == "rename" and subject.label == ACTION:
            return "an event has no name of its own.", "Set one of its fields."
        if bool(subject.reports) != (subject.label == ACTION):
            return f"the reports of {subject.id!r} are missing or out of place.", "An Action has reports, an entity none."
        if any(not ref.article or not ref.action or not 0 <= ref.start < ref.end for ref in subject.reports):
            return f"a report of {subject.id!r} has no article, no action or no place.", "Give all three, start before end."
        if list(subject.reports) != sorted(set(subject.reports)):
            return f"the reports of {subject.id!r} are not in order, each once.", "Sort them."
    return None


def _fault_of_value(correction: Correction) -> tuple[str, str] | None:
    kind, value = correction.kind, correction.value
    if (correction.field is not None) != (kind in _SET):
        return "a field is missing or out of place.", "Only `set` has a field, and always."
    if bool(correction.articles) != (kind == "split"):
        return "articles are missing or out of place.", "Only `split` names articles: the ones that go apart."
    if list(correction.articles) != sorted(set(correction.articles)):
        return "the articles are not in order, each once.", "Sort them."
    if kind == "split" and correction.subjects[0].reports:
        all_of_them = {ref.article for ref in correction.subjects[0].reports}
        if foreign := set(correction.articles) - all_of_them:
            return f"{min(foreign)} does not report {correction.subjects[0].id!r}.", "Name articles that do."
        if set(correction.articles) == all_of_them:
            return "nothing would be left.", "Name some of the articles that report it, and not all."
    if kind == "rename" and not (isinstance(value, str) and value.strip()):
        return "the new name is missing.", "Give it as `value`."
    if kind == "undo" and not (isinstance(value, str) and _ID.fullmatch(value)):
        return f"{value!r} is no id of a correction.", "`kg correct list` shows them."
    if kind == "split" and value is not None and not (isinstance(value, str) and value.strip()):
        return f"{value!r} is no name for what goes apart.", "Give a name, or leave it out."
    if kind in _SET and value is None:
        return "the value is missing.", "Give what the field should be."
    if value is not None and kind not in _WITH_VALUE:
        return f"`{kind}` takes no value.", "Leave it out."
    return None


def _is_moment(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return moment.tzinfo is not None and moment.astimezone(UTC).isoformat() == text


def _place(correction: Correction) -> str:
    return f"{correction.kind} {correction.id}".strip()
