"""One suite over every store. What a store cannot do, it says in its GAPS, and the test must then fail."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j_server import Neo4jServer
from neo4j_server.fixture import let_in

from kg.model import Edge, Node, NodeRef, QueryError, StoreError, UsageError
from kg.store import GraphStore, open_store, store_modules
from kg.store.kglite import store as kglite_store

Graph = tuple[list[Node], list[Edge]]

# Each is put into ids, values and keys: whatever reaches a query as anything but a parameter breaks on one of them.
HOSTILE = (
    'O\'Brien "the" \\ back`tick',
    "}) DETACH DELETE n //",
    "$rows {id: 1} $(label)",
    "line\nbreak\ttab\r",
    "\x00nul\x01\x1f\x7f",
    "\u202eright to left\u2066\u200b",
    "😀 é ﷽",
    "",
    " ",
    "null",
    "2017-07-14",
    "[1, 2]",
    "007",
)

# The same store once more, as it is with a graph so large that changes wait beside its file.
BESIDE = "kglite, changes beside the file"
BESIDE_GAPS = {"edges looked at as they come": "who reads the graph next finds out, and has it made again"}
ADDRESSES = {"memory": "memory:", "kglite": "kglite:{folder}/graph.kgl", "neo4j": "{server}?workspace=contract"}


def gap(store: str, name: str) -> str | None:
    reason: str | None = importlib.import_module(f"kg.store.{store}").GAPS.get(name)
    return reason


@pytest.fixture(params=[*sorted(ADDRESSES), BESIDE])
def address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a store is that holds nothing yet."""
    module = request.param.partition(",")[0]
    for marker in request.node.iter_markers("needs"):
        gaps = BESIDE_GAPS if request.param == BESIDE else {}
        if reason := gap(module, marker.args[0]) or gaps.get(marker.args[0]):
            expected = (StoreError, AssertionError, pytest.fail.Exception)
            request.applymarker(pytest.mark.xfail(reason=reason, strict=True, raises=expected))
    if request.param == BESIDE:
        monkeypatch.setattr(kglite_store, "LARGE", 1)
    if module != "neo4j":
        return ADDRESSES[module].format(folder=tmp_path)
    server: Neo4jServer = request.getfixturevalue("neo4j_server")
    let_in(server, monkeypatch)
    server.wipe()
    return ADDRESSES["neo4j"].format(server=server.address)


@pytest.fixture
def store(address: str) -> Iterator[GraphStore]:
    opened = open_store(address)
    yield opened
    opened.close()


def in_order(nodes: list[Node], edges: list[Edge]) -> Graph:
    return sorted(nodes, key=lambda n: n.ref), sorted(edges, key=lambda e: (e.source, e.type, e.target, e.key))


def ask(store: GraphStore, cypher: str, limit: int = 100, **parameters: Any) -> list[tuple[Any, ...]]:
    return store.query(cypher, parameters, timeout=10, limit=limit).rows


def exact(nodes: list[Node], edges: list[Edge]) -> str:
    """Equality that tells 1 from 1.0 and True, and a tuple from a list."""
    return repr([(n.ref, sorted(n.properties.items()), n.extra_labels) for n in nodes]) + repr(
        [(e.source, e.type, e.target, e.key, sorted(e.properties.items())) for e in edges]
    )


def test_every_store_module_is_under_this_suite() -> None:
    assert set(store_modules().values()) == set(ADDRESSES)


def test_a_graph_comes_back_exactly_and_in_order(store: GraphStore, graph: Graph) -> None:
    store.replace(*graph, stamp="one")
    assert exact(list(store.nodes()), list(store.edges())) == exact(*in_order(*graph))
    assert store.stamp() == "one"


def test_an_empty_graph_is_a_graph(store: GraphStore) -> None:
    assert store.stamp() is None
    store.replace([], [], stamp="empty")
    assert (list(store.nodes()), list(store.edges()), store.stamp()) == ([], [], "empty")


def test_replacing_leaves_nothing_of_the_old_graph(store: GraphStore, graph: Graph) -> None:
    store.replace(*graph, stamp="one")
    store.replace(graph[0][:1], [], stamp="two")
    assert list(store.nodes()) == graph[0][:1]
    assert (list(store.edges()), store.stamp()) == ([], "two")


def test_counts_are_by_first_label_and_type(store: GraphStore, graph: Graph) -> None:
    store.replace(*graph, stamp="one")
    counts = store.counts()
    assert list(counts.nodes.items()) == [("Action", 1), ("Agency", 1), ("Article", 2), ("Platform", 1), ("Statement", 1)]
    assert list(counts.edges.items()) == [("ACTOR_OF", 1), ("QUOTES", 1), ("REPORTS", 2), ("SUCCEEDED_BY", 1), ("TARGETS", 1)]


def test_hostile_strings_are_only_ever_values(store: GraphStore) -> None:
    nodes = [Node("Person", text or "empty", {"name": text, "also": (text, text), "title": text}) for text in HOSTILE]
    edges = [Edge(nodes[0].ref, "SAID", node.ref, {"text": text}, key=text) for node, text in zip(nodes, HOSTILE, strict=True)]
    store.replace(nodes, edges, stamp=HOSTILE[0])
    assert exact(list(store.nodes()), list(store.edges())) == exact(*in_order(nodes, edges))
    assert store.stamp() == HOSTILE[0]


texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values = (
    texts
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.lists(texts, max_size=3).map(tuple)
)
names = st.sampled_from(["name", "title", "type", "text", "value", "own", "label", "node_type", "labels", "start", "kind"])
maps = st.dictionaries(names, values, max_size=5)
node_lists = st.lists(
    st.builds(
        Node,
        label=st.sampled_from(["Action", "Article", "Type"]),
        id=texts,
        properties=maps,
        extra_labels=st.sampled_from([(), ("Fine",), ("Block", "Fine")]),
    ),
    max_size=6,
    unique_by=lambda node: node.ref,
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    nodes = draw(node_lists)
    if not nodes:
        return nodes, []
    ends = st.sampled_from(nodes).map(lambda node: node.ref)
    edge = st.builds(Edge, source=ends, type=st.sampled_from(["A", "B"]), target=ends, properties=maps, key=texts)
    return nodes, draw(st.lists(edge, max_size=6, unique_by=lambda e: (e.source, e.type, e.target, e.key)))


@given(graph=graphs())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_graph_round_trips(store: GraphStore, graph: Graph) -> None:
    store.replace(*graph, stamp="s")
    assert exact(list(store.nodes()), list(store.edges())) == exact(*in_order(*graph))


@pytest.mark.parametrize(
    ("nodes", "edges", "message"),
    [
        ([Node("A", "1"), Node("A", "1")], [], "two nodes are A '1'"),
        ([Node("A", "1")], [Edge(NodeRef("A", "1"), "T", NodeRef("A", "2"))], "no such node is there"),
        ([Node("A", "1")], [Edge(NodeRef("A", "1"), "T", NodeRef("A", "1"))] * 2, "two edges are 1 -T-> 1"),
        ([Node("A) DETACH DELETE n //", "1")], [], "is no name for a label"),
        ([Node("A`", "1")], [], "is no name for a label"),
        ([Node("A", "1", {"a b": 1})], [], "is no name for a label, a type or a property"),
        ([Node("A", "1"), Node("B", "1", {}, ("A",))], [], "A: a first label of some nodes, and an extra one of others"),
        ([Node("A", "1", {"id": "2"})], [], "'id', which names the key"),
        ([Node("A", "1", {"n": 2**63})], [], "which no store can keep"),
        ([Node("A", "1", {"n": None})], [], "which no store can keep"),  # type: ignore[dict-item]
    ],
)
def test_what_the_protocol_forbids_is_refused_and_the_old_graph_stands(
    store: GraphStore, graph: Graph, nodes: list[Node], edges: list[Edge], message: str
) -> None:
    store.replace(*graph, stamp="one")
    with pytest.raises(StoreError, match="please report it") as caught:
        store.replace(nodes, edges, stamp="two")
    assert message in str(caught.value)
    assert (len(list(store.nodes())), store.stamp()) == (6, "one")


@pytest.mark.needs("persistence")
def test_another_handle_reads_what_was_written_and_then_what_replaced_it(store: GraphStore, graph: Graph, address: str) -> None:
    store.replace(*graph, stamp="one")
    reader = open_store(address)
    assert reader.stamp() == "one"
    store.replace([], [], stamp="two")
    assert (reader.stamp(), list(reader.nodes())) == ("two", [])
    reader.close()


@pytest.mark.needs("query")
def test_a_query_is_answered_with_its_parameters(store: GraphStore, graph: Graph) -> None:
    store.replace(*graph, stamp="one")
    query = (
        "MATCH (a)-[:ACTOR_OF]->(x:Block)-[:TARGETS]->(t:Platform {id: $id}) RETURN a.name AS who, x.type, x.conditions, t.name"
    )
    rows = store.query(query, {"id": "telegram"}, timeout=5, limit=10)
    assert rows.columns == ("who", "x.type", "x.conditions", "t.name")
    assert rows.rows == [("Kominfo", "block", ["if a", "if b"], "Telegram")]
    assert not rows.truncated
    for text in HOSTILE:
        assert ask(store, "RETURN $text AS text", text=text) == [(text,)]
    assert len(list(store.nodes())) == 6


@pytest.mark.needs("query")
def test_nodes_relationships_and_paths_come_as_plain_values(store: GraphStore, graph: Graph) -> None:
    store.replace(*graph, stamp="one")
    article = {"id": "a1", "labels": ["Article"], "properties": {"title": "A title", "published": "2017-07-16"}}
    statement = {
        "id": "said-1",
        "labels": ["Statement"],
        "properties": {"text": "words", "direct": False, "start": 0, "end": 5},
    }
    quotes = {
        "type": "QUOTES",
        "start": {"label": "Article", "id": "a1"},
        "end": {"label": "Statement", "id": "said-1"},
        "properties": {"article": "a1", "start": 0, "end": 7, "text": "Kominfo"},
    }
    query = "MATCH p = (a)-[e:QUOTES]->(s) RETURN a, e, p, {list: [s, null], x: 1.5} AS m, collect(s) AS all"
    assert ask(store, query) == [
        (
            article,
            quotes,
            {"nodes": [article, statement], "relationships": [quotes]},
            {"list": [statement, None], "x": 1.5},
            [statement],
        )
    ]
    odd = store.query("RETURN date('2017-07-14') AS d, 1e308 * 10 AS inf, duration('P1D') AS p", {}, timeout=5, limit=1)
    assert odd.rows[0][:2] == ("2017-07-14", "inf")
    json.dumps(odd.rows, allow_nan=False)


@pytest.mark.needs("query")
def test_an_article_without_a_title_has_none_in_a_query(store: GraphStore, graph: Graph) -> None:
    store.replace(*graph, stamp="one")
    assert ask(store, "MATCH (a:Article {id: 'a2'}) RETURN a.title") == [(None,)]


@pytest.mark.needs("query")
def test_a_long_answer_is_cut_and_says_so(store: GraphStore, graph: Graph) -> None:
    store.replace(*graph, stamp="one")
    cut = store.query("MATCH (n) RETURN n.id AS id ORDER BY id", {}, timeout=5, limit=2)
    assert (cut.rows, cut.truncated, cut.notes) == ([("a1",), ("a2",)], True, ())
    whole = store.query("MATCH (n) RETURN n.id AS id", {}, timeout=5, limit=6)
    assert (len(whole.rows), whole.truncated) == (6, False)


@pytest.mark.needs("query")
def test_a_trusted_query_has_the_same_answer_and_a_plan_has_steps(store: GraphStore, graph: Graph) -> None:
    store.replace(*graph, stamp="one")
    cypher = "MATCH (p:Platform {id: $id}) RETURN p.name AS name"
    rows = [store.query(cypher, {"id": "telegram"}, timeout=30, limit=5, trusted=trusted).rows for trusted in (False, True)]
    assert rows == [[("Telegram",)]] * 2
    plan = store.explain(cypher, {"id": "telegram"}, timeout=30)
    assert plan.columns == ("step", "operation", "estimated_rows")
    assert [row[0] for row in plan.rows] == list(range(1, len(plan.rows) + 1))
    with pytest.raises(QueryError) as caught:
        store.explain("MATCH (n) RETRN n", {}, timeout=30)
    assert caught.value.place.startswith("query, line 1, column 1")
    with pytest.raises(QueryError):
        store.query("CREATE (:X)", {}, timeout=30, limit=1, trusted=True)


WRITES = (
    "CREATE (:X {id: 'x'})",
    "create (:X)",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) SET n += {a: 1}",
    "MATCH (n) SET n:Other",
    "MATCH (n) REMOVE n.name",
    "MATCH (n:Action) REMOVE n:Block",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[e]->() DELETE e",
    "MERGE (n:Agency {id: 'kominfo'})",
    "MERGE (n:Agency {id: 'kominfo'}) ON MATCH SET n.name = 'x'",
    "MATCH (a:Agency), (b:Platform) CREATE (a)-[:OWNED_BY]->(b)",
    "UNWIND [1, 2] AS i CREATE (:X {id: i})",
    "FOREACH (i IN [1] | CREATE (:X {id: i}))",
    "MATCH (n) WITH n LIMIT 1 SET n.name = 'x' RETURN n",
    "CALL { CREATE (:X) RETURN 1 AS one } RETURN one",
    "MATCH (n) CALL { WITH n SET n.name = 'x' } IN TRANSACTIONS",
    "PROFILE CREATE (:X)",
    "/* only reads */ CREATE (:X) // really",
    "RETURN 1; CREATE (:X)",
    "CREATE INDEX FOR (n:Agency) ON (n.name)",
    "DROP INDEX i IF EXISTS",
    "CREATE CONSTRAINT FOR (n:Agency) REQUIRE n.name IS UNIQUE",
    "LOAD CSV FROM 'file:///etc/passwd' AS row CREATE (:X {id: row[0]})",
    "LOAD CSV FROM '/etc/passwd' AS row RETURN row",
    "load/**/csv from '/etc/passwd' AS row RETURN row",
)


@pytest.mark.needs("query")
@pytest.mark.parametrize("cypher", WRITES)
def test_a_query_that_writes_or_reads_files_is_refused(store: GraphStore, graph: Graph, cypher: str) -> None:
    store.replace(*graph, stamp="one")
    before = exact(list(store.nodes()), list(store.edges()))
    with pytest.raises(QueryError):
        ask(store, cypher)
    assert exact(list(store.nodes()), list(store.edges())) == before


@pytest.mark.needs("query")
@pytest.mark.parametrize(
    ("cypher", "message"),
    [
        ("MATCH (n RETURN n", "query, line 1, column "),
        ("", "query: there is nothing to ask."),
        ("RETURN $missing", "missing"),
        ("RETURN 1/0", "division by zero"),
        ("CALL no.such()", "no.such"),
    ],
)
def test_a_query_that_fails_says_where_and_why_in_one_line(store: GraphStore, graph: Graph, cypher: str, message: str) -> None:
    store.replace(*graph, stamp="one")
    with pytest.raises(QueryError) as caught:
        ask(store, cypher)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


@pytest.mark.needs("query")
@pytest.mark.parametrize("value", [object(), 2**64, "\ud800", b"bytes", {1, 2}])
def test_a_parameter_that_cannot_be_passed_is_named(store: GraphStore, graph: Graph, value: object) -> None:
    store.replace(*graph, stamp="one")
    with pytest.raises(QueryError, match=r"parameters: .*odd"):
        ask(store, "RETURN $odd", odd=value)


@pytest.mark.needs("query")
def test_a_query_that_takes_too_long_is_stopped(store: GraphStore) -> None:
    nodes = [Node("A", str(i)) for i in range(300)]
    store.replace(nodes, [], stamp="one")
    query = "MATCH (a:A), (b:A), (c:A), (d:A) WHERE a.id + b.id + c.id = d.id + 'x' RETURN count(*)"
    with pytest.raises(QueryError, match=r"no answer within 0\.2 s"):
        store.query(query, {}, timeout=0.2, limit=1)


def test_an_unknown_scheme_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"begins with one of: bolt, .*kglite, memory, neo4j"):
        open_store("redis://localhost")
    assert open_store("C:\\graph.kgl").stamp() is None
    assert open_store(str(tmp_path / "graph.kgl")).stamp() is None


def a_graph(store: GraphStore) -> Graph:
    nodes = [Node("A", "1", {"name": "one"}), Node("B", "2", {"title": "two", "n": 1}, ("Red",)), Node("B", "3")]
    edges = [
        Edge(NodeRef("A", "1"), "R", NodeRef("B", "2"), {"x": 1}, "k"),
        Edge(NodeRef("A", "1"), "R", NodeRef("B", "2"), {"x": 2}, "l"),
        Edge(NodeRef("A", "1"), "R", NodeRef("B", "3"), {"x": 3}),
    ]
    store.replace(nodes, edges, stamp="first")
    return nodes, edges


def key(edge: Edge) -> tuple[NodeRef, str, NodeRef, str]:
    return edge.source, edge.type, edge.target, edge.key


def test_a_change_puts_in_and_takes_away_what_it_names_and_nothing_else(store: GraphStore) -> None:
    (one, two, three), (k, other, plain) = a_graph(store)
    changed = Node("B", "2", {"m": 2.5, "name": "II"}, ("Blue", "Dark"))
    new, joined = Node("C", "4", {"name": "four"}), Edge(NodeRef("C", "4"), "S", NodeRef("B", "2"), {"text": "new"})
    with store.changing(stamp="second") as change:
        change.drop_edges([key(k), key(plain), key(plain)])
        change.put_nodes([changed, new])
        change.put_edges([joined, Edge(k.source, k.type, k.target, {"x": 9}, "k")])
        change.drop_nodes([three.ref, three.ref])
    assert store.stamp() == "second"
    nodes, edges = in_order([one, changed, new], [other, joined, Edge(k.source, k.type, k.target, {"x": 9}, "k")])
    assert exact(list(store.nodes()), list(store.edges())) == exact(nodes, edges)
    assert two.extra_labels == ("Red",)


def test_the_same_change_made_twice_is_made_once(store: GraphStore) -> None:
    _, (k, other, plain) = a_graph(store)
    for _ in range(2):
        with store.changing(stamp="second") as change:
            change.drop_edges([key(k)])
            change.put_nodes([Node("B", "3", {"n": 3})])
    assert exact([], list(store.edges())) == exact([], in_order([], [other, plain])[1])
    assert [node.properties for node in store.nodes() if node.id == "3"] == [{"n": 3}]


def test_a_node_that_goes_takes_its_edges_with_it(store: GraphStore) -> None:
    _, (*_, plain) = a_graph(store)
    with store.changing(stamp="second") as change:
        change.drop_nodes([NodeRef("B", "2")])
    assert list(store.edges()) == [plain]


def test_a_change_that_fails_changes_nothing(store: GraphStore) -> None:
    nodes, edges = in_order(*a_graph(store))

    def fail() -> None:
        with store.changing(stamp="second") as change:
            change.drop_nodes([NodeRef("A", "1")])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert store.stamp() == "first"
    assert exact(list(store.nodes()), list(store.edges())) == exact(nodes, edges)


@pytest.mark.needs("edges looked at as they come")
def test_an_edge_that_ends_nowhere_fails_the_change(store: GraphStore) -> None:
    a_graph(store)
    lost = Edge(NodeRef("A", "1"), "R", NodeRef("B", "9"))
    with pytest.raises(StoreError, match="ends at B '9'"), store.changing(stamp="second") as change:
        change.put_edges([lost])
    assert store.stamp() == "first"


def test_a_graph_is_made_anew_and_there_must_be_one_to_change(store: GraphStore) -> None:
    with pytest.raises(StoreError, match="no graph to change"), store.changing(stamp="x"):
        pass
    a_graph(store)
    with store.changing(stamp="second", anew=True) as change:
        change.put_nodes([Node("C", "1", {"name": "c"})])
        change.put_nodes([Node("C", "2")])
    assert [node.ref for node in store.nodes()] == [NodeRef("C", "1"), NodeRef("C", "2")]
    assert list(store.edges()) == []


@pytest.mark.needs("atomic in any size")
def test_a_large_change_that_fails_changes_nothing_either(store: GraphStore) -> None:
    nodes, _ = in_order(*a_graph(store))

    def fail() -> None:
        with store.changing(stamp="second") as change:
            change.put_nodes(Node("Many", str(number)) for number in range(20_001))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert (store.stamp(), list(store.nodes())) == ("first", nodes)
