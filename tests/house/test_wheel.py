"""What `pip install` brings is what stands in the tree. See docs/decisions/0001."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg.loaders import all_loaders
from kg.ontology import load_ontology
from kg.query import named_queries

DATA = {".cypher", ".sql", ".css", ".typed"}
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import kg.loaders, kg.ontology, kg.query
assert kg.__file__.startswith(sys.argv[1]), kg.__file__
print(kg.ontology.load_ontology().fingerprint, ','.join(kg.loaders.all_loaders()), ','.join(kg.query.named_queries()))
"""


@pytest.fixture(scope="module")
def names(wheel: zipfile.Path) -> set[str]:
    return {name for name in wheel.root.namelist() if not name.endswith("/")}


def test_the_wheel_claims_one_name_of_site_packages(names: set[str]) -> None:
    """`loaders` and `schemas` are names that others use as well."""
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"kg"}


@pytest.mark.parametrize("folder", ["loaders", "schemas"])
def test_a_folder_of_the_top_level_is_in_the_wheel_file_by_file(
    wheel: zipfile.Path, names: set[str], root: Path, folder: str
) -> None:
    """Equal names and equal bytes: an installed package reads the same data and runs the same loaders."""
    files = (file for file in (root / folder).rglob("*") if file.is_file() and file.suffix != ".pyc")
    here = {f"kg/{file.relative_to(root)}": file for file in files}
    there = {name for name in names if name.startswith(f"kg/{folder}/")}
    assert there == set(here)
    assert [name for name, file in here.items() if wheel.root.read(name) != file.read_bytes()] == []


def test_every_file_that_the_code_opens_is_in_the_wheel(names: set[str], root: Path) -> None:
    """Queries, migrations and style sheets are no modules, so that nothing but this would miss them."""
    data = {str(f.relative_to(root)) for f in (root / "kg").rglob("*") if f.is_file() and f.suffix in DATA}
    data |= {"kg/py.typed"}
    assert data - names == set()
    assert any(name.endswith(".cypher") for name in data)
    assert any(name.endswith(".sql") for name in data)


def test_every_module_is_in_the_wheel(names: set[str], root: Path) -> None:
    modules = {str(f.relative_to(root)) for f in (root / "kg").rglob("*.py")}
    assert modules - names == set()


def test_the_wheel_says_its_licence_and_brings_its_text(wheel: zipfile.Path, names: set[str]) -> None:
    (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
    assert "License-Expression: Apache-2.0" in wheel.root.read(metadata).decode()
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_wheel_runs_from_another_folder_with_its_own_schemas(wheel: zipfile.Path, tmp_path: Path) -> None:
    """`-I` and a path of its own that comes first: neither the tree nor an editable installation may help."""
    site = tmp_path / "site"
    wheel.root.extractall(site)
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-I", "-c", PROGRAM, str(site)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == f"{load_ontology().fingerprint} {','.join(all_loaders())} {','.join(named_queries())}"
