"""How long a question takes: once, and then again and again for as long as the budget lasts."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import Any

from asking_cases import Case

from kg.model import QueryError
from kg.store import GraphStore, Rows

BUDGET, PATIENCE = 3.0, 90.0  # seconds
LIMIT = 1000  # rows, as `kg query` has it
_LEAST, _MOST = 3, 1000  # repetitions
_LONG = 2  # budgets


def asked(store: GraphStore, case: Case, *, budget: float, clock: Callable[[], float] = time.process_time) -> dict[str, Any]:
    """Ask a question of a store that has not heard it before.

    Milliseconds by `clock`: `cold` the first time, `p50` and `p99` afterwards. By default those of this process's processors,
    since others may be at work on the machine; for a server the time that passes. `rows` tells how many came back, `answer`
    what they are.
    """
    values = case.values

    def ask() -> Rows:
        return store.query(case.query.cypher, values, timeout=PATIENCE, limit=LIMIT, trusted=True)

    begin = clock()
    try:
        answer = ask()
    except QueryError:
        return {"given up": PATIENCE}
    cold = clock() - begin
    # What takes long is not asked again: the first time differs by little from the second.
    spent = repeated(ask, budget, clock=clock) if cold < _LONG * budget else [cold]
    text = repr((answer.columns, answer.rows)).encode()
    return {
        "rows": len(answer.rows),
        "answer": hashlib.sha256(text).hexdigest()[:16],
        "cold": 1000 * cold,
        "p50": 1000 * quantile(spent, 0.50),
        "p99": 1000 * quantile(spent, 0.99),
        "times": len(spent),
    }


def repeated(call: Callable[[], object], budget: float, *, clock: Callable[[], float] = time.process_time) -> list[float]:
    """Call again and again for so many seconds; return what each call took by `clock`, sorted."""
    spent: list[float] = []
    end = time.perf_counter() + budget
    while len(spent) < _LEAST or (time.perf_counter() < end and len(spent) < _MOST):
        begin = clock()
        call()
        spent.append(clock() - begin)
    return sorted(spent)


def quantile(ordered: list[float], part: float) -> float:
    """Return the value that so large a part of the values is not above."""
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
