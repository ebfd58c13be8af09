"""What speaks for and against one event where reports say little: missing bodies, sums and places, and how long news lasts."""

from __future__ import annotations

import pytest
from stories import event, news, same


def test_a_report_without_bodies_joins_by_its_sum_alone() -> None:
    fined = news("a", "2017-07-15", event("fine", date="2017-07-14", money=(110e6, "USD")))
    assert same(fined, news("b", "2017-10-14", event("fine", actor=None, money=(110e6, "USD")))) == "a b"
    assert same(fined, news("b", "2017-10-14", event("fine", actor=None))) == "a | b"


@pytest.mark.parametrize(
    ("action", "status", "published", "told"),
    [
        ("warn", "done", "2017-05-08", "a | b c"),
        ("warn", "done", "2017-05-20", "a | b | c"),
        ("warn", "threatened", "2021-01-01", "a | b c"),
    ],
)
def test_background_is_of_the_last_of_two_while_it_is_news_or_was_only_talked_of(
    action: str, status: str, published: str, told: str
) -> None:
    known = [news(n, d, event(action, status=status, date=d)) for n, d in (("a", "2017-03-01"), ("b", "2017-05-01"))]
    assert same(*known, news("c", published, event(action, status=status), behind=True)) == told


def test_background_is_of_the_one_warning_and_of_the_last_block() -> None:
    warned = news("a", "2017-03-01", event("warn", date="2017-03-01"))
    assert same(warned, news("c", "2021-01-01", event("warn"), behind=True)) == "a c"
    days = (("a", "2017-03-01"), ("b", "2017-05-01"))
    blocked = [news(n, d, event("block", date=d)) for n, d in days]
    lifted = news("x", "2017-04-01", event("unblock", date="2017-04-01"))
    assert same(*blocked, lifted, news("c", "2021-01-01", event("block"), behind=True)) == "a | b c | x"


def test_without_any_time_a_block_is_the_one_block() -> None:
    assert same(news("a", "2017-07-14", event("block", date="2017-07-14")), news("x", None, event("block"))) == "a x"


def test_two_threats_of_a_fine_in_a_year_are_two_though_two_fines_without_a_day_may_be_one() -> None:
    for status, told in (("threatened", "a | b"), ("done", "a b")):
        first = news("a", "2017-07-01", event("fine", status=status))
        assert same(first, news("b", "2017-09-01", event("fine", status=status))) == told


def test_what_names_no_place_and_no_body_takes_those_of_the_news_that_does() -> None:
    bare = news("a", "2017-07-15", event("warn", actor=None, date="2017-07-14"))
    here, there = news("b", "2017-07-16", event("warn")), news("c", "2017-07-17", event("warn", actor="mcmc"))
    assert same(bare, here) == "a b"
    assert same(bare, here, there) == "a b | c"
    month = news("c", "2017-09-01", event("warn", actor="mcmc", date="2017-07"))
    placed = news("a", "2017-07-15", event("warn", date="2017-07-14"))
    assert same(placed, news("b", "2017-07-16", event("warn", actor=None)), month) == "a b | c"
    country = news("a", "2017-07-15", event("warn", actor="indonesia", date="2017-07-14"))
    assert same(country, here) == "a b"
    assert same(country, there) == "a | c"


def test_the_owner_and_its_product_are_one_without_sums_only_on_one_day_and_by_one_body() -> None:
    fined = news("a", "2017-07-16", event("fine", "whatsapp", date="2017-07-14"))
    assert same(fined, news("b", "2017-07-16", event("fine", "meta", date="2017-07-14"))) == "a b"
    assert same(fined, news("b", "2017-07-16", event("fine", "meta", date="2017-07-15"))) == "a | b"
    assert same(fined, news("b", "2017-07-16", event("fine", "meta", actor="kppu", date="2017-07-14"))) == "a | b"
    assert same(fined, news("b", "2017-07-16", event("fine", "meta", actor=None, date="2017-07-14"))) == "a | b"


def test_two_bodies_of_a_country_threaten_each_for_itself() -> None:
    first = news("a", "2017-07-14", event("block", status="threatened"))
    assert same(first, news("b", "2017-07-14", event("block", actor="kppu", status="threatened"))) == "a | b"


@pytest.mark.parametrize("scopes", [(("at schools",), ()), ((), ("at schools",))])
def test_a_ban_for_some_by_one_body_is_not_the_ban_for_all_by_another(scopes: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    first = news("a", "2017-07-14", event("ban", date="2017-07-14", scope=scopes[0]))
    assert same(first, news("b", "2017-07-14", event("ban", actor="kppu", date="2017-07-14", scope=scopes[1]))) == "a | b"
    assert same(first, news("b", "2017-07-14", event("ban", date="2017-07-14", scope=scopes[1]))) == "a b"


@pytest.mark.parametrize(
    ("date", "told"),
    [("2017-07-16", "a b"), ("2017-07-17", "a | b"), ("2017-07", "a b"), ("2017-08", "a | b"), ("2017", "a b"), (None, "a | b")],
)
def test_two_bodies_of_a_country_block_together_only_within_days_or_a_month_that_is_named(date: str | None, told: str) -> None:
    first = news("a", "2017-07-14", event("block", date="2017-07-14"))
    assert same(first, news("b", "2017-09-01", event("block", actor="kppu", date=date))) == told


@pytest.mark.parametrize(("date", "told"), [("2017-07", "a b"), ("2017-08", "a | b"), ("2017", "a b"), (None, "a | b")])
def test_types_that_may_be_one_are_one_in_a_month_or_year_that_is_named(date: str | None, told: str) -> None:
    first = news("a", "2017-07-14", event("block", date="2017-07-14"))
    assert same(first, news("b", "2017-09-01", event("suspend", date=date))) == told


@pytest.mark.parametrize(("published", "told"), [("2017-07-11", "a b"), ("2017-07-12", "a | b")])
def test_threats_of_types_that_may_be_one_are_one_while_they_are_news(published: str, told: str) -> None:
    first = news("a", "2017-07-01", event("block", status="threatened"))
    assert same(first, news("b", published, event("suspend", status="threatened"))) == told


def test_what_one_article_only_talks_of_twice_is_one() -> None:
    twice = (event("fine", status="threatened", conditions=conditions) for conditions in ((), ("x",)))
    assert same(news("a", "2017-07-01", *twice)) == "a"
