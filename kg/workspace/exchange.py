"""Corrections as a file that teams exchange: JSON Lines, one correction a line, in order. See docs/corrections.md."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Correction, KgError, UsageError, check_correction
from kg.model.codec import correction_from_json, correction_to_json


def corrections_to_lines(corrections: Iterable[Correction]) -> str:
    """Return corrections as the text of a file, sorted by (at, id): equal sets give equal bytes, and differences read well."""
    return "".join(f"{correction_to_json(each)}\n" for each in sorted(corrections, key=lambda c: (c.at, c.id)))


def corrections_from_lines(text: str, place: str) -> list[Correction]:
    """Return the corrections of a file, each once and every undo behind what it undoes. Empty lines are passed over.

    Raises UsageError, placed at the line, for the first that is none.
    """
    found: dict[str, Correction] = {}
    # Not `splitlines`: a name may hold one of the other characters that it breaks at.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            correction = correction_from_json(line)
            check_correction(correction)
        except KgError as error:
            where = f"{place}:{number}" + (f": {error.place}" if error.place else "")
            remedy = error.remedy if isinstance(error, UsageError) else "docs/corrections.md shows the form."
            raise UsageError(error.problem, place=where, remedy=remedy) from error
        found[correction.id] = correction
    return _arranged(found)


def _arranged(found: dict[str, Correction]) -> list[Correction]:
    """By (at, id), but whatever undoes another behind it, also where the clock of its author was slow.

    An id is a hash of what it undoes, so that no circle can be.
    """
    made: dict[str, Correction] = {}
    waiting = sorted(found.values(), key=lambda c: (c.at, c.id))
    while waiting:
        ready = [c for c in waiting if c.kind != "undo" or c.value not in found or c.value in made]
        made |= {c.id: c for c in ready}
        waiting = [c for c in waiting if c.id not in made]
    return list(made.values())
