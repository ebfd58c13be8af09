"""What a person should look at, most consequential first.

Each item has a *doubt*, from 0 to 1: how likely it is that the graph has it wrong; and a *weight*: how much of the graph hangs on
it. Its score is their product. The weight of an event is 1, and 2 more if it is a measure or the end of one that took place, 3
for each episode that it begins or ends, 1 for each event that it is tied to; that of all else is the sum of what hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import TYPE_CHECKING

from kg.model import NodeRef
from kg.workspace.graph_view import Difference, Event, GraphView, Report, Said, shown
from kg.workspace.remedies import merge, of_event, rename, split
from kg.workspace.settled import Settled

if TYPE_CHECKING:
    from kg.model import Correction, Edge
    from kg.ontology import Ontology
    from kg.resolve.relations import Relations

KINDS = {
    "merge": "reports of one event whose dates, actors, types or other values differ",
    "single": "measures that one source alone reports",
    "spelling": "names that were taken for a listed one of almost the same spelling",
    "body": "bodies that no list holds, or one of them, said to have done the same: perhaps one body in two languages",
    "person": "people of one name whom the bodies beside them tell apart",
    "unsure": "events of low confidence",
    "missed": "corrections that apply to nothing",
}
_ALONE, _PERHAPS = 0.3, 0.5
"""The doubt about what one source alone says, and about whether two names are one: nothing was measured that says more."""
_SLIGHT = 0.1
_UNSURE = 0.7
_DECIDED = 5
"""The weight of a correction that applies to nothing: somebody took the trouble to decide it."""
_MEASURES = frozenset({"restrict", "restore"})
_SENTENCES = 8


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words that say so, and where they are from."""

    article: str
    outlet: str
    published: str
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: what it is, why it is here, the sentences, and the commands (after `kg`) that settle it."""

    kind: str
    subjects: tuple[str, ...]
    what: str
    why: tuple[str, ...]
    doubt: float
    weight: int
    sentences: tuple[Sentence, ...]
    commands: tuple[str, ...]

    @property
    def score(self) -> float:
        """How consequential it is."""
        return round(self.doubt * self.weight, 2)


def review(
    view: GraphView, ontology: Ontology, *, corrections: Sequence[Correction] = (), missed: Iterable[Correction] = ()
) -> list[Item]:
    """Return all that a person should look at, the highest score first.

    `corrections` are those in force: what they speak of was looked at and is not listed. `missed`: those of them that apply to
    nothing in the graph.
    """
    # Imported here: a question that is not about bodies does without.
    from kg.resolve.relations import Relations

    made = _Review(view, Relations(ontology), Settled(view, corrections))
    items = [*made.events(), *made.spellings(), *made.bodies(), *made.people(), *(_missed(correction) for correction in missed)]
    return sorted(items, key=lambda item: (-item.score, item.kind, item.subjects))


class _Review:
    def __init__(self, view: GraphView, relations: Relations, settled: Settled) -> None:
        self._view = view
        self._relations = relations
        self._settled = settled
        self._open = [view.event(ref) for ref in view.of_label("Action") if not settled.event(ref)]

    def events(self) -> Iterator[Item]:
        """Yield the events that sources tell differently, that are unsure, and the measures that one source alone tells."""
        for event in self._open:
            # Of bodies more is asked here than in the graph: also those that no list holds may differ.
            differences = [*(one for one in event.differences if one.field != "actor"), *self._actors(event)]
            confidence = event.node.properties.get("confidence")
            unsure = 1 - confidence if isinstance(confidence, float) and confidence < _UNSURE else 0.0
            alone = event.node.properties.get("sources") == 1 and event.told("family") == "restrict" and event.happened
            doubts = {
                "merge": 1 - prod(1 - _dissent(difference) for difference in differences),
                "unsure": unsure,
                "single": _ALONE if alone else 0.0,
            }
            kind = max(doubts, key=lambda name: doubts[name])
            if not doubts[kind]:
                continue
            why = [_told(difference) for difference in differences]
            why += [f"its confidence is {confidence:.2f}"] if unsure else []
            why += [f"one source alone reports it{' as having taken place' if len(event.reports) > 1 else ''}"] if alone else []
            yield Item(
                kind=kind,
                subjects=(event.id,),
                what=_named(event),
                why=tuple(why),
                doubt=round(doubts[kind], 2),
                weight=self._weight(event),
                sentences=_sentences(event.reports),
                commands=tuple(of_event(event, self._actors(event))),
            )

    def spellings(self) -> Iterator[Item]:
        """Yield the names that were taken for a listed one of almost the same spelling, where events rest on that."""
        found: dict[tuple[NodeRef, str], list[Edge]] = {}
        for ref in self._view.of_label("Article"):
            for edge in self._view.outgoing(ref, "MENTIONS"):
                if edge.properties.get("basis") == "spelling":
                    found.setdefault((edge.target, shown(edge.properties.get("text"))), []).append(edge)
        for (ref, spelled), edges in sorted(found.items()):
            articles = {edge.source.id for edge in edges}
            resting = [event for event in self._open if self._rests_on(event, ref, articles)]
            if resting and not self._settled.entity(ref):
                told = [report for event in resting for report in event.reports if report.article in articles]
                confidence = min(c for edge in edges if isinstance(c := edge.properties.get("confidence", 1.0), float))
                yield Item(
                    kind="spelling",
                    subjects=(ref.id,),
                    what=f"“{spelled}” was taken for {self._view.name(ref)}",
                    why=(f"one letter off the listed name; {_count(len(resting), 'event')} rest on it",),
                    doubt=round(1 - confidence, 2),
                    weight=sum(self._weight(event) for event in resting),
                    sentences=_sentences(told),
                    commands=(
                        *(f"correct confirm {event.id}" for event in resting),
                        split(self._view.called(ref), articles, spelled),
                    ),
                )

    def bodies(self) -> Iterator[Item]:
        """Yield pairs of bodies that different articles name for the same events, and of which no list holds both."""
        found: dict[tuple[str, str], list[tuple[Event, list[Report]]]] = {}
        for event in self._open:
            for one, other in combinations(self._acting(event), 2):
                if self._perhaps_one(one, other):
                    told = [report for report in event.reports if report.told.get("actor") in (one, other)]
                    found.setdefault(self._in_order(one, other), []).append((event, told))
        for (one, other), rows in sorted(found.items()):
            refs = [NodeRef("Agency", id_) for id_ in (one, other)]
            if any(self._settled.entity(ref) for ref in refs) or self._named_together(*refs):
                continue
            events = [event for event, _ in rows]
            apart = [
                split(event.id, {report.article for report in told if report.told.get("actor") == other}) for event, told in rows
            ]
            yield Item(
                kind="body",
                subjects=(one, other),
                what=f"{self._view.name(refs[0])} and {self._view.name(refs[1])} may be one body",
                why=(f"different articles name them for the same {_count(len(events), 'event')}, and no list holds both",),
                doubt=_PERHAPS,
                weight=sum(self._weight(event) for event in events),
                sentences=_sentences([report for _, told in rows for report in told]),
                commands=(merge(*map(self._view.called, refs)), *apart, *(f"correct confirm {event.id}" for event in events)),
            )

    def people(self) -> Iterator[Item]:
        """Yield the people of one name whom the bodies beside them tell apart."""
        by_name: dict[str, list[NodeRef]] = {}
        for ref in self._view.of_label("Person"):
            by_name.setdefault(self._view.name(ref), []).append(ref)
        for name, refs in sorted(by_name.items()):
            # The shortest id is that of the one whom the first article meant.
            first, *others = sorted(refs, key=lambda ref: (len(ref.id), ref.id))
            if not others or any(self._settled.entity(ref) for ref in refs):
                continue
            offices = {ref: self._view.outgoing(ref, "HOLDS") for ref in (first, *others)}
            hanging = sum(len(self._view.outgoing(ref, "HOLDS", "SAID", "ACTOR_OF")) for ref in others)
            bodies = [" and ".join(dict.fromkeys(self._view.name(e.target) for e in of)) or "no body" for of in offices.values()]
            words = [self._sentence(edge) for edges in offices.values() for edge in edges[:2]]
            renamed = [
                rename(self._view.called(r), f"{name} ({body})") for r, body in zip(offices, bodies, strict=True) if r != first
            ]
            yield Item(
                kind="person",
                subjects=tuple(ref.id for ref in offices),
                what=f"{name} is {len(offices)} people: of {'; of '.join(bodies)}",
                why=("articles name other bodies beside the name, and none names both",),
                doubt=_PERHAPS,
                weight=1 + hanging,
                sentences=tuple(dict.fromkeys(words))[:_SENTENCES],
                commands=(merge(*map(self._view.called, (first, *others))), *renamed),
            )

    def _actors(self, event: Event) -> list[Difference]:
        """Return how sources differ about who acts: bodies that are neither related nor perhaps one in two languages."""
        groups: list[list[str]] = []
        for id_ in self._acting(event):
            near = [group for group in groups if any(self._relations.may_be_one(id_, one) for one in group)]
            groups = [*(group for group in groups if group not in near), [*(one for group in near for one in group), id_]]
        told = [tuple(r for r in event.reports if r.told.get("actor") in group) for group in groups]
        if len(groups) < 2 or len({report.source for reports in told for report in reports}) < 2:
            return []
        said = [Said("/".join(group), False, reports) for group, reports in zip(groups, told, strict=True)]
        said.sort(key=lambda one: (-len({report.source for report in one.reports}), one.value))
        return [Difference("actor", "", tuple(said))]

    def _acting(self, event: Event) -> list[str]:
        """Return the ids of the bodies that reports name as the actor, without those who stand for any body of a country."""
        bodies = {edge.source.id for edge in self._view.incoming(event.node.ref, "ACTOR_OF") if edge.source.label == "Agency"}
        named = dict.fromkeys(str(report.told.get("actor")) for report in event.reports)
        return [id_ for id_ in named if id_ in bodies and not self._relations.stands_for_all(id_)]

    def _perhaps_one(self, one: str, other: str) -> bool:
        related, listed = self._relations.related(one, other), self._relations.is_listed
        places = {place for id_ in (one, other) if (place := self._relations.jurisdiction(id_))}
        return not related and not (listed(one) and listed(other)) and len(places) < 2

    def _in_order(self, one: str, other: str) -> tuple[str, str]:
        """The one that a list holds first: it is to stand for both."""
        first, second = sorted((one, other), key=lambda id_: (not self._relations.is_listed(id_), id_))
        return first, second

    def _named_together(self, one: NodeRef, other: NodeRef) -> bool:
        """Whether one article names both: then they are two."""
        articles = [{edge.source for edge in self._view.incoming(ref, "MENTIONS")} for ref in (one, other)]
        return bool(articles[0] & articles[1])

    def _rests_on(self, event: Event, ref: NodeRef, articles: set[str]) -> bool:
        edges = (*self._view.incoming(event.node.ref, "ACTOR_OF"), *self._view.outgoing(event.node.ref, "TARGETS", "VIA"))
        plays = any(ref in (edge.source, edge.target) for edge in edges)
        return plays and any(report.article in articles for report in event.reports)

    def _weight(self, event: Event) -> int:
        ref = event.node.ref
        episodes = len(self._view.incoming(ref, "BEGAN", "ENDED"))
        ties = len(self._view.before(event)) + len(self._view.after(event))
        measure = event.happened and event.told("family") in _MEASURES
        return 1 + 2 * measure + 3 * episodes + ties

    def _sentence(self, edge: Edge) -> Sentence:
        article = self._view.nodes[NodeRef("Article", shown(edge.properties.get("article")))]
        told = article.properties
        return Sentence(
            article.id, shown(told.get("outlet")), shown(told.get("published"))[:10], shown(edge.properties.get("text"))
        )


def _missed(correction: Correction) -> Item:
    ids = tuple(subject.id for subject in correction.subjects)
    told = f" {correction.field} = {correction.value}" if correction.field else ""
    return Item(
        kind="missed",
        subjects=(correction.id,),
        what=f"{correction.kind} {' '.join(ids)}{told}, by {correction.by}",
        why=("nothing in the graph is what it speaks of: the article was removed, is not here yet, or is read otherwise now",),
        doubt=1.0,
        weight=_DECIDED,
        sentences=(),
        commands=(f"correct undo {correction.id}",),
    )


def _dissent(difference: Difference) -> float:
    """The share of sources that tell something else than what stands, of all that tell anything."""
    standing = {report.source for report in difference.said[0].reports}
    others = {report.source for said in difference.said[1:] for report in said.reports} - standing
    if difference.field == "status" or not others:
        # Threatened or planned: how far it had come is not in question. And a source that says two things may be right in one.
        return _SLIGHT
    return len(others) / len(standing | others)


def _told(difference: Difference) -> str:
    said = [f"{one.value} ({', '.join(dict.fromkeys(r.printed_by for r in one.reports))})" for one in difference.said]
    return f"≠ {difference.field}: {'; '.join(said)}"


def _named(event: Event) -> str:
    when = event.dated
    actors = f" by {', '.join(event.actors)}" if event.actors else ""
    return f"{event.told('name')}{actors}, {when}"


def _sentences(reports: Iterable[Report]) -> tuple[Sentence, ...]:
    made = (Sentence(r.article, r.outlet, r.published[:10], r.words) for r in reports)
    return tuple(dict.fromkeys(made))[:_SENTENCES]


def _count(number: int, what: str) -> str:
    return what if number == 1 and what == "event" else f"{number} {what}s"
