"""Changes of a large graph wait in a file beside it; whoever reads the graph has them, and nothing is lost or there by halves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import kglite
import pytest

from kg.model import Edge, Node, NodeRef, StoreError
from kg.store import GraphStore, open_store
from kg.store.kglite import store as kglite_store

Graph = tuple[list[Node], list[Edge]]
LAST = Node("Place", "last", {"name": "Last"})


@pytest.fixture(autouse=True)
def every_graph_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kglite_store, "LARGE", 1)


@pytest.fixture
def path(tmp_path: Path, graph: Graph) -> Path:
    """A graph with one change beside it that is not in its file."""
    open_store(tmp_path / "graph.kgl").replace(*graph, stamp="one")
    change(open_store(tmp_path / "graph.kgl"), Node("Place", "x", {"name": "X"}), stamp="two")
    return tmp_path / "graph.kgl"


def change(store: GraphStore, node: Node, *, stamp: str) -> None:
    with store.changing(stamp=stamp) as made:
        made.put_nodes([node])


def journal(path: Path) -> Path:
    return path.with_name("graph.kgl.changes")


def ids(path: Path) -> list[str]:
    return [node.id for node in open_store(path).nodes()]


def test_a_change_neither_reads_nor_writes_the_graph(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(kglite, "load", None)
        store = open_store(path)
        assert store.stamp(quick=True) == "two"
        change(store, LAST, stamp="three")
        assert store.stamp(quick=True) == "three"
    assert path.read_bytes() == before
    assert open_store(path).stamp() == "three"
    assert {"x", "last"} <= {*ids(path)}


def test_a_reader_puts_what_waits_into_the_file_where_it_is_much(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kglite_store, "_FOLDED", 0)
    before = path.read_bytes()
    assert "x" in ids(path)
    assert path.read_bytes() == before
    monkeypatch.setattr(kglite_store, "_FOLDED", 1000)
    assert "x" in ids(path)
    assert path.read_bytes() != before
    monkeypatch.setattr(kglite_store.Journal, "replay", None)
    assert (open_store(path).stamp(), "x" in ids(path)) == ("two", True)


def test_a_store_that_has_the_graph_in_memory_makes_only_what_is_new(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kglite_store, "_FOLDED", 0)
    store = open_store(path)
    assert store.stamp() == "two"
    change(open_store(path), LAST, stamp="three")
    monkeypatch.setattr(kglite, "load", None)
    assert (store.stamp(), store.counts().nodes["Place"]) == ("three", 2)


def test_a_change_that_is_cut_off_anywhere_is_none_and_the_next_stands(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kglite_store, "_FOLDED", 0)
    whole = journal(path).read_bytes()
    change(open_store(path), Node("Place", "y"), stamp="cut")
    longer = journal(path).read_bytes()
    for end in range(len(whole), len(longer)):
        journal(path).write_bytes(longer[:end])
        store = open_store(path)
        assert (store.stamp(quick=True), store.stamp(), store.counts().nodes["Place"]) == ("two", "two", 1), end
        change(store, LAST, stamp="three")
        assert (store.stamp(quick=True), store.stamp(), store.counts().nodes["Place"]) == ("three", "three", 2), end


def test_a_last_change_whose_bytes_never_reached_the_disk_is_none(path: Path) -> None:
    whole = journal(path).read_bytes()
    journal(path).write_bytes(whole[:-5] + bytes(5))
    assert [open_store(path).stamp(quick=True), open_store(path).stamp()] == ["one", "one"]


def test_a_damaged_change_before_the_last_is_noticed_and_says_rebuild(path: Path) -> None:
    whole = journal(path).read_bytes()
    change(open_store(path), LAST, stamp="three")
    longer = journal(path).read_bytes()
    journal(path).write_bytes(whole[:-5] + bytes(5) + longer[len(whole) :])
    with pytest.raises(StoreError, match=r"changes that wait beside the graph are damaged.*`kg rebuild`"):
        open_store(path).stamp()


def test_changes_of_another_graph_are_not_made_in_this_one(path: Path, graph: Graph) -> None:
    left = journal(path).read_bytes()
    open_store(path).replace(graph[0], [], stamp="new")
    assert open_store(path).stamp(quick=True) == "new"
    journal(path).write_bytes(left)
    assert [open_store(path).stamp(quick=True), open_store(path).stamp(), "x" in ids(path)] == ["new", "new", False]


def test_a_copy_of_both_files_is_the_same_graph(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "graph.kgl"
    copy.parent.mkdir()
    for file in (path, journal(path)):
        (copy.parent / file.name).write_bytes(file.read_bytes())
    assert (open_store(copy).stamp(quick=True), ids(copy)) == ("two", ids(path))


def test_an_edge_that_ends_nowhere_is_found_by_the_next_reader(path: Path) -> None:
    with open_store(path).changing(stamp="three") as made:
        made.put_edges([Edge(NodeRef("Place", "x"), "IN", NodeRef("Place", "nowhere"))])
    with pytest.raises(StoreError, match="ends at Place 'nowhere'"):
        open_store(path).stamp()


def test_consolidating_leaves_no_words_beside_the_file(path: Path) -> None:
    store = open_store(path)
    with store.changing(stamp="three") as made:
        made.drop_nodes([NodeRef("Place", "x")])
    beside = journal(path).read_bytes()
    store.consolidate()
    assert len(journal(path).read_bytes()) < len(beside)
    assert [store.stamp(quick=True), open_store(path).stamp(), "x" in ids(path)] == ["three", "three", False]


def test_changes_become_part_of_the_file_before_they_are_more_than_it(path: Path) -> None:
    before = path.read_bytes()
    store = open_store(path)
    number = 0
    while path.read_bytes() == before:
        number += 1
        assert journal(path).stat().st_size < 2 * len(before)
        change(store, Node("Place", f"place {number}", {"name": f"{number}" * 50}), stamp=f"{number}")
    assert number > 3
    assert (open_store(path).stamp(), open_store(path).counts().nodes["Place"]) == (f"{number}", 1 + number)


def test_a_writer_waits_for_a_reader_that_puts_changes_into_the_file(path: Path) -> None:
    code = """
import kglite, sys, time
held = kglite.open(sys.argv[1], durable="off")
print("held", flush=True)
time.sleep(1)
"""
    with subprocess.Popen([sys.executable, "-c", code, f"{path}.writer"], stdout=subprocess.PIPE, text=True) as holder:  # noqa: S603
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert "x" in ids(path)
        change(open_store(path), LAST, stamp="three")
    assert open_store(path).stamp() == "three"
