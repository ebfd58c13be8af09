"""One state of a graph, and what was read of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from kg.workspace.graph_view import GraphView
from kg.workspace.looking_up import StoreFinder
from kg.workspace.neighbourhood import holds, view_around, view_of_mark

if TYPE_CHECKING:
    from kg.model import Edge, Node, NodeRef
    from kg.ontology import Ontology
    from kg.store import GraphStore

_KEPT = 8  # parts of the graph that cards were made of


class State:
    """One state of a graph, and what was read of it: all nodes and edges only where a question needs them."""

    def __init__(self, store: GraphStore, stamp: str | None, ontology: Callable[[], Ontology]) -> None:
        self.store = store
        self.stamp = stamp
        self.finder = StoreFinder(ontology, store)
        self._around: dict[NodeRef, GraphView] = {}

    def holds(self, ref: NodeRef) -> bool:
        """Whether there is such a node. Its label is one of the schema's."""
        return holds(self.store, ref)

    def near_ids(self, text: str) -> list[str]:
        """The ids of events, statements and episodes that a text may be a slip of."""
        from kg.workspace.cards import WITHOUT_NAMES
        from kg.workspace.ids import near_ids

        return near_ids(self.store, text, WITHOUT_NAMES)

    def marked(self, mark: str) -> GraphView:
        """The event that the report of a mark is part of now, and the episodes of that."""
        return view_of_mark(self.store, mark)

    def around(self, ref: NodeRef) -> GraphView:
        """What the card of a node needs: of all that was read before, or asked for and kept for the next question."""
        if "view" in self.__dict__:
            return self.view
        if ref not in self._around:
            while len(self._around) >= _KEPT:
                del self._around[next(iter(self._around))]
            self._around[ref] = view_around(self.store, ref)
        return self._around[ref]

    @cached_property
    def nodes(self) -> list[Node]:
        """All nodes: read once, and only where a question needs them."""
        return list(self.store.nodes())

    @cached_property
    def edges(self) -> list[Edge]:
        """All edges."""
        return list(self.store.edges())

    @cached_property
    def view(self) -> GraphView:
        """All of it, by what one asks for."""
        return GraphView(self.nodes, self.edges)
