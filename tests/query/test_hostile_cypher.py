"""Queries that were made to do harm: nothing is written, memory and time are bounded, and the message says what to do.

The stores are parameters of the fixture `asked`: another one that answers Cypher joins by a branch there.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j_server import Neo4jServer
from neo4j_server.fixture import let_in

from kg.model import Edge, KgError, Node, QueryError, StoreError
from kg.store import GraphStore, Rows, open_store
from kg.store.guard import MEMORY

Fingerprint = Callable[[], str]

# Seconds for what takes none: a server that has just started, on a machine with other work.
_PATIENCE = 30

NODES = [Node("Agency", f"a{n}", {"name": f"Body {n}", "text": "w" * 200}) for n in range(400)]
EDGES = [Edge(NODES[n].ref, "TELLS", NODES[(n + step) % 400].ref) for n in range(400) for step in (3, 7)]


@pytest.fixture(scope="module", params=["kglite", "neo4j"])
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[GraphStore, Fingerprint]]:
    """A store with a graph, and what tells whether anything in it or beside it was changed."""
    folder = tmp_path_factory.mktemp("store")
    with pytest.MonkeyPatch.context() as patch:
        address = str(folder / "graph.kgl")
        if request.param == "neo4j":
            server: Neo4jServer = request.getfixturevalue("neo4j_server")
            let_in(server, patch)
            server.wipe()
            address = f"{server.address}?workspace=hostile"
        store = open_store(address)
        store.replace(NODES, EDGES, stamp="one")

        def fingerprint() -> str:
            files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}
            return json.dumps([files, len(list(store.nodes())), len(list(store.edges())), store.stamp()])

        yield store, fingerprint
        store.close()


def refused(store: GraphStore, cypher: str, **parameters: Any) -> str:
    """The message of the error that a query ends with; it names a remedy and is one line."""
    with pytest.raises(KgError) as caught:
        store.query(cypher, parameters, timeout=_PATIENCE, limit=10)
    assert caught.value.exit_status == 2
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return str(caught.value)


WRITES = {
    "plain": "CREATE (:X)",
    "mixed case": "cReAtE (:X)",
    "after a comment": "// only reads\nCREATE (:X)",
    "in a block comment's shadow": "/* RETURN 1 */ CREATE (:X) /* RETURN 2 */",
    "behind a string that looks like a comment": "WITH '//' AS s CREATE (:X {s: s})",
    "behind a line separator in a comment": "// a\u2028b\nCREATE (:X)",
    "after a carriage return": "MATCH (n)\rSET n.name = 'x'",
    "in a subquery": "CALL { CREATE (:X) RETURN 1 AS one } RETURN one",
    "in a subquery of a subquery": "CALL { CALL { CREATE (:X) RETURN 1 AS a } RETURN a } RETURN a",
    "in EXISTS": "MATCH (n) WHERE EXISTS { CREATE (:X) } RETURN n",
    "in COUNT": "RETURN COUNT { MATCH (n) SET n.name = 'x' RETURN n } AS c",
    "in transactions": "MATCH (n) CALL { WITH n SET n.name = 'x' } IN TRANSACTIONS OF 10 ROWS",
    "FOREACH": "MATCH (n) FOREACH (i IN [1] | SET n.name = 'x')",
    "FOREACH in FOREACH": "FOREACH (i IN [1] | FOREACH (j IN [1] | CREATE (:X)))",
    "in a branch of UNION": "MATCH (n) RETURN n.id AS i UNION ALL CREATE (x:X) RETURN x.id AS i",
    "MERGE that finds": "MERGE (n:Agency {id: 'a1'}) ON MATCH SET n.name = 'x'",
    "removal": "MATCH (n) REMOVE n.name",
    "a label": "MATCH (n:Agency) SET n:Other",
    "a label from a parameter": "MATCH (n:Agency) SET n:$($label)",
    "deletion": "MATCH (n) DETACH DELETE n",
    "deletion without matching": "OPTIONAL MATCH (n:Nothing) DELETE n",
    "PROFILE": "PROFILE CREATE (:X)",
    "EXPLAIN": "EXPLAIN CREATE (:X)",
    "second statement": "RETURN 1; CREATE (:X)",
    "second statement on a line of its own": "RETURN 1 // ;\n;\nMATCH (n) DELETE n;",
    "index": "CREATE INDEX FOR (n:Agency) ON (n.name)",
    "no index": "DROP INDEX name IF EXISTS",
    "constraint": "CREATE CONSTRAINT FOR (n:Agency) REQUIRE n.name IS UNIQUE",
    "user": "CREATE USER mallory SET PASSWORD 'x'",
    "right": "GRANT ALL ON DBMS TO PUBLIC",
    "database": "DROP DATABASE neo4j",
    "other database": "USE system CREATE (:X)",
    "periodic commit": "USING PERIODIC COMMIT 10 LOAD CSV FROM 'file:///etc/hostname' AS r CREATE (:X)",
    "procedure": "CALL db.ontology.clear()",
    "procedure in backticks": "CALL `db`.`ontology`.`clear`()",
    "procedure behind a comment": "CALL // x\n db . ontology . clear ()",
    "procedure in a subquery": "CALL { CALL db.cdc.enable({}) YIELD enabled RETURN enabled } RETURN enabled",
    "procedure of another engine": "CALL apoc.cypher.doIt('CREATE (:X)', {})",
    "procedure that reads files": "CALL apoc.load.json('file:///etc/hostname') YIELD value RETURN value",
    "procedure that only the engine's makers need": "CALL dbms.killQuery('x')",
    "full-width letters": "ＣＲＥＡＴＥ (:X)",
    "letters of another script": "CR\u0395ATE (:X)",
    "invisible characters": "CREATE\u200b (:X)",
    "turned direction": "\u202eCREATE (:X)",
    "NUL": "RETURN 1 \x00 CREATE (:X)",
    "escaped letters": "\\u0043REATE (:X)",
}


@pytest.mark.parametrize("disguise", WRITES)
def test_a_write_in_any_disguise_is_refused_and_nothing_is_written(asked: tuple[GraphStore, Fingerprint], disguise: str) -> None:
    store, fingerprint = asked
    before = fingerprint()
    refused(store, WRITES[disguise], label="Other")
    assert fingerprint() == before


FILES = (
    "LOAD CSV FROM '{file}' AS row RETURN row",
    "LOAD CSV WITH HEADERS FROM 'file://{file}' AS row RETURN row",
    "load\tcsv\nfrom '{file}' AS row RETURN row",
    "LOAD // x\nCSV FROM '{file}' AS row RETURN row",
    "`LOAD` `CSV` FROM '{file}' AS row RETURN row",
    "LOAD/**/CSV FROM '{file}' AS row RETURN row",
    "\\u004cOAD CSV FROM '{file}' AS row RETURN row",
    "LOAD\u00a0CSV FROM '{file}' AS row RETURN row",
    "LOAD C\u017fV FROM '{file}' AS row RETURN row",
    "ＬＯＡＤ CSV FROM '{file}' AS row RETURN row",
    "LOAD CSV FROM $file AS row RETURN row",
    "CALL {{ LOAD CSV FROM '{file}' AS row RETURN row }} RETURN row",
    "RETURN 1; LOAD CSV FROM '{file}' AS row RETURN row",
    "LOAD CSV FROM 'http://127.0.0.1:9/x' AS row RETURN row",
)


@pytest.mark.parametrize("text", FILES)
def test_no_query_reads_a_file(asked: tuple[GraphStore, Fingerprint], tmp_path: Path, text: str) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("password\n")
    assert "password" not in refused(asked[0], text.format(file=file), file=str(file))


@pytest.mark.parametrize("text", ["SHOW INDEXES", "SHOW PROCEDURES", "SHOW USERS", "SHOW DATABASES", "SHOW SETTINGS"])
def test_asking_for_what_the_server_is_changes_nothing(asked: tuple[GraphStore, Fingerprint], text: str) -> None:
    store, fingerprint = asked
    before = fingerprint()
    try:
        answer: Rows | KgError = store.query(text, {}, timeout=_PATIENCE, limit=10)
    except KgError as error:
        answer = error
    assert fingerprint() == before
    assert isinstance(answer, Rows) or answer.remedy


# What both engines answer alike. KGLite takes the name of a procedure in any case.
HARMLESS = {
    "RETURN 'CREATE (n); LOAD CSV' AS x": "CREATE (n); LOAD CSV",
    "RETURN 1 AS `LOAD CSV` // CALL db.ontology.clear()": 1,
    "MATCH (n:Agency {id: 'a1'}) RETURN n.name AS call;": "Body 1",
    "CALL db.labels() YIELD label RETURN label": "Agency",
    "call DB.LABELS() YIELD label RETURN label": "Agency",
    "MATCH (n:Agency {id: 'a1'}) CALL (n) { RETURN n.name AS x } RETURN x": "Body 1",
}


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_harm_is_answered(asked: tuple[GraphStore, Fingerprint], text: str) -> None:
    store, _ = asked
    assert store.query(text, {}, timeout=_PATIENCE, limit=10).rows == [(HARMLESS[text],)]


VALUES = (
    "it's",
    'say "x"',
    "`a` OR 1=1",
    "'}) DETACH DELETE n //",
    "\\u0027",
    "$other",
    "x" * 10_000_000,
    "\x00\x1b[2J\u202e",
    "😀" * 100,
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value[:12]))
def test_a_parameter_is_a_value_whatever_it_holds(asked: tuple[GraphStore, Fingerprint], value: str) -> None:
    store, fingerprint = asked
    before = fingerprint()
    given = {"value": value, "other": 1}
    assert store.query("RETURN $value AS value", given, timeout=_PATIENCE, limit=1).rows == [(value,)]
    assert store.query("MATCH (n:Agency {id: $value}) RETURN n", given, timeout=_PATIENCE, limit=1).rows == []
    assert fingerprint() == before


DYNAMIC_LABEL = {
    "KgliteStore": "MATCH (n:$label) RETURN count(n) AS n",
    "Neo4jStore": "MATCH (n:$($label)) RETURN count(n) AS n",
}


def test_a_parameter_as_a_label_is_a_name_and_no_piece_of_the_query(asked: tuple[GraphStore, Fingerprint]) -> None:
    store, _ = asked
    text = DYNAMIC_LABEL[type(store).__name__]
    assert store.query(text, {"label": "Agency"}, timeout=_PATIENCE, limit=1).rows == [(len(NODES),)]
    assert store.query(text, {"label": "Agency) DETACH DELETE (n"}, timeout=_PATIENCE, limit=1).rows == [(0,)]


# A Neo4j server plans a chain of 30,000 NOT for minutes, and its time limit begins after that.
UNCLOSED = (("NOT ", ""), ("/*", ""), ("`a", ""), ("'\\", ""))


def test_names_of_ten_thousand_characters_and_deep_brackets_are_answered_or_refused_in_a_moment(
    asked: tuple[GraphStore, Fingerprint],
) -> None:
    store, _ = asked
    start = time.perf_counter()
    name = "x" * 10_000
    assert store.query(f"MATCH (n:`{name}`) RETURN n.`{name}` AS `{name}`", {}, timeout=_PATIENCE, limit=1).rows == []
    for opened, closed in (("(", ")"), ("[", "]"), ("{a:", "}"), *(() if type(store).__name__ == "Neo4jStore" else UNCLOSED)):
        refused(store, f"RETURN {opened * 30_000}1{closed * 30_000}")
    assert time.perf_counter() - start < _PATIENCE


def test_an_answer_that_is_large_beyond_reason_is_refused(tmp_path: Path) -> None:
    store = open_store(tmp_path / "graph.kgl")
    store.replace(NODES, EDGES, stamp="one")
    doubled = " ".join("WITH s + s AS s" for _ in range(26))
    assert "the answer has 67 MB; 64 are the most" in refused(store, f"WITH 'x' AS s {doubled} RETURN s")


EXPLODING = {
    "a cartesian product": "MATCH (a), (b), (c), (d) RETURN a.id + b.id + c.id + d.id AS x ORDER BY x",
    "a cartesian product that is counted": "MATCH (a), (b), (c), (d) WHERE a.id + b.id < c.id + d.id RETURN count(*)",
    "a cartesian product that is collected": "MATCH (a), (b), (c) RETURN collect(a.text + b.text + c.text)",
    "everything collected for each": "MATCH (n), (m), (o) WITH n, collect(m.text + n.text + o.text) AS t RETURN collect(t)",
    "paths without a bound": "MATCH p = (a)-[*]-(b) RETURN p",
    "paths without a bound that are counted": "MATCH p = (a)-[*1..40]->(b) RETURN count(p)",
    "a range": "RETURN size(range(1, 10000000000)) AS x",
    "ranges of ranges": "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x * y)",
    "a text that doubles": "RETURN size(reduce(s = 'x', i IN range(1, 60) | s + s)) AS x",
    "a text that doubles in steps": f"WITH 'x' AS s {' '.join('WITH s + s AS s' for _ in range(50))} RETURN size(s) AS x",
    "a text that is replaced": "RETURN size(reduce(s = 'x', i IN range(1, 20) | replace(s, 'x', 'xxxxxxxxxx'))) AS x",
    "a list that doubles": "RETURN size(reduce(s = [1], i IN range(1, 60) | s + s)) AS x",
    "a map that doubles": "RETURN size(keys(reduce(m = {a: [1]}, i IN range(1, 60) | {a: m.a + m.a}))) AS x",
    "long texts collected": "UNWIND range(1, 1000) AS i RETURN collect(reduce(s = 'x', j IN range(1, 23) | s + s) + i) AS x",
    "collections of collections": "UNWIND range(1, 3000) AS i WITH collect(i) AS c UNWIND c AS a UNWIND c AS b RETURN collect(c)",
}
_MEGABYTES = 200
_LEAVES = "UNWIND range(1, 200000) AS i WITH collect('text number ' + toString(i)) AS c RETURN size(c)"
_CHILD = f"""
import gc, json, os, resource, sys, time
os.environ[{MEMORY!r}] = "{_MEGABYTES}"
from kg.model import KgError
from kg.store import open_store
from kg.store.kglite import store as kglite
store = open_store(sys.argv[1])
told = {{}}
store.query("RETURN 1 AS x", {{}}, timeout=20, limit=1)
with open(f"/proc/{{kglite._GUARD._worker._process.pid}}/statm") as file:
    begun = int(file.read().split()[0]) * resource.getpagesize()
# It leaves some of its memory to the process, which answers the next one.
store.query({_LEAVES!r}, {{}}, timeout=20, limit=1)
for name, cypher in json.load(sys.stdin).items():
    start = time.perf_counter()
    try:
        told[name] = f"{{store.query(cypher, {{}}, timeout=0.5, limit=10).rows}}"
    except KgError as error:
        told[name] = str(error)
    told[name] = [told[name], time.perf_counter() - start]
del kglite._GUARD
gc.collect()
own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([told, own >> 10, worker >> 10, begun >> 20]))
"""


def test_a_query_that_explodes_is_ended_by_time_or_memory_and_takes_no_more_than_its_share(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    open_store(path).replace(NODES, EDGES, stamp="one")
    child = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", _CHILD, str(path)], input=json.dumps(EXPLODING), capture_output=True, text=True, check=True
    )
    told, own, worker, begun = json.loads(child.stdout)
    ends = (f"the answer needs more than {_MEGABYTES} MB of memory", "no answer within 0.5 s", "exceeding")
    assert {name: message for name, (message, _) in told.items() if not any(end in message for end in ends)} == {}
    assert max(seconds for _, seconds in told.values()) < 4
    # The interpreter and the engine without any query take under 100 MB. What a worker asks for is limited to the byte, from what
    # it had with the graph before the first query, and the system never gives it more; another worker may begin a little higher.
    assert own < 100
    assert worker < begun + _MEGABYTES + 10


# Those of a kind that the server is asked: the others end in the same two ways, and each takes as long as it is given.
OF_A_SERVER = {
    "a cartesian product that is counted": "no answer within 0.5 s",
    "everything collected for each": "no answer within 0.5 s|more memory than the server gives",
    "paths without a bound that are counted": "no answer within 0.5 s",
    "ranges of ranges": "no answer within 0.5 s",
    "a text that doubles": "it needs more memory than the server gives to one. Narrow it down",
    "a text that is replaced": "it needs more memory than the server gives to one. Narrow it down",
    "long texts collected": "no answer within 0.5 s|more memory than the server gives",
}


def test_a_server_survives_queries_that_explode_and_says_what_ended_them(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_in(neo4j_server, monkeypatch)
    store, pid = open_store(f"{neo4j_server.address}?workspace=exploding"), neo4j_server.pid
    store.replace(NODES, EDGES, stamp="one")
    for name, ends in OF_A_SERVER.items():
        # A text takes its memory, and long enough to take it: time is not what must end it.
        timeout = 0.5 if "within" in ends else _PATIENCE
        began = time.perf_counter()
        with pytest.raises(QueryError, match=ends) as caught:
            store.query(EXPLODING[name], {}, timeout=timeout, limit=10)
        assert (caught.value.exit_status, bool(caught.value.remedy)) == (2, True)
        assert time.perf_counter() - began < _PATIENCE + 10
    assert store.query("MATCH (n:Agency) RETURN count(n)", {}, timeout=_PATIENCE, limit=1).rows == [(len(NODES),)]
    assert neo4j_server.pid == pid
    store.close()


def test_after_a_query_that_broke_the_engine_the_next_one_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MEMORY, f"{_MEGABYTES}")
    path = tmp_path / "graph.kgl"
    store = open_store(path)
    store.replace(NODES, EDGES, stamp="one")
    before = path.read_bytes()
    message = f"query: the answer needs more than {_MEGABYTES} MB of memory. Ask for less at a time, or allow more with {MEMORY}."
    assert refused(store, EXPLODING["a text that doubles"]) == message
    assert store.query("RETURN 1 AS x", {}, timeout=_PATIENCE, limit=1).rows == [(1,)]
    assert path.read_bytes() == before


def test_a_memory_limit_that_is_no_number_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MEMORY, "1G")
    assert (
        refused(open_store(tmp_path / "graph.kgl"), "RETURN 1")
        == f"{MEMORY}: '1G' is no number of megabytes. Example: {MEMORY}=1024."
    )


# KGLite tells where it gave up, Neo4j where the wrong word begins.
WRONG_WORD = {"KgliteStore": "query, line 1, column 18", "Neo4jStore": "query, line 1, column 11"}


def test_a_plan_is_told_and_nothing_is_run(asked: tuple[GraphStore, Fingerprint]) -> None:
    store, _ = asked
    plan = store.explain(EXPLODING["a cartesian product"], {}, timeout=_PATIENCE)
    assert plan.columns[0] == "step"
    assert len(plan.rows) > 1
    with pytest.raises(QueryError) as caught:
        store.explain("MATCH (n) RETRN n", {}, timeout=_PATIENCE)
    assert caught.value.place == WRONG_WORD[type(store).__name__]


@pytest.mark.parametrize("content", [b"", b"no graph", b"SQLite format 3\x00" + bytes(4096)])
def test_a_file_that_is_no_graph_is_said_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "graph.kgl"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="`kg rebuild`") as caught:
        open_store(path).query("MATCH (n) RETURN n", {}, timeout=_PATIENCE, limit=1)
    assert str(path) in str(caught.value)
    assert [path.read_bytes(), [file.name for file in tmp_path.iterdir()]] == [content, ["graph.kgl"]]
