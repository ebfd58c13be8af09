"""Calendar arithmetic for dates that a sentence leaves incomplete. Values are ISO, their length tells the precision."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

LAST, NEAREST, NEXT = -1, 0, 1
SOME = "some "
_FEW = {"day": (1, 10), "week": (7, 70), "hour": (0, 1)}  # days: how few and how many "some weeks" may be
CENTURY_PIVOT = 69  # as in POSIX: 69 to 99 are 19xx
_MONTHS = 12


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None for what no calendar holds."""
    if not MINYEAR <= year <= MAXYEAR or (month is not None and not 1 <= month <= _MONTHS):
        return None
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def full_year(two_digits: int) -> int:
    """The year that two digits stand for."""
    return two_digits + (1900 if two_digits >= CENTURY_PIVOT else 2000)


def year_of_day(month: int, day: int, anchor: date, direction: int) -> int | None:
    """The year of a day printed without one: the last such day up to the anchor (`LAST`), the next from it on
    (`NEXT`), or the nearest, the past one where both are equally far. None for a day that no year nearby holds.
    """
    days = [made for year in range(anchor.year - 4, anchor.year + 5) if (made := _date(year, month, day)) is not None]
    past = max((d for d in days if d <= anchor), default=None)
    coming = min((d for d in days if d >= anchor), default=None)
    if direction == NEAREST and past is not None and coming is not None:
        return past.year if anchor - past <= coming - anchor else coming.year
    chosen = (coming if direction == NEXT else past) or past or coming
    return None if chosen is None else chosen.year


def year_of_month(month: int, anchor: date, direction: int, *, strictly: bool = False) -> int:
    """The year of a month printed without one; `strictly` leaves the anchor's own month out."""
    if direction == LAST:
        return anchor.year - (month > anchor.month or (strictly and month == anchor.month))
    if direction == NEXT:
        return anchor.year + (month < anchor.month or (strictly and month == anchor.month))
    ahead = (month - anchor.month) % _MONTHS
    return anchor.year + (month < anchor.month) if ahead < _MONTHS // 2 else anchor.year - (month > anchor.month)


def weekday_near(weekday: int, anchor: date, direction: int, *, strictly: bool = False) -> date | None:
    """The latest such day up to the anchor or the first from it on (Monday is 0); `strictly` leaves the anchor itself out.

    `NEAREST` is the one in the anchor's week, which begins on Monday.
    """
    if direction == NEAREST:
        return shift_days(anchor, weekday - anchor.weekday())
    distance = (weekday - anchor.weekday()) * direction % 7
    return shift_days(anchor, direction * (7 if strictly and not distance else distance))


def shift_days(anchor: date, days: int) -> date | None:
    """The day so many days from the anchor, None outside the calendar."""
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return None


def shift(anchor: date, unit: str, count: int) -> str | None:
    """What lies `count` units from the anchor, as precisely as the unit tells.

    A week is no date, but the month in which all of it lies is one: "last week" is in July, or it is nothing.
    """
    if unit == "day":
        moved = shift_days(anchor, count)
        return None if moved is None else moved.isoformat()
    if unit == "month":
        months = anchor.year * _MONTHS + anchor.month - 1 + count
        return iso(months // _MONTHS, months % _MONTHS + 1)
    if unit == "week":
        monday, sunday = (shift_days(anchor, 7 * count + day - anchor.weekday()) for day in (0, 6))
        return iso(monday.year, monday.month) if monday and sunday and monday.month == sunday.month else None
    return iso(anchor.year + count) if unit == "year" else None


def same_day(anchor: date, unit: str, count: int) -> date | None:
    """Return the day of the same number so many units from the anchor; None where the month has no such day."""
    if unit in ("day", "week"):
        return shift_days(anchor, count * (7 if unit == "week" else 1))
    months = anchor.year * _MONTHS + anchor.month - 1 + count * (_MONTHS if unit == "year" else 1)
    try:
        return anchor.replace(year=months // _MONTHS, month=months % _MONTHS + 1)
    except ValueError:
        return None


def told_from(value: str, unit: str, count: int) -> str | None:
    """What lies `count` units from a date that may be less precise: None where it is, as in "two days after May".

    A number of weeks is a round one: what comes out is the month. Of "some days" what comes out is the month in which
    all that they may be lie.
    """
    if unit.startswith(SOME):
        return _some_from(value, unit.removeprefix(SOME), count)
    parts = [int(part) for part in value.split("-")]
    needed = {"day": 3, "week": 3, "month": 2, "year": 1}[unit]
    if len(parts) < needed:
        return None
    start = _date(*[*parts, 1, 1][:3])
    if start is None:
        return None
    if unit == "week":
        moved = shift_days(start, 7 * count)
        return None if moved is None else iso(moved.year, moved.month)
    return shift(start, unit, count)


def _some_from(value: str, unit: str, count: int) -> str | None:
    if unit not in _FEW or len(value) != len("2017-07-14"):
        return None
    ends = [shift_days(date.fromisoformat(value), count * days) for days in _FEW[unit]]
    first, last = (end.isoformat() if end else "" for end in ends)
    return first[:7] if first and first[:7] == last[:7] else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
