"""Options of plain types are read here: typer has pydantic read them, and loading that takes longer than answering a question.

This takes the place of one function inside of typer, and hands it all that is not as plain as can be: the words of errors stay
typer's. Where a later typer has no such function its own way is taken, and `tests/cli/test_cli_lean.py` tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import typer.core

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
_ODD = object()
_REPLACED = "build_runtime_param"


def read_plain_values() -> None:
    """Let typer read plain options without pydantic, from now on."""
    with suppress(AttributeError):
        own = getattr(typer.core, _REPLACED)
        if not isinstance(own, _Building):
            setattr(typer.core, _REPLACED, _Building(own))


class _Building:
    """Makes what reads the values of one parameter, as typer's own function does."""

    def __init__(self, own: Callable[[Any], Any]) -> None:
        self._own = own

    def __call__(self, descriptor: Any) -> Any:
        info = descriptor.parameter_info
        if descriptor.annotation not in (str, bool, int, float, list[str]) or info.parser is not None or info.clamp:
            return self._own(descriptor)
        return _Reading(descriptor, self._own)


class _Reading:
    """Reads the values of one parameter."""

    def __init__(self, descriptor: Any, own: Callable[[Any], Any]) -> None:
        self._descriptor = descriptor
        self._own = own

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return what a value of the command line means. Raises typer's error for what is none."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        read = _read(self._descriptor.annotation, value, self._descriptor.parameter_info)
        if read is not _ODD:
            return read
        return self._own(self._descriptor).coerce(value, param=param, ctx=ctx)


def _read(type_: Any, value: Any, info: Any) -> Any:
    if type_ == list[str]:
        plain = isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
        return list(value) if plain else _ODD
    if type_ in (str, bool):
        return value if isinstance(value, type_) else _ODD
    if isinstance(value, str):
        form = _WHOLE if type_ is int else _NUMBER
        value = type_(value) if form.fullmatch(value) else _ODD
    plain = type(value) is type_ and (info.min is None or value >= info.min) and (info.max is None or value <= info.max)
    return value if plain else _ODD
