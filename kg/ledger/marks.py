"""Where the ledger stands: its revision, the number of its last write, and the time of its newest entry."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kg.model import LedgerError, UsageError

_END_OF_DAY = "T23:59:59.999999+00:00"
_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d\d)?")


@dataclass(slots=True)
class Marks:
    """Read when a transaction begins and written when it ends: once a batch, and not once an article."""

    revision: str
    position: int
    newest: str

    def time(self, clock: str) -> str:
        """Return the time of a write. It never runs backwards, whatever the clock does: the past is asked for by it."""
        self.newest = max(clock, self.newest)
        return self.newest

    def step(self) -> int:
        """Return the position of one more write that can change the graph."""
        self.position += 1
        return self.position


def read_marks(connection: sqlite3.Connection, place: str) -> Marks:
    """Return the marks of the last write. Raises LedgerError where they are gone."""
    row = connection.execute("SELECT revision, position, newest FROM states ORDER BY number DESC LIMIT 1").fetchone()
    if row is None:
        raise LedgerError("the ledger is damaged: its revision is gone.", place=place, remedy="Restore a backup.")
    return Marks(*row)


def write_marks(connection: sqlite3.Connection, marks: Marks, *, before: Marks) -> None:
    """Keep the marks where they moved."""
    if marks != before:
        connection.execute("INSERT INTO states VALUES (NULL, ?, ?, ?)", (marks.revision, marks.position, marks.newest))


def stood_at(connection: sqlite3.Connection, position: int, revision: str) -> bool:
    """Whether the ledger ended a transaction with these marks."""
    query = "SELECT 1 FROM states WHERE position = ? AND revision = ? LIMIT 1"
    return connection.execute(query, (position, revision)).fetchone() is not None


def moment(text: str) -> str:
    """Return a point in time as the ledger writes it. A day, a month or a year means its end, a time without a zone is UTC.

    Raises UsageError for what is no ISO date or time.
    """
    if _MONTH_OR_YEAR.fullmatch(text) and _is_date(first := f"{text}-01-01"[: len("2026-03-01")]):
        # The last day of a month need not be known: no time that is written lies between it and the 31st.
        return f"{text if len(text) > len('2026') else first[:5] + '12'}-31{_END_OF_DAY}"
    if _is_date(text):
        return f"{date.fromisoformat(text).isoformat()}{_END_OF_DAY}"
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"'{text}' is no time.", place="known by", remedy="Give a date such as 2026-03-01, or 2026-03-01T12:00:00+00:00."
        ) from error
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
