"""A workspace whose graph is so large that changes wait beside its file: nothing else about it is different."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import kglite
import pytest
from whole_graphs import graph, straight

from kg.store.kglite import store as kglite_store
from kg.workspace import Workspace

GRAPH, CHANGES = "graph.kgl", "graph.kgl.changes"


@pytest.fixture(autouse=True)
def every_graph_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kglite_store, "LARGE", 1)


def test_an_ingest_neither_reads_nor_writes_the_graph_and_knows_how_large_it_is(
    tmp_path: Path, articles: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Workspace(tmp_path / "work").ingest(articles[:3])
    before = (tmp_path / "work" / GRAPH).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(kglite, "load", None)
        report = Workspace(tmp_path / "work").ingest(articles)
        again = Workspace(tmp_path / "work").ingest(articles)
    assert (tmp_path / "work" / GRAPH).read_bytes() == before
    assert (report.new, report.derived, again.new, again.derived) == (3, True, 0, False)
    right = straight(tmp_path / "straight", articles)
    assert graph(Workspace(tmp_path / "work")) == right
    assert (report.nodes, report.edges) == (again.nodes, again.edges) == (len(right[0]), len(right[1]))


@pytest.mark.parametrize("damage", ["deleted", "damaged", "cut"])
def test_changes_that_are_lost_or_ill_are_noticed_and_the_graph_is_made_again(
    heard: Any, articles: list[str], tmp_path: Path, damage: str
) -> None:
    heard.workspace.ingest(articles[:3])
    heard.workspace.ingest(articles[:4])
    path = tmp_path / "work" / CHANGES
    first = path.read_bytes()
    heard.workspace.ingest(articles)
    second = path.read_bytes()[len(first) :]
    contents = {"damaged": first[:-9] + bytes(9) + second, "cut": first + second[:-1]}
    path.unlink()
    if damage in contents:
        path.write_bytes(contents[damage])
    fresh = Workspace(tmp_path / "work", notify=heard.said.append)
    assert graph(fresh) == straight(tmp_path / "straight", articles)
    assert heard.said[0].startswith("the graph is ")
    assert heard.said[0].endswith(": it is made again from the ledger.")
    assert fresh.verify() == []


def test_what_was_erased_stands_in_no_change_that_waits(tmp_path: Path, articles: list[str]) -> None:
    Workspace(tmp_path / "work").ingest(articles[:5])
    Workspace(tmp_path / "work").ingest(articles)
    with Workspace(tmp_path / "work").reading() as ledger:
        (gone,) = (article.id for article in ledger.articles() if article.title == "Warta Uji 5")
    waiting = (tmp_path / "work" / CHANGES).read_bytes()
    Workspace(tmp_path / "work").remove([gone], erase=True)
    assert len((tmp_path / "work" / CHANGES).read_bytes()) < len(waiting) / 2
    assert graph(Workspace(tmp_path / "work")) == straight(tmp_path / "straight", articles[:5])
