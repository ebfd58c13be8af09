"""From readings to events: what an article tells three times is one event with three pieces of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.details import Details, spans_inside
from kg.extract.document import Document
from kg.extract.reading import Filler, Reading
from kg.model import Entity, EventFact, Evidence, Role
from kg.ontology import NOUN, Ontology

_SAME = {"ongoing": "done"}
_ROUNDED = 1.4  # one sum and the same told roundly differ by no more


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one sentence tells it: `vague` by a bare noun, `elided` without its sides, `another` by "a fine", not "the"."""

    event: EventFact
    vague: bool
    elided: bool = False
    another: bool = False


def told(document: Document, reading: Reading, details: Details, ontology: Ontology) -> Told:
    """The event of a reading that was not dropped."""
    sentence = reading.sentence
    evidence = document.evidence(sentence.start, sentence.end)
    text = document.article.text
    inferred = tuple(
        name for name, fillers in (("actor", reading.actors), ("target", reading.targets)) if any(f.inferred for f in fillers)
    )
    event = EventFact(
        action=reading.action,
        status=reading.status,
        actor=_role(document, reading.actors[0]) if reading.actors else None,
        with_=tuple(_role(document, f) for f in reading.actors[1:]),
        via=_role(document, reading.via) if reading.via else None,
        targets=tuple(_role(document, f) for f in _distinct(reading.targets)),
        evidence=(evidence,),
        rule=f"{reading.form.rule.id}:{reading.voice}",
        date=details.date,
        date_basis=details.date_basis,
        deadline=details.deadline,
        reasons=details.reasons,
        legal_basis=details.laws,
        conditions=spans_inside(reading.conditions, text),
        scope=details.scope,
        count=details.count,
        amount=details.amount,
        domains=tuple(d for d in details.domains if d not in ontology.press_hosts),
        place=_country(details.place, ontology),
        inferred=inferred,
        former=details.former,
    )
    vague = reading.voice == NOUN and not reading.cues
    before = sentence.items[reading.at - 1] if reading.at else None
    another = before is not None and ((before.any("article") and not before.any("determiner")) or before.any("another"))
    own = any(not a.inferred for a in reading.actors)  # "A court imposed another ban" is told in full
    # "a lawsuit that accuses X", "the shutdown in Kashmir": who did it may stay unsaid
    told_of = (reading.form.rule.anyone or reading.network) and reading.targets
    left_out = not (reading.actors or told_of) or (_leaves_out_target(reading) and not own)
    begun = reading.begun and details.date_basis == "stated"  # "India lifted its ban. The ban had been imposed on 3 July"
    elided = vague and (details.again or (reading.action == reading.form.rule.action and left_out and not begun))
    return Told(event, vague, elided, another)


def _leaves_out_target(reading: Reading) -> bool:
    """Whether nothing of its sentence names the target; a court decides of whom its sentence speaks: "a ruling by X"."""
    inferred = [t for t in reading.targets if t.inferred]
    spoken_of = reading.form.rule.court and all(t.item.start >= reading.sentence.start for t in inferred)
    return bool(inferred) and not spoken_of


def _country(place: Role | None, ontology: Ontology) -> str | None:
    """The ISO code of the country of a place, or its id where no list knows it."""
    if place is None:
        return None
    listed = ontology.entities.get(place.entity.id or "")
    return listed.country if listed is not None and listed.country else place.entity.id


def _distinct(fillers: Sequence[Filler]) -> list[Filler]:
    seen: dict[tuple[str | None, str], Filler] = {}
    for filler in fillers:
        seen.setdefault((filler.entity.id, "" if filler.entity.id else filler.entity.name), filler)
    return list(seen.values())


def _role(document: Document, filler: Filler) -> Role:
    item = filler.item
    return Role(filler.entity, Evidence(item.start, item.end, document.article.text[item.start : item.end]))


def consolidate(tellings: Sequence[Told], ontology: Ontology) -> tuple[EventFact, ...]:
    """Joins tellings of the same event. A telling that leaves out the actor or the date joins one that has it.

    Vague tellings (a bare noun: "the ban") join any event of the same type on the same target and never make one where
    a verb tells another status.
    """
    clear = _joined(_hearsay([t.event for t in tellings if not t.vague], ontology), ontology)
    events = list(clear)
    # What its sentence tells in full comes first: what leaves out its parties joins it.
    for telling in sorted((t for t in tellings if t.vague), key=lambda t: t.elided):
        vague = telling.event
        hosts = [i for i, e in enumerate(events) if _same_deed(e, vague, ontology)]
        # "A fine was imposed in 2027 over the same fault": of another year, it is another deed.
        host = next((i for i in hosts if _same_time(events[i], vague)), None)
        if host is None and hosts and telling.elided and not (telling.another and _is_years_apart(vague, events)):
            host = hosts[0]
        if host is None and (hosts or not telling.elided):
            events.append(vague)
        elif host is not None:
            events[host] = _merged(events[host], vague)
    events = _joined(events, ontology)
    return tuple(sorted(events, key=lambda e: (e.evidence[0].start, e.action, e.status, [t.entity.name for t in e.targets])))


def _hearsay(events: list[EventFact], ontology: Ontology) -> list[EventFact]:
    """Where an article calls a restriction a rumour, a telling of it that names no actor belongs to the rumour."""
    rumoured = {(ontology.actions[e.action].family, t) for e in events if e.status == "rumoured" for t in _ids(e.targets)}
    return [
        replace(e, status="rumoured")
        if e.actor is None
        and e.status == "planned"
        and any((ontology.actions[e.action].family, t) in rumoured for t in _ids(e.targets))
        else e
        for e in events
    ]


def _ids(roles: Iterable[Role]) -> frozenset[str]:
    return frozenset(r.entity.id or f"class:{r.entity.name.lower()}" for r in roles)


def _same_deed(event: EventFact, vague: EventFact, ontology: Ontology) -> bool:
    if event.action != vague.action:
        return False
    full = vague.actor is not None and "actor" not in vague.inferred
    if full and event.actor is None and event.status == "requested":
        return False  # "A court removed the ban on X. The police had asked it to remove the ban on X": a deed, and a wish
    targets = _ids(vague.targets)
    if not targets <= _ids(event.targets):
        return False
    return _same_actor(event, vague, ontology)


def _same_actor(a: EventFact, b: EventFact, ontology: Ontology) -> bool:
    """Equal, or one of them unknown, or a country and a body of it: "India banned ...", "the ministry announced the ban"."""
    if a.actor is None or b.actor is None or a.actor.entity.id == b.actor.entity.id:
        return True
    ours, theirs = a.actor.entity, b.actor.entity
    powers = {"agency", "place"} >= {ours.kind, theirs.kind}
    # "The communications regulator", and then its name; but one court after the other rules on the same matter.
    measure = ontology.actions[a.action].family in ("restrict", "restore")
    described = powers and measure and (ours.id is None or theirs.id is None)
    return described or _is_body_of(ours, theirs, ontology) or _is_body_of(theirs, ours, ontology)


def _is_body_of(body: Entity, country: Entity, ontology: Ontology) -> bool:
    """Whether a country is the one of an agency: by the gazetteers, or by the agency's name."""
    if body.kind != "agency" or country.kind != "place" or body.id is None:
        return False
    listed, place = ontology.entities.get(body.id), ontology.entities.get(country.id or "")
    if listed is not None and place is not None:
        return listed.country is not None and listed.country == place.country
    return listed is None and country.name.lower() in body.name.lower()


def _joined(events: list[EventFact], ontology: Ontology) -> list[EventFact]:
    kept: list[EventFact] = []
    for event in sorted(events, key=lambda e: (e.actor is None, not e.targets, e.date is None, e.evidence[0].start)):
        host = next((i for i, other in enumerate(kept) if _compatible(other, event, ontology)), None)
        if host is None:
            kept.append(event)
        elif _is_class_of(kept[host], event):
            kept[host] = _merged(event, kept[host])
        else:
            kept[host] = _merged(kept[host], event)
    return kept


def _compatible(a: EventFact, b: EventFact, ontology: Ontology) -> bool:
    if a.action != b.action or _SAME.get(a.status, a.status) != _SAME.get(b.status, b.status):
        return False
    if not _same_actor(a, b, ontology):
        return False
    ours, theirs = _ids(a.targets), _ids(b.targets)
    if _is_class_of(b, a) or _is_class_of(a, b):
        return True
    if not (theirs <= ours or (not theirs and a.actor is not None and b.actor is not None)):
        return False
    return _same_time(a, b) and not _other_sum(a, b)


def _other_sum(a: EventFact, b: EventFact) -> bool:
    """A fine of 12 million is not the one of 4 million told before; 530 million may be "some 500 million"."""
    if a.amount is None or b.amount is None or a.amount.currency != b.amount.currency:
        return False
    smaller, larger = sorted((a.amount.value, b.amount.value))
    return larger > _ROUNDED * smaller


def _same_time(a: EventFact, b: EventFact) -> bool:
    """Whether their dates agree, as far as both have one and are precise, and both are of the article's affair or neither."""
    if a.former is not b.former:
        return False
    return a.date is None or b.date is None or a.date.startswith(b.date) or b.date.startswith(a.date)


def _is_class_of(whole: EventFact, listed: EventFact) -> bool:
    """ "memblokir delapan layanan", then their names: the class and its members are one telling. Both must name the actor."""
    if whole.actor is None or listed.actor is None or not whole.targets or any(t.entity.id for t in whole.targets):
        return False
    members = [t for t in listed.targets if t.entity.id]
    return (
        len(members) > 1
        and (whole.count is None or whole.count >= len(members))
        and (not whole.date or not listed.date or whole.date == listed.date)
    )


def _merged(a: EventFact, b: EventFact) -> EventFact:
    evidence = tuple(sorted({*a.evidence, *b.evidence}))
    actor = max((r for r in (a.actor, b.actor) if r is not None), key=_says_most, default=None)
    first = (a if a.actor is None or actor is a.actor else b).evidence[0]  # where the actor is named
    evidence = (first, *(e for e in evidence if e != first))
    longer = b if _lends_date(b, a) else a
    return replace(
        a,
        actor=actor,
        via=a.via or b.via,
        with_=a.with_ or b.with_,
        date=longer.date,
        date_basis=longer.date_basis,
        deadline=a.deadline or b.deadline,
        place=a.place or b.place,
        evidence=evidence,
        reasons=tuple(dict.fromkeys((*a.reasons, *b.reasons))),
        legal_basis=_roles_joined(a.legal_basis, b.legal_basis),
        conditions=tuple(dict.fromkeys((*a.conditions, *b.conditions))),
        scope=tuple(dict.fromkeys((*a.scope, *b.scope))),
        count=a.count if a.count is not None else b.count,
        amount=a.amount or b.amount,
        domains=tuple(dict.fromkeys((*a.domains, *b.domains))),
        inferred=tuple(
            i for i in a.inferred if not (i == "actor" and b.actor and "actor" not in b.inferred and a.actor == b.actor)
        ),
    )


def _says_most(actor: Role) -> int:
    """A body by its name rather than its country, a country rather than a body that is only described."""
    if actor.entity.id is None:
        return 0
    return 2 if actor.entity.kind == "agency" else 1


def _is_years_apart(vague: EventFact, events: Sequence[EventFact]) -> bool:
    """Whether a telling is of a year in which none of the others of its kind is."""
    years = {(e.date or "")[:4] for e in events if e.action == vague.action}
    return vague.date is not None and vague.date[:4] not in years


def _lends_date(giver: EventFact, taker: EventFact) -> bool:
    """Whether a telling has the better date: the first or a preciser one, not another.

    A denial takes none from what tells the deed as done, nor the other way round.
    """
    if giver.date is None or _SAME.get(giver.status, giver.status) != _SAME.get(taker.status, taker.status):
        return False
    return taker.date is None or (len(giver.date) > len(taker.date) and giver.date.startswith(taker.date))


def _roles_joined(a: tuple[Role, ...], b: tuple[Role, ...]) -> tuple[Role, ...]:
    by_name: Mapping[str, Role] = {r.entity.name: r for r in (*b, *a)}
    return tuple(sorted(by_name.values(), key=lambda r: r.evidence.start))
