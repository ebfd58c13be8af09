"""Reports without a time, placed in time by what their articles are in company with."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.resolve.copies import families
from kg.resolve.reports import Report
from kg.resolve.times import day

# Days that one affair is in the papers: what is named over a longer time is of no one time.
_AFFAIR = 60


def in_time(reports: Sequence[Report]) -> Sequence[Report]:
    """Return the reports of a partition, those of no known time with the time that their company tells.

    A copy is of the time of its text. What is named only in articles of one affair dates another article that names it; and
    what is named over a longer time ties nothing.
    """
    if all(report.published or report.written for report in reports):
        return reports
    heads = families({report.article: report.sketch for report in reports})
    spans: dict[object, tuple[int, int]] = {}
    for report in reports:
        if (at := _day(report)) is not None:
            for each in (heads[report.article], *report.company):
                first, last = spans.get(each, (at, at))
                spans[each] = min(first, at), max(last, at)
    brief = {each for each, (first, last) in spans.items() if last - first <= _AFFAIR}
    placed = []
    for report in reports:
        own = tuple(each for each in report.company if each in brief or each not in spans)
        own = (*own, zlib.crc32(heads[report.article].encode()))
        written = report.written
        if _day(report) is None:
            told = _time([heads[report.article]], spans, brief) or _time(report.company, spans, brief)
            written = date.fromordinal(told).isoformat() if told else None
        placed.append(replace(report, company=own, written=written))
    return placed


def _day(report: Report) -> int | None:
    return day(report.published) or day(report.written)


def _time(company: Iterable[object], spans: Mapping[object, tuple[int, int]], brief: set[object]) -> int | None:
    """Return the first day of the one affair that the company is of; None for none, and for two."""
    told = [spans[each] for each in company if each in brief]
    if not told or max(last for _, last in told) - min(first for first, _ in told) > _AFFAIR:
        return None
    return min(first for first, _ in told)
