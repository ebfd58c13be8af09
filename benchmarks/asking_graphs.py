"""Graphs of any size for `asking.py`: the graph of some synthetic articles, and copies of it with other ids.

Resolving a million articles takes an hour, and what is measured here begins after that. Each copy has articles, events, people,
platforms and bodies of its own; places, reasons and outlets are those of all copies, and have as many more edges. So what one
asks of one platform has the same answer in each graph, however large: only the rest grows.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from synthetic import articles

from kg.ledger import Ledger
from kg.model import Article, Edge, Facts, Node, NodeRef
from kg.ontology import load_ontology
from kg.resolve import resolve
from kg.store import GraphStore, open_store
from kg.workspace.derivation import stamp_of
from kg.workspace.workspace import GRAPH, LEDGER

# Half of the first graph is about one platform, as it is in life; the rest about some nine hundred.
ARTICLES, HOT, SEED = 5_000, 1_500, 1
_SHARED = frozenset({"Place", "Topic", "Outlet", "LegalInstrument"})
_TOGETHER = 5  # copies put in at a time, so that batches are large
_FINGERPRINT = "synthetic"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a graph is, and how long a store took to take it in: seconds of this processor, and seconds that passed."""

    nodes: int
    edges: int
    node_seconds: float
    edge_seconds: float
    passed: float


class Graphs:
    """Graphs in a cache folder, made when they are first asked for; to be deleted when the generator or resolving changed."""

    def __init__(self, cache: Path) -> None:
        self._ontology = load_ontology()
        self._folder = cache
        self._base: tuple[list[Node], list[Edge]] | None = None

    def workspace(self, copies: int) -> Path:
        """Return a workspace with the graph of so many copies, and a ledger of as many articles."""
        folder = self._folder / f"copies-{copies}"
        if not (folder / "size.json").exists():
            folder.mkdir(parents=True, exist_ok=True)
            stamp = self._fill_ledger(folder / LEDGER, copies)
            size = put_in(open_store(folder / GRAPH), self.base(), copies, stamp)
            (folder / "size.json").write_text(json.dumps(astuple(size)), encoding="utf-8")
        self._stamp_anew(folder)
        return folder

    def _stamp_anew(self, folder: Path) -> None:
        """`kg query` would make the graph of another version or schema again first, which is not what is measured."""
        with Ledger(folder / LEDGER, read_only=True) as ledger:
            stamp = stamp_of(ledger, self._ontology.fingerprint)
        store = open_store(folder / GRAPH)
        if store.stamp() != stamp:
            with store.changing(stamp=stamp):
                pass

    def size(self, copies: int) -> Size:
        """Return how large that graph is."""
        return Size(*json.loads((self.workspace(copies) / "size.json").read_text(encoding="utf-8")))

    def base(self) -> tuple[list[Node], list[Edge]]:
        """Return the graph that is copied."""
        if self._base is None:
            kept = open_store(self._folder / "base.kgl")
            if kept.stamp() is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                graph = resolve([(article, facts) for article, facts, _ in articles(ARTICLES, SEED, hot=HOT)], self._ontology)
                kept.replace(graph.nodes, graph.edges, stamp="base")
            self._base = list(kept.nodes()), list(kept.edges())
        return self._base

    def _fill_ledger(self, file: Path, copies: int) -> str:
        file.unlink(missing_ok=True)
        with Ledger(file) as ledger:
            for copy in range(copies):
                with ledger.transaction():
                    for article, facts, _ in articles(ARTICLES, SEED, hot=HOT):
                        ledger.add(*_elsewhere(article, facts, copy), _FINGERPRINT)
            return stamp_of(ledger, self._ontology.fingerprint)


def put_in(store: GraphStore, base: tuple[list[Node], list[Edge]], copies: int, stamp: str) -> Size:
    """Put so many copies into a store by what every store can do, and return what that took; making the copies does not count."""
    nodes, edges = base
    known = frozenset(node.ref for node in nodes if node.label not in _SHARED)
    ids = frozenset(ref.id for ref in known)
    spent, counts, began = {"nodes": 0.0, "edges": 0.0}, {"nodes": 0, "edges": 0}, time.perf_counter()
    made = 0.0
    with store.changing(stamp=stamp, anew=True) as change:
        for first in range(0, copies, _TOGETHER):
            begin = time.perf_counter()
            several = range(first, min(copies, first + _TOGETHER))
            some_nodes = [node for copy in several for node in _nodes(nodes, ids, copy)]
            some_edges = [edge for copy in several for edge in _edges(edges, known, copy)]
            made += time.perf_counter() - begin
            for name, put, rows in (("nodes", change.put_nodes, some_nodes), ("edges", change.put_edges, some_edges)):
                begin = time.process_time()
                put(rows)  # type: ignore[operator]
                spent[name] += time.process_time() - begin
                counts[name] += len(rows)
    passed = time.perf_counter() - began - made
    return Size(counts["nodes"], counts["edges"], spent["nodes"], spent["edges"], passed)


def _nodes(nodes: Iterable[Node], ids: frozenset[str], copy: int) -> Iterator[Node]:
    for node in nodes:
        if copy == 0:
            yield node
        elif node.label not in _SHARED:
            yield replace(node, id=_named(node.id, copy), properties=_properties(node.properties, ids, copy))


def _properties(properties: Mapping[str, object], ids: frozenset[str], copy: int) -> dict[str, object]:
    """Names and parties are those of the copy; all else is as it was."""
    made = dict(properties)
    if "name" in made:
        made["name"] = f"{made['name']} {copy}"
    for name in ("party", "article"):
        if made.get(name) in ids:
            made[name] = _named(str(made[name]), copy)
    return made


def _edges(edges: Iterable[Edge], known: frozenset[NodeRef], copy: int) -> Iterator[Edge]:
    def ref(end: NodeRef) -> NodeRef:
        return NodeRef(end.label, _named(end.id, copy)) if end in known else end

    for edge in edges:
        if copy == 0:
            yield edge
        elif edge.source in known or edge.target in known:
            properties = dict(edge.properties)
            if "article" in properties:
                properties["article"] = _named(str(properties["article"]), copy)
            yield Edge(ref(edge.source), edge.type, ref(edge.target), properties, edge.key)


def _named(id_: str, copy: int) -> str:
    return f"{id_}-copy-{copy}"


def _elsewhere(article: Article, facts: Facts, copy: int) -> tuple[Article, Facts]:
    if copy == 0:
        return article, facts
    other = replace(article, source=f"{copy}/{article.source}", url=f"{article.url}?{copy}")
    return other, replace(facts, article=other.id)
