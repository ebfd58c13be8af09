"""How much of what careful readers marked in `examples/` is found, and how little else: it may not sink unnoticed.

Beside this stand the examples of the rules, of a sentence each (`test_examples.py`). These articles are whole, and not one
rule was written for a single one of them; so they measure what a rule costs elsewhere.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from scorer import LEVELS, Gold, Score, read_gold, score

from kg.extract import Extractor
from kg.extract.contract import line
from kg.model import Article
from kg.ontology import load_ontology
from kg.workspace import reading_aids
from kg.workspace.ingestion import Sources

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "data" / "examples_gold.txt"
JUDGE = ROOT.parent / "shared" / "eval" / "score.py"


class Floor(NamedTuple):
    precision: float
    recall: float
    f1: float


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
    return read_gold(GOLD)


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    """What is read out of `examples/`, by the id that the gold gives an article."""
    ontology = load_ontology()
    extractor = Extractor(ontology)
    made = {}
    for article in Sources(places=[str(ROOT / "examples")], aids=reading_aids(ontology)).records():
        assert isinstance(article, Article), article
        file, _, record = article.source.partition("#")
        made[record or Path(file).stem] = json.loads(line(article, extractor.extract(article)))
    return made


@pytest.fixture(scope="module")
def scores(gold: Gold, records: dict[str, dict[str, Any]]) -> dict[str, Score]:
    return {level: score(gold, records, level) for level in LEVELS}


def test_every_example_has_gold_and_all_gold_has_an_example(gold: Gold, records: dict[str, dict[str, Any]]) -> None:
    assert sorted(gold.articles) == sorted(records)


@pytest.mark.parametrize("level", LEVELS)
def test_no_measure_sinks_under_its_floor(level: str, scores: dict[str, Score]) -> None:
    found, floor = scores[level], FLOORS[level]
    assert found.precision >= floor.precision, found
    assert found.recall >= floor.recall, found
    assert found.f1 >= floor.f1, found


def test_no_floor_lies_so_deep_that_it_guards_nothing(scores: dict[str, Score]) -> None:
    deep = {level: found.f1 for level, found in scores.items() if found.f1 > FLOORS[level].f1 + 0.1}
    assert not deep, f"raise the floors of {', '.join(deep)}"


def test_another_scorer_counts_the_same(tmp_path: Path, records: dict[str, dict[str, Any]], scores: dict[str, Score]) -> None:
    if not JUDGE.exists():
        pytest.skip(f"LEFT OUT: {JUDGE} is not there; the floors hold by our own count")
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("".join(f"{json.dumps(record)}\n" for record in records.values()), encoding="utf-8")
    # A copy, away from its list of other names: the gold here spells out which names will do, and both must go by it.
    judge = shutil.copy(JUDGE, tmp_path)
    command = [sys.executable, str(judge), str(GOLD), str(predictions)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    counts = re.findall(r"^([A-Z]+) .*right (\d+), extra (\d+), missed (\d+)", told.stdout, re.MULTILINE)
    assert {level: Score(*map(int, rest)) for level, *rest in counts} == scores
