"""Writes docs/resolution.md: how well many articles are made into one truth, and what it costs as they grow.

`python benchmarks/resolution.py` writes the page, `--print` shows it instead; `--growth FILE` takes what `growth.py --json`
wrote, which takes an hour for a million articles and is not run again each time. What is said of single errors is written by
hand in benchmarks/resolution_notes.md.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import calibration
from identity import Outcome, Part, parts_there, with_countries
from quality import SHARED, corpora

from kg.extract.engine import Extractor
from kg.ontology import Ontology, load_ontology

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "resolution.md"
BY_HAND = ROOT / "benchmarks" / "resolution_notes.md"
GROWTH = ROOT / "benchmarks" / "growth.json"


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print", action="store_true", help="show the page and write nothing")
    parser.add_argument("--growth", type=Path, default=GROWTH, help="what `growth.py --json` wrote")
    given = parser.parse_args()
    text = page(load_ontology(), given.growth)
    if given.print:
        print(text, end="")
    else:
        PAGE.write_text(text, encoding="utf-8")


def page(ontology: Ontology, growth: Path) -> str:
    """The whole page."""
    told = [
        "# One truth out of many articles, measured",
        "Written by `python benchmarks/resolution.py`, but for the last part. How it is done stands in "
        "[decision 0012](decisions/0012-how-reports-become-events.md), what the gold is in "
        "[its README](../benchmarks/gold/identity/README.md).",
        "## Events and names",
        "Of all reports that the gold marks and that are read at all: B-cubed precision, recall and F1 (Bagga and Baldwin 1998); "
        "duplicates left and wrong merges, each in 100 events (names: in 100 entities). The baseline groups reports by type, "
        "party and month. `told` was looked at while the rules were written, `fiction` too, later; `blind` was written after "
        "the rules: when first measured it gave F1 0.955 with 2.1 wrong merges. `fresh`, short articles with a trap each and "
        "half of them undated, gave F1 0.841 with 15.6 wrong merges (names 0.970 and 8.0) when first measured, while an undated "
        "report was merged where nothing spoke against it; now something must tie it. `later`, worded as agencies, tabloids and "
        "blogs do, gave F1 0.882 with 5.3 wrong merges (names 0.877 and 15.0) when first measured, and 65 of its 103 reports "
        "were not read. In `blind` one mark of names was mended since: BlackBerry and Research In Motion are one; that bodies "
        "have a country and a sense was made after looking at the names of all parts.",
        "\n".join(_identity(ontology)),
        "## Confidence",
        "Of events of one article with a confidence between two bounds, how many are right with action, status, actor and "
        "target: in the locked third of the real articles, also with the names of platforms or agencies taken out of the lists. "
        "The weights are fitted to other articles; the base alone is set so that the average is right here.",
        "\n".join(_confidence(ontology)),
    ]
    if growth.exists():
        told += ["## Cost as it grows", "\n".join(_growth(json.loads(growth.read_text(encoding="utf-8"))))]
    told.append(BY_HAND.read_text(encoding="utf-8").strip())
    return "\n\n".join(told) + "\n"


def _identity(ontology: Ontology) -> Iterator[str]:
    known = with_countries(ontology)
    extractor = Extractor(known)
    parts = [(name, Part(name, known, extractor)) for name in parts_there()]
    yield "| part | what | reports or names | not read | precision | recall | F1 | duplicates | wrong merges |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, part in parts:
        for what, outcome in part.outcomes().items():
            yield f"| {name} | {what} | {_cells(outcome)} |"
    yield ""
    yield "Ties and episodes between events that were found: right of those in the graph (precision), of those marked (recall)."
    yield ""
    yield "| part | what | precision | recall |"
    yield "|---|---|---|---|"
    for name, part in parts:
        for what, (right, found, wanted) in part.relations().items():
            yield f"| {name} | {what} | {right} of {found} | {right} of {wanted} |"


def _cells(outcome: Outcome) -> str:
    scores = f"{outcome.precision:.3f} | {outcome.recall:.3f} | **{outcome.f1:.3f}**"
    return f"{outcome.reports} | {outcome.missed} | {scores} | {outcome.duplicates:.1f} | {outcome.wrong:.1f}"


def _confidence(ontology: Ontology) -> Iterator[str]:
    if not SHARED.exists():
        yield "(The real articles are not here.)"
        return
    locked = [sample for corpus in corpora() if corpus.part == "locked" for sample in calibration.samples(corpus, ontology)]
    yield from calibration.reliability(locked, ontology.confidence)


def _growth(made: dict[str, Any]) -> Iterator[str]:
    yield "Synthetic articles with known truth (`benchmarks/synthetic.py`); each chunk tells of other platforms and people, so"
    yield "that the partitions stay of one size. Seconds of processor time: look at their ratio. `ledger` and `graph` are what an"
    yield "ingest costs once articles are read; `next reader` is the first question after it, which reads the graph and puts into"
    yield "its file what waited beside it: that grows with the graph. Articles in between come the same way, 50,000 at once."
    yield from made.get("notes", ())
    yield ""
    yield "| articles in the ledger | last chunk | ledger, s | graph, s | next reader, s | B-cubed F1 of the chunk's events |"
    yield "|---|---|---|---|---|---|"
    for row in made["chunks"]:
        spent = " | ".join(f"{row[name]:.1f}" for name in ("ledger s", "graph s", "read s"))
        yield f"| {row['articles']:,} | {row['chunk']:,} | {spent} | {row['f1']:.3f} |"
    if made["hot"]:
        yield ""
        yield "One platform in one country, with ever more reports, resolved anew:"
        yield ""
        yield "| articles | resolving, s | B-cubed F1 |"
        yield "|---|---|---|"
        for row in made["hot"]:
            yield f"| {row['articles']:,} | {row['resolve s']:.1f} | {row['f1']:.3f} |"
    yield ""
    facts, _ = made["rebuild"].pop("facts")
    number = made["rebuilt"]
    yield f"A full rebuild of {number:,} articles with {facts:,} facts (events, statements, offices, mentions):"
    yield ""
    yield "| stage | seconds | memory at most, MB |"
    yield "|---|---|---|"
    for stage, (seconds, megabytes) in made["rebuild"].items():
        yield f"| {stage} | {seconds:.1f} | {megabytes:,} |"


if __name__ == "__main__":
    main()
