"""What already stands in the database when a graph is made anew: so that only what differs is written.

A rebuild that was broken off is continued that way, and one that changes nothing writes nothing. What stands is compared in
full and not by a mark, so that a rebuild mends what others changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Edge, Node
from kg.store.neo4j.connection import Connection
from kg.store.neo4j.layout import KEY, key_of, read_edge, read_node
from kg.store.protocol import EdgeKey

_NODES = f"MATCH (n:`{{own}}`) RETURN elementId(n) AS e, n.`{KEY}` AS k, labels(n) AS l, properties(n) AS p"
_EDGES = (
    "MATCH (a:`{own}`)-[e]->(b:`{own}`)"
    f" RETURN elementId(e) AS e, a.`{KEY}` AS s, type(e) AS t, b.`{KEY}` AS o, properties(e) AS p"
)


@dataclass(slots=True)
class Standing:
    """Nodes and edges that stand and were not put in again yet: by key, with a hash and the engine's name.

    `surplus_nodes`, `surplus_edges`: what no graph of ours can hold, such as a second edge of the same key.
    """

    nodes: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    edges: dict[EdgeKey, tuple[bytes, str]] = field(default_factory=dict)
    surplus_nodes: list[str] = field(default_factory=list)
    surplus_edges: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, connection: Connection, own: str) -> Standing:
        """Return all that stands in a workspace's graph; `own` is its label."""
        found = cls()
        for row in connection.rows(_NODES.format(own=own)):
            key = row["k"]
            if not isinstance(key, str):
                found.surplus_nodes.append(row["e"])
                continue
            node = read_node(key, row["l"], row["p"], own)
            # A node whose own label or id was changed is put in again.
            whole = node.label in row["l"] and row["p"].get("id") == node.id
            found.nodes[key] = (_of_node(node) if whole else b"", row["e"])
        for row in connection.rows(_EDGES.format(own=own)):
            if not isinstance(row["s"], str) or not isinstance(row["o"], str):
                continue
            edge = read_edge(row["s"], row["t"], row["o"], row["p"])
            key_ = edge_key(edge)
            if key_ in found.edges:
                found.surplus_edges.append(row["e"])
            else:
                found.edges[key_] = (_of_edge(edge), row["e"])
        return found

    def take_node(self, node: Node) -> bool:
        """Whether this very node stands; it is no longer left over, for if it does not, it is about to."""
        stood = self.nodes.pop(key_of(node.ref), None)
        return stood is not None and stood[0] == _of_node(node)

    def take_edge(self, edge: Edge) -> bool:
        """Whether this very edge stands; one of its key that differs is surplus from now on."""
        stood = self.edges.pop(edge_key(edge), None)
        if stood is None:
            return False
        if stood[0] == _of_edge(edge):
            return True
        self.surplus_edges.append(stood[1])
        return False

    def left_edges(self) -> Iterator[str]:
        """Yield the engine's names of the edges that nobody put in again."""
        yield from self.surplus_edges
        yield from (element for _, element in self.edges.values())

    def left_nodes(self) -> Iterator[str]:
        """Yield the engine's names of the nodes that nobody put in again."""
        yield from self.surplus_nodes
        yield from (element for _, element in self.nodes.values())


def edge_key(edge: Edge) -> EdgeKey:
    """Return what an edge is unique by."""
    return edge.source, edge.type, edge.target, edge.key


def _of_node(node: Node) -> bytes:
    return _hash(sorted(node.properties.items()), sorted(node.extra_labels))


def _of_edge(edge: Edge) -> bytes:
    return _hash(sorted(edge.properties.items()))


def _hash(*values: object) -> bytes:
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).digest()
