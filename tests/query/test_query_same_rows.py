"""Law 6: a named query gives the same columns and the same rows, in the same order, on KGLite and on Neo4j."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from grown_graph import Grown, parameter_sets

from kg.query import bind, named_queries
from kg.store import GraphStore, Rows

ALL = 1_000_000
FEW = 3  # of the ways to ask each query; all of them take minutes
Known = Mapping[str, tuple[str, ...]]


def rows(store: GraphStore, name: str, given: Mapping[str, str]) -> Rows:
    query = named_queries()[name]
    return store.query(query.cypher, bind(query, given, lambda text, _: text), timeout=60, limit=ALL)


def compare(embedded: GraphStore, served: GraphStore, name: str, sets: Sequence[Mapping[str, str]]) -> None:
    found = 0
    for given in sets:
        # The server answers while this process does.
        with ThreadPoolExecutor(1) as beside:
            answered = beside.submit(rows, served, name, given)
            here, there = rows(embedded, name, given), answered.result()
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
