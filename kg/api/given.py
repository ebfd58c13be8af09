"""What Python gives, as the rooms below take it; and their errors, as Python calls things."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kg.model import KgError, QueryError, UsageError

PARAMETER = "parameter"
"""What errors call a parameter of a query."""


def text(name: str, value: object) -> str:
    """A parameter as a person would type it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15f}".rstrip("0").rstrip(".")
    if isinstance(value, str | int):
        return str(value)
    raise QueryError(f"{type(value).__name__} is no value for it.", place=f"{PARAMETER} {name}", remedy="Give text or a number.")


@contextmanager
def called_by_python() -> Iterator[None]:
    """Errors that call a filter by its option call it by its name."""
    try:
        yield
    except KgError as error:
        raise UsageError(error.problem, place=error.place.removeprefix("--"), remedy=error.remedy) from error
