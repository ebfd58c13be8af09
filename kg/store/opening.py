"""From a path or an address to a store. A store is a module of this package with `SCHEMES` and `open_url`."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path

from kg.model import UsageError
from kg.store.protocol import GraphStore

# Two letters at least: `C:\graph.kgl` is a path.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)


def _unnamed() -> str:
    return "kg"


def open_store(url_or_path: str | Path, *, name: Callable[[], str] = _unnamed) -> GraphStore:
    """Return the store at an address (`memory:`, `kglite:PATH`, `neo4j://HOST`), or in a file when it is a path.

    `name` tells what the graph is called in a store that holds several, if it comes to that. Nothing is read yet. Raises
    UsageError for a scheme that no store has.
    """
    scheme = _SCHEME.match(url_or_path) if isinstance(url_or_path, str) else None
    if scheme is None:
        return _opened("kglite", f"kglite:{url_or_path}", name)
    by_scheme = store_modules()
    wanted = scheme[1].lower()
    if wanted not in by_scheme:
        raise UsageError(
            f"no store is reached by {wanted!r}.",
            place="--store",
            remedy=f"Give the path of a file, or an address that begins with one of: {', '.join(by_scheme)}.",
        )
    return _opened(by_scheme[wanted], str(url_or_path), name)


def store_modules() -> dict[str, str]:
    """Return the name of the module behind each scheme, by scheme."""
    package = importlib.import_module(__package__ or "kg.store")
    found = {}
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        found.update(dict.fromkeys(getattr(module, "SCHEMES", ()), info.name))
    return dict(sorted(found.items()))


def _opened(module: str, url: str, name: Callable[[], str]) -> GraphStore:
    store: GraphStore = importlib.import_module(f"{__package__}.{module}").open_url(url, name)
    return store
