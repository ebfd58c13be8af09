"""How far figures could be off by the choice of the articles: bootstrap over articles (Efron 1979, percentiles).

Articles and not events are drawn, because the events of one article are right or wrong together.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from kg.evaluate.scoring import Score

RESAMPLES = 1000
CONFIDENCE = 0.95
MEASURES = ("precision", "recall", "f1")

Interval = tuple[float, float]


def intervals(scores: Sequence[Score]) -> dict[str, Interval]:
    """The interval of each of `MEASURES`, from the counts of each article. The same counts give the same intervals."""
    drawn = [_sum(scores, sample) for sample in _samples(len(scores))]
    return {measure: _percentiles([getattr(score, measure) for score in drawn]) for measure in MEASURES}


def paired(one: Sequence[Score], other: Sequence[Score], measure: Callable[[Score, Score], float]) -> Interval:
    """The interval of a measure of two counts: the same articles are drawn for both, so that what they share cancels out."""
    return _percentiles([measure(_sum(one, sample), _sum(other, sample)) for sample in _samples(len(one))])


def _samples(size: int) -> Iterator[list[int]]:
    chance = random.Random(size)  # noqa: S311 - chance that comes out the same each time, and no secret
    for _ in range(RESAMPLES):
        yield chance.choices(range(size), k=size) if size else []


def _sum(scores: Sequence[Score], sample: Sequence[int]) -> Score:
    return Score(
        sum(scores[n].right for n in sample), sum(scores[n].extra for n in sample), sum(scores[n].missed for n in sample)
    )


def _percentiles(values: Sequence[float]) -> Interval:
    ordered, cut = sorted(values), round((1 - CONFIDENCE) / 2 * len(values))
    return ordered[cut], ordered[-1 - cut]
