"""A change of a graph in the database: in one transaction where it fits into one, else in several behind a removed stamp.

The server keeps a transaction in memory, so a large change cannot be one. It then begins by taking the stamp away, which tells
every reader that the graph is not whole, and ends by setting the new one; a change that is broken off in between leaves a graph
without a stamp, and the next run makes it anew, writing only what is not there yet.

Two writers are told apart by a number at the graph's own node, which every transaction looks at under lock: whoever finds that
another has begun since gives up, and the graph is that of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby, islice
from typing import Any, Protocol

from kg.model import Edge, Node, NodeRef, StoreError
from kg.store.intake import Intake, missing_end
from kg.store.neo4j.connection import Connection
from kg.store.neo4j.layout import (
    EDGE_KEY,
    FORMAT,
    KEY,
    MARK,
    check_names,
    edge_properties,
    key_of,
    node_properties,
    workspace_label,
)
from kg.store.neo4j.standing import Standing
from kg.store.protocol import EdgeKey

AT_ONCE = 20_000
"""Nodes and edges that one transaction writes at most: some thirty megabytes of the server's memory."""

_BEGUN = f"MERGE (m:`{MARK}` {{workspace: $workspace}}) ON CREATE SET m.version = 0 RETURN m.version AS version"
# Sets a property first: that takes the lock, and what is read after it is true until the end of the transaction.
_FENCE = f"MATCH (m:`{MARK}` {{workspace: $workspace}}) SET m.format = $format WITH m WHERE m.version = $version"
_HELD = f"{_FENCE} RETURN m.version AS version"
_TORN = f"{_FENCE} SET m.version = $version + 1 REMOVE m.stamp RETURN m.version AS version"
_STAMPED = f"{_FENCE} SET m.version = $version + 1, m.stamp = $stamp RETURN m.version AS version"


class _Transaction(Protocol):
    def run(self, query: Any, parameters: dict[str, Any] | None = None) -> Any: ...


class Neo4jChange:
    """A `GraphChange` that waits in memory until it is large, or done. Labels and types are checked names, values parameters."""

    def __init__(self, connection: Connection, workspace: str, stamp: str, *, version: int, standing: Standing | None) -> None:
        self._connection = connection
        self._workspace = workspace
        self._stamp = stamp
        self._version = version
        self._standing = standing
        self._own = workspace_label(workspace)
        self._intake = Intake()
        self._waiting: list[tuple[Callable[[_Transaction, list[Any]], None], list[Any]]] = []
        self._size = 0
        self._torn = False
        self.written = 0
        """How many nodes and edges were put in or taken away, as far as it went."""

    # -- what a change can be asked for

    def put_nodes(self, nodes: Iterable[Node]) -> None:
        """Put nodes in, in the place of those of the same key."""
        taken = self._intake.nodes(nodes)
        check_names(name for node in taken for name in (node.label, *node.extra_labels, *node.properties))
        if self._standing:
            taken = [node for node in taken if not self._standing.take_node(node)]
        self._ask(self._write_nodes, taken)

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """Put edges in that are not there."""
        taken = self._intake.edges(edges)
        check_names(name for edge in taken for name in edge.properties)
        if self._standing:
            known = self._standing
            before = len(known.surplus_edges)
            taken = [edge for edge in taken if not known.take_edge(edge)]
            # Those in whose place others come go first.
            self._ask(self._delete_edges, known.surplus_edges[before:])
            del known.surplus_edges[before:]
        self._ask(self._write_edges, taken)

    def drop_edges(self, edges: Iterable[EdgeKey]) -> None:
        """Take edges away."""
        gone = list(edges)
        for source, type_, target, _ in gone:
            self._intake.name(source.label, type_, target.label)
        if self._standing:
            for key in gone:
                self._standing.edges.pop(key, None)
        self._ask(self._remove_edges, gone)

    def drop_nodes(self, refs: Iterable[NodeRef]) -> None:
        """Take nodes away, with all edges that still end at them."""
        gone = list(refs)
        if self._standing and (without := set(gone)):
            for ref in without:
                self._standing.nodes.pop(key_of(ref), None)
            for key in [key for key in self._standing.edges if key[0] in without or key[2] in without]:
                del self._standing.edges[key]
        self._ask(self._remove_nodes, gone)

    # -- how it is made

    def finish(self) -> None:
        """Make what still waits, take away what nobody put in again, and set the stamp."""
        if self._standing:
            self._ask(self._delete_edges, list(self._standing.left_edges()))
            self._ask(self._delete_nodes, list(self._standing.left_nodes()))
        if self._torn:
            self._flush()

        def work(transaction: _Transaction) -> int:
            version = self._step(transaction, _STAMPED, stamp=self._stamp)
            for make, items in self._waiting:
                make(transaction, items)
            return version

        self._version = self._connection.write(work)
        self.written += self._size

    def _ask(self, make: Callable[[_Transaction, list[Any]], None], items: list[Any]) -> None:
        waiting = iter(items)
        while part := list(islice(waiting, AT_ONCE - self._size)):
            if self._waiting and self._waiting[-1][0] == make:
                self._waiting[-1][1].extend(part)
            else:
                self._waiting.append((make, part))
            self._size += len(part)
            if self._size >= AT_ONCE:
                self._flush()

    def _flush(self) -> None:
        """Make what waits in a transaction of its own; before the first, the stamp goes."""
        if not self._torn:
            self._version = self._connection.write(lambda transaction: self._step(transaction, _TORN))
            self._torn = True

        def work(transaction: _Transaction) -> None:
            self._step(transaction, _HELD)
            for make, items in self._waiting:
                make(transaction, items)

        self._connection.write(work)
        self.written += self._size
        self._waiting, self._size = [], 0

    def _step(self, transaction: _Transaction, query: str, **more: Any) -> int:
        """Make sure that nobody else has begun since, and return the number of this state."""
        told = {"workspace": self._workspace, "version": self._version, "format": FORMAT, **more}
        found = transaction.run(query, told).single()
        if found is None:
            raise StoreError(
                "another process has begun to write this graph.",
                place=str(self._connection.address),
                remedy="It is theirs now; run this again when they have finished.",
            )
        return int(found["version"])

    def _write_nodes(self, transaction: _Transaction, nodes: list[Node]) -> None:
        # The last of a key wins, as if each had been put in by itself.
        by_key = {key_of(node.ref): node for node in nodes}
        self._unmark(transaction, by_key)

        def labels(node: Node) -> tuple[str, ...]:
            return (node.label, *sorted(node.extra_labels))

        for marks, group in groupby(sorted(by_key.values(), key=labels), key=labels):
            mark = "".join(f":`{name}`" for name in marks)
            query = f"UNWIND $rows AS r MERGE (n:`{self._own}` {{`{KEY}`: r.`{KEY}`}}) SET n = r, n{mark}"
            transaction.run(query, {"rows": [node_properties(node) for node in group]}).consume()

    def _unmark(self, transaction: _Transaction, by_key: dict[str, Node]) -> None:
        """Take away the extra labels that nodes of these keys no longer have."""
        query = f"UNWIND $keys AS k MATCH (n:`{self._own}` {{`{KEY}`: k}}) RETURN k, labels(n) AS labels"
        for row in transaction.run(query, {"keys": list(by_key)}).fetch(len(by_key)):
            node = by_key[row["k"]]
            for old in {*row["labels"]} - {self._own, node.label, *node.extra_labels}:
                clear = f"MATCH (n:`{self._own}` {{`{KEY}`: $k}}) REMOVE n:{_quoted(old)}"
                transaction.run(clear, {"k": row["k"]}).consume()

    def _write_edges(self, transaction: _Transaction, edges: list[Edge]) -> None:
        for type_, group in groupby(sorted(edges, key=lambda edge: edge.type), key=lambda edge: edge.type):
            alike = list(group)
            rows = [{"s": key_of(e.source), "t": key_of(e.target), "p": edge_properties(e)} for e in alike]
            query = (
                f"UNWIND $rows AS r MATCH (a:`{self._own}` {{`{KEY}`: r.s}}) MATCH (b:`{self._own}` {{`{KEY}`: r.t}})"
                f" CREATE (a)-[e:`{type_}`]->(b) SET e = r.p RETURN count(*) AS n"
            )
            if transaction.run(query, {"rows": rows}).single()["n"] < len(alike):
                self._find_missing_end(transaction, alike)

    def _find_missing_end(self, transaction: _Transaction, edges: list[Edge]) -> None:
        keys = {key_of(end) for edge in edges for end in (edge.source, edge.target)}
        query = f"UNWIND $keys AS k MATCH (n:`{self._own}` {{`{KEY}`: k}}) RETURN k"
        there = {row["k"] for row in transaction.run(query, {"keys": list(keys)}).fetch(len(keys))}
        for edge in edges:
            for end in (edge.source, edge.target):
                if key_of(end) not in there:
                    raise missing_end(edge, end)

    def _remove_edges(self, transaction: _Transaction, keys: list[EdgeKey]) -> None:
        for type_, group in groupby(sorted(keys, key=lambda key: key[1]), key=lambda key: key[1]):
            rows = [{"s": key_of(source), "t": key_of(target), "k": key} for source, _, target, key in group]
            query = (
                f"UNWIND $rows AS r MATCH (a:`{self._own}` {{`{KEY}`: r.s}})-[e:`{type_}`]->(b:`{self._own}` {{`{KEY}`: r.t}})"
                f" WHERE coalesce(e.`{EDGE_KEY}`, '') = r.k DELETE e"
            )
            transaction.run(query, {"rows": rows}).consume()

    def _remove_nodes(self, transaction: _Transaction, refs: list[NodeRef]) -> None:
        query = f"UNWIND $keys AS k MATCH (n:`{self._own}` {{`{KEY}`: k}}) DETACH DELETE n"
        transaction.run(query, {"keys": [key_of(ref) for ref in refs]}).consume()

    def _delete_edges(self, transaction: _Transaction, elements: list[str]) -> None:
        transaction.run("UNWIND $them AS id MATCH ()-[e]->() WHERE elementId(e) = id DELETE e", {"them": elements}).consume()

    def _delete_nodes(self, transaction: _Transaction, elements: list[str]) -> None:
        transaction.run("UNWIND $them AS id MATCH (n) WHERE elementId(n) = id DETACH DELETE n", {"them": elements}).consume()


def begun(connection: Connection, workspace: str) -> int:
    """Return the number of the state that a graph is in; it is made where there is none."""
    return int(
        connection.write(lambda transaction: transaction.run(_BEGUN, {"workspace": workspace}).single(strict=True)["version"])
    )


def _quoted(name: str) -> str:
    """Spell a label that somebody else gave."""
    return "`" + name.replace("`", "``") + "`"
