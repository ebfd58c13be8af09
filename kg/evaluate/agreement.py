"""How far two readers of the same articles agree: each one's marks are the answers to the other's questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluate.answers import answer_of
from kg.evaluate.gold import Gold, Marks
from kg.evaluate.intervals import Interval, paired
from kg.evaluate.scoring import FULL, LEVELS, Score, fits, judged


@dataclass(frozen=True, slots=True)
class Agreed:
    """The agreement at one level: the mean F1 of both directions with its interval, and the counts of each direction."""

    f1: float
    interval: Interval
    first_asks: Score
    second_asks: Score


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An event that one reader marked `must` (`place` and `line` in that file) and the other does not know of."""

    article: str
    said: str
    place: str
    line: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two golds share. `articles` are those that both hold; nothing is said of the others."""

    articles: tuple[str, ...]
    levels: dict[str, Agreed]
    disagreements: tuple[Disagreement, ...]


def agreement(first: Gold, second: Gold) -> Agreement:
    """Compare two readings, over the articles that both hold. Which is the first makes no difference to F1.

    What one marked `must` is an answer; what either marked `may` is never held against the other.
    """
    both = tuple(article for article in first.articles if article in second.articles)
    levels = {}
    for level in LEVELS:
        one, other = _scores(first, second, both, level), _scores(second, first, both, level)
        total, back = sum(one, start=Score()), sum(other, start=Score())
        levels[level] = Agreed(_mean(total, back), paired(one, other, _mean), total, back)
    return Agreement(both, levels, tuple(_disagreements(first, second, both)))


def _scores(asking: Gold, answering: Gold, articles: tuple[str, ...], level: str) -> list[Score]:
    return [_score(asking.articles[article], answering.articles[article], level) for article in articles]


def _score(asking: Marks, answering: Marks, level: str) -> Score:
    one = judged(asking, map(answer_of, answering.must), level)
    covered = [mark for mark in one.missed if any(fits(may, answer_of(mark), level) for may in answering.may)]
    return Score(len(one.right), len(one.extra), len(one.missed) - len(covered))


def _mean(one: Score, other: Score) -> float:
    return (one.f1 + other.f1) / 2


def _disagreements(first: Gold, second: Gold, articles: tuple[str, ...]) -> Iterator[Disagreement]:
    for article in articles:
        for asking, answering in ((second, first), (first, second)):
            marks = {answer_of(mark): mark for mark in answering.articles[article].must}
            for answer in judged(asking.articles[article], marks, FULL).extra:
                mark = marks[answer]
                yield Disagreement(article, answer.said, mark.place, mark.line)
