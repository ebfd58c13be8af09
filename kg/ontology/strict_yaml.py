"""YAML read strictly: repeated keys are errors, only true, false, null and whole numbers are not text.

Plain YAML reads `no` as False (a country code), `2017-07-14` as a date, and lets the second of two equal keys win in
silence. Here scalars stay text unless they cannot be anything else, and every value keeps its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from kg.model import SchemaError

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_WORDS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # scalars are told apart here, not by the library
MAX_DEPTH = 24

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its data, and its text, which tells where each value stands."""

    name: str
    data: Any
    text: str

    def place(self, path: Path, *, of_key: str | None = None) -> str:
        """`file:line:column` of the value at a path of keys and indices, or of one of its keys."""
        node = _compose(self.text, self.name)
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            node = found
        if of_key is not None and isinstance(node, yaml.MappingNode):
            node = next((key for key, _ in node.value if key.value == of_key), node)
        mark = node.start_mark
        return f"{self.name}:{mark.line + 1}:{mark.column + 1}"


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None


def parse(text: str, name: str) -> Document:
    """Reads one YAML document. Raises `SchemaError` with file, line and column."""
    return Document(name, _value(_compose(text, name), name, 0, set()), text)


@lru_cache(maxsize=4)
def _compose(text: str, name: str) -> yaml.Node:
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        raise SchemaError(f"not YAML: {error.problem}.", place=where, remedy="Check the indentation and the quotes.") from error
    except yaml.YAMLError as error:
        raise SchemaError(f"not YAML: {error}.", place=name, remedy="Save the file as UTF-8 text.") from error
    if root is None:
        raise SchemaError("the file is empty.", place=name, remedy="See another file of its folder for the form.")
    node: yaml.Node = root
    return node


def _value(node: yaml.Node, name: str, depth: int, above: set[int]) -> Any:
    if depth > MAX_DEPTH or id(node) in above:
        raise _fault(node, name, "nested too deeply, or refers to itself.", "Write it flat.")
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    above = above | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, name, depth + 1, above) for child in node.value]
    data: dict[str, Any] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _fault(key, name, "a key must be a word.", "Write `key: value`.")
        if key.value in data:
            raise _fault(key, name, f"'{key.value}' stands twice.", "Merge the two or drop one.")
        data[key.value] = _value(child, name, depth + 1, above)
    return data


def _scalar(node: yaml.ScalarNode) -> Any:
    if node.style in ("'", '"', "|", ">"):
        return node.value
    if node.value in _WORDS:
        return _WORDS[node.value]
    return int(node.value) if _INTEGER.match(node.value) else node.value


def _fault(node: yaml.Node, name: str, problem: str, remedy: str) -> SchemaError:
    mark = node.start_mark
    return SchemaError(problem, place=f"{name}:{mark.line + 1}:{mark.column + 1}", remedy=remedy)
