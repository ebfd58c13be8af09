"""The card of an entity: what is known of it, its history, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.views.history import print_histories
from kg.cli.views.rows import BRACKETS, cut, print_events
from kg.cli.views.styles import DIM, HEADING, pairs, plain, table
from kg.workspace.graph_view import GraphView, shown
from kg.workspace.histories import besides, has_history, histories

if TYPE_CHECKING:
    from rich.console import Console

    from kg.model import NodeRef
    from kg.ontology import Ontology
    from kg.workspace.graph_view import Event

_SKIPPED = ("name", "text", "listed")
_QUOTED = 160
_LINKS = ("OWNED_BY", "PART_OF", "SUCCEEDED_BY")


def print_card(console: Console, view: GraphView, ref: NodeRef, ontology: Ontology) -> None:
    """Print the card of an entity that is in the graph."""
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
    if has_history(ref):
        print_histories(console, histories(view, ontology, ref.id), ontology)
    acted, received = besides(view, ref)
    _print_offices(console, view, ref)
    _print_events(console, "what it did, or would", acted, ontology)
    _print_events(console, "what was done to it, or through it", received, ontology)
    if any(not event.when for event in (*acted, *received)):
        console.print(plain(BRACKETS, style=DIM))
    _print_statements(console, view, ref)


def _print_events(console: Console, heading: str, events: list[Event], ontology: Ontology) -> None:
    if events:
        console.print(plain(heading, style=HEADING))
        print_events(console, events, ontology, head=True)
        console.print()


def _print_offices(console: Console, view: GraphView, ref: NodeRef) -> None:
    held = [(edge, edge.target) for edge in view.outgoing(ref, "HOLDS")]
    held += [(edge, edge.source) for edge in view.incoming(ref, "HOLDS")]
    if held:
        rows = [
            (
                view.name(other),
                shown(edge.properties.get("title")),
                shown(edge.properties.get("published"))[:10],
                plain(f"“{cut(shown(edge.properties.get('text')), _QUOTED)}” [{edge.properties.get('article')}]"),
            )
            for edge, other in held
        ]
        console.print(plain("offices", style=HEADING))
        console.print(table(("with", "office", "as of", "evidence"), rows, narrow=("as of",), wide="evidence"))


def _print_statements(console: Console, view: GraphView, ref: NodeRef) -> None:
    said = [view.nodes[edge.target] for edge in view.outgoing(ref, "SAID")]
    if said:
        console.print(plain("what was said", style=HEADING))
        ordered = sorted(said, key=lambda n: (shown(n.properties.get("published")), n.id))
        rows = [
            (
                shown(node.properties.get("published"))[:10],
                plain(f"“{cut(shown(node.properties.get('text')), _QUOTED)}” [{node.properties.get('article')}]"),
            )
            for node in ordered
        ]
        console.print(table(("when", "words"), rows, narrow=("when",), wide="words"))
