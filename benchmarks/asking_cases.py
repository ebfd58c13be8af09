"""What `asking.py` asks: each named query about one platform, person or event, and, where it can be, about everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from kg.model import Edge, Node
from kg.query import NamedQuery, Parameter, bind, named_queries

ONE, ALL = "one", "all"
_ACTION = ("Action",)
_BUSY = 40  # actions on the platform that is asked for: many, and not the one that half of all articles are about


@dataclass(frozen=True, slots=True)
class Case:
    """A question. `kind` is `one` for one that names an entity or an event, and `all` for one about the whole graph."""

    query: NamedQuery
    kind: str
    given: Mapping[str, str]

    @property
    def name(self) -> str:
        """What the table calls it."""
        return f"{self.query.name}, {self.kind}"

    @property
    def values(self) -> dict[str, object]:
        """Its parameters, as a store takes them."""
        return dict(bind(self.query, self.given, lambda text, _: text))


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom is asked for: entities and an event of the graph of which all others are copies, by label."""

    by_label: Mapping[str, str]
    country: str

    def given(self, parameter: Parameter) -> str:
        """Return a value for a parameter."""
        if parameter.type == "entity":
            return next((self.by_label[label] for label in parameter.labels if label in self.by_label), self.by_label["Platform"])
        return self.country if parameter.name == "country" else parameter.example or "1"


def cases(cast: Cast) -> list[Case]:
    """Return all questions, by name."""
    return [case for _, query in sorted(named_queries().items()) for case in _of(query, cast)]


def _of(query: NamedQuery, cast: Cast) -> Iterator[Case]:
    needed = {parameter.name: cast.given(parameter) for parameter in query.parameters if parameter.default is None}
    entities = [one for one in query.parameters if one.type == "entity" and one.labels != _ACTION]
    if any(one.type == "entity" for one in query.parameters if one.name in needed):
        yield Case(query, ONE, needed)
        return
    if entities:
        yield Case(query, ONE, needed | {entities[0].name: cast.given(entities[0])})
    yield Case(query, ALL, needed)


def cast_of(nodes: Iterable[Node], edges: Sequence[Edge]) -> Cast:
    """Choose a platform with some history, and who has most to do with it."""
    hit = Counter(edge.target.id for edge in edges if edge.type == "TARGETS" and edge.target.label == "Platform")
    talked_of = {edge.target.id for edge in edges if edge.type == "ABOUT"}
    platform = min((one for one in hit if one in talked_of), key=lambda one: (abs(hit[one] - _BUSY), one))
    actions = {edge.source.id for edge in edges if edge.type == "TARGETS" and edge.target.id == platform}
    reported = Counter(edge.target.id for edge in edges if edge.type == "REPORTS" and edge.target.id in actions)
    agency = Counter(e.source.id for e in edges if e.type == "ACTOR_OF" and e.source.label == "Agency" and e.target.id in actions)
    person = Counter(edge.source.id for edge in edges if edge.type in ("HOLDS", "SAID") and edge.source.label == "Person")
    topic = Counter(edge.target.id for edge in edges if edge.type == "BECAUSE_OF" and edge.source.id in actions)
    countries = Counter(str(node.properties.get("jurisdiction", "")) for node in nodes if node.id in actions)
    by_label = {"Platform": platform, "Agency": _most(agency), "Person": _most(person), "Topic": _most(topic)}
    by_label |= dict.fromkeys(_ACTION, _most(reported))
    return Cast({label: id_ for label, id_ in by_label.items() if id_}, _most(countries))


def _most(counted: Counter[str]) -> str:
    return min(((-number, one) for one, number in counted.items() if one), key=itemgetter(0, 1), default=(0, ""))[1]
