"""A node or an edge as one level of scalars, for formats that have no more than that."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kg.model import Edge, Node, NodeRef, Scalar, UsageError

FlatValue = str | int | float | bool
NODE_FIELDS = ("node", "label", "id", "labels")
EDGE_FIELDS = ("source", "type", "target", "key")


def name_of(ref: NodeRef) -> str:
    """The key of a node as one string, unique in the graph: `Label/id`."""
    return f"{ref.label}/{ref.id}"


def flat_node(node: Node) -> dict[str, FlatValue]:
    """`NODE_FIELDS`, then the properties by name. `labels` holds all of them, `:` between."""
    labels = ":".join((node.label, *node.extra_labels))
    return {"node": name_of(node.ref), "label": node.label, "id": node.id, "labels": labels} | _flat(
        node.properties, NODE_FIELDS, name_of(node.ref)
    )


def flat_edge(edge: Edge) -> dict[str, FlatValue]:
    """`EDGE_FIELDS`, the ends as `name_of` them, then the properties by name."""
    source, target = name_of(edge.source), name_of(edge.target)
    return {"source": source, "type": edge.type, "target": target, "key": edge.key} | _flat(
        edge.properties, EDGE_FIELDS, f"{source} -{edge.type}-> {target}"
    )


def _flat(properties: Mapping[str, Scalar], taken: tuple[str, ...], place: str) -> dict[str, FlatValue]:
    """Lists become JSON text. A property called as one of our own fields would hide it: refused, never dropped."""
    for name in taken:
        if name in properties:
            raise UsageError(
                f"a property is called '{name}', as a column of the export is.",
                place=place,
                remedy="Rename it in schemas/graph.yaml, or export as jsonl.",
            )
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value
        for name, value in sorted(properties.items())
    }
