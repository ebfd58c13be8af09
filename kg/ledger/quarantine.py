"""What could not be read, kept with its reason: bad input never stops a run and never vanishes."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import KgError

SAMPLE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One thing that failed for one reason; `sample` is its beginning, at most 4 KB, `times` how often it was met."""

    id: str
    source: str
    problem: str
    remedy: str
    sample: bytes
    first_seen: str
    last_seen: str
    times: int


def put(connection: sqlite3.Connection, error: KgError, *, at: str) -> str:
    """Write `error` down, or count it again; return the entry's id."""
    # A path may hold bytes that are not UTF-8 (Python keeps them as lone surrogates); SQLite would refuse them.
    source, problem, remedy = (
        text.encode("utf-8", "backslashreplace").decode() for text in (error.place, error.problem, error.remedy)
    )
    made = hashlib.sha256(f"{source}\n{problem}".encode()).hexdigest()[:16]
    sample = getattr(error, "sample", b"")[:SAMPLE_BYTES]
    connection.execute(
        "INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?, ?, 1)"
        " ON CONFLICT (id) DO UPDATE SET times = times + 1, last_seen = excluded.last_seen,"
        " sample = excluded.sample, remedy = excluded.remedy",
        (made, source, problem, remedy, sample, at, at),
    )
    return made


def forget(connection: sqlite3.Connection, ids: Iterable[str]) -> int:
    """Delete entries by id; return how many there were."""
    return sum(connection.execute("DELETE FROM quarantine WHERE id = ?", (id_,)).rowcount for id_ in ids)


def listed(connection: sqlite3.Connection) -> Iterator[Quarantined]:
    """Yield all entries by source, then id."""
    for row in connection.execute(
        "SELECT id, source, problem, remedy, sample, first_seen, last_seen, times FROM quarantine ORDER BY source, id"
    ):
        yield Quarantined(*row)
