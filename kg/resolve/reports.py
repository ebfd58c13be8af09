"""Reports: what one article says of one event, seen from the side that the measures are against.

That side is the *party*: the platform or company that is blocked, fined, summoned, or that answers. All that articles say of a
party and its owners is one partition, in which reports are compared. So an order to block three platforms is three reports, and
three events: one may be lifted while the others hold.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import MARK_LENGTH, Article, Entity, EventFact, Facts, Role, SchemaError, slug
from kg.resolve.claims import UNDATED
from kg.resolve.company import company
from kg.resolve.copies import Sketch, sketch
from kg.resolve.gazetteer import ActionType, Gazetteer
from kg.resolve.keys import AGENCY, CLASS, PERSON, entity_key, id_of, kind_of
from kg.resolve.linking import Linker
from kg.resolve.relations import Relations

DEED, RESTORE, EXCHANGE = "deed", "restore", "exchange"
_COMMERCIAL = frozenset({"platform", "organization", "domain"})
_POWERS = frozenset({"agency", "place"})
# Newspapers put the news first: what stands behind the first lines, and not in the first part of a short text, may be told for
# background only.
_LEAD, _FIRST_PART = 600, 0.4
# What is thought of and not said by who would do it: these may be the thoughts of others.
_THOUGHTS = frozenset({"conditional", "planned"})


@dataclass(frozen=True, slots=True)
class Report:
    """An event of one party as one article tells it.

    `fact` has its entities linked, and of several targets only the one that is the party. `party` is the key of an entity, or
    of a class of things, and `named` its id before corrections and other articles told whose name or which of two it is;
    `sides` are the keys of all others that take part. `mark` names the report for good: it does not depend on where in the text
    it stands. `lead`: it stands at the beginning of its article; `lifted`: the article also tells of a restoration. `written`: of
    an article without a date of publication, the day on which it was written or soon before; `company`: whom else it names and
    quotes. `voice`: who says it of another.
    """

    article: str
    published: str | None
    outlet: str | None
    sketch: Sketch
    fact: EventFact
    party: str
    named: str
    strand: str
    sides: tuple[str, ...]
    jurisdiction: str | None
    deed: str
    stage: str
    lead: bool
    lifted: bool = False
    mark: str = ""
    written: str | None = None
    company: tuple[int, ...] = ()
    voice: str | None = None

    @property
    def acts(self) -> bool:
        """Whether the party does it itself."""
        return self.fact.actor is not None and entity_key(self.fact.actor.entity) == self.party

    @property
    def rank(self) -> tuple[str, str]:
        """The place of its article among articles: by time of publication, undated ones last."""
        return self.published or UNDATED, self.article

    @property
    def order(self) -> tuple[str, str, str]:
        """The place among reports: that of its article, then by mark."""
        return *self.rank, self.mark


class Reporter:
    """Makes the reports of articles, each from its own article alone."""

    def __init__(self, gazetteer: Gazetteer, relations: Relations, linker: Linker) -> None:
        self._gazetteer = gazetteer
        self._relations = relations
        self._linker = linker
        self._uncorrected = linker.uncorrected()

    def reports(self, article: Article, facts: Facts, homes: Mapping[str, str]) -> list[Report]:
        """Return the reports of an article, in the order of its text.

        `homes`: the codes of the countries where it places bodies that no list holds, by their keys.
        """
        employers = {
            fact.person.id: fact.organisation
            for fact in facts.people
            if fact.organisation and fact.organisation.kind in _COMMERCIAL and fact.person.id
        }
        told = [_placed(one, homes) for fact in facts.events for one in self._of_fact(article, fact, employers)]
        if not told:
            return []
        words, near = sketch(article), company(article, facts, self._gazetteer, self._linker)
        heard = list(self._outsiders(article, facts))
        lifted = {one.party for one in told if one.stage == DEED and self._gazetteer.actions[one.fact.action].family == RESTORE}
        places = _places(told)
        abroad = list(self._of_two_countries(told))
        numbers: Counter[tuple[str, str, str]] = Counter()
        made = []
        for one in sorted(dict.fromkeys(told), key=lambda one: (_start(one.fact), repr(one.fact))):
            # As the article alone has it, under its newest name: no correction and no other date of it makes it another.
            alike = (self._strand(f"{kind_of(one.party)}/{one.named}"), one.deed, one.stage)
            numbers[alike] += 1
            # Numbered, and not placed by offsets: a better reading of the same text moves the words that it points to.
            spelled = "\n".join((article.id, *alike, str(numbers[alike])))
            made.append(
                replace(
                    one,
                    sketch=words,
                    jurisdiction=one.jurisdiction or (None if one in abroad else places.get(one.party) or places.get("")),
                    lifted=one.party in lifted,
                    written=None if article.published else facts.written,
                    company=near,
                    voice=self._voice(one.fact, heard),
                    mark=hashlib.sha256(spelled.encode()).hexdigest()[:MARK_LENGTH],
                )
            )
        return made

    def partition(self, report: Report) -> str:
        """Return the name of the partition of a report: the key of the last owner of its party."""
        return f"{kind_of(report.strand)}/{self._relations.owner(id_of(report.strand))}"

    def relinked(self, report: Report, meant: Callable[[str, str], str]) -> Report:
        """Return the report with its entities as all articles together know them: `meant(article, key)` gives their keys."""

        def role(given: Role) -> Role:
            key = entity_key(given.entity)
            if key is None or (now := meant(report.article, key)) == key:
                return given
            return replace(given, entity=replace(given.entity, id=id_of(now) + (given.entity.id or "")[len(id_of(key)) :]))

        fact = replace(
            report.fact,
            actor=report.fact.actor and role(report.fact.actor),
            via=report.fact.via and role(report.fact.via),
            targets=tuple(role(each) for each in report.fact.targets),
            with_=tuple(role(each) for each in report.fact.with_),
            legal_basis=tuple(role(each) for each in report.fact.legal_basis),
        )
        party = meant(report.article, report.party)
        sides = tuple(dict.fromkeys(meant(report.article, key) for key in report.sides))
        if (fact, party, sides) == (report.fact, report.party, report.sides):
            return report
        return replace(report, fact=fact, party=party, strand=self._strand(party), sides=sides)

    def _strand(self, party: str) -> str:
        return f"{kind_of(party)}/{self._relations.newest(id_of(party))}"

    def _of_fact(self, article: Article, fact: EventFact, employers: Mapping[str, Entity]) -> Iterator[Report]:
        day = fact.date or article.published
        named: dict[str | None, str | None] = {}

        def role(given: Role) -> Role:
            # Who speaks for a company takes part as the company.
            employer = employers.get(given.entity.id or "") if given.entity.kind == PERSON else None
            given = replace(given, entity=employer) if employer else given
            made = self._linker.role(given, article.id, day)
            named.setdefault(entity_key(made.entity), entity_key(self._uncorrected.entity(given.entity, article.id, day)))
            return made

        linked = replace(
            fact,
            actor=fact.actor and role(fact.actor),
            via=fact.via and role(fact.via),
            targets=tuple(role(each) for each in fact.targets),
            with_=tuple(role(each) for each in fact.with_),
            legal_basis=tuple(self._linker.role(each, article.id, None) for each in fact.legal_basis),
        )
        type_ = self._type(fact)
        for each in self._by_country(linked):
            for party, told in self._parties(each):
                roles = (told.actor, told.via, *told.with_, *told.targets)
                sides = dict.fromkeys(key for r in roles if r and (key := entity_key(r.entity)) and key != party)
                yield Report(
                    article=article.id,
                    published=article.published,
                    outlet=article.outlet,
                    sketch=(),
                    fact=told,
                    party=party,
                    named=id_of(named.get(party) or party),
                    strand=self._strand(party),
                    sides=tuple(sides),
                    jurisdiction=self._jurisdiction(told, sides, party),
                    deed=type_.deed,
                    stage=self._gazetteer.stages[fact.status],
                    lead=_start(fact) <= min(_LEAD, _FIRST_PART * len(article.text)),
                )

    def _outsiders(self, article: Article, facts: Facts) -> Iterator[tuple[int, int, str]]:
        """Yield where somebody is heard who belongs to a body, with its key."""
        bodies = {fact.person.id: fact.organisation for fact in facts.people if fact.organisation}
        for said in facts.statements:
            speaker = bodies.get(said.speaker.id, said.speaker)
            if speaker.kind != PERSON and (key := entity_key(self._linker.entity(speaker, article.id, article.published))):
                yield said.evidence.start, said.evidence.end, key

    def _voice(self, fact: EventFact, heard: Iterable[tuple[int, int, str]]) -> str | None:
        """Return who says what a body of the state might do, where that is somebody else than the body.

        "The government may close it", a member of parliament said: that is not the threat of the minister.
        """
        actor = fact.actor.entity if fact.actor else None
        if fact.status not in _THOUGHTS or actor is None or actor.kind not in _POWERS or not actor.id:
            return None
        start = _start(fact)
        for first, last, key in heard:
            if first <= start < last or (fact.evidence and start <= first < fact.evidence[0].end):
                return None if self._relations.related(id_of(key), actor.id) else key
        return None

    def _of_two_countries(self, told: Sequence[Report]) -> Iterator[Report]:
        """Yield what a body that no list holds did, told beside the same deed of another time, or of a country or another body.

        "Vandria blocked it on Monday. The Communications Authority ordered its block on Wednesday": where that body is, nobody
        knows, but hardly there.
        """
        for one in told:
            actor = one.fact.actor.entity if one.fact.actor else None
            if one.jurisdiction or actor is None or actor.kind != AGENCY or not actor.id:
                continue
            if any(_is_another(one, other) for other in told if other.jurisdiction):
                yield one

    def _type(self, fact: EventFact) -> ActionType:
        if (found := self._gazetteer.actions.get(fact.action)) is not None:
            return found
        known = ", ".join(sorted(self._gazetteer.actions))
        raise SchemaError(f"no action is called {fact.action!r}.", place=fact.rule, remedy=f"There are {known}.")

    def _by_country(self, fact: EventFact) -> Iterator[EventFact]:
        """Yield an event once for each country whose bodies act in it: two countries that block the same have done it twice."""
        if fact.actor is None or not fact.with_:
            yield fact
            return
        by_country: dict[str | None, list[Role]] = {}
        for role in (fact.actor, *fact.with_):
            place = None if role.entity.kind in _COMMERCIAL else self._relations.jurisdiction(role.entity.id or "")
            by_country.setdefault(place, []).append(role)
        known = [place for place in by_country if place is not None]
        if len(known) < 2:
            yield fact
            return
        for place in known:
            first, *others = by_country[place]
            yield replace(fact, actor=first, with_=tuple(others), place=fact.place if fact.place == place else None)

    def _parties(self, fact: EventFact) -> Iterator[tuple[str, EventFact]]:
        """Yield the parties of an event, each with what of the event is its."""
        named = {key: role for role in fact.targets if (key := entity_key(role.entity))}
        measured = {key: role for key, role in named.items() if role.entity.kind in _COMMERCIAL}
        acting = {
            key: role
            for role in (fact.actor, *fact.with_)
            if role and role.entity.kind in _COMMERCIAL and (key := entity_key(role.entity))
        }
        acts = fact.actor is not None and fact.actor.entity.kind in _COMMERCIAL
        if acting and acts and (self._gazetteer.actions[fact.action].answers or not measured):
            for key, role in acting.items():
                yield key, replace(fact, actor=role, with_=tuple(r for r in fact.with_ if r not in acting.values()))
        elif named:
            for key, role in named.items():
                yield key, replace(fact, targets=(role,))
        else:
            classes = sorted(slug(role.entity.name) for role in fact.targets)
            actor = (entity_key(fact.actor.entity) if fact.actor else None) or ""
            yield f"{CLASS}/{actor.replace('/', '.')}.{'+'.join(classes)}", fact

    def _jurisdiction(self, fact: EventFact, sides: Iterable[str], party: str) -> str | None:
        powers = [key for key in (*sides, party) if kind_of(key) in _POWERS]
        if place := next((place for key in powers if (place := self._relations.jurisdiction(id_of(key)))), None):
            return place
        listed = self._gazetteer.entities.get(fact.place or "")
        return listed.country if listed else fact.place


def _placed(report: Report, homes: Mapping[str, str]) -> Report:
    """Return a report of no known country as one of the country where the article places the body that acts."""
    actor = report.fact.actor and entity_key(report.fact.actor.entity)
    home = homes.get(actor or "")
    return replace(report, jurisdiction=home) if home and not report.jurisdiction else report


def _places(told: Iterable[Report]) -> dict[str, str]:
    """Return the one jurisdiction that an article gives for a party, and under "" the one that it gives at all."""
    found: dict[str, set[str]] = {}
    for one in told:
        if one.jurisdiction:
            found.setdefault(one.party, set()).add(one.jurisdiction)
            found.setdefault("", set()).add(one.jurisdiction)
    return {party: next(iter(places)) for party, places in found.items() if len(places) == 1}


def _is_another(one: Report, other: Report) -> bool:
    """Whether one article tells them as two: of one party and one deed, done on two days or by two."""
    if (one.party, one.deed, one.stage) != (other.party, other.deed, other.stage):
        return False
    actors = [r.fact.actor.entity.id for r in (one, other) if r.fact.actor]
    dates = {r.fact.date for r in (one, other)}
    return len(set(actors)) > 1 or (len(dates) > 1 and None not in dates)


def _start(fact: EventFact) -> int:
    return fact.evidence[0].start if fact.evidence else 0
