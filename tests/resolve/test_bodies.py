"""Which body is meant by a name that no list holds: in two languages, in two countries, and where an article does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import LISTS, Pair, correct, edges, entity, event, news, nodes, office, same

from kg.model import Mention, Subject
from kg.ontology import load_ontology
from kg.resolve import Graph, resolve
from kg.resolve.body_names import BodyNames, Told

NAMES = BodyNames(load_ontology().body_words, {"malaysia": "MY", "malaysian": "MY", "afrika-selatan": "ZA", "indonesia": "ID"})


def by(name: str, published: str, body: str, place: str | None = None) -> Pair:
    """An article in which a body warns, in a place where one is told."""
    return news(name, published, event("warn", actor=f"agency/{body}", date=published, place=place))


def bodies(graph: Graph) -> dict[str, str]:
    """The body that each article tells of, in order of the articles."""
    sources = {node.id: str(node.properties["source"]).removesuffix(".txt") for node in nodes(graph, "Article")}
    told = {edge.target: sources[edge.source.id] for edge in edges(graph, "REPORTS")}
    return dict(sorted((told[edge.target], edge.source.id) for edge in edges(graph, "ACTOR_OF")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("malaysian-data-authority", "otoritas-data-malaysia"),
        ("ministry-of-information", "information-ministry"),
        ("digital-rights-and-games-board", "dewan-games-dan-rights-digital"),
        ("komisi-hak-asasi-manusia-indonesia", "indonesia-human-rights-commission"),
        ("otoritas-konten-afrika-selatan", "content-authority"),
        ("zubaru-data-office", "kantor-data-zubaru"),
    ],
)
def test_names_of_one_meaning_may_be_one_bodys(one: str, other: str) -> None:
    assert NAMES.may_be_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("malaysian-data-authority", "otoritas-data-indonesia"),
        ("malaysian-data-authority", "komisi-data-malaysia"),
        ("media-authority", "media-and-data-authority"),
        ("zubaru-data-office", "kantor-data-zubari"),
        ("zubaru", "zubaru"),
        ("regulator", "regulator"),
    ],
)
def test_names_of_another_word_or_country_and_names_that_say_too_little_are_not(one: str, other: str) -> None:
    assert not NAMES.may_be_one(one, other)


def test_a_name_says_what_its_words_mean_and_the_country_that_it_is_of() -> None:
    assert NAMES.told("otoritas-layanan-daring-afrika-selatan") == Told("authority online service", "ZA")
    assert NAMES.told("malaysian-regulator") == Told("regulator", "MY")
    assert NAMES.told("malaysia-indonesia-data-office") == Told("", "")


def test_one_body_in_two_languages_is_one_and_has_the_name_first_written() -> None:
    first, second = by("a", "2031-05-01", "malaysian-data-authority"), by("b", "2031-06-01", "otoritas-data-malaysia")
    graph = resolve([first, second], LISTS)
    assert bodies(graph) == {"a": "malaysian-data-authority", "b": "malaysian-data-authority"}
    assert [node.id for node in nodes(graph, "Agency")] == ["malaysian-data-authority"]


def test_two_countries_have_a_body_of_one_name_each_and_the_first_written_of_keeps_it() -> None:
    here, there = by("a", "2031-05-01", "data-authority", "MY"), by("b", "2031-06-01", "data-authority", "ID")
    assert bodies(resolve([here, there], LISTS)) == {"a": "data-authority", "b": "data-authority-indonesia"}
    later = by("a", "2031-07-01", "data-authority", "MY")
    assert bodies(resolve([later, there], LISTS)) == {"a": "data-authority-malaysia", "b": "data-authority"}


def test_a_name_with_a_country_and_one_in_a_country_are_one() -> None:
    pairs = [
        by("a", "2031-05-01", "data-authority", "MY"),
        by("b", "2031-06-01", "otoritas-data-indonesia"),
        by("c", "2031-07-01", "data-authority", "ID"),
    ]
    other = "otoritas-data-indonesia"
    assert bodies(resolve(pairs, LISTS)) == {"a": "data-authority", "b": other, "c": other}


def test_a_name_without_a_country_is_the_one_that_there_is_and_neither_of_two() -> None:
    bare, here = by("c", "2031-08-01", "data-authority"), by("a", "2031-05-01", "malaysian-data-authority")
    assert bodies(resolve([bare, here], LISTS)) == {"a": "malaysian-data-authority", "c": "malaysian-data-authority"}
    there = by("b", "2031-06-01", "otoritas-data-indonesia")
    assert bodies(resolve([bare, here, there], LISTS)) == {
        "a": "malaysian-data-authority",
        "b": "otoritas-data-indonesia",
        "c": "data-authority",
    }


def named_after(name: str, *mentions: str, title: str) -> Pair:
    """An article that names in this order, and whose body does nothing that tells where."""
    article, facts = by(name, "2031-08-01", "data-authority")
    told = tuple(Mention(entity(each), at, at + 1) for at, each in enumerate(mentions))
    return replace(article, title=title), replace(facts, mentions=told)


@pytest.mark.parametrize(
    ("mentions", "title", "meant"),
    [
        (("indonesia", "agency/data-authority"), "News", "data-authority-indonesia"),
        (("indonesia", "agency/data-authority", "malaysia"), "News", "data-authority-indonesia"),
        (("agency/data-authority",), "A warning in Indonesia", "data-authority-indonesia"),
        (("agency/data-authority", "agency/indonesian-regulator"), "News", "data-authority-indonesia"),
        (("agency/data-authority", "malaysia"), "News", None),
        (("indonesia", "malaysia", "agency/data-authority"), "News", None),
        (("agency/data-authority", "agency/indonesian-media-council"), "News", None),
    ],
)
def test_an_article_places_a_body_in_the_one_country_that_it_named_before(
    mentions: tuple[str, ...], title: str, meant: str | None
) -> None:
    here, there = by("a", "2031-05-01", "data-authority", "MY"), by("b", "2031-06-01", "data-authority", "ID")
    told = named_after("x", *mentions, title=title)
    unplaced = f"data-authority-{told[0].id[:4]}"
    found = bodies(resolve([here, there, told], LISTS))
    assert found == {"a": "data-authority", "b": "data-authority-indonesia", "x": meant or unplaced}


def test_what_a_body_does_is_of_the_country_in_which_the_article_places_it() -> None:
    here, there = (
        news(name, "2031-05-02", event("block", actor="agency/data-authority", date="2031-05-01"), title=f"A block in {place}")
        for name, place in (("a", "Malaysia"), ("b", "Indonesia"))
    )
    found = {str(node.properties.get("jurisdiction")) for node in nodes(resolve([here, there], LISTS), "Action")}
    assert found == {"MY", "ID"}
    assert same(here, there) == "a | b"
    again = news("c", "2031-05-03", event("block", actor="agency/otoritas-data-malaysia", date="2031-05-01"))
    assert same(here, there, again) == "a c | b"


def test_people_at_bodies_of_one_name_in_two_countries_are_two() -> None:
    def at(name: str, published: str, place: str) -> Pair:
        warned = event("warn", actor="agency/data-authority", date=published, place=place)
        return news(name, published, office("budi-raya", "agency/data-authority"), warned)

    graph = resolve([at("a", "2031-05-01", "MY"), at("b", "2031-06-01", "ID")], LISTS)
    assert sorted((edge.source.id, edge.target.id) for edge in edges(graph, "HOLDS")) == [
        ("budi-raya", "data-authority"),
        ("budi-raya-data-authority", "data-authority-indonesia"),
    ]
    (same,) = edges(resolve([at("a", "2031-05-01", "MY"), at("b", "2031-06-01", "MY")], LISTS), "HOLDS")
    assert (same.source.id, same.target.id) == ("budi-raya", "data-authority")


def test_a_merge_by_a_person_holds_for_all_names_of_a_body_whatever_it_is_called_later() -> None:
    pairs = [by("a", "2031-05-01", "malaysian-data-authority"), by("b", "2031-06-01", "otoritas-data-malaysia")]
    merge = correct("merge", Subject("Agency", "mcmc"), Subject("Agency", "malaysian-data-authority"))
    assert bodies(resolve(pairs, LISTS, (merge,))) == {"a": "mcmc", "b": "mcmc"}
    earlier = by("c", "2031-04-01", "autoriti-data-malaysia")
    graph = resolve([*pairs, earlier], LISTS, (merge,))
    assert bodies(graph) == {"a": "mcmc", "b": "mcmc", "c": "mcmc"}
    assert not graph.missed


def test_a_merge_of_one_of_two_bodies_of_one_name_leaves_the_other() -> None:
    pairs = [by("a", "2031-05-01", "data-authority", "MY"), by("b", "2031-06-01", "data-authority", "ID")]
    merge = correct("merge", Subject("Agency", "mcmc"), Subject("Agency", "data-authority"))
    assert bodies(resolve(pairs, LISTS, (merge,))) == {"a": "mcmc", "b": "data-authority-indonesia"}
    other = correct("merge", Subject("Agency", "kppu"), Subject("Agency", "data-authority-indonesia"))
    assert bodies(resolve(pairs, LISTS, (other,))) == {"a": "data-authority", "b": "kppu"}


def test_an_article_is_split_off_a_body_under_any_of_its_names() -> None:
    pairs = [by("a", "2031-05-01", "malaysian-data-authority"), by("b", "2031-06-01", "otoritas-data-malaysia")]
    for name in ("malaysian-data-authority", "otoritas-data-malaysia"):
        split = correct("split", Subject("Agency", name), articles=(pairs[1][0].id,), value="Data Sarawak")
        assert bodies(resolve(pairs, LISTS, (split,))) == {"a": "malaysian-data-authority", "b": "data-sarawak"}


def test_a_rename_holds_for_a_body_that_an_earlier_article_gives_another_id() -> None:
    pairs = [by("a", "2031-05-01", "malaysian-data-authority"), by("c", "2031-04-01", "otoritas-data-malaysia")]
    rename = correct("rename", Subject("Agency", "malaysian-data-authority"), value="The Authority")
    for some in (pairs[:1], pairs):
        assert [node.properties["name"] for node in nodes(resolve(some, LISTS, (rename,)), "Agency")] == ["The Authority"]
