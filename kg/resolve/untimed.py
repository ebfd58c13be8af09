"""Reports of no known time: each joins an event only where something ties it to one, for who guesses makes one of two.

What ties: words, names, sums, numbers and deadlines that both have; that a measure which holds until it ends is the only one
there is; and that the article also tells of other events of the same days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from kg.resolve.clusters import Cluster
from kg.resolve.reports import Report

# Of so many events one may be meant.
_LOOKED_AT = 20
# Days that one affair takes.
_AFFAIR = 60


class Gathering(Protocol):
    """The clusters of one deed at one stage. `holds`: it is done, and lasts until it is ended."""

    @property
    def holds(self) -> bool:
        """Whether it is done, and lasts until it is ended."""

    @property
    def untimed(self) -> Sequence[Report]:
        """The reports that no time is known of, in their order."""

    def tied(self, report: Report) -> Cluster | None:
        """Return the cluster that has most in common with a report, of those that it fits; None where none has anything."""

    def possible(self, report: Report) -> Iterator[Cluster]:
        """Yield the clusters that a report fits."""

    def fits(self, cluster: Cluster, report: Report) -> bool:
        """Whether nothing speaks against it."""

    def take(self, cluster: Cluster, report: Report) -> Cluster:
        """Put a report into a cluster."""

    def begin(self) -> Cluster:
        """Begin a cluster of no known time."""


def join_untimed(gatherings: Iterable[Gathering], clusters: Iterable[Cluster]) -> None:
    """Put the untimed reports of all gatherings into clusters, the surest first; `clusters` are those so far."""
    waiting = [(gathering, report) for gathering in gatherings for report in gathering.untimed]
    if not waiting:
        return
    articles = {report.article for _, report in waiting}
    beside: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for article in articles.intersection(cluster.articles):
            beside[article].append(cluster)
    alone: list[tuple[Gathering, Report, Cluster | None]] = []
    for gathering, report in waiting:
        only = _only(gathering, report)
        best = gathering.tied(report) or (only if gathering.holds else None)
        if best is None:
            alone.append((gathering, report, only))
        else:
            beside[report.article].append(gathering.take(best, report))
    may_be: dict[str, list[Cluster]] = defaultdict(list)
    for _, report, only in alone:
        may_be[report.article] += [only] if only else []
    for gathering, report, only in alone:
        if gathering.holds:
            # Before any was begun there was none, or there were several.
            only = _only(gathering, report)
            gathering.take(only or gathering.begin(), report)
            continue
        others = (c for c in (*beside[report.article], *may_be[report.article]) if c is not only)
        if only is not None and gathering.fits(only, report) and any(_of_one_affair(only, other) for other in others):
            gathering.take(only, report)
        else:
            gathering.take(gathering.tied(report) or gathering.begin(), report)


def _only(gathering: Gathering, report: Report) -> Cluster | None:
    if report.fact.former:
        # It is not the one that is in the news, and that one may be the only one that is known.
        return None
    known = list(islice(gathering.possible(report), _LOOKED_AT))
    if len(known) > 1 and gathering.holds and report.fact.reasons:
        # Blocked twice, for gambling and for a leak: the article says which.
        known = [cluster for cluster in known if any(set(r.fact.reasons) & set(report.fact.reasons) for r in cluster.reports)]
    return known[0] if len(known) == 1 else None


def _of_one_affair(one: Cluster, other: Cluster) -> bool:
    return bool(one.first and other.first) and abs(one.first - other.first) <= _AFFAIR
