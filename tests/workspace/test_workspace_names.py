"""Names that people type, and what loaders are told."""

from __future__ import annotations

import pytest

from kg.model import Node, NodeRef, QueryError
from kg.ontology import load_ontology
from kg.workspace import EntityFinder, reading_aids
from kg.workspace.graph_view import GraphView

NODES = [
    Node("Platform", "tiktok", {"name": "TikTok"}),
    Node("Person", "ani-uji", {"name": "Ani Uji"}),
    Node("Agency", "meta", {"name": "META"}),
    Node("Action", "block-tiktok-1", {"name": "block TikTok (done)"}),
]
FINDER = EntityFinder(load_ontology(), NODES)


@pytest.mark.parametrize("text", ["tiktok", "TikTok", "TIK TOK", " tiktok "])
def test_an_entity_is_found_by_id_and_by_name_in_any_spelling(text: str) -> None:
    found = FINDER.find(text, ("Platform",))
    assert found is not None
    assert (found.ref.id, found.in_graph) == ("tiktok", True)


def test_what_no_gazetteer_lists_is_found_in_the_graph() -> None:
    found = FINDER.find("ani uji")
    assert found is not None
    assert found.ref.label == "Person"


def test_what_only_a_gazetteer_lists_is_known_to_be_missing_from_the_graph() -> None:
    found = FINDER.find("WhatsApp", ("Platform",))
    assert found is not None
    assert not found.in_graph


def test_the_graph_goes_before_the_gazetteer_and_labels_choose() -> None:
    here = FINDER.find("meta")
    there = FINDER.find("meta", ("Platform", "Organization"))
    assert here is not None
    assert there is not None
    assert (here.ref.label, here.in_graph, there.in_graph) == ("Agency", True, False)


def test_several_of_one_name_are_an_error_that_names_them() -> None:
    finder = EntityFinder(load_ontology(), [Node("Person", "ani-1", {"name": "Ani"}), Node("Agency", "ani-2", {"name": "Ani"})])
    with pytest.raises(QueryError, match=r"ani-2 \(agency\), ani-1 \(person\)"):
        finder.find("Ani")


@pytest.mark.parametrize("text", ["person/ani", "Person/ANI", " person/ani"])
def test_where_a_body_and_a_person_have_one_id_the_kind_before_it_tells_which(text: str) -> None:
    nodes = [Node("Person", "ani", {"name": "Ani"}), Node("Agency", "ani", {"name": "ANI"}), Node("Person", "uji", {})]
    finder = EntityFinder(load_ontology(), nodes)
    with pytest.raises(QueryError, match=r"Say which: agency/ani or person/ani\."):
        finder.find("ani")
    found = finder.find(text)
    assert found is not None
    assert found.ref == NodeRef("Person", "ani")
    assert finder.find("person/nobody") is None
    assert finder.find(text, ("Platform",)) is None
    view = GraphView(nodes, [])
    assert [view.called(node.ref) for node in nodes] == ["person/ani", "agency/ani", "uji"]


def test_an_action_is_nobody() -> None:
    assert FINDER.find("block-tiktok-1") is None
    assert "tiktok" in FINDER.near("tiktk")


def test_loaders_are_told_of_pages_outlets_languages_and_dates() -> None:
    aids = reading_aids(load_ontology())
    assert aids.languages["ms"] == "ms"
    assert aids.languages["jv"] == "id"
    assert aids.languages["en"] == "en"
    assert aids.outlets["suara.com"] == "Suara.com"
    assert aids.pages["id"].list_headings
    assert aids.parse_date("Minggu, 16 Juli 2017 | 10:15 WIB", "id") == "2017-07-16T10:15+07:00"
    assert aids.parse_date("July 16, 2017", "id") == "2017-07-16"
    assert aids.parse_date("no date at all", "en") is None
