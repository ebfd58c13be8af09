"""Dates of any precision as stretches of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

_YEAR, _MONTH, _DAY = 4, 7, 10


@lru_cache(maxsize=65536)
def days(iso: str | None) -> tuple[int, int] | None:
    """Return the first and the last day (ordinals) of an ISO date of any precision, a time behind it left out.

    None where it is no date: what comes from outside may say anything.
    """
    try:
        if iso and len(iso) >= _DAY:
            day = date.fromisoformat(iso[:_DAY]).toordinal()
            return day, day
        if iso and len(iso) == _MONTH:
            year, month = int(iso[:_YEAR]), int(iso[_YEAR + 1 :])
            return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
        if iso and len(iso) == _YEAR:
            return date(int(iso), 1, 1).toordinal(), date(int(iso), 12, 31).toordinal()
    except ValueError:
        pass
    return None


def day(iso: str | None) -> int | None:
    """Return the day (ordinal) of an ISO date or time, None for one that names no single day."""
    found = days(iso)
    return found[0] if found and found[0] == found[1] else None


def precise(iso: str | None) -> bool:
    """Whether it names a single day."""
    return day(iso) is not None
