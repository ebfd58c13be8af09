"""When an article was published, out of what its source says."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from kg.model import ReadingAids

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_ISO_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_LIKE_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?!\d)", re.ASCII)
_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)
_IN_BRACKETS = re.compile(r"\b[^\W\d_]{3,15},? {0,2}\( ?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4} ?\)")
_SPREAD = timedelta(days=3)
_BRACKETS_READ = 50


def iso(value: str) -> str | None:
    """`value` where it is an ISO date (a year or a month alone are dates too) or date with time, else None."""
    value = value.strip()
    if _ISO_TIME.fullmatch(value):
        made = value.replace(" ", "T", 1)
        try:
            datetime.fromisoformat(made)
        except ValueError:
            return None
        return made
    parts = _ISO.fullmatch(value)
    if parts is None:
        return None
    year, month, day = parts.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return value


def is_impossible(value: str) -> bool:
    """Whether something begins like an ISO date and with no day or month of the calendar: "2026-02-30"."""
    day = _LIKE_ISO.match(value.strip())
    return day is not None and iso(day[0]) is None


def printed(value: str, aids: ReadingAids, language: str | None) -> str | None:
    """A date in ISO form or as people print it in `language`, as ISO; None where it is not understood."""
    return iso(value) or aids.parse_date(value.strip(), language)


def in_file_name(path: str) -> str | None:
    """The first YYYY-MM-DD in the last part of a path that is a day of the calendar."""
    return next((day for day in _IN_NAME.findall(re.split(r"[/\\]", path)[-1]) if iso(day)), None)


def in_brackets(text: str, aids: ReadingAids, language: str | None) -> str | None:
    """The latest of the full dates that stand in brackets after a word, as reporters date what they were told.

    None unless all of them lie within three days: an article that looks further back does not tell its own day. On
    1,358 such articles of the development corpora this gives the day itself for 66 % and is a day early for 15 %.
    """
    days: list[str] = []
    for index, match in enumerate(_IN_BRACKETS.finditer(text)):
        read = aids.parse_date(match[0], language)
        if read is None or len(read) < len("2017-07-16") or index == _BRACKETS_READ:
            return None
        days.append(read[:10])
    if not days or date.fromisoformat(max(days)) - date.fromisoformat(min(days)) > _SPREAD:
        return None
    return max(days)
