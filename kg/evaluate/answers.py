"""What was read, cut into the answers that can be right or wrong: one actor doing one thing to one target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.evaluate.gold import ANYTHING, Mark
from kg.evaluate.names import Names

NOBODY = "?"


@dataclass(frozen=True, slots=True)
class Answer:
    """One actor doing one thing to one target. `actors` and `targets` hold the names that the one entity goes by.

    `actions` and `statuses` hold one word each where a program read, and all that a reader takes for valid where another
    reader's marks are the answers. `nameless`: no target, or only a class of things; `group`: such a class. `said` is the
    answer in short, `words` what stands in the article for it.
    """

    actions: frozenset[str]
    statuses: frozenset[str]
    actors: frozenset[str]
    targets: frozenset[str]
    date: str
    nameless: bool
    group: bool
    said: str
    words: str


def answers(record: Mapping[str, Any], names: Names) -> Iterator[Answer]:
    """The answers in one line of `kg extract`, in the order of the article: each actor of an event with each target."""
    for event in record.get("events") or ():
        words = " / ".join(evidence.get("text", "") for evidence in event.get("evidence") or ())
        action, status = event["action"], event.get("status")
        for actor in (event.get("actor"), *(event.get("with") or ())):
            for target in event.get("targets") or (None,):
                id_, kind = (target.get("id"), target.get("kind")) if target else (None, None)
                yield Answer(
                    actions=frozenset((action,)),
                    statuses=frozenset((status,)),
                    actors=names.of(actor),
                    targets=names.of(target),
                    date=event.get("date") or "",
                    nameless=target is None or (not id_ and kind in ("class", None)),
                    group=target is not None and not id_ and kind == "class",
                    said=f"{_shown(actor)} {action} {_shown(target)} ({status}{_date(event)})",
                    words=words,
                )


def answer_of(mark: Mark) -> Answer:
    """What one reader marked, as an answer to another's questions."""
    return Answer(
        actions=frozenset(mark.actions),
        statuses=frozenset(mark.statuses),
        actors=frozenset(mark.actors),
        targets=frozenset(mark.targets),
        date=mark.date if mark.year_known else "",
        nameless=False,
        group=False,
        said=said_of(mark),
        words=f"{mark.place}: {mark.line}",
    )


def said_of(mark: Mark) -> str:
    """A mark in short, in the form of an answer's `said`."""
    who, what, whom, status = ("/".join(words) for words in (mark.actors, mark.actions, mark.targets, mark.statuses))
    date = f", {mark.date}" if mark.year_known else ""
    return f"{who.replace(ANYTHING, NOBODY)} {what} {whom.replace(ANYTHING, NOBODY)} ({status}{date})"


def _shown(entity: Mapping[str, Any] | None) -> str:
    return (entity.get("id") or entity.get("name") or NOBODY) if entity else NOBODY


def _date(event: Mapping[str, Any]) -> str:
    return f", {event['date']}" if event.get("date") else ""
