"""Text files that people write or programs make, line by line, each with its place for messages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.model import UsageError

STDIN = "-"


def lines_of(file: Path) -> Iterator[tuple[str, str]]:
    """`file:line` and text of every line that is not blank; `-` is standard input. Raises UsageError for an unreadable file."""
    try:
        text = (sys.stdin.buffer.read() if str(file) == STDIN else file.read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}.", place=str(file), remedy="Name a file that is there.") from error
    except UnicodeDecodeError as error:
        raise UsageError("it is no UTF-8 text.", place=str(file), remedy="Save it as UTF-8.") from error
    # Not splitlines(): titles may hold separators that only Python takes for the end of a line.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"{file}:{number}", line.strip()
