"""The id of what has no name is looked up in either store; a slip is told with the ids that are near."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from neo4j_server.fixture import store_on

from kg.model import Edge, Node, QueryError
from kg.store import GraphStore, open_store
from kg.workspace.ids import near_ids, node_of_id

MARK = "0123456789"
EVENTS = [Node("Action", f"block-chatlune-2025-03-0{n}-{n}123456789", {"type": "block"}) for n in range(1, 6)]
ARTICLE = Node("Article", "a" * 16, {"title": "One"})
# An event that was one of its own once, and whose report belongs to another by now.
REPORT = Edge(ARTICLE.ref, "REPORTS", EVENTS[0].ref, {"article": ARTICLE.id, "start": 0, "end": 1, "text": "x", "mark": MARK})


@pytest.fixture(params=["kglite", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """A store of five events and an article."""
    if request.param == "neo4j":
        with store_on(request.getfixturevalue("neo4j_server"), "ids") as server:
            server.replace([*EVENTS, ARTICLE], [REPORT], stamp="1")
            yield server
        return
    file = open_store(tmp_path_factory.mktemp("ids") / "graph.kgl")
    file.replace([*EVENTS, ARTICLE], [REPORT], stamp="1")
    yield file
    file.close()


def test_an_id_is_that_of_a_node_of_these_labels_or_of_what_it_is_part_of_now(store: GraphStore) -> None:
    told: list[str] = []
    for text, labels, meant in (
        (EVENTS[3].id, ("Action",), EVENTS[3].id),
        (f" {EVENTS[3].id}\n", ("Statement", "Action"), EVENTS[3].id),
        (ARTICLE.id, ("Article",), ARTICLE.id),
        (f"block-chatlune-2025-{MARK}", ("Action",), EVENTS[0].id),
    ):
        assert node_of_id(store, text, labels, place="--param", notify=told.append) == meant
    assert told == [f"block-chatlune-2025-{MARK} is part of {EVENTS[0].id} now."]


@pytest.mark.parametrize(
    ("text", "labels", "message"),
    [
        ("block-chatlune-2025-03-03-312345678", ("Action",), f"Did you mean {EVENTS[2].id} or "),
        ("block-chatlun-2025-03-03-3123456789", ("Action",), f"Did you mean {EVENTS[2].id} or "),
        ("block", ("Action",), "no action in the graph has the id 'block'. The rows of other queries give ids."),
        (EVENTS[0].id, ("Article",), "no article in the graph has the id"),
        ("", ("Action", "Article"), "no action or article in the graph has the id ''."),
        ("`x` OR true", ("Action",), "no action in the graph has the id '`x` OR true'."),
    ],
)
def test_an_id_that_no_node_has_is_refused_with_those_that_are_near(
    store: GraphStore, text: str, labels: tuple[str, ...], message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        node_of_id(store, text, labels, place="--param", notify=print)
    assert message in str(caught.value)


def test_what_is_longer_than_any_id_is_near_to_none(store: GraphStore) -> None:
    assert near_ids(store, f"block-chatlune-{'x' * 10_000_000}", ["Action"]) == []
