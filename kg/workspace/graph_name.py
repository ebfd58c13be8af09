"""What the graph of a workspace is called in a store that holds those of several.

Made once, by chance, and kept in the folder: the folder may be moved or renamed, and two workspaces that were made alike, with
the same articles on the same day, are still two. A copy of the folder is the same workspace, and writes the same graph.
"""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from kg.model import UsageError

FILE = "graph.name"
_NAME = re.compile(r"[A-Za-z0-9_]{1,40}", re.ASCII)


def graph_name(folder: Path) -> str:
    """Return the name that stands in the folder; it is made where there is none. Raises UsageError."""
    path = folder / FILE
    try:
        if not path.exists():
            # Imported here: it is made once.
            import secrets

            # Written beside its place and linked: of two processes that make it at once, the second finds that of the first.
            with tempfile.NamedTemporaryFile("w", dir=folder, prefix=f"{FILE}.", encoding="ascii") as made:
                made.write(f"kg_{secrets.token_hex(4)}\n")
                made.flush()
                with suppress(FileExistsError):
                    os.link(made.name, path)
        name = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise UsageError(
            f"what the graph is called cannot be kept here ({why}).",
            place=str(path),
            remedy="Make the folder writable, or say `?workspace=NAME` at the end of the store's address.",
        ) from error
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r:.60} is no name of a graph.", place=str(path), remedy="Delete the file: another is made.")
    return name
