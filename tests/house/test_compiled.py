"""The compiled engine says what the other one says. See docs/decisions/0009. `make compiled` runs these; they take minutes."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.compiled

LINES = """
import sys
from kg.extract.contract import line
from kg.extract.engine import Extractor
from kg.loaders import read
from kg.ontology import load_ontology
from kg.workspace.aids import reading_aids
ontology = load_ontology()
extractor = Extractor(ontology)
for source in sys.argv[1:]:
    for article in read(source, reading_aids(ontology)):
        print(line(article, extractor.extract(article)))
"""
WHERE = "import kg.extract.gate; print(kg.extract.gate.__file__)"


@pytest.fixture(scope="module")
def site(compiled_wheel: zipfile.Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the compiled package, to be put before all others."""
    folder = tmp_path_factory.mktemp("site")
    compiled_wheel.root.extractall(folder)
    return folder


def _run(command: list[str], path: Path, root: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(path)}
    ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-4000:]
    return ran.stdout


def _program(text: str, *arguments: str) -> list[str]:
    """Python with a program whose folder is not on the path, so that the package comes from where it was told to."""
    return [sys.executable, "-P", "-c", text, *arguments]


def test_what_an_article_runs_through_is_compiled(site: Path, root: Path) -> None:
    for package in ("extract", "text"):
        modules = {f.stem for f in (site / "kg" / package).glob("*.py")} - {"__init__"}
        compiled = {f.name.partition(".")[0] for f in (site / "kg" / package).glob("*.so")}
        kept = {m for m in modules if "cached_property" in (site / "kg" / package / f"{m}.py").read_text(encoding="utf-8")}
        assert compiled == modules - kept
        assert package != "extract" or not kept, "a property that is worked out at each use, in what should be quick"
    where = _run(_program(WHERE), site, root).strip()
    assert where.startswith(str(site))
    assert where.endswith(".so")


def test_it_says_the_same_of_every_article_letter_by_letter(site: Path, root: Path) -> None:
    sources = [str(root / "benchmarks" / "gold" / "public" / f"{code}.jsonl") for code in ("id", "en")]
    program = _program(LINES, *sources, str(root / "examples"))
    assert _run(program, site, root) == _run(program, root, root)


def test_what_it_reads_is_kept_and_read_again(site: Path, root: Path, tmp_path: Path) -> None:
    """Facts go through the ledger as JSON, by the types of their fields: once they were compiled, and told no types."""
    ingest = "import sys; from kg.cli import main; sys.exit(main(sys.argv[1:]))"
    for words in (["ingest", str(root / "examples")], ["rebuild"], ["verify"]):
        _run(_program(ingest, "--workspace", str(tmp_path / "work"), *words), site, root)


def test_the_tests_of_extraction_pass_on_it(site: Path, root: Path) -> None:
    pytest_itself = str(Path(sys.executable).with_name("pytest"))
    _run([pytest_itself, "-p", "no:cacheprovider", "tests/extract", "tests/text"], site, root)


def test_the_version_tells_that_it_is_compiled(site: Path, root: Path) -> None:
    shown = _program("import sys; sys.argv = ['kg', '--version']; from kg.cli import main; main()")
    assert _run(shown, site, root).strip().endswith("(compiled)")
    assert "compiled" not in _run(shown, root, root)
