"""What an engine answers, turned into values that JSON has, in the shapes that `Rows` promises."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from kg.model import NodeRef

_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"id", "start", "end", "type", "properties"}


class Plain:
    """Turns the values of one graph; it must be told what only the store knows.

    `own` maps a node's labels and properties to the properties that were put in; `end` the engine's number of a node to
    the node's key.
    """

    def __init__(self, own: Callable[[list[str], Mapping[str, Any]], dict[str, Any]], end: Callable[[int], NodeRef]) -> None:
        self._own = own
        self._end = end

    def value(self, value: Any) -> Any:
        """Return `value` with nodes, relationships and paths as dictionaries and nothing that JSON lacks."""
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
        start, end = (self._end(edge[side]) for side in ("start", "end"))
        return {
            "type": edge["type"],
            "start": {"label": start.label, "id": start.id},
            "end": {"label": end.label, "id": end.id},
            "properties": self.value(edge["properties"]),
        }
