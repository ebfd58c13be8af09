"""Every command on docs/asking.md prints what the page says, from the articles in examples/."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "asking.md").read_text(encoding="utf-8")
COMMANDS = [
    (found[1], found[2])
    for block in re.findall(r"^```console\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    for found in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page") / "work"
    assert main(["--workspace", str(folder), "ingest", str(ROOT / "examples")]) == 0
    return folder


def test_the_page_has_commands() -> None:
    assert len(COMMANDS) > 15


@pytest.mark.parametrize(("command", "printed"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_a_command_prints_what_the_page_says(workspace: Path, command: str, printed: str) -> None:
    code = "import sys; from kg.cli import main; sys.exit(main(sys.argv[1:]))"
    function = f"kg() {{ '{sys.executable}' -c '{code}' \"$@\"; }}"
    environment = {**os.environ, "KG_WORKSPACE": str(workspace), "COLUMNS": "100"}
    environment.pop("KG_STORE", None)
    shell = ["/bin/bash", "-c", f"{function}\n{command} 2>&1"]
    done = subprocess.run(shell, capture_output=True, text=True, env=environment, check=False)  # noqa: S603 - our own page
    assert done.stdout == printed
