"""The repository as a folder, and what comes out of packing it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_PACKED = ("kg", "loaders", "schemas", "pyproject.toml", "README.md", "LICENSE", "MANIFEST.in")
_OFFLINE = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository. The tests of the house ask about files, so they need it and not only the package."""
    return ROOT


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """The wheel of this tree, built once, without the network, from a copy: a `build/` left behind would leak into it."""
    tree = tmp_path_factory.mktemp("tree")
    for name in _PACKED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, tree / name)
    out = tmp_path_factory.mktemp("wheel")
    made = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "pip", "wheel", *_OFFLINE, "--wheel-dir", str(out), str(tree)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    (file,) = out.glob("*.whl")
    return zipfile.Path(file)
