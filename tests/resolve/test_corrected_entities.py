"""What people's corrections make of entities."""

from __future__ import annotations

from typing import Any

from stories import LISTS, Pair, correct, edges, event, events, news, nodes, office

from kg.model import Correction, Node, Subject
from kg.resolve import Graph, resolve

CHATLUNE, LUNE, LUNA = (Subject("Platform", id_) for id_ in ("chatlune", "chat-lune", "luna-chat"))
PAIRS = [
    news(name, f"2017-07-1{number}", event("block", f"platform/{id_}", date="2017-07-14"))
    for number, (name, id_) in enumerate((("a", "chatlune"), ("b", "chat-lune"), ("c", "luna-chat")), 5)
]


def corrected(*corrections: Correction, pairs: list[Pair] = PAIRS) -> Graph:
    return resolve(pairs, LISTS, corrections)


def platforms(graph: Graph) -> list[str]:
    return [node.id for node in nodes(graph, "Platform")]


def test_what_is_merged_is_the_first_everywhere_and_its_events_are_compared() -> None:
    graph = corrected(correct("merge", CHATLUNE, LUNE))
    assert events(graph) == ["block chatlune 2017-07-14: a b", "block luna-chat 2017-07-14: c"]
    assert platforms(graph) == ["chatlune", "luna-chat"]
    assert graph.missed == ()


def test_merges_follow_each_other_and_a_circle_closes_nothing() -> None:
    chain = [correct("merge", CHATLUNE, LUNE), correct("merge", LUNE, LUNA, at=2)]
    assert events(corrected(*chain)) == ["block chatlune 2017-07-14: a b c"]
    circle = [*chain, correct("merge", LUNA, CHATLUNE, at=3)]
    assert events(corrected(*circle)) == ["block chatlune 2017-07-14: a b c"]
    assert events(corrected(correct("merge", LUNA, CHATLUNE, LUNE))) == ["block luna-chat 2017-07-14: a b c"]


def test_a_listed_entity_stands_for_one_that_is_not_whichever_comes_first() -> None:
    telegram = Subject("Platform", "telegram")
    for subjects in ((CHATLUNE, telegram), (telegram, CHATLUNE)):
        graph = corrected(correct("merge", *subjects), pairs=PAIRS[:1])
        assert events(graph) == ["block telegram 2017-07-14: a"]
        assert platforms(graph) == ["telegram"]


def test_a_platform_and_an_organization_of_one_name_are_one_subject() -> None:
    company = Subject("Organization", "chat-lune")
    assert events(corrected(correct("merge", CHATLUNE, company)))[0] == "block chatlune 2017-07-14: a b"


def test_what_is_split_off_is_another_in_the_articles_named() -> None:
    pairs = [news(n, "2017-07-15", event("block", "platform/chatlune", date="2017-07-14")) for n in "abc"]
    articles = (pairs[1][0].id,)
    graph = corrected(correct("split", CHATLUNE, articles=articles, value="Chatlune Games"), pairs=pairs)
    assert events(graph) == ["block chatlune 2017-07-14: a c", "block chatlune-games 2017-07-14: b"]
    nameless = correct("split", CHATLUNE, articles=articles)
    assert platforms(corrected(nameless, pairs=pairs)) == ["chatlune", f"chatlune-{nameless.id[:4]}"]


def test_what_was_split_off_can_be_merged_with_another() -> None:
    split = correct("split", CHATLUNE, articles=(PAIRS[0][0].id,), value="Chatlune Games")
    merged = correct("merge", LUNA, Subject("Platform", "chatlune-games"), at=2)
    assert events(corrected(split, merged)) == ["block chat-lune 2017-07-14: b", "block luna-chat 2017-07-14: a c"]


def test_a_renamed_entity_keeps_its_id_and_its_events_have_the_name() -> None:
    graph = corrected(correct("rename", CHATLUNE, value="ChatLune"), correct("merge", LUNE, CHATLUNE, at=2))
    assert nodes(graph, "Platform")[0] == Node("Platform", "chat-lune", {"name": "ChatLune", "listed": False})
    assert [node.properties["name"] for node in nodes(graph, "Action")] == ["block ChatLune (done)", "block Luna Chat (done)"]


def test_the_last_name_is_the_name() -> None:
    graph = corrected(correct("rename", CHATLUNE, value="B", at=2), correct("rename", CHATLUNE, value="A"))
    assert nodes(graph, "Platform")[1].properties["name"] == "B"


def test_a_value_is_set_where_the_label_has_the_property() -> None:
    given: dict[str, Any] = {"kind": "messenger", "colour": "red"}
    graph = corrected(*(correct("set", CHATLUNE, field=name, value=value, at=n) for n, (name, value) in enumerate(given.items())))
    assert nodes(graph, "Platform")[1].properties == {"name": "Chatlune", "kind": "messenger", "listed": False}


def test_a_person_can_be_merged_and_split_too() -> None:
    pairs = [news("a", "2017-07-14", office("budi-raya", "kominfo")), news("b", "2017-08-01", office("budi-raya", "mcmc"))]
    one, other = Subject("Person", "budi-raya"), Subject("Person", "budi-raya-mcmc")
    graph = corrected(correct("merge", one, other), pairs=pairs)
    assert [(e.source.id, e.target.id) for e in edges(graph, "HOLDS")] == [("budi-raya", "kominfo"), ("budi-raya", "mcmc")]
    split = correct("split", one, articles=(pairs[0][0].id,), value="Budi Santoso Raya")
    graph = corrected(split, pairs=pairs[:1])
    assert [node.id for node in nodes(graph, "Person")] == ["budi-santoso-raya"]
    assert graph.missed == ()


def test_a_correction_of_what_is_not_there_is_told_and_does_no_harm() -> None:
    absent = Subject("Platform", "nowhere")
    rename, set_ = correct("rename", absent, value="Nowhere", at=2), correct("set", absent, field="kind", value="x")
    split = correct("split", CHATLUNE, at=3, articles=("0" * 16,), value="Chatlune Games")
    graph = corrected(rename, set_, split)
    assert graph.missed == (set_, rename, split)
    assert events(graph) == events(corrected())
