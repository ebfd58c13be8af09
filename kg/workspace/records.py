"""Cards as plain JSON data: what is known of an event, an episode, an entity, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.workspace.histories import Stretch, besides

if TYPE_CHECKING:
    from kg.model import Edge, Node, NodeRef
    from kg.ontology import Ontology
    from kg.workspace import GraphView
    from kg.workspace.graph_view import Difference, Event, Report, Tied
    from kg.workspace.histories import Around, Country

_OF_REPORTS = (
    "action", "status", "date", "date_basis", "deadline", "count", "amount", "currency", "actor", "rule",
)  # fmt: skip
_OF_ENTITIES = ("OWNED_BY", "PART_OF", "SUCCEEDED_BY", "HOLDS")


def event_record(view: GraphView, event: Event, commands: Iterable[str] = ()) -> dict[str, Any]:
    """An event with its reports, what sources tell differently, its roles and ties; the commands where some are given."""
    ref = event.node.ref
    others = {"REPORTS", "BEGAN", "ENDED", "LIFTS", "ESCALATES", "RESPONDS_TO"}
    edges = [edge for edge in (*view.incoming(ref), *view.outgoing(ref)) if edge.type not in others]
    episodes = sorted(edge.source.id for edge in view.incoming(ref, "BEGAN", "ENDED"))
    told = _node(event.node) | {
        "reports": [report_record(report) for report in event.reports],
        "differences": [_difference(difference) for difference in event.differences],
        "roles": [_edge(view, edge) for edge in edges],
        "before": [_tied(tied) for tied in view.before(event)],
        "after": [_tied(tied) for tied in view.after(event)],
        "episodes": episodes,
    }
    return told | ({"commands": list(commands)} if commands else {})


def report_record(report: Report) -> dict[str, Any]:
    """What one article says of an event."""
    told = {name: report.told[name] for name in _OF_REPORTS if name in report.told}
    return {
        "article": report.article,
        "outlet": report.outlet or None,
        "title": report.title or None,
        "published": report.published or None,
        "url": report.url or None,
        "source": report.source,
        **told,
        "words": report.words,
        "start": report.start,
        "end": report.end,
    }


def stretch_record(view: GraphView, stretch: Stretch) -> dict[str, Any]:
    """An episode with the events within, before and after it."""
    return _node(stretch.node) | {
        "before": [_around(one) for one in stretch.before],
        "answers": [_around(one) for one in stretch.answers],
        "alongside": [other.node.id for other in stretch.alongside],
        "spared": [event.id for event in stretch.spared],
        "after": stretch.after.id if stretch.after else None,
        "last_article": stretch.last or None,
        "events": [event_record(view, event) for event in stretch.events],
    }


def entity_record(view: GraphView, ref: NodeRef, countries: Iterable[Country], ontology: Ontology) -> dict[str, Any]:
    """An entity: what is known of it, its history by country, what it did and what was done to it besides, what it said."""
    listed = ontology.entities.get(ref.id)
    names = [name for given in listed.names.values() for name in given] if listed and listed.label == ref.label else []
    acted, received = besides(view, ref)
    edges = [*view.outgoing(ref, *_OF_ENTITIES), *view.incoming(ref, *_OF_ENTITIES)]
    said = sorted((view.nodes[edge.target] for edge in view.outgoing(ref, "SAID")), key=lambda n: (str(n.properties), n.id))
    return _node(view.nodes[ref]) | {
        "also_called": list(dict.fromkeys(names)),
        "links": [_edge(view, edge) for edge in edges],
        "history": [
            {
                "country": country.code or None,
                "name": country.name or None,
                "parts": [
                    {"episode": stretch_record(view, part)} if isinstance(part, Stretch) else {"event": event_record(view, part)}
                    for part in country.parts
                ],
            }
            for country in countries
        ],
        "did": [event_record(view, event) for event in acted],
        "received": [event_record(view, event) for event in received],
        "said": [_node(node) for node in said],
    }


def node_record(view: GraphView, ref: NodeRef) -> dict[str, Any]:
    """Any other node, with all of its edges."""
    edges = [*view.incoming(ref), *view.outgoing(ref)]
    return _node(view.nodes[ref]) | {"edges": [_edge(view, edge) for edge in edges]}


def _node(node: Node) -> dict[str, Any]:
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in node.properties.items()}
    return {"label": node.label, "id": node.id} | {name: value for name, value in values.items() if name not in ("label", "id")}


def _edge(view: GraphView, edge: Edge) -> dict[str, Any]:
    ends = {"source": edge.source.id, "target": edge.target.id}
    names = {"source_name": view.name(edge.source), "target_name": view.name(edge.target)}
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in edge.properties.items()}
    return {"edge": edge.type} | ends | names | values


def _tied(tied: Tied) -> dict[str, Any]:
    return {"tie": tied.type, "event": tied.event.id, "days": tied.days}


def _around(around: Around) -> dict[str, Any]:
    return {"event": around.event.id, "days": around.days, "tied": around.tied}


def _difference(difference: Difference) -> dict[str, Any]:
    said = [
        {"value": one.value, "stands": one.stands, "articles": [r.article for r in one.reports],
         "outlets": list(dict.fromkeys(r.printed_by for r in one.reports))}
        for one in difference.said
    ]  # fmt: skip
    return {"field": difference.field, "rule": difference.rule, "values": said}
