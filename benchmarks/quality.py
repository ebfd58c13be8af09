"""Writes docs/quality.md: what the product makes of every gold there is. Needs ../shared for the real articles.

`python benchmarks/quality.py` writes the page, `--print` shows it instead. What is said of single errors is written by hand in
benchmarks/quality_errors.md and goes under the tables as it stands.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from background import CORPUS, articles
from speakers import read_list, score
from stated_dates import read_unstated, stated

from kg.evaluate import LEVELS, Evaluation, Gold, Names, Record, agreement, extracted, intervals, part_of, read_gold, read_names
from kg.extract import Extractor, contract
from kg.loaders import read
from kg.model import Article, KgError
from kg.ontology import Ontology, load_ontology
from kg.ontology.hiding import without_labels
from kg.workspace.aids import reading_aids

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
OWN = ROOT / "benchmarks" / "gold"
PAGE = ROOT / "docs" / "quality.md"
BY_HAND = ROOT / "benchmarks" / "quality_errors.md"
FULL = LEVELS[-1]
ID, EN = "Indonesian", "English"
CORPORA = {
    ID: [
        SHARED / "corpora" / "id_dev.jsonl",
        SHARED / "corpora" / "id_dev_more.jsonl",
        SHARED / "articles" / "suara-2017-07-16-telegram.txt",
    ],
    EN: [SHARED / "corpora" / "en_dev_tech.jsonl", SHARED / "corpora" / "en_dev.jsonl"],
}
CODES = {ID: "id", EN: "en"}


@dataclass(frozen=True)
class Corpus:
    """A gold with the sources of its articles. `hidden` are labels of the gazetteers that are taken out before reading."""

    name: str
    language: str
    gold: Path
    sources: Sequence[Path]
    part: str = "all"
    hidden: tuple[str, ...] = ()


def corpora() -> Iterator[Corpus]:
    """All of them, the locked parts first."""
    for language, sources in CORPORA.items():
        marked = OWN / f"corpora_{CODES[language]}.txt"
        yield Corpus("locked third", language, marked, sources, "locked")
        yield Corpus("locked third, no platform listed", language, marked, sources, "locked", ("Platform",))
        yield Corpus("locked third, no agency listed", language, marked, sources, "locked", ("Agency",))
        yield Corpus("tuned part", language, marked, sources, "tuned")
        yield Corpus("tuned part, no platform listed", language, marked, sources, "tuned", ("Platform",))
        yield Corpus("tuned part, no agency listed", language, marked, sources, "tuned", ("Agency",))
        yield Corpus("calibration sample", language, SHARED / "eval" / f"gold_dev_{CODES[language]}.txt", sources)
    yield Corpus(
        "event clusters, where any event is found", ID, OWN / "clusters_id.txt", [SHARED / "corpora" / "id_event_clusters.jsonl"]
    )
    for language, code in CODES.items():
        for name, file in (("public gold (fiction)", code), ("public gold, plain news (fiction)", f"news_{code}")):
            yield Corpus(name, language, OWN / "public" / f"{file}.gold.txt", [OWN / "public" / f"{file}.jsonl"])


def records_of(corpus: Corpus, gold: Gold, ontology: Ontology) -> dict[str, Record]:
    """What is read in the articles of a corpus, by the ids of its gold."""
    extractor = Extractor(without_labels(ontology, corpus.hidden))
    found: dict[str, Record] = {}
    for source in corpus.sources:
        loaded = (a for a in read(str(source), reading_aids(ontology)) if isinstance(a, Article))
        found |= extracted(loaded, extractor, gold.articles, on_error=_fail).records
    return found


def _fail(error: KgError) -> None:
    raise error


def measured(ontology: Ontology) -> Iterator[str]:
    """The main table, a row a corpus."""
    names, unstated = read_names(SHARED / "eval" / "aliases.txt"), read_unstated()
    levels = " | ".join(f"{level} P / R / F1" for level in LEVELS)
    yield f"| articles | | n | {levels} | FULL F1, 95 % | dates | stated dates | people |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for corpus in corpora():
        gold = part_of(read_gold(corpus.gold, ontology, names), corpus.part)
        made = Evaluation(gold, records_of(corpus, gold, ontology), names)
        reached = [made.score(level) for level in LEVELS]
        low, high = intervals(made.scores(FULL))["f1"]
        told = " | ".join(f"{s.precision:.2f} / {s.recall:.2f} / **{s.f1:.2f}**" for s in reached)
        details = made.details()
        dates, people = f"{details.dated} of {details.known}", f"{details.tied} of {details.people}"
        when = stated(made, unstated)
        dates += f" | {when.right} of {when.all}" + (f", {len(when.wrong)} wrong" if when.wrong else "")
        yield f"| {corpus.name} | {corpus.language} | {len(gold.articles)} | {told} | {low:.2f}-{high:.2f} | {dates} | {people} |"
        print(corpus.name, corpus.language, f"{reached[-1].f1:.3f}", file=sys.stderr)


def agreed(ontology: Ontology) -> Iterator[str]:
    """The agreement of two readers, with and without what either of them left open."""
    names = read_names(SHARED / "eval" / "aliases.txt")
    yield "| language | articles | FULL F1 | FULL F1, every mark of one held against the other |"
    yield "|---|---|---|---|"
    for language, code in CODES.items():
        first, second = (read_gold(OWN / f"{which}_reading_{code}.txt", ontology, names) for which in ("first", "second"))
        lenient = agreement(first, second)
        strict = agreement(_without_may(first), _without_may(second))
        yield f"| {language} | {len(lenient.articles)} | {lenient.levels[FULL].f1:.2f} | {strict.levels[FULL].f1:.2f} |"


def _without_may(gold: Gold) -> Gold:
    return replace(gold, articles={id_: replace(marks, may=()) for id_, marks in gold.articles.items()})


def speakers(ontology: Ontology) -> Iterator[str]:
    """The speakers of direct quotations in the public gold."""
    extractor = Extractor(ontology)
    yield "| language | quotations | precision | recall | F1 | quotations where a deed is marked | F1 of these |"
    yield "|---|---|---|---|---|---|---|"
    for language, code in CODES.items():
        listed = read_list(OWN / "public" / f"{code}.quotes.txt")
        marks = read_gold(OWN / "public" / f"{code}.gold.txt", ontology, Names()).articles
        records = {}
        for article in read(str(OWN / "public" / f"{code}.jsonl"), reading_aids(ontology)):
            if isinstance(article, Article):
                records[article.source.rpartition("#")[2]] = json.loads(contract.line(article, extractor.extract(article)))
        ours = {a: q for a, q in listed.items() if marks[a].must}
        found, inside = score(listed, records), score(ours, records)
        every, some = (sum(len(quotations) for quotations in part.values()) for part in (listed, ours))
        told = f"{found.precision:.2f} | {found.recall:.2f} | **{found.f1:.2f}**"
        yield f"| {language} | {every} | {told} | {some} | **{inside.f1:.2f}** |"


def alarms(ontology: Ontology) -> Iterator[str]:
    """What fires in news of every kind, and how much of it a reader calls wrong."""
    judged = read_gold(OWN / "background_id.txt", ontology, Names())
    extractor = Extractor(ontology)
    corpus = articles(CORPUS, ontology, None)
    fired: dict[str, Record] = {}
    for article in corpus:
        facts = extractor.extract(article)
        if facts.events:
            fired[article.source.rpartition("#")[2]] = json.loads(contract.line(article, facts))
    unknown = sorted(fired.keys() - judged.articles.keys())
    made = Evaluation(judged.only(fired), fired, Names())
    wrong = sum(bool(score.extra) for score in made.scores(LEVELS[0]))
    yield f"Of {len(corpus):,} Indonesian articles about everything, {len(fired)} give events. In {wrong} of these at least one"
    yield "event is wrong by action or target"
    yield f"(marks: `benchmarks/gold/background_id.txt`), which is {1000 * wrong / len(corpus):.1f} in a thousand." + (
        f" Not judged yet: {', '.join(unknown)}." if unknown else ""
    )


def page(ontology: Ontology) -> str:
    """The whole page."""
    parts = [
        "# Quality, measured",
        "Written by `python benchmarks/quality.py`; not by hand but for the last part. P, R, F1: precision, recall and their "
        "harmonic mean, as `kg evaluate` counts them ([what the levels mean](evaluation.md)). No article of the locked third was "
        "opened while rules were written; the rest were. Dates: found events that carry the date that is known of them. "
        "Stated dates: events right by action, target, status and actor that carry the date which their article states "
        "(`benchmarks/gold/unstated.txt` lists the marks whose date it does not state; for the locked third all count). "
        "People: named in the gold, and tied to the right body.",
        "\n".join(measured(ontology)),
        "## Two readers",
        "Each read the same articles without the other's marks, and the difference was settled by a third look. What one "
        "reader left open (`may`) is not held against the other in the first figure, and is in the second.",
        "\n".join(agreed(ontology)),
        "## Speakers of direct quotations",
        "Of all articles, and of those alone that tell a deed of ours: what was said about volleyball and bridges is left out on "
        "purpose.",
        "\n".join(speakers(ontology)),
        "## False alarms",
        "\n".join(alarms(ontology)),
        BY_HAND.read_text(encoding="utf-8").strip(),
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Writes the page, or prints it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--print", action="store_true", dest="printed")
    given = options.parse_args()
    if not SHARED.exists():
        print(f"skipped: {SHARED} is not there.", file=sys.stderr)
        raise SystemExit(0)
    text = page(load_ontology())
    if given.printed:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
