"""The store in a file: read when first needed, written whole and renamed; changes of a large one wait beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import kglite

from kg.model import Edge, Node, NodeRef, QueryError, StoreError
from kg.store.answers import Plain, numbered_ends
from kg.store.cypher import check_text, late
from kg.store.guard import Guard, Request
from kg.store.intake import edge_order, put_anew
from kg.store.kglite.change import KgliteChange
from kg.store.kglite.journal import Journal, Recorded, identity_of
from kg.store.kglite.lease import first_line, writing
from kg.store.kglite.opened import Opened, frozen, has_note, rows_of, write_note
from kg.store.protocol import GraphChange, GraphCounts, Rows

_REBUILD = "Make it again from the ledger: `kg rebuild`."
_KIND = b"RGF"  # what every file of the engine begins with
_SUFFIX = ".kgl"
LARGE = 4 * 1024 * 1024
"""Bytes of a file from which on changes wait beside it; below, reading and writing all of it takes a moment."""
# Making a change again costs some times what reading as many bytes of the graph does.
_FOLDED = 16
_PATIENCE = 60.0
# Of the procedures that only read: what the graph holds, and the usual measures of networks.
PROCEDURES = (
    "db.labels",
    "db.relationshipTypes",
    "db.propertyKeys",
    "db.schema",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.graph_stats",
    "dbms.procedures",
    "dbms.functions",
    "betweenness",
    "closeness",
    "clustering_coefficient",
    "connected_components",
    "degree",
    "diameter",
    "eccentricity",
    "k_core",
    "label_propagation",
    "leiden",
    "louvain",
    "pagerank",
    "triangle_count",
)
_STEPS = 10_000
_EXPLAIN = "EXPLAIN "
_FIRST_LINE = re.compile(r"(line 1, column )(\d+)")
# The engine's allocator would reserve a gigabyte, which a limit of memory then does not count.
_GUARD = Guard("kg.store.kglite.worker", {"MIMALLOC_ARENA_RESERVE": "65536"})
_POSITION = re.compile(r"^Cypher \w+ error(?: at line \d+, col \d+)?: ")

# Remarks come back with the answer (`Rows.notes`); the engine would print them on stderr as well.
kglite.set_query_warning_policy("silent")


class KgliteStore:
    """A `GraphStore` in the file `path`; read when first needed, and again when another process replaced it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._journal = Journal(path)
        self._opened: Opened | None = None

    def replace(self, nodes: Iterable[Node], edges: Iterable[Edge], *, stamp: str) -> None:
        """Put this graph in the place of the old one; a process killed meanwhile leaves the old one."""
        put_anew(self, nodes, edges, stamp=stamp)

    @contextmanager
    def changing(self, *, stamp: str, anew: bool = False) -> Iterator[GraphChange]:
        """Change the graph; a process killed meanwhile leaves the old one.

        A small file is read whole, unless this store has it in memory already, and written whole. Beside a large one the
        change is written down, for whoever reads the graph next: that costs the same however large the graph is.
        """
        if anew:
            self._refuse_foreign()
        with writing(self.path, patience=self._patience()):
            if not anew and self._can_wait():
                noted = Recorded()
                yield noted
                self._journal.append(noted, stamp)
                return
            change = KgliteChange(kglite.KnowledgeGraph(), {}) if anew else self._changeable()
            yield change
            write_note(change.graph, stamp, change.own)
            self._save(change.graph, stamp)

    def consolidate(self) -> None:
        """Put into the file what waits beside it."""
        if self.path.exists() and self._journal.size():
            with writing(self.path, patience=self._patience()):
                self._save(self._graph().graph, str((self._graph().note or {})["stamp"]))

    def _patience(self) -> float:
        # A reader that puts what waits into the file is soon done; who makes a graph is better named at once.
        return _PATIENCE if self._journal.path.exists() else 0.0

    def _can_wait(self) -> bool:
        """Whether a change may wait beside the file: one that is large, and larger than all that waits there already."""
        size = self.path.stat().st_size if self.path.exists() else 0
        return size >= LARGE and self._journal.stamp() is not None and self._journal.size() <= size

    def _save(self, graph: kglite.KnowledgeGraph, stamp: str) -> None:
        """Write the file. A journal that is left after it is of no graph, and so is none."""
        graph.save(str(self.path), layout="compact")
        graph.read_only(True)
        if self.path.stat().st_size >= LARGE:
            self._journal.begin(stamp)
        else:
            self._journal.end()
        self._opened = Opened(graph, self._state(), identity_of(self.path))

    def _refuse_foreign(self) -> None:
        """Raise StoreError where somebody else's file would be written over: one of another kind, or another program's graph."""
        with suppress(OSError):
            with self.path.open("rb") as file:
                kind = file.read(len(_KIND))
            try:
                graph = self._graph(foreign=True).graph if kind == _KIND else None
                foreign = graph is not None and bool(graph.node_types) and not has_note(graph)
            except StoreError:
                # Damaged, and the derived graph is made again.
                foreign = False
            if foreign or (kind and kind != _KIND and self.path.suffix != _SUFFIX):
                raise StoreError(
                    "this file is not of this program, and is not written over.",
                    place=str(self.path),
                    remedy="Name another with --store, or take it away.",
                )

    def _changeable(self) -> KgliteChange:
        if not self.path.exists():
            raise StoreError("there is no graph to change.", place=str(self.path), remedy=_REBUILD)
        opened = self._graph()
        # Whatever fails from here on: nobody reads a graph that is half changed.
        self._opened = None
        opened.graph.read_only(False)
        return KgliteChange(opened.graph, (opened.note or {})["own"])

    def _state(self) -> tuple[int, int, int]:
        """Return what tells one state of the file from another."""
        found = self.path.stat()
        return found.st_ino, found.st_mtime_ns, found.st_size

    def stamp(self, *, quick: bool = False) -> str | None:
        """Return the stamp; None for no file, and for a graph that this version did not write.

        Raises StoreError for a damaged file.
        """
        if not self.path.exists():
            return None
        if quick and (told := self._journal.stamp()) is not None:
            return told
        note = self._graph(foreign=True).note
        return None if note is None else str(note["stamp"])

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes as they were put in, by label and id."""
        opened = self._graph()
        for label in sorted(opened.graph.node_types):
            rows = rows_of(
                opened.graph,
                f"MATCH (n:`{label}`) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties",
            )
            for row in sorted(rows, key=lambda row: str(row["id"])):
                properties = opened.own(row["labels"], row["properties"])
                yield Node(label, row["id"], frozen(properties), tuple(sorted(row["labels"][1:])))

    def edges(self) -> Iterator[Edge]:
        """Yield the edges as they were put in, by source, type, target and key."""
        rows = rows_of(
            self._graph().graph,
            "MATCH (a)-[e]->(b) RETURN labels(a)[0] AS from_label, a.id AS from_id, type(e) AS type,"
            " labels(b)[0] AS to_label, b.id AS to_id, properties(e) AS properties",
            hide_structural_keys=True,
        )
        made = []
        for row in rows:
            properties = frozen(row["properties"])
            key = str(properties.pop("key", ""))
            source, target = NodeRef(row["from_label"], row["from_id"]), NodeRef(row["to_label"], row["to_id"])
            made.append(Edge(source, row["type"], target, properties, key))
        yield from sorted(made, key=edge_order)

    def query(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int, trusted: bool = False) -> Rows:
        """Answer a query in a process of its own; one that is trusted in this one."""
        if trusted:
            return self.answer(cypher, parameters, timeout=timeout, limit=limit)
        check_text(cypher, procedures=PROCEDURES)
        # The worker reads the file; this process need not have it in memory.
        return _GUARD.ask(Request(self.path.absolute(), cypher, dict(parameters), limit, timeout))

    def explain(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float) -> Rows:
        """Return the engine's plan: `step`, `operation`, `estimated_rows`."""
        try:
            return self.query(f"{_EXPLAIN}{cypher}", parameters, timeout=timeout, limit=_STEPS)
        except QueryError as error:
            place = _FIRST_LINE.sub(lambda found: f"{found[1]}{max(1, int(found[2]) - len(_EXPLAIN))}", error.place)
            raise QueryError(error.problem, place=place, remedy=error.remedy) from error

    def prepare(self) -> bool:
        """Read the graph now, rather than at the first question; return whether there was something to read."""
        known = self._opened, self._opened and self._opened.read
        opened = self._graph()
        return (opened, opened.read) != known

    def answer(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int) -> Rows:
        """Answer a query in this process; the graph is in the engine's read-only mode, so that one that writes is refused."""
        opened = self._graph()
        try:
            answer = opened.graph.cypher(
                cypher,
                params=dict(parameters),
                timeout_ms=max(1, round(timeout * 1000)),
                row_limit=limit + 1,
                hide_structural_keys=True,
            )
        except kglite.KgError as error:
            raise _query_error(error, timeout) from error
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise QueryError(
                f"{error}.", place="parameters", remedy="Text, numbers, true, false, null and lists of them."
            ) from error
        if isinstance(answer, str):
            raise QueryError("`FORMAT CSV` is the engine's own.", place="query", remedy="Leave it out; say `--format csv`.")
        columns = tuple(answer.columns)
        found = answer.to_list()
        plain = Plain(opened.own, opened.ends(numbered_ends(found[:limit])))
        rows = [tuple(plain.value(row[column]) for column in columns) for row in found[:limit]]
        notes = tuple(note for note in answer.warnings if "row_limit" not in note)
        return Rows(columns, rows, truncated=len(found) > limit, notes=notes)

    def counts(self) -> GraphCounts:
        """Count nodes by label and edges by type."""
        graph = self._graph().graph
        labels = rows_of(graph, "MATCH (n) RETURN labels(n)[0] AS name, count(*) AS n ORDER BY name")
        types = rows_of(graph, "MATCH ()-[e]->() RETURN type(e) AS name, count(*) AS n ORDER BY name")
        return GraphCounts({row["name"]: row["n"] for row in labels}, {row["name"]: row["n"] for row in types})

    def close(self) -> None:
        """Let go of the graph in memory; the next call reads the file again."""
        self._opened = None

    def _graph(self, *, foreign: bool = False) -> Opened:
        """Return the graph as it is now, with what waits beside its file. `foreign`: also one that this version did not write."""
        opened = self._current()
        if opened.note is None and not foreign:
            raise StoreError("this graph was not made by this version.", place=str(self.path), remedy=_REBUILD)
        if opened.note is not None and self._catch_up(opened):
            self._fold(opened)
        return opened

    def _current(self) -> Opened:
        """Return the graph of the file as it is now, from memory where it is there."""
        while True:
            try:
                state = self._state()
            except OSError as error:
                problem = f"there is no graph here ({error.strerror})."
                raise StoreError(problem, place=str(self.path), remedy=_REBUILD) from error
            if self._opened is not None and self._opened.state == state:
                return self._opened
            try:
                graph = kglite.load(str(self.path), storage="memory", columns="memory", topology="memory")
                identity = identity_of(self.path)
            except (kglite.KgError, OSError) as error:
                problem = f"the graph cannot be read: {first_line(error)}"
                raise StoreError(problem, place=str(self.path), remedy=_REBUILD) from error
            graph.read_only(True)
            # Another process may have put another file there meanwhile; then this is not that of the identity.
            if self._state() == state:
                self._opened = Opened(graph, state, identity)

    def _catch_up(self, opened: Opened) -> bool:
        """Make the changes that wait beside the file; return whether there were any."""
        waiting = self._journal.records(opened.identity, after=opened.read)
        if not waiting:
            return False
        # Whatever fails from here on: nobody reads a graph that is half changed.
        self._opened = None
        opened.graph.read_only(False)
        change = KgliteChange(opened.graph, (opened.note or {})["own"])
        try:
            for record in waiting:
                self._journal.replay(record, change)
        except (kglite.KgError, OSError) as error:
            problem = f"what waits beside the graph cannot be read: {first_line(error)}"
            raise StoreError(problem, place=str(self._journal.path), remedy=_REBUILD) from error
        opened.mark(waiting[-1].stamp, change.own)
        opened.graph.read_only(True)
        opened.read = waiting[-1].end
        self._opened = opened
        return True

    def _fold(self, opened: Opened) -> None:
        """Put what waited into the file, where making it again at each reading would cost more, and where this may be done."""
        if opened.read * _FOLDED < self.path.stat().st_size:
            return
        with suppress(StoreError), writing(self.path, patience=0):
            records = self._journal.records(opened.identity)
            if self._state() == opened.state and records and records[-1].end == opened.read:
                self._save(opened.graph, records[-1].stamp)


def _query_error(error: kglite.KgError, timeout: float) -> QueryError:
    if isinstance(error, kglite.CypherTimeoutError):
        return late(timeout)
    if isinstance(error, kglite.ReadOnlyError):
        remedy = "The graph is made from the ledger: add articles with `kg ingest`, change what it says with `kg correct`."
        return QueryError("a query may only read.", place="query", remedy=remedy)
    line, column = getattr(error, "line", None), getattr(error, "col", None)
    place = f"query, line {line}, column {column}" if line else "query"
    return QueryError(_POSITION.sub("", first_line(error)), place=place, remedy="`kg schema` shows what the graph holds.")
