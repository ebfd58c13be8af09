"""Draws docs/pictures/*.svg: what `kg` prints on a terminal, about the articles of examples/. `make docs` runs it.

The command runs on a real (pseudo) terminal, so that the picture shows the colours that a user sees.
"""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PICTURES = Path(__file__).with_name("pictures")
WIDTH, HEIGHT = 100, 400

LINES = 42
"""A picture is for a first look: what comes after so many lines is left out, and a line of dots says so."""

DRAWN = {
    "tour": ["tour"],
    "history": ["show", "telegram"],
    "show": ["show", "examples/telegram-2017-07-14.txt"],
}
"""The picture, and the command after `kg --workspace DIR`."""

_WEB_FONT = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)


def main() -> None:
    """Reads the examples into a workspace that is thrown away, and draws each command."""
    kg = str(Path(sys.executable).with_name("kg"))
    with tempfile.TemporaryDirectory() as workspace:
        subprocess.run([kg, "--workspace", workspace, "ingest", "examples"], cwd=ROOT, check=True)
        for name, command in DRAWN.items():
            printed = _on_a_terminal([kg, "--workspace", workspace, *command])
            (PICTURES / f"{name}.svg").write_text(_svg(printed, f"kg {' '.join(command)}", name), encoding="utf-8")


def _on_a_terminal(command: list[str]) -> str:
    """What a command prints on a terminal of WIDTH columns, escape sequences included."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(WIDTH), "LINES": str(HEIGHT), "COLORTERM": "truecolor"}
    environment.pop("NO_COLOR", None)
    silent = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = subprocess.Popen(command, cwd=ROOT, stdout=theirs, env=environment, **silent)
    os.close(theirs)
    printed = b""
    while True:
        try:
            some = os.read(ours, 1 << 16)
        except OSError:  # Linux says so when the other end has closed
            break
        if not some:
            break
        printed += some
    os.close(ours)
    if running.wait() not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit status {running.returncode}")
    return printed.decode().replace("\r\n", "\n")


def _svg(printed: str, title: str, name: str) -> str:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    lines = printed.rstrip("\n").split("\n")
    shown = lines if len(lines) <= LINES else [*lines[:LINES], "..."]
    console.print(Text.from_ansi("\n".join(shown)), end="")
    # An id of its own, so that the same output is the same file.
    drawn = console.export_svg(title=title, theme=MONOKAI, unique_id=f"kg-{name}")
    return _WEB_FONT.sub("", drawn)


if __name__ == "__main__":
    main()
