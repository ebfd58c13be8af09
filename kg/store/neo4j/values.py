"""What the driver answers, in the shapes that `Rows` promises; without the label and the key that the store adds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from neo4j import Record
from neo4j.graph import Node, Path, Relationship

from kg.model import NodeRef, QueryError
from kg.store.neo4j.layout import KEY, ref_of

_INT64 = 1 << 63


class Plain:
    """Turns values of one answer; `own` is the label that is hidden, `ends` which node each engine's name means."""

    def __init__(self, own: str, ends: Mapping[str, NodeRef]) -> None:
        self._own = own
        self._ends = ends

    def value(self, value: Any) -> Any:
        """Return `value` with nodes, relationships and paths as dictionaries and nothing that JSON lacks."""
        if isinstance(value, Node):
            return self._node(value)
        if isinstance(value, Relationship):
            return self._relationship(value)
        if isinstance(value, Path):
            return {"nodes": self.value(list(value.nodes)), "relationships": self.value(list(value.relationships))}
        if isinstance(value, dict):
            return {str(key): self.value(item) for key, item in value.items() if key != KEY}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.value(item) for item in value if not (isinstance(item, str) and item in {self._own, KEY})]
        if isinstance(value, float) and not math.isfinite(value):
            return str(value)
        if isinstance(value, date | datetime | time):
            return value.isoformat()
        if hasattr(value, "iso_format"):
            return value.iso_format()
        return value if isinstance(value, str | int | float | bool | None) else str(value)

    def _node(self, node: Node) -> dict[str, Any]:
        labels = sorted(node.labels - {self._own})
        if isinstance(key := node.get(KEY), str):
            first = ref_of(key).label
            labels = [first, *(label for label in labels if label != first)]
        properties = {name: self.value(value) for name, value in node.items() if name not in {"id", KEY}}
        return {"id": node.get("id"), "labels": labels, "properties": properties}

    def _relationship(self, edge: Relationship) -> dict[str, Any]:
        start, end = (self._ends[node.element_id] for node in (edge.start_node, edge.end_node) if node is not None)
        return {
            "type": edge.type,
            "start": {"label": start.label, "id": start.id},
            "end": {"label": end.label, "id": end.id},
            "properties": {name: self.value(value) for name, value in edge.items()},
        }


def ends_of(records: Iterable[Record]) -> set[str]:
    """Return the engine's names of all nodes that relationships in an answer end at."""
    return {element for record in records for value in record.values() for element in _ends(value)}


def _ends(value: Any) -> Iterator[str]:
    if isinstance(value, Relationship):
        yield from (node.element_id for node in (value.start_node, value.end_node) if node is not None)
    elif isinstance(value, Path):
        for edge in value.relationships:
            yield from _ends(edge)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _ends(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _ends(item)


def check_parameters(parameters: Mapping[str, Any]) -> None:
    """Raise QueryError for a parameter that cannot be passed."""
    for name, value in parameters.items():
        if (problem := _unfit(value)) is not None:
            raise QueryError(
                f"{name!r:.60} holds {problem}.", place="parameters", remedy="Text, numbers, true, false, null and lists of them."
            )


def _unfit(value: Any) -> str | None:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return "text that is no Unicode"
        return None
    if value is None or isinstance(value, bool | float):
        return None
    if isinstance(value, int):
        return None if -_INT64 <= value < _INT64 else "a number beyond 64 bits"
    if isinstance(value, list | tuple):
        return next((problem for item in value if (problem := _unfit(item)) is not None), None)
    if isinstance(value, dict):
        return next((problem for item in [*value, *value.values()] if (problem := _unfit(item)) is not None), None)
    return f"a {type(value).__name__}"
