"""Which part of the graph the filters keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export import Filters, select
from kg.export.selection import may_fall_within
from kg.model import Edge, Node, NodeRef, UsageError

Graph = tuple[list[Node], list[Edge]]


def ids(graph: Graph) -> list[str]:
    return [node.id for node in graph[0]]


@pytest.fixture
def two(graph: Graph) -> Graph:
    """The small graph, and another platform blocked in another country by an unlisted body, written in another article."""
    nodes, edges = graph
    action = Node("Action", "block-x", {"type": "block", "status": "done", "date": "2020"}, ("Block",))
    more = [action, Node("Article", "a2"), Node("Platform", "x"), Node("Agency", "y"), Node("Place", "br", {"country": "BR"})]
    links = [
        Edge(NodeRef("Article", "a2"), "REPORTS", action.ref),
        Edge(NodeRef("Agency", "y"), "ACTOR_OF", action.ref),
        Edge(action.ref, "TARGETS", NodeRef("Platform", "x")),
        Edge(action.ref, "IN", NodeRef("Place", "br")),
        Edge(action.ref, "RESPONDS_TO", NodeRef("Action", "block-telegram-2017-07-14-abc123")),
    ]
    return [*nodes, *more], [*edges, *links]


def test_no_filter_keeps_everything(two: Graph) -> None:
    assert select(*two, Filters()) == two


def test_a_platform_keeps_its_actions_with_all_that_belongs_to_them(two: Graph, graph: Graph) -> None:
    assert select(*two, Filters(platform="telegram")) == graph
    assert ids(select(*two, Filters(platform="x"))) == ["block-x", "a2", "x", "y", "br"]


def test_an_action_that_does_not_pass_is_not_kept_as_a_neighbour(two: Graph) -> None:
    nodes, edges = select(*two, Filters(platform="x"))
    assert "RESPONDS_TO" not in {edge.type for edge in edges}
    assert all(edge.source in {n.ref for n in nodes} and edge.target in {n.ref for n in nodes} for edge in edges)


@pytest.mark.parametrize(
    ("filters", "actions"),
    [
        (Filters(agency="kominfo"), ["block-telegram-2017-07-14-abc123", "block-telegram-a2-def456"]),
        (Filters(agency="kominfo", status="done"), ["block-telegram-2017-07-14-abc123"]),
        (Filters(country="id"), ["block-telegram-2017-07-14-abc123", "block-telegram-a2-def456"]),
        (Filters(country="BR"), ["block-x"]),
        (Filters(action_type="fine"), []),
        (Filters(since="2017-07-15"), ["block-x"]),
        (Filters(since="2020-12-31"), ["block-x"]),
        (Filters(since="2021"), []),
        (Filters(until="2017-07-14"), ["block-telegram-2017-07-14-abc123", "block-telegram-a2-def456"]),
        (Filters(until="2017-07"), ["block-telegram-2017-07-14-abc123", "block-telegram-a2-def456"]),
        (Filters(until="2016-02"), ["block-telegram-a2-def456"]),
        (Filters(platform="x", agency="kominfo"), []),
    ],
)
def test_an_action_passes_when_all_filters_hold(two: Graph, filters: Filters, actions: list[str]) -> None:
    assert [node.id for node in select(*two, filters)[0] if node.label == "Action"] == actions


def test_a_statement_outside_the_dates_is_not_kept(graph: Graph) -> None:
    assert "said-1" in ids(select(*graph, Filters(platform="telegram", since="2016")))
    assert "said-1" not in ids(select(*graph, Filters(platform="telegram", until="2017-07-14")))


def test_around_keeps_what_is_within_so_many_edges(two: Graph) -> None:
    assert ids(select(*two, Filters(around="br", depth=0))) == ["br"]
    assert ids(select(*two, Filters(around="br"))) == ["block-x", "br"]
    assert "kominfo" not in ids(select(*two, Filters(around="br", depth=2)))
    assert "kominfo" in ids(select(*two, Filters(around="br", depth=3)))
    assert "kominfo" not in ids(select(*two, Filters(around="br", depth=3, platform="x")))


def test_an_unknown_id_is_refused_with_the_nearest(graph: Graph) -> None:
    with pytest.raises(
        UsageError, match=r"--platform: no platform in the graph has the id 'telegrm'\. Did you mean 'telegram'\?"
    ):
        select(*graph, Filters(platform="telegrm"))
    with pytest.raises(UsageError, match="--agency: no agency in the graph has the id 'telegram'"):
        select(*graph, Filters(agency="telegram"))
    with pytest.raises(UsageError, match="--around: no node"):
        select(*graph, Filters(around="zzzzzz"))


def test_a_malformed_date_and_a_negative_depth_are_refused(graph: Graph) -> None:
    with pytest.raises(UsageError, match="--since: '14 July' is not a date"):
        select(*graph, Filters(since="14 July"))
    with pytest.raises(UsageError, match="--depth: -1"):
        select(*graph, Filters(around="telegram", depth=-1))


days = st.dates().map(lambda day: day.isoformat())


@given(days, days, days, st.sampled_from([4, 7, 10]))
def test_a_day_in_the_range_is_found_however_little_of_it_is_known(day: str, one: str, other: str, known: int) -> None:
    since, until = sorted([one, other])
    if since <= day <= until:
        assert may_fall_within(day[:known], since, until)
    if not may_fall_within(day[:known], since, until):
        assert day < since or day > until
