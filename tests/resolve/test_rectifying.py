"""What people's corrections make of events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import LISTS, correct, edges, episodes, event, events, moved, news, nodes, reporters, same, subject, ties, value

from kg.model import Correction, Facts, ReportRef, Scalar, Subject
from kg.resolve import Graph, resolve

A, B = (news(n, d, event("block", date=d)) for n, d in (("a", "2017-07-14"), ("b", "2017-07-20")))
FAR = news("c", "2018-03-01", event("block", date="2018-03-01"))
LIFT = news("l", "2018-04-01", event("unblock", date="2018-04-01"))
PLAIN = resolve([A, B, FAR, LIFT], LISTS)
ONE, OTHER, LIFTED = (subject(PLAIN, name) for name in ("a", "c", "l"))


def corrected(*corrections: Correction) -> Graph:
    return resolve([A, B, FAR, LIFT], LISTS, corrections)


def test_without_corrections_two_slips_of_a_week_are_one_event() -> None:
    assert events(PLAIN) == ["block telegram 2017-07-14: a b", "block telegram 2018-03-01: c", "unblock telegram 2018-04-01: l"]


def test_merged_events_are_one_under_the_id_of_the_earlier_whichever_is_named_first() -> None:
    for subjects in ((ONE, OTHER), (OTHER, ONE)):
        graph = corrected(correct("merge", *subjects))
        assert events(graph) == ["block telegram 2017-07-14: a b c", "unblock telegram 2018-04-01: l"]
        assert ONE.id in {node.id for node in nodes(graph, "Action")}
        assert ties(graph) == ["unblock telegram 2018-04-01 LIFTS block telegram 2017-07-14, 261 days"]


def test_what_is_split_off_is_an_event_of_its_own() -> None:
    graph = corrected(correct("split", ONE, articles=(B[0].id,)))
    assert same(A, B, FAR, LIFT, corrections=[correct("split", ONE, articles=(B[0].id,))]) == "a | b | c | l"
    assert ONE.id in {node.id for node in nodes(graph, "Action")}
    first = correct("split", ONE, articles=(A[0].id,))
    assert same(A, B, FAR, LIFT, corrections=[first]) == "a | b | c | l"


def test_a_split_parts_no_other_event_of_the_same_articles() -> None:
    both = news("x", "2018-03-02", event("block", date="2018-03-01"), event("block", date="2017-07-14"))
    assert same(A, both, FAR) == "a x | c x"
    split = correct("split", subject(resolve([A, both, FAR], LISTS), "a"), articles=(both[0].id,))
    assert same(A, both, FAR, corrections=[split]) == "a | c x | x"


def test_an_article_that_came_after_a_split_stays_with_what_was_split() -> None:
    split = correct("split", ONE, articles=(B[0].id,))
    later = news("d", "2017-07-21", event("block", date="2017-07-14"))
    assert same(A, B, later, corrections=[split]) == "a d | b"


def test_what_a_later_correction_says_of_the_outcome_of_an_earlier_one_holds() -> None:
    split = correct("split", ONE, articles=(B[0].id,))
    apart = subject(corrected(split), "b")
    graph = corrected(split, correct("merge", OTHER, apart, at=2))
    assert events(graph) == ["block telegram 2017-07-14: a", "block telegram 2017-07-20: b c", "unblock telegram 2018-04-01: l"]


def test_a_retracted_event_is_none_and_nothing_hangs_on_it() -> None:
    graph = corrected(correct("retract", OTHER))
    assert events(graph) == ["block telegram 2017-07-14: a b", "unblock telegram 2018-04-01: l"]
    assert ties(graph) == ["unblock telegram 2018-04-01 LIFTS block telegram 2017-07-14, 261 days"]
    assert len(episodes(graph)) == 1
    assert {node.properties["source"] for node in nodes(graph, "Article")} == {"a.txt", "b.txt", "c.txt", "l.txt"}


def test_a_confirmed_event_is_certain() -> None:
    graph = corrected(correct("confirm", OTHER))
    assert {node.id: node.properties["confidence"] for node in nodes(graph, "Action")} == {
        ONE.id: 0.93,
        OTHER.id: 1.0,
        LIFTED.id: 0.88,
    }


def test_a_date_that_a_person_set_stands_undisputed_and_all_that_follows_from_it_follows() -> None:
    dispute = value(resolve([A, B], LISTS), "disputed")
    assert dispute == ("date",)
    graph = corrected(correct("set", ONE, field="date", value="2017-07-16"))
    (action,) = [node for node in nodes(graph, "Action") if node.id == ONE.id]
    told = {name: action.properties.get(name) for name in ("date", "date_basis", "disputed", "corrected")}
    assert told == {"date": "2017-07-16", "date_basis": "stated", "disputed": None, "corrected": ("date",)}
    assert [str(e["began"]) for e in episodes(graph)] == ["2017-07-16", "2018-03-01"]


def test_a_status_that_a_person_set_decides_whether_it_took_place() -> None:
    graph = corrected(correct("set", OTHER, field="status", value="denied"))
    assert events(graph)[1] == "block telegram 2018-03-01 denied: c"
    assert ties(graph) == ["unblock telegram 2018-04-01 LIFTS block telegram 2017-07-14, 261 days"]
    assert [str(e["began"]) for e in episodes(graph)] == ["2017-07-14"]


@pytest.mark.parametrize(("field", "given"), [("count", 7), ("deadline", "2018-05-01"), ("amount", 5.0), ("currency", "USD")])
def test_any_other_value_is_set(field: str, given: Scalar) -> None:
    graph = corrected(correct("set", OTHER, field=field, value=given))
    (action,) = [node for node in nodes(graph, "Action") if node.id == OTHER.id]
    assert (action.properties[field], action.properties["corrected"]) == (given, (field,))


def test_the_last_value_is_the_value_in_whatever_order_corrections_come() -> None:
    early, late = (correct("set", OTHER, field="count", value=n, at=n) for n in (1, 2))
    for order in ((early, late), (late, early)):
        assert [n.properties.get("count") for n in nodes(corrected(*order), "Action") if n.id == OTHER.id] == [2]


def test_corrections_find_their_event_in_another_reading_of_the_article() -> None:
    merge = correct("merge", ONE, OTHER)
    moved_on = (FAR[0], Facts(FAR[1].article, tuple(moved(fact, 5) for fact in FAR[1].events)))
    assert same(A, B, moved_on, corrections=[merge]) == "a b c"
    elsewhere = (FAR[0], Facts(FAR[1].article, tuple(moved(fact, 90) for fact in FAR[1].events)))
    assert same(A, B, elsewhere, corrections=[merge]) == "a b c"
    renamed = (FAR[0], Facts(FAR[1].article, tuple(replace(fact, action="ban") for fact in FAR[1].events)))
    assert same(A, B, renamed, corrections=[merge]) == "a b c"
    other_type = (FAR[0], Facts(FAR[1].article, tuple(replace(fact, action="warn") for fact in FAR[1].events)))
    graph = resolve([A, B, other_type], LISTS, (merge,))
    assert graph.missed == (merge,)
    assert sorted(reporters(graph).values()) == ["a b", "c"]


def test_a_correction_of_an_event_that_no_article_tells_is_told_and_does_no_harm() -> None:
    absent = Subject("Action", "block-nowhere-0123456789", (ReportRef("0" * 16, 0, 5, "block", "telegram"),))
    retract, merge = correct("retract", absent), correct("merge", ONE, absent, at=2)
    graph = corrected(merge, retract, correct("confirm", OTHER, at=3))
    assert graph.missed == (retract, merge)
    assert events(graph) == events(PLAIN)


def test_events_of_two_parties_cannot_be_merged_and_it_is_told() -> None:
    other = news("w", "2017-07-14", event("block", "whatsapp", date="2017-07-14"))
    graph = resolve([A, other], LISTS)
    merge = correct("merge", subject(graph, "a"), subject(graph, "w"))
    made = resolve([A, other], LISTS, (merge,))
    assert sorted(e.source.id for e in edges(made, "REPORTS")) == sorted((A[0].id, other[0].id))
    assert made.missed == (merge,)
