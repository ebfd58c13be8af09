"""Two readings of the same articles: what the later one gained and what it lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from kg.evaluate.answers import Answer
from kg.evaluate.evaluation import Error, Evaluation
from kg.evaluate.intervals import Interval, paired
from kg.evaluate.scoring import FULL

GAINED, LOST = "gained", "lost"


@dataclass(frozen=True, slots=True)
class Change:
    """A mark that is answered now and was not (gained), or the other way round; or an extra answer that is gone (gained) or new.

    `error` is what is mended, or what is wrong now.
    """

    kind: str
    error: Error

    @property
    def article(self) -> str:
        """The article that it is in."""
        return self.error.article


def changes(before: Evaluation, after: Evaluation) -> list[Change]:
    """What is different at the level FULL, gains first, each in the order of the gold."""
    return [Change(GAINED, error) for error in _only(before, after)] + [Change(LOST, error) for error in _only(after, before)]


def rise(before: Evaluation, after: Evaluation, level: str) -> tuple[float, Interval]:
    """How much F1 rose at a level, and the interval of that."""
    interval = paired(before.scores(level), after.scores(level), lambda one, other: other.f1 - one.f1)
    return after.score(level).f1 - before.score(level).f1, interval


def _only(one: Evaluation, other: Evaluation) -> Iterator[Error]:
    """The errors of one reading that the other does not make."""
    for article, judged in one.judged[FULL].items():
        others = other.judged[FULL][article]
        known = Counter(map(_key, others.extra))
        yield from (one.unmarked(article, answer) for answer in judged.extra if not _taken(known, _key(answer)))
        missed: Counter[Hashable] = Counter(others.missed)
        yield from (one.unanswered(article, mark) for mark in judged.missed if not _taken(missed, mark))


def _key(answer: Answer) -> Hashable:
    """What makes an answer the same in two readings: what it says, and not in which words it was found."""
    return answer.actions, answer.statuses, answer.actors, answer.targets


def _taken(counts: Counter[Hashable], key: Hashable) -> bool:
    counts[key] -= 1
    return counts[key] >= 0
