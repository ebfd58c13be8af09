"""Checks a parsed file against the JSON Schema of its kind; the same schemas serve editors."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

import jsonschema_rs

from kg.model import SchemaError
from kg.ontology.strict_yaml import Document


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence with the nearest of the known words, or with the first few of them."""
    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{near[0]}'?"
    shown = ", ".join(choices[:12])
    return f"Known: {shown}{', ...' if len(choices) > 12 else ''}."


def check(document: Document, schema: dict[str, Any]) -> None:
    """Raises `SchemaError` for the first thing that the schema does not allow, with its place and the nearest valid word."""
    validator = jsonschema_rs.validator_for(schema)
    error = next(iter(validator.iter_errors(document.data)), None)
    if error is not None:
        raise _explained(document, schema, error)


def _explained(document: Document, schema: dict[str, Any], error: Any) -> SchemaError:
    path = tuple(error.instance_path)
    kind = error.kind
    name = kind.name if hasattr(kind, "name") else ""
    value = _at(document.data, path)
    if name == "additionalProperties":
        unknown = kind.unexpected[0]
        known = _at(schema, tuple(error.schema_path)[:-1], schema).get("properties", {})
        return SchemaError(
            f"no key called '{unknown}'.", place=document.place(path, of_key=unknown), remedy=did_you_mean(unknown, known)
        )
    place = document.place(path)
    if name == "enum" and isinstance(value, str):
        options = _at(schema, tuple(error.schema_path), schema)
        return SchemaError(f"no value called '{value}'.", place=place, remedy=did_you_mean(value, map(str, options)))
    if name == "required":
        return SchemaError(f"'{kind.property}' is missing.", place=place, remedy=f"Add `{kind.property}:`.")
    return SchemaError(f"{error.message}.", place=place, remedy="The JSON Schema of this kind of file stands in schemas/json/.")


def _at(data: Any, path: tuple[Any, ...], root: Any = None) -> Any:
    for step in path:
        if isinstance(data, dict) and "$ref" in data and step not in data:
            data = _at(root, tuple(data["$ref"].removeprefix("#/").split("/")))
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data
