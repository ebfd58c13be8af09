"""What one article says of one party: who takes part, where, and the mark that a report keeps."""

from __future__ import annotations

from collections.abc import Iterable

from stories import LISTS, Pair, edges, event, events, moved, news, nodes, office

from kg.model import Article, EventFact, Facts
from kg.resolve import Graph, resolve


def told(*facts: EventFact) -> Graph:
    return resolve([news("a", "2017-07-15", *facts)], LISTS)


def actors(graph: Graph) -> list[tuple[str, str]]:
    """Who acts in what, the parties by name."""
    party = {node.ref: str(node.properties.get("party")) for node in nodes(graph, "Action")}
    return sorted((edge.source.id, party[edge.target]) for edge in edges(graph, "ACTOR_OF"))


def places(graph: Graph) -> list[str]:
    return sorted(str(node.properties.get("jurisdiction")) for node in nodes(graph, "Action"))


def test_two_countries_that_act_together_have_done_two_deeds_each_with_its_own_bodies() -> None:
    graph = told(event("block", with_=("mcmc", "aptika"), date="2017-07-14"))
    by_place = {node.ref: node.properties["jurisdiction"] for node in nodes(graph, "Action")}
    assert sorted((by_place[e.target], e.source.id) for e in edges(graph, "ACTOR_OF")) == [
        ("ID", "aptika"),
        ("ID", "kominfo"),
        ("MY", "mcmc"),
    ]


def test_two_bodies_of_one_country_and_one_of_no_known_country_act_in_one_deed() -> None:
    assert places(told(event("block", with_=("kppu",), date="2017-07-14"))) == ["ID"]
    graph = told(event("block", with_=("agency/a-regulator",), date="2017-07-14"))
    assert places(graph) == ["ID"]
    assert actors(graph) == [("a-regulator", "telegram"), ("kominfo", "telegram")]


def test_an_order_against_several_platforms_is_a_deed_against_each() -> None:
    graph = told(event("block", "telegram+whatsapp+platform/chatlune", date="2017-07-14"))
    assert events(graph) == ["block chatlune 2017-07-14: a", "block telegram 2017-07-14: a", "block whatsapp 2017-07-14: a"]
    assert [(e.source.id.split("-")[1], e.target.id) for e in edges(graph, "TARGETS")] == [
        ("chatlune", "chatlune"),
        ("telegram", "telegram"),
        ("whatsapp", "whatsapp"),
    ]


def test_companies_that_answer_together_answer_each_for_itself() -> None:
    graph = told(event("comply", "kominfo", actor="telegram", with_=("whatsapp",), date="2017-07-14"))
    assert events(graph) == ["comply telegram 2017-07-14: a", "comply whatsapp 2017-07-14: a"]
    assert actors(graph) == [("telegram", "telegram"), ("whatsapp", "whatsapp")]


def test_a_company_that_sues_another_is_no_party_but_the_other_is() -> None:
    assert events(told(event("sue", "whatsapp", actor="telegram", date="2017-07-14"))) == ["sue whatsapp 2017-07-14: a"]
    assert events(told(event("sue", "kominfo", actor="telegram", date="2017-07-14"))) == ["sue telegram 2017-07-14: a"]


def test_who_speaks_for_a_company_takes_part_as_the_company_and_who_speaks_for_a_body_as_themselves() -> None:
    refusing = event("refuse", "kominfo", actor="person/budi-raya", date="2017-07-14")
    employed = resolve([news("a", "2017-07-15", office("budi-raya", "telegram"), refusing)], LISTS)
    assert actors(employed) == [("telegram", "telegram")]
    warning = event("warn", actor="person/budi-raya", date="2017-07-14")
    official = resolve([news("a", "2017-07-15", office("budi-raya", "kominfo"), warning)], LISTS)
    assert actors(official) == [("budi-raya", "telegram")]


def test_where_an_event_holds_follows_from_its_bodies_then_its_place_then_the_rest_of_the_article() -> None:
    assert places(told(event("block", place="MY", date="2017-07-14"))) == ["ID"]
    assert places(told(event("block", actor=None, place="MY", date="2017-07-14"))) == ["MY"]
    assert places(told(event("block", actor="person/budi-raya", date="2017-07-14"))) == ["None"]
    assert places(told(event("block", actor=None), event("warn"))) == ["ID", "ID"]
    assert places(told(event("block", actor=None), event("warn"), event("warn", "whatsapp", actor="mcmc"))) == ["ID", "ID", "MY"]
    assert places(told(event("block", actor=None), event("warn"), event("warn", actor="mcmc"))) == ["ID", "MY", "None"]


def test_the_newer_name_of_a_party_is_the_same_party() -> None:
    entities = dict(LISTS.entities)
    kind = type(entities["telegram"])
    entities["tweeter"] = kind("tweeter", "Tweeter", "Platform", succeeded_by="ex", valid_until="2023-07-23")
    entities["ex"] = kind("ex", "Ex", "Platform", valid_from="2023-07-24")
    lists = type(LISTS)(entities=entities)
    pairs = [
        news("a", "2023-07-22", event("block", "platform/tweeter", date="2023-07-22")),
        news("b", "2023-07-25", event("block", "platform/ex", date="2023-07-25")),
    ]
    assert events(resolve(pairs, lists)) == ["block tweeter 2023-07-22: a b"]


def marks(pairs: Iterable[Pair]) -> list[str]:
    return sorted(str(edge.properties["mark"]) for edge in edges(resolve(pairs, LISTS), "REPORTS"))


def test_a_mark_stays_where_another_reading_moves_the_words_or_gives_another_date_type_or_order_of_roles() -> None:
    made, facts = news("a", "2017-07-15", event("block", date="2017-07-14"), event("warn"), event("warn", date="2017-07-01"))
    first = marks([(made, facts)])
    assert len(set(first)) == 3
    shifted = Facts(made.id, tuple(moved(fact, 3) for fact in facts.events))
    assert marks([(made, shifted)]) == first
    another = (event("ban", actor=None, date="2017-07"), *(moved(fact, 100) for fact in facts.events[1:]))
    assert marks([(made, Facts(made.id, another))]) == first


def test_a_mark_differs_by_article_party_deed_stage_and_number() -> None:
    facts = [
        event("block", date="2017-07-14"),
        event("block", "whatsapp", date="2017-07-14"),
        event("warn", date="2017-07-14"),
        event("block", status="threatened"),
    ]
    found = [marks([news(name, "2017-07-15", fact)])[0] for fact in facts for name in "ab"]
    assert len(set(found)) == 8


def test_the_same_fact_twice_is_one_report() -> None:
    made, facts = news("a", "2017-07-15", event("warn"))
    assert marks([(made, Facts(made.id, facts.events * 2))]) == marks([(made, facts)])


def test_words_in_several_places_are_one_report_with_several_edges() -> None:
    made = Article("a.txt", "Kominfo blocks Telegram. The block came at noon.", published="2017-07-15")
    fact = event("block", date="2017-07-14")
    spans = tuple(type(fact.evidence[0])(start, end, made.text[start:end]) for start, end in ((0, 23), (29, 34)))
    graph = resolve([(made, Facts(made.id, (EventFact("block", "done", None, fact.targets, spans, "r"),)))], LISTS)
    assert [edge.properties["text"] for edge in edges(graph, "REPORTS")] == ["Kominfo blocks Telegram", "block"]
    assert len({edge.properties["mark"] for edge in edges(graph, "REPORTS")}) == 1
