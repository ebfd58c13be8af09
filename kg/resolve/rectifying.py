"""Corrections of events: clusters of reports merged, split, retracted, and values set by a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Scalar
from kg.resolve.corrections import Corrections, found_reports
from kg.resolve.events import Event, event_of
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.relations import Relations
from kg.resolve.reports import Report
from kg.resolve.times import days

if TYPE_CHECKING:
    from kg.model import Correction

Group = list[Report]


def rectified(
    groups: Sequence[Group], corrections: Corrections, gazetteer: Gazetteer, relations: Relations
) -> tuple[list[Event], frozenset[str]]:
    """Return the events of the groups after all corrections, and the ids of the corrections that found their events."""
    in_force = corrections.of_articles({report.article for group in groups for report in group})
    if not in_force:
        return [event_of(group, gazetteer, relations) for group in groups], frozenset()
    by_article: dict[str, list[Report]] = {}
    for group in groups:
        for report in group:
            by_article.setdefault(report.article, []).append(report)
    live = [list(group) for group in groups]
    applied: set[str] = set()
    values: list[tuple[Correction, Report]] = []
    for correction in in_force:
        meant = [found_reports(subject, by_article) for subject in correction.subjects]
        if not all(meant):
            continue
        applied.add(correction.id)
        first = meant[0][0]
        match correction.kind:
            case "merge":
                live = _merged(live, [reports[0] for reports in meant])
            case "split":
                live = _split(live, meant[0], set(correction.articles))
            case "retract":
                held = _holding(live, meant[0])
                live = [group for group in live if group is not held]
            case _:
                values.append((correction, first))
    events = [event_of(sorted(group, key=lambda r: r.order), gazetteer, relations) for group in live]
    for correction, report in values:
        events = [_changed(event, correction, gazetteer) if report in event.reports else event for event in events]
    return events, frozenset(applied)


def _holding(groups: Iterable[Group], reports: Sequence[Report]) -> Group | None:
    """Return the group that holds most of the reports."""
    counted = [(sum(r in group for r in reports), i, group) for i, group in enumerate(groups)]
    most = max(counted, key=lambda x: (x[0], -x[1]), default=(0, 0, []))
    return most[2] if most[0] else None


def _merged(groups: list[Group], one_of_each: Sequence[Report]) -> list[Group]:
    together = [group for group in groups if any(report in group for report in one_of_each)]
    others = [group for group in groups if not any(group is each for each in together)]
    return [*others, [report for group in together for report in group]] if together else others


def _split(groups: list[Group], meant: Sequence[Report], articles: set[str]) -> list[Group]:
    """Part the groups that hold both what is to go and what is to stay; what joined since stays."""
    made: list[Group] = []
    for group in groups:
        held = {report.article in articles for report in meant if report in group}
        sides = [[r for r in group if (r.article in articles) is goes] for goes in (False, True)]
        made += sides if held == {True, False} else [group]
    return made


def _changed(event: Event, correction: Correction, gazetteer: Gazetteer) -> Event:
    if correction.kind == "confirm":
        return replace(event, confirmed=True)
    if correction.kind != "set" or correction.field is None or correction.value is None:
        return event
    return _with(event, correction.field, correction.value, gazetteer)


def _with(event: Event, field: str, value: Scalar, gazetteer: Gazetteer) -> Event:
    """Return the event with a value that a person set: it is no longer disputed, and says that it was corrected."""
    settled_by = {name: rule for name, rule in event.settled_by.items() if name != field}
    event = replace(event, settled_by=settled_by, corrected=event.corrected | {field})
    if field == "date":
        return replace(event, date=str(value), date_basis="stated", when=days(str(value)) or event.when)
    if field == "status":
        # Whether it took place follows: what a person calls denied began no episode.
        return replace(event, status=str(value), stage=gazetteer.stages.get(str(value), event.stage))
    return replace(event, values={**event.values, field: value})
