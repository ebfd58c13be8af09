"""A graph in plain dictionaries: the simplest reading of the protocol, for tests and for graphs made in passing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from kg.model import Edge, Node, NodeRef, StoreError
from kg.store.intake import check_ends, checked
from kg.store.protocol import EdgeKey, GraphCounts, Rows

SCHEMES = ("memory",)
# What this store cannot do; each is a strict xfail of the contract suite.
GAPS = {"query": "it speaks no Cypher", "persistence": "it lives as long as its object"}


class MemoryChange:
    """A change of a graph in memory: its nodes and edges by key."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self.nodes = {node.ref: node for node in nodes}
        self.edges: dict[EdgeKey, Edge] = {_key(edge): edge for edge in edges}

    def put_nodes(self, nodes: Iterable[Node]) -> None:
        """Put nodes in."""
        self.nodes |= {node.ref: node for node in nodes}

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """Put edges in."""
        for edge in edges:
            check_ends(edge, self.nodes)
            self.edges[_key(edge)] = edge

    def drop_edges(self, edges: Iterable[EdgeKey]) -> None:
        """Take edges away."""
        for key in edges:
            self.edges.pop(key, None)

    def drop_nodes(self, refs: Iterable[NodeRef]) -> None:
        """Take nodes away, with their edges."""
        gone = set(refs)
        self.nodes = {ref: node for ref, node in self.nodes.items() if ref not in gone}
        self.edges = {key: edge for key, edge in self.edges.items() if not gone & {edge.source, edge.target}}


class MemoryStore:
    """A `GraphStore` that keeps everything in this process."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._edges: list[Edge] = []
        self._stamp: str | None = None

    def replace(self, nodes: Iterable[Node], edges: Iterable[Edge], *, stamp: str) -> None:
        """Put this graph in the place of the old one."""
        taken, joined = checked(nodes, edges)
        # Copies of the mappings: the caller may go on with its own.
        self._nodes = [replace(n, properties=dict(n.properties), extra_labels=tuple(sorted(n.extra_labels))) for n in taken]
        self._edges = [replace(e, properties=dict(e.properties)) for e in joined]
        self._stamp = stamp

    @contextmanager
    def changing(self, *, stamp: str, anew: bool = False) -> Iterator[MemoryChange]:
        """Change the graph when the block was left without an exception."""
        if self._stamp is None and not anew:
            raise StoreError("there is no graph to change.", place="memory:", remedy="Put one in first.")
        change = MemoryChange([] if anew else self._nodes, [] if anew else self._edges)
        yield change
        self.replace(change.nodes.values(), change.edges.values(), stamp=stamp)

    def stamp(self, *, quick: bool = False) -> str | None:
        """Return the stamp of the graph, or None before the first."""
        del quick
        return self._stamp

    def consolidate(self) -> None:
        """Nothing is kept of what went."""

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes by label and id."""
        return iter(self._nodes)

    def edges(self) -> Iterator[Edge]:
        """Yield the edges by source, type, target and key."""
        return iter(self._edges)

    def query(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int, trusted: bool = False) -> Rows:
        """Raise StoreError: there is no engine behind this store."""
        del cypher, parameters, timeout, limit, trusted
        raise StoreError("the store in memory answers no Cypher.", place="memory:", remedy="Name another with --store.")

    def explain(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float) -> Rows:
        """Raise StoreError: there is no engine behind this store."""
        return self.query(cypher, parameters, timeout=timeout, limit=0)

    def counts(self) -> GraphCounts:
        """Count nodes by label and edges by type."""
        labels = Counter(node.label for node in self._nodes)
        types = Counter(edge.type for edge in self._edges)
        return GraphCounts(dict(sorted(labels.items())), dict(sorted(types.items())))

    def close(self) -> None:
        """Forget nothing: a closed store in memory can still be read."""


def open_url(url: str, name: Callable[[], str]) -> MemoryStore:
    """Return an empty store; the rest of the address says nothing."""
    del url, name
    return MemoryStore()


def _key(edge: Edge) -> EdgeKey:
    return edge.source, edge.type, edge.target, edge.key
