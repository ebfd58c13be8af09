"""Which reports are of one event."""

from __future__ import annotations

from typing import Any

import pytest
from stories import event, news, same


@pytest.mark.parametrize(
    "changes",
    [
        {"action": "ban"},
        {"date": "2017-07-15"},
        {"date": "2017-07"},
        {"date": "2017"},
        {"date": None},
        {"basis": "relative"},
        {"basis": "published"},
        {"actor": None},
        {"status": "ongoing"},
    ],
)
def test_what_newspapers_say_less_exactly_is_the_same_event(changes: dict[str, Any]) -> None:
    said = news("b", "2017-07-16", event(**{"action": "block", "date": "2017-07-14"} | changes))
    assert same(news("a", "2017-07-16", event("block", date="2017-07-14")), said) == "a b"


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "planned"},
        {"action": "warn"},
        {"date": "2017-05-15"},
        {"target": "whatsapp"},
        {"target": "class/telegram"},
        {"actor": "mcmc"},
    ],
)
def test_another_stage_deed_time_party_or_country_is_another_event(changes: dict[str, Any]) -> None:
    said = news("b", "2017-07-16", event(**{"action": "block", "date": "2017-07-14"} | changes))
    assert same(news("a", "2017-07-16", event("block", date="2017-07-14")), said) == "a | b"


def test_one_deed_told_as_block_and_as_ban_is_one() -> None:
    ban = news("b", "2017-07-15", event("ban", date="2017-07-14"))
    assert same(news("a", "2017-07-15", event("block", date="2017-07-14")), ban) == "a b"


def test_types_that_may_be_one_are_one_on_one_day_and_two_on_days_apart() -> None:
    blocked = news("a", "2017-07-15", event("block", date="2017-07-14"))
    assert same(blocked, news("b", "2017-07-15", event("suspend", date="2017-07-14"))) == "a b"
    assert same(blocked, news("b", "2017-07-15", event("suspend", date="2017-07-15"))) == "a b"
    assert same(blocked, news("b", "2017-07-22", event("suspend", date="2017-07-20"))) == "a | b"
    assert same(blocked, news("b", "2017-07-15", event("throttle", date="2017-07-14"))) == "a | b"


@pytest.mark.parametrize(
    ("action", "second", "told"),
    [
        ("block", "2017-07-15", "a b"),
        ("block", "2017-07-28", "a b"),
        ("block", "2017-07-29", "a | b"),
        ("warn", "2017-07-16", "a b"),
        ("warn", "2017-07-17", "a | b"),
    ],
)
def test_dates_may_slip_two_weeks_for_what_holds_and_two_days_for_what_can_be_repeated(
    action: str, second: str, told: str
) -> None:
    first = news("a", "2017-07-14", event(action, date="2017-07-14"))
    assert same(first, news("b", second, event(action, date=second))) == told


def test_slips_do_not_add_up_for_what_can_be_repeated() -> None:
    days = ("2017-07-14", "2017-07-16", "2017-07-18")
    pairs = [news(name, day, event("warn", date=day)) for name, day in zip("abc", days, strict=True)]
    assert same(*pairs) == "a b | c"


@pytest.mark.parametrize(
    ("action", "published", "told"),
    [
        ("warn", "2017-07-24", "a b"),
        ("block", "2018-01-11", "a b"),
        ("block", "2018-01-12", "a | b"),
        ("unblock", "2017-08-29", "a b"),
        ("unblock", "2017-08-30", "a | b"),
    ],
)
def test_news_without_a_day_is_of_the_last_deed_as_long_as_it_is_news_or_holds(action: str, published: str, told: str) -> None:
    assert same(news("a", "2017-07-15", event(action, date="2017-07-14")), news("b", published, event(action))) == told


def test_of_several_warnings_news_that_comes_late_is_of_none() -> None:
    warned = [news(name, day, event("warn", date=day)) for name, day in (("a", "2017-03-01"), ("b", "2017-05-01"))]
    assert same(*warned, news("c", "2017-06-30", event("warn"))) == "a | b | c"
    assert same(warned[1], news("c", "2017-06-30", event("warn"))) == "b c"
    assert same(warned[1], news("c", "2018-06-30", event("warn"))) == "b | c"


def test_a_block_that_goes_on_is_the_block_that_began_long_ago() -> None:
    assert same(
        news("a", "2017-07-15", event("block", date="2017-07-14")), news("b", "2019-07-15", event("block", status="ongoing"))
    ) == ("a b")
    still = event("block", status="ongoing", date="2017-09-30")
    assert same(news("a", "2017-07-15", event("block", date="2017-07-14")), news("b", "2017-09-30", still)) == "a b"


@pytest.mark.parametrize(("date", "told"), [("2017-07", "a b"), ("2017-08", "a | b"), ("2017", "a b"), ("2016", "a | b")])
def test_a_month_or_a_year_is_of_the_deed_within_it(date: str, told: str) -> None:
    assert (
        same(news("a", "2017-07-15", event("block", date="2017-07-14")), news("b", "2018-09-01", event("block", date=date)))
        == told
    )


def test_a_year_of_two_blocks_means_the_one_that_stayed_and_of_two_warnings_the_one_most_spoken_of() -> None:
    blocked = [news(n, d, event("block", date=d)) for n, d in (("a", "2017-03-01"), ("b", "2017-03-01"), ("c", "2017-09-01"))]
    lifted = news("x", "2017-04-01", event("unblock", date="2017-04-01"))
    assert same(*blocked, lifted, news("y", "2019-01-01", event("block", date="2017"))) == "a b | c y | x"
    warned = [news(n, d, event("warn", date=d)) for n, d in (("a", "2017-03-01"), ("b", "2017-03-01"), ("c", "2017-09-01"))]
    assert same(*warned, news("y", "2019-01-01", event("warn", date="2017"))) == "a b y | c"


def test_what_stands_behind_other_news_was_done_before_however_long_ago() -> None:
    blocked = news("a", "2017-07-15", event("block", date="2017-07-14"))
    assert same(blocked, news("b", "2021-01-01", event("block"), behind=True)) == "a b"
    assert same(blocked, news("b", "2021-01-01", event("block"))) == "a | b"
    warned = [news(n, d, event("warn", date=d)) for n, d in (("a", "2017-03-01"), ("b", "2017-05-01"))]
    assert same(*warned, news("c", "2021-01-01", event("warn"), behind=True)) == "a | b | c"


def test_blocked_lifted_and_blocked_again_is_blocked_twice_even_within_days() -> None:
    first = news("a", "2017-07-14", event("block", date="2017-07-14"))
    lifted = news("b", "2017-07-16", event("unblock", date="2017-07-16"))
    again = news("c", "2017-07-18", event("block", date="2017-07-18"))
    assert same(first, again) == "a c"
    assert same(first, lifted, again) == "a | b | c"
    assert same(first, lifted, again, news("d", "2017-07-19", event("block"))) == "a | b | c d"
    assert same(first, lifted, news("d", "2017-07-19", event("block"))) == "a | b | d"


def test_an_article_on_the_lifting_tells_of_the_block_that_was_lifted() -> None:
    first = news("a", "2017-07-14", event("block", date="2017-07-14"))
    lifting = news("b", "2017-08-10", event("unblock", date="2017-08-10"), event("block"))
    assert same(first, lifting) == "a b | b"


def test_a_lifting_in_another_country_does_not_part_blocks() -> None:
    first = news("a", "2017-07-14", event("block", date="2017-07-14"))
    elsewhere = news("b", "2017-07-16", event("unblock", actor="mcmc", date="2017-07-16"))
    again = news("c", "2017-07-18", event("block", date="2017-07-18"))
    assert same(first, elsewhere, again) == "a c | b"
    nowhere = news("c", "2017-07-18", event("block", actor=None, date="2017-07-18"))
    assert same(first, elsewhere, nowhere) == "a c | b"
    assert same(news("a", "2017-07-14", event("block", actor=None, date="2017-07-14")), elsewhere, again) == "a c | b"


def test_what_names_no_place_or_no_body_is_of_the_nearest_that_does() -> None:
    here = news("b", "2017-07-14", event("block", date="2017-07-14"))
    there = news("c", "2017-07-18", event("block", actor="mcmc", date="2017-07-18"))
    assert same(here, there, news("a", "2017-07-17", event("block", actor=None, date="2017-07-17"))) == "a c | b"
    one, other = (
        news(name, day, event("warn", actor=actor, date=day))
        for name, day, actor in (("b", "2017-07-13", "kominfo"), ("c", "2017-07-16", "kppu"))
    )
    assert same(one, other, news("a", "2017-07-15", event("warn", actor=None, place="ID", date="2017-07-15"))) == "a c | b"


def test_a_block_that_goes_on_since_a_day_began_on_that_day() -> None:
    old = news("a", "2016-12-01", event("block", date="2016-12-01"))
    assert same(old, news("b", "2017-03-05", event("block", status="ongoing", date="2017-03-01"))) == "a | b"
    assert same(old, news("b", "2017-03-05", event("block", status="ongoing", date="2017-03-05"))) == "a b"


def test_a_deed_on_a_day_to_come_is_news_of_the_deed() -> None:
    slip = news("b", "2017-07-15", event("block", date="2017-12-01"))
    assert same(news("a", "2017-07-14", event("block", date="2017-07-14")), slip) == "a b"


def test_a_lifting_of_no_known_place_parts_blocks_everywhere() -> None:
    first = news("a", "2017-07-14", event("block", date="2017-07-14"))
    somewhere = news("b", "2017-07-16", event("unblock", actor=None, date="2017-07-16"))
    again = news("c", "2017-07-18", event("block", date="2017-07-18"))
    assert same(first, somewhere, again) == "a | b | c"


def test_what_is_postponed_is_not_lifted_and_may_be_postponed_again() -> None:
    first, again = (news(n, d, event("block", date=d)) for n, d in (("a", "2017-07-14"), ("c", "2017-07-18")))
    put_off = [news(n, d, event("postpone", date=d)) for n, d in (("b", "2017-07-16"), ("d", "2017-07-26"))]
    assert same(first, put_off[0], again) == "a c | b"
    assert same(*put_off) == "b | d"


def test_two_liftings_with_a_block_in_between_are_two() -> None:
    first = news("a", "2017-07-14", event("unblock", date="2017-07-14"))
    second = news("c", "2017-07-20", event("unblock", date="2017-07-20"))
    assert same(first, second) == "a c"
    assert same(first, news("b", "2017-07-17", event("block", date="2017-07-17")), second) == "a | b | c"


@pytest.mark.parametrize("other", ["mcmc", "malaysia", "agency/malaysian-media-authority", "agency/court-of-malaysia"])
def test_two_countries_that_block_within_a_week_have_done_two_deeds(other: str) -> None:
    here = news("a", "2017-07-14", event("block", date="2017-07-14"))
    assert same(here, news("b", "2017-07-14", event("block", actor=other, date="2017-07-14"))) == "a | b"
    assert same(here, news("b", "2017-07-16", event("block", actor=other))) == "a | b"
    assert same(here, news("b", "2017-07-14", event("block", actor=None, place="MY", date="2017-07-14"))) == "a | b"


@pytest.mark.parametrize(
    "other", ["indonesia", "istana", "aptika", "agency/indonesian-media-authority", "agency/a-regulator", None]
)
def test_a_country_its_government_a_part_and_a_body_of_no_list_may_be_the_body(other: str | None) -> None:
    here = news("a", "2017-07-14", event("warn", date="2017-07-14"))
    assert same(here, news("b", "2017-07-14", event("warn", actor=other, date="2017-07-14"))) == "a b"


def test_two_bodies_of_a_country_warn_each_for_itself_and_block_together() -> None:
    for action, told in (("warn", "a | b"), ("block", "a b")):
        here = news("a", "2017-07-14", event(action, date="2017-07-14"))
        assert same(here, news("b", "2017-07-14", event(action, actor="kppu", date="2017-07-14"))) == told
    scope = ("on phones of officials",)
    here = news("a", "2017-07-14", event("ban", date="2017-07-14", scope=scope))
    assert same(here, news("b", "2017-07-14", event("ban", actor="kppu", date="2017-07-14", scope=scope))) == "a | b"


def test_threat_plan_announcement_request_and_deed_are_apart_and_threat_and_plan_are_one() -> None:
    statuses = {
        "a": "threatened",
        "b": "planned",
        "c": "announced",
        "d": "requested",
        "e": "denied",
        "f": "rumoured",
        "g": "done",
    }
    pairs = [news(name, "2017-07-14", event("block", status=status)) for name, status in statuses.items()]
    assert same(*pairs) == "a b | c | d | e | f | g"


def test_threats_before_and_after_a_deed_are_two() -> None:
    before = news("a", "2017-07-01", event("block", status="threatened"))
    after = news("c", "2017-07-20", event("block", status="threatened"))
    assert same(before, after) == "a c"
    assert same(before, news("b", "2017-07-14", event("block", date="2017-07-14")), after) == "a | b | c"


def test_a_threat_is_of_the_day_on_which_it_is_told_and_not_of_the_day_of_what_is_threatened() -> None:
    before = news("a", "2017-07-01", event("block", status="threatened", date="2017-07-20"))
    deed = news("b", "2017-07-10", event("block", date="2017-07-10"))
    assert same(before, deed, news("c", "2017-07-25", event("block", status="threatened"))) == "a | b | c"
    told = [
        news(n, "2017-07-25", event("block", status="threatened", date=d)) for n, d in (("a", "2017-07-01"), ("c", "2017-07-20"))
    ]
    assert same(*told) == "a c"
    assert same(*told, deed) == "a | b | c"


def test_a_threat_beside_the_news_of_the_lifting_is_of_the_time_after_it() -> None:
    before = news("a", "2017-07-01", event("block", status="threatened"))
    block = news("b", "2017-07-14", event("block", date="2017-07-14"))
    lifting = news("c", "2017-08-10", event("unblock", date="2017-08-10"), event("block", status="conditional"))
    assert same(before, block, lifting) == "a | b | c | c"


def test_threats_a_month_apart_are_one_and_longer_apart_two_unless_they_name_one_day() -> None:
    first = news("a", "2017-07-01", event("block", status="threatened"))
    assert same(first, news("b", "2017-07-31", event("block", status="threatened"))) == "a b"
    assert same(first, news("b", "2017-08-01", event("block", status="threatened"))) == "a | b"
    term: dict[str, Any] = {"status": "threatened", "deadline": "2017-12-31"}
    assert same(news("a", "2017-07-01", event("block", **term)), news("b", "2017-11-01", event("block", **term))) == "a b"


def test_two_fines_with_different_sums_are_two_even_on_one_day() -> None:
    first = news("a", "2017-07-14", event("fine", date="2017-07-14", money=(100e6, "USD")))
    assert same(first, news("b", "2017-07-14", event("fine", date="2017-07-14", money=(200e6, "USD")))) == "a | b"
    assert same(first, news("b", "2017-07-14", event("fine", date="2017-07-14", money=(90e6, "EUR")))) == "a b"
    assert same(first, news("b", "2017-07-14", event("fine", date="2017-07-14"))) == "a b"


@pytest.mark.parametrize("sum_", [110e6, 113.5e6, 107e6])
def test_a_rounded_sum_is_the_same_fine_also_months_later(sum_: float) -> None:
    first = news("a", "2017-07-14", event("fine", date="2017-07-14", money=(110e6, "USD")))
    assert same(first, news("b", "2017-10-14", event("fine", money=(sum_, "USD")))) == "a b"
    assert same(first, news("b", "2017-10-14", event("fine", date="2017-10-13", money=(sum_, "USD")))) == "a b"
    assert same(first, news("b", "2018-10-14", event("fine", date="2018-10-13", money=(sum_, "USD")))) == "a | b"


def test_a_fine_on_the_owner_and_on_its_product_is_one_and_on_two_products_two() -> None:
    for target, told in (("meta", "a b"), ("instagram", "a | b")):
        first = news("a", "2017-07-14", event("fine", "whatsapp", date="2017-07-14", money=(5e6, "USD")))
        second = news("b", "2017-07-14", event("fine", target, date="2017-07-14", money=(5e6, "USD")))
        assert same(first, second) == told


def test_a_block_of_the_product_is_no_block_of_the_owner() -> None:
    first = news("a", "2017-07-14", event("block", "whatsapp", date="2017-07-14"))
    assert same(first, news("b", "2017-07-14", event("block", "meta", date="2017-07-14"))) == "a | b"


def test_what_one_article_tells_apart_is_apart() -> None:
    both = news("a", "2017-07-20", event("warn", date="2017-07-14"), event("warn", date="2017-07-15"))
    assert same(both) == "a | a"
    assert same(both, news("b", "2017-07-15", event("warn", date="2017-07-15"))) == "a | a b"


def test_two_undated_warnings_of_one_article_are_two_and_two_undated_blocks_are_one() -> None:
    for action, told in (("warn", "a | a"), ("block", "a")):
        assert same(news("a", "2017-07-16", event(action), event(action, conditions=("x",)))) == told


@pytest.mark.parametrize("changes", [{"date": None}, {"date": "2017"}, {"basis": "published"}])
def test_without_a_party_only_a_day_that_both_name_makes_two_articles_one(changes: dict[str, Any]) -> None:
    told: dict[str, Any] = {"target": None, "actor": None, "date": "2017-07-14"}
    assert same(*(news(name, "2017-07-16", event("block", **told)) for name in "ab")) == "a b"
    assert same(*(news(name, "2017-07-16", event("block", **told | changes)) for name in "ab")) == "a | b"


def test_classes_of_things_are_one_only_where_both_articles_name_the_day() -> None:
    games = "class/violent games"
    first = news("a", "2017-07-14", event("block", games, date="2017-07-14"))
    assert same(first, news("b", "2017-07-14", event("block", games, date="2017-07-14"))) == "a b"
    assert same(first, news("b", "2017-07-14", event("block", games))) == "a | b"
    assert same(first, news("b", "2017-07-14", event("block", games, date="2017-07-15"))) == "a | b"
    assert same(first, news("b", "2017-07-14", event("block", "class/loan apps", date="2017-07-14"))) == "a | b"
    assert same(first, news("b", "2017-07-14", event("block", games, actor="mcmc", date="2017-07-14"))) == "a | b"


@pytest.mark.parametrize(("action", "told"), [("sue", "a | b"), ("appeal", "a | b"), ("negotiate", "a b"), ("settle", "a b")])
def test_who_sues_and_who_is_sued_are_two_but_talks_are_one_from_either_side(action: str, told: str) -> None:
    one = news("a", "2017-07-15", event(action, "telegram", actor="kominfo", date="2017-07-14"))
    other = event(action, "kominfo", actor="telegram", date="2017-07-14")
    assert same(one, news("b", "2017-07-15", other)) == told
    assert same(one, news("b", "2017-07-15", event(action, "kominfo", actor="telegram"), behind=True)) == told
