"""How well reports were put together into events, where it is known which event each tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """B-cubed precision and recall (Bagga and Baldwin 1998), over `reports` reports."""

    reports: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(reports: Iterable[tuple[str, str]]) -> Agreement:
    """Compare clusters: of each report, the cluster that it was put into and the one that it belongs into.

    Counted by pairs of clusters and not by pairs of reports, so that a cluster of fifty thousand costs no more than its reports.
    """
    shared = Counter(reports)
    found: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for (ours, theirs), count in shared.items():
        found[ours] += count
        true[theirs] += count
    total = shared.total()
    if not total:
        return Agreement(0, 0.0, 0.0)
    precision = sum(count * count / found[ours] for (ours, _), count in shared.items()) / total
    recall = sum(count * count / true[theirs] for (_, theirs), count in shared.items()) / total
    return Agreement(total, precision, recall)
