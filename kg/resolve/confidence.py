"""How sure an event is, from 0 to 1: the probability that it is right with type, party, actor and status.

Of one report that is a logistic function of signs, with weights fitted to gold (schemas/confidence.yaml,
benchmarks/calibration.py). Several independent sources make it surer, each by half of what would be left if they could not err
together; where they disagree on what it was or whether it took place, it is less sure. What a person confirmed is sure.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.resolve.events import Event

BASE = "base"
_CEILING = 0.99
_TOGETHER, _DISPUTED = 0.5, 0.85
_MANY = 8


def signs(*, family: str, status: str, actor: bool, inferred: Collection[str], dated: bool, times: int) -> frozenset[str]:
    """Return what speaks for or against an event of one article. `times`: how many stretches of the text tell of it."""
    found = {f"family {family}", f"status {status}"}
    found |= {f"inferred {role}" for role in inferred}
    found |= set() if actor else {"no actor"}
    found |= {"dated"} if dated else set()
    found |= {"told twice"} if times > 1 else set()
    return frozenset(found)


def logistic(odds: float) -> float:
    """Return the probability of the logarithm of odds."""
    return 1 / (1 + math.exp(-odds))


def confidence(event: Event, weights: Mapping[str, float]) -> float:
    """Return how sure an event is, to two digits."""
    if event.confirmed:
        return 1.0
    surest: dict[str, float] = {}
    for report in event.reports:
        fact, source = report.fact, event.source_of[report.article]
        told = signs(
            family=event.type.family,
            status=fact.status,
            actor=fact.actor is not None,
            inferred=fact.inferred,
            dated=fact.date_basis in ("stated", "relative"),
            times=len(fact.evidence),
        )
        sure = logistic(weights.get(BASE, 0.0) + sum(weights.get(sign, 0.0) for sign in sorted(told)))
        surest[source] = max(sure, surest.get(source, 0.0))
    best, *others = sorted(surest.values(), reverse=True)
    wrong = 1 - best
    for sure in others[:_MANY]:
        wrong *= 1 - _TOGETHER * sure
    doubt = _DISPUTED if {"type", "actor"} & event.settled_by.keys() else 1.0
    return round(min((1 - wrong) * doubt, _CEILING), 2)
