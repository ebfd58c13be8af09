"""The JSON Lines of `kg extract`: one object an article, keys in a fixed order."""

from __future__ import annotations

import json
from typing import Any

from kg.model import Article, Entity, EventFact, Evidence, Facts, PersonFact, StatementFact


def line(article: Article, facts: Facts) -> str:
    """One line of the output contract, without its line break."""
    return json.dumps(record(article, facts), ensure_ascii=False, separators=(", ", ": "))


def record(article: Article, facts: Facts) -> dict[str, Any]:
    """The article and its facts as plain JSON data."""
    return {
        "article": {
            "id": article.id,
            "source": article.source,
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published,
            "language": article.language,
            "sha256": article.sha256,
        },
        "events": [_event(e) for e in facts.events],
        "statements": [_statement(s) for s in facts.statements],
        "people": [_person(p) for p in facts.people],
    }


def _entity(entity: Entity | None) -> dict[str, Any] | None:
    return None if entity is None else {"id": entity.id, "name": entity.name, "kind": entity.kind}


def _short(entity: Entity | None) -> dict[str, Any] | None:
    return None if entity is None else {"id": entity.id, "name": entity.name}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "text": evidence.text}


def _event(event: EventFact) -> dict[str, Any]:
    return {
        "action": event.action,
        "status": event.status,
        "actor": _entity(event.actor.entity if event.actor else None),
        "with": [_entity(r.entity) for r in event.with_],
        "via": _entity(event.via.entity if event.via else None),
        "targets": [_entity(r.entity) for r in event.targets],
        "date": event.date,
        "date_basis": event.date_basis,
        "deadline": event.deadline,
        "place": event.place,
        "reasons": list(event.reasons),
        "legal_basis": [r.entity.name for r in event.legal_basis],
        "conditions": list(event.conditions),
        "scope": list(event.scope),
        "count": event.count,
        "amount": None if event.amount is None else {"value": event.amount.value, "currency": event.amount.currency},
        "domains": list(event.domains),
        "inferred": list(event.inferred),
        "rule": event.rule,
        "evidence": [_evidence(e) for e in event.evidence],
    }


def _statement(statement: StatementFact) -> dict[str, Any]:
    return {
        "speaker": _short(statement.speaker),
        "text": statement.text,
        "about": list(statement.about),
        "evidence": _evidence(statement.evidence),
    }


def _person(person: PersonFact) -> dict[str, Any]:
    return {
        "id": person.person.id,
        "name": person.person.name,
        "title": person.title,
        "organisation": _short(person.organisation),
        "evidence": _evidence(person.evidence),
    }
