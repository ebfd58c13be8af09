"""Writes docs/query-plans.md: how both engines go about each named query. `make plans` runs it, which takes a Neo4j and a minute
or two; the tests look at the same plans, and tell when the page has drifted.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from neo4j import GraphDatabase

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "query")]

from grown_graph import grown, values  # noqa: E402 - they stand beside the tests
from neo4j_server import USER, Neo4jServer  # noqa: E402
from neo4j_server.fixture import store_on  # noqa: E402
from plans import CASES, Plan, as_page, parameters, planned  # noqa: E402

from kg.store.neo4j.layout import workspace_label  # noqa: E402

PAGE = Path(__file__).with_name("query-plans.md")
_WORKSPACE = "plans"

_HEAD = """\
# How the engines go about the named queries

<!-- Written by docs/write_plans_page.py out of what the engines say: `make plans`. -->

Each named query is asked of one platform, body, person or event, on the graph of 5,000 synthetic articles that the tests use.
What follows is Neo4j's `PROFILE` (5.26) and KGLite's: what was done, and how many rows each step gave. The test
(`tests/query/test_query_plans.py`) asks of the same plans that no scan gives a row, that an index begins, that no step gives
more rows than hang on who is asked for, and that this page tells them. `around` names nobody, and has no plan here: it looks at
all actions of some days.

## Where each begins

`begins in`: the indexes of Neo4j that gave a row. `scans`: how many steps of the plan look through a whole label, for who names
nobody; none was run. `edges`: how many were followed. `most`: the largest number of rows that a step gave. KGLite finds a node by
its label and its id, and does not tell that from a scan; that a step gives few rows does.
"""

_STEPS = """\
## Step by step

What Neo4j looks up and follows, the first step last, with the rows that it gave; steps that gave none, and those that only count,
sort or hand on, are left out. What KGLite matches, the first step first.
"""


def page(made: Iterable[Plan]) -> str:
    """The page, in Markdown."""
    return "\n".join(_lines(list(made))).rstrip("\n") + "\n"


def _lines(made: Sequence[Plan]) -> Iterator[str]:
    yield _HEAD
    yield "| query | asked of one | begins in | edges | most | scans | KGLite, most |"
    yield "|---|---|---|---|---|---|---|"
    for plan in made:
        cells = [
            f"[`{plan.query}`](#{plan.query})",
            plan.parameter,
            ", ".join(f"`{index}`" for index in plan.indexes),
            f"{sum(step.rows for step in plan.neo4j if step.follows):,}",
            f"{max(step.rows for step in plan.neo4j):,}",
            f"{sum(step.scans for step in plan.neo4j)}",
            f"{max(step.rows for step in plan.kglite):,}",
        ]
        yield f"| {' | '.join(cells)} |"
    yield f"\n{_STEPS}"
    for name in dict.fromkeys(plan.query for plan in made):
        yield f"### {name}\n"
        for plan in (one for one in made if one.query == name):
            yield as_page(plan)


def main() -> None:
    """Make the graph, put it into a Neo4j, and write down the plans."""
    with tempfile.TemporaryDirectory(prefix="kg-plans-") as folder, Neo4jServer(Path(folder) / "neo4j") as server:
        graph = grown(Path(folder))
        known = values(graph)
        with store_on(server, _WORKSPACE) as store:
            graph.put_into(store)
            with GraphDatabase.driver(server.address, auth=(USER, server.password)) as driver, driver.session() as session:
                made = [
                    planned(session, workspace_label(_WORKSPACE), graph, name, parameter, parameters(name, parameter, known))
                    for name, parameter in CASES
                ]
        graph.store.close()
    PAGE.write_text(page(made), encoding="utf-8")


if __name__ == "__main__":
    main()
