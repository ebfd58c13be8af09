"""The arguments of a tool: described once, as JSON Schema for the assistant, and checked by the same description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kg.model import QueryError
from kg.ontology import did_you_mean

_TYPES: Mapping[str, type | tuple[type, ...]] = {"string": str, "integer": int, "object": dict}


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument. `least` and `most` bound an integer; `choices` are all values that a text may have (empty: any)."""

    type: Literal["string", "integer", "object"]
    meaning: str
    required: bool = False
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        bounds = {"minimum": self.least, "maximum": self.most, "enum": list(self.choices) or None}
        return {"type": self.type, "description": self.meaning} | {name: one for name, one in bounds.items() if one is not None}


def schema(arguments: Mapping[str, Argument]) -> dict[str, Any]:
    """Return the JSON Schema of all arguments of a tool."""
    return {
        "type": "object",
        "properties": {name: one.schema() for name, one in arguments.items()},
        "required": [name for name, one in arguments.items() if one.required],
        "additionalProperties": False,
    }


def checked(arguments: Mapping[str, Argument], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was given. Raises QueryError, with what is right, for what is unknown, missing, or not of its type."""
    for name in given:
        if name not in arguments:
            raise QueryError("there is no such argument.", place=name[:80], remedy=did_you_mean(name[:80], arguments))
    values = {name: value for name, value in given.items() if value is not None}
    for name, one in arguments.items():
        if one.required and name not in values:
            raise QueryError("is missing.", place=name, remedy=one.meaning)
        if name in values:
            _check(name, one, values[name])
    return values


def _check(name: str, argument: Argument, value: object) -> None:
    # True is an integer to Python, and none to anybody else.
    if not isinstance(value, _TYPES[argument.type]) or isinstance(value, bool):
        raise QueryError(f"has to be of type {argument.type}.", place=name, remedy=argument.meaning)
    if argument.choices and value not in argument.choices:
        raise QueryError(f"'{str(value)[:80]}' is not one.", place=name, remedy=did_you_mean(str(value)[:80], argument.choices))
    if isinstance(value, int):
        least, most = argument.least or 0, argument.most
        if value < least or (most is not None and value > most):
            until = f" to {most:,}" if most is not None else " on"
            raise QueryError(f"{value} is out of bounds.", place=name, remedy=f"Give a number from {least:,}{until}.")
