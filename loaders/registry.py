"""Which loaders there are, and which of them reads a given source."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO, Protocol

from kg.model import Article, ArticleError, ReadingAids, UsageError

FALLBACK = "plain"


class Reads(Protocol):
    """The `read` of a loader.

    `stream` holds the source's bytes, already decompressed; `source` is its path or address; `columns` maps a field of
    a record to the name that it has in this source (loaders without columns ignore it). A record that cannot become
    an article is yielded as an ArticleError and never raised.
    """

    def __call__(
        self, stream: BinaryIO, *, source: str, aids: ReadingAids, columns: Mapping[str, str]
    ) -> Iterator[Article | ArticleError]:
        """Yield the articles, and an error for each record that is none."""


@dataclass(frozen=True, slots=True)
class Loader:
    """A loader module: its name, its help text, the suffixes it reads, and whether the first bytes look like its own."""

    name: str
    about: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Reads


@cache
def all_loaders() -> Mapping[str, Loader]:
    """Every module of this package that has `SUFFIXES`, by name, in order of the names."""
    package = __package__ or __name__.rpartition(".")[0]
    found: dict[str, Loader] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(importlib.import_module(package).__path__)):
        module = importlib.import_module(f"{package}.{name}")
        if hasattr(module, "SUFFIXES"):
            about = (module.__doc__ or "").partition("\n")[0]
            found[name] = Loader(name, about, module.SUFFIXES, module.recognises, module.read)
    return found


def loader_named(name: str) -> Loader:
    """The loader of that name; UsageError with the nearest one when there is none."""
    loaders = all_loaders()
    if name in loaders:
        return loaders[name]
    near = difflib.get_close_matches(name, loaders, n=1)
    remedy = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(loaders)}."
    raise UsageError(f"no loader called '{name}'.", place="--loader", remedy=remedy)


def loader_by_suffix(path: str) -> Loader | None:
    """The loader for a file name, whatever its case and with or without `.gz`."""
    name = path.lower().removesuffix(".gz")
    for loader in all_loaders().values():
        if name.endswith(loader.suffixes):
            return loader
    return None


def loader_by_content(head: bytes) -> Loader:
    """The first loader, by name, that knows the first bytes of a source; plain text where none does."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for loader in all_loaders().values():
        if loader.recognises(start):
            return loader
    return all_loaders()[FALLBACK]
