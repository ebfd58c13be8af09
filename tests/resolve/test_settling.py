"""Which value stands where articles differ, and what is kept of the others."""

from __future__ import annotations

from typing import Any

import pytest
from stories import LISTS, Pair, edges, event, news, nodes, value

from kg.model import Scalar
from kg.resolve import resolve


def block(name: str, published: str | None, date: str | None, **more: Any) -> Pair:
    outlet, text = more.pop("outlet", None), more.pop("text", "")
    return news(name, published, event("block", date=date, **more), outlet=outlet, text=text)


def dated(*pairs: Pair) -> tuple[Scalar | None, Scalar | None]:
    """The date of the one event and how it was settled, where it is disputed."""
    graph = resolve(pairs, LISTS)
    return value(graph, "date"), value(graph, "settled_by")


def test_the_date_of_most_independent_sources_stands() -> None:
    pairs = [
        block("a", "2017-07-20", "2017-07-14"),
        block("b", "2017-07-21", "2017-07-14"),
        block("c", "2017-07-15", "2017-07-15"),
    ]
    assert dated(*pairs) == ("2017-07-14", ("date: sources",))


def test_articles_of_one_outlet_are_one_source() -> None:
    pairs = [
        block("a", "2017-07-20", "2017-07-14", outlet="Kabar"),
        block("b", "2017-07-21", "2017-07-14", outlet="kabar"),
        block("c", "2017-07-15", "2017-07-15", outlet="Harian"),
    ]
    graph = resolve(pairs, LISTS)
    assert dated(*pairs) == ("2017-07-15", ("date: nearest",))
    assert [value(graph, name) for name in ("articles", "outlets", "sources")] == [3, 3, 2]


def test_copies_of_one_text_are_one_source() -> None:
    wire = " ".join(f"wire{number}" for number in range(60))
    pairs = [
        block("a", "2017-07-20", "2017-07-14", outlet="Kabar", text=wire),
        block("b", "2017-07-21", "2017-07-14", outlet="Warta", text=f"{wire} more"),
        block("c", "2017-07-15", "2017-07-15", outlet="Harian"),
    ]
    graph = resolve(pairs, LISTS)
    assert dated(*pairs) == ("2017-07-15", ("date: nearest",))
    assert [value(graph, name) for name in ("articles", "outlets", "sources")] == [3, 3, 2]
    assert len({edge.properties["origin"] for edge in edges(graph, "REPORTS")}) == 2


def test_of_as_many_sources_the_one_nearest_to_its_day_stands_and_else_the_first() -> None:
    assert dated(block("a", "2017-07-20", "2017-07-14"), block("b", "2017-07-16", "2017-07-15")) == (
        "2017-07-15",
        ("date: nearest",),
    )
    assert dated(block("a", "2017-07-16", "2017-07-14"), block("b", "2017-07-17", "2017-07-15")) == (
        "2017-07-14",
        ("date: first",),
    )


def test_less_precise_is_no_dispute_and_counts_for_what_it_holds() -> None:
    day, month, year = (block(n, "2017-09-01", d) for n, d in (("a", "2017-07-14"), ("b", "2017-07"), ("c", "2017")))
    assert dated(day, month, year) == ("2017-07-14", None)
    assert dated(day, month, block("x", "2017-07-16", "2017-07-15")) == ("2017-07-15", ("date: nearest",))
    end, august = block("a", "2017-09-01", "2017-07-31"), block("x", "2017-08-02", "2017-08-01")
    assert dated(end, august) == ("2017-08-01", ("date: nearest",))
    assert dated(end, month, august) == ("2017-07-31", ("date: sources",))


def test_what_articles_state_stands_before_the_days_of_articles() -> None:
    published = [block(n, "2017-07-15", "2017-07-15", basis="published") for n in "abc"]
    graph = resolve([*published, block("d", "2017-07-16", "2017-07-14")], LISTS)
    assert (value(graph, "date"), value(graph, "date_basis"), value(graph, "disputed")) == ("2017-07-14", "stated", None)
    alone = resolve(published, LISTS)
    assert (value(alone, "date"), value(alone, "date_basis")) == ("2017-07-15", "published")


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [("count", 11, 12), ("deadline", "2017-08-01", "2017-08-02"), ("action", "block", "ban")],
)
def test_what_most_say_stands_for_every_field_and_each_report_keeps_its_own(field: str, one: Any, other: Any) -> None:
    def told(name: str, what: Any) -> Pair:
        made: dict[str, Any] = {"action": "block", "date": "2017-07-14", field: what}
        return news(name, "2017-07-15", event(made.pop("action"), **made))

    graph = resolve([told("a", other), told("b", one), told("c", one)], LISTS)
    shown = {"action": "type"}.get(field, field)
    assert value(graph, shown) == one
    assert (value(graph, "disputed"), value(graph, "settled_by")) == ((shown,), (f"{shown}: sources",))
    assert sorted(str(edge.properties[field]) for edge in edges(graph, "REPORTS")) == sorted([str(other), str(one), str(one)])


def test_how_far_it_has_come_is_no_disagreement() -> None:
    graph = resolve([block("a", "2017-07-15", "2017-07-14"), block("b", "2017-07-16", "2017-07-14", status="ongoing")], LISTS)
    assert (value(graph, "status"), value(graph, "disputed")) == ("done", None)


@pytest.mark.parametrize(
    ("others", "settled_by"),
    [
        (("kppu", "kominfo"), ("actor: sources",)),
        (("aptika", "komdigi"), None),
        (("indonesia", "istana"), None),
        (("agency/a-court-in-the-capital", "kominfo"), None),
    ],
)
def test_two_listed_bodies_for_one_deed_are_a_disagreement_and_its_parts_and_descriptions_are_none(
    others: tuple[str, str], settled_by: tuple[str, ...] | None
) -> None:
    told = [block(name, "2017-07-15", "2017-07-14", actor=actor) for name, actor in zip("abc", ("kominfo", *others), strict=True)]
    assert value(resolve(told, LISTS), "settled_by") == settled_by


def test_a_sum_and_its_currency_are_settled_together() -> None:
    sums = {"a": (110e6, "USD"), "b": (95e6, "EUR"), "c": (95e6, "EUR")}
    pairs = [news(name, "2017-07-15", event("fine", date="2017-07-14", money=sum_)) for name, sum_ in sums.items()]
    graph = resolve(pairs, LISTS)
    assert [value(graph, n) for n in ("amount", "currency", "settled_by")] == [95e6, "EUR", ("amount: sources",)]


def test_one_report_is_no_dispute() -> None:
    graph = resolve([block("a", "2017-07-15", "2017-07-14", count=5)], LISTS)
    assert [value(graph, name) for name in ("count", "disputed", "settled_by")] == [5, None, None]


def test_what_nobody_tells_the_event_does_not_have() -> None:
    graph = resolve([block("a", None, None)], LISTS)
    (action,) = nodes(graph, "Action")
    assert {"date", "date_basis", "deadline", "count", "amount", "currency", "first_published"} & set(action.properties) == set()


def test_an_article_that_tells_one_event_twice_is_one_article() -> None:
    made = news("a", "2017-07-15", event("block", date="2017-07-14"), event("ban", date="2017-07-14"))
    graph = resolve([made], LISTS)
    assert [value(graph, name) for name in ("articles", "sources")] == [1, 1]
    assert len(edges(graph, "REPORTS")) == 2


def test_conditions_and_scopes_are_those_of_all_in_the_order_of_time() -> None:
    late = block("a", "2017-07-16", "2017-07-14", conditions=("x", "y"), scope=("web",))
    soon = block("b", "2017-07-15", "2017-07-14", conditions=("y", "z"))
    graph = resolve([late, soon], LISTS)
    assert [value(graph, name) for name in ("conditions", "scope")] == [("y", "z", "x"), ("web",)]


def test_a_role_is_inferred_only_where_all_infer_it() -> None:
    inferred = block("a", "2017-07-15", "2017-07-14", inferred=("actor",))
    assert value(resolve([inferred], LISTS), "inferred") == ("actor",)
    said = block("b", "2017-07-16", "2017-07-14")
    graph = resolve([inferred, said], LISTS)
    assert value(graph, "inferred") is None
    (actor,) = edges(graph, "ACTOR_OF")
    assert "inferred" not in actor.properties
    assert actor.properties["article"] == said[0].id


def test_the_country_adds_nobody_where_another_names_the_body() -> None:
    country = block("a", "2017-07-15", "2017-07-14", actor="indonesia")
    assert [e.source.id for e in edges(resolve([country], LISTS), "ACTOR_OF")] == ["indonesia"]
    both = resolve([country, block("b", "2017-07-15", "2017-07-14")], LISTS)
    assert [e.source.id for e in edges(both, "ACTOR_OF")] == ["kominfo"]
