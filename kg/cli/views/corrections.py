"""How corrections are told to people and to programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.model.codec import correction_to_json

if TYPE_CHECKING:
    from kg.ledger import Recorded
    from kg.model import Correction
    from kg.resolve.difference import Difference

_SECONDS = len("2026-03-01T12:00:00")


def told(correction: Correction) -> str:
    """A correction as a few words, such as `rename kominfo: "Kementerian Kominfo"`."""
    names = ", ".join(subject.id for subject in correction.subjects)
    match correction.kind:
        case "split":
            named = f' as "{correction.value}"' if correction.value else ""
            rest = f": {', '.join(correction.articles)} apart{named}"
        case "rename":
            rest = f': "{correction.value}"'
        case "set":
            rest = f": {correction.field} = {_plain(correction.value)}"
        case "undo":
            rest = str(correction.value)
        case _:
            rest = ""
    return f"{correction.kind} {names}{rest}"


def record(correction: Correction) -> dict[str, Any]:
    """A correction as a program reads it: just as in the file that teams exchange."""
    from json import loads

    made: dict[str, Any] = loads(correction_to_json(correction))
    return made


def foretold(difference: Difference) -> Iterator[str]:
    """What would be otherwise, a line each: `changed Action fine-x: amount 2 -> 3`."""
    for change in (*difference.facts, *difference.entities):
        values = "; ".join(f"{value.name} {_plain(value.before)} -> {_plain(value.after)}" for value in change.values)
        other = {"merged": "into", "split": "from"}.get(change.way, "of")
        with_other = f" {other} {change.other}" if change.other else ""
        yield f"{change.way} {change.fact} {change.id}{with_other}: {values or change.what}"


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "none" if value is None else str(value)


def rows(entries: Iterable[Recorded]) -> list[tuple[str, str, str, str, str, str]]:
    """The rows of `kg correct list`."""
    return [
        (c.id, f"{c.at[:_SECONDS].replace('T', ' ')}", c.by, told(c), c.why, entry.undone_by or "")
        for entry in entries
        for c in (entry.correction,)
    ]
