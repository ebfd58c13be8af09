"""Clusters: the reports that are taken for those of one event while all are gone through, and the days that part them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.resolve.reports import Report


@dataclass(slots=True, eq=False)
class Cluster:
    """Reports of one event. `first` and `last` are the days (ordinals) between which it lies, `heard` the last day of its news.

    `dated`: a report names the day. `articles` holds the dates that each article gives.
    """

    first: int
    last: int
    heard: int
    dated: bool = False
    reports: list[Report] = field(default_factory=list)
    jurisdiction: str | None = None
    deeds: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    strands: set[str] = field(default_factory=set)
    sums: set[tuple[str, float]] = field(default_factory=set)
    articles: dict[str, set[str | None]] = field(default_factory=dict)

    def distance(self, when: int) -> int:
        """Return how many days a day lies outside."""
        return max(self.first - when, when - self.last, 0)


class Parts:
    """The days that part what comes before them from what comes after: liftings among blocks, the block among threats."""

    def __init__(self, told: Iterable[tuple[int, Report]]) -> None:
        self._days: dict[str, list[tuple[int, str]]] = {}
        for when, report in told:
            self._days.setdefault(report.strand, []).append((when, report.jurisdiction or ""))
        for known in self._days.values():
            known[:] = sorted(set(known))

    def between(self, start: int, stop: int, report: Report, jurisdiction: str | None) -> bool:
        """Whether such a day lies after `start` and not after `stop`, for the party of a report, where it holds."""
        known = self._days.get(report.strand, [])
        days = known[bisect_left(known, (start + 1, "")) : bisect_left(known, (stop + 1, ""))]
        here = jurisdiction or report.jurisdiction
        return any(not place or not here or place == here for _, place in days)
