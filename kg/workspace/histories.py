"""The history of a party: by country, the stretches in which a restriction held, and all that happened in and around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.model import NodeRef
from kg.workspace.graph_view import Event, GraphView, shown

if TYPE_CHECKING:
    from kg.model import Node
    from kg.ontology import Ontology

_RECEIVES = ("TARGETS", "VIA", "UNDER", "BECAUSE_OF", "IN", "AFFECTS")
_RESTRICT, _PRESSURE = "restrict", "pressure"
_TOLD = frozenset({"announced", "planned", "threatened", "conditional", "requested"})
_DAY = len("2017-07-14")
_NEVER = 10**6
# Months within which companies meet one demand.
_SEASON = 3


@dataclass(frozen=True, slots=True)
class Around:
    """What came before a stretch, or answered it.

    `days` between it and the beginning, where both days are known; `tied`: the graph says that it led there, or answers it.
    """

    event: Event
    days: int | None
    tied: bool


@dataclass(frozen=True, slots=True)
class Alongside:
    """An episode of another party that began with this one."""

    name: str
    node: Node


@dataclass(frozen=True, slots=True)
class Stretch:
    """An episode with its surroundings.

    `before`: the threats, warnings and demands since the stretch before it, in time. `answers`: what the party did while it held.
    `after`: the next measure, done or only spoken of, of the same country once it was over. `events`: those within it, its
    beginning and its end among them. `last`: the day of the last article on this party and country. `alongside`: what the same
    articles say was hit with it; `spared`: what others did, by the same articles, who were not hit.
    """

    node: Node
    began: Event
    ended: Event | None
    before: tuple[Around, ...]
    answers: tuple[Around, ...]
    after: Event | None
    events: tuple[Event, ...]
    last: str
    alongside: tuple[Alongside, ...] = ()
    spared: tuple[Event, ...] = ()

    @property
    def id(self) -> str:
        """The id of its node."""
        return self.node.id

    @property
    def open(self) -> bool:
        """Whether it still holds, as far as the articles go."""
        return bool(self.node.properties.get("open"))

    def told(self, name: str) -> str:
        """A property as text, empty where there is none."""
        return shown(self.node.properties.get(name))


@dataclass(frozen=True, slots=True)
class Country:
    """What happened in one country: stretches, and the events that are in none, in order of time.

    `code` is empty for what no article gives a country of.
    """

    code: str
    name: str
    parts: tuple[Stretch | Event, ...]

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches among the parts."""
        return tuple(part for part in self.parts if isinstance(part, Stretch))


def histories(view: GraphView, ontology: Ontology, party: str) -> list[Country]:
    """Return the history of a party (an id) by country; countries in the order of what first happened there."""
    episodes: dict[str, list[Node]] = {}
    ended: dict[str, set[str]] = {}
    for ref in view.of_party("Episode", party):
        code = shown(view.nodes[ref].properties.get("jurisdiction"))
        episodes.setdefault(code, []).append(view.nodes[ref])
        if end := _one(view, view.nodes[ref], "ENDED"):
            ended.setdefault(end, set()).add(code)
    by_country: dict[str, list[Event]] = {}
    for event in view.in_time(view.of_party("Action", party)):
        # Of an end no article may give the country: it is then that of what it ended.
        code = event.told("jurisdiction")
        for place in sorted({code} if code else ended.get(event.id, {""})):
            by_country.setdefault(place, []).append(event)
    answers = frozenset(type_.id for type_ in ontology.actions.values() if type_.answers)
    return [
        Country(code, country_name(ontology, code), tuple(_parts(view, events, episodes.get(code, []), answers)))
        for code, events in by_country.items()
    ]


def best_told(view: GraphView, ontology: Ontology) -> list[Stretch]:
    """Return the stretches of the graph, those first of which most is told; one of those that began together stands for all."""
    parties = {shown(view.nodes[ref].properties.get("party")) for ref in view.of_label("Episode")}
    stretches = [
        stretch for party in sorted(parties) for country in histories(view, ontology, party) for stretch in country.stretches
    ]

    def worth(stretch: Stretch) -> tuple[int, str]:
        events = (*stretch.events, *(one.event for one in stretch.before))
        articles = {report.article for event in events for report in event.reports}
        differing = sum(len(event.differences) for event in stretch.events)
        return -(3 * len(articles) + 2 * differing + len(stretch.before) + len(stretch.alongside)), stretch.id

    chosen: list[Stretch] = []
    seen: set[str] = set()
    for stretch in sorted((s for s in stretches if not s.open), key=worth) + sorted((s for s in stretches if s.open), key=worth):
        if stretch.id not in seen:
            chosen.append(stretch)
            seen |= {stretch.id, *(other.node.id for other in stretch.alongside)}
    return chosen


def besides(view: GraphView, ref: NodeRef) -> tuple[list[Event], list[Event]]:
    """Return what an entity did, and what was done to it or through it, of events that are not of its own history."""
    mine = set(view.of_party("Action", ref.id)) if has_history(ref) else set()
    acted = view.in_time(edge.target for edge in view.outgoing(ref, "ACTOR_OF") if edge.target not in mine)
    received = view.in_time(edge.source for edge in view.incoming(ref, *_RECEIVES) if edge.source not in mine)
    return acted, received


def has_history(ref: NodeRef) -> bool:
    """Whether measures are against it: a platform or a company."""
    return ref.label in ("Platform", "Organization")


def stretch_of(view: GraphView, ontology: Ontology, ref: NodeRef) -> Stretch:
    """Return one episode with its surroundings."""
    node = view.nodes[ref]
    countries = histories(view, ontology, shown(node.properties.get("party")))
    return next(part for country in countries for part in country.stretches if part.id == ref.id)


def country_name(ontology: Ontology, code: str) -> str:
    """Return the name of a country, or of a state or city in it (`IN/kerala`); the code where no list has it."""
    code, _, part = code.partition("/")
    name = ontology.country_names.get(code, code)
    return f"{name}, {ontology.entities[part].name}" if part in ontology.entities else name


def _parts(
    view: GraphView, events: Sequence[Event], episodes: Sequence[Node], answers: frozenset[str]
) -> Iterator[Stretch | Event]:
    """Yield stretches and the events outside of them in order of time.

    An event is within the stretch that began last before it, if that was not over; so that what is printed stays in order, a
    stretch that never ended holds what comes until the next one begins.
    """
    ends = {node.id: [_one(view, node, type_) for type_ in ("BEGAN", "ENDED")] for node in episodes}
    events = _threats_behind_ends(events, {ended for _, ended in ends.values() if ended})
    events = _begun_before_ends(events, ends.values())
    places = {event.id: place for place, event in enumerate(events)}
    spans = sorted(
        (places[began], places.get(ended or "", _NEVER), node)
        for node, (began, ended) in zip(episodes, ends.values(), strict=True)
        if began in places
    )
    within: dict[str, list[Event]] = {}
    outside: list[tuple[int, Stretch | Event]] = []
    for place, event in enumerate(events):
        running = [span for span in spans if span[0] <= place]
        current = next((span for span in running if span[1] == place), running[-1] if running else None)
        if current and place <= current[1]:
            within.setdefault(current[2].id, []).append(event)
        else:
            outside.append((place, event))
    last = max((report.published for event in events for report in event.reports), default="")[:_DAY]
    over = 0
    for first, end, node in spans:
        stretch = Stretch(
            node=node,
            began=events[first],
            ended=events[end] if end < _NEVER else None,
            before=tuple(_before(view, events[over:first], events[first])),
            answers=tuple(_answers(view, within.get(node.id, ()), events[first], answers)),
            after=next((e for e in events[end + 1 :] if e.told("family") == _RESTRICT), None),
            events=tuple(within.get(node.id, ())),
            last=last,
            alongside=(hit := tuple(_alongside(view, node, events[first]))),
            spared=tuple(_spared(view, answers, [node, *(other.node for other in hit)], events[over : first + 1])),
        )
        outside.append((first, stretch))
        over = end + 1 if end < _NEVER else first + 1
    yield from (part for _, part in sorted(outside, key=lambda part: part[0]))


def _one(view: GraphView, node: Node, type_: str) -> str | None:
    return next((edge.target.id for edge in view.outgoing(node.ref, type_)), None)


def _threats_behind_ends(events: Sequence[Event], ends: set[str]) -> list[Event]:
    """Put what is only threatened on the day of an end behind it: it is told of the time after."""
    days = {event.day: event for event in events if event.id in ends}

    def key(event: Event) -> tuple[str, int, str]:
        if not event.happened and event.told("family") == _RESTRICT and event.day in days:
            order = days[event.day].order
            return order[0], order[1] + 1, event.id
        return event.order

    return sorted(events, key=key)


def _begun_before_ends(events: Sequence[Event], ends: Iterable[Sequence[str | None]]) -> list[Event]:
    """Put a beginning that is only known from an article of after the end in front of the end."""
    order = {event.id: event for event in events}
    for began, ended in ends:
        ids = list(order)
        if began in order and ended in order and ids.index(began) > ids.index(ended):
            ids.remove(began)
            ids.insert(ids.index(ended), began)
            order = {id_: order[id_] for id_ in ids}
    return list(order.values())


def _before(view: GraphView, earlier: Iterable[Event], began: Event) -> Iterator[Around]:
    """Yield what led to the beginning; what is threatened on its own day is what may come still."""
    tied = {one.event.id for one in view.before(began, "ESCALATES")}
    for event in earlier:
        presses = event.told("family") == _PRESSURE and event.happened
        threatens = event.told("family") == _RESTRICT and event.told("status") in _TOLD
        if event.id in tied or ((presses or threatens) and event.day != began.day):
            yield Around(event, _between(event.day, began.day), event.id in tied)


def _answers(view: GraphView, held: Iterable[Event], began: Event, types: frozenset[str]) -> Iterator[Around]:
    """Yield what the party did while it was restricted, and what answers the beginning at any time."""
    tied = {one.event.id: one.event for one in view.after(began, "RESPONDS_TO")}
    did = {event.id: event for event in held if event.happened and event.told("type") in types}
    for event in sorted((tied | did).values(), key=lambda event: event.order):
        yield Around(event, _between(began.day, event.day), event.id in tied)


def _alongside(view: GraphView, node: Node, began: Event) -> Iterator[Alongside]:
    """Yield the episodes of other parties that began on the same day in the same country, by the same articles."""
    articles = {report.article for report in began.reports}
    for other in _told_with(view, articles, "Episode"):
        same = all(other.properties.get(name) == node.properties.get(name) for name in ("jurisdiction", "began"))
        if same and other.properties.get("party") != node.properties.get("party"):
            first = next((view.event(edge.target) for edge in view.outgoing(other.ref, "BEGAN")), None)
            yield Alongside(next(iter(first.targets), other.id) if first else other.id, other)


def _spared(view: GraphView, answers: frozenset[str], hit: Sequence[Node], told: Sequence[Event]) -> Iterator[Event]:
    """Yield what others did to meet the same demand: who stands in the same articles and was not hit.

    `told`: the events since the stretch before, the beginning the last.
    """
    parties = {node.properties.get("party") for node in hit}
    countries = {node.properties.get("jurisdiction") for node in hit}
    articles = {report.article for event in told for report in event.reports}
    for other in _told_with(view, articles, "Action"):
        event = view.event(other.ref)
        others = event.told("party") not in parties and other.properties.get("jurisdiction") in countries
        # An article that looks back names who met another demand years later.
        near = told and abs(_months(event.day) - _months(told[-1].day)) <= _SEASON
        if others and near and event.happened and event.told("type") in answers:
            yield event


def _told_with(view: GraphView, articles: Iterable[str], label: str) -> list[Node]:
    """Return the actions that articles report, or the episodes that these began."""
    refs = {edge.target for id_ in articles for edge in view.outgoing(NodeRef("Article", id_), "REPORTS")}
    if label == "Episode":
        refs = {edge.source for ref in refs for edge in view.incoming(ref, "BEGAN")}
    return [view.nodes[ref] for ref in sorted(refs)]


def _months(day: str) -> int:
    """Return the number of a date's month, counted from no certain one; that of January where it is a year alone."""
    year, _, rest = day.partition("-")
    return int(year or 0) * 12 + int(rest[:2] or 1)


def _between(one: str, other: str) -> int | None:
    """Return the days between two dates; None where one names no single day."""
    if len(one) != _DAY or len(other) != _DAY:
        return None
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
