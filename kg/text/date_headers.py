"""Dates as bylines, columns and feeds write them: with a time of day and a zone, and no sentence around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime

from kg.text.date_finding import DateMention, find_dates
from kg.text.date_values import iso
from kg.text.date_words import DateWords

MAX_HEADER = 1000
_DAY_LENGTH = 10
_ISO = re.compile(
    r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?P<mark>[-/]?)(?P<m>[0-9]{2})(?P=mark)(?P<d>[0-9]{2})"
    r"(?:(?:T|[ ]{1,3}|[ ]?,[ ]?)(?P<h>[0-9]{1,2}):?(?P<min>[0-9]{2})(?::?[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"[ ]?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?)?(?![0-9])"
)
_RFC_2822 = re.compile(
    r"\s*(?:[A-Za-z]{3},\s)?[0-9]{1,2}\s[A-Za-z]{3}\s[0-9]{4}\s[0-9]{2}:[0-9]{2}(?::[0-9]{2})?\s(?:[+-][0-9]{4}|GMT|UTC|UT)\s*"
)
_TIME = re.compile(r"(?<![0-9.:])(?P<h>[0-9]{1,2})[:.](?P<min>[0-9]{2})(?:[:.][0-9]{2})?(?![0-9]|[.:][0-9])")
_OFFSET = re.compile(r"\s{0,3}\(?(?:(?P<utc>Z|UTC|GMT)(?![A-Za-z]))?(?P<offset>[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?![0-9])")
_WORD = re.compile(r"\s{0,3}\(?([^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*\.?)")


def parse_header_date(text: str, words: Sequence[DateWords]) -> str | None:
    """The date of a header as ISO; as `2020-02-19T15:40+07:00` where the time and its zone are given too.

    Languages are tried in the order given; the first that reads a day wins, else the first that reads a month or a year.
    A time without a zone is left out: it could be any. None where there is no date.
    """
    text = text[:MAX_HEADER]
    if _RFC_2822.fullmatch(text):
        # Month names of another language have the same shape; those are for the words below.
        with suppress(ValueError, TypeError):
            return parsedate_to_datetime(text).isoformat(timespec="minutes")
    coarse: tuple[DateMention, str] | None = None
    if (stamped := _stamp(text)) is not None:
        return stamped
    for language in words:
        for mention in find_dates(text, language, None):
            if mention.value is None:
                continue
            if len(mention.value) == _DAY_LENGTH:
                return _timed(mention.value, text, mention, words)
            coarse = coarse or (mention, mention.value)
    return coarse[1] if coarse else None


def _stamp(text: str) -> str | None:
    """A machine's stamp: ISO 8601 with or without marks, with strokes for marks, with anything around it."""
    for match in _ISO.finditer(text):
        day = iso(int(match["y"]), int(match["m"]), int(match["d"]))
        if day is None:
            continue
        if match["h"] is None or match["zone"] is None:
            return day
        return _joined(day, int(match["h"]), int(match["min"]), _numeric_offset(match["zone"])) or day
    return None


def _timed(day: str, text: str, mention: DateMention, words: Sequence[DateWords]) -> str:
    """The day with the first time after it, or else before it, if that has a zone."""
    time = _TIME.search(text, mention.end) or _TIME.search(text[: mention.start])
    if time is None:
        return day
    hour, after = int(time["h"]), time.end()
    word = _WORD.match(text, after)
    for half, extra in (("am", 0), ("pm", 12)):
        marks = {mark.lower().rstrip(".") for each in words for mark in each.meridiem.get(half, ())}
        if word and word[1].lower().rstrip(".") in marks:
            if not 1 <= hour <= 12:
                return day
            hour, after = hour % 12 + extra, word.end()
            word = _WORD.match(text, after)
            break
    offset = None
    if word is not None and text[word.end() : word.end() + 1] not in ("+", "-"):
        zones = {name.lower(): value for each in reversed(words) for name, value in each.zones.items()}
        offset = zones.get(word[1].lower())
    if offset is None and (numeric := _OFFSET.match(text, after)) is not None:
        zone = numeric["offset"] or numeric["utc"]
        offset = _numeric_offset(zone) if zone else None
    return (_joined(day, hour, int(time["min"]), offset) if offset else None) or day


def _numeric_offset(zone: str) -> str:
    if zone[0] not in "+-":
        return "+00:00"
    hours, minutes = zone[1:].split(":") if ":" in zone else (zone[1:3], zone[3:]) if len(zone) > 3 else (zone[1:], "00")
    return f"{zone[0]}{int(hours):02}:{minutes or '00'}"


def _joined(day: str, hour: int, minute: int, offset: str) -> str | None:
    """The stamp, None for a time or an offset that cannot be."""
    stamp = f"{day}T{hour:02}:{minute:02}{offset}"
    try:
        return datetime.fromisoformat(stamp).isoformat(timespec="minutes")
    except ValueError:
        return None
