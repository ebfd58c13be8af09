"""What holds for any articles: no order shows, nothing is without its words, ids last."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stories import LISTS, Pair, correct, edges, entity, event, news, nodes, office, subject

from kg.model import Correction, Facts, Mention, StatementFact, Subject
from kg.ontology import load_ontology
from kg.resolve import Difference, Graph, difference, resolve
from kg.store import open_store

SCHEMA = load_ontology().graph
AGENCIES = ["kominfo", "komdigi", "kppu", "mcmc", "indonesia", "istana", "agency/foo", "agency/malaysian-media-authority"]
# One name in two countries, and one body in two languages.
NAMESAKES = ["agency/media-authority", "agency/otoritas-media", "agency/otoritas-media-malaysia", "agency/media-autority"]
PARTIES = ["telegram", "whatsapp", "meta", "platform/chatlune", "platform/chatlume", "platform/foo", "organization/foo"]
OTHERS = ["person/budi-raya", "class/violent games", "domain/t.me"]
ACTIONS = [
    "block",
    "ban",
    "suspend",
    "revoke",
    "unblock",
    "lift",
    "reinstate",
    "fine",
    "warn",
    "demand",
    "comply",
    "refuse",
    "sue",
]
STATUSES = ["done", "done", "done", "ongoing", "threatened", "planned", "announced", "requested", "denied", "rumoured"]
DATES = [
    None,
    None,
    "2017",
    "2017-07",
    "2017-07-14",
    "2017-07-15",
    "2017-07-20",
    "2017-08-10",
    "2018-01-05",
    "2025-01-01",
    "2017-02-30",
]
TIMES = [None, "2017-07-14", "2017-07-15", "2017-07-16T08:00:00+07:00", "2017-08-11", "2018-01-06", "2025-01-02"]
WIRE = " ".join(f"wire{number}" for number in range(60))

bodies, parties = st.sampled_from([*AGENCIES, *NAMESAKES]), st.sampled_from(PARTIES)
anybody = st.sampled_from([*AGENCIES, *PARTIES, *OTHERS])
# A host name does nothing and says nothing.
acting = anybody.filter(lambda ref: not ref.startswith("domain/"))
told_events = st.builds(
    event,
    st.sampled_from(ACTIONS),
    st.lists(parties | anybody, max_size=2, unique=True).map("+".join),
    actor=st.none() | bodies | acting,
    status=st.sampled_from(STATUSES),
    with_=st.lists(bodies | acting, max_size=1),
    via=st.none() | acting,
    date=st.sampled_from(DATES),
    basis=st.sampled_from(["stated", "relative", "published"]),
    money=st.sampled_from([None, None, (100e6, "USD"), (101e6, "USD"), (200e6, "USD"), (90e6, "EUR")]),
    deadline=st.sampled_from([None, "2017-07-31"]),
    place=st.sampled_from([None, "ID", "XX", "indonesia", "MY"]),
    conditions=st.sampled_from([(), ("a",), ("b", "a")]),
    scope=st.sampled_from([(), ("web",)]),
    count=st.sampled_from([None, 1, 2]),
    domains=st.sampled_from([(), ("t.me",)]),
    reasons=st.sampled_from([(), ("terrorism", "odd")]),
    inferred=st.sampled_from([(), ("actor",), ("via",)]),
)
offices = st.builds(office, st.just("budi-raya"), st.none() | bodies | parties, st.sampled_from(["head", "director"]))


@st.composite
def corpora(draw: st.DrawFn, times: list[str | None] = TIMES) -> list[Pair]:
    """Up to six articles on few parties in few places, so that much is of one event."""
    pairs = []
    for name in "abcdef"[: draw(st.integers(1, 6))]:
        told = draw(st.lists(told_events, max_size=3)) + draw(st.lists(offices, max_size=1))
        text = draw(st.sampled_from(["", f"{WIRE} {name}"]))
        outlet = draw(st.sampled_from([None, "Suara.com", "Some Paper", "some paper"]))
        made, facts = news(name, draw(st.sampled_from(times)), *told, behind=draw(st.booleans()), text=text, outlet=outlet)
        first = next((one.evidence[0] for one in facts.events), None)
        if first is not None:
            mentions = tuple(Mention(role.entity, role.evidence.start, role.evidence.end) for role in facts.events[0].targets)
            said = StatementFact(entity(draw(acting)), "x", ("telegram", "foo", "nobody"), first, draw(st.booleans()), first)
            facts = Facts(made.id, facts.events, (said,), facts.people, mentions)
        pairs.append((made, facts))
    return pairs


@st.composite
def corrections_of(draw: st.DrawFn, graph: Graph) -> list[Correction]:
    """A few corrections of what is in a graph."""
    reported = sorted({edge.target.id for edge in edges(graph, "REPORTS")})
    named = [Subject(n.label, n.id) for n in graph.nodes if n.label in ("Agency", "Platform", "Person")]
    made: list[Correction] = []
    for at in range(draw(st.integers(0, 4)) if reported else 0):
        kind = draw(st.sampled_from(["merge", "split", "retract", "confirm", "set", "rename", "entities"]))
        one, other = (subject(graph, draw(st.sampled_from(reported))) for _ in range(2))
        articles = sorted({ref.article for ref in one.reports})
        if kind == "merge" and one != other:
            made.append(correct("merge", one, other, at=at))
        elif kind == "split" and len(articles) > 1:
            made.append(correct("split", one, at=at, articles=articles[: draw(st.integers(1, len(articles) - 1))]))
        elif kind in ("retract", "confirm"):
            made.append(correct(kind, one, at=at))
        elif kind == "set":
            field, value = draw(st.sampled_from([("date", "2017-07-13"), ("status", "denied"), ("count", 9)]))
            made.append(correct("set", one, at=at, field=field, value=value))
        elif named:
            first, second = draw(st.sampled_from(named)), draw(st.sampled_from(named))
            if kind == "rename":
                made.append(correct("rename", first, at=at, value="Another Name"))
            elif first.label == second.label and first != second:
                made.append(correct("merge", first, second, at=at))
    return made


many = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(corpora(), st.data())
@many
def test_no_order_of_articles_and_of_corrections_can_be_told_from_the_graph(pairs: list[Pair], data: st.DataObject) -> None:
    corrections = data.draw(corrections_of(resolve(pairs, LISTS)))
    graph = resolve(pairs, LISTS, corrections)
    chance: Random = data.draw(st.randoms(use_true_random=False))
    for mixed in (pairs, corrections):
        chance.shuffle(mixed)
    assert repr(resolve(pairs, LISTS, corrections)) == repr(graph)


@given(corpora(), st.data())
@many
def test_every_edge_has_its_words_and_all_is_as_the_schema_says(pairs: list[Pair], data: st.DataObject) -> None:
    graph = resolve(pairs, LISTS, data.draw(corrections_of(resolve(pairs, LISTS))))
    texts = {made.id: made.text for made, _ in pairs}
    for node in graph.nodes:
        assert set(node.properties) <= set(SCHEMA.labels[node.label]["properties"]), node
    for edge in graph.edges:
        kind = SCHEMA.relationships[edge.type]
        assert (edge.source.label in kind["from"], edge.target.label in kind["to"]) == (True, True), edge
        assert set(edge.properties) <= set(SCHEMA.edge_properties), edge
        if kind["evidence"]:
            told: dict[str, Any] = dict(edge.properties)
            assert texts[told["article"]][told["start"] : told["end"]] == told["text"] != "", edge
    known = {node.ref for node in graph.nodes}
    assert {ref for edge in graph.edges for ref in (edge.source, edge.target)} <= known
    open_store("memory:").replace(graph.nodes, graph.edges, stamp="a store takes it")


@given(corpora(), st.integers(1, 3))
@many
def test_it_does_not_matter_in_what_batches_articles_come(pairs: list[Pair], size: int) -> None:
    batches = [pairs[start : start + size] for start in range(0, len(pairs), size)]

    def one_by_one() -> Iterator[Pair]:
        yield from chain.from_iterable(reversed(batches))

    assert resolve(one_by_one(), LISTS) == resolve(pairs, LISTS)


@given(corpora())
@many
def test_every_report_is_of_one_event_and_every_event_has_the_id_of_its_earliest_report(pairs: list[Pair]) -> None:
    graph = resolve(pairs, LISTS)
    published = {node.id: str(node.properties.get("published", "~")) for node in nodes(graph, "Article")}
    of_mark: dict[str, set[str]] = {}
    first: dict[str, tuple[str, str, str]] = {}
    for edge in edges(graph, "REPORTS"):
        mark = str(edge.properties["mark"])
        of_mark.setdefault(mark, set()).add(edge.target.id)
        order = (published[edge.source.id], edge.source.id, mark)
        first[edge.target.id] = min(first.get(edge.target.id, order), order)
    assert {len(of) for of in of_mark.values()} <= {1}
    assert {node.id: node.id.rpartition("-")[2] for node in nodes(graph, "Action")} == {i: o[2] for i, o in first.items()}


@given(corpora(), st.sampled_from(TIMES[2:]))
@many
def test_articles_published_later_change_no_id(pairs: list[Pair], since: str) -> None:
    before = resolve([pair for pair in pairs if (pair[0].published or "~") < since], LISTS)
    after = resolve(pairs, LISTS)
    now = {str(edge.properties["mark"]): edge.target.id for edge in edges(after, "REPORTS")}
    known = {node.id.rpartition("-")[2]: node.id for node in nodes(before, "Action")}
    reported = {str(edge.properties["mark"]) for edge in edges(before, "REPORTS")}
    for mark, id_ in known.items():
        # It stands, or is part of one that was known by an earlier report.
        assert now[mark] == id_ or now[mark].rpartition("-")[2] in reported - {mark}


@given(corpora(), st.data())
@many
def test_what_becomes_of_an_event_is_told_by_the_difference_of_two_graphs(pairs: list[Pair], data: st.DataObject) -> None:
    some = [pair for pair in pairs if data.draw(st.booleans())]
    after = resolve(pairs, LISTS, data.draw(corrections_of(resolve(pairs, LISTS))))
    before = resolve(some, LISTS)
    assert difference(after, after) == Difference()
    found = [change for change in difference(before, after).facts if change.fact == "Action"]
    ids = {
        way: {change.id for change in found if change.way == way} for way in ("added", "changed", "merged", "split", "withdrawn")
    }
    moved = {str(value.before): str(value.after) for change in found for value in change.values if value.name == "id"}
    old, new = ({node.id for node in nodes(graph, "Action")} for graph in (before, after))
    assert old - new == ids["withdrawn"] | ids["merged"] | set(moved)
    assert new - old == ids["added"] | ids["split"] | set(moved.values())
    assert ids["changed"] - set(moved.values()) <= old & new
    assert {change.other for change in found if change.other} <= new
    assert all(change.evidence and change.evidence.words for change in found)
