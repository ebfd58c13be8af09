"""Which formats there are: every module of `kg.export.exporters`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, BinaryIO, cast

import kg.export.exporters
from kg.model import Edge, Node

FileWriter = Callable[[Iterable[Node], Iterable[Edge], BinaryIO], None]
FolderWriter = Callable[[Iterable[Node], Iterable[Edge], Path], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a graph. Exactly one of `to_file` and `to_folder` is there.

    Both take the whole graph in any order and give the same bytes for the same graph; an edge whose ends are not
    among the nodes is a `UsageError`. `to_folder` takes the path of an empty folder.
    """

    name: str
    help: str
    suffix: str
    to_file: FileWriter | None = None
    to_folder: FolderWriter | None = None

    @property
    def folder(self) -> bool:
        """Whether the format is a folder of several files."""
        return self.to_folder is not None


@cache
def formats() -> Mapping[str, Format]:
    """All formats by name, in alphabetical order."""
    names = sorted(found.name for found in pkgutil.iter_modules(kg.export.exporters.__path__))
    return MappingProxyType({name: _read(name) for name in names})


def _read(name: str) -> Format:
    module = importlib.import_module(f"kg.export.exporters.{name}")
    missing = [want for want in ("__doc__", "SUFFIX", "FOLDER", "write") if getattr(module, want, None) is None]
    if missing:  # a programming error of whoever adds a format: not a KgError, which is for users
        raise TypeError(f"kg/export/exporters/{name}.py lacks {', '.join(missing)}; see kg/export/exporters/__init__.py")
    return _format(name, module)


def _format(name: str, module: ModuleType) -> Format:
    write: Any = module.write
    first_line = str(module.__doc__).strip().splitlines()[0]
    if module.FOLDER:
        return Format(name, first_line, module.SUFFIX, to_folder=cast("FolderWriter", write))
    return Format(name, first_line, module.SUFFIX, to_file=cast("FileWriter", write))
