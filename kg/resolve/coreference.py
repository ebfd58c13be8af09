"""Event coreference: which reports of a party tell of the same event.

All reports of a party and its owners are read in an order that their content alone decides, the surest first: those that name a
day, then the undated ones in the time of their articles, then months, years, and what is told for background only. Each joins
the cluster that fits best, or begins one. So the outcome depends on the set of reports, and not on the order of their arrival,
and takes n log n steps. What fits:

- the same deed (newspapers call one deed a block or a ban) at the same stage: a threat is another event than the deed;
- no two different places, and no two different bodies unless one is a part or a successor of the other;
- days that lie close, unless the deed was lifted in between: what holds cannot begin again;
- for acts that can be repeated (fines, warnings, summonses): days that lie closer, and no two different sums.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import islice

from kg.resolve.clusters import Cluster, Parts
from kg.resolve.gazetteer import ActionType, Gazetteer
from kg.resolve.keys import CLASS, id_of, kind_of
from kg.resolve.marks import ROUNDING, marks_of, sum_keys, terms_of
from kg.resolve.placing import in_time
from kg.resolve.relations import Relations
from kg.resolve.reports import DEED, EXCHANGE, Report
from kg.resolve.times import day, days
from kg.resolve.untimed import join_untimed

# Days by which the dates of one deed may differ: printed slips and time zones, for what can be repeated; for what holds until
# it is lifted also deadlines printed as dates.
_SLIP, _HOLDS_SLIP = 2, 14
# Days that the news of a deed lasts: an undated report is of the last deed that many days before its article.
_NEWS, _HOLDS_NEWS = 10, 45
# The same without an end in between: what is not lifted holds.
_STILL = 180
# Days between two articles on one threat or plan.
_TALK = 30
# Days within which the same sum is the same fine, and the only act of a body in a long time the one that is meant.
_LONG = 400
# Days that one affair takes.
_AFFAIR = 60
_ONGOING = "ongoing"
_STATED = frozenset({"stated", "relative"})
_MONTH = 31
# Events that one looks back on: a mention that fits none of the last hundreds is of none.
_LOOKED_AT = 400
_DENIAL = "denial"
_ANYBODY = frozenset({"place", "person"})


def clusters(reports: Iterable[Report], gazetteer: Gazetteer, relations: Relations) -> list[list[Report]]:
    """Return the reports of one partition in groups, one an event, the earliest report of each first."""
    groups: dict[tuple[str, str], list[Report]] = {}
    unnamed: dict[tuple[str, ...], list[Report]] = {}
    for report in in_time(list(reports)):
        if kind_of(report.strand) == CLASS:
            # Nothing then says that two articles mean the same but a day that both name.
            apart = (report.fact.date,) if _is_stated(report) else ("", report.mark)
            unnamed.setdefault((report.deed, report.stage, *map(str, apart)), []).append(report)
            continue
        groups.setdefault((gazetteer.actions[report.deed].akin, report.stage), []).append(report)
    done_reports = [report for (_, stage), group in groups.items() if stage == DEED for report in group]
    ending = frozenset(deed for type_ in gazetteer.actions.values() for deed in type_.ended_by)
    restoring = [report for report in done_reports if report.fact.action in ending]
    holding = [report for report in done_reports if gazetteer.actions[report.deed].lasts]
    deeds: dict[str, list[Cluster]] = {}
    gatherings: list[_Gathering] = []
    # Deeds first: they part the threats.
    for deed, stage in sorted(groups, key=lambda g: (g[1] != DEED, g)):
        done = stage == DEED
        type_ = gazetteer.actions[deed]
        if not done:
            parts = Parts((c.first, c.reports[0]) for c in deeds.get(deed, ()) if c.dated)
        elif deed in ending:
            parts = Parts(_days_of(holding))
        else:
            parts = Parts(_days_of(restoring) if type_.lasts else ())
        gathering = _Gathering(relations, type_, done=done, ends=deed in ending, parts=parts)
        gathering.gather(groups[deed, stage])
        gatherings.append(gathering)
        if done:
            deeds[deed] = gathering.all()
    join_untimed(gatherings, (cluster for gathering in gatherings for cluster in gathering.all()))
    gathered = [*(cluster.reports for made in gatherings for cluster in made.all()), *(unnamed[key] for key in sorted(unnamed))]
    return [sorted(group, key=lambda r: r.order) for group in gathered]


def _is_stated(report: Report) -> bool:
    """Whether the article names the day."""
    return report.fact.date_basis in _STATED and day(report.fact.date) is not None


def _days_of(reports: Iterable[Report]) -> Iterator[tuple[int, Report]]:
    return ((day(report.fact.date) or 0, report) for report in reports if _is_stated(report))


class _Way(IntEnum):
    """How reports join, the surest first: by a day, as news, by a month or a year, as background, without any time."""

    DATED = 0
    NEWS = 1
    VAGUE = 2
    BACKGROUND = 3
    NEVER = 4


class _Gathering:
    """Gathers the reports of one deed at one stage into clusters."""

    def __init__(
        self,
        relations: Relations,
        type_: ActionType,
        *,
        done: bool,
        ends: bool,
        parts: Parts,
    ) -> None:
        self._relations = relations
        self._ends = ends
        # An end is a change of state like the beginning: it cannot come twice in a row either.
        self._lasts = type_.lasts or self._ends
        self.holds = type_.lasts and done
        self.untimed: list[Report] = []
        self._answers = type_.answers
        self._mutual = type_.family == EXCHANGE and not type_.answers
        self._done = done
        self._parts = parts
        self._clusters: list[Cluster] = []
        self._of_sum: dict[tuple[str, int], list[Cluster]] = {}
        self._timeless: list[Cluster] = []
        self._by_mark: dict[object, list[Cluster]] = {}
        self._longest = 0

    def gather(self, reports: Iterable[Report]) -> None:
        """Gather all reports but the untimed ones. Each way of joining is tried on all before the next, less sure one."""
        ways = {
            _Way.DATED: self._dated,
            _Way.NEWS: self._news,
            _Way.VAGUE: self._vague,
            _Way.BACKGROUND: self._background,
            _Way.NEVER: self._never,
        }
        for way, _, when, report in sorted(((*self._way(r), r) for r in reports), key=lambda x: (*x[:3], x[3].order)):
            ways[way](report, when)

    def all(self) -> list[Cluster]:
        """Return the clusters, those of no known time last."""
        return [*self._clusters, *self._timeless]

    def _way(self, report: Report) -> tuple[_Way, bool, int]:
        """Return how a report joins, whether it is one of the less sure ones of its kind, and the day that it is about.

        Less sure is what names no place or no body, and a year beside a month.
        """
        fact, published = report.fact, day(report.published or report.written)
        unsure = not report.jurisdiction or not self._bodies(report)
        stretch = days(fact.date) if fact.date_basis in _STATED else None
        if fact.status == _ONGOING and stretch == (published, published):
            # "Still blocked on Friday": the day is that of the news.
            stretch = None
        if stretch and self._is_past(report, stretch, published):
            first, last = stretch
            if first == last:
                return (_Way.DATED if self._done else _Way.NEWS), unsure, first
            return _Way.VAGUE, last - first > _MONTH, first
        if published is not None:
            return (_Way.NEWS if report.lead and not fact.former else _Way.BACKGROUND), unsure, published
        return _Way.NEVER, unsure, 0

    def _is_past(self, report: Report, stretch: tuple[int, int], published: int | None) -> bool:
        """Whether a date is that of the event, and not one to come: of a threat the day is told when it is past.

        When an article without a day was written is a guess, and what it tells as done on a day was done before.
        """
        if self._done:
            return published is None or report.published is None or stretch[0] <= published + 1
        return published is not None and stretch[1] < published

    def _dated(self, report: Report, when: int) -> None:
        slip = _HOLDS_SLIP if self._lasts else _SLIP

        def near(cluster: Cluster) -> bool:
            if cluster.distance(when) > slip or (not self._lasts and max(cluster.last, when) - min(cluster.first, when) > slip):
                return False
            early, late = min(cluster.first, when), max(cluster.first, when)
            return not self._parts.between(early, late, report, cluster.jurisdiction)

        same = [c for c in self._around(when - slip, when + slip) if near(c) and self._fits(c, report, when)]
        best = min(same, key=lambda c: (c.distance(when), c.first), default=None) or self._same_sum(report, when)
        self._join(best, report, first=when, last=when, heard=day(report.published or report.written) or when, dated=True)

    def _news(self, report: Report, when: int) -> None:
        """An article that names no day tells of the last deed before it, if that is still news, or still holds."""
        reach = _TALK if not self._done else _HOLDS_NEWS if self._ends else _STILL if self._lasts else _NEWS
        if report.fact.status == _ONGOING:
            # What goes on has begun before, a block any time ago.
            reach = when if self._lasts else _STILL

        early = self._early(report)

        def heard(cluster: Cluster) -> bool:
            if not cluster.first - early <= when <= (cluster.heard if self._lasts or not self._done else cluster.last) + reach:
                return False
            if report.lifted and not self._ends and self._done:
                return True
            return not self._parts.between(cluster.first, when, report, cluster.jurisdiction)

        known = [c for c in self._around(when - reach, when + early) if heard(c) and self._fits(c, report, None)]
        best = max(known, key=lambda c: c.first, default=None) or self._same_term(report, when) or self._same_sum(report, when)
        best = best or self._only_one(report, when)
        self._join(best, report, first=when, last=when, heard=when)

    def _early(self, report: Report) -> int:
        """Return how many days before an event an article on it may seem to be: the days that an undated one prints may be those
        before it was written. Of what may be repeated, another one may lie between.
        """
        return 1 if report.published or (self._done and not self._lasts) else _NEWS

    def _vague(self, report: Report, when: int) -> None:
        """A month or a year is of a deed within it: the last that may hold, or else the one that most speak of."""
        first, last = days(report.fact.date) or (when, when)
        within = [c for c in self._around(first, last) if c.last >= first and self._fits(c, report, None)]
        # What was blocked twice in a year, and is told of later, is told of for the block that stayed.
        best = max(within, key=lambda c: (c.first if self._lasts else len(c.reports), -c.first), default=None)
        if self._lasts and len(within) > 1 and not report.published:
            best = None  # an article that is of no day may be from between the two
        self._join(best, report, first=first, last=last, heard=day(report.published or report.written) or last)

    def _background(self, report: Report, when: int) -> None:
        """What is mentioned behind the news was done before: the last time that it was, however long ago.

        What is told as not the first time was done before the news, and two such of one deed may be either.
        """
        known = self._fitting(self._before(when + self._early(report)), report)
        if report.fact.former:
            known = (cluster for cluster in known if cluster.last < when - _NEWS)
        elif not (report.published or self._lasts) and self._done:
            known = self._likeliest(list(known), report)
        if self._ends:
            # What was lifted years ago may have been lifted more than once since.
            known = (cluster for cluster in known if when - cluster.heard <= _LONG)
        elif report.lifted and not self._done:
            # Beside the news that a block is lifted, one that may come is the next one, and not the one that was threatened.
            known = (c for c in known if not self._parts.between(c.first, when, report, c.jurisdiction))
        best = next(known, None)
        if best is not None and self._done and not self._lasts and when - best.heard > _NEWS and next(known, None) is not None:
            best = None
        self._join(best or self._same_sum(report, when), report, first=when, last=when, heard=when)

    def _likeliest(self, known: Sequence[Cluster], report: Report) -> Iterator[Cluster]:
        """Of what may be repeated an article that has no day means the one that it has something in common with, or the only one.

        The day on which it was written is a guess: the nearest to it is as likely the one before.
        """
        near = [cluster for cluster in known if cluster.distance(day(report.written) or 0) <= _AFFAIR]
        tied = [cluster for cluster in near if any(set(marks_of(report)) & set(marks_of(other)) for other in cluster.reports)]
        return iter(tied if len(tied) == 1 else near if len(near) == 1 else () if near else known)

    # -- what has no known time

    def _never(self, report: Report, _: int) -> None:
        self.untimed.append(report)

    def fits(self, cluster: Cluster, report: Report) -> bool:
        """Whether nothing speaks against it."""
        return self._fits(cluster, report, None)

    def possible(self, report: Report) -> Iterator[Cluster]:
        """Yield the clusters that a report fits, of the last hundreds."""
        return self._fitting((*reversed(self._clusters[-_LOOKED_AT:]), *self._timeless[-_LOOKED_AT:]), report)

    def tied(self, report: Report) -> Cluster | None:
        """Return the cluster that has most in common with a report, of those that it fits; None where none has anything."""
        if not self._by_mark:
            for cluster in self._clusters:
                self._mark(cluster, cluster.reports)
        shared = Counter(c for mark in marks_of(report) for c in self._by_mark.get(mark, ()))
        known = sorted(self._fitting(shared, report), key=lambda c: (-shared[c], c.first, c.reports[0].order))
        return known[0] if known else None

    def take(self, cluster: Cluster, report: Report) -> Cluster:
        """Put a report into a cluster."""
        self._mark(cluster, [report])
        return self._take(cluster, report)

    def begin(self) -> Cluster:
        """Begin a cluster of no known time."""
        self._timeless.append(Cluster(0, 0, 0))
        return self._timeless[-1]

    def _mark(self, cluster: Cluster, reports: Iterable[Report]) -> None:
        for mark in {mark for report in reports for mark in marks_of(report)}:
            held = self._by_mark.setdefault(mark, [])
            if cluster not in held and len(held) < _LOOKED_AT:
                held.append(cluster)

    def _same_term(self, report: Report, when: int) -> Cluster | None:
        """What is threatened or planned for the same day is the same, also where a month lies between two articles on it."""
        terms = terms_of(report)
        if self._done or not terms:
            return None
        known = self._around(when - _LONG, when + _TALK)
        return next((c for c in known if self._fits(c, report, None) and any(terms & terms_of(r) for r in c.reports)), None)

    def _same_sum(self, report: Report, when: int) -> Cluster | None:
        amount = report.fact.amount
        if amount is None:
            return None
        known = (c for k in sum_keys(amount) for c in self._of_sum.get(k, ()))
        near = [c for c in known if c.distance(when) <= _LONG and self._fits(c, report, None)]
        return min(near, key=lambda c: (c.distance(when), c.first), default=None)

    def _only_one(self, report: Report, when: int) -> Cluster | None:
        """Return the one act of the same body, or answer of the party, in a long time; of several, one may mean any."""
        if not self._done or self._lasts:
            return None
        known = list(islice(self._fitting(self._before(when), report), 2))
        if len(known) != 1 or when - known[0].first > _LONG:
            return None
        return known[0] if self._answers or known[0].bodies & set(self._bodies(report)) else None

    def _fits(self, cluster: Cluster, report: Report, when: int | None) -> bool:
        """Whether nothing speaks against it; `when` is the day that the report names."""
        if cluster.jurisdiction and report.jurisdiction and cluster.jurisdiction != report.jurisdiction:
            return False
        # Who sues is not who is sued; talks are held from either side.
        if not self._mutual and report.acts is not cluster.reports[0].acts:
            return False
        if report.voice != cluster.reports[0].voice or (report.stage == _DENIAL and self._denies_otherwise(cluster, report)):
            return False
        # What one article tells apart is apart.
        if (dates := cluster.articles.get(report.article)) is not None and (
            self._told_apart(dates, report.fact.date) or _is_of_another_affair(cluster, report)
        ):
            return False
        bodies = self._bodies(report)
        shared = any(self._relations.related(id_of(a), id_of(b)) for a in bodies for b in cluster.bodies)
        same_day = when is not None and cluster.first == when == cluster.last
        if bodies and cluster.bodies and not shared and not self._one_of_two(cluster, report, when):
            return False
        if report.deed not in cluster.deeds and not self._alike(cluster, report, when):
            return False
        amount = report.fact.amount
        sums = [value for currency, value in cluster.sums if amount and currency == amount.currency]
        equal = amount is not None and any(abs(amount.value - value) <= ROUNDING * max(amount.value, value) for value in sums)
        if sums and not equal:
            return False
        return report.strand in cluster.strands or (
            not self._lasts and shared and (equal or same_day) and any(self._owned(report.strand, p) for p in cluster.strands)
        )

    def _denies_otherwise(self, cluster: Cluster, report: Report) -> bool:
        """Whether one denies it within limits and the other altogether: "not for ever", and "not on Friday"."""
        return bool(report.fact.scope) is not bool(cluster.reports[0].fact.scope)

    def _one_of_two(self, cluster: Cluster, report: Report, when: int | None) -> bool:
        """Whether two bodies may be named for one deed.

        Of a block within a country some name the court and others who carries it out; what is forbidden to some only may be
        forbidden by several.
        """
        if not self._lasts or not self._done or not report.jurisdiction or report.jurisdiction != cluster.jurisdiction:
            return False
        if report.fact.scope or any(other.fact.scope for other in cluster.reports[:_LOOKED_AT]):
            return False
        if when is not None:
            return cluster.distance(when) <= _SLIP
        stretch = days(report.fact.date)
        return stretch is not None and stretch[0] <= cluster.first <= stretch[1]

    def _alike(self, cluster: Cluster, report: Report, when: int | None) -> bool:
        """Whether a deed may be one of another name: of the same day, month or year, or talked of in the same days."""
        if when is not None:
            return cluster.distance(when) <= 1
        if not self._done:
            return (
                at := day(report.published or report.written)
            ) is not None and cluster.first - _NEWS <= at <= cluster.heard + _NEWS
        stretch = days(report.fact.date)
        return stretch is not None and cluster.dated and stretch[0] <= cluster.first <= stretch[1]

    def _told_apart(self, dates: set[str | None], date: str | None) -> bool:
        """Whether one article means two: what may be repeated on any two dates, and what holds on two days."""
        if self._lasts or not self._done:
            return day(date) is not None and any(day(other) not in (None, day(date)) for other in dates)
        return date is None or dates != {date}

    def _owned(self, one: str, other: str) -> bool:
        """Whether one of two is the owner of the other, and not both the products of a third."""
        return self._relations.owner(id_of(one)) in (id_of(one), id_of(other))

    def _bodies(self, report: Report) -> list[str]:
        """The bodies that act, as far as their names tell them apart.

        Newspapers name a country or its government for any body of it, and one that no list holds may be a listed one in other
        words ("the telecoms authority", "a court in the capital").
        """
        return [
            side
            for side in report.sides
            if kind_of(side) not in _ANYBODY
            and self._relations.is_listed(id_of(side))
            and not self._relations.stands_for_all(id_of(side))
        ]

    def _fitting(self, known: Iterable[Cluster], report: Report) -> Iterator[Cluster]:
        return (cluster for cluster in known if self._fits(cluster, report, None))

    def _before(self, when: int) -> Iterator[Cluster]:
        """The clusters that begin by a day, the latest first; as many as one looks at."""
        stop = bisect_right(self._clusters, when, key=_first)
        return (self._clusters[i] for i in range(stop - 1, max(stop - 1 - _LOOKED_AT, -1), -1))

    def _around(self, first: int, last: int) -> list[Cluster]:
        """The clusters that lie, or were news, in a stretch of days, in order."""
        start = bisect_left(self._clusters, first - self._longest, key=_first)
        stop = bisect_right(self._clusters, last, key=_first)
        return [c for c in self._clusters[start:stop] if max(c.last, c.heard) >= first]

    def _join(self, best: Cluster | None, report: Report, *, first: int, last: int, heard: int, dated: bool = False) -> None:
        if best is None:
            best = Cluster(first, last, heard, dated)
            self._take(best, report)
            insort(self._clusters, best, key=_first)
        else:
            self._take(best, report)
            best.heard = max(best.heard, heard)
            if dated and best.dated and last - best.first <= _HOLDS_SLIP:
                # `first` stays: the list is sorted by it, and dated reports come in the order of their days.
                best.last = max(best.last, last)
        self._longest = max(self._longest, max(best.last, best.heard) - best.first)

    def _take(self, cluster: Cluster, report: Report) -> Cluster:
        cluster.reports.append(report)
        cluster.jurisdiction = cluster.jurisdiction or report.jurisdiction
        cluster.bodies.update(self._bodies(report))
        cluster.strands.add(report.strand)
        cluster.deeds.add(report.deed)
        cluster.articles.setdefault(report.article, set()).add(report.fact.date)
        if amount := report.fact.amount:
            cluster.sums.add((amount.currency, amount.value))
            self._of_sum.setdefault(sum_keys(amount)[0], []).append(cluster)
        return cluster


def _is_of_another_affair(cluster: Cluster, report: Report) -> bool:
    """Whether the article tells one of them as the news and the other as an earlier one."""
    return any(r.fact.former is not report.fact.former for r in cluster.reports if r.article == report.article)


def _first(cluster: Cluster) -> int:
    return cluster.first
