"""How the events of a party hang together: what ended what, what was carried further, what answered what; and the episodes.

An edge of these is concluded and not read: no sentence says it. It carries the words of the later of the two events, and how it
was concluded (`basis`): the nearest event that fits, in the same country, of the same bodies where both name any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from kg.resolve.events import Event
from kg.resolve.keys import id_of, kind_of
from kg.resolve.relations import Relations
from kg.resolve.reports import DEED, RESTORE

_RESTRICT, _PRESSURE, _RULES = "restrict", "pressure", "rule-making"
_RANKS = {"request": 0, "intention": 1, "decision": 2, DEED: 3}
# Of one day the rumour is nearest to the denial: of all that was said before it is what is denied.
_PLACES = {**_RANKS, "rumour": 4}
_TOLD = frozenset({"rumour", "intention", "decision", "request", DEED})
# Days after which nobody would say that one thing followed another.
_FOLLOWS, _ANSWERS, _DENIES = 400, 365, 90
_LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class Tie:
    """Two events that belong together: LIFTS, ESCALATES, RESPONDS_TO, from the later to the earlier; `days` between them."""

    source: Event
    type: str
    target: Event
    days: int


@dataclass(slots=True, eq=False)
class Episode:
    """A stretch in which a restriction held. `open`: nothing is known to have ended it.

    `again`: the same restriction began once more, and no article at hand tells when this one had ended. `answers`: what the
    party did about it; `promises`: under what conditions its end was spoken of while it held.
    """

    began: Event
    ended: Event | None = None
    again: Event | None = None
    answers: list[Event] = field(default_factory=list)
    promises: list[Event] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether it still holds, as far as the articles go."""
        return self.ended is None and self.again is None


def affairs(events: Iterable[Event], relations: Relations) -> tuple[list[Tie], list[Episode]]:
    """Return the ties and the episodes of the events of one partition."""
    by_party: dict[str, list[Event]] = {}
    for event in _before_their_ends(list(events)):
        if event.when is not None:
            by_party.setdefault(event.reports[0].strand, []).append(event)
    ties: list[Tie] = []
    episodes: list[Episode] = []
    for party in sorted(by_party):
        # Of one day: threats, deeds, rumours, what lifts them, and last the answers to them.
        order = sorted(
            by_party[party], key=lambda e: (_day(e), e.type.answers, e.type.family == RESTORE, _PLACES.get(e.stage, 9), e.id)
        )
        mine = _Affairs(order, relations)
        ties += mine.ties()
        episodes += mine.episodes
    return ties, episodes


def _before_their_ends(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events, a restriction of no stated day placed no later than its end that the same article tells of.

    "The ban was lifted on Monday", says the article of Tuesday: what it was is not of Tuesday.
    """
    ends: dict[str, list[Event]] = {}
    for event in events:
        if event.done and event.type.family == RESTORE and event.date and event.when:
            for article in {report.article for report in event.reports}:
                ends.setdefault(article, []).append(event)
    for event in events:
        if event.done and event.type.lasts and event.date is None and event.when:
            told = [end for report in event.reports for end in ends.get(report.article, ()) if _ends(end, event)]
            last = min((_day(end) for end in told), default=event.when[0])
            if last < event.when[0]:
                event = replace(event, when=(last, last))
        yield event


def _ends(end: Event, event: Event) -> bool:
    alike = end.reports[0].strand == event.reports[0].strand and end.jurisdiction in (event.jurisdiction, None)
    return alike and end.type_id in event.type.ended_by


class _Affairs:
    """The events of one party, in time."""

    def __init__(self, order: Sequence[Event], relations: Relations) -> None:
        self._order = order
        self._relations = relations
        self.episodes: list[Episode] = []

    def ties(self) -> Iterator[Tie]:
        """Yield the ties; the episodes are known after the last."""
        held: dict[str, list[Episode]] = {}
        over: list[Episode] = []
        for place, event in enumerate(self._order):
            over = [e for e in over if e.ended and _day(e.ended) == _day(event)]
            if event.done and event.type.lasts:
                for episode in held.get(event.deed, []):
                    if self._same_place(episode.began, event) and episode.open:
                        episode.again = event
                episode = Episode(event)
                self.episodes.append(episode)
                held.setdefault(event.deed, []).append(episode)
            if event.type.family == RESTORE:
                for episode in self._ended_by(event, held):
                    if event.done:
                        episode.ended = event
                        over.append(episode)
                        yield self._tie(event, "LIFTS", episode.began)
                    elif event.stage in _RANKS:
                        episode.promises.append(event)
            earlier = self._order[max(0, place - _LOOKED_AT) : place]
            if (step := self._step_before(event, earlier)) is not None:
                yield self._tie(event, "ESCALATES", step)
            if (question := self._answered(event, earlier, {e.began.deed for e in over})) is not None:
                yield self._tie(event, "RESPONDS_TO", question)
                # What is lifted because a demand was met is told with it, and of one day answers come last.
                for episode in (*(e for open_ in held.values() for e in open_ if e.open), *over):
                    asked_meanwhile = _day(question) >= _day(episode.began) and self._of_one(event, episode.began)
                    if episode.began.deed == question.deed or asked_meanwhile:
                        episode.answers.append(event)
            held = {deed: [e for e in open_ if e.open] for deed, open_ in held.items()}

    def _ended_by(self, event: Event, held: dict[str, list[Episode]]) -> list[Episode]:
        """Return the episodes that a restoration ends: of all that it may end the last begun, and those of the same deed."""
        fitting = [
            episode
            for open_ in held.values()
            for episode in open_
            if event.type_id in episode.began.type.ended_by and self._same_place(episode.began, event)
        ]
        if not fitting:
            return []
        # What is called by the name of its own end is meant first: a registration is reinstated, a block lifted.
        last = max(fitting, key=lambda e: (e.began.type.undone_by == event.type_id, _day(e.began)))
        return [episode for episode in fitting if episode.began.deed == last.began.deed]

    def _step_before(self, event: Event, earlier: Sequence[Event]) -> Event | None:
        """Return the threat, plan, demand or warning that an event carries further."""
        if event.type.family not in (_RESTRICT, _PRESSURE) or event.stage not in _RANKS:
            return None
        pressed = None
        for other in reversed(earlier):
            if _day(event) - _day(other) > _FOLLOWS:
                break
            if not self._of_one(event, other) or _day(other) == _day(event) or other.acts is not event.acts:
                continue
            if other.deed == event.deed:
                if other.done:
                    # Carried out already: what came before that led to it, and not to this.
                    break
                if _RANKS.get(other.stage, 9) < _RANKS[event.stage]:
                    return other
            elif event.type.family == _RESTRICT and other.done and other.type.family == _PRESSURE and pressed is None:
                pressed = other
        return pressed

    def _answered(self, event: Event, earlier: Sequence[Event], over: Set[str]) -> Event | None:
        """Return what an event answers: the measure that a party meets, refuses or appeals, the rumour or plan that is denied.

        `over`: the deeds that were lifted on its day. What is threatened on such a day is of the time after.
        """
        denies = event.stage in ("denial", "cancellation")
        # A suit of the party's own answers measures, and nothing that only asks for something.
        suit = event.acts and event.type.family == _PRESSURE and not denies
        answers = suit or (event.acts and event.type.answers and not denies)
        if not denies and not answers:
            return None
        for other in reversed(earlier):
            apart = _day(event) - _day(other)
            if apart > (_DENIES if denies else _ANSWERS):
                return None
            if denies:
                if other.deed == event.deed and other.stage in _TOLD and self._same_place(event, other):
                    return other
            elif (other.deed in over and not other.done and not apart) or (suit and other.type.family != _RESTRICT):
                continue
            elif _asks_for_answer(other) and self._of_one(event, other):
                return other
        return None

    def _of_one(self, event: Event, other: Event) -> bool:
        """Whether the same bodies are behind both, as far as both name any."""
        ones, others = self._bodies(event), self._bodies(other)
        if ones and others and not any(self._relations.related(id_of(a), id_of(b)) for a in ones for b in others):
            return False
        return self._same_place(event, other)

    def _bodies(self, event: Event) -> list[str]:
        return [b for b in event.bodies if kind_of(b) == "agency" and not self._relations.stands_for_all(id_of(b))]

    def _same_place(self, event: Event, other: Event) -> bool:
        return event.jurisdiction == other.jurisdiction or event.jurisdiction is None or other.jurisdiction is None

    def _tie(self, event: Event, type_: str, other: Event) -> Tie:
        return Tie(event, type_, other, _day(event) - _day(other))


def _asks_for_answer(event: Event) -> bool:
    """Whether the party may answer it: what others did, measures, also threatened ones, and pressure; no plan to look into it."""
    if event.acts:
        return False
    if event.type.family == _RESTRICT:
        return event.stage in _RANKS
    return event.done and event.type.family in (_PRESSURE, _RULES)


def _day(event: Event) -> int:
    """The day of an event. One of no certain day: something is lifted at the end of its month, and all else at the beginning."""
    first, last = event.when or (0, 0)
    return last if event.type.family == RESTORE else first
