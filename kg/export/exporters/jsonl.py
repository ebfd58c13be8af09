"""JSON Lines: one node or edge a line, nothing lost.

`{"node": {"label", "id", "labels", "properties"}}` and `{"edge": {"source": {"label", "id"}, "type", "target", "key",
"properties"}}`; nodes first. `labels` are the further ones. Lists stay lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from kg.export.stream import ordered
from kg.model import Edge, Node, NodeRef

SUFFIX = ".jsonl"
FOLDER = False


def write(nodes: Iterable[Node], edges: Iterable[Edge], out: BinaryIO) -> None:
    """Write the graph."""
    nodes, edges = ordered(nodes, edges)
    for node in nodes:
        out.write(_line({"node": _ref(node.ref) | {"labels": node.extra_labels, "properties": _sorted(node.properties)}}))
    for edge in edges:
        ends = {"source": _ref(edge.source), "type": edge.type, "target": _ref(edge.target), "key": edge.key}
        out.write(_line({"edge": ends | {"properties": _sorted(edge.properties)}}))


def _ref(ref: NodeRef) -> dict[str, Any]:
    return {"label": ref.label, "id": ref.id}


def _sorted(properties: Any) -> dict[str, Any]:
    return dict(sorted(properties.items()))


def _line(record: dict[str, Any]) -> bytes:
    try:
        return json.dumps(record, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8, but JSON can escape it
        return json.dumps(record, allow_nan=False).encode() + b"\n"
