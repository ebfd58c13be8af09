"""What may go wrong between the store and a real server: each is said with a remedy, and the next run completes the graph."""

from __future__ import annotations

import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from neo4j.exceptions import ClientError
from neo4j_server import USER, Neo4jServer

from kg.model import Edge, Node, NodeRef, QueryError, StoreError, StoreUnreachableError, UsageError
from kg.store import Rows, open_store
from kg.store.neo4j import change, connection, patience
from kg.store.neo4j.store import Neo4jStore

Graph = tuple[list[Node], list[Edge]]
Opener = Callable[..., Neo4jStore]
AT_ONCE = 100


@pytest.fixture
def server(empty_neo4j: Neo4jServer) -> Neo4jServer:
    return empty_neo4j


@pytest.fixture
def opened(server: Neo4jServer) -> Iterator[Opener]:
    """Opens stores on the server, and closes them."""
    stores: list[Neo4jStore] = []

    def open_one(workspace: str = "one", *, address: str = "", database: str = "") -> Neo4jStore:
        store = open_store(f"{address or server.address}/{database}?workspace={workspace}")
        assert isinstance(store, Neo4jStore)
        stores.append(store)
        return store

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Transactions are small, so that a small graph takes several; a server that is away is given up soon."""
    monkeypatch.setattr(change, "AT_ONCE", AT_ONCE)
    monkeypatch.setattr(connection, "_RETRYING", 1.0)


class Silencing:
    """Stands between a client and a server, and may swallow what the server says."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.silent = False
        self._open: list[socket.socket] = [self._listening]

    def __enter__(self) -> Silencing:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._open:
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._server))
                self._open += [client, server]
                for source, target in ((client, server), (server, client)):
                    threading.Thread(target=self._pass_on, args=(source, target, source is server), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, may_be_silent: bool) -> None:
        with suppress(OSError):
            while said := source.recv(65536):
                if not (may_be_silent and self.silent):
                    target.sendall(said)
            target.shutdown(socket.SHUT_RDWR)


def graph(size: int = 600) -> Graph:
    nodes = [Node("Action", f"a{i:04}", {"name": f"n {i}", "scope": ("x", "y")}, ("Block",)) for i in range(size)]
    nodes += [Node("Platform", f"p{i}", {"name": f"P {i}"}) for i in range(10)]
    edges = [Edge(NodeRef("Action", f"a{i:04}"), "TARGETS", NodeRef("Platform", f"p{i % 10}"), {"start": i}) for i in range(size)]
    return nodes, edges


def stored(store: Neo4jStore) -> tuple[list[Node], list[Edge]]:
    return list(store.nodes()), list(store.edges())


def run(server: Neo4jServer, cypher: str, **parameters: Any) -> list[list[Any]]:
    """Ask the server itself, as another program would."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.address, auth=(USER, server.password)) as driver:
        return [list(record.values()) for record in driver.execute_query(cypher, parameters).records]


# -- the server goes away


@pytest.mark.usefixtures("in_parts")
def test_a_server_killed_within_a_rebuild_loses_nothing_that_was_written(server: Neo4jServer, opened: Opener) -> None:
    nodes, edges = graph()
    store = opened()

    def broken_off() -> None:
        with store.changing(stamp="s", anew=True) as one:
            one.put_nodes(nodes)
            server.kill()
            one.put_edges(edges)

    with pytest.raises(StoreUnreachableError, match=r"no server answers there.*run this again"):
        broken_off()
    written = store.written
    assert AT_ONCE <= written < len(nodes) + len(edges)
    server.start()
    assert store.stamp() is None
    with pytest.raises(StoreError, match=r"no whole graph of the workspace one here.*`kg rebuild`"):
        store.query("MATCH (n) RETURN count(n)", {}, timeout=5, limit=1)
    store.replace(nodes, edges, stamp="s")
    assert (store.stamp(), stored(store)) == ("s", (nodes, edges))
    # What had been committed was not written again.
    assert store.written <= len(nodes) + len(edges) - written


def test_a_server_that_is_started_again_within_a_rebuild_is_waited_for(
    server: Neo4jServer, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change, "AT_ONCE", AT_ONCE)
    nodes, edges = graph()
    store = opened()

    def again() -> None:
        server.kill()
        server.start()

    with store.changing(stamp="s", anew=True) as one:
        one.put_nodes(nodes)
        restarting = threading.Thread(target=again)
        restarting.start()
        one.put_edges(edges)
    restarting.join()
    assert (store.stamp(), stored(store)) == ("s", (nodes, edges))


def test_a_server_that_is_not_there_is_named_at_once(opened: Opener) -> None:
    began = time.monotonic()
    with pytest.raises(StoreUnreachableError, match=r"^bolt://127\.0\.0\.1:1/x: no server answers there.*address right"):
        opened(address="bolt://127.0.0.1:1", database="x").stamp()
    assert time.monotonic() - began < 10


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits a process that runs")
@pytest.mark.usefixtures("in_parts")
def test_a_server_whose_disk_is_full_is_said_and_the_next_run_completes_the_graph(server: Neo4jServer, opened: Opener) -> None:
    """Its files may not grow over a limit, which is what a disk without room is to it."""
    nodes, edges = graph()
    store = opened()
    store.replace(nodes[:5], [], stamp="old")
    assert server.pid
    before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (1024, before[1]))
    message = r"could not write to its disk, and has stopped this database\. Make room there, and start the server again"
    with pytest.raises(StoreUnreachableError, match=message) as caught:
        store.replace(nodes, edges, stamp="new")
    assert caught.value.exit_status == 2
    with pytest.raises(StoreUnreachableError, match=message):
        store.query("RETURN 1", {}, timeout=5, limit=1)
    server.kill()
    server.start()
    store.replace(nodes, edges, stamp="new")
    assert (store.stamp(), stored(store)) == ("new", (nodes, edges))


def test_a_server_that_falls_silent_within_a_question_is_given_up(
    server: Neo4jServer, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened().replace(*graph(3), stamp="s")
    monkeypatch.setattr(patience, "GRACE", 0.5)
    with Silencing(server.port) as between:
        store = opened(address=f"bolt://127.0.0.1:{between.port}")
        count = "MATCH (a:Action) RETURN count(a)"
        assert store.query(count, {}, timeout=5, limit=1).rows == [(3,)]
        between.silent = True
        began = time.monotonic()
        with pytest.raises(QueryError, match=r"no answer within 1 s\.") as caught:
            store.query(count, {}, timeout=1, limit=1)
        assert caught.value.exit_status == 2
        assert time.monotonic() - began < 5
        between.silent = False
        assert store.query(count, {}, timeout=5, limit=1).rows == [(3,)]


# -- the server does not let us in


def test_a_database_that_may_only_be_read_is_read_and_says_that_it_cannot_be_written(server: Neo4jServer, opened: Opener) -> None:
    nodes, edges = graph(5)
    store, new = opened("one"), opened("two")
    store.replace(nodes, edges, stamp="s")
    with server.read_only():
        assert stored(store) == (nodes, edges)
        for one in (store, new):
            with pytest.raises(StoreUnreachableError, match=r"'neo4j' may not write here.*KG_NEO4J_USER"):
                one.replace(nodes[:1], [], stamp="t")
    assert (store.stamp(), stored(store)) == ("s", (nodes, edges))


def test_a_wrong_password_is_said_and_never_shown(opened: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in (("KG_NEO4J_PASSWORD", "not-the-secret"), ("KG_NEO4J_USER", "somebody")):
        monkeypatch.setenv(name, value)
    with pytest.raises(
        StoreUnreachableError, match=r"does not let 'somebody' in with this password.*KG_NEO4J_PASSWORD"
    ) as caught:
        opened().stamp()
    assert "not-the-secret" not in f"{caught.value}{caught.value!r}"
    monkeypatch.delenv("KG_NEO4J_PASSWORD")
    with pytest.raises(StoreUnreachableError, match="KG_NEO4J_PASSWORD_FILE"):
        opened().stamp()
    (tmp_path / "secret").write_text("for-tests-only\n")
    monkeypatch.setenv("KG_NEO4J_PASSWORD_FILE", str(tmp_path / "secret"))
    monkeypatch.delenv("KG_NEO4J_USER")
    assert opened().stamp() is None
    monkeypatch.setenv("KG_NEO4J_PASSWORD_FILE", str(tmp_path / "none"))
    with pytest.raises(UsageError, match=r"none: the password cannot be read \(No such file"):
        opened().stamp()


def test_a_database_that_is_not_there_is_named(server: Neo4jServer, opened: Opener) -> None:
    with pytest.raises(StoreUnreachableError, match="/nowhere: the server has no such database"):
        opened(database="nowhere").stamp()
    assert opened(database="neo4j").stamp() is None
    assert opened(address=server.address.replace("bolt:", "neo4j:"), database="neo4j").stamp() is None


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("neo4j://neo4j:secret@host", "holds a user or a password"),
        ("neo4j://secret@host/db", "holds a user or a password"),
        ("bolt://neo4j:se/cret@host", "holds a user or a password|no address"),
        ("bolt://", "no address of a Neo4j"),
        ("bolt://host:port", "no address of a Neo4j"),
        ("bolt://host/a?database=b", "names two databases"),
        ("bolt://host/a%20b", "no name of a database"),
        ("bolt://host?workspaces=x", "After the `\\?` may stand: database, workspace"),
        ("bolt://host?workspace=a-b", "'a-b' is no name of a workspace"),
        ("bolt://host?workspace=a`) DETACH DELETE (n", "is no name of a workspace"),
    ],
)
def test_an_address_that_is_none_is_refused_without_repeating_a_secret(address: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        open_store(address)
    assert "secret" not in str(caught.value)
    assert "cret" not in str(caught.value).replace("secret", "")


# -- others are there as well


def test_two_workspaces_and_another_program_share_a_database_and_never_meet(server: Neo4jServer, opened: Opener) -> None:
    run(server, "CREATE (:Action {id: 'a0001', name: 'theirs'})-[:TARGETS {x: 1}]->(:Platform {id: 'p1'})")
    one, two = opened("one"), opened("two")
    nodes, edges = graph(30)
    one.replace(nodes, edges, stamp="1")
    two.replace(nodes[:5], [], stamp="2")
    count = "MATCH (a:Action) OPTIONAL MATCH (a)-[e]->(p) RETURN count(a) AS nodes, count(e) AS edges, collect(a.name)[0] AS name"
    assert one.query(count, {}, timeout=5, limit=5).rows == [(30, 30, "n 0")]
    assert two.query(count, {}, timeout=5, limit=5).rows == [(5, 0, "n 0")]
    everything = "MATCH (n) RETURN count(n) AS n"
    assert [store.query(everything, {}, timeout=5, limit=5).rows[0][0] for store in (one, two)] == [40, 5]
    assert dict(two.counts().nodes) == {"Action": 5}
    with two.changing(stamp="3") as change_:
        change_.drop_nodes([node.ref for node in nodes])
    two.replace([], [], stamp="4")
    assert stored(one) == (nodes, edges)
    theirs = "MATCH (a:Action {name: 'theirs'})-[e]->(p) RETURN properties(a), labels(a), properties(e), properties(p), labels(p)"
    assert run(server, theirs) == [[{"id": "a0001", "name": "theirs"}, ["Action"], {"x": 1}, {"id": "p1"}, ["Platform"]]]
    # Not even what they may make is limited: our constraints are on our own labels.
    run(server, "CREATE (:Action {id: 'a0001'}), (:Action {id: 'a0001'})")
    assert {row[0] for row in run(server, "SHOW CONSTRAINTS YIELD labelsOrTypes RETURN labelsOrTypes[0]")} >= {"Workspace_one"}
    assert not {row[0] for row in run(server, "SHOW CONSTRAINTS YIELD labelsOrTypes RETURN labelsOrTypes[0]")} & {"Action"}


@pytest.mark.usefixtures("in_parts")
def test_of_two_writers_the_later_has_its_graph_and_the_earlier_is_told(opened: Opener) -> None:
    nodes, edges = graph(150)
    one, two = opened(), opened()

    def overtaken() -> None:
        with one.changing(stamp="one", anew=True) as slow:
            slow.put_nodes(nodes)
            two.replace(nodes[:3], [], stamp="two")
            slow.put_edges(edges)

    with pytest.raises(StoreError, match="another process has begun to write this graph"):
        overtaken()
    assert (one.stamp(), stored(one)) == ("two", (nodes[:3], []))


@pytest.mark.usefixtures("in_parts")
def test_nobody_reads_a_graph_that_is_half_written(opened: Opener) -> None:
    nodes, edges = graph(150)
    writer, reader = opened(), opened()
    writer.replace(nodes, edges, stamp="one")
    with writer.changing(stamp="two") as change_:
        change_.drop_nodes([node.ref for node in nodes[:120]])
        assert reader.stamp() is None
        for question in (reader.nodes, reader.edges, reader.counts):
            with pytest.raises(StoreError, match="no whole graph"):
                list(question())  # type: ignore[call-overload]
        with pytest.raises(StoreError, match="no whole graph"):
            reader.query("RETURN 1", {}, timeout=5, limit=1)
    assert (reader.stamp(), len(list(reader.nodes()))) == ("two", 40)


def test_what_others_did_to_the_graph_is_mended_by_writing_that_alone(server: Neo4jServer, opened: Opener) -> None:
    nodes, edges = graph(30)
    store = opened()
    store.replace(nodes, edges, stamp="s")
    store.replace(nodes, edges, stamp="s")
    assert store.written == 0
    run(server, "MATCH (a:Action {id: 'a0003'}) SET a.name = 'other'")
    run(server, "MATCH (a:Action {id: 'a0004'}) SET a:Fine REMOVE a:Block")
    run(server, "MATCH (a:Action {id: 'a0005'})-[e]->() SET e.start = 99")
    run(server, "MATCH (a:Action {id: 'a0006'})-[e]->(p) CREATE (a)-[f:TARGETS]->(p) SET f = properties(e)")
    run(server, "MATCH (a:Action {id: 'a0007'}) DETACH DELETE a")
    run(server, "CREATE (:Workspace_one {id: 'stray'})")
    assert stored(store) != (nodes, edges)
    store.replace(nodes, edges, stamp="s")
    assert stored(store) == (nodes, edges)
    # Two nodes with a property or a label of others, one that was gone and its edge, one edge that differed (once away, once
    # there), one too many, one stray node.
    assert store.written == 8
    assert run(server, "MATCH (n:Workspace_one) RETURN count(n)") == [[40]]


# -- questions


def test_a_long_answer_is_not_fetched_to_be_cut(opened: Opener) -> None:
    store = opened()
    store.replace([], [], stamp="s")
    began = time.monotonic()
    rows = store.query("UNWIND range(1, 1000000000) AS n RETURN n", {}, timeout=30, limit=3)
    assert (rows.rows, rows.truncated) == ([(1,), (2,), (3,)], True)
    assert time.monotonic() - began < 10


def test_the_plan_can_be_asked_for_and_begins_at_an_index(opened: Opener) -> None:
    store = opened()
    store.replace(*graph(30), stamp="s")
    query = "MATCH (a:Action {id: 'a0001'}) RETURN a.name"
    plan = store.explain(query, {}, timeout=5)
    assert plan.columns == ("step", "operation", "estimated_rows")
    assert any("RANGE INDEX a:Action(id)" in row[1] for row in plan.rows)
    assert store.query(f"explain {query}", {}, timeout=5, limit=50) == plan


def test_relationships_tell_their_ends_even_where_the_nodes_are_no_part_of_the_answer(opened: Opener) -> None:
    store = opened()
    store.replace(*graph(1), stamp="s")
    rows = store.query(
        "MATCH ()-[e:TARGETS]->() RETURN e, [e] AS list, labels(startNode(e)) AS labels", {}, timeout=5, limit=5
    ).rows
    edge = {
        "type": "TARGETS",
        "start": {"label": "Action", "id": "a0000"},
        "end": {"label": "Platform", "id": "p0"},
        "properties": {"start": 0},
    }
    assert [(row[0], row[1], sorted(row[2])) for row in rows] == [(edge, [edge], ["Action", "Block"])]


def test_a_name_that_the_database_does_not_know_is_remarked_on(opened: Opener) -> None:
    store = opened()
    store.replace(*graph(1), stamp="s")
    (note,) = store.query("MATCH (a:Action) RETURN a.nmae", {}, timeout=5, limit=5).notes
    assert "nmae" in note


def test_no_procedure_but_a_few_harmless_ones_can_be_called(server: Neo4jServer, opened: Opener) -> None:
    store = opened()
    store.replace([], [], stamp="s")
    names = [row[0] for row in run(server, "SHOW PROCEDURES YIELD name RETURN name")]
    assert len(names) > 30
    allowed = {"db.labels", "db.propertyKeys", "db.relationshipTypes", "dbms.components"}
    assert "db.schema.visualization" in names
    for name in set(names) - allowed:
        with pytest.raises(QueryError, match="may not be called"):
            store.query(f"CALL {name}()", {}, timeout=5, limit=1)


def test_what_the_database_tells_of_itself_is_told_of_one_graph(server: Neo4jServer, opened: Opener) -> None:
    run(server, "CREATE (:Customer {secret: 1})-[:PAYS {sum: 1}]->(:Action {id: 'a0001'})")
    opened("other").replace([Node("Agency", "x", {"country": "ID"})], [], stamp="s")
    store = opened("one")
    store.replace(*graph(2), stamp="s")

    def told(cypher: str) -> list[Any]:
        return [row[0] for row in store.query(cypher, {}, timeout=20, limit=100).rows]

    assert told("CALL db.labels()") == ["Action", "Block", "Platform"]
    assert told("CALL db.labels() YIELD label RETURN label ORDER BY label DESC") == ["Platform", "Block", "Action"]
    assert told("call DB.labels() YIELD label AS l WHERE l STARTS WITH 'P' RETURN l;") == ["Platform"]
    assert told("MATCH (a:Block) CALL db.labels() YIELD label WITH a, label WHERE label IN labels(a) RETURN count(*)") == [4]
    assert told("CALL db.relationshipTypes() YIELD relationshipType") == ["TARGETS"]
    assert told("CALL `db`.propertyKeys()") == ["id", "name", "scope", "start"]


def test_a_transaction_that_ends_by_its_time_in_a_question_of_ours_is_late_and_no_server_that_is_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = open_store("bolt://127.0.0.1:1?workspace=late")
    ended = ClientError("ended")
    monkeypatch.setattr(ClientError, "code", "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration")

    def asked(*_: object) -> Rows:
        raise StoreUnreachableError("refused") from ended

    monkeypatch.setattr(store, "_asked", asked)
    with pytest.raises(QueryError, match=r"no answer within 0\.5 s"):
        store.query("RETURN 1", {}, timeout=0.5, limit=1)
