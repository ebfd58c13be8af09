"""What an article tells as not the first time, and what an article without a day may mean: neither is the deed in the news."""

from __future__ import annotations

from dataclasses import replace

from stories import Pair, entity, event, news, same
from test_untimed import clipping

from kg.model import Mention

WARNED, BLOCKED = event("warn"), event("block")
WARNED_ONCE, BLOCKED_ONCE = event("warn", former=True), event("block", former=True)


def test_what_was_not_the_first_time_is_not_the_one_in_the_news() -> None:
    day = "2017-03-01"
    warned, blocked = news("a", day, event("warn", date=day)), news("b", day, event("block", date=day))
    assert same(warned, news("x", "2017-03-03", WARNED_ONCE)) == "a | x"
    assert same(warned, news("x", "2017-03-03", WARNED, behind=True)) == "a x"
    assert same(blocked, news("x", "2017-03-03", BLOCKED_ONCE)) == "b | x"
    assert same(blocked, news("x", "2017-03-03", BLOCKED, behind=True)) == "b x"


def test_it_is_the_one_of_years_before_if_there_was_one_only() -> None:
    old, older = (news(n, d, event("warn", date=d)) for n, d in (("a", "2015-05-05"), ("b", "2014-05-05")))
    now = news("c", "2017-03-01", event("warn", date="2017-03-01"))
    assert same(old, now, news("x", "2017-03-03", WARNED_ONCE)) == "a x | c"
    assert same(old, older, now, news("x", "2017-03-03", WARNED_ONCE)) == "a | b | c | x"


def test_an_article_that_tells_of_both_tells_of_two() -> None:
    assert same(news("x", "2017-03-01", event("block", date="2017-03-01"), BLOCKED_ONCE)) == "x | x"
    assert same(news("x", "2017-03-01", BLOCKED, BLOCKED_ONCE)) == "x | x"
    assert same(clipping("x", WARNED, WARNED_ONCE, written="2017-03-01")) == "x | x"


def test_without_any_time_it_is_not_the_only_one_that_there_is() -> None:
    first = news("a", "2017-03-01", event("block", date="2017-03-01"))
    assert same(first, clipping("x", BLOCKED)) == "a x"
    assert same(first, clipping("x", BLOCKED_ONCE)) == "a | x"


def test_an_article_without_a_day_means_neither_of_two_that_may_be_repeated_unless_something_ties_it() -> None:
    first, second = (clipping(n, event("demand", date=d), at=d, names=n) for n, d in (("a", "2017-03-05"), ("b", "2017-03-20")))
    assert same(first, _retold(names="c")) == "a x"
    assert same(first, second, _retold(names="c")) == "a | b | x"
    assert same(first, second, _retold(names="a")) == "a x | b"
    assert same(first, second, _retold(names="c", at="2017-03-25")) == "a | b x"


def _retold(*, names: str, at: str | None = None) -> Pair:
    """An article that tells of a demand below its news, and names a company."""
    article, facts = news("x", at, event("demand"), behind=True)
    return article, replace(facts, written="2017-03-25", mentions=(Mention(entity(f"organization/{names}"), 0, 1),))


def test_a_done_deed_with_a_day_is_of_that_day_though_its_article_seems_older() -> None:
    march, november = (news(n, d, event("block", date=d)) for n, d in (("a", "2017-03-12"), ("b", "2017-11-06")))
    assert same(march, november, clipping("x", event("block", date="2017-11-06"), written="2017-07-20")) == "a | b x"
    assert same(march, november, news("x", "2017-07-20", event("block", date="2017-11-06"), behind=True)) == "a x | b"
