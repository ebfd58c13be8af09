"""What the package is made of: links to `loaders/` and `schemas/` (docs/decisions/0001), and names that are loaded later."""

from __future__ import annotations

import importlib
import os
import re
import tomllib
from pathlib import Path

import pytest

import kg.loaders
from kg.ontology import schema_root


@pytest.mark.parametrize("folder", ["loaders", "schemas"])
def test_the_package_holds_a_link_to_the_folder_and_no_copy(root: Path, folder: str) -> None:
    """A checkout without symbolic links leaves a small text file here, and a copy would drift."""
    link = root / "kg" / folder
    assert link.is_symlink(), f"kg/{folder} is no symbolic link: clone again with `git clone -c core.symlinks=true`."
    assert os.readlink(link) == f"../{folder}"


def test_an_editable_installation_reads_the_tree(root: Path) -> None:
    assert Path(kg.loaders.__file__).resolve().parent == root / "loaders"
    assert Path(str(schema_root())).resolve() == root / "schemas"


def test_each_tool_knows_each_module_by_one_name(root: Path) -> None:
    """ruff reads `loaders/` as it stands and leaves out the links; the others read `kg.loaders`."""
    tools = tomllib.loads((root / "pyproject.toml").read_text())["tool"]
    assert set(tools["ruff"]["extend-exclude"]) == {"kg/loaders", "kg/schemas"}
    assert tools["mypy"]["packages"] == ["kg"]
    assert tools["importlinter"]["root_package"] == "kg"


def test_the_links_of_the_documents_lead_somewhere(root: Path) -> None:
    """Relative links of Markdown files, without their anchors."""
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "docker").glob("*.md")]
    broken = [
        f"{page.relative_to(root)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert len(pages) >= 8
    assert broken == []


@pytest.mark.parametrize("package", ["kg", "kg.ontology", "kg.workspace"])
def test_what_a_package_offers_and_loads_later_can_be_had(package: str) -> None:
    module = importlib.import_module(package)
    assert [name for name in module.__all__ if getattr(module, name, None) is None] == []
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = module.nonsense
