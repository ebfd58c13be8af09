"""Asks the engine's plan what a query would do, before it does it: nothing is trusted to a reading of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.model import QueryError
from kg.store.cypher import check_text as check_words
from kg.store.neo4j.refusals import only_reads
from kg.store.neo4j.telling import TOLD

PROCEDURES = frozenset({*TOLD, "dbms.components"})
"""What a query may call: what tells about its own graph, and which server this is."""
_SHOWS = frozenset({"ShowIndexes", "ShowConstraints", "ShowFunctions", "ShowProcedures"})
# What stands below everything else and yet is no way into the database: it begins with nothing, or with what stands already.
_NO_WAY_IN = re.compile(
    r"Argument|CacheProperties|Eager|EmptyResult|EmptyRow|Filter|Input|Optional|ProduceResults|ProcedureCall|Projection|Skip|Unwind"
    r"|Repeat.*|Show.*|.*(Aggregation|Apply|Distinct|Expand\(.*\)|Limit|ShortestPath|ShortestPath\(.*\)|Sort|Top)"
)
_CALLED = re.compile(r"^`?([\w.`]+?)`?\(")
# Where the plan shows a subquery as text, inside of an expression.
_NESTED = re.compile(r"\{\s*MATCH\b")
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")

Plan = Mapping[str, Any]


def check_text(cypher: str) -> None:
    """Raise QueryError for what must not be asked and a plan might not show, inside of an expression."""
    # The engine reads such escapes anywhere, in keywords too.
    read = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cypher)
    check_words(read, procedures=sorted(PROCEDURES))


def check_plan(plan: Plan, query_type: str | None, label: str) -> None:
    """Raise QueryError for a plan that does anything but read the nodes with this label and what hangs together with them."""
    if query_type != "r":
        raise only_reads()
    _check_operator(plan, label, ())


def _check_operator(plan: Plan, label: str, above: tuple[str, ...]) -> None:
    name = str(plan["operatorType"]).partition("@")[0]
    details = str(plan.get("args", {}).get("Details", ""))
    if name == "ProcedureCall":
        called = _CALLED.match(details)
        _check_procedure(called[1].replace("`", "") if called else details)
    elif name.startswith(("Show", "Terminate")) and name not in _SHOWS:
        raise QueryError(f"{name} is for those who run the server.", place="query", remedy="Ask the graph instead.")
    for nested in _NESTED.split(details)[1:]:
        if not re.search(rf":`?{label}(?!\w)", nested):
            raise _mixes(f"{name} {details}")
    children = list(plan.get("children", ()))
    if not children and not _NO_WAY_IN.fullmatch(name) and not _asks_for(label, plan.get("identifiers", ()), (details, *above)):
        raise _mixes(f"{name} {details}")
    for child in children:
        _check_operator(child, label, (*above, details) if name == "Filter" else above)


def _mixes(step: str) -> QueryError:
    return QueryError(
        f"it cannot be kept to the graph of this workspace ({step.strip():.200}).",
        place="query",
        remedy="Begin at nodes in a MATCH pattern, as in `MATCH (a:Action)`.",
    )


def _asks_for(label: str, variables: Iterable[str], details: Iterable[str]) -> bool:
    """Whether one of the variables must have the label, as some details of the plan spell it: `a:L`, `a:Other&L`, `(:L)`."""
    names = "|".join(re.escape(variable.strip("`")) for variable in variables)
    asked = re.compile(rf"(?:(?<![\w`])`?(?:{names})`?|\(`?\w*`?):(?:!?`?\w+`?&)*`?{label}`?(?![\w|])")
    return any(asked.search(text) for text in details)


def _check_procedure(name: str) -> None:
    if name not in PROCEDURES:
        raise QueryError(
            f"the procedure {name} may not be called, by a query that only reads.",
            place="query",
            remedy=f"These may: {', '.join(sorted(PROCEDURES))}.",
        )
