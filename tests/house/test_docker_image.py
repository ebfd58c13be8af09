"""What the Dockerfile runs to install the package works in a new environment, and brings a `kg` that works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest

# pip reads these as if they were options: the packages that are here take the place of those of a registry.
OFFLINE = {"PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}


def _stage(root: Path) -> list[tuple[str, str]]:
    """The instructions of the first stage, in order."""
    text = (root / "docker" / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.split("\nFROM ")[1].splitlines()[1:] if line and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def _installed(root: Path, tmp_path: Path, settings: Mapping[str, str]) -> Path:
    """Do in a folder what the first stage does in an image; return where `/opt/kg` is."""
    source, target = tmp_path / "src", tmp_path / "kg"
    source.mkdir()
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    for word, rest in _stage(root):
        if word == "COPY":
            *names, to = rest.split()
            for name in names:
                _copy(root / name, source / to / (name if to == "./" else ""))
        elif word == "RUN":
            environment = {"PATH": f"{python.parent}:{os.environ['PATH']}", "HOME": str(tmp_path), **settings}
            command = ["sh", "-c", rest.replace("/opt/kg", str(target))]
            ran = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
            assert ran.returncode == 0, f"{rest}\n{ran.stdout}{ran.stderr}"
    return target


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _answers(target: Path, article: Path, settings: Mapping[str, str]) -> str:
    """Read an article into a workspace with the `kg` that was installed, and ask."""
    environment = {"PATH": "/usr/bin:/bin", "KG_WORKSPACE": str(target.parent / "workspace"), **settings}
    for arguments in (["ingest", str(article)], ["query", "history", "-p", "platform=telegram", "--format", "csv"]):
        ran = subprocess.run(  # noqa: S603 - what was just installed
            [target / "bin" / "kg", *arguments], env=environment, cwd=target.parent, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def article(root: Path) -> Path:
    return root / "examples" / "telegram-2017-07-14.txt"


def test_the_install_steps_bring_a_kg_that_reads_and_answers(root: Path, article: Path, tmp_path: Path) -> None:
    """With the packages that are here; their folder comes after the new one only for what pip was told to leave out."""
    here = {"PYTHONPATH": sysconfig.get_path("purelib")}
    target = _installed(root, tmp_path, {**OFFLINE, **here})
    assert not list(target.glob("lib/*/site-packages/__editable__*"))
    assert "kominfo" in _answers(target, article, here).lower()


@pytest.mark.image
def test_the_install_steps_work_as_they_stand(root: Path, article: Path, tmp_path: Path) -> None:
    """With nothing of this environment, and the packages of the registry."""
    target = _installed(root, tmp_path, {})
    assert "kominfo" in _answers(target, article, {}).lower()
    assert list(target.glob("lib/*/site-packages/neo4j/__init__.py"))
