"""No named query looks at everything where an index finds what is asked for: the plans of both engines say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from grown_graph import Grown
from neo4j import GraphDatabase, Session
from neo4j_server import USER, Neo4jServer

from kg.query import bind, named_queries
from kg.store import GraphStore
from kg.store.kglite.store import KgliteStore
from kg.store.neo4j.confining import confined
from kg.store.neo4j.store import Neo4jStore

Known = Mapping[str, tuple[str, ...]]
QUIET = 1  # which of the values of a parameter is of something that little is told of
# What a question about one platform or body has to look at besides what hangs on it, in rows of the largest step.
MOST = 400
# These name nobody: what they look at is the whole graph, or all of a kind in it, by the question.
OF_EVERYTHING = {"around"}
# A way between two goes over whoever lies between.
WALKS = {"connection"}
CASES = [
    (name, parameter.name)
    for name, query in named_queries().items()
    for parameter in query.parameters
    if parameter.type == "entity" or parameter.name == "action"
]


def parameters(name: str, parameter: str, known: Known) -> Mapping[str, Any]:
    query = named_queries()[name]
    named = [one.name for one in query.parameters if one.default is None or one.name == parameter]
    return bind(query, {one: known[one][min(QUIET, len(known[one]) - 1)] for one in named}, lambda text, _: text)


def steps(operator: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield operator
    for child in operator.get("children", ()):
        yield from steps(child)


def test_all_but_a_few_can_be_asked_of_one_platform_body_person_or_event() -> None:
    assert named_queries().keys() - {name for name, _ in CASES} == OF_EVERYTHING


@pytest.fixture(scope="module")
def planning(neo4j_server: Neo4jServer, served: GraphStore, grown_graph: Grown) -> Iterator[Session]:
    """The server when it knows its indexes: of one just filled the planner knows nothing before it has looked into it, which it
    does in its own time.
    """
    grown_graph.put_into(served)
    with GraphDatabase.driver(neo4j_server.address, auth=(USER, neo4j_server.password)) as driver, driver.session() as session:
        session.run("CALL db.prepareForReplanning()").consume()
        yield session


@pytest.mark.parametrize(("name", "parameter"), CASES)
def test_on_neo4j_no_scan_gives_a_row_where_somebody_is_named(
    on_neo4j: GraphStore, planning: Session, known: Known, name: str, parameter: str
) -> None:
    """A scan stands in many a plan, for who names nobody; it is not run for who does."""
    assert isinstance(on_neo4j, Neo4jStore)
    asked = confined(named_queries()[name].cypher, on_neo4j.label)
    profile = planning.run(f"PROFILE\n{asked}", dict(parameters(name, parameter, known))).consume().profile  # type: ignore[arg-type]
    assert profile is not None
    found = [
        (step["operatorType"].partition("@")[0], step["args"]["Rows"], step["args"].get("Details")) for step in steps(profile)
    ]
    assert [step for step in found if "Scan" in step[0] and step[1]] == []
    assert [step for step in found if "Index" in step[0] or "Scan" in step[0]], "nothing begins in the database"


@pytest.mark.parametrize(("name", "parameter"), [case for case in CASES if case[0] not in WALKS])
def test_on_kglite_no_step_gives_more_rows_than_hang_on_who_is_named(
    grown_graph: Grown, known: Known, name: str, parameter: str
) -> None:
    """Its plans do not tell a scan from a look-up: that a step of few rows takes no longer in a larger graph is measured."""
    assert isinstance(grown_graph.store, KgliteStore)
    graph = grown_graph.store._graph().graph
    answer: Any = graph.cypher(f"PROFILE {named_queries()[name].cypher}", params=dict(parameters(name, parameter, known)))
    most = max(answer.profile, key=lambda step: step["rows_out"])
    assert most["rows_out"] <= MOST < grown_graph.store.counts().nodes["Action"] / 8, most
