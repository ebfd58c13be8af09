"""What a report may have in common with others of its event, beside the deed itself: names, numbers, terms, sums."""

from __future__ import annotations

import math
from collections.abc import Iterator

from kg.model import Amount
from kg.resolve.reports import Report

# Two sums that differ by less than this share are one, told roundly.
ROUNDING = 0.06
# A number that two deeds have by chance is a small one.
_MANY = 10
_DAY = len("2017-07-14")


def terms_of(report: Report) -> set[str | None]:
    """Return the day that a report names, and the one by which something is asked for."""
    return {report.fact.date, report.fact.deadline} - {None}


def marks_of(report: Report) -> Iterator[object]:
    """Yield what a report may have in common with others of its event: whom it names, whom it quotes, its number and term."""
    if not report.fact.former:
        yield from report.company
    if report.fact.count is not None and report.fact.count >= _MANY:
        yield "count", report.fact.count
    yield from (("term", term) for term in terms_of(report) if term and len(term) == _DAY)
    if report.fact.amount is not None:
        yield from (("sum", key) for key in sum_keys(report.fact.amount)[:1])


def sum_keys(amount: Amount) -> list[tuple[str, int]]:
    """Names for a sum of money such that sums that differ by rounding share one; the first is its own."""
    size = round(math.log(max(amount.value, 1)) / ROUNDING)
    return [(amount.currency, n) for n in (size, size - 1, size + 1)]
