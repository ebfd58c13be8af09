"""The card of an entity or an event: what is known of it, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.views.graph import ActionRow, GraphView, shown
from kg.cli.views.styles import DIM, HEADING, pairs, plain, table

if TYPE_CHECKING:
    from rich.console import Console

    from kg.model import NodeRef
    from kg.ontology import Ontology

_SKIPPED = ("name", "text", "listed")
_QUOTED = 160
_LINKS = ("OWNED_BY", "PART_OF", "SUCCEEDED_BY")


def print_card(console: Console, view: GraphView, ref: NodeRef, ontology: Ontology) -> None:
    """Print the card of a node that is in the graph."""
    node = view.nodes[ref]
    console.print(plain(f"{view.name(ref)}  ({' '.join((node.label, *node.extra_labels)).lower()})", style=HEADING))
    console.print(plain(ref.id, style=DIM))
    rows = [(name.replace("_", " "), shown(value)) for name, value in node.properties.items() if name not in _SKIPPED]
    if (listed := ontology.entities.get(ref.id)) is not None and listed.label == ref.label:
        others = dict.fromkeys(name for names in listed.names.values() for name in names)
        rows.insert(0, ("also called", "; ".join(others)))
    rows += [(edge.type.lower().replace("_", " "), view.name(edge.target)) for edge in view.outgoing(ref, *_LINKS)]
    rows += [(f"{edge.type.lower().replace('_', ' ')} (of)", view.name(edge.source)) for edge in view.incoming(ref, *_LINKS)]
    if rows := [row for row in rows if row[1]]:
        console.print(pairs(rows))
    if ref.label == "Action":
        _print_edges(console, view, ref)
        return
    _print_offices(console, view, ref)
    _print_actions(console, "what it did, or would", view.in_time(e.target for e in view.outgoing(ref, "ACTOR_OF")))
    received = [edge.source for edge in view.incoming(ref, "TARGETS", "VIA", "UNDER", "BECAUSE_OF", "IN", "AFFECTS")]
    _print_actions(console, "what was done to it, or through it", view.in_time(received))
    _print_statements(console, view, ref)


def _print_actions(console: Console, heading: str, rows: list[ActionRow]) -> None:
    if not rows:
        return
    console.print(plain(heading, style=HEADING))
    console.print(
        table(
            ("when", "who", "does what", "to whom", "status", "evidence"),
            [
                (
                    row.when or plain(f"({row.told('first_published')[:10]})", style=DIM),
                    ", ".join(row.actors) or "?",
                    row.told("type"),
                    ", ".join(row.targets),
                    row.told("status"),
                    plain(f"“{_cut(row.words)}” [{row.article}]"),
                )
                for row in rows
            ],
            narrow=("when", "status"),
            wide="evidence",
        )
    )


def _print_edges(console: Console, view: GraphView, ref: NodeRef) -> None:
    both = [(edge, edge.source) for edge in view.incoming(ref)] + [(edge, edge.target) for edge in view.outgoing(ref)]
    rows = [
        (
            edge.type,
            view.name(other),
            "yes" if edge.properties.get("inferred") else "",
            plain(f"“{_cut(shown(edge.properties.get('text')))}”"),
            f"{edge.properties.get('article', '')} {edge.properties.get('start', '')}-{edge.properties.get('end', '')}",
        )
        for edge, other in both
    ]
    console.print(table(("edge", "who or what", "inferred", "evidence", "where"), rows, narrow=("edge",), wide="evidence"))


def _print_offices(console: Console, view: GraphView, ref: NodeRef) -> None:
    held = [(edge, edge.target) for edge in view.outgoing(ref, "HOLDS")]
    held += [(edge, edge.source) for edge in view.incoming(ref, "HOLDS")]
    if held:
        rows = [
            (
                view.name(other),
                shown(edge.properties.get("title")),
                shown(edge.properties.get("published"))[:10],
                plain(f"“{_cut(shown(edge.properties.get('text')))}” [{edge.properties.get('article')}]"),
            )
            for edge, other in held
        ]
        console.print(table(("with", "office", "as of", "evidence"), rows, narrow=("as of",), wide="evidence"))


def _print_statements(console: Console, view: GraphView, ref: NodeRef) -> None:
    said = [view.nodes[edge.target] for edge in view.outgoing(ref, "SAID")]
    if said:
        console.print(plain("what was said", style=HEADING))
        ordered = sorted(said, key=lambda n: (shown(n.properties.get("published")), n.id))
        rows = [
            (
                shown(node.properties.get("published"))[:10],
                plain(f"“{_cut(shown(node.properties.get('text')))}” [{node.properties.get('article')}]"),
            )
            for node in ordered
        ]
        console.print(table(("when", "words"), rows, narrow=("when",), wide="words"))


def _cut(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1].rstrip()}…"
