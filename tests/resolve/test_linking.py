"""From what an article calls somebody to the entity that is meant."""

from __future__ import annotations

import pytest
from stories import LISTS, edges, entity, event, news

from kg.model import Entity, Facts, Mention
from kg.resolve import resolve
from kg.resolve.corrections import Corrections
from kg.resolve.linking import Linker
from kg.resolve.relations import Relations

LINKER = Linker(LISTS, Relations(LISTS), Corrections(()))


def linked(ref: str, day: str | None = None) -> tuple[str | None, str, float]:
    link = LINKER.link(entity(ref), "a", day)
    return link.entity.id, link.basis, link.confidence


@pytest.mark.parametrize(
    ("ref", "day", "expected"),
    [
        ("kominfo", "2017-07-14", ("kominfo", "listed", 1.0)),
        ("kominfo", None, ("kominfo", "listed", 1.0)),
        ("kominfo", "2024-10-20", ("kominfo", "listed", 1.0)),
        ("kominfo", "2024-10-21", ("komdigi", "time", 0.95)),
        ("kominfo", "2025", ("komdigi", "time", 0.95)),
        ("komdigi", "2024-10-21", ("komdigi", "listed", 1.0)),
        ("komdigi", "2024-10-20", ("kominfo", "time", 0.95)),
        ("komdigi", "2017", ("kominfo", "time", 0.95)),
        ("komdigi", "2024", ("komdigi", "listed", 1.0)),
    ],
)
def test_a_body_has_the_name_that_it_had_on_the_day(ref: str, day: str | None, expected: tuple[str, str, float]) -> None:
    assert linked(ref, day) == expected


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("platform/telegram", ("telegram", "listed", 1.0)),
        ("platform/telegran", ("telegram", "spelling", 0.7)),
        ("platform/telegrm", ("telegram", "spelling", 0.7)),
        ("platform/telegrram", ("telegram", "spelling", 0.7)),
        ("platform/telegarm", ("telegram", "spelling", 0.7)),
        ("platform/telegrnn", ("telegrnn", "name", 0.9)),
        ("platform/delegram", ("delegram", "name", 0.9)),
        ("platform/telegram2", ("telegram2", "name", 0.9)),
        ("agency/telegran", ("telegran", "name", 0.9)),
        ("organization/telegran", ("telegran", "name", 0.9)),
        ("person/telegran", ("telegran", "name", 0.9)),
        ("platform/foobar", ("foobar", "name", 0.9)),
        ("agency/mcm", ("mcm", "name", 0.9)),
        ("agency/kpppu", ("kpppu", "name", 0.9)),
    ],
)
def test_one_letter_off_a_listed_name_of_its_kind_is_a_slip_of_the_pen(ref: str, expected: tuple[str, str, float]) -> None:
    assert linked(ref) == expected


def test_a_name_that_is_one_letter_off_two_listed_ones_is_neither() -> None:
    near = {name: entity(f"platform/{name}") for name in ("chatlune", "chatluna")}
    listed = {name: LISTS.entities["telegram"].__class__(name, e.name, "Platform") for name, e in near.items()}
    lists = LISTS.__class__(entities={**LISTS.entities, **listed})
    linker = Linker(lists, Relations(lists), Corrections(()))
    assert linker.link(entity("platform/chatlunx"), "a").entity.id == "chatlunx"
    assert linker.link(entity("platform/chattlune"), "a").entity.id == "chatlune"


def test_a_listed_id_has_the_kind_of_the_list_whatever_the_article_takes_it_for() -> None:
    assert LINKER.entity(Entity("kominfo", "Kominfo", "organization"), "a") == Entity("kominfo", "Kominfo", "agency")


def test_the_article_of_a_law_stays_with_the_law() -> None:
    assert LINKER.entity(Entity("uu-ite#27", "Article 27", "legalinstrument"), "a").id == "uu-ite#27"


def test_a_class_of_things_is_nobody() -> None:
    assert LINKER.entity(Entity(None, "telegrams", "class"), "a") == Entity(None, "telegrams", "class")


def test_a_mention_tells_how_it_was_linked_and_the_actor_of_then_is_the_body_of_then() -> None:
    made, facts = news("a", "2025-02-01", event("block", "platform/telegran", date="2025-01-31"))
    text = made.text
    mentions = tuple(
        Mention(entity(ref), text.index(name), text.index(name) + len(name))
        for ref, name in (("kominfo", "Kominfo"), ("platform/telegran", "Telegran"))
    )
    graph = resolve([(made, Facts(made.id, facts.events, mentions=mentions))], LISTS)
    assert [(e.target.id, e.properties["text"], e.properties["basis"]) for e in edges(graph, "MENTIONS")] == [
        ("kominfo", "Kominfo", "listed"),
        ("telegram", "Telegran", "spelling"),
    ]
    assert [e.source.id for e in edges(graph, "ACTOR_OF")] == ["komdigi"]
