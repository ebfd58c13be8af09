"""What an engine answers, turned into values that JSON has, in the shapes that `Rows` promises."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from kg.model import NodeRef

_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"id", "start", "end", "type", "properties"}


def numbered_ends(value: Any) -> Iterator[int]:
    """Yield the engine's number of each node that a relationship in an answer begins or ends at."""
    if isinstance(value, dict):
        if value.keys() == _RELATIONSHIP and isinstance(value["start"], int):
            yield from (value["start"], value["end"])
        else:
            for item in value.values():
                yield from numbered_ends(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from numbered_ends(item)


class Plain:
    """Turns the values of one graph; it must be told what only the store knows.

    `own` maps a node's labels and properties to the properties that were put in; `ends` the engine's numbers of nodes to
    their keys.
    """

    def __init__(self, own: Callable[[list[str], Mapping[str, Any]], dict[str, Any]], ends: Mapping[int, NodeRef]) -> None:
        self._own = own
        self._ends = ends

    def value(self, value: Any) -> Any:
        """Return `value` with nodes, relationships and paths as dictionaries and nothing that JSON lacks."""
        # Nearly all of them are texts or nothing.
        if value is None or type(value) is str:
            return value
        if isinstance(value, dict):
            keys = value.keys()
            if keys == _NODE and isinstance(value["labels"], list):
                return self._node(value)
            if keys == _RELATIONSHIP and isinstance(value["start"], int):
                return self._relationship(value)
            # A path needs no case of its own: it is a map of a list of nodes and a list of relationships.
            return {str(key): self.value(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(item) for item in value]
        if isinstance(value, float) and not math.isfinite(value):
            return str(value)
        if isinstance(value, date | datetime | time):
            return value.isoformat()
        return value if isinstance(value, str | int | float | bool | None) else str(value)

    def _node(self, node: Mapping[str, Any]) -> dict[str, Any]:
        properties = self._own(node["labels"], node["properties"])
        return {"id": node["properties"].get("id"), "labels": node["labels"], "properties": self.value(properties)}

    def _relationship(self, edge: Mapping[str, Any]) -> dict[str, Any]:
        start, end = (self._ends[edge[side]] for side in ("start", "end"))
        return {
            "type": edge["type"],
            "start": {"label": start.label, "id": start.id},
            "end": {"label": end.label, "id": end.id},
            "properties": self.value(edge["properties"]),
        }
