"""Entities and events as objects, each with the words of articles that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from kg.api import displays
from kg.api.result import Result
from kg.workspace.records import event_record

if TYPE_CHECKING:
    from kg.workspace.graph_view import Event as Told
    from kg.workspace.graph_view import GraphView, Report


@dataclass(frozen=True)
class Evidence:
    """What one article says: its `words` stand at `start:end` of its text, in code points. None where the article gives none."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Event:
    """One event in the world, as all articles together tell it.

    `status` is what they say of it, and `happened` whether that means that it took place: a threat is no block. `date` has the
    precision of its length, and is None where no article gives one.
    """

    id: str
    type: str
    status: str
    happened: bool
    date: str | None
    date_basis: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    confidence: float | None
    evidence: tuple[Evidence, ...]
    _told: Told = field(repr=False, compare=False)
    _view: GraphView = field(repr=False, compare=False)

    @property
    def words(self) -> str:
        """The words of the article that says most of what stands."""
        return self._told.words

    @property
    def disputed(self) -> tuple[str, ...]:
        """The fields that independent sources tell differently; `details["differences"]` says who tells what."""
        return tuple(difference.field for difference in self._told.differences)

    @cached_property
    def details(self) -> dict[str, Any]:
        """All that is known of it, as `kg show ID --json` prints it."""
        return event_record(self._view, self._told)

    def __str__(self) -> str:
        who, whom = ", ".join(self.actors) or "?", ", ".join(self.targets) or "?"
        return f"{self._told.dated}: {who} {self.type} {whom} ({self.status})"

    def _repr_html_(self) -> str:
        rows = [(e.published, e.outlet, e.words, e.url or e.article) for e in self.evidence]
        notes = [f"Sources differ on: {', '.join(self.disputed)}"] if self.disputed else []
        return displays.table(("published", "outlet", "words", "article"), rows, head=str(self), notes=[*notes, self.id])


class Events(Sequence[Event]):
    """Events in order of time."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = tuple(events)

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    @overload
    def __getitem__(self, key: int) -> Event: ...
    @overload
    def __getitem__(self, key: slice) -> Events: ...
    def __getitem__(self, key: int | slice) -> Event | Events:
        return Events(self._events[key]) if isinstance(key, slice) else self._events[key]

    def to_result(self) -> Result:
        """Return a row for each piece of evidence, as a table for other libraries."""
        names = ("event", "type", "status", "happened", "date", "actors", "targets", "confidence")
        told = ("article", "outlet", "published", "url", "words", "start", "end")
        rows = [
            (*(_plain(getattr(event, name)) for name in ("id", *names[1:])), *(getattr(one, name) for name in told))
            for event in self
            for one in event.evidence
        ]
        return Result((*names, *told), tuple(rows))

    def __repr__(self) -> str:
        return f"<Events: {len(self):,}>"

    def _repr_html_(self) -> str:
        names = ("when", "who", "does what", "to whom", "status", "words", "outlet")
        rows = [
            (e._told.dated, e.actors, e.type, e.targets, e.status, e.words, e._told.best.printed_by if e._told.best else "")
            for e in self
        ]
        return displays.table(names, rows, head=f"{len(self):,} event{'' if len(self) == 1 else 's'}")


@dataclass(frozen=True)
class Entity:
    """Whom a name means. `in_graph` is false for one that only a list knows: no article here says anything of it.

    `details` is all that is known of it, as `kg show NAME --json` prints it; `events` what it did and what was done to it.
    """

    id: str
    name: str
    kind: str
    in_graph: bool
    details: dict[str, Any] = field(repr=False)
    events: Events = field(repr=False)

    def _repr_html_(self) -> str:
        called = self.details.get("also_called") or ()
        head = f"{self.name} ({self.kind}, {self.id})"
        notes = [f"Also called: {'; '.join(called)}"] if called else []
        names = ("when", "who", "does what", "to whom", "status", "words")
        rows = [(e._told.dated, e.actors, e.type, e.targets, e.status, e.words) for e in self.events]
        return displays.table(names, rows, head=head, notes=notes)


def event_of(view: GraphView, told: Told) -> Event:
    """Return the public form of an event of a view."""
    confidence = told.node.properties.get("confidence")
    return Event(
        id=told.id,
        type=told.told("type"),
        status=told.told("status"),
        happened=told.happened,
        date=told.when or None,
        date_basis=told.told("date_basis") or None,
        actors=told.actors,
        targets=told.targets,
        confidence=float(confidence) if isinstance(confidence, int | float) else None,
        evidence=tuple(map(_evidence, told.reports)),
        _told=told,
        _view=view,
    )


def _evidence(report: Report) -> Evidence:
    return Evidence(
        article=report.article,
        outlet=report.outlet or None,
        title=report.title or None,
        published=report.published or None,
        url=report.url or None,
        words=report.words,
        start=report.start,
        end=report.end,
    )


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
