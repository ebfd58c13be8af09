"""What people have looked at already, by the corrections in force."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import mark_of

if TYPE_CHECKING:
    from kg.model import Correction, NodeRef, ReportRef
    from kg.workspace.graph_view import GraphView

_ACTION = "Action"


class Settled:
    """The events and entities that corrections speak of. Events are found by the marks of their reports, else by their words."""

    def __init__(self, view: GraphView, corrections: Iterable[Correction]) -> None:
        self._events: set[NodeRef] = set()
        self._entities: set[str] = set()
        told: dict[str, list[NodeRef]] = {}
        subjects = [subject for correction in corrections for subject in correction.subjects]
        if any(subject.label == _ACTION for subject in subjects):
            for ref in view.of_label(_ACTION):
                for report in view.event(ref).reports:
                    told.setdefault(report.article, []).append(ref)
        for subject in subjects:
            if subject.label != _ACTION:
                self._entities.add(subject.id)
                continue
            if (mark := mark_of(subject.id)) is not None and (found := view.holding(mark)) is not None:
                self._events.add(found)
            self._events |= {
                ref
                for report in subject.reports
                for ref in told.get(report.article, ())
                if _same(view, ref, report)
            }  # fmt: skip

    def event(self, ref: NodeRef) -> bool:
        """Whether somebody confirmed, merged, split or set something of an event."""
        return ref in self._events

    def entity(self, ref: NodeRef) -> bool:
        """Whether somebody merged, split, renamed or set something of an entity."""
        return ref.id in self._entities


def _same(view: GraphView, ref: NodeRef, told: ReportRef) -> bool:
    event = view.event(ref)
    return event.told("party") == told.party and any(
        report.article == told.article
        and report.says("type") == told.action
        and report.start < told.end
        and told.start < report.end
        for report in event.reports
    )
