"""Libraries that are loaded only where they are asked for, because they are large or not everybody has them."""

from __future__ import annotations

import importlib
from typing import Any

from kg.model import UsageError

PACKAGE = "kg-platform-regulation"


def library(name: str, extra: str) -> Any:
    """Import an optional library. Raises UsageError, with the line that installs it, where it is not there."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(
            f"{name} is not installed ({error}).", place=name, remedy=f"Install it: pip install '{PACKAGE}[{extra}]'"
        ) from error
