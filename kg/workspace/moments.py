"""The two times that a question may be asked of: what was published by then, and what the ledger held then."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from kg.ledger import moment
from kg.model import UsageError

_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?")
_DAY = len("2017-07-14")


@dataclass(frozen=True, slots=True)
class Moment:
    """`as_of`: the last day of publication that counts. `known_by`: a day, or an ISO time. None: all that is here now."""

    as_of: str | None = None
    known_by: str | None = None

    @property
    def is_now(self) -> bool:
        """Whether nothing is left out."""
        return self == Moment()

    def __str__(self) -> str:
        told = [f"published by {self.as_of}"] if self.as_of else []
        return " and ".join([*told, *([f"known by {self.known_by}"] if self.known_by else [])]) or "known now"


NOW = Moment()


def day_of(text: str, *, place: str) -> str:
    """Return the last day of a year, a month or a day, ISO. Raises UsageError for anything else."""
    try:
        if found := _MONTH.fullmatch(text):
            year, month = int(found[1]), int(found[2] or 12)
            return date(year, month, calendar.monthrange(year, month)[1]).isoformat()
        if len(text) == _DAY:
            return date.fromisoformat(text).isoformat()
    except ValueError:  # calendar.IllegalMonthError is one
        pass
    raise UsageError(f"'{text}' is no date.", place=place, remedy="Give 2017-07-14, 2017-07 or 2017; a month means its end.")


def time_of(text: str, *, place: str) -> str:
    """Return a day as `day_of` does, or an ISO time as it stands. Raises UsageError for what is neither."""
    if len(text) <= _DAY:
        return day_of(text, place=place)
    try:
        moment(text)
    except UsageError as error:
        raise UsageError(error.problem, place=place, remedy=error.remedy) from error
    return text
