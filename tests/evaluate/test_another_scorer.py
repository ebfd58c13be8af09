"""Another program, written by others, gives the same figures: on the examples, and on the gold of news where it is there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.evaluate import LEVELS, Details, Evaluation, Names, Score, extracted, read_gold, read_names
from kg.extract import Extractor
from kg.ontology import load_ontology
from kg.workspace import reading_aids
from kg.workspace.ingestion import Sources

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
JUDGE = SHARED / "eval" / "score.py"
ALIASES = SHARED / "eval" / "aliases.txt"
CORPORA = SHARED / "corpora"

CASES = {
    "examples": (ROOT / "tests" / "data" / "examples_gold.txt", [ROOT / "examples"], None),
    "examples with other names": (ROOT / "tests" / "data" / "examples_gold.txt", [ROOT / "examples"], ALIASES),
    "Indonesian": (
        SHARED / "eval" / "gold_dev_id.txt",
        [CORPORA / "id_dev.jsonl", CORPORA / "id_dev_more.jsonl", SHARED / "articles"],
        ALIASES,
    ),
    "English": (SHARED / "eval" / "gold_dev_en.txt", [CORPORA / "en_dev_tech.jsonl"], ALIASES),
}


@pytest.mark.parametrize("case", CASES)
def test_another_scorer_counts_the_same(tmp_path: Path, case: str) -> None:
    gold, sources, aliases = CASES[case]
    if missing := [str(file) for file in (JUDGE, gold, *sources, *([aliases] if aliases else [])) if not file.exists()]:
        pytest.skip(f"LEFT OUT: {', '.join(missing)} is not there; the floors hold by our own count")
    names = read_names(aliases) if aliases else Names()
    ontology = load_ontology()
    marked = read_gold(gold, ontology, names)
    articles = Sources(places=[str(source) for source in sources], aids=reading_aids(ontology)).records()
    read = extracted(articles, Extractor(ontology), marked.articles, on_error=print)
    assert read.records.keys() == marked.articles.keys()
    made = Evaluation(marked, read.records, names)
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("".join(f"{json.dumps(record)}\n" for record in read.records.values()), encoding="utf-8")
    # A copy: it takes the other names that lie beside it.
    judge = shutil.copy(JUDGE, tmp_path)
    if aliases:
        shutil.copy(aliases, tmp_path)
    command = [sys.executable, str(judge), str(gold), str(predictions)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own interpreter
    figures = re.findall(
        r"^([A-Z]+) +precision (\S+) +recall (\S+) +F1 (\S+) +\(right (\d+), extra (\d+), missed (\d+)", told, re.M
    )
    assert {figure[0]: Score(*map(int, figure[4:])) for figure in figures} == {level: made.score(level) for level in LEVELS}
    for level, *measures, _, _, _ in figures:
        score = made.score(level)
        assert measures == [f"{value:.3f}" for value in (score.precision, score.recall, score.f1)]
    counts = re.search(r"^DATE +(\d+) of (\d+).*\nPEOPLE +(\d+) of (\d+) found, (\d+) tied", told, re.M)
    assert counts is not None
    dated, known, found, people, tied = map(int, counts.groups())
    assert made.details() == Details(known=known, dated=dated, people=people, found=found, tied=tied)
