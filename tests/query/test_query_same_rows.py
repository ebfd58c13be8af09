"""Law 6: a named query gives the same columns and the same rows, in the same order, on KGLite and on Neo4j."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest
from grown_graph import Grown, parameter_sets, values
from neo4j_server import Neo4jServer

from kg.query import bind, named_queries
from kg.store import GraphStore, Rows, open_store

ALL = 1_000_000
FEW = 3  # of the ways to ask each query; all of them take minutes
Known = Mapping[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def on_neo4j(grown_graph: Grown, neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """The same graph on a Neo4j."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in neo4j_server.environment.items():
            patch.setenv(name, value)
        store = open_store(f"{neo4j_server.address}?workspace=queries")
        store.replace(grown_graph.nodes, grown_graph.edges, stamp="1")
        yield store
        store.replace([], [], stamp="2")
        store.close()


@pytest.fixture(scope="module")
def known(grown_graph: Grown) -> Known:
    return values(grown_graph)


def rows(store: GraphStore, name: str, given: Mapping[str, str]) -> Rows:
    query = named_queries()[name]
    return store.query(query.cypher, bind(query, given, lambda text, _: text), timeout=60, limit=ALL)


def compare(embedded: GraphStore, served: GraphStore, name: str, sets: Sequence[Mapping[str, str]]) -> None:
    found = 0
    for given in sets:
        here, there = rows(embedded, name, given), rows(served, name, given)
        assert there.columns == here.columns, given
        assert there.rows == here.rows, given
        found += len(here.rows)
    assert found, "no parameters gave a row: nothing was compared"


@pytest.mark.parametrize("name", list(named_queries()))
def test_rows_are_the_same_on_both_stores(grown_graph: Grown, on_neo4j: GraphStore, known: Known, name: str) -> None:
    compare(grown_graph.store, on_neo4j, name, parameter_sets(named_queries()[name], known)[:FEW])


@pytest.mark.thorough
@pytest.mark.parametrize("name", list(named_queries()))
def test_rows_are_the_same_whatever_is_asked_for(grown_graph: Grown, on_neo4j: GraphStore, known: Known, name: str) -> None:
    compare(grown_graph.store, on_neo4j, name, parameter_sets(named_queries()[name], known))


def test_the_graph_is_of_a_size_that_counts(grown_graph: Grown) -> None:
    counts = grown_graph.store.counts()
    assert counts.nodes["Article"] >= 5_000
    # What no synthetic article tells of comes from the small graphs, so that no query goes without.
    assert {"UNDER", "AFFECTS", "RESPONDS_TO", "BECAUSE_OF", "SUCCEEDED_BY"} <= set(counts.edges)
