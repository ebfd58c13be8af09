"""Turns news about regulators acting on internet platforms into a graph with evidence on every edge.

    from kg import Graph

is the way in for programs and notebooks; docs/python.md has the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.model import KgError

__all__ = ["Graph", "KgError"]


def __getattr__(name: str) -> Any:
    """Load the two public names when they are first asked for: the command line imports this package at each start."""
    if name == "Graph":
        from kg.api import Graph

        return Graph
    if name == "KgError":
        from kg.model import KgError

        return KgError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
