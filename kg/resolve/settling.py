"""One value out of many reports, and what the others say kept beside it.

The value that most independent sources give stands; of several, the one whose article is nearest to the event; of those, the most
precise. Copies of one text, and articles of one outlet, are one source.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.resolve.copies import families
from kg.resolve.reports import Report
from kg.resolve.times import day, days

_STATED = ("stated", "relative")
_FAR = 10**6
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    """A value, the rule that chose it (`only`, `agreed`, `sources`, `nearest` or `first`), and whether others differ."""

    value: T | None
    rule: str
    disputed: bool


def sources(reports: Sequence[Report]) -> dict[str, str]:
    """Return for each article the name of the source that it is of: articles of one text or of one outlet are one."""
    head = families({report.article: report.sketch for report in reports})
    outlets: dict[str, str] = {}
    joined: dict[str, str] = {}

    def top(name: str) -> str:
        while joined.get(name, name) != name:
            name = joined[name]
        return name

    for report in sorted(reports, key=lambda r: r.article):
        own = top(head[report.article])
        if report.outlet:
            other = top(outlets.setdefault(report.outlet.casefold(), own))
            joined[max(own, other)] = min(own, other)
    return {article: top(name) for article, name in head.items()}


def settled(
    told: Iterable[tuple[T, Report]],
    source_of: Mapping[str, str],
    *,
    lag: Callable[[T, Report], int],
    says: Callable[[T, T], bool] = lambda _, __: False,
) -> Settled[T]:
    """Return the value that stands of those that reports tell.

    `lag`: days between the event and a report. `says(a, b)`: who says a says b as well, less precisely, and so differs not.
    """
    by_value: dict[T, list[Report]] = {}
    for value, report in told:
        by_value.setdefault(value, []).append(report)
    support = {value: {source_of[r.article] for r in reports} for value, reports in by_value.items()}
    for vague in by_value:
        for value in by_value:
            if says(vague, value):
                support[value] |= support[vague]
    rivals = [value for value in by_value if not any(says(value, other) for other in by_value)]
    if not rivals:
        return Settled(None, "only", disputed=False)
    nearest = {value: min(lag(value, report) for report in by_value[value]) for value in rivals}
    order = sorted(rivals, key=lambda v: (-len(support[v]), nearest[v], -len(str(v)), str(v)))
    best = order[0]
    if len(order) == 1:
        return Settled(best, "only" if len(support[best]) == 1 else "agreed", disputed=False)
    second = order[1]
    if len(support[best]) > len(support[second]):
        return Settled(best, "sources", disputed=True)
    return Settled(best, "nearest" if nearest[best] < nearest[second] else "first", disputed=True)


def settled_date(reports: Sequence[Report], source_of: Mapping[str, str]) -> tuple[Settled[str], str | None]:
    """Return the date of an event and how it is known. What articles state stands before the days of articles."""
    for bases in (_STATED, ("published",)):
        told = [(r.fact.date, r) for r in reports if r.fact.date and r.fact.date_basis in bases]
        if told:
            # Whose article came soonest after the day is nearest.
            chosen = settled(told, source_of, lag=lambda iso, r: lag_of(r, days(iso)), says=_less_precise)
            return chosen, next(r.fact.date_basis for value, r in told if value == chosen.value)
    return Settled(None, "only", disputed=False), None


def lag_of(report: Report, stretch: tuple[int, int] | None) -> int:
    """Return the days between an event and a report of it; very many where one of them is unknown."""
    at = day(report.published)
    return _FAR if stretch is None or at is None else max(stretch[0] - at, at - stretch[1], 0)


def _less_precise(one: str, other: str) -> bool:
    return len(one) < len(other) and other.startswith(one)
