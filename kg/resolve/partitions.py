"""All that articles say of one party and its owners, made into events, their ties and episodes: a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Node, NodeRef, Role, Scalar
from kg.resolve.affairs import Episode, Tie, affairs
from kg.resolve.claims import Claim, proof
from kg.resolve.confidence import confidence
from kg.resolve.coreference import clusters
from kg.resolve.corrections import Corrections
from kg.resolve.entities import listed_node
from kg.resolve.events import Event
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.keys import entity_key, id_of, kind_of, law_part
from kg.resolve.rectifying import rectified
from kg.resolve.relations import Relations
from kg.resolve.reports import Report

_NAMED_TARGETS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one partition gives the graph. `applied`: the ids of the corrections that found what they speak of."""

    nodes: tuple[Node, ...]
    claims: tuple[Claim, ...]
    applied: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a partition must be told: `name` gives the name of a key, `place` the key of a place."""

    gazetteer: Gazetteer
    relations: Relations
    corrections: Corrections
    name: Callable[[str], str]
    place: Callable[[str], str]


def part(reports: Sequence[Report], around: Surroundings) -> Part:
    """Return what the reports of one partition give the graph; their order does not matter."""
    groups = clusters(reports, around.gazetteer, around.relations)
    events, applied = rectified(groups, around.corrections, around.gazetteer, around.relations)
    ties, episodes = affairs(events, around.relations)
    nodes = [_action(event, around) for event in events]
    claims = [claim for event in events for claim in _of_event(event, around)]
    for event in events:
        nodes += [topic_node(reason, around.gazetteer) for report in event.reports for reason in report.fact.reasons]
    claims += [_of_tie(tie) for tie in ties]
    for episode in episodes:
        nodes.append(_episode(episode, around))
        claims += _of_episode(episode)
    return Part(tuple(nodes), tuple(claims), applied)


def _action(event: Event, around: Surroundings) -> Node:
    articles = {report.article: report for report in event.reports}
    outlets = {report.outlet for report in event.reports if report.outlet}
    properties: dict[str, Scalar | None] = {
        "name": _name(event, around),
        "type": event.type_id,
        "family": event.type.family,
        "status": event.status,
        "date": event.date,
        "date_basis": event.date_basis,
        **event.values,
        "party": id_of(event.party) or None,
        "jurisdiction": event.jurisdiction,
        "first_published": event.first_published,
        "articles": len(articles),
        "outlets": len(outlets),
        "sources": len(set(event.source_of.values())),
        "disputed": tuple(sorted(event.settled_by)),
        "settled_by": tuple(f"{name}: {rule}" for name, rule in sorted(event.settled_by.items())),
        "corrected": tuple(sorted(event.corrected)),
        "confidence": confidence(event, around.gazetteer.confidence),
    }
    known = {name: value for name, value in properties.items() if value is not None and value != ()}
    return Node("Action", event.id, known, (event.type.label,))


def _name(event: Event, around: Surroundings) -> str:
    told = event.reports[0].fact.targets
    keys = [entity_key(role.entity) for role in told]
    whom = [around.name(key) if key else role.entity.name for key, role in zip(keys, told, strict=True)]
    more = [f"+{len(whom) - _NAMED_TARGETS}"] if len(whom) > _NAMED_TARGETS else []
    shown = ", ".join(whom[:_NAMED_TARGETS])
    return " ".join([event.type_id, *filter(None, [shown]), *more, f"({event.status})"])


def topic_node(id_: str, gazetteer: Gazetteer) -> Node:
    """Return the node of a stated reason."""
    listed = gazetteer.topics.get(id_)
    return listed_node(listed) if listed else Node("Topic", id_, {"name": id_})


def _of_event(event: Event, around: Surroundings) -> Iterator[Claim]:
    bodies = {role.entity.id for report in event.reports for role in _actors(report) if role.entity.kind == "agency"}
    for report in event.reports:
        yield from _roles(event, report, around, bodies)
        yield from _circumstances(event, report, around)


def _actors(report: Report) -> Iterator[Role]:
    if report.fact.actor:
        yield report.fact.actor
    yield from report.fact.with_


def _roles(event: Event, report: Report, around: Surroundings, bodies: set[str | None]) -> Iterator[Claim]:
    fact, when = report.fact, report.rank
    particular = {b for b in bodies if b and not around.relations.stands_for_all(b)}

    def claim(role: Role, type_: str, *names: str, to_action: bool = False, joint: bool = False) -> Iterator[Claim]:
        key = entity_key(role.entity)
        if key is None:
            return
        properties = proof(report.article, role.evidence)
        properties |= {"inferred": True} if set(names) & set(fact.inferred) else {}
        properties |= {"joint": True} if joint else {}
        ends = (key, event.ref) if to_action else (event.ref, key)
        yield Claim(ends[0], type_, ends[1], properties, when, law_part(role.entity))

    for role in _actors(report):
        # "Indonesia blocks X" adds nobody where others name the ministry.
        named_for_it = kind_of(entity_key(role.entity) or "") in ("place", "agency") and around.relations.stands_for_all(
            role.entity.id or ""
        )
        if role is fact.actor and not (named_for_it and particular):
            yield from claim(role, "ACTOR_OF", "actor", to_action=True)
        elif role is not fact.actor and (fact.actor is None or role.entity.id != fact.actor.entity.id):
            yield from claim(role, "ACTOR_OF", "with", to_action=True, joint=True)
    for role in fact.targets:
        yield from claim(role, "TARGETS", "target", "targets")
    if fact.via:
        yield from claim(fact.via, "VIA", "via")
    for role in fact.legal_basis:
        yield from claim(role, "UNDER", "legal_basis")


def _circumstances(event: Event, report: Report, around: Surroundings) -> Iterator[Claim]:
    fact, when = report.fact, report.rank
    told: dict[str, Scalar | None] = {
        "rule": fact.rule,
        "action": fact.action,
        "status": fact.status,
        "date": fact.date,
        "date_basis": fact.date_basis,
        "deadline": fact.deadline,
        "count": fact.count,
        "amount": float(fact.amount.value) if fact.amount else None,
        "currency": fact.amount.currency if fact.amount else None,
        "actor": fact.actor.entity.id if fact.actor else None,
        "origin": event.source_of[report.article],
        "mark": report.mark,
    }
    known = {name: value for name, value in told.items() if value is not None}
    article = NodeRef("Article", report.article)
    for evidence in fact.evidence:
        key = f"{report.mark} {evidence.start}-{evidence.end}"
        yield Claim(article, "REPORTS", event.ref, proof(report.article, evidence) | known, when, key)
    if not fact.evidence:
        return
    words = proof(report.article, fact.evidence[0])
    for reason in fact.reasons:
        yield Claim(event.ref, "BECAUSE_OF", NodeRef("Topic", reason), words, when)
    for domain in fact.domains:
        holding = next((e for e in fact.evidence if domain in e.text.casefold()), fact.evidence[0])
        yield Claim(event.ref, "AFFECTS", f"domain/{domain}", proof(report.article, holding), when)
    if fact.place is not None:
        yield Claim(event.ref, "IN", around.place(fact.place), words, when)


def _words(event: Event) -> tuple[dict[str, Scalar], tuple[str, str]]:
    """Return the proof and the rank of the first report of an event that has words."""
    report = next((r for r in event.reports if r.fact.evidence), event.reports[0])
    found: dict[str, Scalar] = {"article": report.article}
    if report.fact.evidence:
        found = proof(report.article, report.fact.evidence[0])
    return found, report.rank


def _of_tie(tie: Tie) -> Claim:
    words, when = _words(tie.source)
    return Claim(tie.source.ref, tie.type, tie.target.ref, words | {"basis": "derived", "days": tie.days}, when)


def _episode(episode: Episode, around: Surroundings) -> Node:
    began, ended = episode.began, episode.ended
    whole = began.when and ended and ended.when and _is_day(began) and _is_day(ended)
    begun, ending = _date(began), _date(ended) if ended else (None, None)
    if began.date is None and begun[0] and ending[0] and begun[0] > ending[0]:
        # The article that tells of it was printed when it was over.
        begun = None, None
    properties: dict[str, Scalar | None] = {
        "name": f"{began.type_id} {around.name(began.party)}" + (f" in {began.jurisdiction}" if began.jurisdiction else ""),
        "type": began.type_id,
        "party": id_of(began.party),
        "jurisdiction": began.jurisdiction,
        "began": begun[0],
        "began_basis": begun[1],
        "ended": ending[0],
        "ended_basis": ending[1] if ended else "began again" if episode.again else None,
        "open": episode.open,
        "days": ended.when[0] - began.when[0] if whole and began.when and ended and ended.when else None,
        "conditions": tuple(dict.fromkeys(_conditions(episode))),
        "conditions_met": _met(episode),
    }
    return Node("Episode", _episode_id(episode), {n: v for n, v in properties.items() if v is not None and v != ()})


def _episode_id(episode: Episode) -> str:
    return f"episode-{episode.began.id}"


def _date(event: Event) -> tuple[str | None, str | None]:
    """Return the date of an event and how it is known; where no article gives one, the day of the first article on it."""
    if event.date is not None:
        return event.date, event.date_basis
    first = event.first_published
    return (first[: len("2017-07-14")], "published") if first else (None, None)


def _is_day(event: Event) -> bool:
    return event.date is not None and event.when is not None and event.when[0] == event.when[1]


def _conditions(episode: Episode) -> Iterable[str]:
    for event in (episode.began, *episode.promises, *episode.answers, *([episode.ended] if episode.ended else [])):
        held = event.values.get("conditions", ())
        yield from held if isinstance(held, tuple) else ()


def _met(episode: Episode) -> str | None:
    """Say whether what was asked for was done, where something was: `yes`, `no`, `unknown`."""
    if not any(True for _ in _conditions(episode)):
        return None
    answers = {event.type.demand for event in episode.answers if event.done}
    if "met" in answers:
        return "yes"
    return "no" if "refused" in answers and episode.open else "unknown"


def _of_episode(episode: Episode) -> Iterator[Claim]:
    ref = NodeRef("Episode", _episode_id(episode))
    for type_, event in (("BEGAN", episode.began), ("ENDED", episode.ended)):
        if event is not None:
            words, when = _words(event)
            yield Claim(ref, type_, event.ref, words, when)
