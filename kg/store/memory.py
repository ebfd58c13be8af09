"""A graph in plain dictionaries: the simplest reading of the protocol, for tests and for graphs made in passing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kg.model import Edge, Node, StoreError
from kg.store.intake import checked
from kg.store.protocol import GraphCounts, Rows

SCHEMES = ("memory",)
# What this store cannot do; each is a strict xfail of the contract suite.
GAPS = {"query": "it speaks no Cypher", "persistence": "it lives as long as its object"}


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

    def stamp(self) -> str | None:
        """Return the stamp of the graph, or None before the first."""
        return self._stamp

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes by label and id."""
        return iter(self._nodes)

    def edges(self) -> Iterator[Edge]:
        """Yield the edges by source, type, target and key."""
        return iter(self._edges)

    def query(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int) -> Rows:
        """Raise StoreError: there is no engine behind this store."""
        del cypher, parameters, timeout, limit
        raise StoreError("the store in memory answers no Cypher.", place="memory:", remedy="Name another with --store.")

    def counts(self) -> GraphCounts:
        """Count nodes by label and edges by type."""
        labels = Counter(node.label for node in self._nodes)
        types = Counter(edge.type for edge in self._edges)
        return GraphCounts(dict(sorted(labels.items())), dict(sorted(types.items())))

    def close(self) -> None:
        """Forget nothing: a closed store in memory can still be read."""


def open_url(url: str) -> MemoryStore:
    """Return an empty store; the rest of the address says nothing."""
    del url
    return MemoryStore()
