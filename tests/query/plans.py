"""How both engines go about each named query where somebody is named, on the graph of thousands of articles.

`test_query_plans.py` asks for no scan in them, and `docs/write_plans_page.py` writes them down: page and test see the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grown_graph import Grown
from neo4j import Session

from kg.query import bind, named_queries
from kg.store.kglite.store import KgliteStore
from kg.store.neo4j.confining import confined

Known = Mapping[str, tuple[str, ...]]
QUIET = 1  # which of the values of a parameter is of something that little is told of
# These name nobody: what they look at is the whole graph, or all of a kind in it, by the question.
OF_EVERYTHING = {"around"}
# A way between two goes over whoever lies between.
WALKS = {"connection"}
CASES = [
    (name, parameter.name)
    for name, query in named_queries().items()
    for parameter in query.parameters
    if parameter.type == "entity"
]
_INDEX = re.compile(r"\w+:(\w+\(\w+\))")
_FOLLOWS = ("Expand", "ShortestPath")


@dataclass(frozen=True, slots=True)
class Step:
    """What an engine did: its name for it, with what, how many rows it gave, and how deep in the plan it stands."""

    operation: str
    details: str
    rows: int
    depth: int = 0

    @property
    def finds(self) -> bool:
        """Whether it looks something up in an index."""
        return "Index" in self.operation

    @property
    def scans(self) -> bool:
        """Whether it looks through all nodes or edges of a kind."""
        return "Scan" in self.operation

    @property
    def follows(self) -> bool:
        """Whether it follows edges."""
        return any(word in self.operation for word in _FOLLOWS)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a query was answered that named somebody for one parameter: the last step first on Neo4j, the first first on KGLite."""

    query: str
    parameter: str
    neo4j: tuple[Step, ...]
    kglite: tuple[Step, ...]

    @property
    def indexes(self) -> list[str]:
        """The indexes of Neo4j that gave a row, such as `Platform(id)`."""
        found = (_INDEX.search(step.details) for step in self.neo4j if step.finds and step.rows)
        return sorted({index[1] for index in found if index})


def planned(session: Session, label: str, graph: Grown, name: str, parameter: str, values: Mapping[str, Any]) -> Plan:
    """Ask both engines for what they did. `label` is that of the workspace in Neo4j."""
    return Plan(name, parameter, tuple(_on_neo4j(session, label, name, values)), tuple(_on_kglite(graph, name, values)))


def as_page(plan: Plan) -> str:
    """Tell what the engines looked up and followed, as the page does."""
    looked = [step for step in plan.neo4j if step.rows and (step.finds or step.scans or step.follows)]
    matched = [step for step in plan.kglite if step.rows and step.operation.startswith(("Match", "OptionalMatch", "Call"))]
    told = [f"Of one {plan.parameter}:", "", *(f"    {step.operation} {step.details} ({step.rows:,})" for step in looked)]
    here = ", ".join(f"{step.operation} ({step.rows:,})" for step in matched)
    return "\n".join([*told, f"    KGLite: {here or 'no row'}", ""])


def parameters(name: str, parameter: str, known: Known) -> Mapping[str, Any]:
    """Values for a query of which one names somebody; what has to be given is given."""
    query = named_queries()[name]
    named = [one.name for one in query.parameters if one.default is None or one.name == parameter]
    return bind(query, {one: known[one][min(QUIET, len(known[one]) - 1)] for one in named}, lambda text, _: text)


def _on_neo4j(session: Session, label: str, name: str, values: Mapping[str, Any]) -> Iterator[Step]:
    """Yield the steps as the server tells them, the last one first."""
    asked = confined(named_queries()[name].cypher, label)
    profile = session.run(f"PROFILE\n{asked}", dict(values)).consume().profile  # type: ignore[arg-type]
    assert profile is not None
    yield from _steps(profile, label)


def _on_kglite(graph: Grown, name: str, values: Mapping[str, Any]) -> Iterator[Step]:
    """Yield the steps in the order in which they are done; a subquery is one."""
    assert isinstance(graph.store, KgliteStore)
    answer: Any = graph.store._graph().graph.cypher(f"PROFILE {named_queries()[name].cypher}", params=dict(values))
    for step in answer.profile:
        yield Step(str(step["clause"]), "", int(step["rows_out"]))


def _steps(operator: Mapping[str, Any], label: str, depth: int = 0) -> Iterator[Step]:
    told = operator["args"]
    details = " ".join(str(told.get("Details", "")).split()).replace(f":`{label}`", "").replace(f":{label}", "")
    # Names that the planner makes up are numbered anew with each run.
    yield Step(operator["operatorType"].partition("@")[0], re.sub(r"anon_\d+", "_", details), told["Rows"], depth)
    for child in operator.get("children", ()):
        yield from _steps(child, label, depth + 1)
