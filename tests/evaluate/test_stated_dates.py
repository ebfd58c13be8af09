"""The figure of docs/quality.md for dates that articles state, and the list of those that they don't."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from kg.evaluate import Evaluation, Names, part_of, read_gold
from kg.ontology import load_ontology

ROOT = Path(__file__).resolve().parents[2]
MARKS = """\
a1 | must | block | pta | tiktok | done | 2020-10-09
a1 | must | block | pta | tiktok | done | 2021-07
a1 | must | fine | ftc | meta | done | 2021-11-15
a2 | must | ban | india | tiktok | done | 2021-11-18
"""


def event(action: str, actor: str, target: str, date: str | None) -> dict[str, object]:
    sides = {"actor": {"id": actor, "name": actor}, "targets": [{"id": target, "name": target, "kind": "platform"}]}
    return {"action": action, "status": "done", **sides, "date": date}


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("stated_dates")


@pytest.fixture
def made(tmp_path: Path) -> Evaluation:
    file = tmp_path / "gold.txt"
    file.write_text(MARKS)
    records = {
        "a1": {"events": [event("block", "pta", "tiktok", "2021-07-21"), event("fine", "ftc", "meta", "2021-11-16")]},
        "a2": {"events": [event("ban", "india", "tiktok", None)]},
    }
    return Evaluation(read_gold(file, load_ontology(), Names()), records, Names())


def test_an_event_answers_the_mark_with_its_date_and_one_that_was_not_found_counts_for_nothing(
    module: ModuleType, made: Evaluation
) -> None:
    found = module.stated(made, frozenset())
    assert (found.right, [m.date for _, m, _ in found.wrong], [m.date for _, m, _ in found.missing], found.all) == (
        1,
        ["2021-11-15"],
        ["2021-11-18"],
        3,
    )


def test_a_date_that_the_article_does_not_state_is_not_asked_for(module: ModuleType, made: Evaluation) -> None:
    assert module.stated(made, frozenset({("a2", "ban", "2021-11-18")})).all == 2


def test_what_is_listed_as_unstated_is_a_mark_outside_the_locked_third(module: ModuleType) -> None:
    ontology, own = load_ontology(), ROOT / "benchmarks" / "gold"
    known = {}
    for file in (*sorted(own.glob("corpora_*.txt")), *sorted((own / "public").glob("*.gold.txt"))):
        part = "tuned" if file.parent == own else "all"
        known |= part_of(read_gold(file, ontology, Names()), part).articles
    unknown = module.unknown_keys(module.read_unstated(), known)
    assert [key for key in unknown if not key[0].startswith(("id004", "id045"))] == []  # the calibration sample is in ../shared


def test_a_line_that_says_not_why_is_an_error_with_its_place(module: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "unstated.txt"
    file.write_text("# head\na1 | block | 2021\n")
    with pytest.raises(ValueError, match=r"unstated\.txt:2: article, action, date and why"):
        module.read_unstated(file)
