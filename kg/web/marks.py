"""Where the evidence of an article stands, cut into stretches that never overlap: what the terminal and the page show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Article, EventFact, Evidence, Facts, PersonFact, Role, StatementFact

EVENT, STATEMENT, PERSON, ROLE = "event", "statement", "person", "role"
_ORDER = (EVENT, STATEMENT, PERSON, ROLE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled stretch `[start, end)` of the text.

    `kind` is one of the four above, `family` that of the event's action (empty for the others), `number` counts the
    events, the statements or the people of the article from 1.
    """

    start: int
    end: int
    kind: str
    label: str
    number: int
    family: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text with one set of marks. `opens` and `closes` are those that begin and end at its edges."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]
    boilerplate: bool


def marks_of(facts: Facts, family_of: Callable[[str], str]) -> tuple[Mark, ...]:
    """Return the marks of all that an article says, in order of the text, the longer first."""
    made = [*_events(facts.events, family_of), *_statements(facts.statements), *_people(facts.people)]
    return tuple(sorted(dict.fromkeys(made), key=_order))


def stretches(article: Article, marks: tuple[Mark, ...]) -> Iterator[Stretch]:
    """Cut the text wherever a mark or a span of boilerplate begins or ends; all of it comes back, in order."""
    length = len(article.text)
    ends = [(one.start, one.end) for one in marks] + [(one.start, one.end) for one in article.boilerplate]
    cuts = sorted({0, length, *(min(end, length) for both in ends for end in both)})
    for start, end in pairwise(cuts):
        over = tuple(mark for mark in marks if mark.start <= start and end <= mark.end)
        yield Stretch(
            start,
            end,
            over,
            tuple(mark for mark in over if mark.start == start),
            tuple(mark for mark in over if mark.end == end),
            any(span.start <= start and end <= span.end for span in article.boilerplate),
        )


def event_label(event: EventFact) -> str:
    """Return who is meant and what: `fine Examplia · done`."""
    whom = ", ".join(role.entity.name for role in event.targets)
    return f"{event.action} {whom} · {event.status}" if whom else f"{event.action} · {event.status}"


def _events(events: tuple[EventFact, ...], family_of: Callable[[str], str]) -> Iterator[Mark]:
    for number, event in enumerate(events, start=1):
        for evidence in event.evidence:
            yield Mark(evidence.start, evidence.end, EVENT, event_label(event), number, family_of(event.action))
        for name, role in _roles(event):
            yield _role(role.evidence, f"{name} of {event.action}: {role.entity.name}", number)


def _roles(event: EventFact) -> Iterator[tuple[str, Role]]:
    if event.actor:
        yield "actor", event.actor
    if event.via:
        yield "through", event.via
    yield from (("with", role) for role in event.with_)
    yield from (("target", role) for role in event.targets)
    yield from (("legal basis", role) for role in event.legal_basis)


def _role(evidence: Evidence, label: str, number: int) -> Mark:
    return Mark(evidence.start, evidence.end, ROLE, label, number)


def _statements(statements: tuple[StatementFact, ...]) -> Iterator[Mark]:
    for number, said in enumerate(statements, start=1):
        yield Mark(said.evidence.start, said.evidence.end, STATEMENT, f"{said.speaker.name}:", number)


def _people(people: tuple[PersonFact, ...]) -> Iterator[Mark]:
    for number, fact in enumerate(people, start=1):
        office = ", ".join(part for part in (fact.title, fact.organisation.name if fact.organisation else None) if part)
        yield Mark(fact.evidence.start, fact.evidence.end, PERSON, f"{fact.person.name} = {office}", number)


def _order(mark: Mark) -> tuple[int, int, int, int, str]:
    return mark.start, -mark.end, _ORDER.index(mark.kind), mark.number, mark.label
