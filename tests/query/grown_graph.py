"""A graph of five thousand synthetic articles and the two small ones, for what holds only if it holds at size.

Made once a session, by what makes the graph of any ledger: facts are resolved together.
"""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sample_graph import sample
from story_graph import story

from kg.model import Edge, Node
from kg.ontology import load_ontology
from kg.query import NamedQuery
from kg.resolve import resolve
from kg.store import GraphStore, open_store

ARTICLES = 5_000
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
_STAMP = "1"


@dataclass(frozen=True)
class Grown:
    """The graph, in an embedded store and as it is."""

    store: GraphStore
    nodes: list[Node]
    edges: list[Edge]

    def put_into(self, store: GraphStore) -> None:
        """Put it into another store, unless it is there."""
        if store.stamp() != _STAMP:
            store.replace(self.nodes, self.edges, stamp=_STAMP)

    def most(self, label: str, *types: str, nth: int = 0) -> str:
        """The id of the node of a label that has the most edges of these types, or the one on place `nth` from there; from
        the other end if that is negative."""
        count = Counter(end.id for e in self.edges if e.type in types for end in (e.source, e.target) if end.label == label)
        return sorted(count, key=lambda id_: (-count[id_], id_))[nth]


def grown(folder: Path) -> Grown:
    """Make it in a folder."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        articles = importlib.import_module("synthetic").articles(ARTICLES, 1)
    finally:
        sys.path.remove(str(BENCHMARKS))
    made = resolve([(article, facts) for article, facts, _ in articles], load_ontology())
    small = [sample(), story()]
    nodes = _first([*made.nodes, *(node for some, _ in small for node in some)])
    edges = list(
        {(e.source, e.type, e.target, e.key): e for e in [*made.edges, *(e for _, some in small for e in some)]}.values()
    )
    store = open_store(folder / "graph.kgl")
    store.replace(nodes, edges, stamp="1")
    return Grown(store, nodes, edges)


def _first(nodes: Iterable[Node]) -> list[Node]:
    found: dict[object, Node] = {}
    for node in nodes:
        found.setdefault(node.ref, node)
    return list(found.values())


def values(graph: Grown) -> Mapping[str, tuple[str, ...]]:
    """For each name of a parameter a few values that the graph has, of something busy and of something quiet."""
    platforms = graph.most("Platform", "TARGETS"), graph.most("Platform", "TARGETS", nth=200), "steam"
    agencies = graph.most("Agency", "ACTOR_OF"), graph.most("Agency", "ACTOR_OF", nth=100), "kominfo"
    people = graph.most("Person", "HOLDS", "SAID"), "rina-contoh"
    return {
        "about": (graph.most("Platform", "ABOUT"), "steam"),
        "action": (graph.most("Action", "REPORTS"), "block-steam"),
        "agency": agencies,
        "body": agencies,
        "by": ("reason status", "year"),
        "country": ("id",),
        "date": ("2022-07-30",),
        "days": ("9",),
        "family": ("", "pressure"),
        "field": ("date",),
        "from": (*people, graph.most("Platform", "TARGETS")),
        "happened": ("false",),
        "law": ("permen-5-2020",),
        "min_confidence": ("0.85",),
        "open": ("true",),
        "person": people,
        "platform": platforms,
        "same": ("reason",),
        "since": ("2023-06",),
        "speaker": (graph.most("Person", "SAID"), "valve"),
        "status": ("threatened",),
        "tie": ("undoes",),
        "times": ("4",),
        "to": platforms,
        "today": ("2021-01-01",),
        "type": ("block",),
        "until": ("2022-07-30",),
    }


def parameter_sets(query: NamedQuery, known: Mapping[str, tuple[str, ...]]) -> list[dict[str, str]]:
    """The defaults; each value of each entity; and what narrows the answer, of something busy where the query takes it.

    What has to be given is given with its first value.
    """
    needed = {p.name: known[p.name][0] for p in query.parameters if p.default is None}
    named = {p.name for p in query.parameters if p.type == "entity" and p.name != "action"}
    busy = {p.name: known[p.name][0] for p in query.parameters if p.name in named - {"law"}}
    narrow = {**needed, **dict(list(busy.items())[:1])}
    sets = [needed]
    for parameter in query.parameters:
        beside = needed if parameter.name in named else narrow
        sets += [{**beside, parameter.name: value} for value in known[parameter.name]]
    return [given for place, given in enumerate(sets) if given not in sets[:place]]
