"""What every format does first: put the graph in order, and see that it is whole."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Edge, Node, NodeRef, UsageError

EdgeKey = tuple[NodeRef, str, NodeRef, str]


def edge_key(edge: Edge) -> EdgeKey:
    """What makes an edge unique, and its place in the order."""
    return (edge.source, edge.type, edge.target, edge.key)


def ordered(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[list[Node], list[Edge]]:
    """Both sorted by key. Two nodes or edges of one key, or an edge without its ends, are a `UsageError`.

    Formats such as GraphML would make up the missing node in silence, and keep only the last of two equal ones.
    """
    sorted_nodes = sorted(nodes, key=lambda node: node.ref)
    sorted_edges = sorted(edges, key=edge_key)
    known: set[NodeRef] = set()
    for node in sorted_nodes:
        if node.ref in known:
            raise _broken(f"two nodes are {_name(node.ref)}.")
        known.add(node.ref)
    previous: EdgeKey | None = None
    for edge in sorted_edges:
        for end in (edge.source, edge.target):
            if end not in known:
                raise _broken(f"the edge {_name(edge.source)} -{edge.type}-> {_name(edge.target)} has no node {_name(end)}.")
        key = edge_key(edge)
        if key == previous:
            raise _broken(f"two edges are {_name(edge.source)} -{edge.type}-> {_name(edge.target)} with the key '{edge.key}'.")
        previous = key
    return sorted_nodes, sorted_edges


def _broken(problem: str) -> UsageError:
    return UsageError(problem, place="export", remedy="The graph is not whole: `kg rebuild` makes it anew.")


def _name(ref: NodeRef) -> str:
    return f"{ref.label} '{ref.id}'"
