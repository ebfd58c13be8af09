"""The repository as a folder, and what comes out of packing it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_PACKED = ("kg", "loaders", "schemas", "setup.py", "pyproject.toml", "README.md", "LICENSE", "MANIFEST.in")
_OFFLINE = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository. The tests of the house ask about files, so they need it and not only the package."""
    return ROOT


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """The wheel of this tree, built once."""
    return _wheel(tmp_path_factory, {})


@pytest.fixture(scope="session")
def compiled_wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """The wheel with the compiled engine, which takes some two minutes to build; not optimised, which is as right and quicker."""
    missing = [name for name, there in (("a C compiler", shutil.which("cc")), ("mypyc", find_spec("mypyc"))) if not there]
    if missing:
        pytest.skip(f"cannot compile: {' and '.join(missing)} not found")
    return _wheel(tmp_path_factory, {"KG_COMPILED": "1", "KG_COMPILED_LEVEL": "0"})


def _wheel(tmp_path_factory: pytest.TempPathFactory, settings: Mapping[str, str]) -> zipfile.Path:
    """Built without the network, from a copy: a `build/` left behind would leak into it."""
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
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    (file,) = out.glob("*.whl")
    return zipfile.Path(file)
