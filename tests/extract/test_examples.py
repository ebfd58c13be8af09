"""Every example and counter-example that stands beside a rule says what it says."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.ontology import Example, load_ontology
from kg.workspace.examples import problem_of

ONTOLOGY = load_ontology()
EXTRACTOR = Extractor(ONTOLOGY)
EXAMPLES = [example for language in ONTOLOGY.languages.values() for example in language.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.place.rsplit('/', 1)[-1]} {e.text[:50]}")
def test_an_example_gives_just_the_events_that_stand_beside_it(example: Example) -> None:
    assert problem_of(example, EXTRACTOR) is None, f"{example.place}: {example.text}"


@pytest.mark.parametrize("code", sorted(ONTOLOGY.languages))
def test_a_language_brings_thirty_examples_and_counter_examples_of_its_own(code: str) -> None:
    examples = ONTOLOGY.languages[code].examples
    assert len(examples) >= 30
    assert sum(not e.gives for e in examples) >= 5
