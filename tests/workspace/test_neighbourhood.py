"""A card is the same whether all of the graph was read for it or only what is near."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_server import Neo4jServer
from neo4j_server.fixture import store_on

from kg.api import words
from kg.store import GraphStore
from kg.workspace import GraphView, Workspace
from kg.workspace.cards import card
from kg.workspace.neighbourhood import view_around, view_of_mark

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The example articles: restrictions of several parties at once, in several countries, with their ends."""
    made = Workspace(tmp_path_factory.mktemp("near") / "work")
    made.ingest([str(ROOT / "examples")])
    return made


@pytest.fixture(scope="module")
def whole(workspace: Workspace) -> GraphView:
    store = workspace.graph()
    return GraphView(store.nodes(), store.edges())


class _Counting:
    """A store that counts what it is asked, and does not give all of itself."""

    def __init__(self, store: GraphStore) -> None:
        self.query = store.query
        self.asked = 0

    def nodes(self) -> None:
        raise AssertionError("all nodes were read")

    edges = nodes


@pytest.mark.parametrize(
    "label",
    [
        "Action",
        "Episode",
        "Statement",
        "Platform",
        "Organization",
        "Agency",
        "Person",
        "Place",
        "Topic",
        "LegalInstrument",
        "Outlet",
    ],
)
def test_every_card_is_that_of_the_whole_graph(workspace: Workspace, whole: GraphView, label: str) -> None:
    near = _Counting(workspace.graph())
    refs = whole.of_label(label)
    assert refs
    for ref in refs:
        expected = json.dumps(card(whole, ref, workspace.ontology))
        assert json.dumps(card(view_around(near, ref), ref, workspace.ontology)) == expected, ref  # type: ignore[arg-type]


def test_the_report_of_a_mark_leads_to_its_event_and_its_episodes(workspace: Workspace, whole: GraphView) -> None:
    edge = whole.outgoing(whole.of_label("Episode")[0], "BEGAN")[0]
    mark = edge.target.id.rpartition("-")[2]
    view = view_of_mark(workspace.graph(), mark)
    assert view.holding(mark) == edge.target
    assert [one.source for one in view.incoming(edge.target, "BEGAN")] == [
        one.source for one in whole.incoming(edge.target, "BEGAN")
    ]
    assert view_of_mark(workspace.graph(), "0000000000").holding("0000000000") is None


@pytest.fixture(scope="module")
def on_neo4j(workspace: Workspace, neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """The same graph on a Neo4j."""
    embedded = workspace.graph()
    with store_on(neo4j_server, "near") as store:
        store.replace(embedded.nodes(), embedded.edges(), stamp="1")
        yield store


@pytest.mark.parametrize("label", ["Action", "Episode", "Statement", "Platform", "Agency", "Person"])
def test_a_card_is_the_same_on_neo4j(workspace: Workspace, whole: GraphView, on_neo4j: GraphStore, label: str) -> None:
    for ref in whole.of_label(label)[:5]:
        expected = json.dumps(card(whole, ref, workspace.ontology))
        assert json.dumps(card(view_around(on_neo4j, ref), ref, workspace.ontology)) == expected, ref


def test_words_are_the_same_on_neo4j(workspace: Workspace, whole: GraphView, on_neo4j: GraphStore) -> None:
    embedded = workspace.graph()
    events = [ref.id for ref in whole.of_label("Action")]
    articles = [ref.id for ref in whole.of_label("Article")]
    assert words.of_events(on_neo4j, events, most=3) == words.of_events(embedded, events, most=3)
    assert words.articles(on_neo4j, articles) == words.articles(embedded, articles)
    agency, platform = whole.of_label("Agency")[0], whole.of_label("Platform")[0]
    for ref in (*whole.of_label("Platform")[:8], *whole.of_label("Action")[:8]):
        here, there = (words.of_relationships(store, ref, None, None, limit=500, timeout=60) for store in (embedded, on_neo4j))
        assert (there.columns, there.rows) == (here.columns, here.rows)
    for ref in (agency, *whole.of_label("Agency")[1:8]):
        here, there = (
            words.of_relationships(store, ref, platform, None, limit=500, timeout=60) for store in (embedded, on_neo4j)
        )
        assert (there.columns, there.rows) == (here.columns, here.rows)
