"""Whether a correction says the opposite of one that is in force; then one of the two has to be undone, and not outvoted."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Correction, ReportRef, Subject, UsageError, slug

_OPPOSITE = {"retract": "confirm", "confirm": "retract"}
_WAS = {"retract": "was retracted", "confirm": "was confirmed"}
_SHORT = 4
Pair = tuple[Correction, str]


def contradicted(new: Correction, in_force: Iterable[Correction]) -> Pair | None:
    """Return the first correction that `new` contradicts, with what that one says; None where it contradicts none.

    Merges never contradict each other: together they make sets, in whatever circles they were said.
    """
    return next(((old, told) for old in in_force if (told := _told(new, old)) is not None), None)


def repeated(new: Correction, in_force: Iterable[Correction]) -> Pair | None:
    """Return a merge that, with others, made one already of all that `new` would merge, with what it says."""
    sets: dict[tuple[str, str], set[tuple[str, str]]] = {}
    last: dict[tuple[str, str], Correction] = {}
    for old in in_force:
        if old.kind == "merge":
            joined = {key for subject in old.subjects for key in sets.get(_key(subject), {_key(subject)})}
            sets |= dict.fromkeys(joined, joined)
            last |= dict.fromkeys(joined, old)
    keys = [_key(subject) for subject in new.subjects]
    if new.kind == "merge" and set(keys) <= sets.get(keys[0], set()):
        return last[keys[0]], f"{' and '.join(id_ for _, id_ in keys)} are one already"
    return None


def outvoted(new: Correction, in_force: Iterable[Correction]) -> Correction | None:
    """Return the last correction that gave the same field, or name, another value: from now on the newer one holds."""
    kinds = ("set", "rename")
    before = [
        old
        for old in in_force
        if new.kind == old.kind
        and new.kind in kinds
        and (new.field, _what(new)) == (old.field, _what(old))
        and new.value != old.value
    ]
    return before[-1] if before else None


def refuse_retracted(id_: str, in_force: Iterable[Correction]) -> None:
    """Raise UsageError where the event of an id left the graph by a correction, and say by which."""
    for old in in_force:
        if old.kind == "retract" and old.subjects[0].id == id_:
            why = f": {old.why}" if old.why else ""
            remedy = f"`kg correct undo {old.id}` brings it back."
            raise UsageError(f"{old.by} retracted this event{why}.", place=id_, remedy=remedy)


def _what(one: Correction) -> tuple[str, str]:
    return _key(one.subjects[0])


def _told(new: Correction, old: Correction) -> str | None:
    if _OPPOSITE.get(new.kind) == old.kind and _same_event(new.subjects[0], old.subjects[0]):
        return f"{old.subjects[0].id} {_WAS[old.kind]}"
    if new.kind == "merge" and old.kind == "split" and _joins(new, old):
        return f"{old.subjects[0].id} was split"
    if new.kind == "split" and old.kind == "merge" and _parts(new, old):
        return f"{' and '.join(subject.id for subject in old.subjects)} were merged"
    return None


def _same_event(one: Subject, other: Subject) -> bool:
    return one.id == other.id or bool(set(one.reports) & set(other.reports))


def _joins(merge: Correction, split: Correction) -> bool:
    """Whether a merge brings together again what a split took apart."""
    whole = split.subjects[0]
    if whole.reports:
        merged = {ref for subject in merge.subjects for ref in subject.reports} & set(whole.reports)
        return {ref.article in split.articles for ref in merged} == {True, False}
    ids = {(subject.label, subject.id) for subject in merge.subjects}
    name = str(split.value) if split.value else f"{whole.id} {split.id[:_SHORT]}"
    return {(whole.label, whole.id), (whole.label, slug(name))} <= ids


def _parts(split: Correction, merge: Correction) -> bool:
    """Whether a split takes apart what a merge brought together."""
    whole = split.subjects[0]
    if not whole.reports:
        return any((subject.label, subject.id) == (whole.label, whole.id) for subject in merge.subjects)
    sides = [{_goes(ref, split) for ref in subject.reports if ref in whole.reports} for subject in merge.subjects]
    return {True} in sides and {False} in sides


def _goes(ref: ReportRef, split: Correction) -> bool:
    return ref.article in split.articles


def _key(subject: Subject) -> tuple[str, str]:
    return subject.label, subject.id
