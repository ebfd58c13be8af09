"""The invented articles of `benchmarks/gold/public/`: no gazetteer lists their platforms and bodies, so context must find them.

The articles are written in the manner of several outlets, countries and years; what they say happened to nobody. That makes
them the only whole articles here on which the recognition of unknown names can be measured without the files of `../shared`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from floors import Floor, read, scores

from kg.evaluate import LEVELS, Names, Score, read_gold
from kg.ontology import load_ontology

PUBLIC = Path(__file__).resolve().parents[2] / "benchmarks" / "gold" / "public"


# About two points under what was measured when they were set. The rules of `test_quality_floors.py` hold for these as well.
FLOORS = {
    "id": {"ACT": Floor(0.97, 0.73, 0.83), "STATUS": Floor(0.97, 0.73, 0.83), "FULL": Floor(0.96, 0.71, 0.82)},
    "en": {"ACT": Floor(0.96, 0.56, 0.71), "STATUS": Floor(0.96, 0.56, 0.71), "FULL": Floor(0.94, 0.54, 0.69)},
    "news_id": {"ACT": Floor(0.98, 0.77, 0.86), "STATUS": Floor(0.98, 0.77, 0.86), "FULL": Floor(0.97, 0.77, 0.86)},
    "news_en": {"ACT": Floor(0.96, 0.70, 0.81), "STATUS": Floor(0.96, 0.70, 0.81), "FULL": Floor(0.94, 0.68, 0.78)},
}
CASES = [(gold_set, level) for gold_set in FLOORS for level in LEVELS]


@pytest.fixture(scope="module")
def scored() -> dict[tuple[str, str], Score]:
    ontology = load_ontology()
    found = {}
    for gold_set in FLOORS:
        gold = read_gold(PUBLIC / f"{gold_set}.gold.txt", ontology, Names())
        reached = scores(gold, read(PUBLIC / f"{gold_set}.jsonl", gold, ontology))
        found.update({(gold_set, level): score for level, score in reached.items()})
    return found


@pytest.mark.parametrize(("gold_set", "level"), CASES)
def test_no_measure_sinks_under_its_floor(gold_set: str, level: str, scored: dict[tuple[str, str], Score]) -> None:
    found, floor = scored[gold_set, level], FLOORS[gold_set][level]
    assert found.precision >= floor.precision, found
    assert found.recall >= floor.recall, found
    assert found.f1 >= floor.f1, found


def test_no_floor_lies_so_deep_that_it_guards_nothing(scored: dict[tuple[str, str], Score]) -> None:
    deep = [case for case, found in scored.items() if found.f1 > FLOORS[case[0]][case[1]].f1 + 0.1]
    assert not deep, f"raise the floors of {deep}"
