"""Articles without a date: when they were written, and which events their reports are of."""

from __future__ import annotations

from dataclasses import replace

from stories import Pair, entity, event, news, same

from kg.model import Entity, EventFact, Evidence, Mention, StatementFact

QUOTE = "We will not wait for a third warning, and we will close it"


def clipping(
    name: str,
    *told: EventFact,
    written: str | None = None,
    names: str = "",
    quote: str = "",
    by: str = "",
    at: str = "",
) -> Pair:
    """An article without a date of publication, unless `at`; `names`: a company that it names; `quote`: words that `by` said."""
    article, facts = news(name, at or None, *told)
    mentions = (Mention(entity(f"organization/{names}"), 0, 1),) if names else ()
    said = StatementFact(_speaker(by), quote, (), Evidence(0, 1, article.text[:1]), True, Evidence(0, 1, article.text[:1]))
    return article, replace(facts, written=written, mentions=mentions, statements=(said,) if quote else ())


def _speaker(by: str) -> Entity:
    return entity(by or "person/someone")


WARNED, THREATENED, BLOCKED = event("warn"), event("block", status="threatened"), event("block")


def test_without_any_time_what_may_happen_again_is_of_no_other_event_unless_something_ties_it() -> None:
    first = news("a", "2017-03-01", event("warn", date="2017-03-01"))
    assert same(first, clipping("x", WARNED)) == "a | x"
    assert same(clipping("x", WARNED), clipping("y", WARNED)) == "x | y"
    assert same(clipping("x", THREATENED), clipping("y", THREATENED)) == "x | y"


def test_what_holds_until_it_ends_is_the_only_one_that_there_is() -> None:
    first, second = (news(n, d, event("block", date=d)) for n, d in (("a", "2017-03-01"), ("b", "2017-09-01")))
    lifted = news("l", "2017-05-01", event("unblock", date="2017-05-01"))
    assert same(first, clipping("x", BLOCKED)) == "a x"
    assert same(clipping("x", BLOCKED), clipping("y", BLOCKED)) == "x y"
    assert same(first, lifted, second, clipping("x", BLOCKED)) == "a | b | l | x"


def test_of_two_that_ended_the_reason_tells_which_is_meant() -> None:
    first, second = (
        news(n, d, event("block", date=d, reasons=(why,)))
        for n, d, why in (("a", "2017-03-01", "gambling"), ("b", "2017-09-01", "data-leak"))
    )
    lifted = news("l", "2017-05-01", event("unblock", date="2017-05-01"))
    for why, told in (("gambling", "a x | b | l"), ("data-leak", "a | b x | l"), ("terrorism", "a | b | l | x")):
        assert same(first, lifted, second, clipping("x", event("block", reasons=(why,)))) == told


def test_a_year_of_two_is_the_one_that_stayed_unless_nobody_knows_when_it_was_told() -> None:
    first, second = (news(n, d, event("block", date=d)) for n, d in (("a", "2017-03-01"), ("b", "2017-09-01")))
    lifted = news("l", "2017-05-01", event("unblock", date="2017-05-01"))
    year = event("block", date="2017")
    assert same(first, lifted, second, news("x", "2019-01-01", year)) == "a | b x | l"
    assert same(first, lifted, second, clipping("x", year)) == "a | b | l | x"
    assert same(first, clipping("x", year)) == "a x"


def test_the_time_in_which_an_article_was_written_by_its_own_words_counts_as_that_of_its_news() -> None:
    june, april = clipping("a", THREATENED, written="2017-06-05"), clipping("b", THREATENED, written="2018-04-05")
    assert same(june, april) == "a | b"
    assert same(june, april, clipping("x", THREATENED, written="2017-06-09")) == "a x | b"
    assert same(news("a", "2017-06-07", THREATENED), clipping("x", THREATENED, written="2017-06-05")) == "a x"


def test_a_quotation_or_a_company_that_both_name_ties_them() -> None:
    assert same(clipping("x", THREATENED, quote=QUOTE), clipping("y", THREATENED, quote=QUOTE + ".")) == "x y"
    assert same(clipping("x", THREATENED, names="leaky"), clipping("y", THREATENED, names="leaky")) == "x y"
    assert same(clipping("x", THREATENED, names="leaky"), clipping("y", THREATENED, names="drippy")) == "x | y"


def test_what_only_articles_of_one_affair_name_dates_another_that_names_it() -> None:
    june = clipping("a", THREATENED, names="leaky", at="2017-06-05")
    april = clipping("b", THREATENED, at="2018-04-05")
    lost = clipping("x", THREATENED, names="leaky")
    assert same(june, april, lost) == "a x | b"
    assert same(june, clipping("b", THREATENED, names="leaky", at="2018-04-05"), lost) == "a | b | x"


def test_copies_of_one_text_are_of_one_time() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    one, other = (news(n, d, THREATENED, text=f"{words} {n}") for n, d in (("a", "2017-06-05"), ("x", None)))
    assert same(one, other, news("b", "2018-04-05", THREATENED)) == "a x | b"


def test_the_same_sum_term_or_number_ties_what_has_no_time() -> None:
    fine = event("fine", money=(5_000_000, "EUR"))
    small, large = (
        event("fine", money=(2_000_000, "EUR"), date="2017-03-01"),
        replace(fine, date="2017-09-01", date_basis="stated"),
    )
    first, second = news("a", "2017-03-01", small), news("b", "2017-09-01", large)
    assert same(first, second, clipping("x", fine)) == "a | b x"
    demand = event("demand", deadline="2017-09-30")
    assert same(news("a", "2017-09-01", demand), clipping("x", demand)) == "a x"
    assert same(news("a", "2017-09-01", demand), clipping("x", event("demand", deadline="2017-10-30"))) == "a | x"
    removal = event("takedown", count=120)
    assert same(news("a", "2017-09-01", removal), clipping("x", removal)) == "a x"
    assert same(news("a", "2017-09-01", event("takedown", count=2)), clipping("x", event("takedown", count=2))) == "a | x"


def test_two_reports_of_one_article_support_each_other_where_each_can_be_of_one_event_only() -> None:
    threat, answer = news("a", "2017-03-01", THREATENED), news("b", "2017-03-20", event("comply", None, actor="telegram"))
    told = THREATENED, event("comply", None, actor="telegram")
    assert same(threat, answer, clipping("x", *told)) == "a x | b x"
    late = news("b", "2018-03-20", told[1])
    assert same(threat, late, clipping("x", *told)) == "a | b | x | x"


def test_what_another_says_a_body_might_do_is_not_what_the_body_says() -> None:
    may = event("block", actor="istana", status="conditional")
    own = news("a", "2018-04-05", may)
    assert same(own, clipping("x", may, quote=QUOTE, by="agency/parliament", at="2018-04-05")) == "a | x"
    assert same(own, clipping("x", may, quote=QUOTE, by="istana", at="2018-04-05")) == "a x"
    assert same(own, clipping("x", may, quote=QUOTE, by="person/someone", at="2018-04-05")) == "a x"


def test_denied_within_limits_and_denied_altogether_are_two_denials() -> None:
    altogether, for_ever = event("block", status="denied"), event("block", status="denied", scope=("permanently",))
    one = news("a", "2018-04-11", for_ever)
    assert same(one, news("b", "2018-04-12", altogether)) == "a | b"
    assert same(one, news("b", "2018-04-12", for_ever)) == "a b"
