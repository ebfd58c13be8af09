"""What mypyc cannot compile stays out of the engine: told here at once, and not after the minutes that a build takes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ENGINE = Path(__file__).resolve().parents[2] / "kg" / "extract"


def _faults(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
            starred = (e for c in node.comparators if isinstance(c, ast.Tuple | ast.List | ast.Set) for e in c.elts)
            if any(isinstance(e, ast.Starred) for e in starred):
                yield f"line {node.lineno}: 'in (*A, b)'; name the tuple first"
        if isinstance(node, ast.Name) and node.id == "cached_property":
            yield f"line {node.lineno}: a cached_property is worked out at each use"


@pytest.mark.parametrize("module", sorted(ENGINE.glob("*.py")), ids=lambda path: path.stem)
def test_the_engine_holds_nothing_that_cannot_be_compiled(module: Path) -> None:
    assert not list(_faults(ast.parse(module.read_text(encoding="utf-8"))))


def test_both_faults_are_seen() -> None:
    assert len(list(_faults(ast.parse("x in (*A, b)\n\n@cached_property\ndef f(): ...")))) == 2
