"""How much of what careful readers marked in `examples/` is found, and how little else: it may not sink unnoticed.

Beside this stand the examples of the rules, of a sentence each (`test_examples.py`). These articles are whole, and not one
rule was written for a single one of them; so they measure what a rule costs elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from floors import Floor, read, scores

from kg.evaluate import LEVELS, Gold, Names, Record, Score, read_gold
from kg.ontology import load_ontology
from kg.workspace import reading_aids
from kg.workspace.ingestion import Sources

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "data" / "examples_gold.txt"


# Three answers under what was measured when they were set (ACT and STATUS: precision 0.99, recall 0.83; FULL: 0.99 and 0.76),
# so that a changed reading of one sentence stops nobody. To lower one is an explicit change: a commit that says which articles
# are read worse and what was won for it. To raise one after a gain needs no reason.
FLOORS = {
    "ACT": Floor(precision=0.96, recall=0.80, f1=0.88),
    "STATUS": Floor(precision=0.96, recall=0.80, f1=0.88),
    "FULL": Floor(precision=0.96, recall=0.73, f1=0.83),
}


@pytest.fixture(scope="module")
def gold() -> Gold:
    return read_gold(GOLD, load_ontology(), Names())


@pytest.fixture(scope="module")
def records(gold: Gold) -> Mapping[str, Record]:
    return read(ROOT / "examples", gold, load_ontology())


@pytest.fixture(scope="module")
def scored(gold: Gold, records: Mapping[str, Record]) -> dict[str, Score]:
    return scores(gold, records)


def test_every_example_has_gold_and_all_gold_has_an_example(gold: Gold, records: Mapping[str, Record]) -> None:
    loaded = Sources(places=[str(ROOT / "examples")], aids=reading_aids(load_ontology())).records()
    assert len(list(loaded)) == len(gold.articles)
    assert sorted(gold.articles) == sorted(records)


@pytest.mark.parametrize("level", LEVELS)
def test_no_measure_sinks_under_its_floor(level: str, scored: dict[str, Score]) -> None:
    found, floor = scored[level], FLOORS[level]
    assert found.precision >= floor.precision, found
    assert found.recall >= floor.recall, found
    assert found.f1 >= floor.f1, found


def test_no_floor_lies_so_deep_that_it_guards_nothing(scored: dict[str, Score]) -> None:
    deep = {level: found.f1 for level, found in scored.items() if found.f1 > FLOORS[level].f1 + 0.1}
    assert not deep, f"raise the floors of {', '.join(deep)}"
