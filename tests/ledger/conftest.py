from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from kg.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ticks = count()
    with Ledger(tmp_path / "ledger.sqlite", now=lambda: f"2024-01-01T00:00:{next(ticks):02}+00:00") as opened:
        yield opened
