"""A change of a graph in memory, which nobody else sees until it is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

import kglite

from kg.model import Edge, Node, NodeRef, StoreError
from kg.store.intake import Intake, missing_end
from kg.store.kglite.opened import VIRTUAL, rows_of
from kg.store.protocol import EdgeKey

_BATCH = 20_000
# Names that the engine drops without a word.
_DROPPED = frozenset({"git_sha", "modified_by", "updated_at"})


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
        refuse_dropped(name for node in taken for name in node.properties)

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
        refuse_dropped(name for edge in taken for name in edge.properties)

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
        return int(rows_of(self.graph, f"MATCH (n:`{label}`) RETURN count(*) AS n")[0]["n"])

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
        by_id = {node.id: tuple(name for name in VIRTUAL if name in node.properties) for node in nodes}
        if label not in self.own:
            usual = max(sorted(set(by_id.values())), key=Counter(by_id.values()).__getitem__)
            self.own[label] = {"own": list(usual), "except": {}}
        noted = self.own[label]
        for id_, own in by_id.items():
            if list(own) == list(noted["own"]):
                noted["except"].pop(id_, None)
            else:
                noted["except"][id_] = list(own)


def refuse_dropped(names: Iterable[str]) -> None:
    """Raise StoreError for names of properties that the engine would lose."""
    if dropped := _DROPPED & set(names):
        raise StoreError(
            f"properties called {', '.join(sorted(dropped))} would be lost: the engine keeps these names for itself.",
            place="graph",
            remedy="Rename them in the graph schema.",
        )


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
