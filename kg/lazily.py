"""Names of a package that are loaded when somebody asks for them: a question does not wait for what only reading needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def loader(package: str, names: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package. `names` are its public ones, with spaces between, by `.MODULE`."""
    homes = {name: module for module, some in names.items() for name in some.split()}

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(homes[name], package), name)

    return load
