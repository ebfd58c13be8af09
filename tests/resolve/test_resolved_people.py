"""Who is who among people of one name."""

from __future__ import annotations

from stories import LISTS, Pair, edges, event, news, office

from kg.model import NodeRef
from kg.resolve import resolve


def who(*pairs: Pair) -> dict[str, list[str]]:
    """The bodies of each person."""
    found: dict[str, set[str]] = {}
    for edge in edges(resolve(pairs, LISTS), "HOLDS"):
        found.setdefault(edge.source.id, set()).add(edge.target.id)
    return {person: sorted(bodies) for person, bodies in sorted(found.items())}


def at(name: str, published: str, *bodies: str) -> Pair:
    return news(name, published, *(office("budi-raya", body) for body in bodies))


def test_a_name_at_another_body_is_another_person_and_the_first_keeps_the_name() -> None:
    assert who(at("a", "2017-07-14", "kominfo"), at("b", "2017-08-01", "mcmc")) == {
        "budi-raya": ["kominfo"],
        "budi-raya-mcmc": ["mcmc"],
    }
    assert who(at("a", "2017-09-14", "kominfo"), at("b", "2017-08-01", "mcmc")) == {
        "budi-raya": ["mcmc"],
        "budi-raya-kominfo": ["kominfo"],
    }


def test_an_article_that_ties_a_name_to_both_bodies_makes_one_person() -> None:
    pairs = [at("a", "2017-07-14", "kominfo"), at("b", "2017-08-01", "mcmc"), at("c", "2019-08-01", "kominfo", "mcmc")]
    assert who(*pairs) == {"budi-raya": ["kominfo", "mcmc"]}


def test_a_body_its_part_and_its_successor_are_one_in_this() -> None:
    pairs = [at("a", "2017-07-14", "kominfo"), at("b", "2018-08-01", "aptika"), at("c", "2025-08-01", "komdigi")]
    assert who(*pairs) == {"budi-raya": ["aptika", "komdigi", "kominfo"]}


def test_bodies_of_no_list_may_be_one_in_two_languages_where_they_are_of_one_country() -> None:
    one, other = "agency/indonesian-media-authority", "agency/otoritas-media-indonesia"
    assert list(who(at("a", "2017-07-14", one), at("b", "2017-07-15", other))) == ["budi-raya"]
    assert list(who(at("a", "2017-07-14", one), at("b", "2017-07-15", "kominfo"))) == ["budi-raya"]
    assert len(who(at("a", "2017-07-14", one), at("b", "2017-07-15", "agency/malaysian-media-authority"))) == 2
    assert len(who(at("a", "2017-07-14", "kominfo"), at("b", "2017-07-15", "kppu"))) == 2


def test_a_name_without_a_body_is_the_one_of_the_articles_nearest_in_time() -> None:
    def told(published: str) -> str:
        bare = news("x", published, office("budi-raya", None), event("warn", "person/budi-raya", date=published))
        graph = resolve([at("a", "2017-07-14", "kominfo"), at("b", "2019-07-14", "mcmc"), bare], LISTS)
        return edges(graph, "TARGETS")[0].target.id

    assert told("2017-09-01") == "budi-raya"
    assert told("2019-01-01") == "budi-raya-mcmc"
    assert told("2025-01-01") == "budi-raya-mcmc"
    assert told("2015-01-01") == "budi-raya"


def test_a_person_acts_under_the_id_that_tells_them_apart() -> None:
    acting = news("b", "2017-08-01", office("budi-raya", "mcmc"), event("warn", actor="person/budi-raya", date="2017-08-01"))
    graph = resolve([at("a", "2017-07-14", "kominfo"), acting], LISTS)
    assert [e.source for e in edges(graph, "ACTOR_OF")] == [NodeRef("Person", "budi-raya-mcmc")]
