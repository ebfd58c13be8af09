"""People's corrections in the ledger: written once, never deleted, and in force as long as nothing in force undoes them."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kg.model import Correction, UsageError
from kg.model.codec import correction_from_json, correction_to_json

UNDO = "undo"
_ALL = "9999"
"""Later than every time."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A correction with when the ledger learnt of it, and the id of the one that undoes it, if one in force does."""

    correction: Correction
    since: str
    undone_by: str | None


def is_there(connection: sqlite3.Connection, id_: str) -> bool:
    """Whether a correction of this id was ever written."""
    return connection.execute("SELECT 1 FROM corrections WHERE id = ?", (id_,)).fetchone() is not None


def put(connection: sqlite3.Connection, correction: Correction, *, since: str, position: int) -> None:
    """Write a correction that is not there yet. Raises UsageError where it undoes one that the ledger does not know."""
    undoes = str(correction.value) if correction.kind == UNDO else None
    if undoes is not None and not is_there(connection, undoes):
        raise UsageError(
            f"no correction has the id '{undoes}'.", place=f"undo {correction.id}", remedy="`kg correct list` shows them."
        )
    connection.execute(
        "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?)",
        (correction.id, correction.at, undoes, correction_to_json(correction), since, position),
    )


def after_all(connection: sqlite3.Connection, clock: str) -> str:
    """Return the time of a correction that is decided now: later than that of every other, so that the last word stands.

    Where the clock is behind, it is a microsecond later; two corrections of one second stay apart that way, too.
    """
    last = connection.execute("SELECT max(at) FROM corrections").fetchone()[0]
    if last is None or clock > last:
        return clock
    return (datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat()


def recorded(connection: sqlite3.Connection, *, known_by: str = _ALL) -> tuple[Recorded, ...]:
    """Return all corrections that the ledger knew then, undone or not, in order of (at, id)."""
    undone = _undone(_undos(connection, known_by))
    rows = connection.execute("SELECT id, json, since FROM corrections WHERE since <= ? ORDER BY at, id", (known_by,))
    return tuple(Recorded(correction_from_json(json), since, undone.get(id_)) for id_, json, since in rows)


def in_force(
    connection: sqlite3.Connection, *, known_by: str = _ALL, also: Sequence[Correction] = ()
) -> Iterator[tuple[str, str]]:
    """Yield id and JSON of the corrections in force then, in order of (at, id), but for those that undo others.

    `also`: corrections that are not there, as if they were the last to be written.
    """
    more = [each for each in also if not is_there(connection, each.id)]
    undone = _undone([*_undos(connection, known_by), *((each.id, str(each.value)) for each in more if each.kind == UNDO)])
    rows: Iterator[tuple[Any, ...]] = connection.execute(
        "SELECT at, id, json FROM corrections WHERE undoes IS NULL AND since <= ? ORDER BY at, id", (known_by,)
    )
    new = sorted((each.at, each.id, correction_to_json(each)) for each in more if each.kind != UNDO)
    yield from ((id_, json) for _, id_, json in heapq.merge(rows, new) if id_ not in undone)


def _undos(connection: sqlite3.Connection, known_by: str) -> list[tuple[str, str]]:
    """Return what undoes, and what it undoes, in the order in which they were written."""
    query = "SELECT id, undoes FROM corrections WHERE undoes IS NOT NULL AND since <= ? ORDER BY position"
    return list(connection.execute(query, (known_by,)))


def _undone(undos: list[tuple[str, str]]) -> dict[str, str]:
    """Return what is undone, and by which correction.

    Whatever undoes a correction was written after it. So from the newest to the oldest, each is known to be in force or not
    before it is asked what it undoes.
    """
    undone: dict[str, str] = {}
    for id_, undoes in reversed(undos):
        if id_ not in undone:
            undone[undoes] = id_
    return undone
