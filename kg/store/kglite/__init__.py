"""KGLite: an embedded graph in one file of the workspace, with Cypher. The only package that imports it.

What its version 0.21 does that shaped it:

- Every node has a `title` and a `type` whether or not they were put in, `name` is another word for `title`, `label` and
  `node_type` for `type`. So the file keeps a note of which of them are a label's own; nodes with neither name nor title
  get an explicit null, else the engine makes up a title that people would take for one.
- `LOAD CSV` counts as reading, and reads any file of this machine. There is no switch for it in Python: `check_text` refuses it,
  and the process that answers cannot open files.
- A query that grows a text ends the process (`kg/store/guard.py`). The engine's own limit of work counts rows, not bytes.
- Several statements in one text are all run, and the last one answers.
- Only the compact layout has a checksum over all of the file; the other one loads with a flipped bit in it.
- `save` writes beside the file and renames. It does not keep two writers apart that loaded before they wrote, so a
  lease on a name beside the file is held while the graph is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.protocol import GraphStore

__all__ = ["GAPS", "SCHEMES", "open_url"]

SCHEMES = ("kglite",)
# What this store cannot do; each is a strict xfail of the contract suite.
GAPS: Mapping[str, str] = {}


def open_url(url: str, name: Callable[[], str]) -> GraphStore:
    """Return the store in the file that stands after `kglite:`; a file holds one graph."""
    # Imported here, with the engine: whoever keeps the graph elsewhere needs neither.
    from kg.store.kglite.store import KgliteStore

    del name
    return KgliteStore(Path(url.removeprefix("kglite:")))
