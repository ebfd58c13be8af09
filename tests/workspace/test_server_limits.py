"""What a server allows a transaction is told by the doctor, and is an illness where this program would need more."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j_server import Neo4jServer

from kg.store import ServerLimits
from kg.workspace import Workspace
from kg.workspace.diagnosis import server_diagnosis

SETTINGS = ("db.transaction.timeout", "db.memory.transaction.max")
RAISE_TIME = "Raise db.transaction.timeout to 30s: a question is given that long."
RAISE_MEMORY = "Raise db.memory.transaction.max to 64m: a large change may need that much."


@pytest.mark.parametrize(
    ("seconds", "memory", "told", "remedy"),
    [
        (None, None, "as long as it wants and as much memory as it wants", ""),
        (30.0, 2.0**26, "30 s and 67 MB of memory", ""),
        (29.9, 2.0**28, "29.9 s and 268 MB of memory", RAISE_TIME),
        (90.0, 2.0**26 - 1, "90 s and 67 MB of memory", RAISE_MEMORY),
        (0.5, 2.0**20, "0.5 s and 1 MB of memory", f"{RAISE_TIME} {RAISE_MEMORY}"),
    ],
)
def test_limits_below_what_is_asked_for_are_an_illness(
    seconds: float | None, memory: float | None, told: str, remedy: str
) -> None:
    found = server_diagnosis(ServerLimits("Neo4j 5", seconds, memory, *SETTINGS))
    assert (found.name, found.state) == ("transactions", f"Neo4j 5; one may take {told}.")
    assert (found.remedy, found.well) == (remedy, not remedy)


def test_the_doctor_tells_the_limits_of_the_server_that_has_the_graph_and_none_of_a_file(
    empty_neo4j: Neo4jServer, tmp_path: Path, articles: list[str]
) -> None:
    workspace = Workspace(tmp_path / "work", store=empty_neo4j.address)
    workspace.ingest(articles[:1])
    told = [str(one) for one in workspace.doctor() if one.name == "transactions"]
    version = f"Neo4j Kernel {empty_neo4j.version} community"
    assert told == [f"transactions: {version}; one may take as long as it wants and 268 MB of memory."]
    workspace.graph().close()
    assert [one for one in Workspace(tmp_path / "work").doctor() if one.name == "transactions"] == []
