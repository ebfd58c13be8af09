"""Parts of a graph, asked of a store: a large graph is never read whole for one card.

A view of what is near a node gives the same card as a view of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from kg.model import Edge, Node, NodeRef
from kg.store import GraphStore
from kg.workspace.graph_view import GraphView
from kg.workspace.histories import has_history

# Seconds that a question for a part may take, how many rows it may have, and how many nodes are asked for at once.
_PATIENCE, _MOST, _BATCH = 60.0, 100_000_000, 2_000
_EVENT = "Action"
# Of an entity: every article that names it, everything said of it and all that an outlet printed is on no card.
_NOT_OF_ENTITIES = ("MENTIONS", "ABOUT", "PUBLISHED_BY")
# Of what the articles of a history tell besides: enough to say who was hit, and who was not.
_OF_OTHERS = ("TARGETS", "ACTOR_OF", "BEGAN")


def view_around(store: GraphStore, ref: NodeRef) -> GraphView:
    """Return a view that holds all that the card of a node needs. The node is in the graph."""
    part = Gathered(store)
    part.take_nodes([ref])
    if ref.label in (_EVENT, "Statement"):
        ends = part.take_edges([ref])
        # Whoever acts in the events that it is tied to is named with them.
        part.take_edges(sorted(end for end in ends if end.label == _EVENT and end != ref), types=_OF_OTHERS)
    elif ref.label == "Episode":
        party = part.nodes[ref].properties.get("party")
        part.take_edges([ref])
        part.take_history(part.of_party(str(party)))
    else:
        ends = part.take_edges([ref], without=_NOT_OF_ENTITIES)
        own = part.of_party(ref.id) if has_history(ref) else []
        part.take_history(sorted({*own, *(end for end in ends if end.label == _EVENT)}))
    return part.view()


def holds(store: GraphStore, ref: NodeRef) -> bool:
    """Whether the graph has a node. Its label is one of the schema's."""
    cypher = f"MATCH (n:`{ref.label}` {{id: $id}}) RETURN n.id AS id"
    return bool(store.query(cypher, {"id": ref.id}, timeout=_PATIENCE, limit=1, trusted=True).rows)


def view_of_mark(store: GraphStore, mark: str) -> GraphView:
    """Return a view with the report of a mark, the event that it is part of, and the episodes of that."""
    part = Gathered(store)
    events = part.take(f"MATCH (:Article)-[r:REPORTS]->(:{_EVENT}) WHERE r.mark = $mark RETURN r", {"mark": mark})
    part.take_edges(sorted(end for end in events if end.label == _EVENT), types=("BEGAN", "ENDED"))
    return part.view()


class Gathered:
    """A part of a graph: the nodes and edges that a store was asked for so far."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.nodes: dict[NodeRef, Node] = {}
        self._edges: dict[tuple[NodeRef, str, NodeRef, str], Edge] = {}

    def of_party(self, party: str) -> list[NodeRef]:
        """Return the events of the history of a party (an id)."""
        rows = self.ask(f"MATCH (a:{_EVENT}) WHERE a.party = $party RETURN a.id ORDER BY a.id", {"party": party})
        return [NodeRef(_EVENT, row[0]) for row in rows]

    def take_history(self, events: list[NodeRef]) -> None:
        """Take events with all that belongs to them, and what else their articles tell."""
        ends = self.take_edges(events)
        others = self.take_edges(sorted(end for end in ends if end.label == "Article"), types=("REPORTS",))
        self.take_edges(sorted(others - {*events}), types=_OF_OTHERS)

    def take_edges(
        self, refs: list[NodeRef], *, types: tuple[str, ...] = (), without: tuple[str, ...] = (), outgoing: bool = False
    ) -> set[NodeRef]:
        """Take the edges of nodes, of these types (none: all) or of all but some, and return the nodes at their ends.

        `outgoing`: only those that begin at them.
        """
        ends: set[NodeRef] = set()
        for label, ids in _batches(refs):
            cypher = (
                f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}})-[r]-{'>' if outgoing else ''}() "
                "WHERE (size($types) = 0 OR type(r) IN $types) AND NOT type(r) IN $spared RETURN r"
            )
            ends |= self.take(cypher, {"ids": ids, "types": list(types), "spared": list(without)})
        return ends

    def take(self, cypher: str, parameters: dict[str, Any]) -> set[NodeRef]:
        """Take the edges that a question answers, and return the nodes at their ends."""
        ends: set[NodeRef] = set()
        for (told,) in self.ask(cypher, parameters):
            source, target = (NodeRef(told[side]["label"], told[side]["id"]) for side in ("start", "end"))
            properties = _frozen(told["properties"])
            edge = Edge(source, told["type"], target, properties, str(properties.pop("key", "")))
            self._edges[source, edge.type, target, edge.key] = edge
            ends |= {source, target}
        return ends

    def take_nodes(self, refs: Iterable[NodeRef]) -> None:
        """Take nodes that are not there yet."""
        for label, ids in _batches([ref for ref in refs if ref not in self.nodes]):
            for (told,) in self.ask(f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) RETURN n", {"ids": ids}):
                extra = tuple(sorted(one for one in told["labels"] if one != label))
                self.nodes[NodeRef(label, told["id"])] = Node(label, told["id"], _frozen(told["properties"]), extra)

    def view(self) -> GraphView:
        """Return all of it as a view, with the nodes at the ends of every edge."""
        return GraphView(*self.all())

    def all(self) -> tuple[list[Node], list[Edge]]:
        """Return nodes, with those at the ends of every edge, and edges, in the order that a store has."""
        self.take_nodes(sorted({end for edge in self._edges.values() for end in (edge.source, edge.target)}))
        return [self.nodes[ref] for ref in sorted(self.nodes)], [self._edges[key] for key in sorted(self._edges)]

    def ask(self, cypher: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
        """Return the rows that the store answers."""
        return self._store.query(cypher, parameters, timeout=_PATIENCE, limit=_MOST, trusted=True).rows


def _batches(refs: list[NodeRef]) -> Iterator[tuple[str, list[str]]]:
    for label, group in groupby(sorted(refs), key=lambda ref: ref.label):
        ids = [ref.id for ref in group]
        yield from ((label, ids[first : first + _BATCH]) for first in range(0, len(ids), _BATCH))


def _frozen(properties: dict[str, Any]) -> dict[str, Any]:
    # By name: stores give them in orders of their own, and a card has the same bytes from each.
    return {name: tuple(value) if isinstance(value, list) else value for name, value in sorted(properties.items())}
