"""A question of somebody else: planned and looked at first, then answered, no more of it than was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j import Record, Result, Session, Transaction
from neo4j.exceptions import Neo4jError

from kg.model import NodeRef, QueryError
from kg.store.neo4j.confining import confined
from kg.store.neo4j.guard import Plan, check_plan
from kg.store.neo4j.layout import KEY, ref_of
from kg.store.neo4j.refusals import query_error
from kg.store.neo4j.telling import told_of_one
from kg.store.neo4j.values import Plain, ends_of
from kg.store.protocol import Rows

# On a line of its own, so that columns stay what they are.
_EXPLAIN = "EXPLAIN\n"
_ASKS_FOR_PLAN = re.compile(r"\s*(?://[^\n]*\n\s*|/\*.*?\*/\s*)*explain\b", re.IGNORECASE | re.DOTALL)
_STEPS = 10_000
_ENDS = f"UNWIND $them AS id MATCH (n) WHERE elementId(n) = id RETURN id, n.`{KEY}` AS key, labels(n) AS labels, n.id AS own"


@dataclass(frozen=True, slots=True)
class Planned:
    """A question that may be asked: as the engine gets it, the label it is kept to, and how the engine will go about it."""

    cypher: str
    label: str
    plan: Plan
    only_plan: bool


def plan(session: Session, cypher: str, label: str, timeout: float) -> Planned:
    """Return the query kept to the nodes with this label. Raises QueryError for one that is wrong, writes, or cannot be kept."""
    asked = confined(told_of_one(cypher, label, KEY), label)
    try:
        explained, query_type = _explained(session, asked, timeout)
    except Neo4jError as error:
        if (said := query_error(error, timeout, line=-1)) is None:
            raise
        if asked == cypher or ".Statement." not in (error.code or ""):
            raise said from error
        # It is wrong as it stands, or with what was put in: its own words and places are asked for.
        try:
            _explained(session, cypher, timeout)
        except Neo4jError as own:
            raise query_error(own, timeout, line=-1) or said from own
        raise QueryError(
            "it cannot be kept to the graph of this workspace.", place="query", remedy="Write its patterns in a plainer way."
        ) from error
    check_plan(explained, query_type, label)
    return Planned(asked, label, explained, _ASKS_FOR_PLAN.match(cypher) is not None)


def answer(transaction: Transaction, planned: Planned, parameters: Mapping[str, Any], *, timeout: float, limit: int) -> Rows:
    """Return the answer. Raises QueryError for what goes wrong on the way."""
    if planned.only_plan:
        return steps_of(planned, limit)
    try:
        result = transaction.run(planned.cypher, dict(parameters))
        columns = tuple(result.keys())
        records = result.fetch(limit + 1)
        # Tells the server to forget the rest; else the driver would read it at the next question.
        notes = _notes(result)
        ends = _refs(transaction, ends_of(records[:limit]), planned.label)
    except Neo4jError as error:
        if (said := query_error(error, timeout)) is None:
            raise
        raise said from error
    plain = Plain(planned.label, ends)
    rows = [tuple(plain.value(value) for value in record.values()) for record in records[:limit]]
    return Rows(columns, rows, truncated=len(records) > limit, notes=notes)


def steps_of(planned: Planned, limit: int = _STEPS) -> Rows:
    """Return how the engine will go about it, a step a row."""
    steps = [(number, *step) for number, step in enumerate(_steps(planned.plan), start=1)]
    return Rows(("step", "operation", "estimated_rows"), steps[:limit], truncated=len(steps) > limit)


def _explained(session: Session, cypher: str, timeout: float) -> tuple[Plan, str | None]:
    with session.begin_transaction(timeout=timeout) as transaction:
        summary = transaction.run(_EXPLAIN + cypher).consume()
    return summary.plan or {"operatorType": "Unknown"}, summary.query_type


def _refs(transaction: Transaction, elements: set[str], label: str) -> dict[str, NodeRef]:
    """Return which nodes the engine's names mean: the driver knows only of those that stand in the answer themselves."""
    if not elements:
        return {}
    return {row["id"]: _ref(row, label) for row in transaction.run(_ENDS, {"them": sorted(elements)})}


def _ref(row: Record, label: str) -> NodeRef:
    if isinstance(row["key"], str):
        return ref_of(row["key"])
    return NodeRef(next((name for name in sorted(row["labels"]) if name != label), ""), str(row["own"]))


def _notes(result: Result) -> tuple[str, ...]:
    """Return what the engine remarks on names that the database does not know."""
    found = (one for one in result.consume().gql_status_objects if one.is_notification)
    return tuple(dict.fromkeys(one.status_description for one in found))


def _steps(operator: Plan, depth: int = 0) -> Iterator[tuple[str, float | None]]:
    told: Mapping[str, Any] = operator.get("args", {})
    name, details = str(operator["operatorType"]).partition("@")[0], told.get("Details")
    yield f"{'  ' * depth}{name}{f': {details}' if details else ''}", told.get("EstimatedRows")
    for child in operator.get("children", ()):
        yield from _steps(child, depth + 1)
