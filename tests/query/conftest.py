"""Two small graphs, made by hand, in a store that answers Cypher; that another store answers alike is a test of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from grown_graph import Grown, grown, values
from neo4j_server import Neo4jServer
from neo4j_server.fixture import store_on
from sample_graph import sample
from story_graph import story

from kg.model import Edge, Node
from kg.query import bind, named_queries
from kg.store import GraphStore, open_store

Row = dict[str, Any]
Run = Callable[..., list[Row]]
GRAPHS = {"sample": sample, "story": story}


def _answering(graph: tuple[list[Node], list[Edge]], factory: pytest.TempPathFactory) -> Iterator[Run]:
    store = open_store(factory.mktemp("store") / "graph.kgl")
    store.replace(*graph, stamp="1")

    def run(name: str, **given: str) -> list[Row]:
        query = named_queries()[name]
        answer = store.query(query.cypher, bind(query, given, lambda text, _: text), timeout=10, limit=1000)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    yield run
    store.close()


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """`ask(name, parameter=text, ...)`: the rows of a named query on the sample graph; entities are given by id."""
    yield from _answering(sample(), tmp_path_factory)


@pytest.fixture(scope="session")
def ask_story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The same on the story."""
    yield from _answering(story(), tmp_path_factory)


@pytest.fixture(scope="session")
def grown_graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grown]:
    """The graph of thousands of articles, in an embedded store."""
    graph = grown(tmp_path_factory.mktemp("grown"))
    yield graph
    graph.store.close()


@pytest.fixture(scope="session")
def known(grown_graph: Grown) -> Mapping[str, tuple[str, ...]]:
    """Values that parameters may have in that graph."""
    return values(grown_graph)


@pytest.fixture(scope="session")
def served(neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """A store on the Neo4j, with nothing in it."""
    # What is left there is another workspace's to everybody else, and ends with the server.
    with store_on(neo4j_server, "queries") as store:
        yield store


@pytest.fixture
def on_neo4j(served: GraphStore, grown_graph: Grown) -> GraphStore:
    """The grown graph on a Neo4j: put in once, and again only where another test has wiped the server."""
    grown_graph.put_into(served)
    return served
