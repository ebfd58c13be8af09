"""What an article says of a person: the title in its words and the body."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Entity, Evidence, PersonFact


@dataclass(slots=True)
class Office:
    """What an article says of a person: the title in its words and where it begins, and the body, where one is named."""

    person: Entity
    title: str | None
    body: Entity | None
    evidence: Evidence
    title_start: int | None = None


def person_facts(offices: list[Office]) -> tuple[PersonFact, ...]:
    """One fact for each person, title and body, the fullest telling of each kept."""
    best: dict[tuple[str | None, str | None], Office] = {}
    for office in offices:
        key = (office.person.id, office.body.id if office.body else None)
        old = best.get(key)
        if old is None or (old.title is None and office.title):
            best[key] = office
    embodied = {person for person, body in best if body is not None}
    kept = [o for (person, body), o in best.items() if body is not None or person not in embodied]
    return tuple(PersonFact(o.person, o.title, o.body, o.evidence) for o in kept)
