"""Stretches in which a restriction held."""

from __future__ import annotations

from typing import Any

import pytest
from stories import LISTS, Pair, edges, episodes, event, news, short, ties

from kg.model import Scalar
from kg.resolve import resolve


def day(date: str, action: str, **more: Any) -> Pair:
    return news(f"{date}-{action}", date, event(action, date=date, **more))


def stretches(*pairs: Pair) -> list[dict[str, Scalar]]:
    return episodes(resolve(pairs, LISTS))


BLOCK, UNBLOCK = day("2017-07-14", "block"), day("2017-08-10", "unblock")
HERE = {"jurisdiction": "ID"}
FIRST = {**HERE, "began": "2017-07-14", "began_basis": "stated"}


def test_what_began_and_ended_on_known_days_lasted_so_many_days() -> None:
    ended = {"ended": "2017-08-10", "ended_basis": "stated", "open": False, "days": 27}
    assert stretches(BLOCK, UNBLOCK) == [FIRST | ended]


def test_blocked_lifted_and_blocked_again_is_two_episodes_and_the_second_is_open() -> None:
    again = day("2018-01-01", "block")
    assert stretches(BLOCK, UNBLOCK, again) == [
        FIRST | {"ended": "2017-08-10", "ended_basis": "stated", "open": False, "days": 27},
        {**HERE, "began": "2018-01-01", "began_basis": "stated", "open": True},
    ]


def test_a_restriction_told_without_a_day_by_an_article_of_after_its_end_began_before_the_end() -> None:
    told = news("a", "2017-08-12", event("unblock", date="2017-08-10"), event("block"))
    assert stretches(told) == [HERE | {"ended": "2017-08-10", "ended_basis": "stated", "open": False}]
    assert [line for line in ties(resolve([told], LISTS)) if "LIFTS" in line] == [
        "unblock telegram 2017-08-10 LIFTS block telegram, 0 days"
    ]


def test_a_later_article_that_tells_of_a_restriction_again_tells_of_a_new_one() -> None:
    again = news("b", "2017-12-01", event("block"))
    assert [one.get("began") for one in stretches(BLOCK, UNBLOCK, again)] == ["2017-07-14", "2017-12-01"]


def test_what_began_again_had_ended_on_a_day_that_no_article_tells() -> None:
    assert stretches(BLOCK, day("2018-01-01", "block")) == [
        FIRST | {"ended_basis": "began again", "open": False},
        {**HERE, "began": "2018-01-01", "began_basis": "stated", "open": True},
    ]


def test_a_block_in_another_country_is_an_episode_of_its_own_and_ends_no_other() -> None:
    assert stretches(BLOCK, day("2017-07-15", "block", actor="mcmc"), UNBLOCK) == [
        FIRST | {"ended": "2017-08-10", "ended_basis": "stated", "open": False, "days": 27},
        {"jurisdiction": "MY", "began": "2017-07-15", "began_basis": "stated", "open": True},
    ]


def test_without_two_known_days_there_are_no_days_in_between() -> None:
    month = news("m", "2017-09-01", event("unblock", date="2017-08"))
    assert stretches(BLOCK, month) == [FIRST | {"ended": "2017-08", "ended_basis": "stated", "open": False}]
    undated = news("u", "2017-08-11", event("unblock"))
    assert stretches(BLOCK, undated) == [FIRST | {"ended": "2017-08-11", "ended_basis": "published", "open": False}]


@pytest.mark.parametrize("action", ["warn", "fine", "takedown", "demand", "unblock"])
def test_what_does_not_hold_is_no_episode(action: str) -> None:
    assert stretches(day("2017-07-14", action)) == []


@pytest.mark.parametrize("status", ["threatened", "planned", "announced", "denied", "rumoured", "requested", "cancelled"])
def test_what_did_not_take_place_is_no_episode(status: str) -> None:
    assert stretches(news("a", "2017-07-14", event("block", status=status))) == []


ASKED = day("2017-07-14", "block", conditions=("if it registers",))


def answer(action: str, **more: Any) -> Pair:
    return news(action, "2017-07-20", event(action, "kominfo", actor="telegram", **{"date": "2017-07-20"} | more))


@pytest.mark.parametrize(
    ("given", "met"),
    [
        ([], "unknown"),
        ([answer("comply")], "yes"),
        ([answer("register")], "yes"),
        ([answer("appoint")], "yes"),
        ([answer("refuse")], "no"),
        ([answer("apologise")], "unknown"),
        ([answer("comply", status="planned", date=None)], "unknown"),
        ([answer("refuse"), UNBLOCK], "unknown"),
    ],
)
def test_whether_conditions_were_met_follows_from_what_the_party_did(given: list[Pair], met: str) -> None:
    (episode,) = stretches(ASKED, *given)
    assert (episode["conditions"], episode["conditions_met"]) == (("if it registers",), met)


def test_where_nothing_was_asked_nothing_is_said_of_conditions() -> None:
    (episode,) = stretches(BLOCK, answer("comply"))
    assert "conditions" not in episode
    assert "conditions_met" not in episode


def test_what_was_asked_for_at_the_end_counts_once() -> None:
    (episode,) = stretches(ASKED, day("2017-08-10", "unblock", conditions=("if it registers", "for a year")))
    assert episode["conditions"] == ("if it registers", "for a year")


def test_an_answer_after_the_end_is_none_to_the_block() -> None:
    late = news("late", "2017-09-01", event("comply", "kominfo", actor="telegram", date="2017-09-01"))
    (episode,) = stretches(ASKED, UNBLOCK, late)
    assert episode["conditions_met"] == "unknown"


def test_an_episode_is_tied_to_what_began_and_what_ended_it_with_their_words() -> None:
    graph = resolve([BLOCK, UNBLOCK], LISTS)
    shown = short(graph)
    assert [(e.type, shown[e.target], e.properties["text"]) for e in graph.edges if e.source.label == "Episode"] == [
        ("BEGAN", "block telegram 2017-07-14", "Kominfo Telegram block done 2017-07-14"),
        ("ENDED", "unblock telegram 2017-08-10", "Kominfo Telegram unblock done 2017-08-10"),
    ]
    assert {e.source.id for e in edges(graph, "BEGAN")} == {f"episode-{e.target.id}" for e in edges(graph, "BEGAN")}


PROMISED = news("p", "2017-07-20", event("unblock", status="conditional", conditions=("if it names an office",)))


def test_under_what_condition_its_end_was_spoken_of_is_a_condition_of_it() -> None:
    (episode,) = stretches(BLOCK, PROMISED, answer("appoint", date="2017-07-21"), UNBLOCK)
    assert (episode["conditions"], episode["conditions_met"]) == (("if it names an office",), "yes")
    (other,) = stretches(BLOCK, UNBLOCK, news("q", "2017-09-20", event("unblock", status="conditional", conditions=("if",))))
    assert "conditions" not in other


def test_what_the_party_did_on_the_day_of_the_end_answered_what_was_asked_of_it() -> None:
    (episode,) = stretches(ASKED, UNBLOCK, answer("comply", date="2017-08-10"))
    assert episode["conditions_met"] == "yes"
