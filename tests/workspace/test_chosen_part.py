"""What filters choose is the same whether all of the graph was read for it or only what may belong to it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_server.fixture import store_on

from kg.export import Filters, select
from kg.store import GraphStore
from kg.workspace import GraphView, Workspace
from kg.workspace.cards import card
from kg.workspace.chosen_part import chosen_events, chosen_part

ROOT = Path(__file__).resolve().parents[2]
CHOICES = {
    "a platform": Filters(platform="tiktok"),
    "a platform in a country": Filters(platform="telegram", country="id"),
    "a platform by a body": Filters(platform="telegram", agency="kominfo"),
    "a body": Filters(agency="kominfo"),
    "a body that does nothing of the kind": Filters(agency="kominfo", action_type="fine", until="2001"),
    "a country": Filters(country="EU"),
    "a country that none is": Filters(country="zz"),
    "a type": Filters(action_type="fine"),
    "a status": Filters(status="threatened"),
    "from a day on": Filters(since="2020-01-01"),
    "until a month": Filters(until="2017-07"),
    "a year": Filters(since="2017", until="2017"),
    "near a platform": Filters(around="tiktok"),
    "nothing but a platform": Filters(around="tiktok", depth=0),
    "two edges from a body": Filters(around="kominfo", depth=2),
    "near a body, of blocks": Filters(around="kominfo", action_type="block", depth=2),
    "everything": Filters(),
}


class _Partial:
    """A store that does not give all of itself."""

    def __init__(self, store: GraphStore) -> None:
        self.query = store.query

    def nodes(self) -> None:
        raise AssertionError("all nodes were read")

    edges = nodes


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(tmp_path_factory.mktemp("chosen") / "work")
    made.ingest([str(ROOT / "examples")])
    return made


@pytest.fixture(scope="module", params=["kglite", "neo4j"])
def store(request: pytest.FixtureRequest, workspace: Workspace) -> Iterator[GraphStore]:
    embedded = workspace.graph()
    if request.param == "kglite":
        yield embedded
        return
    with store_on(request.getfixturevalue("neo4j_server"), "chosen") as made:
        made.replace(embedded.nodes(), embedded.edges(), stamp="1")
        yield made


@pytest.mark.parametrize("choice", CHOICES)
def test_what_is_chosen_is_that_of_the_whole_graph(workspace: Workspace, store: GraphStore, choice: str) -> None:
    chosen, embedded = CHOICES[choice], workspace.graph()
    asked = store if chosen == Filters() else _Partial(store)
    nodes, edges = chosen_part(asked, chosen, workspace.ontology.graph.labels)  # type: ignore[arg-type]
    assert (nodes, edges) == select(embedded.nodes(), embedded.edges(), chosen)


def test_every_platform_and_every_body_has_its_part(workspace: Workspace) -> None:
    embedded = workspace.graph()
    nodes, edges = list(embedded.nodes()), list(embedded.edges())
    labels = workspace.ontology.graph.labels
    sizes: Counter[str] = Counter()
    for node in nodes:
        if node.label in ("Platform", "Agency"):
            chosen = Filters(**{node.label.lower(): node.id})
            part = chosen_part(_Partial(embedded), chosen, labels)  # type: ignore[arg-type]
            assert part == select(nodes, edges, chosen), node.id
            sizes[node.label] += len(part[0]) > 1
    assert min(sizes["Platform"], sizes["Agency"]) > 10


@pytest.mark.parametrize("choice", [name for name in CHOICES if name != "everything"])
def test_the_cards_of_chosen_events_are_those_of_the_whole_graph(workspace: Workspace, choice: str) -> None:
    embedded = workspace.graph()
    whole = GraphView(embedded.nodes(), embedded.edges())
    part, refs = chosen_events(_Partial(embedded), CHOICES[choice], workspace.ontology.graph.labels)  # type: ignore[arg-type]
    kept = select(embedded.nodes(), embedded.edges(), CHOICES[choice])[0]
    assert refs == [node.ref for node in kept if node.label == "Action"]
    view = part.view()
    for ref in refs:
        assert json.dumps(card(view, ref, workspace.ontology)) == json.dumps(card(whole, ref, workspace.ontology)), ref
