"""A query sees one graph of several: what is put into its text, and what the engine's plan must then say."""

from __future__ import annotations

import time

import pytest

from kg.model import QueryError
from kg.store.neo4j.confining import confined
from kg.store.neo4j.guard import check_plan, check_text

CONFINED = [
    ("MATCH (n) RETURN n", "MATCH (n:`W`) RETURN n"),
    ("MATCH () RETURN 1", "MATCH (:`W`) RETURN 1"),
    ("MATCH (a:Action {id: $id})", "MATCH (a:`W`:Action {id: $id})"),
    ("MATCH (:A:B)", "MATCH (:`W`:A:B)"),
    ("match (n {id: '(m)'}) // (o)\nreturn n", "match (n:`W` {id: '(m)'}) // (o)\nreturn n"),
    ("MATCH (a:A|B)-->(b:C)", "MATCH (a:`W`&(A|B))-->(b:`W`&C)"),
    ("MATCH (a:A|B), (c:C:D)", "MATCH (a:`W`&(A|B)), (c:`W`&C&D)"),
    ("MATCH (a:!A WHERE a.x > (1))", "MATCH (a:`W`&(!A) WHERE a.x > (1))"),
    ("MATCH (a IS A)", "MATCH (a IS `W`&(A))"),
    ("MATCH (a WHERE a.x = 1)", "MATCH (a:`W` WHERE a.x = 1)"),
    ("MATCH p = shortestPath((a)-[*..3]-(b))", "MATCH p = shortestPath((a:`W`)-[*..3]-(b:`W`))"),
    ("MATCH ((a)-[:T]->(b)){1,3}", "MATCH ((a:`W`)-[:T]->(b:`W`)){1,3}"),
    ("MATCH (`odd (name`:A)", "MATCH (`odd (name`:`W`:A)"),
    ("RETURN count(n), (x), (1 + 2) * (y)", "RETURN count(n), (x), (1 + 2) * (y)"),
    ("RETURN date(), toUpper(x)", "RETURN date(), toUpper(x)"),
    ("WITH a WHERE (a)-[:T]->() AND NOT (a.x = 1)", "WITH a WHERE (a:`W`)-[:T]->(:`W`) AND NOT (a.x = 1)"),
    ("RETURN [(a)-->(b:B) | b.id]", "RETURN [(a:`W`)-->(b:`W`:B) | b.id]"),
    (
        "RETURN COUNT { (x:A) }, EXISTS { MATCH (y) WHERE (y.z) }",
        "RETURN COUNT { (x:`W`:A) }, EXISTS { MATCH (y:`W`) WHERE (y.z) }",
    ),
    ("MATCH (a {x: size([1, (2)])})<--(b)", "MATCH (a:`W` {x: size([1, (2)])})<--(b:`W`)"),
    ("RETURN {match: 1, n: (2)}", "RETURN {match: 1, n: (2)}"),
]


@pytest.mark.parametrize(("given", "wanted"), CONFINED)
def test_every_node_of_a_pattern_is_asked_for_the_label_and_nothing_else_is(given: str, wanted: str) -> None:
    assert confined(given, "W") == wanted


@pytest.mark.parametrize(
    "odd", ["", "(", "MATCH (", "MATCH (a", "MATCH (a:", "MATCH (a:A", "'unclosed (a)", ")]}", "MATCH (a:`", "/* ("]
)
def test_what_is_no_query_is_left_for_the_engine_to_refuse(odd: str) -> None:
    confined(odd, "W")


def seconds(text: str) -> float:
    began = time.process_time()
    confined(text, "W")
    return time.process_time() - began


@pytest.mark.parametrize("piece", ["(", "((a)-", "'", "'\\", "/*", "`", "MATCH (a", "MATCH (a:A|", "{", "[(", "()"])
def test_ten_times_the_text_takes_no_hundred_times_as_long(piece: str) -> None:
    short = max(seconds(f"MATCH {piece * 4_000}"), 0.02)
    # The better of two: the processor's own memory is shared with whatever else the machine does.
    assert min(seconds(f"MATCH {piece * 40_000}") for _ in range(2)) < 40 * short


def leaf(name: str, details: str, *variables: str) -> dict[str, object]:
    return {"operatorType": f"{name}@neo4j", "args": {"Details": details}, "identifiers": list(variables)}


def below(child: dict[str, object], name: str, details: str) -> dict[str, object]:
    return {"operatorType": f"{name}@neo4j", "args": {"Details": details}, "identifiers": [], "children": [child]}


@pytest.mark.parametrize(
    "plan",
    [
        leaf("NodeByLabelScan", "n:W", "n"),
        leaf("IntersectionNodeByLabelsScan", "n:Action&W", "n"),
        leaf("NodeCountFromCountStore", "count( (:W) ) AS n", "n"),
        below(leaf("NodeIndexSeek", "RANGE INDEX n:Action(id) WHERE id = $x", "n"), "Filter", "n:W AND n.x = 1"),
        below(leaf("Projection", "1 AS x", "x"), "ProduceResults", "x"),
        leaf("Projection", "COUNT { MATCH (x)   WHERE x:W AND x:Action } AS n", "n"),
    ],
)
def test_a_plan_whose_every_way_in_asks_for_the_label_is_good(plan: dict[str, object]) -> None:
    check_plan(plan, "r", "W")


@pytest.mark.parametrize(
    "plan",
    [
        leaf("AllNodesScan", "n", "n"),
        leaf("NodeByLabelScan", "n:Action", "n"),
        leaf("NodeByLabelScan", "n:W_2", "n"),
        leaf("UnionNodeByLabelsScan", "n:W|Action", "n"),
        below(leaf("NodeIndexSeek", "RANGE INDEX n:Action(id)", "n"), "Filter", "an:W AND m:W"),
        below(leaf("NodeIndexSeek", "RANGE INDEX n:Action(id)", "n"), "Projection", "n:W AS x"),
        leaf("SomethingNew", "n", "n"),
        leaf("Projection", "COUNT { MATCH (x)   WHERE x:Action } AS n", "n"),
    ],
)
def test_a_plan_that_could_see_other_graphs_is_refused(plan: dict[str, object]) -> None:
    with pytest.raises(QueryError, match="cannot be kept to the graph of this workspace"):
        check_plan(plan, "r", "W")


@pytest.mark.parametrize("kind", ["w", "rw", "s", None])
def test_a_plan_that_does_anything_but_read_is_refused(kind: str | None) -> None:
    with pytest.raises(QueryError, match="a query may only read"):
        check_plan(leaf("NodeByLabelScan", "n:W", "n"), kind, "W")


@pytest.mark.parametrize(
    "plan",
    [leaf("TerminateTransactions", "x"), leaf("ShowTransactions", "all"), leaf("ShowSettings", "all"), leaf("ShowUsers", "x")],
)
def test_what_is_for_those_who_run_the_server_is_refused(plan: dict[str, object]) -> None:
    with pytest.raises(QueryError, match="who run the server"):
        check_plan(plan, "r", "W")


@pytest.mark.parametrize(
    "cypher",
    [
        "RETURN [x IN [1] | COLLECT { LOAD CSV FROM 'f' AS r RETURN r }]",
        "L\\u004fAD CSV FROM 'f' AS r RETURN r",
        "RETURN [x IN [1] | EXISTS { CALL apoc.load.json('f') YIELD value RETURN value }]",
        "CALL /* x */ `apoc`.`cypher`.runWrite('x', {})",
        "\\u0043ALL dbms.killQuery('1')",
    ],
)
def test_files_and_procedures_are_refused_where_a_plan_would_not_show_them(cypher: str) -> None:
    with pytest.raises(QueryError):
        check_text(cypher)


@pytest.mark.parametrize(
    "cypher", ["CALL db.labels()", "CALL { MATCH (n) RETURN n } RETURN n", "CALL (n) { RETURN 1 AS x } RETURN x"]
)
def test_subqueries_and_harmless_procedures_may_be_called(cypher: str) -> None:
    check_text(cypher)
