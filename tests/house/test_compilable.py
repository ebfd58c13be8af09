"""What mypyc cannot compile stays out of the engine: told here at once, and not after the minutes that a build takes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
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
        body = getattr(node, "body", None)
        for first, second in pairwise(body if isinstance(body, list) else ()):
            if _is_filled_by_call(first, second):
                yield f"line {first.lineno}: mypy takes the field for None behind the call; give back what fills it"


def _is_filled_by_call(first: ast.AST, second: ast.AST) -> bool:
    """`x.field = None` right before a call that is given `x`."""
    if not (isinstance(first, ast.Assign) and isinstance(first.value, ast.Constant) and first.value.value is None):
        return False
    owners = {t.value.id for t in first.targets if isinstance(t, ast.Attribute) and isinstance(t.value, ast.Name)}
    call = second.value if isinstance(second, ast.Expr) else None
    return isinstance(call, ast.Call) and any(isinstance(arg, ast.Name) and arg.id in owners for arg in call.args)


@pytest.mark.parametrize("module", sorted(ENGINE.glob("*.py")), ids=lambda path: path.stem)
def test_the_engine_holds_nothing_that_cannot_be_compiled(module: Path) -> None:
    assert not list(_faults(ast.parse(module.read_text(encoding="utf-8"))))


def test_each_fault_is_seen() -> None:
    assert len(list(_faults(ast.parse("x in (*A, b)\n\n@cached_property\ndef f(): ...")))) == 2
    assert len(list(_faults(ast.parse("def f(x):\n    x.field = None\n    fill(1, x)\n    x.field = None\n    fill(y)")))) == 1
