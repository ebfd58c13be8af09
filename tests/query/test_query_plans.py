"""No named query looks at everything where an index finds what is asked for: the plans of both engines say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from grown_graph import Grown
from neo4j import GraphDatabase, Session
from neo4j_server import USER, Neo4jServer
from plans import CASES, OF_EVERYTHING, WALKS, Known, Plan, parameters, planned

from kg.query import named_queries
from kg.store import GraphStore
from kg.store.neo4j.store import Neo4jStore

# What a question about one platform or body has to look at besides what hangs on it, in rows of the largest step.
MOST = 400
PAGE = Path(__file__).parents[2] / "docs" / "query-plans.md"


def test_all_but_a_few_can_be_asked_of_one_platform_body_person_or_event() -> None:
    assert named_queries().keys() - {name for name, _ in CASES} == OF_EVERYTHING


@pytest.fixture(scope="module")
def planning(neo4j_server: Neo4jServer) -> Iterator[Session]:
    """The server, asked for its plans."""
    with GraphDatabase.driver(neo4j_server.address, auth=(USER, neo4j_server.password)) as driver, driver.session() as session:
        yield session


@pytest.fixture
def plan(on_neo4j: GraphStore, planning: Session, grown_graph: Grown, known: Known, name: str, parameter: str) -> Plan:
    assert isinstance(on_neo4j, Neo4jStore)
    return planned(planning, on_neo4j.label, grown_graph, name, parameter, parameters(name, parameter, known))


@pytest.mark.parametrize(("name", "parameter"), CASES)
def test_where_somebody_is_named_an_index_begins_and_no_scan_gives_a_row(
    plan: Plan, grown_graph: Grown, name: str, parameter: str
) -> None:
    """A scan stands in many a plan of Neo4j's, for who names nobody; it is not run for who does. KGLite's plans do not tell a
    scan from a look-up: that a step of few rows takes no longer in a larger graph is measured.
    """
    assert [step for step in plan.neo4j if step.scans and step.rows] == []
    assert plan.indexes, "nothing begins in an index"
    if name not in WALKS:
        most = max(plan.kglite, key=lambda step: step.rows)
        assert most.rows <= MOST < grown_graph.store.counts().nodes["Action"] / 8, most


def test_the_page_of_plans_tells_of_each_query_and_whom_it_names() -> None:
    """Which index a plan begins with may change with what else is in the server; that it is one is asked above."""
    told = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[`([a-z-]+)`\]\(#\1\) \| (\w+) \| `\w+\(id\)`", told, re.MULTILINE)
    assert rows == CASES, "run `make plans`"
