from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.evaluate import Gold, Names, read_gold
from kg.ontology import load_ontology

Written = Callable[..., Gold]


@pytest.fixture
def gold(tmp_path: Path) -> Written:
    """Reads a gold of these lines."""

    def read(*lines: str, names: Names | None = None) -> Gold:
        file = tmp_path / "gold.txt"
        file.write_text("\n".join(lines), encoding="utf-8")
        return read_gold(file, load_ontology(), names or Names())

    return read
