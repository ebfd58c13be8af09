"""What only a store in a file can get wrong: crashes, damage, two writers, size."""

# ruff: noqa: S311 - chance that can be repeated is what a test wants
from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import kglite
import pytest

from kg.model import Edge, Node, NodeRef, QueryError, StoreError
from kg.store import open_store
from kg.store.guard import Guard, Request
from kg.store.kglite.store import PROCEDURES, KgliteStore

Graph = tuple[list[Node], list[Edge]]


def test_a_missing_graph_has_no_stamp_and_any_other_question_says_rebuild(tmp_path: Path) -> None:
    store = open_store(tmp_path / "graph.kgl")
    assert store.stamp() is None
    for question in (store.nodes, store.edges):
        with pytest.raises(StoreError, match=r"there is no graph here .*`kg rebuild`"):
            list(question())
    with pytest.raises(StoreError, match="`kg rebuild`"):
        store.query("RETURN 1", {}, timeout=1, limit=1)


def test_any_damage_to_the_file_is_noticed_and_says_rebuild(tmp_path: Path, graph: Graph) -> None:
    path = tmp_path / "graph.kgl"
    store = open_store(path)
    store.replace(*graph, stamp="one")
    whole = path.read_bytes()
    flips = [bytearray(whole) for _ in range(60)]
    for copy, place in zip(flips, random.Random(7).sample(range(len(whole)), 60), strict=True):
        copy[place] ^= 0x10
    damages: list[bytes | bytearray] = [b"", b"hello", whole[: len(whole) // 2], *flips]
    for damaged in damages:
        path.write_bytes(damaged)
        store.close()
        with pytest.raises(StoreError, match="`kg rebuild`"):
            store.stamp()
    store.replace(*graph, stamp="two")
    assert store.stamp() == "two"


def test_what_was_changed_in_memory_is_what_the_file_holds(tmp_path: Path, graph: Graph) -> None:
    nodes, edges = graph
    store = open_store(tmp_path / "graph.kgl")
    store.replace(nodes, edges, stamp="one")
    for number in range(3):
        with store.changing(stamp=str(number)) as change:
            change.put_nodes([Node("Later", f"{number}", {"name": "new"}), nodes[0]])
            change.put_edges([Edge(NodeRef("Later", f"{number}"), "TO", nodes[0].ref, {"n": number})])
        read = open_store(tmp_path / "graph.kgl")
        assert (list(store.nodes()), list(store.edges()), store.stamp()) == (list(read.nodes()), list(read.edges()), read.stamp())
    with pytest.raises(QueryError):
        store.query("CREATE (n:Later {id: 'x'})", {}, timeout=1, limit=1)


def test_a_graph_of_another_program_has_no_stamp_and_is_not_read_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    foreign = kglite.KnowledgeGraph()
    foreign.cypher("CREATE (:City {id: 1})")
    foreign.save(str(path))
    store = open_store(path)
    assert store.stamp() is None
    with pytest.raises(StoreError, match=r"not made by this version.*`kg rebuild`"):
        list(store.nodes())


def test_a_file_of_another_program_is_not_written_over(tmp_path: Path, graph: Graph) -> None:
    other = tmp_path / "graph.kgl"
    foreign = kglite.KnowledgeGraph()
    foreign.cypher("CREATE (:City {id: 1})")
    foreign.save(str(other))
    database = tmp_path / "articles.sqlite"
    database.write_bytes(b"SQLite format 3\x00" + bytes(4096))
    for path in (other, database):
        before = path.read_bytes()
        with pytest.raises(StoreError, match=r"is not of this program, and is not written over\. Name another with --store"):
            open_store(path).replace(*graph, stamp="one")
        assert path.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.sqlite", "graph.kgl"]
    database.write_bytes(b"")
    open_store(database).replace(*graph, stamp="one")
    assert open_store(database).stamp() == "one"


def test_properties_that_the_engine_would_drop_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="called updated_at would be lost"):
        open_store(tmp_path / "graph.kgl").replace([Node("A", "1", {"updated_at": "now"})], [], stamp="s")


def test_every_procedure_that_writes_is_refused_by_its_name_and_by_the_engine(tmp_path: Path, graph: Graph) -> None:
    store = KgliteStore(tmp_path / "graph.kgl")
    store.replace(*graph, stamp="one")
    listed = store.query("CALL dbms.procedures() YIELD name, mode RETURN name, mode", {}, timeout=5, limit=1000).rows
    modes = dict(listed)
    writing = [name for name, mode in modes.items() if mode != "READ"]
    assert len(writing) > 20
    for name in writing:
        with pytest.raises(QueryError, match=f"the procedure {name} may not be called"):
            store.query(f"CALL {name}({{}})", {}, timeout=5, limit=1)
        with pytest.raises(QueryError, match="a query may only read"):
            store.answer(f"CALL {name}({{}})", {}, timeout=5, limit=1)
    assert {modes[name] for name in PROCEDURES} == {"READ"}


def test_the_process_that_answers_can_open_no_file_whatever_the_text_says(tmp_path: Path, graph: Graph) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n")
    store = KgliteStore(tmp_path / "graph.kgl")
    store.replace(*graph, stamp="one")
    text = f"LOAD CSV FROM '{secret}' AS row RETURN row"
    with pytest.raises(QueryError, match="`LOAD CSV` reads files"):
        store.query(text, {}, timeout=5, limit=1)
    assert store.answer(text, {}, timeout=5, limit=1).rows == [(["a", "b"],)]
    with pytest.raises(QueryError, match="Too many open files"):
        Guard("kg.store.kglite.worker").ask(Request(store.path, text, {}, 1, 5))


def test_the_engines_own_csv_is_refused_with_what_to_say_instead(tmp_path: Path, graph: Graph) -> None:
    store = open_store(tmp_path / "graph.kgl")
    store.replace(*graph, stamp="one")
    with pytest.raises(QueryError, match="--format csv"):
        store.query("MATCH (n) RETURN n.id FORMAT CSV", {}, timeout=5, limit=1)


def test_a_second_writer_is_told_who_holds_it_and_readers_read_on(tmp_path: Path, graph: Graph) -> None:
    path = tmp_path / "graph.kgl"
    store = open_store(path)
    store.replace(*graph, stamp="one")
    code = "import kglite, sys; g = kglite.open(sys.argv[1], durable='off'); print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", code, f"{path}.writer"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(StoreError, match=f"process {holder.pid} is writing it since .*Wait"):
        store.replace([], [], stamp="two")
    assert (store.stamp(), len(list(open_store(path).nodes()))) == ("one", 6)
    holder.kill()
    holder.communicate()
    store.replace([], [], stamp="two")
    assert store.stamp() == "two"


_REPLACE = """
import sys
from kg.model import Node
from kg.store import open_store
from kg.store.guard import Guard, Request
from kg.store.kglite.store import PROCEDURES, KgliteStore
store = open_store(sys.argv[1])
for turn in range(10**6):
    count = 1000 + turn % 7
    store.replace([Node("A", str(i), {"text": "x" * 300}) for i in range(count)], [], stamp=str(count))
    print(turn, flush=True)
"""


def test_a_writer_killed_anywhere_leaves_one_whole_graph(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    chance = random.Random(3)
    for _ in range(4):
        writer = subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, "-c", _REPLACE, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        store = open_store(path)
        assert store.stamp() == str(len(list(store.nodes())))
    store.replace([Node("A", "1")], [], stamp="after")
    assert store.stamp() == "after"
    assert not list(tmp_path.glob("*.tmp.*"))


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(tmp_path / "file" / "graph.kgl").replace([], [], stamp="s")
    (tmp_path / "graph.kgl").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(tmp_path / "graph.kgl").replace([], [], stamp="s")


def test_twenty_thousand_nodes_and_sixty_thousand_edges_take_a_moment(tmp_path: Path) -> None:
    nodes = [Node("Action", f"a{i}", {"name": f"n {i}", "type": "block", "scope": ("x",)}, ("Block",)) for i in range(20_000)]
    edges = [
        Edge(
            NodeRef("Action", f"a{i % 20_000}"),
            "LIFTS",
            NodeRef("Action", f"a{(i * 7) % 20_000}"),
            {"start": i, "text": "w"},
            str(i),
        )
        for i in range(60_000)
    ]
    store = open_store(tmp_path / "graph.kgl")
    start = time.process_time()
    store.replace(nodes, edges, stamp="big")
    assert time.process_time() - start < 8
    assert store.counts().edges == {"LIFTS": 60_000}
