"""The page about Python says what Python says."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "python.md"
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_every_example_of_the_page_gives_what_is_printed_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder of its own with the example articles, one block after the other. `...` stands for what rules may change."""
    for name in ("KG_WORKSPACE", "KG_STORE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "examples").symlink_to(PAGE.parents[1] / "examples")
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    parser, runner, names = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS), {"__name__": "page"}
    blocks = list(_BLOCK.finditer(text))
    for block in blocks:
        line = text[: block.start(1)].count("\n")
        test = parser.get_doctest(block[1], names, "docs/python.md", str(PAGE), line)
        assert test.examples, f"line {line}: a block without an example"
        runner.run(test, clear_globs=False)
        names = test.globs
    assert len(blocks) >= 8
    assert runner.summarize(verbose=False).failed == 0, capsys.readouterr().out
    assert (tmp_path / "telegram.graphml").stat().st_size > 10_000
