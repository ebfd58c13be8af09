from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.model import KgError
from kg.workspace import Workspace

SENTENCES = (
    "Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025.",
    "Kominfo membuka blokir Telegram pada 10 Agustus 2017.",
    "Roskomnadzor blocked Telegram on April 16, 2018.",
    "The European Commission fined Meta €200 million on April 23, 2025.",
    "Komdigi akan memblokir TikTok jika perusahaan itu tidak mendaftar.",
    "Kominfo membantah akan memblokir Facebook.",
)


@dataclass
class Heard:
    """A workspace, and everything that it said."""

    workspace: Workspace
    said: list[str] = field(default_factory=list)
    errors: list[KgError] = field(default_factory=list)


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    folder = tmp_path / "articles"
    folder.mkdir()
    paths = []
    for number, sentence in enumerate(SENTENCES):
        path = folder / f"{number}.txt"
        path.write_text(f"Warta Uji {number}\n\nTEMPAT, Warta Uji - {sentence}\n", encoding="utf-8")
        paths.append(str(path))
    return paths


@pytest.fixture
def heard(tmp_path: Path) -> Heard:
    said: list[str] = []
    return Heard(Workspace(tmp_path / "work", notify=said.append), said)
