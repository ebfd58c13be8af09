"""How many dates that articles state are right, wrong, or not read: for docs/quality.md, and alone with what is wrong.

    python benchmarks/stated_dates.py            a line a gold
    python benchmarks/stated_dates.py --errors   and every date that is wrong or missing, with the words of its event

A gold tells when a thing was done, also where its article does not: where only the day of the report or other articles tell it.
Those marks are listed in benchmarks/gold/unstated.txt, by whoever read the article. Each event that is right by action, target,
status and actor answers one mark here: a block of 2020 that was not found is no date that was read wrongly of the block of 2023.
Nothing of the locked third is listed, so all its dates count.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.evaluate import LEVELS, Answer, Evaluation, Mark, Marks, fits, same_time

UNSTATED = Path(__file__).resolve().parent / "gold" / "unstated.txt"
Key = tuple[str, str, str]


@dataclass(slots=True)
class Stated:
    """Events found whose date their article states: with that date, with another one (`wrong`), with none (`missing`)."""

    right: int = 0
    wrong: list[tuple[str, Mark, Answer]] = field(default_factory=list)
    missing: list[tuple[str, Mark, Answer]] = field(default_factory=list)

    @property
    def all(self) -> int:
        """How many there are."""
        return self.right + len(self.wrong) + len(self.missing)


def read_unstated(path: Path = UNSTATED) -> frozenset[Key]:
    """Article, first action and date of the marks whose date the article does not state.

    Raises ValueError, with the line, for what has another form or is there twice.
    """
    found: set[Key] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 4:
            raise ValueError(f"{path}:{number}: article, action, date and why it is not stated are wanted: {line}")
        key = (cells[0], cells[1], cells[2])
        if key in found:
            raise ValueError(f"{path}:{number}: stands here twice: {line}")
        found.add(key)
    return frozenset(found)


def key_of(article: str, mark: Mark) -> Key:
    """How a mark is called in the list."""
    return article, mark.actions[0], mark.date


def stated(made: Evaluation, unstated: frozenset[Key]) -> Stated:
    """The dates of one reading."""
    result = Stated()
    for article, marks in made.gold.articles.items():
        for mark, answer in paired(marks, made.answers[article]):
            if not mark.year_known or key_of(article, mark) in unstated:
                continue
            if same_time(mark.date, answer.date):
                result.right += 1
            else:
                (result.wrong if answer.date else result.missing).append((article, mark, answer))
    return result


def paired(marks: Marks, answers: Sequence[Answer]) -> Iterator[tuple[Mark, Answer]]:
    """Each mark with the answer that is likeliest meant for it: one with its date, else the first in the article."""
    pairs = [
        (_same_date(mark, answer), -m, -a)
        for m, mark in enumerate(marks.must)
        for a, answer in enumerate(answers)
        if fits(mark, answer, LEVELS[-1])
    ]
    left: set[int] = set(range(len(marks.must)))
    unused: set[int] = set(range(len(answers)))
    for _, m, a in sorted(pairs, reverse=True):
        if -m in left and -a in unused:
            left.remove(-m)
            unused.remove(-a)
            yield marks.must[-m], answers[-a]


def _same_date(mark: Mark, answer: Answer) -> bool:
    return same_time(mark.date, answer.date) if mark.year_known else not answer.date


def listed(found: Stated) -> Iterator[str]:
    """What is wrong and what is missing, a line each."""
    for kind, entries in (("wrong", found.wrong), ("missing", found.missing)):
        for article, mark, answer in entries:
            yield f"  {kind} | {article} | {mark.date} | {answer.said} | {answer.words}"


def unknown_keys(unstated: frozenset[Key], golds: Mapping[str, Marks]) -> list[Key]:
    """Entries of the list that no mark of these golds has."""
    known = {key_of(article, mark) for article, marks in golds.items() for mark in marks.must}
    return sorted(unstated - known)


def main() -> None:
    """Prints the figures of every gold that is complete in names."""
    from quality import SHARED, corpora, records_of

    from kg.evaluate import part_of, read_gold, read_names
    from kg.ontology import load_ontology

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true", help="list them, but for those of the locked third")
    given = options.parse_args()
    ontology, unstated = load_ontology(), read_unstated()
    names = read_names(SHARED / "eval" / "aliases.txt")
    marked: dict[str, Marks] = {}
    for corpus in corpora():
        if corpus.hidden:
            continue
        gold = part_of(read_gold(corpus.gold, ontology, names), corpus.part)
        if corpus.part != "locked":
            marked |= gold.articles
        found = stated(Evaluation(gold, records_of(corpus, gold, ontology), names), unstated)
        print(f"{corpus.name}, {corpus.language}: {found.right} of {found.all}, {len(found.wrong)} wrong", flush=True)
        if given.errors and corpus.part != "locked":
            for line in listed(found):
                print(line)
    for key in unknown_keys(unstated, marked):
        print("in unstated.txt, and in no gold that may be looked at:", " | ".join(key))


if __name__ == "__main__":
    main()
