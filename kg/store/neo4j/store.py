"""The store over Bolt: a graph in a Neo4j database, beside those of other workspaces and programs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from neo4j import READ_ACCESS, ManagedTransaction, Record, Session, Transaction
from neo4j.exceptions import ServiceUnavailable, SessionExpired

from kg.model import Edge, Node, StoreError
from kg.store.cypher import check_depth, late
from kg.store.intake import edge_order, put_anew
from kg.store.neo4j.address import Address, check_workspace
from kg.store.neo4j.asking import answer, plan, steps_of
from kg.store.neo4j.change import AT_ONCE, Neo4jChange, begun
from kg.store.neo4j.connection import Connection
from kg.store.neo4j.guard import check_text
from kg.store.neo4j.layout import FORMAT, KEY, MARK, prepare, read_edge, read_node, workspace_label
from kg.store.neo4j.patience import within
from kg.store.neo4j.refusals import is_late
from kg.store.neo4j.server import limits, look_into_indexes
from kg.store.neo4j.standing import Standing
from kg.store.neo4j.values import check_parameters
from kg.store.protocol import GraphCounts, Rows, ServerLimits

_REBUILD = "Make it again from the ledger: `kg rebuild`."
_ATTEMPTS = 3
_FETCHED = 1000
_MARKED = f"MATCH (m:`{MARK}` {{workspace: $workspace}}) RETURN m.stamp AS stamp, m.version AS version, m.format AS format"
# What the driver says about queries comes back with the answer (`Rows.notes`); it would else stand on stderr as well.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4jStore:
    """A `GraphStore` at an address. `name` tells the graph's name in the database where the address does not."""

    def __init__(self, address: Address, name: Callable[[], str]) -> None:
        self.address = address
        self._name = name
        self._known: str | None = address.workspace
        self._connection = Connection(address)
        self._prepared = False
        self.written = 0
        """How many nodes and edges the last change wrote."""

    @property
    def workspace(self) -> str:
        """The graph's name in the database."""
        if self._known is None:
            self._known = check_workspace(self._name())
        return self._known

    @property
    def label(self) -> str:
        """The label that all nodes of the graph have."""
        return workspace_label(self.workspace)

    def replace(self, nodes: Iterable[Node], edges: Iterable[Edge], *, stamp: str) -> None:
        """Put this graph in the place of the old one; only what differs is written."""
        put_anew(self, nodes, edges, stamp=stamp)

    @contextmanager
    def changing(self, *, stamp: str, anew: bool = False) -> Iterator[Neo4jChange]:
        """Change the graph. One that is too large for one transaction leaves, when broken off, a graph without a stamp."""
        if not anew and self.stamp() is None:
            raise StoreError("there is no graph to change.", place=str(self.address), remedy=_REBUILD)
        if not self._prepared:
            prepare(self._connection, self.workspace)
            self._prepared = True
        version = begun(self._connection, self.workspace)
        standing = Standing.read(self._connection, self.label) if anew else None
        change = Neo4jChange(self._connection, self.workspace, stamp, version=version, standing=standing)
        try:
            yield change
            change.finish()
        finally:
            self.written = change.written
        if change.written >= AT_ONCE:
            look_into_indexes(self._connection)

    def stamp(self, *, quick: bool = False) -> str | None:
        """Return the stamp; None for no graph, one that is not whole, and one of another version."""
        del quick
        found = self._connection.read(self._marked)
        return None if found is None else found[0]

    def consolidate(self) -> None:
        """What the server keeps is its own affair."""

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes as they were put in, by label and id."""
        query = f"MATCH (n:`{self.label}`) RETURN n.`{KEY}` AS key, labels(n) AS labels, properties(n) AS properties"
        made = [read_node(row["key"], row["labels"], row["properties"], self.label) for row in self._whole(query)]
        yield from sorted(made, key=lambda node: (node.label, node.id))

    def edges(self) -> Iterator[Edge]:
        """Yield the edges as they were put in, by source, type, target and key."""
        query = (
            f"MATCH (a:`{self.label}`)-[e]->(b:`{self.label}`)"
            f" RETURN a.`{KEY}` AS source, type(e) AS type, b.`{KEY}` AS target, properties(e) AS properties"
        )
        made = [read_edge(row["source"], row["type"], row["target"], row["properties"]) for row in self._whole(query)]
        yield from sorted(made, key=edge_order)

    def counts(self) -> GraphCounts:
        """Count nodes by label and edges by type."""
        nodes = f"MATCH (n:`{self.label}`) RETURN split(n.`{KEY}`, '/')[0] AS name, count(*) AS n ORDER BY name"
        edges = f"MATCH (:`{self.label}`)-[e]->(:`{self.label}`) RETURN type(e) AS name, count(*) AS n ORDER BY name"
        labels, types = ({row["name"]: row["n"] for row in self._whole(query)} for query in (nodes, edges))
        return GraphCounts(dict(sorted(labels.items())), dict(sorted(types.items())))

    def query(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int, trusted: bool = False) -> Rows:
        """Answer a query. It is kept to this graph, and the engine says beforehand whether it only reads; so is a trusted one."""
        del trusted
        check_parameters(parameters)
        check_depth(cypher)
        check_text(cypher)
        for attempt in range(_ATTEMPTS):
            try:
                return within(timeout, lambda: self._asked(cypher, parameters, timeout, limit), self._connection.close)
            except _ChangedError:
                continue
            except TimeoutError as error:
                raise late(timeout) from error
            except StoreError as error:
                if is_late(error.__cause__):
                    raise late(timeout) from error
                # A connection that a restarted server forgot. A server that is away was noticed when the first one was opened.
                if attempt == _ATTEMPTS - 1 or not isinstance(error.__cause__, ServiceUnavailable | SessionExpired):
                    raise
        raise StoreError("the graph is being changed.", place=str(self.address), remedy="Ask again in a moment.")

    def explain(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float) -> Rows:
        """Return the engine's plan: `step`, `operation`, `estimated_rows`; inner steps stand further in."""
        check_parameters(parameters)
        check_depth(cypher)
        check_text(cypher)
        with self._connection.session(READ_ACCESS) as session:
            return steps_of(plan(session, cypher, self.label, timeout))

    def limits(self) -> ServerLimits:
        """Return what the server allows one transaction."""
        return limits(self._connection)

    def close(self) -> None:
        """Close the connections; the next call opens them again."""
        self._connection.close()

    def _asked(self, cypher: str, parameters: Mapping[str, Any], timeout: float, limit: int) -> Rows:
        with self._connection.session(READ_ACCESS, fetch=min(limit + 1, _FETCHED)) as session:
            return self._unchanged(session, cypher, parameters, timeout, limit)

    def _unchanged(self, session: Session, cypher: str, parameters: Mapping[str, Any], timeout: float, limit: int) -> Rows:
        """Return the answer. Raises _ChangedError where the graph was changed meanwhile, and the answer may be of two graphs."""
        planned = plan(session, cypher, self.label, timeout)
        with session.begin_transaction(timeout=timeout) as transaction:
            version = self._standing_version(transaction)
            rows = answer(transaction, planned, parameters, timeout=timeout, limit=limit)
            if self._standing_version(transaction) != version:
                raise _ChangedError
            return rows

    def _marked(self, transaction: Transaction | ManagedTransaction) -> tuple[str, int] | None:
        """Return stamp and number of a graph that is whole."""
        found = transaction.run(_MARKED, {"workspace": self.workspace}).single()
        if found is None or found["stamp"] is None or found["format"] != FORMAT:
            return None
        return str(found["stamp"]), int(found["version"])

    def _standing_version(self, transaction: Transaction | ManagedTransaction) -> int:
        if (found := self._marked(transaction)) is None:
            raise StoreError(
                f"there is no whole graph of the workspace {self.workspace} here.", place=str(self.address), remedy=_REBUILD
            )
        return found[1]

    def _whole(self, cypher: str) -> Iterator[Record]:
        """Yield the answer to one of the store's own questions. Raises StoreError where the graph was changed meanwhile."""
        before = self._connection.read(self._standing_version)
        yield from self._connection.rows(cypher)
        if self._connection.read(self._standing_version) != before:
            raise StoreError("the graph was changed while it was read.", place=str(self.address), remedy="Run this again.")


class _ChangedError(Exception):
    """The graph is not what it was when a question was begun."""
