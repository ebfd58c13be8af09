"""The Neo4j that the other tests use can be stopped, killed and started again."""

from __future__ import annotations

import pytest
from neo4j_server import USER, Neo4jServer

neo4j = pytest.importorskip("neo4j")


def test_what_was_committed_outlives_a_killed_server(neo4j_server: Neo4jServer) -> None:
    with neo4j.GraphDatabase.driver(neo4j_server.address, auth=(USER, neo4j_server.password)) as driver:
        driver.execute_query("CREATE (:Probe {n: 1})")
    neo4j_server.kill()
    neo4j_server.start()
    with neo4j.GraphDatabase.driver(neo4j_server.address, auth=(USER, neo4j_server.password)) as driver:
        assert driver.execute_query("MATCH (n:Probe) WITH n, n.n AS kept DETACH DELETE n RETURN kept").records[0]["kept"] == 1
