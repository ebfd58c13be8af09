"""Misspelt and abbreviated names that no list holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import LISTS, Pair, edges, entity, event, news, nodes

from kg.model import Entity, Mention
from kg.resolve import resolve
from kg.resolve.linking import SPELLED
from kg.resolve.spellings import abbreviates, meant, one_apart, spelled_out


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("chatlune", "chatlume", True),
        ("chatlune", "chatlunes", True),
        ("chatlune", "chtlune", True),
        ("chatlune", "chatluen", True),
        ("chatlune", "chatlune", False),
        ("chatlune", "chatloon", False),
        ("chatlune", "whatlune", False),
        ("chatlune", "chaltuen", False),
        ("channel1", "channel2", False),
    ],
)
def test_one_letter_more_less_or_changed_or_two_that_changed_places_is_one_apart(one: str, other: str, near: bool) -> None:
    assert one_apart(one, other) is near
    assert one_apart(other, one) is near


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ({"platform/chatlune": 3, "platform/chatlume": 1}, {"platform/chatlume": "platform/chatlune"}),
        ({"platform/chatlune": 6, "platform/chatlume": 2}, {}),
        ({"platform/chatlune": 2, "platform/chatlume": 1}, {}),
        ({"platform/chatlune": 90, "platform/chatlume": 3}, {}),
        ({"platform/chatlune": 9, "platform/chatluna": 9, "platform/chatlunx": 1}, {}),
        ({"platform/chatlune": 9, "agency/chatlume": 1}, {}),
        ({"platform/lunes": 9, "platform/lunas": 1}, {}),
        ({"person/chatlune": 9, "person/chatlume": 1}, {}),
    ],
)
def test_a_name_of_one_article_next_to_one_that_three_times_as_many_have_is_a_slip(
    counted: dict[str, int], expected: dict[str, str]
) -> None:
    assert meant(counted, SPELLED) == expected


def test_a_misspelt_platform_is_the_platform_of_the_other_articles() -> None:
    names = {"a": "chatlune", "b": "chatlune", "c": "chatlune", "d": "chatlume"}
    pairs = [news(n, "2017-07-15", event("block", f"platform/{name}", date="2017-07-14")) for n, name in names.items()]
    graph = resolve(pairs, LISTS)
    assert [(n.id, n.properties["name"]) for n in graph.nodes if n.label == "Platform"] == [("chatlune", "Chatlune")]
    assert len({e.target for e in edges(graph, "REPORTS")}) == 1
    assert len({e.target for e in edges(resolve(pairs[1:], LISTS), "REPORTS")}) == 2


@pytest.mark.parametrize(
    ("short", "long", "so"),
    [
        ("kta", "kalmoran-telecommunications-agency", True),
        ("bpld", "badan-pengawas-layanan-daring", True),
        ("ftc", "federal-bureau-of-trade-and-commerce", False),
        ("drs", "department-for-the-reading-of-signs", True),
        ("kt", "kalmoran-telecommunications", False),
        ("kta2", "kalmoran-telecommunications-agency-2", False),
    ],
)
def test_the_initials_of_a_name_abbreviate_it(short: str, long: str, so: bool) -> None:
    assert abbreviates(short, long) is so


def test_an_abbreviation_means_the_one_body_that_an_article_spells_it_out_as() -> None:
    long, other = "agency/kalmoran-telecommunications-agency", "agency/kalmoran-trade-authority"
    told, told_otherwise = (spelled_out("agency/kta", key) for key in (long, other))
    assert meant({"agency/kta": 9, long: 1, told: 1}, ["agency"]) == {"agency/kta": long}
    assert meant({"agency/kta": 9, long: 1, told: 1, other: 5}, ["agency"]) == {"agency/kta": long}
    assert meant({"agency/kta": 9, long: 1}, ["agency"]) == {}
    assert meant({"agency/kta": 9, long: 1, told: 1, other: 1, told_otherwise: 1}, ["agency"]) == {}
    assert meant({"platform/kta": 9, "platform/kalmoran-telecommunications-agency": 1}, ["agency", "platform"]) == {}


def test_which_abbreviation_an_article_spells_out_is_read_from_its_own_words() -> None:
    body = entity("agency/kalmoran-telecommunications-agency")

    def told(name: str, *words: str, of: Entity = body) -> Pair:
        article, facts = news(name, "2017-07-15", event("block", actor=f"agency/{of.id}"), text=" ".join(words))
        start = article.text.index(words[-1])
        return article, replace(facts, mentions=(Mention(of, start, start + len(words[-1])),))

    short = told("b", "KTA", of=entity("agency/kta"))
    agencies = lambda *pairs: [n.id for n in nodes(resolve(pairs, LISTS), "Agency")]  # noqa: E731
    assert agencies(told("a", "the", "KTA"), short) == ["kalmoran-telecommunications-agency"]
    assert agencies(told("a", "the", "Agency"), short) == ["kalmoran-telecommunications-agency", "kta"]
