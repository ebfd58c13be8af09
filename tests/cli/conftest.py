from __future__ import annotations

import json
from collections.abc import Callable, Iterable
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


@pytest.fixture
def tell(run: Run, tmp_path: Path) -> Callable[[Iterable[tuple[str, ...]]], Run]:
    """Takes articles in, of each its outlet, day, language, title and text; gives the command line that has them."""
    names = ("outlet", "date", "language", "title", "text")

    def told(articles: Iterable[tuple[str, ...]]) -> Run:
        lines = [
            json.dumps(dict(zip(names, row, strict=True)) | {"id": str(n), "url": f"https://{n}.example/"})
            for n, row in enumerate(articles)
        ]
        (tmp_path / "articles.jsonl").write_text("\n".join(lines))
        assert run("ingest", tmp_path / "articles.jsonl").status == 0
        return run

    return told
