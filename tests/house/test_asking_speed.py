"""The speed of asking is measured on graphs that differ in size alone, and what is compared with gives the same rows."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.model import Node
from kg.query import named_queries


@pytest.fixture(scope="module")
def parts(root: Path) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root / "benchmarks")
        graphs: ModuleType = importlib.import_module("asking_graphs")
        patch.setattr(graphs, "ARTICLES", 150)
        patch.setattr(graphs, "HOT", 60)
        module: ModuleType = importlib.import_module("asking_parts")
        for name, value in {"SIZES": (1, 3), "ORDINARY": 3, "BUDGET": 0.001}.items():
            patch.setattr(module, name, value)
        yield module


@pytest.fixture(scope="module")
def graphs(parts: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return parts.Graphs(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def measured(parts: Any, graphs: Any) -> dict[str, Any]:
    sizes = {f"size-{copies}": parts.size(graphs, copies) for copies in parts.SIZES}
    return {**sizes, "plans": parts.plans(graphs), "by-hand": parts.by_hand(graphs), "shell": {}, "neo4j": {}}


def test_a_larger_graph_is_copies_that_share_places_reasons_and_outlets(parts: Any, graphs: Any) -> None:
    base, _ = graphs.base()
    nodes: list[Node] = list(parts.open_store(graphs.workspace(3) / "graph.kgl").nodes())
    shared = {node.ref for node in base if node.label in ("Place", "Topic", "Outlet", "LegalInstrument")}
    assert len(nodes) == 3 * len(base) - 2 * len(shared)
    assert {node.ref for node in base} <= {node.ref for node in nodes}
    assert graphs.size(3).nodes == len(nodes)


def test_the_copied_graph_is_that_of_its_workspace(parts: Any, graphs: Any) -> None:
    """Else `kg query` would make it again first."""
    told: list[str] = []
    parts.Workspace(graphs.workspace(3), notify=told.append).graph()
    assert told == []


def test_every_named_query_is_asked(measured: dict[str, Any]) -> None:
    assert {name.rsplit(", ", 1)[0] for name in measured["size-3"]["cases"]} == set(named_queries())


def test_what_is_asked_of_one_has_the_same_answer_in_every_graph(measured: dict[str, Any]) -> None:
    small, large = (measured[name]["cases"] for name in ("size-1", "size-3"))
    ones = [name for name in small if name.endswith(", one")]
    assert len(ones) > len(named_queries()) / 2
    assert [name for name in ones if small[name]["answer"] != large[name]["answer"]] == []
    assert sum(small[name]["rows"] for name in ones) > len(ones)


def test_the_queries_written_by_hand_give_the_same_rows(measured: dict[str, Any]) -> None:
    """A row that differs stops the measuring; here it matters that all five were compared, with rows."""
    compared = measured["by-hand"]["cases"]
    assert {name.rsplit(", ", 1)[0] for name in compared} == {"history", "restricted-now", "evidence", "threats", "fines"}
    assert all(told["rows"] for name, told in compared.items() if name.endswith(", all"))


def test_the_page_has_a_line_for_each_question(parts: Any, measured: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    page = importlib.import_module("asking")
    monkeypatch.setattr(page, "SIZES", parts.SIZES)
    lines = page.page(measured).splitlines()
    tables = {kind: [line for line in lines if line.startswith(f"| {kind} |")] for kind in named_queries()}
    assert [name for name, found in tables.items() if not found] == []
    # Of each size and of the plans; a question of one platform is asked in both.
    assert len(tables["history"]) == 2
    assert [line for line in lines if line == "(Not measured.)"] == ["(Not measured.)"]
