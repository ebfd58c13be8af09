"""An event by itself: what stands of it and by which rule, what each article says, what it is tied to, how to correct it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.views.history import print_stretch, short
from kg.cli.views.rows import BRACKETS, cut, told_differently
from kg.cli.views.styles import DIM, HEADING, pairs, plain, plain_line, table
from kg.workspace.graph_view import shown
from kg.workspace.remedies import of_event

if TYPE_CHECKING:
    from rich.console import Console

    from kg.model import NodeRef
    from kg.ontology import Ontology
    from kg.workspace import GraphView
    from kg.workspace.graph_view import Event
    from kg.workspace.histories import Stretch

_QUOTED = 160
_RULES = {
    "sources": "most independent sources say so",
    "nearest": "the article nearest to the event says so",
    "first": "told by as many and as near as the others: the more precise, then the first in order",
}
_TIES = {"LIFTS": "lifts", "ESCALATES": "carries further", "RESPONDS_TO": "answers"}
_TIED = {"LIFTS": "is lifted by", "ESCALATES": "is carried further by", "RESPONDS_TO": "is answered by"}
_FIRST = ("type", "status", "date", "date_basis", "deadline", "amount", "currency", "count", "party", "jurisdiction")
_SKIPPED = ("name", "disputed", "settled_by")
_IN_REPORTS = ("deadline", "amount", "count")


def print_event(console: Console, view: GraphView, event: Event, *, program: str) -> None:
    """Print an event that is in the graph; `program` is how the user calls `kg`."""
    rules = {difference.field: difference for difference in event.differences}
    settled = event.settled
    console.print(
        plain(f"{event.told('name')}  ({' '.join((event.node.label, *event.node.extra_labels)).lower()})", style=HEADING)
    )
    console.print(plain(event.id, style=DIM))
    rows: list[tuple[str, object]] = []
    names = [*_FIRST, *(name for name in event.node.properties if name not in _FIRST)]
    for name in names:
        if name in _SKIPPED or not event.told(name):
            continue
        value = event.told(name)
        by = f"  ({_RULES.get(settled[name], settled[name])})" if name in settled else ""
        rows.append((name.replace("_", " "), f"{value}{by}"))
        if name in rules:
            rows.append(("", told_differently(rules[name])))
    console.print(pairs(rows))
    _print_reports(console, event)
    _print_ties(console, view, event)
    _print_roles(console, view, event.node.ref)
    console.print(plain("If it is so, or is not", style=HEADING))
    for command in of_event(event):
        console.print(plain_line(f"  {program} {command}"), soft_wrap=True)


def print_episode(console: Console, stretch: Stretch, ontology: Ontology) -> None:
    """Print an episode with what happened within, and before and after."""
    console.print(plain(f"{stretch.told('name')}  (episode)", style=HEADING))
    console.print(plain(stretch.id, style=DIM))
    console.print()
    print_stretch(console, stretch, ontology)
    if any(not event.when for event in stretch.events):
        console.print(plain(BRACKETS, style=DIM))


def _print_reports(console: Console, event: Event) -> None:
    # Copies of one text, and articles of one outlet, have the same number.
    numbers = {source: number for number, source in enumerate(dict.fromkeys(r.source for r in event.reports), start=1)}
    rows = [
        (
            report.published[:10],
            report.printed_by,
            shown(report.told.get("action")),
            shown(report.told.get("status")),
            _dated(report.told.get("date"), report.told.get("date_basis")),
            shown(report.told.get("actor")),
            "; ".join(f"{name} {report.says(name)}" for name in _IN_REPORTS if report.says(name)),
            str(numbers[report.source]),
            plain(f"“{cut(report.words, _QUOTED)}” [{report.article} {report.start}-{report.end}]"),
        )
        for report in event.reports
    ]
    console.print(plain(f"What articles say: {event.counted}", style=HEADING))
    head = ("published", "outlet", "says", "status", "date", "actor", "also", "source", "evidence")
    if console.width >= 130:
        console.print(table(head, rows, narrow=("published", "status"), wide="evidence"))
        return
    for row in rows:
        console.print(plain(" ".join(str(cell) for cell in row[:2]), style=HEADING))
        told = [(name, cell) for name, cell in zip(head[2:], row[2:], strict=True) if str(cell)]
        console.print(pairs([(f"  {name}", cell) for name, cell in told]))


def _print_ties(console: Console, view: GraphView, event: Event) -> None:
    ties = [(_TIES[one.type], one) for one in view.before(event)] + [(_TIED[one.type], one) for one in view.after(event)]
    rows: list[tuple[str, object]] = []
    for name, one in ties:
        apart = f"{one.days:,} day{'' if one.days == 1 else 's'} apart" if one.days else "the same day"
        rows += [(f"  {name}", f"{short(one.event)}, {apart}"), ("", one.event.id)]
    rows += [(f"  {edge.type.lower()}", edge.source.id) for edge in view.incoming(event.node.ref, "BEGAN", "ENDED")]
    if rows:
        console.print(plain("What it is tied to", style=HEADING))
        console.print(pairs(rows))


def _print_roles(console: Console, view: GraphView, ref: NodeRef) -> None:
    ties = {*_TIES, "REPORTS", "BEGAN", "ENDED"}
    both = [(edge, edge.source) for edge in view.incoming(ref) if edge.type not in ties]
    both += [(edge, edge.target) for edge in view.outgoing(ref) if edge.type not in ties]
    rows = [
        (
            edge.type,
            view.name(other),
            "yes" if edge.properties.get("inferred") else "",
            plain(f"“{cut(shown(edge.properties.get('text')), _QUOTED)}”"),
            f"{edge.properties.get('article', '')} {edge.properties.get('start', '')}-{edge.properties.get('end', '')}",
        )
        for edge, other in both
    ]
    if rows:
        console.print(plain("Who and what takes part", style=HEADING))
        console.print(table(("edge", "who or what", "inferred", "evidence", "where"), rows, narrow=("edge",), wide="evidence"))


def _dated(date: object, basis: object) -> str:
    return f"{date} ({basis})" if date else ""
