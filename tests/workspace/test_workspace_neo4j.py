"""A workspace whose graph is in a Neo4j: the same as in a file, by small changes, comparable with the ledger, and resumable."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from neo4j_server import USER, Neo4jServer

from kg.cli import main
from kg.store import GraphStore
from kg.store.neo4j.store import Neo4jStore
from kg.workspace import Workspace

# A rebuild in transactions of eight, killed as a loss of power would at the third.
CHILD = """
import os, signal, sys
from kg.cli import main
from kg.store.neo4j import change

change.AT_ONCE = 8
flush, flushed = change.Neo4jChange._flush, []

def killed(self):
    if len(flushed) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    flushed.append(1)
    flush(self)

change.Neo4jChange._flush = killed
sys.exit(main(["--workspace", sys.argv[1], "rebuild"]))
"""


@pytest.fixture
def server(empty_neo4j: Neo4jServer) -> Neo4jServer:
    return empty_neo4j


def run(server: Neo4jServer, cypher: str, **parameters: Any) -> list[list[Any]]:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.address, auth=(USER, server.password)) as driver:
        return [list(record.values()) for record in driver.execute_query(cypher, parameters).records]


def held(store: GraphStore) -> tuple[list[Any], list[Any]]:
    return list(store.nodes()), list(store.edges())


def test_the_graph_is_that_of_a_file_and_only_what_is_new_is_written(
    server: Neo4jServer, tmp_path: Path, articles: list[str]
) -> None:
    there, here = Workspace(tmp_path / "there", store=server.address), Workspace(tmp_path / "here")
    for workspace in (there, here):
        workspace.ingest(articles[:-1])
    store = there.graph()
    assert isinstance(store, Neo4jStore)
    assert held(store) == held(here.graph())
    whole = store.written
    assert there.ingest(articles[:-1]).derived is False
    for workspace in (there, here):
        workspace.ingest(articles[-1:])
    assert 0 < store.written < whole / 2
    assert held(store) == held(here.graph())
    assert there.verify() == []
    there.rebuild()
    assert store.written == 0
    assert store.stamp() == here.graph().stamp()
    store.close()


def test_verify_names_each_node_and_edge_that_differs_from_the_ledger_and_rebuild_mends_them(
    server: Neo4jServer, tmp_path: Path, articles: list[str]
) -> None:
    workspace = Workspace(tmp_path / "work", store=f"{server.address}/neo4j")
    workspace.ingest(articles[:3])
    run(server, "MATCH (p:Platform {id: 'telegram'}) SET p.name = 'Other'")
    run(server, "MATCH (:Article)-[e:MENTIONS]->(:Platform {id: 'chatlune'}) DELETE e")
    store = workspace.graph()
    assert isinstance(store, Neo4jStore)
    run(server, f"CREATE (:Topic:{store.label} {{id: 'new', _kg_key: 'Topic/new'}})")
    assert [(finding.place.split(" -")[0].split()[0], finding.problem) for finding in workspace.verify()] == [
        ("Platform", "its properties are not what the articles give."),
        ("Topic", "it is in the graph, and the articles do not give it."),
        ("Article", "the articles give it, and it is not in the graph."),
    ]
    workspace.rebuild()
    assert workspace.verify() == []
    store.close()


def test_a_rebuild_killed_on_its_way_is_carried_on_by_the_next_run(
    server: Neo4jServer, tmp_path: Path, articles: list[str]
) -> None:
    workspace = Workspace(tmp_path / "work", store=server.address)
    workspace.ingest(articles)
    before = held(workspace.graph())
    run(server, "MATCH (n:Action|Episode|Article|Statement) DETACH DELETE n")
    environment = {**os.environ, "KG_STORE": server.address}
    child = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", CHILD, str(tmp_path / "work")], env=environment, capture_output=True, text=True, check=False
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    said: list[str] = []
    again = Workspace(tmp_path / "work", store=server.address, notify=said.append)
    assert [finding.problem for finding in again.verify()] == ["it is not there yet."]
    store = again.graph()
    assert isinstance(store, Neo4jStore)
    assert said == ["the graph is not there yet: it is made again from the ledger."]
    assert held(store) == before
    assert 0 < store.written < len(before[0]) + len(before[1])
    for one in (store, workspace.graph()):
        one.close()


def test_the_command_takes_the_address_from_option_or_environment_and_says_what_is_wrong_in_a_line(
    server: Neo4jServer, tmp_path: Path, articles: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    work = ["--workspace", str(tmp_path / "work")]
    assert main([*work, "--store", server.address, "ingest", articles[0]]) == 0
    monkeypatch.setenv("KG_STORE", server.address)
    for command in (["rebuild"], ["verify"], ["ingest", articles[1]], ["query", "--cypher", "MATCH (a:Action) RETURN count(a)"]):
        assert main([*work, *command]) == 0, command
    capfd.readouterr()
    assert main([*work, "query", "restricted-now", "--format", "jsonl"]) == 0
    assert '"target":"Chatlune"' in capfd.readouterr().out.replace('": "', '":"')
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "not-the-secret")
    assert main([*work, "query", "restricted-now"]) == 2
    assert capfd.readouterr().err.strip() == (
        f"kg: {server.address}: the server does not let 'neo4j' in with this password."
        " Set KG_NEO4J_USER, and KG_NEO4J_PASSWORD or KG_NEO4J_PASSWORD_FILE."
    )


def test_two_workspaces_of_the_same_articles_share_a_database_and_each_keeps_its_own(
    server: Neo4jServer, tmp_path: Path, articles: list[str]
) -> None:
    one, two = (Workspace(tmp_path / name, store=server.address) for name in ("one", "two"))
    one.ingest(articles)
    two.ingest(articles[:2])
    both = held(one.graph())
    two.remove([node.id for node in two.graph().nodes() if node.label == "Article"])
    assert held(two.graph())[1] == []
    assert held(one.graph()) == both
    assert one.verify() == two.verify() == []
    for workspace in (one, two):
        workspace.graph().close()
