from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from stories import LISTS, edges, nodes

from kg.model import (
    Amount,
    Article,
    Entity,
    EventFact,
    Evidence,
    Facts,
    Mention,
    Node,
    NodeRef,
    PersonFact,
    Role,
    SchemaError,
    StatementFact,
    UsageError,
)
from kg.ontology import load_ontology
from kg.resolve import resolve
from kg.store import open_store

TEXT = "Kominfo blocked Telegram over terrorism. Ahmad Rusdi, head of media at Kominfo, said t.me was bad."


def article(number: int = 0, **changes: Any) -> Article:
    made = Article(f"{number}.txt", f"{TEXT} ({number})", title=f"Title {number}", outlet="Suara.com", published="2017-07-16")
    return replace(made, **changes)


def words(text: str) -> Evidence:
    start = TEXT.index(text)
    return Evidence(start, start + len(text), text)


def role(id_: str | None, name: str, kind: str) -> Role:
    return Role(Entity(id_, name, kind), words(name))


KOMINFO = role("kominfo", "Kominfo", "agency")
TELEGRAM = role("telegram", "Telegram", "platform")
AHMAD = Entity("ahmad-rusdi", "Ahmad Rusdi", "person")


def block(**changes: Any) -> EventFact:
    made = EventFact(
        "block",
        "done",
        KOMINFO,
        (TELEGRAM,),
        (words("Kominfo blocked Telegram"),),
        "block.active",
        date="2017-07-14",
        date_basis="stated",
    )
    return replace(made, **changes)


def one(event: EventFact, number: int = 0, **changes: Any) -> tuple[Article, Facts]:
    made = article(number, **changes)
    return made, Facts(made.id, (event,))


def full() -> tuple[Article, Facts]:
    """An article with one of everything."""
    made = article()
    event = block(
        with_=(role("polri", "Ahmad Rusdi", "agency"),),
        via=role("isps", "media", "organization"),
        place="ID",
        reasons=("terrorism",),
        legal_basis=(role("uu-ite#27", "terrorism", "legalinstrument"), role("uu-ite", "terrorism", "legalinstrument")),
        conditions=("if it answers",),
        scope=("web version",),
        count=11,
        amount=Amount(5, "USD"),
        domains=("t.me",),
        inferred=("actor",),
        deadline="2017-08",
    )
    said = StatementFact(
        AHMAD, "t.me was bad", ("telegram", "t.me", "nobody"), words("said t.me was bad"), False, words("Ahmad Rusdi")
    )
    person = PersonFact(
        AHMAD, "head of media", Entity("kominfo", "Kominfo", "agency"), words("Ahmad Rusdi, head of media at Kominfo")
    )
    mentions = (Mention(KOMINFO.entity, 71, 78), Mention(KOMINFO.entity, 0, 7), Mention(Entity(None, "bad sites", "class"), 0, 3))
    return made, Facts(made.id, (event,), (said,), (person,), mentions)


def test_an_article_becomes_nodes_and_edges_with_evidence() -> None:
    made, facts = full()
    graph = resolve([(made, facts)], LISTS)
    (action,) = nodes(graph, "Action")
    assert re.fullmatch(r"block-telegram-2017-07-14-[0-9a-f]{10}", action.id)
    assert action.extra_labels == ("Block",)
    assert action.properties == {
        "name": "block Telegram (done)",
        "type": "block",
        "family": "restrict",
        "status": "done",
        "date": "2017-07-14",
        "date_basis": "stated",
        "deadline": "2017-08",
        "conditions": ("if it answers",),
        "scope": ("web version",),
        "count": 11,
        "amount": 5.0,
        "currency": "USD",
        "inferred": ("actor",),
        "rule": ("block.active",),
        "first_published": "2017-07-16",
        "articles": 1,
        "outlets": 1,
        "sources": 1,
        "party": "telegram",
        "jurisdiction": "ID",
        "confidence": 0.88,
    }
    source, act = NodeRef("Article", made.id), action.ref
    told = {"article": made.id, "start": 0, "end": 24, "text": "Kominfo blocked Telegram"}
    (statement,) = nodes(graph, "Statement")
    (episode,) = nodes(graph, "Episode")
    assert episode.properties == {
        "name": "block Telegram in ID",
        "type": "block",
        "party": "telegram",
        "jurisdiction": "ID",
        "began": "2017-07-14",
        "began_basis": "stated",
        "open": True,
        "conditions": ("if it answers",),
        "conditions_met": "unknown",
    }

    mark = action.id.rpartition("-")[2]
    listed = {"basis": "listed", "confidence": 1.0}
    reported = {
        "rule": "block.active",
        "action": "block",
        "status": "done",
        "date": "2017-07-14",
        "date_basis": "stated",
        "deadline": "2017-08",
        "count": 11,
        "amount": 5.0,
        "currency": "USD",
        "actor": "kominfo",
        "origin": made.id,
        "mark": mark,
    }

    def seen(text: str, **more: object) -> dict[str, object]:
        found = words(text)
        return {"article": made.id, "start": found.start, "end": found.end, "text": text, **more}

    assert [(e.source, e.type, e.target, e.key, e.properties) for e in graph.edges] == sorted(
        [
            (NodeRef("Agency", "kominfo"), "ACTOR_OF", act, "", seen("Kominfo", inferred=True)),
            (NodeRef("Agency", "polri"), "ACTOR_OF", act, "", seen("Ahmad Rusdi", joint=True)),
            (act, "TARGETS", NodeRef("Platform", "telegram"), "", seen("Telegram")),
            (act, "VIA", NodeRef("Organization", "isps"), "", seen("media")),
            (act, "UNDER", NodeRef("LegalInstrument", "uu-ite"), "", seen("terrorism")),
            (act, "UNDER", NodeRef("LegalInstrument", "uu-ite"), "27", seen("terrorism")),
            (act, "BECAUSE_OF", NodeRef("Topic", "terrorism"), "", told),
            (act, "IN", NodeRef("Place", "indonesia"), "", told),
            (episode.ref, "BEGAN", act, "", told),
            (act, "AFFECTS", NodeRef("Domain", "t.me"), "", told),
            (source, "REPORTS", act, f"{mark} 0-24", {**told, **reported}),
            (source, "PUBLISHED_BY", NodeRef("Outlet", "suara"), "", {}),
            (source, "MENTIONS", NodeRef("Agency", "kominfo"), "", seen("Kominfo", **listed)),
            (source, "QUOTES", statement.ref, "", seen("said t.me was bad")),
            (NodeRef("Person", "ahmad-rusdi"), "SAID", statement.ref, "", seen("Ahmad Rusdi")),
            (statement.ref, "ABOUT", NodeRef("Platform", "telegram"), "", seen("said t.me was bad")),
            (statement.ref, "ABOUT", NodeRef("Domain", "t.me"), "", seen("said t.me was bad")),
            (
                NodeRef("Person", "ahmad-rusdi"),
                "HOLDS",
                NodeRef("Agency", "kominfo"),
                "head of media",
                seen("Ahmad Rusdi, head of media at Kominfo", title="head of media", published="2017-07-16"),
            ),
        ],
        key=lambda e: e[:4],
    )


def test_every_edge_and_property_is_one_that_the_graph_schema_has() -> None:
    schema = yaml.safe_load((Path(__file__).parents[2] / "schemas" / "graph.yaml").read_text(encoding="utf-8"))
    pairs = [full(), one(block(targets=(role("whatsapp", "Telegram", "platform"), role("instagram", "media", "platform"))), 1)]
    graph = resolve(pairs, LISTS)
    texts = {made.id: made.text for made, _ in pairs}
    for node in graph.nodes:
        assert set(node.properties) <= set(schema["labels"][node.label]["properties"]), node
    for edge in graph.edges:
        kind = schema["relationships"][edge.type]
        assert edge.source.label in kind["from"]
        assert edge.target.label in kind["to"]
        assert set(edge.properties) <= set(schema["edge_properties"])
        if kind["evidence"]:
            told: dict[str, Any] = dict(edge.properties)
            assert texts[told["article"]][told["start"] : told["end"]] == told["text"]
        else:
            assert edge.type == "PUBLISHED_BY" or edge.properties == {"basis": "gazetteer"}
    store = open_store("memory:")
    store.replace(graph.nodes, graph.edges, stamp="what a store takes")
    assert (tuple(store.nodes()), tuple(store.edges())) == (graph.nodes, graph.edges)


def test_the_same_dated_deed_in_two_articles_is_one_action_with_two_reports() -> None:
    later = one(block(conditions=("b",), deadline="2018"), 1, published="2017-07-18", outlet="Other")
    earlier = one(block(conditions=("a",), date_basis="relative"), 2, published="2017-07-15")
    graph = resolve([later, earlier], LISTS)
    (action,) = nodes(graph, "Action")
    assert action.properties["articles"] == 2
    assert action.properties["outlets"] == 2
    assert action.properties["conditions"] == ("a", "b")
    assert action.properties["deadline"] == "2018"
    assert action.properties["date_basis"] == "relative"
    assert action.properties["first_published"] == "2017-07-15"
    assert len(edges(graph, "REPORTS")) == 2
    assert [edge.properties["article"] for edge in edges(graph, "TARGETS")] == [earlier[0].id]


def test_a_class_of_things_is_no_node_but_a_property() -> None:
    graph = resolve([one(block(targets=(role(None, "terrorism", "class"),)))], LISTS)
    (action,) = nodes(graph, "Action")
    assert action.properties["classes"] == ("terrorism",)
    assert action.properties["name"] == "block terrorism (done)"
    assert re.fullmatch(r"block-terrorism-2017-07-14-[0-9a-f]{10}", action.id)
    assert edges(graph, "TARGETS") == []


def test_an_order_against_several_platforms_is_an_action_for_each() -> None:
    targets = tuple(role(f"p{i}", "Telegram", "platform") for i in range(5))
    made = nodes(resolve([one(block(targets=targets))], LISTS), "Action")
    assert [action.properties["party"] for action in made] == ["p0", "p1", "p2", "p3", "p4"]


def test_owners_come_along_and_nothing_else_unused() -> None:
    graph = resolve([one(block(targets=(role("whatsapp", "Telegram", "platform"),)))], LISTS)
    assert {node.id for node in graph.nodes if node.label in ("Agency", "Platform", "Organization")} == {
        "kominfo",
        "whatsapp",
        "meta",
        "meta-holding",
    }
    assert [(e.source.id, e.target.id) for e in edges(graph, "OWNED_BY")] == [
        ("meta", "meta-holding"),
        ("meta-holding", "meta"),
        ("whatsapp", "meta"),
    ]
    assert edges(graph, "SUCCEEDED_BY") == []
    later: dict[str, Any] = {"actor": role("komdigi", "Kominfo", "agency"), "date": "2025-07-14"}
    both = resolve([one(block(), 1), one(block(**later), 2, published="2025-07-15")], LISTS)
    assert [(e.source.id, e.target.id) for e in edges(both, "SUCCEEDED_BY")] == [("kominfo", "komdigi")]


def test_a_body_is_told_by_the_name_that_it_had_at_the_time() -> None:
    late = one(block(date="2025-07-14"), 1, published="2025-07-15")
    early = one(block(actor=role("komdigi", "Kominfo", "agency")), 2)
    graph = resolve([late, early], LISTS)
    assert sorted((e.source.id, e.target.id[:25]) for e in edges(graph, "ACTOR_OF")) == [
        ("komdigi", "block-telegram-2025-07-14"),
        ("kominfo", "block-telegram-2017-07-14"),
    ]


def test_a_listed_entity_is_what_the_gazetteer_says_and_an_unlisted_one_is_one_for_each_kind() -> None:
    kinds = ["platform", "organization", "organization", "agency", "agency"]
    names = ["Foo", "FOO", "Foo", "FOO", "Foo!"]
    pairs = [
        one(
            block(targets=(role("telegram", "Telegram", "organization"), Role(Entity("foo", name, kind), words("media")))), number
        )
        for number, (kind, name) in enumerate(zip(kinds, names, strict=True))
    ]
    graph = resolve(pairs, LISTS)
    foo = [node for node in graph.nodes if node.id == "foo"]
    assert foo == [
        Node("Agency", "foo", {"name": "FOO", "listed": False}),
        Node("Platform", "foo", {"name": "Foo", "listed": False}),
    ]
    (telegram,) = [node for node in graph.nodes if node.id == "telegram"]
    assert telegram == Node("Platform", "telegram", {"name": "Telegram", "kind": "messenger", "listed": True})


def test_an_article_that_says_nothing_is_there_with_its_outlet() -> None:
    made = article(outlet="Some Paper")
    graph = resolve([(made, Facts(made.id))], LISTS)
    assert [node.ref for node in graph.nodes] == [NodeRef("Article", made.id), NodeRef("Outlet", "some-paper")]
    assert graph.nodes[0].properties == {
        "title": "Title 0",
        "outlet": "Some Paper",
        "published": "2017-07-16",
        "source": "0.txt",
        "sha256": made.sha256,
    }


def test_what_the_ontology_does_not_have_and_what_comes_twice_are_errors() -> None:
    with pytest.raises(SchemaError, match="no action is called 'eat'"):
        resolve([one(block(action="eat"))], LISTS)
    with pytest.raises(SchemaError, match=r"of the kind 'planet', which no label stands for\. Kinds are agency"):
        resolve([one(block(actor=role("mars", "media", "planet")))], LISTS)
    with pytest.raises(UsageError, match="comes twice"):
        resolve([one(block()), one(block())], LISTS)
    with pytest.raises(UsageError, match="these are the facts of"):
        resolve([(article(1), Facts(article(2).id))], LISTS)


def test_the_lists_of_the_schemas_are_a_gazetteer() -> None:
    graph = resolve([one(block())], load_ontology())
    assert [(node.label, node.id) for node in nodes(graph, "Agency") + nodes(graph, "Platform")] == [
        ("Agency", "kominfo"),
        ("Platform", "telegram"),
    ]
