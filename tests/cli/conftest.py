from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import main

TEXT = (
    "Komdigi Blokir Chatlune\n\nJAKARTA, Warta Uji - Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025.\n"
    "Komdigi akan membuka blokir Chatlune jika perusahaan itu mendaftar.\n"
)
OTHER = "Roskomnadzor blocks Chatlune\n\nMOSCOW, The Test Ledger - Roskomnadzor blocked the app Chatlune on March 5, 2025.\n"


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `kg` in this process on a workspace of the test's own."""
    for name in ("KG_WORKSPACE", "KG_STORE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "160")

    def called(*arguments: object) -> Result:
        capsys.readouterr()
        status = main(["--workspace", str(tmp_path / "work"), *map(str, arguments)])
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return called
