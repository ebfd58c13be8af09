"""What becomes of a workspace whose files are lost, damaged, or of another workspace: the ledger tells, and the rest follows."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from whole_graphs import graph, straight

from kg.model import KgError, StoreError
from kg.ontology import load_ontology
from kg.workspace import Workspace

INDEX, GRAPH, LEDGER = "graph.index", "graph.kgl", "ledger.sqlite"
PAGE = 4096


def files_beside(path: Path) -> None:
    """Delete the logs of a file, as copying a whole file over it ought to."""
    for beside in ("-wal", "-shm"):
        path.with_name(f"{path.name}{beside}").unlink(missing_ok=True)


def put(path: Path, content: bytes) -> None:
    files_beside(path)
    path.write_bytes(content)


def put_database_of_another_program(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE names (whatever TEXT)")
    other.close()


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "deleted": (Path.unlink, "is not there, or of another version: it is made again, from all articles."),
    "emptied": (lambda path: put(path, b""), "is not there, or of another version: it is made again, from all articles."),
    "garbage": (
        lambda path: put(path, b"no index " * 5000),
        "is damaged (file is not a database): it is made again from the ledger, and the graph with it.",
    ),
    "another program's": (
        put_database_of_another_program,
        "is damaged (no such table: state): it is made again from the ledger, and the graph with it.",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_index_that_is_ill_is_made_again_and_that_is_said(
    heard: Any, articles: list[str], tmp_path: Path, damage: str
) -> None:
    heard.workspace.ingest(articles[:-1])
    spoil, said = DAMAGES[damage]
    spoil(tmp_path / "work" / INDEX)
    heard.workspace.ingest(articles[-1:])
    assert heard.said == [f"the index of the graph {said}"]
    assert graph(heard.workspace) == straight(tmp_path / "straight", articles)
    assert heard.workspace.verify() == []
    Path(articles[0]).unlink()
    heard.workspace.ingest(articles[1:])
    assert len(heard.said) == 1, "once mended, it is used"


def test_an_index_with_a_half_written_page_gives_no_wrong_graph_and_no_traceback(articles: list[str], tmp_path: Path) -> None:
    right = straight(tmp_path / "straight", articles)
    before = tmp_path / "before"
    Workspace(before).ingest(articles[:-1])
    whole = (before / INDEX).read_bytes()
    chance = random.Random(5)  # noqa: S311 - the same bytes in every run
    ontology = load_ontology()
    healed = 0
    for page in range(0, len(whole) // PAGE, 3):
        folder = tmp_path / "damaged"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, folder)
        start = page * PAGE
        put(folder / INDEX, whole[:start] + chance.randbytes(PAGE) + whole[start + PAGE :])
        said: list[str] = []
        workspace = Workspace(folder, ontology=ontology, notify=said.append)
        workspace.ingest(articles[-1:])
        assert graph(workspace) == right, f"page {page}"
        healed += bool(said)
    assert healed > 3


def test_an_index_older_than_the_graph_and_one_of_another_graph_are_noticed(articles: list[str], tmp_path: Path) -> None:
    work, other, said = tmp_path / "work", tmp_path / "other", list[str]()
    workspace = Workspace(work, notify=said.append)
    workspace.ingest(articles[:3])
    old = (work / INDEX).read_bytes()
    workspace.ingest(articles[3:5])
    Workspace(other).ingest(articles[2:5])
    for content in (old, (other / INDEX).read_bytes()):
        put(work / INDEX, content)
        workspace.ingest(articles)
        with workspace.reading() as ledger:
            gone = next(ledger.articles()).id
        workspace.remove([gone])
        assert said.pop() == "the index of the graph is not of this graph: it is made again, from all articles."
        assert said == []
        assert workspace.verify() == []


def test_an_index_that_cannot_be_replaced_is_a_clear_error_and_the_ledger_has_it_all(articles: list[str], tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "work")
    workspace.ingest(articles[:-1])
    (tmp_path / "work" / INDEX).unlink()
    (tmp_path / "work" / INDEX).mkdir()
    with pytest.raises(StoreError, match=r"the index of the graph cannot be written .*the ledger has all that was read"):
        workspace.ingest(articles)
    (tmp_path / "work" / INDEX).rmdir()
    assert graph(workspace) == straight(tmp_path / "straight", articles)


@pytest.mark.parametrize("damage", ["deleted", "emptied", "cut", "garbage", "of another workspace", "older"])
def test_a_graph_that_is_lost_or_ill_or_another_is_made_again_by_the_next_question(
    heard: Any, articles: list[str], tmp_path: Path, damage: str
) -> None:
    heard.workspace.ingest(articles[:3])
    path = tmp_path / "work" / GRAPH
    older = path.read_bytes()
    heard.workspace.ingest(articles)
    right, whole = graph(heard.workspace), path.read_bytes()
    Workspace(tmp_path / "other").ingest(articles[3:])
    contents = {
        "emptied": b"",
        "cut": whole[: len(whole) // 2],
        "garbage": b"no graph " * 500,
        "of another workspace": (tmp_path / "other" / GRAPH).read_bytes(),
        "older": older,
    }
    path.unlink()
    if damage in contents:
        path.write_bytes(contents[damage])
    fresh = Workspace(tmp_path / "work", notify=heard.said.append)
    assert graph(fresh) == right
    assert heard.said[0].startswith("the graph is ")
    assert heard.said[0].endswith(": it is made again from the ledger.")
    assert fresh.verify() == []


def test_a_ledger_restored_from_a_backup_or_copied_over_another_is_followed(articles: list[str], tmp_path: Path) -> None:
    work, other = tmp_path / "work", tmp_path / "other"
    said: list[str] = []
    workspace = Workspace(work, notify=said.append)
    workspace.ingest(articles[:3])
    backup = (work / LEDGER).read_bytes()
    workspace.ingest(articles[3:])
    put(work / LEDGER, backup)
    assert graph(Workspace(work, notify=said.append)) == straight(tmp_path / "three", articles[:3])
    assert said == [
        "the graph is out of date: it is made again from the ledger.",
        "the index of the graph is of another ledger: it is made again, from all articles.",
    ]
    # The numbers of the writes go on from there as they did before, to another truth.
    workspace.ingest(articles[:2:-1])
    assert graph(workspace) == straight(tmp_path / "six", articles)
    Workspace(other).ingest(articles[1:4])
    put(work / LEDGER, (other / LEDGER).read_bytes())
    assert graph(Workspace(work, notify=said.append)) == straight(tmp_path / "others", articles[1:4])
    assert said[-1] == "the index of the graph is of another ledger: it is made again, from all articles."
    assert Workspace(work).verify() == []


def test_a_half_written_page_of_the_ledger_ends_no_command_in_a_traceback(articles: list[str], tmp_path: Path) -> None:
    before = tmp_path / "before"
    Workspace(before).ingest(articles)
    whole = (before / LEDGER).read_bytes()
    chance = random.Random(5)  # noqa: S311 - the same bytes in every run
    ontology = load_ontology()
    told = 0
    for page in range(len(whole) // PAGE):
        if not any(whole[page * PAGE + PAGE // 2 : (page + 1) * PAGE]):
            continue
        folder = tmp_path / "damaged"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, folder)
        half = page * PAGE + PAGE // 2
        put(folder / LEDGER, whole[:half] + chance.randbytes(PAGE // 2) + whole[half + PAGE // 2 :])
        workspace = Workspace(folder, ontology=ontology)
        ill = [diagnosis for diagnosis in workspace.doctor() if not diagnosis.well]
        assert [one.name for one in ill][:1] == ["ledger"], f"page {page}"
        told += 1
        for command in (workspace.graph, workspace.verify, workspace.rebuild, lambda w=workspace: w.ingest(articles)):
            # What is refused is refused in words; anything else ends the test.
            with suppress(KgError):
                command()
    assert told > 5
