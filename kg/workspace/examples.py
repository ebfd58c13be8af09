"""Runs the examples that stand beside the rules of a language, and tells which of them the rules no longer give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.extract.engine import Extractor
from kg.model import Article, EventFact, Role
from kg.ontology import Example, Ontology
from kg.workspace.verification import Finding

_LISTS = frozenset({"conditions", "scope", "reasons", "domains", "inferred"})
_ROLES = frozenset({"actor", "via"})
_ROLE_LISTS = {"target": "targets", "with": "with_", "legal_basis": "legal_basis"}


def failing_examples(ontology: Ontology) -> Iterator[Finding]:
    """Yield the examples of all languages that do not give just the events beside them, in order of the files."""
    extractor = Extractor(ontology)
    for _, language in sorted(ontology.languages.items()):
        for example in language.examples:
            if (problem := problem_of(example, extractor)) is not None:
                yield Finding(example.place, problem, f"The text is: {example.text}")


def problem_of(example: Example, extractor: Extractor) -> str | None:
    """Return what is wrong with what an example gives, wanted against found; None where it gives just what stands beside it."""
    ontology = extractor.ontology
    article = Article(source=example.place, text=example.text, language=example.language)
    left = list(extractor.extract(article).events)
    for wanted in example.gives:
        found = next((event for event in left if _fits(event, wanted, ontology)), None)
        if found is None:
            spelled = ", ".join(f"{key}: {value}" for key, value in wanted.items())
            return f"wanted {{{spelled}}}, found {_told(left)}."
        left.remove(found)
    return f"wanted nothing more{f' ({example.because})' if example.because else ''}, found {_told(left)}." if left else None


def _fits(event: EventFact, wanted: Mapping[str, Any], ontology: Ontology) -> bool:
    for key, value in wanted.items():
        if key == "status" and value in ontology.statuses and ontology.statuses[value]:
            # Whether a measure was taken or still holds is often the same words.
            if not ontology.statuses.get(event.status):
                return False
        elif _said(event, key) != _normal(key, value):
            return False
    return True


def _said(event: EventFact, key: str) -> Any:
    """The value of an event under a key of the examples, in the form that `_normal` gives."""
    if key in _LISTS:
        return list(getattr(event, key))
    if key in _ROLES:
        role: Role | None = getattr(event, key)
        return role.entity.id if role else None
    if key in _ROLE_LISTS:
        return sorted(role.entity.id for role in getattr(event, _ROLE_LISTS[key]) if role.entity.id)
    if key == "amount":
        return event.amount and {"value": event.amount.value, "currency": event.amount.currency}
    return getattr(event, key)


def _normal(key: str, value: Any) -> Any:
    if key in _ROLE_LISTS:
        return [] if value is None else sorted([value] if isinstance(value, str) else value)
    return value


def _told(events: list[EventFact]) -> str:
    """Events as one reads them: `examplia fine acme (done)`."""
    lines = []
    for event in events:
        who = event.actor.entity.id or event.actor.entity.name if event.actor else "?"
        whom = ", ".join(role.entity.id or role.entity.name for role in event.targets)
        lines.append(f"{who} {event.action} {whom} ({event.status}{', ' + event.date if event.date else ''})")
    return "; ".join(lines) or "nothing"
