"""What ended what, what carried what further, what answered what; and what is not tied."""

from __future__ import annotations

from typing import Any

import pytest
from stories import LISTS, Pair, event, news, ties

from kg.model import EventFact
from kg.resolve import resolve


def day(date: str, action: str, target: str = "telegram", **more: Any) -> Pair:
    """An article of a day on what was done that day; what is only talked of has no date."""
    if more.get("status", "done") in ("done", "ongoing"):
        more.setdefault("date", date)
    return news(f"{date}-{action}-{target}-{more.get('actor', '')}", date, event(action, target, **more))


def tied(*pairs: Pair) -> list[str]:
    return ties(resolve(pairs, LISTS))


BLOCK = day("2017-07-14", "block")


def test_a_restoration_lifts_the_block_before_it() -> None:
    expected = ["unblock telegram 2017-08-10 LIFTS block telegram 2017-07-14, 27 days"]
    assert tied(BLOCK, day("2017-08-10", "unblock")) == expected


@pytest.mark.parametrize("action", ["lift", "reinstate"])
def test_a_block_ends_by_whatever_name(action: str) -> None:
    assert tied(BLOCK, day("2017-08-10", action)) == [f"{action} telegram 2017-08-10 LIFTS block telegram 2017-07-14, 27 days"]


@pytest.mark.parametrize(
    "lifting",
    [
        day("2017-07-10", "unblock"),
        day("2017-08-10", "unblock", "whatsapp"),
        day("2017-08-10", "unblock", actor="mcmc"),
        day("2017-08-10", "unblock", status="planned"),
        day("2017-08-10", "unblock", status="denied"),
        day("2017-08-10", "postpone"),
    ],
)
def test_what_came_before_is_elsewhere_or_did_not_take_place_lifts_nothing(lifting: Pair) -> None:
    assert tied(BLOCK, lifting) == []


def test_what_was_never_in_force_is_not_lifted() -> None:
    assert tied(day("2017-07-14", "block", status="threatened"), day("2017-08-10", "unblock")) == []
    assert tied(day("2017-07-14", "warn"), day("2017-08-10", "unblock")) == []


def test_a_lifting_ends_the_last_block_and_no_earlier_one() -> None:
    pairs = [BLOCK, day("2017-07-20", "unblock"), day("2018-07-14", "block"), day("2018-07-24", "unblock")]
    assert tied(*pairs) == [
        "unblock telegram 2017-07-20 LIFTS block telegram 2017-07-14, 6 days",
        "unblock telegram 2018-07-24 LIFTS block telegram 2018-07-14, 10 days",
    ]
    again = day("2018-07-14", "block")
    assert tied(BLOCK, again, day("2018-07-24", "unblock")) == [
        "unblock telegram 2018-07-24 LIFTS block telegram 2018-07-14, 10 days"
    ]


def test_of_a_block_and_a_suspension_the_one_called_by_the_name_of_its_end_is_lifted() -> None:
    pairs = [BLOCK, day("2017-07-24", "revoke"), day("2017-09-01", "reinstate")]
    assert tied(*pairs) == ["reinstate telegram 2017-09-01 LIFTS revoke telegram 2017-07-24, 39 days"]


def test_blocked_and_lifted_on_one_day_is_blocked_first() -> None:
    assert tied(BLOCK, day("2017-07-14", "unblock")) == ["unblock telegram 2017-07-14 LIFTS block telegram 2017-07-14, 0 days"]


def test_a_month_of_a_lifting_means_its_end_and_of_a_block_its_beginning() -> None:
    month = news("m", "2018-01-01", event("unblock", date="2017-07"))
    assert tied(BLOCK, month) == ["unblock telegram 2017-07 LIFTS block telegram 2017-07-14, 17 days"]


def test_a_threat_is_carried_out() -> None:
    threat = day("2017-07-10", "block", status="threatened")
    assert tied(threat, BLOCK) == ["block telegram 2017-07-14 ESCALATES block telegram threatened, 4 days"]


def test_each_step_of_a_measure_goes_on_from_the_last() -> None:
    steps = [day("2017-07-01", "block", status="threatened"), day("2017-07-10", "block", status="announced"), BLOCK]
    assert tied(*steps) == [
        "block telegram 2017-07-14 ESCALATES block telegram announced, 4 days",
        "block telegram announced ESCALATES block telegram threatened, 9 days",
    ]


def test_a_measure_goes_on_from_the_last_warning_or_demand_before_it_where_none_was_threatened() -> None:
    pairs = [day("2017-07-01", "warn"), day("2017-07-05", "demand"), BLOCK]
    assert tied(*pairs) == ["block telegram 2017-07-14 ESCALATES demand telegram 2017-07-05, 9 days"]
    threat = day("2017-07-02", "block", status="threatened")
    assert tied(threat, *pairs) == [
        "block telegram 2017-07-14 ESCALATES block telegram threatened, 12 days",
        "block telegram threatened ESCALATES warn telegram 2017-07-01, 1 days",
    ]


@pytest.mark.parametrize(
    "before",
    [
        day("2017-07-14", "warn"),
        day("2016-06-08", "warn"),
        day("2017-07-01", "warn", "whatsapp"),
        day("2017-07-01", "warn", actor="mcmc"),
        day("2017-07-01", "warn", actor="kppu"),
        day("2017-07-01", "warn", status="planned"),
        day("2017-07-01", "negotiate"),
        day("2017-07-01", "block", status="denied"),
        day("2017-07-01", "block", status="rumoured"),
        day("2017-07-20", "block", status="threatened"),
    ],
)
def test_what_is_of_that_day_long_ago_elsewhere_of_another_body_or_no_pressure_is_not_carried_further(before: Pair) -> None:
    assert tied(before, BLOCK) == []


def test_a_second_threat_is_no_step_further() -> None:
    assert tied(day("2017-07-01", "block", status="threatened"), day("2017-09-01", "block", status="threatened")) == []


def test_a_threat_that_was_carried_out_is_not_carried_out_again() -> None:
    threat, lifted = day("2017-07-10", "block", status="threatened"), day("2017-07-20", "unblock")
    assert tied(threat, BLOCK, lifted, day("2017-09-01", "block")) == [
        "block telegram 2017-07-14 ESCALATES block telegram threatened, 4 days",
        "unblock telegram 2017-07-20 LIFTS block telegram 2017-07-14, 6 days",
    ]


def test_the_successor_of_a_body_carries_further_what_the_body_began() -> None:
    old = day("2024-10-01", "warn")
    new = day("2024-11-01", "block", actor="komdigi")
    assert tied(old, new) == ["block telegram 2024-11-01 ESCALATES warn telegram 2024-10-01, 31 days"]


def answer(action: str, date: str, *, of: str = "telegram", to: str | None = "kominfo", **more: Any) -> Pair:
    told: EventFact = event(action, to, actor=of, date=date, **more)
    return news(f"{date}-{action}", date, told)


@pytest.mark.parametrize("action", ["comply", "refuse", "appeal", "apologise", "appoint", "register", "withdraw", "moderate"])
def test_what_the_party_does_answers_the_last_measure_before_it(action: str) -> None:
    made = tied(day("2017-07-01", "warn"), BLOCK, answer(action, "2017-07-20"))
    assert f"{action} telegram 2017-07-20 RESPONDS_TO block telegram 2017-07-14, 6 days" in made
    assert len([tie for tie in made if "RESPONDS_TO" in tie]) == 1


def test_an_answer_of_the_day_of_the_demand_answers_it() -> None:
    made = tied(day("2017-07-14", "demand"), answer("comply", "2017-07-14"))
    assert made == ["comply telegram 2017-07-14 RESPONDS_TO demand telegram 2017-07-14, 0 days"]


def test_a_threat_may_be_answered() -> None:
    made = tied(day("2017-07-10", "block", status="threatened"), answer("comply", "2017-07-14"))
    assert made == ["comply telegram 2017-07-14 RESPONDS_TO block telegram threatened, 4 days"]


@pytest.mark.parametrize(
    ("question", "given"),
    [
        (day("2017-07-14", "demand"), answer("comply", "2017-07-13")),
        (day("2017-07-14", "demand"), answer("comply", "2018-07-15")),
        (day("2017-07-14", "demand"), answer("comply", "2017-07-20", of="whatsapp")),
        (day("2017-07-14", "demand"), answer("comply", "2017-07-20", to="mcmc")),
        (day("2017-07-14", "demand"), answer("comply", "2017-07-20", to="kppu")),
        (day("2017-07-14", "demand", status="planned"), answer("comply", "2017-07-20")),
        (day("2017-07-14", "block", status="denied"), answer("comply", "2017-07-20")),
        (day("2017-07-14", "negotiate"), answer("comply", "2017-07-20")),
    ],
)
def test_what_came_first_late_from_another_or_to_another_body_answers_nothing(question: Pair, given: Pair) -> None:
    assert tied(question, given) == []


def test_a_body_that_appeals_or_apologises_itself_answers_nothing() -> None:
    for action in ("appeal", "apologise"):
        assert tied(day("2017-07-14", "fine"), day("2017-07-20", action)) == []


def test_what_the_party_does_itself_is_no_step_towards_a_measure_and_asks_for_no_answer() -> None:
    suit = answer("sue", "2017-07-20")
    assert tied(day("2017-07-14", "warn"), suit) == []
    assert tied(suit, day("2017-07-24", "block")) == []
    assert tied(suit, answer("comply", "2017-07-24")) == []


def test_a_suit_of_the_party_answers_the_measure() -> None:
    suit = answer("sue", "2017-07-20")
    assert tied(day("2017-07-14", "block"), day("2017-07-16", "warn"), suit) == [
        "sue telegram 2017-07-20 RESPONDS_TO block telegram 2017-07-14, 6 days"
    ]


def test_the_party_too_may_do_what_it_threatened() -> None:
    threat = news("t", "2017-07-16", event("sue", "kominfo", actor="telegram", status="threatened"))
    assert tied(threat, answer("sue", "2017-07-20")) == ["sue telegram 2017-07-20 ESCALATES sue telegram threatened, 4 days"]


def test_a_plan_to_lift_is_no_threat() -> None:
    planned = day("2017-08-01", "unblock", status="planned")
    assert tied(planned, day("2017-08-10", "unblock")) == []


@pytest.mark.parametrize(
    ("first", "then"),
    [(None, "kominfo"), ("kominfo", None), ("person/budi-raya", "kominfo"), ("indonesia", "kominfo"), ("kominfo", "istana")],
)
def test_where_one_names_no_body_of_its_own_they_may_be_of_one(first: str | None, then: str | None) -> None:
    made = tied(day("2017-07-01", "warn", actor=first), day("2017-07-14", "block", actor=then))
    assert made == ["block telegram 2017-07-14 ESCALATES warn telegram 2017-07-01, 13 days"]


def test_what_follows_within_a_year_or_so_follows_and_no_later() -> None:
    assert len(tied(day("2016-06-09", "warn"), BLOCK)) == 1
    assert len(tied(day("2017-07-14", "demand"), answer("comply", "2018-07-14"))) == 1
    rumour = day("2017-04-13", "block", status="rumoured")
    assert len(tied(rumour, day("2017-07-12", "block", status="denied"))) == 1


def test_of_one_day_nothing_is_a_step_towards_another() -> None:
    assert tied(day("2017-07-14", "demand"), day("2017-07-14", "fine")) == []


def test_a_denial_answers_the_last_rumour_or_plan_of_the_same_deed() -> None:
    rumour = day("2017-07-10", "block", status="rumoured")
    denial = day("2017-07-12", "block", status="denied")
    assert tied(rumour, denial) == ["block telegram denied RESPONDS_TO block telegram rumoured, 2 days"]
    assert tied(denial, day("2017-07-13", "block", status="rumoured")) == []
    assert tied(denial, day("2017-08-30", "block", status="denied")) == []
    assert tied(day("2017-04-01", "block", status="rumoured"), denial) == []
    assert tied(day("2017-07-10", "fine", status="rumoured"), denial) == []
    assert tied(day("2017-07-10", "block", status="rumoured", actor="mcmc"), denial) == []


@pytest.mark.parametrize("name", "abcdef")
def test_a_rumour_and_its_denial_may_be_of_one_day(name: str) -> None:
    rumour = news(name, "2017-07-12", event("block", status="rumoured"))
    denial = day("2017-07-12", "block", status="denied")
    expected = ["block telegram denied RESPONDS_TO block telegram rumoured, 0 days"]
    assert tied(rumour, denial) == expected
    assert tied(rumour, denial, day("2017-07-12", "block", status="threatened")) == expected


def test_a_cancellation_answers_the_plan() -> None:
    plan = day("2017-07-10", "fine", status="announced")
    called_off = day("2017-07-12", "fine", status="cancelled")
    assert tied(plan, called_off) == ["fine telegram cancelled RESPONDS_TO fine telegram announced, 2 days"]


def test_an_event_of_no_known_time_is_tied_to_nothing() -> None:
    assert tied(BLOCK, news("x", None, event("unblock"))) == []


def test_a_tie_carries_the_words_of_the_later_event_and_says_that_it_was_concluded() -> None:
    lifting = day("2017-08-10", "unblock")
    (edge,) = [e for e in resolve([BLOCK, lifting], LISTS).edges if e.type == "LIFTS"]
    words = lifting[1].events[0].evidence[0]
    assert edge.properties == {
        "article": lifting[0].id,
        "start": words.start,
        "end": words.end,
        "text": "Kominfo Telegram unblock done 2017-08-10",
        "basis": "derived",
        "days": 27,
    }
