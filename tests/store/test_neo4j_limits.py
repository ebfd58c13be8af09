"""How the server writes times and sizes, read."""

from __future__ import annotations

import pytest

from kg.store.neo4j.server import BYTES, SECONDS, amount


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("0s", None), ("", None), ("30s", 30.0), ("1m30s", 90.0), ("2h", 7200.0), ("500ms", 0.5), ("1d", 86_400.0)],
)
def test_a_time(written: str, seconds: float | None) -> None:
    assert amount(written, SECONDS) == seconds


@pytest.mark.parametrize(
    ("written", "size"),
    [("0B", None), ("256.00MiB", 2.0**28), ("1.50GiB", 1.5 * 2**30), ("70.00KiB", 71_680.0), ("12B", 12.0)],
)
def test_a_size(written: str, size: float | None) -> None:
    assert amount(written, BYTES) == size
