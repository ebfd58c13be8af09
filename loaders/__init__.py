"""Sources into articles: plain text, web pages, JSON Lines; one module a kind of source, found without a list.

A loader is a module of this package with `SUFFIXES`, `recognises(head)` and `read(stream, ...)`; the first line of
its docstring is its help text. See `kg.loaders.registry` for what they take and give.
"""

from kg.loaders.furniture import furniture
from kg.loaders.registry import Loader, all_loaders
from kg.loaders.sources import read

__all__ = ["Loader", "all_loaders", "furniture", "read"]
