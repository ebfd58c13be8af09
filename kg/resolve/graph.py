"""The graph that comes out: everything once, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Edge, Node


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by label and id, edges by source, type, target and key."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
