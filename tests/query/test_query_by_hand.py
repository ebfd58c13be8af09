"""A handful of queries worked out once more in plain Python, over the nodes and edges of a graph of thousands of articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from grown_graph import Grown

from kg.model import Edge, Node, NodeRef
from kg.query import bind, named_queries

HAPPENED = ("done", "ongoing")
CONNECTING = frozenset(
    [
        "HOLDS",
        "ON_BEHALF_OF",
        "SAID",
        "ABOUT",
        "ACTOR_OF",
        "TARGETS",
        "VIA",
        "OWNED_BY",
        "PART_OF",
        "SUCCEEDED_BY",
        "LIFTS",
        "ESCALATES",
        "RESPONDS_TO",
    ]
)


class Hand:
    """The graph as dictionaries."""

    def __init__(self, graph: Grown) -> None:
        self.graph = graph
        self.nodes: dict[NodeRef, Node] = {node.ref: node for node in graph.nodes}
        self.out: dict[NodeRef, list[Edge]] = defaultdict(list)
        self.into: dict[NodeRef, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            self.out[edge.source].append(edge)
            self.into[edge.target].append(edge)

    def all(self, label: str) -> Iterable[Node]:
        return (node for node in self.graph.nodes if node.label == label)

    def targets(self, action: Node) -> set[NodeRef]:
        return {edge.target for edge in self.out[action.ref] if edge.type == "TARGETS"}

    def ask(self, name: str, given: Mapping[str, str]) -> list[dict[str, Any]]:
        query = named_queries()[name]
        answer = self.graph.store.query(query.cypher, bind(query, given, lambda text, _: text), timeout=60, limit=1_000_000)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.fixture(scope="module")
def hand(grown_graph: Grown) -> Hand:
    return Hand(grown_graph)


def day_of(action: Node) -> str:
    told = action.properties
    return str(told.get("date") or str(told.get("first_published") or "")[:10])


def test_counts_are_those_of_the_actions(hand: Hand) -> None:
    counted = Counter(
        (a.properties.get("jurisdiction", ""), day_of(a)[:4], a.properties["type"])
        for a in hand.all("Action")
        if a.properties["family"] == "restrict" and a.properties["status"] in HAPPENED
    )
    rows = hand.ask("counts", {})
    assert {(row["country"], row["year"], row["type"]): row["events"] for row in rows} == counted
    assert [tuple(row[name] for name in ("country", "year", "type")) for row in rows] == sorted(counted)


def test_what_is_restricted_now_is_each_open_episode_and_its_party(hand: Hand) -> None:
    wanted = set()
    for episode in hand.all("Episode"):
        if episode.properties["open"]:
            began = next(edge.target for edge in hand.out[episode.ref] if edge.type == "BEGAN")
            targets = hand.targets(hand.nodes[began])
            party = {target for target in targets if target.id == episode.properties.get("party")}
            wanted |= {(began.id, hand.nodes[t].properties["name"]) for t in party or targets}
    rows = hand.ask("restricted-now", {})
    assert len(wanted) > 500
    assert {(row["id"], row["target"]) for row in rows} == wanted


def test_the_words_of_a_row_are_those_of_its_earliest_article(hand: Hand) -> None:
    for row in hand.ask("fines", {"happened": "false"}):
        reports = [edge for edge in hand.into[NodeRef("Action", row["id"])] if edge.type == "REPORTS"]
        papers = {edge.source.id: hand.nodes[edge.source].properties for edge in reports}
        first = min(papers, key=lambda id_: (papers[id_]["published"], id_))
        words = min((edge.properties["start"], edge.properties["text"]) for edge in reports if edge.source.id == first)[1]
        assert (row["article"], row["outlet"], row["words"]) == (first, papers[first]["outlet"], words)


def test_hit_again_are_the_pairs_of_a_target_and_a_country_with_several_restrictions(hand: Hand) -> None:
    hits: Counter[tuple[str, object]] = Counter()
    for action in hand.all("Action"):
        told = action.properties
        if told["family"] == "restrict" and told["status"] in HAPPENED:
            targets = hand.targets(action)
            party = {target for target in targets if target.id == told.get("party")}
            hits.update((hand.nodes[target].properties["name"], told.get("jurisdiction", "")) for target in party or targets)
    wanted = {pair: times for pair, times in hits.items() if times >= 3}
    rows = hand.ask("hit-again", {"times": "3"})
    assert wanted
    assert {(row["target"], row["country"]): row["times"] for row in rows} == wanted
    assert len(rows) == sum(wanted.values())


def test_elsewhere_are_pairs_of_acts_of_two_countries_within_the_days(hand: Hand) -> None:
    platform = hand.graph.most("Platform", "TARGETS")
    acts = []
    for action in {edge.source for edge in hand.into[NodeRef("Platform", platform)] if edge.type == "TARGETS"}:
        told, day = hand.nodes[action].properties, day_of(hand.nodes[action])
        acting = told["family"] in ("restrict", "pressure") and told["status"] in HAPPENED
        if acting and len(day) == 10 and "jurisdiction" in told:
            acts.append((action.id, str(told["jurisdiction"]).split("/")[0], date.fromisoformat(day)))
    wanted = {
        (one, other, (b - a).days)
        for one, here, a in acts
        for other, there, b in acts
        if here != there and abs((b - a).days) <= 10
    }
    rows = hand.ask("elsewhere", {"platform": platform, "days": "10"})
    assert wanted
    assert {(row["base_id"], row["id"], row["days"]) for row in rows} == wanted
    assert len(rows) == len(wanted)


def test_a_connection_is_a_walk_over_edges_that_are_there_and_none_is_shorter(hand: Hand) -> None:
    busy, quiet = hand.graph.most("Agency", "ACTOR_OF"), hand.graph.most("Person", "HOLDS", nth=-1)
    platforms = [hand.graph.most("Platform", "TARGETS", nth=nth) for nth in (0, 1, 300, -1)]
    words: dict[tuple[str, str, str], set[object]] = defaultdict(set)
    for edge in hand.graph.edges:
        words[edge.type, edge.source.id, edge.target.id].add(edge.properties.get("text"))
    found = 0
    for begin in (busy, quiet, hand.graph.most("Person", "HOLDS"), platforms[0]):
        for end in platforms:
            rows = hand.ask("connection", {"from": begin, "to": end})
            assert len(rows) == _distance(hand, begin, end, most=6)
            assert [row["source_id"] for row in rows] == [begin, *(row["target_id"] for row in rows)][: len(rows)]
            for row in rows:
                ends = (row["source_id"], row["target_id"]) if row["forward"] else (row["target_id"], row["source_id"])
                assert row["words"] in words[row["edge"], *ends]
            found += bool(rows)
    assert found > 5


def _distance(hand: Hand, begin: str, end: str, *, most: int) -> int:
    """How many steps it is; 0 where it is more than `most`, or none."""
    here = {ref for ref in hand.nodes if ref.id == begin}
    seen = set(here)
    for steps in range(1, most + 1):
        here = {
            ref
            for node in here
            for edge in (*hand.out[node], *hand.into[node])
            if edge.type in CONNECTING
            for ref in (edge.source, edge.target)
        } - seen
        seen |= here
        if begin != end and any(ref.id == end for ref in here):
            return steps
    return 0


@pytest.mark.parametrize("name", [name for name, query in named_queries().items() if query.limited])
@pytest.mark.parametrize("given", [{}, {"platform": "steam"}], ids=["all", "of one"])
def test_the_first_rows_of_a_query_that_looks_at_no_more_are_the_first_of_all(
    grown_graph: Grown, name: str, given: Mapping[str, str]
) -> None:
    query = named_queries()[name]
    whole, some = (
        grown_graph.store.query(query.cypher, bind(query, given, lambda text, _: text, limit=limit), timeout=60, limit=1_000_000)
        for limit in (1_000_000, 6)
    )
    # One more than was asked for, which tells that there are more.
    assert some.rows == whole.rows[:7]
    assert whole.rows
