"""KGLite: an embedded graph in one file of the workspace, with Cypher. The only module that imports it.

What its version 0.21 does that shaped this module:

- Every node has a `title` and a `type` whether or not they were put in, `name` is another word for `title`, `label` and
  `node_type` for `type`. So the file keeps a note of which of them are a label's own; nodes with neither name nor title
  get an explicit null, else the engine makes up a title that people would take for one.
- `LOAD CSV` counts as reading, and reads any file of this machine. There is no switch for it in Python: `check_text` refuses it,
  and the process that answers cannot open files.
- A query that grows a text ends the process (`kg/store/guard.py`). The engine's own limit of work counts rows, not bytes.
- Several statements in one text are all run, and the last one answers.
- Only the compact layout has a checksum over all of the file; the other one loads with a flipped bit in it.
- `save` writes beside the file and renames. It does not keep two writers apart that loaded before they wrote, so a
  lease on a name beside the file is held while the graph is made.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import kglite

from kg.model import Edge, Node, NodeRef, QueryError, StoreError
from kg.store.answers import Plain
from kg.store.cypher import check_text
from kg.store.guard import Guard, Request, late
from kg.store.intake import Intake, checked, edge_order, missing_end
from kg.store.protocol import EdgeKey, GraphCounts, Rows

SCHEMES = ("kglite",)
# What this store cannot do; each is a strict xfail of the contract suite.
GAPS: Mapping[str, str] = {}

_REBUILD = "Make it again from the ledger: `kg rebuild`."
_BATCH = 20_000
# Properties that every node of the engine answers to.
_VIRTUAL = ("name", "title", "type", "label", "node_type")
# Names that the engine drops without a word.
_DROPPED = frozenset({"git_sha", "modified_by", "updated_at"})
# A class of the engine's ontology, which changes no answer and is kept in the file: where our note to ourselves stands.
_NOTE = "GraphFile"
_NOTE_FORMAT = 1
_KIND = b"RGF"  # what every file of the engine begins with
_SUFFIX = ".kgl"
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
_GUARD = Guard("kg.store.kglite_worker", {"MIMALLOC_ARENA_RESERVE": "65536"})
_POSITION = re.compile(r"^Cypher \w+ error(?: at line \d+, col \d+)?: ")

# Remarks come back with the answer (`Rows.notes`); the engine would print them on stderr as well.
kglite.set_query_warning_policy("silent")


class KgliteStore:
    """A `GraphStore` in the file `path`; read when first needed, and again when another process replaced it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: _Opened | None = None

    def replace(self, nodes: Iterable[Node], edges: Iterable[Edge], *, stamp: str) -> None:
        """Put this graph in the place of the old one; a process killed meanwhile leaves the old one."""
        taken, joined = checked(nodes, edges)
        with self.changing(stamp=stamp, anew=True) as change:
            change.put_nodes(taken)
            change.put_edges(joined)

    @contextmanager
    def changing(self, *, stamp: str, anew: bool = False) -> Iterator[KgliteChange]:
        """Change the graph; a process killed meanwhile leaves the old one.

        The file is read whole, unless this store has it in memory already, and written whole, each a tenth of a second for a
        hundred thousand nodes; in between only what changes is touched.
        """
        if anew:
            self._refuse_foreign()
        with self._writing():
            change = KgliteChange(kglite.KnowledgeGraph(), {}) if anew else self._changeable()
            yield change
            note = {"format": _NOTE_FORMAT, "stamp": stamp, "own": change.own}
            change.graph.define_ontology({"classes": {_NOTE: {"abstract": True, "description": json.dumps(note)}}})
            change.graph.save(str(self.path), layout="compact")
            change.graph.read_only(True)
            self._opened = _Opened(change.graph, self._state())

    def _refuse_foreign(self) -> None:
        """Raise StoreError where somebody else's file would be written over: one of another kind, or another program's graph."""
        with suppress(OSError):
            with self.path.open("rb") as file:
                kind = file.read(len(_KIND))
            try:
                graph = self._graph(foreign=True).graph if kind == _KIND else None
                foreign = graph is not None and bool(graph.node_types) and not _has_note(graph)
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

    def stamp(self) -> str | None:
        """Return the stamp; None for no file, and for a graph that this version did not write.

        Raises StoreError for a damaged file.
        """
        if not self.path.exists():
            return None
        note = self._graph(foreign=True).note
        return None if note is None else str(note["stamp"])

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes as they were put in, by label and id."""
        opened = self._graph()
        for label in sorted(opened.graph.node_types):
            rows = _rows(
                opened.graph,
                f"MATCH (n:`{label}`) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties",
            )
            for row in sorted(rows, key=lambda row: str(row["id"])):
                properties = opened.own(row["labels"], row["properties"])
                yield Node(label, row["id"], _frozen(properties), tuple(sorted(row["labels"][1:])))

    def edges(self) -> Iterator[Edge]:
        """Yield the edges as they were put in, by source, type, target and key."""
        rows = _rows(
            self._graph().graph,
            "MATCH (a)-[e]->(b) RETURN labels(a)[0] AS from_label, a.id AS from_id, type(e) AS type,"
            " labels(b)[0] AS to_label, b.id AS to_id, properties(e) AS properties",
            hide_structural_keys=True,
        )
        made = []
        for row in rows:
            properties = _frozen(row["properties"])
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

    def prepare(self) -> None:
        """Read the graph now, rather than at the first question."""
        self._graph()

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
        plain = Plain(opened.own, opened.end)
        rows = [tuple(plain.value(row[column]) for column in columns) for row in found[:limit]]
        notes = tuple(note for note in answer.warnings if "row_limit" not in note)
        return Rows(columns, rows, truncated=len(found) > limit, notes=notes)

    def counts(self) -> GraphCounts:
        """Count nodes by label and edges by type."""
        graph = self._graph().graph
        labels = _rows(graph, "MATCH (n) RETURN labels(n)[0] AS name, count(*) AS n ORDER BY name")
        types = _rows(graph, "MATCH ()-[e]->() RETURN type(e) AS name, count(*) AS n ORDER BY name")
        return GraphCounts({row["name"]: row["n"] for row in labels}, {row["name"]: row["n"] for row in types})

    def close(self) -> None:
        """Let go of the graph in memory; the next call reads the file again."""
        self._opened = None

    def _graph(self, *, foreign: bool = False) -> _Opened:
        """Return the graph of the file as it is now. `foreign`: also one that this version did not write."""
        try:
            state = self._state()
        except OSError as error:
            raise StoreError(f"there is no graph here ({error.strerror}).", place=str(self.path), remedy=_REBUILD) from error
        if self._opened is None or self._opened.state != state:
            try:
                graph = kglite.load(str(self.path), storage="memory", columns="memory", topology="memory")
            except kglite.KgError as error:
                problem = f"the graph cannot be read: {_line(error)}"
                raise StoreError(problem, place=str(self.path), remedy=_REBUILD) from error
            graph.read_only(True)
            self._opened = _Opened(graph, state)
        if self._opened.note is None and not foreign:
            raise StoreError("this graph was not made by this version.", place=str(self.path), remedy=_REBUILD)
        return self._opened

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the engine's lease on a name beside the file, and say its refusals in our words."""
        lease_name = self.path.with_name(f"{self.path.name}.writer")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lease = _lease(lease_name)
            try:
                _remove_leftovers(self.path)
                yield
            finally:
                lease.close()
                with suppress(OSError):
                    lease_name.unlink()
        except kglite.WriterLeaseHeldError as error:
            pid, since = error.holder.get("pid"), error.holder.get("since")
            raise StoreError(
                f"process {pid} is writing it since {since}.",
                place=str(self.path),
                remedy="Wait until it has finished, or end it; the graph as it was can be read meanwhile.",
            ) from error
        except (kglite.KgError, OSError) as error:
            raise StoreError(
                f"the graph cannot be written: {_line(error)}",
                place=str(self.path),
                remedy="The old one stands. Make room or check the folder.",
            ) from error


class KgliteChange:
    """A change of a graph in memory that nobody else sees. Labels and types are checked identifiers; all else are parameters.

    `own`: which of the engine's own properties a label really has, with the nodes that differ from most of their label.
    """

    def __init__(self, graph: kglite.KnowledgeGraph, own: dict[str, Any]) -> None:
        self.graph = graph
        self.own = own
        self._intake = Intake()
        self._empty = not own

    def put_nodes(self, nodes: Iterable[Node]) -> None:
        """Put nodes in, in the place of those of the same key."""
        taken = self._intake.nodes(nodes)
        _refuse_dropped(name for node in taken for name in node.properties)

        def labels(node: Node) -> tuple[str, tuple[str, ...]]:
            return node.label, tuple(sorted(node.extra_labels))

        for (label, extra), group in groupby(sorted(taken, key=labels), key=labels):
            alike = list(group)
            mark = "".join(f", n:`{name}`" for name in extra)
            if not self._empty:
                self._unmark(label, extra, alike)
            verb = "CREATE" if self._empty else "MERGE"
            rows = ({"id": node.id, "p": _stored(node)} for node in alike)
            _in_batches(self.graph, f"UNWIND $rows AS r {verb} (n:`{label}` {{id: r.id}}) SET n = r.p{mark}", rows)
            self._note_own(label, alike)

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """Put edges in that are not there."""
        taken = self._intake.edges(edges)
        _refuse_dropped(name for edge in taken for name in edge.properties)

        def ends(edge: Edge) -> tuple[str, str, str]:
            return edge.source.label, edge.type, edge.target.label

        for (source, type_, target), group in groupby(sorted(taken, key=ends), key=ends):
            alike = list(group)
            joins = ({"s": e.source.id, "t": e.target.id, "p": _joined(e)} for e in alike)
            query = (
                f"UNWIND $rows AS r MATCH (a:`{source}` {{id: r.s}}), (b:`{target}` {{id: r.t}})"
                f" CREATE (a)-[e:`{type_}`]->(b) SET e += r.p RETURN count(*) AS n"
            )
            if _in_batches(self.graph, query, joins) < len(alike):
                self._find_missing_end(alike)

    def drop_edges(self, edges: Iterable[EdgeKey]) -> None:
        """Take edges away."""

        def ends(key: EdgeKey) -> tuple[str, str, str]:
            return key[0].label, key[1], key[2].label

        for (source, type_, target), group in groupby(sorted(edges, key=ends), key=ends):
            self._intake.name(source, type_, target)
            rows = ({"s": key[0].id, "t": key[2].id, "k": key[3]} for key in group)
            # The engine walks from the first node of a pattern: from the side where one node has few edges.
            forth = f"(a:`{source}` {{id: r.s}})-[e:`{type_}`]->(b:`{target}` {{id: r.t}})"
            back = f"(b:`{target}` {{id: r.t}})<-[e:`{type_}`]-(a:`{source}` {{id: r.s}})"
            pattern = forth if self._size(source) >= self._size(target) else back
            _in_batches(self.graph, f"UNWIND $rows AS r MATCH {pattern} WHERE coalesce(e.key, '') = r.k DELETE e", rows)

    def drop_nodes(self, refs: Iterable[NodeRef]) -> None:
        """Take nodes away, with all edges that still end at them."""
        for label, group in groupby(sorted(refs), key=lambda ref: ref.label):
            self._intake.name(label)
            gone = list(group)
            _in_batches(
                self.graph,
                f"UNWIND $rows AS r MATCH (n:`{label}` {{id: r.id}}) DETACH DELETE n",
                ({"id": ref.id} for ref in gone),
            )
            for ref in gone:
                self.own.get(label, {"except": {}})["except"].pop(ref.id, None)

    def _find_missing_end(self, edges: list[Edge]) -> None:
        for edge in edges:
            for end in (edge.source, edge.target):
                answer: Any = self.graph.cypher(f"MATCH (n:`{end.label}` {{id: $id}}) RETURN n.id", params={"id": end.id})
                if not answer.to_list():
                    raise missing_end(edge, end)

    def _size(self, label: str) -> int:
        return int(_rows(self.graph, f"MATCH (n:`{label}`) RETURN count(*) AS n")[0]["n"])

    def _unmark(self, label: str, extra: tuple[str, ...], nodes: list[Node]) -> None:
        """Take away the extra labels that nodes of these ids no longer have."""
        for first in range(0, len(nodes), _BATCH):
            ids = [node.id for node in nodes[first : first + _BATCH]]
            query = f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) RETURN id, labels(n) AS labels"
            answer: Any = self.graph.cypher(query, params={"ids": ids}, timeout_ms=0)
            for row in answer.to_list():
                for old in {*row["labels"][1:]} - {*extra}:
                    self._intake.name(old)
                    self.graph.cypher(f"MATCH (n:`{label}` {{id: $id}}) REMOVE n:`{old}`", params={"id": row["id"]}, timeout_ms=0)

    def _note_own(self, label: str, nodes: list[Node]) -> None:
        by_id = {node.id: tuple(name for name in _VIRTUAL if name in node.properties) for node in nodes}
        if label not in self.own:
            usual = max(sorted(set(by_id.values())), key=Counter(by_id.values()).__getitem__)
            self.own[label] = {"own": list(usual), "except": {}}
        noted = self.own[label]
        for id_, own in by_id.items():
            if list(own) == list(noted["own"]):
                noted["except"].pop(id_, None)
            else:
                noted["except"][id_] = list(own)


class _Opened:
    """A graph in memory, which state of the file it is, and our note in it."""

    def __init__(self, graph: kglite.KnowledgeGraph, state: tuple[int, int, int]) -> None:
        self.graph = graph
        self.state = state
        self.note = _note(graph)
        self._ends: dict[int, NodeRef] | None = None

    def own(self, labels: list[str], properties: Mapping[str, Any]) -> dict[str, Any]:
        """Return the properties that were put in, of all those that the engine answers with."""
        usual = (self.note or {}).get("own", {}).get(labels[0] if labels else "", {"own": _VIRTUAL, "except": {}})
        own = usual["except"].get(properties.get("id"), usual["own"])
        return {name: value for name, value in properties.items() if name != "id" and (name not in _VIRTUAL or name in own)}

    def end(self, number: int) -> NodeRef:
        """Return the key of the node that the engine numbers so; all are looked up once, at the first question."""
        if self._ends is None:
            query = "MATCH (n) RETURN elementId(n) AS number, labels(n)[0] AS label, n.id AS id"
            rows = _rows(self.graph, query)
            self._ends = {int(row["number"]): NodeRef(row["label"], row["id"]) for row in rows}
        return self._ends[number]


def open_url(url: str, name: Callable[[], str]) -> KgliteStore:
    """Return the store in the file that stands after `kglite:`; a file holds one graph."""
    del name
    return KgliteStore(Path(url.removeprefix("kglite:")))


def _refuse_dropped(names: Iterable[str]) -> None:
    if dropped := _DROPPED & set(names):
        raise StoreError(
            f"properties called {', '.join(sorted(dropped))} would be lost: the engine keeps these names for itself.",
            place="graph",
            remedy="Rename them in the graph schema.",
        )


def _rows(graph: kglite.KnowledgeGraph, query: str, *, hide_structural_keys: bool = False) -> list[dict[str, Any]]:
    """The answer to one of this module's own queries, whole, however long it takes."""
    answer: Any = graph.cypher(query, timeout_ms=0, hide_structural_keys=hide_structural_keys)
    rows: list[dict[str, Any]] = answer.to_list()
    return rows


def _in_batches(graph: kglite.KnowledgeGraph, query: str, rows: Iterator[dict[str, Any]]) -> int:
    """Run a query on all rows; return the sum of the counts that it answers, if it does."""
    counted = 0
    while batch := list(islice(rows, _BATCH)):
        answer: Any = graph.cypher(query, params={"rows": batch}, timeout_ms=0)
        counted += sum(row["n"] for row in answer.to_list() if "n" in row)
    return counted


def _stored(node: Node) -> dict[str, Any]:
    properties = dict(node.properties)
    return properties if "name" in properties or "title" in properties else {**properties, "title": None}


def _joined(edge: Edge) -> dict[str, Any]:
    return {**edge.properties, "key": edge.key} if edge.key else dict(edge.properties)


def _frozen(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}


def _note(graph: kglite.KnowledgeGraph) -> dict[str, Any] | None:
    try:
        note = json.loads((graph.ontology() or {})["classes"][_NOTE]["description"])
    except (TypeError, KeyError, ValueError):
        return None
    return note if isinstance(note, dict) and note.get("format") == _NOTE_FORMAT else None


def _has_note(graph: kglite.KnowledgeGraph) -> bool:
    """Whether some version of this program made the graph."""
    return _NOTE in (graph.ontology() or {}).get("classes", {})


def _lease(name: Path) -> kglite.KnowledgeGraph:
    try:
        return kglite.open(str(name), durable="off")
    except ValueError as error:
        # Another program has left a log beside the file.
        raise OSError(str(error)) from error


def _remove_leftovers(path: Path) -> None:
    """Delete what a killed process was about to rename; only its writer may, and we hold the lease."""
    for leftover in path.parent.glob(f"{path.name}.tmp.*"):
        writer = leftover.name.removeprefix(f"{path.name}.tmp.").partition(".")[0]
        if writer.isdigit() and int(writer) != os.getpid():
            with suppress(OSError):
                leftover.unlink()


def _query_error(error: kglite.KgError, timeout: float) -> QueryError:
    if isinstance(error, kglite.CypherTimeoutError):
        return late(timeout)
    if isinstance(error, kglite.ReadOnlyError):
        remedy = "The graph is made from the ledger: add articles with `kg ingest`, change what it says with `kg correct`."
        return QueryError("a query may only read.", place="query", remedy=remedy)
    line, column = getattr(error, "line", None), getattr(error, "col", None)
    place = f"query, line {line}, column {column}" if line else "query"
    return QueryError(_POSITION.sub("", _line(error)), place=place, remedy="`kg schema` shows what the graph holds.")


def _line(error: BaseException) -> str:
    """The first line of an engine's message, ended like a sentence."""
    return f"{(str(error).splitlines() or [type(error).__name__])[0].rstrip('.')}."
