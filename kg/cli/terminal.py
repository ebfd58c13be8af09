"""Where output goes: data to stdout as it is, and to a terminal without anything that a terminal obeys."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING, TextIO, cast

from kg.model.harmless import safe as safe  # what is printed goes through it: everybody here has it from this module

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 100
"""Columns of what is printed for people where no terminal tells its width."""


class _Guarded:
    """A stream that lets only safe text through."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(safe(text))
        return len(text)

    def flush(self) -> None:
        self._stream.flush()


def data_out() -> TextIO:
    """Return stdout for data: byte for byte into files and pipes, made safe on a terminal."""
    return cast(TextIO, _Guarded(sys.stdout)) if sys.stdout.isatty() else sys.stdout


def print_line(text: str = "") -> None:
    """Print one line of data."""
    data_out().write(f"{text}\n")


def console(file: IO[str] | None = None) -> Console:
    """Return where tables and marked texts are printed; texts given to it must have gone through `safe`.

    Colours only on a terminal and without NO_COLOR; both are rich's own rules.
    """
    import os

    from rich.console import Console

    out = file or sys.stdout
    # Rich takes 80 columns for a pipe; our tables are made for 100.
    width = None if out.isatty() or os.environ.get("COLUMNS") else _WIDTH
    return Console(file=out, width=width, highlight=False, markup=False, emoji=False)
