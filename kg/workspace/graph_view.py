"""The graph as people look at it: nodes by key, edges by their ends, and events with all that articles say of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Edge, Node, NodeRef, Scalar

_DAY = len("2017-07-14")
_RESTORE = "restore"
_NOT_BEFORE = "9999"
_TIES = ("LIFTS", "ESCALATES", "RESPONDS_TO")
_BASES = ("stated", "relative")
_HAPPENED = frozenset({"done", "ongoing"})
# What reports say of an event beside each other, by the property of the Action that holds what stands.
_FIELDS = {"type": "action", "status": "status", "date": "date", "deadline": "deadline", "count": "count", "amount": "amount"}


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of an event. `source` names the independent source: copies of one text have the same."""

    article: str
    outlet: str
    title: str
    published: str
    url: str
    source: str
    mark: str
    start: int
    end: int
    words: str
    told: Mapping[str, Scalar]

    @property
    def printed_by(self) -> str:
        """The outlet, else the article."""
        return self.outlet or self.article

    def says(self, field: str) -> str:
        """Return what it says of a field of the event as text; empty where it says nothing."""
        if field == "date" and self.told.get("date_basis") not in _BASES:
            return ""
        value = shown(self.told.get(_FIELDS.get(field, field)))
        return f"{value} {shown(self.told.get('currency'))}".strip() if field == "amount" and value else value


@dataclass(frozen=True, slots=True)
class Said:
    """A value that reports give, who prints it, and whether it stands."""

    value: str
    stands: bool
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that independent sources tell differently: what stands first; `rule` says why it does."""

    field: str
    rule: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the names of who plays a part in it, and its reports, the earliest first."""

    node: Node
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    reports: tuple[Report, ...]

    @property
    def id(self) -> str:
        """The id of its node."""
        return self.node.id

    @property
    def when(self) -> str:
        """The date of the act; empty where no article gives it."""
        return self.told("date")

    @property
    def day(self) -> str:
        """The date of the act, else that of the first article on it."""
        return self.when or self.told("first_published")[:_DAY]

    @property
    def dated(self) -> str:
        """The date to show: in brackets where it is only that of the first article."""
        return self.when or (f"({self.day})" if self.day else "undated")

    @property
    def order(self) -> tuple[str, int, str]:
        """Its place in time: of one day threats before deeds, and deeds before what lifts them or promises to."""
        day = self.day or _NOT_BEFORE
        restores = self.told("family") == _RESTORE
        # Of no certain day: something is lifted at the end of its month, and all else at the beginning.
        late = f"{day}~" if restores and self.happened and len(day) < _DAY else day
        return late, (3 if self.happened else 2) if restores else int(self.happened), self.id

    @property
    def happened(self) -> bool:
        """Whether the articles say that it took place."""
        return self.told("status") in _HAPPENED

    @property
    def best(self) -> Report | None:
        """The report that says most of what stands, of several the earliest: its words are shown."""

        def differs(report: Report) -> int:
            return sum(report.says(field) != self.told(field) for field in ("type", "status", "date"))

        return min(self.reports, key=differs, default=None)

    @property
    def words(self) -> str:
        """The words of the best report."""
        return self.best.words if self.best else ""

    @property
    def article(self) -> str:
        """The id of the article that they stand in."""
        return self.best.article if self.best else ""

    @property
    def settled(self) -> dict[str, str]:
        """By which rule each disputed field was settled."""
        return dict(one.split(": ", 1) for one in _several(self.node.properties.get("settled_by")))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What independent sources tell differently.

        A value that a person set is no longer among them; nor that one article calls done what a later one calls ongoing.
        """
        return tuple(found for field, rule in self.settled.items() if (found := self._difference(field, rule)))

    @property
    def counted(self) -> str:
        """How many sources and articles tell of it, in words."""
        sources, articles = self.node.properties.get("sources", 1), self.node.properties.get("articles", 1)
        told = f"{sources} source{'' if sources == 1 else 's'}"
        return told if articles == sources else f"{told}, {articles} articles"

    def told(self, name: str) -> str:
        """A property as text, empty where there is none."""
        return shown(self.node.properties.get(name))

    def _difference(self, field: str, rule: str) -> Difference | None:
        by_value: dict[str, list[Report]] = {}
        for report in self.reports:
            if value := report.says(field):
                by_value.setdefault(value, []).append(report)
        if field == "date":
            # Who says less precisely what another says differs not.
            by_value = {v: r for v, r in by_value.items() if not any(o != v and o.startswith(v) for o in by_value)}
        stands = self.told(field)
        if field == "amount" and stands:
            stands = f"{stands} {self.told('currency')}".strip()
        said = [Said(value, value == stands, tuple(reports)) for value, reports in by_value.items()]
        said.sort(key=lambda one: (not one.stands, -len({r.source for r in one.reports}), one.value))
        if len(said) < 2 or len({report.source for one in said for report in one.reports}) < 2:
            return None
        return None if field == "status" and {one.value for one in said} <= _HAPPENED else Difference(field, rule, tuple(said))


@dataclass(frozen=True, slots=True)
class Tied:
    """An event that another is tied to, with the days between them."""

    event: Event
    type: str
    days: int


class GraphView:
    """Nodes and edges of a graph, by what one asks for."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self.nodes: Mapping[NodeRef, Node] = {node.ref: node for node in nodes}
        self._from: dict[NodeRef, list[Edge]] = defaultdict(list)
        self._to: dict[NodeRef, list[Edge]] = defaultdict(list)
        self._events: dict[NodeRef, Event] = {}
        self._marks: dict[str, NodeRef] | None = None
        self._ids: Counter[str] | None = None
        self._of_party: dict[tuple[str, str], list[NodeRef]] = {}
        for ref in sorted(self.nodes):
            if party := shown(self.nodes[ref].properties.get("party")):
                self._of_party.setdefault((ref.label, party), []).append(ref)
        for edge in edges:
            self._from[edge.source].append(edge)
            self._to[edge.target].append(edge)

    def outgoing(self, ref: NodeRef, *types: str) -> list[Edge]:
        """Return the edges that leave a node, of these types (none: all)."""
        return [edge for edge in self._from[ref] if not types or edge.type in types]

    def incoming(self, ref: NodeRef, *types: str) -> list[Edge]:
        """Return the edges that come to a node, of these types (none: all)."""
        return [edge for edge in self._to[ref] if not types or edge.type in types]

    def of_label(self, label: str) -> list[NodeRef]:
        """Return the keys of all nodes of a label, in order."""
        return sorted(ref for ref in self.nodes if ref.label == label)

    def of_party(self, label: str, party: str) -> list[NodeRef]:
        """Return the keys of the actions or episodes of a party (an id), in order."""
        return self._of_party.get((label, party), [])

    def name(self, ref: NodeRef) -> str:
        """What a person calls the node."""
        properties = self.nodes[ref].properties if ref in self.nodes else {}
        return shown(properties.get("name") or properties.get("title") or ref.id)

    def called(self, ref: NodeRef) -> str:
        """How a command names the node: by its id, with its kind before it where a node of another kind has that id too."""
        if self._ids is None:
            self._ids = Counter(each.id for each in self.nodes)
        return f"{ref.label.lower()}/{ref.id}" if self._ids[ref.id] > 1 else ref.id

    def event(self, ref: NodeRef) -> Event:
        """Return an event with its reports."""
        if ref not in self._events:
            node = self.nodes[ref]
            named = (self.name(edge.target) for edge in self.outgoing(ref, "TARGETS"))
            self._events[ref] = Event(
                node,
                tuple(dict.fromkeys(self.name(edge.source) for edge in self.incoming(ref, "ACTOR_OF"))),
                (*dict.fromkeys(named), *_several(node.properties.get("classes"))),
                tuple(self._reports(ref)),
            )
        return self._events[ref]

    def in_time(self, refs: Iterable[NodeRef]) -> list[Event]:
        """Return events in order of time; the day of the earliest article stands in for a date that no text gives."""
        return sorted((self.event(ref) for ref in dict.fromkeys(refs)), key=lambda event: event.order)

    def before(self, event: Event, *types: str) -> list[Tied]:
        """Return the earlier events that an event is tied to: what it lifts, carries further, answers."""
        return [self._tied(edge, edge.target) for edge in self.outgoing(event.node.ref, *(types or _TIES))]

    def after(self, event: Event, *types: str) -> list[Tied]:
        """Return the later events that are tied to an event, in order of time."""
        tied = [self._tied(edge, edge.source) for edge in self.incoming(event.node.ref, *(types or _TIES))]
        return sorted(tied, key=lambda one: (one.event.order, one.type))

    def holding(self, mark: str) -> NodeRef | None:
        """Return the event that the report of a mark is part of now: the id of an event ends in that of its first report."""
        if self._marks is None:
            reports = (edge for edges in self._to.values() for edge in edges if edge.type == "REPORTS")
            self._marks = {shown(edge.properties.get("mark")): edge.target for edge in reports}
        return self._marks.get(mark)

    def _tied(self, edge: Edge, other: NodeRef) -> Tied:
        return Tied(self.event(other), edge.type, number(edge.properties.get("days")))

    def _reports(self, ref: NodeRef) -> Sequence[Report]:
        first: dict[str, Edge] = {}
        for edge in self.incoming(ref, "REPORTS"):
            mark = f"{edge.source.id} {edge.properties.get('mark')}"
            if mark not in first or _start(edge) < _start(first[mark]):
                first[mark] = edge
        made = [self._report(edge) for edge in first.values()]
        return sorted(made, key=lambda one: (one.published or _NOT_BEFORE, one.article, one.start, one.mark))

    def _report(self, edge: Edge) -> Report:
        article = self.nodes[edge.source].properties if edge.source in self.nodes else {}
        told = edge.properties
        return Report(
            article=edge.source.id,
            outlet=shown(article.get("outlet")),
            title=shown(article.get("title")),
            published=shown(article.get("published")),
            url=shown(article.get("url")),
            source=shown(told.get("origin")),
            mark=shown(told.get("mark")),
            start=_start(edge),
            end=number(told.get("end")),
            words=shown(told.get("text")),
            told=told,
        )


def shown(value: Scalar | None) -> str:
    """A property as text: lists joined, whole numbers without `.0`, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"
    return value


def number(value: Scalar | None) -> int:
    """A property as a whole number; 0 where it is none."""
    return value if isinstance(value, int) else 0


def _several(value: Scalar | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _start(edge: Edge) -> int:
    return number(edge.properties.get("start"))
