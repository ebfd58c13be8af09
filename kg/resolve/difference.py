"""What two graphs say differently: facts added, changed and withdrawn, events that turned out to be one or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.model import Edge, Node, NodeRef, Scalar, mark_of
from kg.resolve.graph import Graph

ACTION, EPISODE, STATEMENT, ARTICLE = "Action", "Episode", "Statement", "Article"
_FACTS = (ACTION, EPISODE, STATEMENT)
_TIES = ("LIFTS", "ESCALATES", "RESPONDS_TO")
_OFFICE = "HOLDS"
# Told with their action or statement where that is new or gone; on their own where it stands.
_ROLES = ("ACTOR_OF", "TARGETS", "VIA", "UNDER", "BECAUSE_OF", "IN", "AFFECTS", "SAID", "ABOUT")
_ORDER = (ACTION, EPISODE, *_TIES, *_ROLES, STATEMENT, _OFFICE)
_WAYS = ("added", "changed", "merged", "split", "withdrawn")
_PROOF = frozenset({"article", "start", "end", "text"})
# A name is put together of the rest, a rule is how something was read: neither is what is said.
_UNSAID = frozenset({"name", "rule"})

Way = Literal["added", "changed", "merged", "split", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words that a fact rests on, and where they are from."""

    article: str
    outlet: str | None
    published: str | None
    words: str


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value before and after; None where there is none."""

    name: str
    before: Scalar | None
    after: Scalar | None


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that differs.

    `fact`: the label of a node, or the type of an edge. `id`: of the node; of the action or statement that a role is of, of the
    later action of a tie, of the person who holds an office. `other`: the event that an old id is part of now (`merged`), or was
    part of before (`split`). `values`: what changed; of an event under a new id also the `id`. `evidence`: of what is new in
    it, else of its first report; of what is gone, from the graph before.
    """

    way: Way
    fact: str
    id: str
    what: str
    date: str | None = None
    values: tuple[ValueChange, ...] = ()
    other: str | None = None
    evidence: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs, in a fixed order.

    `facts`: events, episodes, ties, roles, statements, offices. `entities`: who came into the graph, left it, or is described
    otherwise.
    """

    facts: tuple[Change, ...] = ()
    entities: tuple[Change, ...] = ()


def difference(before: Graph, after: Graph) -> Difference:
    """Return what `after` says otherwise than `before`; a pure function.

    An event is followed by the marks of its reports: under another id it is the same event, and its reports may be part of
    another event now.
    """
    sides = _Sides(_Side(before), _Side(after))
    facts = [*sides.events(), *sides.nodes(EPISODE), *sides.nodes(STATEMENT), *sides.edges()]
    return Difference(tuple(sorted(facts, key=_order)), tuple(sorted(sides.entities(), key=_order)))


def _order(change: Change) -> tuple[int, int, str, str, str]:
    fact = _ORDER.index(change.fact) if change.fact in _ORDER else len(_ORDER)
    return fact, _WAYS.index(change.way), change.date or "", change.id, change.what


class _Side:
    """One graph, and what has to be looked up in it."""

    def __init__(self, graph: Graph) -> None:
        self.nodes = {node.ref: node for node in graph.nodes}
        self.edges = graph.edges
        self.reports: dict[str, list[Edge]] = {}
        self.marks: dict[str, str] = {}
        self._proving: dict[NodeRef, list[Edge]] = {}
        for edge in graph.edges:
            if edge.type == "REPORTS":
                self.reports.setdefault(edge.target.id, []).append(edge)
                self.marks[str(edge.properties.get("mark"))] = edge.target.id
            if "article" in edge.properties:
                for end in (edge.source, edge.target):
                    self._proving.setdefault(end, []).append(edge)
        for edges in self.reports.values():
            edges.sort(key=self._age)

    def ids(self, label: str) -> set[str]:
        return {ref.id for ref in self.nodes if ref.label == label}

    def name(self, ref: NodeRef) -> str:
        return str(self.nodes[ref].properties.get("name", ref.id))

    def marks_of(self, action: str) -> Counter[str]:
        return Counter(str(edge.properties.get("mark")) for edge in self.reports.get(action, ()))

    def quoted(self, properties: Mapping[str, Scalar] | None) -> Quoted | None:
        """Return the words that these properties of an edge or a statement prove."""
        if properties is None or "article" not in properties:
            return None
        id_ = str(properties["article"])
        article = self.nodes.get(NodeRef(ARTICLE, id_))
        told = article.properties if article else {}
        return Quoted(id_, _text(told.get("outlet")), _text(told.get("published")), str(properties.get("text", "")))

    def proof(self, ref: NodeRef, other: _Side) -> Quoted | None:
        """Return the words for a node: those that are new beside `other`, where there are any."""
        if ref.label == STATEMENT:
            return self.quoted(self.nodes[ref].properties)
        told = self.reports.get(ref.id, []) if ref.label == ACTION else self._proving.get(ref, [])
        chosen = next((edge for edge in told if not other.has(edge)), told[0] if told else None)
        return self.quoted(chosen.properties if chosen else None)

    def has(self, edge: Edge) -> bool:
        """Whether these words prove the same here: a report by its mark, whatever its event is called."""
        if edge.type == "REPORTS":
            return str(edge.properties.get("mark")) in self.marks
        return any(each.type == edge.type and each.target == edge.target for each in self._proving.get(edge.source, ()))

    def _age(self, edge: Edge) -> tuple[str, str, str]:
        published = self.nodes[edge.source].properties.get("published")
        return str(published or "~"), edge.source.id, edge.key


class _Sides:
    """The two graphs beside each other, and which events of them are the same."""

    def __init__(self, before: _Side, after: _Side) -> None:
        self._before = before
        self._after = after
        self._now: dict[str, str] = {}
        """The id that an event of before has after, where it is not gone."""
        self._was: dict[str, str] = {}
        """The id that an event of after had before, where it is not new."""
        self._pair()

    def events(self) -> Iterator[Change]:
        """Tell of actions."""
        for id_ in sorted(self._before.ids(ACTION)):
            now = self._now.get(id_)
            if now is None:
                yield self._one("withdrawn", NodeRef(ACTION, id_))
            elif self._was.get(now) != id_:
                yield self._one("merged", NodeRef(ACTION, id_), other=now)
        for id_ in sorted(self._after.ids(ACTION)):
            ref = NodeRef(ACTION, id_)
            was = self._was.get(id_)
            if was is None:
                whole = self._part_of(id_)
                yield self._one("split", ref, other=whole) if whole else self._one("added", ref)
            else:
                yield from self._changed(NodeRef(ACTION, was), ref)

    def nodes(self, label: str) -> Iterator[Change]:
        """Tell of episodes, which are named after the event that began them, or of statements."""
        now = {NodeRef(label, id_) for id_ in self._after.ids(label)}
        was: dict[NodeRef, NodeRef] = {}
        # Those that keep their id come first: of two that became one, it is they that go on.
        for ref in sorted((NodeRef(label, id_) for id_ in self._before.ids(label)), key=lambda r: (self._renamed(r) != r, r)):
            home = self._renamed(ref)
            if home not in now:
                yield self._one("withdrawn", ref)
            elif was.setdefault(home, ref) != ref:
                yield self._one("merged", ref, other=home.id)
        for ref in sorted(now):
            if ref not in was:
                yield self._one("added", ref)
            else:
                yield from self._changed(was[ref], ref)

    def edges(self) -> Iterator[Change]:
        was = {(self._renamed(e.source), e.type, self._renamed(e.target), e.key): e for e in self._told(self._before)}
        now = {(e.source, e.type, e.target, e.key): e for e in self._told(self._after)}
        for key in sorted(was.keys() | now.keys()):
            old, new = was.get(key), now.get(key)
            if old is None and new is not None and self._stands(new, set(self._was), self._before):
                yield self._of_edge("added", new, self._after)
            elif old is not None and new is None and self._stands(old, set(self._now), self._after):
                yield self._of_edge("withdrawn", old, self._before)
            elif old is not None and new is not None and (values := _values(old.properties, new.properties)):
                yield self._of_edge("changed", new, self._after, values)

    def entities(self) -> Iterator[Change]:
        apart = {*_FACTS, ARTICLE}
        refs = {ref for side in (self._before, self._after) for ref in side.nodes if ref.label not in apart}
        for ref in sorted(refs):
            if ref not in self._before.nodes:
                yield self._one("added", ref)
            elif ref not in self._after.nodes:
                yield self._one("withdrawn", ref)
            else:
                yield from self._changed(ref, ref, unsaid=frozenset())

    def _pair(self) -> None:
        stand = self._after.ids(ACTION)
        moved: dict[str, list[tuple[int, str]]] = {}
        for id_ in sorted(self._before.ids(ACTION)):
            if id_ in stand:
                self._now[id_] = self._was[id_] = id_
                continue
            marks = self._before.marks_of(id_)
            own = mark_of(id_)
            homes = Counter(self._after.marks[mark] for mark in marks if mark in self._after.marks)
            if homes:
                first = self._after.marks.get(own) if own and own in marks else None
                self._now[id_] = home = first or min(homes, key=lambda h: (-homes[h], h))
                moved.setdefault(home, []).append((-homes[home], id_))
        for home, olds in moved.items():
            self._was.setdefault(home, min(olds)[1])

    def _part_of(self, id_: str) -> str | None:
        """Return the event of before that the reports of a new one were part of, and which still is one."""
        wholes = Counter(self._before.marks[mark] for mark in self._after.marks_of(id_) if mark in self._before.marks)
        return self._now.get(min(wholes, key=lambda w: (-wholes[w], w))) if wholes else None

    def _renamed(self, ref: NodeRef) -> NodeRef:
        """Return what a node of before is called after."""
        if ref.label == ACTION:
            return NodeRef(ACTION, self._now.get(ref.id, ref.id))
        if ref.label == EPISODE:
            head, dash, action = ref.id.partition("-")
            return NodeRef(EPISODE, f"{head}{dash}{self._now.get(action, action)}")
        return ref

    def _told(self, side: _Side) -> Iterable[Edge]:
        return (edge for edge in side.edges if edge.type in _TIES or edge.type in _ROLES or edge.type == _OFFICE)

    def _stands(self, edge: Edge, actions: set[str], other: _Side) -> bool:
        """Whether an edge is to be told on its own: not so the roles of what is itself new, or gone."""
        if edge.type not in _ROLES:
            return True
        of = _whole(edge)
        return of.id in actions if of.label == ACTION else of in other.nodes

    def _one(self, way: Way, ref: NodeRef, other: str | None = None) -> Change:
        gone = way in ("withdrawn", "merged")
        side, opposite = (self._before, self._after) if gone else (self._after, self._before)
        node = side.nodes[ref]
        return Change(way, ref.label, ref.id, _what(node), _date(node), other=other, evidence=side.proof(ref, opposite))

    def _changed(self, was: NodeRef, now: NodeRef, unsaid: frozenset[str] = _UNSAID) -> Iterator[Change]:
        old, new = self._before.nodes[was], self._after.nodes[now]
        values = _values(old.properties, new.properties, unsaid=unsaid)
        if was != now:
            values = (ValueChange("id", was.id, now.id), *values)
        if values:
            proof = self._after.proof(now, self._before)
            yield Change("changed", now.label, now.id, _what(new), _date(new), values, evidence=proof)

    def _of_edge(self, way: Way, edge: Edge, side: _Side, values: tuple[ValueChange, ...] = ()) -> Change:
        source, target = (_what(side.nodes[end]) for end in (edge.source, edge.target))
        of = _whole(edge)
        date = _date(side.nodes[of]) or _text(edge.properties.get("published"))
        what = f"{source} -{edge.type}-> {target}" + (f" ({edge.key})" if edge.key else "")
        return Change(way, edge.type, of.id, what, date, values, evidence=side.quoted(edge.properties))


def _whole(edge: Edge) -> NodeRef:
    """Return the end of an edge that it tells something of."""
    return edge.target if edge.source.label not in _FACTS and edge.target.label in _FACTS else edge.source


def _values(
    old: Mapping[str, Scalar], new: Mapping[str, Scalar], unsaid: frozenset[str] = _PROOF | _UNSAID
) -> tuple[ValueChange, ...]:
    names = sorted((old.keys() | new.keys()) - unsaid)
    return tuple(ValueChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _what(node: Node) -> str:
    told = node.properties
    return str(told.get("name") or told.get("text") or told.get("title") or node.id)


def _date(node: Node) -> str | None:
    told = (node.properties.get(name) for name in ("date", "began", "published", "first_published"))
    return next((str(value) for value in told if value is not None), None)


def _text(value: Scalar | None) -> str | None:
    return None if value is None else str(value)
