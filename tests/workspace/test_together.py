"""Several processes on one workspace: each waits for the other or says who is in its way, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from whole_graphs import graph

from kg.model import StoreError
from kg.ontology import Ontology, load_ontology
from kg.store import open_store
from kg.workspace import Workspace, index

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "identity" / "told.jsonl"
# The command, with several transactions a run, so that those of two runs come between each other.
KG = "import sys; from kg.cli import main; from kg.workspace import ingestion; ingestion.BATCH = 2; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    """Three files of articles on the same few platforms; the second begins with articles of the first."""
    lines = GOLD.read_text(encoding="utf-8").splitlines(keepends=True)
    paths = []
    for number, first in enumerate((0, 12, 30)):
        paths.append(tmp_path / f"{number}.jsonl")
        paths[-1].write_text("".join(lines[first : first + 18]), encoding="utf-8")
    return paths


def started(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", KG, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603


def outcome(process: subprocess.Popen[str]) -> tuple[int | None, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def test_two_runs_and_questions_at_once_leave_the_graph_of_all(tmp_path: Path, parts: list[Path], ontology: Ontology) -> None:
    folder = tmp_path / "work"
    runs = [started("--workspace", folder, "ingest", part) for part in parts[:2]]
    outcomes = [outcome(run) for run in runs]
    assert [status for status, _, _ in outcomes] == [0, 0], outcomes
    runs = [started("--workspace", folder, "ingest", parts[2])]
    count = "MATCH (a:Article) RETURN count(a) AS n"
    asked: list[int] = []
    while runs[0].poll() is None or not asked:
        status, out, err = outcome(started("--workspace", folder, "query", "--cypher", count, "--format", "json"))
        assert status == 0, err
        asked.append(json.loads(out)[0]["n"])
    assert outcome(runs[0])[0] == 0
    assert asked == sorted(asked), "what was there once stays there"
    workspace = Workspace(folder, ontology=ontology)
    whole = Workspace(tmp_path / "whole", ontology=ontology)
    whole.ingest([str(part) for part in parts])
    assert graph(workspace) == graph(whole)
    assert workspace.verify() == []


def test_a_graph_is_of_one_state_of_the_ledger_also_while_another_run_writes(
    tmp_path: Path, parts: list[Path], ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It comes when the articles were read for their names and not yet for their events, with names that nobody knew.
    workspace = Workspace(tmp_path / "work", ontology=ontology)
    other = Workspace(tmp_path / "work", ontology=ontology)
    late = tmp_path / "late.txt"
    late.write_text("Warta Lain\n\nTEMPAT, Warta Lain Sekali - Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025.\n")
    appearances, came = index.Index.people, list[int]()

    def interrupted(self: index.Index) -> Iterator[str]:
        if not came:
            came.append(1)
            with monkeypatch.context() as patched:
                patched.setattr(Workspace, "_derive", lambda *_, **__: False)
                patched.setattr(Workspace, "graph", Workspace._opened_store)
                other.ingest([str(late)])
        return appearances(self)

    workspace.ingest([str(parts[0])])
    monkeypatch.setattr(index.Index, "people", interrupted)
    workspace.rebuild()
    assert came == [1]
    assert sum(node.label == "Article" for node in workspace._opened_store().nodes()) == 18
    assert sum(node.label == "Article" for node in graph(workspace)[0]) == 19
    assert workspace.verify() == []


@contextmanager
def a_process_holding(code: str, path: Path) -> Iterator[int]:
    """Another process that holds something until we have looked."""
    wrapped = f"import sys; from pathlib import Path; path = Path(sys.argv[1])\n{code}"
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", wrapped, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process.pid
        process.communicate("")


def test_who_writes_the_graph_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    code = """
from kg.store import open_store
with open_store(path).changing(stamp="s", anew=True):
    print("held", flush=True)
    sys.stdin.read()
"""
    with (
        a_process_holding(code, path) as pid,
        pytest.raises(StoreError, match=rf"process {pid} is writing it since .*Wait until"),
    ):
        open_store(path).replace([], [], stamp="t")
    assert open_store(path).stamp() == "s"


def test_who_waits_too_long_for_the_graph_is_told_and_loses_nothing(
    tmp_path: Path, parts: list[Path], ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path / "work", ontology=ontology)
    workspace.ingest([str(parts[0])])
    monkeypatch.setattr(index, "_PATIENCE", 0.2)
    code = """
from kg.workspace.index import Index
index = Index(path)
with index.writing():
    print("held", flush=True)
    sys.stdin.read()
index.close()
"""
    refused = pytest.raises(StoreError, match=r"another process has been making the graph .*Wait for it and run this again")
    with a_process_holding(code, tmp_path / "work" / "graph.index"), refused:
        workspace.ingest([str(parts[1])])
    with workspace.reading() as ledger:
        assert ledger.counts().articles == 30
    assert sum(node.label == "Article" for node in graph(workspace)[0]) == 30
    assert workspace.verify() == []


def test_a_new_index_waits_for_the_process_that_makes_it(tmp_path: Path, made_by_another: Callable[[Path], None]) -> None:
    made_by_another(tmp_path / "index")
    made = index.Index(tmp_path / "index")
    with made.writing():
        assert made.state() == {}
    made.close()
