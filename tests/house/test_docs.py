"""Pages that are written by a program say what the program would write now."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

from kg.ontology import load_ontology
from kg.query import named_queries


def _program(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_about_the_graph_is_the_schema_as_it_stands(root: Path) -> None:
    written = (root / "docs" / "graph.md").read_text(encoding="utf-8")
    assert written == _program(root / "docs" / "write_graph_page.py").page(load_ontology()), "run `make docs`"


def test_the_page_about_the_queries_is_their_headers_as_they_stand(root: Path) -> None:
    written = (root / "docs" / "queries.md").read_text(encoding="utf-8")
    assert written == _program(root / "docs" / "write_queries_page.py").page(named_queries()), "run `make docs`"


def test_the_pictures_load_nothing_from_elsewhere(root: Path) -> None:
    """rich's own frame for a picture fetches its typeface from the web."""
    pictures = list((root / "docs" / "pictures").glob("*.svg"))
    assert pictures
    for picture in pictures:
        text = picture.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "url(" not in text.replace("url(#", "")
        assert "<image" not in text
        assert "<script" not in text


def test_the_page_about_reading_names_modules_that_are_there(root: Path) -> None:
    """The engine is cut anew now and then, and the page follows it."""
    page = (root / "docs" / "extraction.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+\.py)`", page))
    assert len(named) > 10
    assert named <= {file.name for file in (root / "kg" / "extract").glob("*.py")}
