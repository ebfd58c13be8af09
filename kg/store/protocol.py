"""What every store of the derived graph can do, and the shape of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from kg.model import Edge, Node, NodeRef

EdgeKey = tuple[NodeRef, str, NodeRef, str]
"""Source, type, target and key: what an edge is unique by."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query, in values that JSON has.

    A node is `{"id", "labels", "properties"}`, a relationship `{"type", "start", "end", "properties"}` with `start` and
    `end` as `{"label", "id"}`, a path `{"nodes", "relationships"}`; a point in time is ISO text, a number that JSON lacks
    its name. `truncated` tells that there were more rows than the limit; `notes` are the engine's remarks on the query, such as a
    property that no node has.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphCounts:
    """How many nodes each label has (first labels only), and how many edges each type; names in order."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ServerLimits:
    """What a server says of itself, and what it allows one transaction: seconds, and bytes of memory; None for no limit.

    `seconds_by` and `memory_by` are what it calls these settings.
    """

    version: str
    seconds: float | None
    memory: float | None
    seconds_by: str
    memory_by: str


class GraphChange(Protocol):
    """A change of a graph that is being made. What is asked first is done first; a node is put in before its edges."""

    def put_nodes(self, nodes: Iterable[Node]) -> None:
        """Put nodes in, in the place of those of the same key."""

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """Put edges in that are not there. Raises StoreError where an end is missing."""

    def drop_edges(self, edges: Iterable[EdgeKey]) -> None:
        """Take edges away; one that is not there is no error, so that a change may be made twice."""

    def drop_nodes(self, refs: Iterable[NodeRef]) -> None:
        """Take nodes away, with all edges that still end at them; one that is not there is no error."""


class GraphStore(Protocol):
    """Holds one derived graph, which can always be made again from the ledger.

    Labels, types and property names are ASCII identifiers. A node has no property `id`, an edge no property `key`: there stand
    the keys. Extra labels are a set, and come back sorted; none of them is the first label of any node, so that a first
    label and an id find one node.
    """

    def replace(self, nodes: Iterable[Node], edges: Iterable[Edge], *, stamp: str) -> None:
        """Put this graph in the place of the old one, all or nothing, marked with `stamp`.

        Raises StoreError for two nodes or edges of one key, an edge without its nodes, a name that is no identifier, while
        another process writes, and where the disk refuses; the old graph then stands.
        """

    def changing(self, *, stamp: str, anew: bool = False) -> AbstractContextManager[GraphChange]:
        """Change the graph, all or nothing: what was asked inside stands, marked with `stamp`, once the block was left.

        `anew` begins with an empty graph. An exception in the block leaves the graph as it was. What is put in is trusted to be
        right, and not compared with all the rest: the price is that of the change. Raises StoreError where there is no graph to
        change, while another process writes, and where the disk refuses.
        """

    def stamp(self, *, quick: bool = False) -> str | None:
        """Return the stamp of the graph that is there; None where there is none, or none that this version wrote.

        `quick`: without reading the graph, where that is possible; whoever reads it then finds out whether it is damaged.
        """

    def consolidate(self) -> None:
        """Leave nothing behind of what is in the graph no longer, not even in files beside it."""

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes as they were put in, by label and id."""

    def edges(self) -> Iterator[Edge]:
        """Yield the edges as they were put in, by source, type, target and key."""

    def query(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int, trusted: bool = False) -> Rows:
        """Answer a Cypher query that only reads.

        `timeout` in seconds, `limit` in rows. `trusted` says that the text is this program's own, such as a query of `kg.query`,
        and may be asked without what guards against a text that was made to do harm. Raises QueryError, with the place in the
        query where the engine names one.
        """

    def explain(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float) -> Rows:
        """Return how the engine would answer, a step a row, in columns of its own; nothing is run. Errors as in `query`."""

    def counts(self) -> GraphCounts:
        """Count nodes by label and edges by type."""

    def close(self) -> None:
        """Let go of files and connections. Closing twice is no error."""


@runtime_checkable
class WithLimits(Protocol):
    """A store whose graph is with a server, which somebody set up."""

    def limits(self) -> ServerLimits:
        """Return what the server allows. Raises StoreError where it does not tell."""
