"""The stream that stores and exporters take: nodes and edges, in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Scalar = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class NodeRef:
    """The key of a node: its first label and its id, unique together."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node. `label` is the one that it is found by; `extra_labels` say more (`Block` of an `Action`)."""

    label: str
    id: str
    properties: Mapping[str, Scalar] = field(default_factory=dict)
    extra_labels: tuple[str, ...] = ()

    @property
    def ref(self) -> NodeRef:
        """The node's key."""
        return NodeRef(self.label, self.id)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship, unique by source, type, target and `key`.

    `key` tells apart several edges of one type between the same two nodes (a person's two offices at one body). Every edge
    that an article says carries `article`, `start`, `end` and `text` among its properties: the evidence.
    Edges that come from the gazetteer (OWNED_BY, PART_OF, SUCCEEDED_BY) carry `basis: "gazetteer"` instead.
    """

    source: NodeRef
    type: str
    target: NodeRef
    properties: Mapping[str, Scalar] = field(default_factory=dict)
    key: str = ""
