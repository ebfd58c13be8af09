from __future__ import annotations

from pathlib import Path

import pytest

from kg import Graph

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to work in with the example articles, read once into the workspace `work` in it."""
    folder = tmp_path_factory.mktemp("python")
    (folder / "examples").symlink_to(ROOT / "examples")
    Graph(folder / "work", store=None).ingest(folder / "examples")
    return folder


@pytest.fixture
def graph(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Graph:
    monkeypatch.delenv("KG_STORE", raising=False)
    return Graph(filled / "work")
