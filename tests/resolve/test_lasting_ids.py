"""Ids outlast new articles: whoever wrote one down finds the event again."""

from __future__ import annotations

from dataclasses import replace

from stories import LISTS, correct, edges, event, news, nodes, office

from kg.model import Facts, Subject
from kg.resolve import Graph, resolve


def ids(graph: Graph) -> list[str]:
    return [node.id for node in nodes(graph, "Action")]


def test_an_id_says_type_party_and_date_of_the_earliest_report_and_ends_in_its_mark() -> None:
    late = news("b", "2017-07-16", event("ban", date="2017-07-15"))
    soon = news("a", "2017-07-15", event("block", date="2017-07-14"))
    graph = resolve([late, soon], LISTS)
    (edge,) = [e for e in edges(graph, "REPORTS") if e.source.id == soon[0].id]
    assert ids(graph) == [f"block-telegram-2017-07-14-{edge.properties['mark']}"]


def test_articles_published_later_change_no_id_though_they_change_what_stands() -> None:
    soon = news("a", "2017-07-15", event("block", date="2017-07-15"))
    late = [news(n, "2017-07-18", event("ban", date="2017-07-14")) for n in "bc"]
    graph = resolve([soon, *late], LISTS)
    assert ids(graph) == ids(resolve([soon], LISTS))
    assert [(n.properties["type"], n.properties["date"]) for n in nodes(graph, "Action")] == [("ban", "2017-07-14")]


def test_an_article_published_earlier_gives_the_id_and_the_old_one_is_found_by_its_mark() -> None:
    known = news("b", "2017-07-16", event("block", date="2017-07-14"))
    (old,) = ids(resolve([known], LISTS))
    graph = resolve([news("a", "2017-07-15", event("block", date="2017-07-14")), known], LISTS)
    (new,) = ids(graph)
    assert new != old
    marks = {str(edge.properties["mark"]): edge.target.id for edge in edges(graph, "REPORTS")}
    assert marks[old.rpartition("-")[2]] == new


def test_neither_a_name_that_turns_out_misspelt_nor_a_namesake_changes_an_id() -> None:
    slip = news("a", "2017-07-14", event("block", "platform/chatlume", date="2017-07-14"))
    (known,) = ids(resolve([slip], LISTS))
    rest = [news(n, "2017-07-15", event("block", "platform/chatlune", date="2017-07-14")) for n in "bcd"]
    graph = resolve([slip, *rest], LISTS)
    assert ids(graph) == [known]
    assert [node.properties["party"] for node in nodes(graph, "Action")] == ["chatlune"]
    sued = news("b", "2017-08-01", office("budi-raya", "mcmc"), event("sue", "person/budi-raya", date="2017-08-01"))
    (known,) = ids(resolve([sued], LISTS))
    namesake = news("a", "2017-07-14", office("budi-raya", "kominfo"))
    graph = resolve([namesake, sued], LISTS)
    assert ids(graph) == [known]
    assert [node.properties["party"] for node in nodes(graph, "Action")] == ["budi-raya-mcmc"]


def test_corrections_of_entities_change_no_id() -> None:
    made = news("a", "2017-07-15", event("block", "platform/chat-lune", date="2017-07-14"))
    known = ids(resolve([made], LISTS))
    one, other = Subject("Platform", "chatlune"), Subject("Platform", "chat-lune")
    merge, split = correct("merge", one, other), correct("split", other, articles=(made[0].id,), value="Lune Games")
    for correction, party in ((merge, "chatlune"), (split, "lune-games")):
        graph = resolve([made, news("b", "2017-07-16", event("warn", "platform/chatlune"))], LISTS, (correction,))
        assert known[0] in ids(graph)
        assert {node.id: node.properties["party"] for node in nodes(graph, "Action")}[known[0]] == party


def test_another_date_on_which_the_party_had_another_name_gives_the_same_mark() -> None:
    made, facts = news("a", "2024-10-25", event("demand", "komdigi", actor="istana", date="2024-10-22"))
    earlier = Facts(made.id, tuple(replace(fact, date="2024-10-20") for fact in facts.events))
    graphs = [resolve([(made, each)], LISTS) for each in (facts, earlier)]
    assert [node.properties["party"] for graph in graphs for node in nodes(graph, "Action")] == ["komdigi", "kominfo"]
    assert len({str(edge.properties["mark"]) for graph in graphs for edge in edges(graph, "REPORTS")}) == 1


def test_of_two_events_that_turn_out_one_the_earlier_id_stays_and_the_other_is_found_by_its_mark() -> None:
    first = news("a", "2017-07-15", event("fine", date="2017-07-14", money=(5e6, "USD")))
    second = news("b", "2017-09-15", event("fine", date="2017-09-14"))
    before = resolve([first, second], LISTS)
    assert len(ids(before)) == 2
    # A better reading finds the sum.
    summed = news("b", "2017-09-15", event("fine", date="2017-09-14", money=(5e6, "USD")))
    after = resolve([first, summed], LISTS)
    kept, gone = sorted(ids(before), key=lambda i: "2017-09" in i)
    assert ids(after) == [kept]
    marks = {str(edge.properties["mark"]): edge.target.id for edge in edges(after, "REPORTS")}
    assert marks[gone.rpartition("-")[2]] == kept
