"""How corrections are told to people and to programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.model.codec import correction_to_json

if TYPE_CHECKING:
    from kg.ledger import Recorded
    from kg.model import Correction

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
            value = correction.value
            rest = f": {correction.field} = {int(value) if isinstance(value, float) and value.is_integer() else value}"
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


def rows(entries: Iterable[Recorded]) -> list[tuple[str, str, str, str, str, str]]:
    """The rows of `kg correct list`."""
    return [
        (c.id, f"{c.at[:_SECONDS].replace('T', ' ')}", c.by, told(c), c.why, entry.undone_by or "")
        for entry in entries
        for c in (entry.correction,)
    ]
