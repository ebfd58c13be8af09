"""Every example and counter-example that stands beside a rule says what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from kg.extract import Extractor
from kg.model import Article, EventFact
from kg.ontology import Example, load_ontology

ONTOLOGY = load_ontology()
EXTRACTOR = Extractor(ONTOLOGY)
EXAMPLES = [example for language in ONTOLOGY.languages.values() for example in language.examples]


def _said(event: EventFact, key: str) -> Any:
    """The value of an event under a key of the examples, in the form that the examples give."""
    simple = {"action", "status", "date", "date_basis", "deadline", "count", "place"}
    lists = {"conditions", "scope", "reasons", "domains", "inferred"}
    if key in simple:
        return getattr(event, key)
    if key in lists:
        return list(getattr(event, key))
    if key in ("actor", "via"):
        role = getattr(event, key)
        return role.entity.id if role else None
    if key == "target":
        return sorted(r.entity.id for r in event.targets if r.entity.id)
    if key == "with":
        return sorted(r.entity.id or "" for r in event.with_)
    if key == "legal_basis":
        return sorted(r.entity.id or "" for r in event.legal_basis)
    if key == "amount":
        return event.amount and {"value": event.amount.value, "currency": event.amount.currency}
    raise KeyError(key)


def _wanted(key: str, value: Any) -> Any:
    if key == "target":
        return [] if value is None else sorted([value] if isinstance(value, str) else value)
    return sorted(value) if key in ("with", "legal_basis") else value


def _fits(event: EventFact, given: Mapping[str, Any]) -> bool:
    happened = {"done", "ongoing"}
    for key, value in given.items():
        said = _said(event, key)
        same_status = key == "status" and {said, value} <= happened
        if not same_status and said != _wanted(key, value):
            return False
    return True


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.place.rsplit('/', 1)[-1]} {e.text[:50]}")
def test_an_example_gives_just_the_events_that_stand_beside_it(example: Example) -> None:
    article = Article(source=example.place, text=example.text, language=example.language)
    left = list(EXTRACTOR.extract(article).events)
    for given in example.gives:
        found = next((event for event in left if _fits(event, given)), None)
        assert found is not None, f"{example.place}: {example.text}\n  wanted {dict(given)}\n  found {left}"
        left.remove(found)
    assert not left, f"{example.place}: {example.text}\n  nothing more was wanted, because {example.because}\n  found {left}"


@pytest.mark.parametrize("code", sorted(ONTOLOGY.languages))
def test_a_language_brings_thirty_examples_and_counter_examples_of_its_own(code: str) -> None:
    examples = ONTOLOGY.languages[code].examples
    assert len(examples) >= 30
    assert sum(not e.gives for e in examples) >= 5
