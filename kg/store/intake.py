"""What every store asks of a graph before it takes it, so that a fault shows the same way everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.model import Edge, Node, Scalar, StoreError

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_INT64 = 1 << 63
_REMEDY = "This is a fault of the program: please report it."


def checked(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[list[Node], list[Edge]]:
    """Return both in their fixed order. Raises StoreError for what the protocol does not allow."""
    known = {}
    for node in nodes:
        if node.ref in known:
            raise _refused(f"two nodes are {node.label} {node.id!r}")
        known[node.ref] = node
        for label in (node.label, *node.extra_labels):
            _check_name(label)
        _check_properties(node.properties, reserved="id")
    if both := {ref.label for ref in known} & {label for node in known.values() for label in node.extra_labels}:
        raise _refused(f"{', '.join(sorted(both))}: a first label of some nodes, and an extra one of others")
    wanted = {}
    for edge in edges:
        key = (edge.source, edge.type, edge.target, edge.key)
        if key in wanted:
            raise _refused(f"two edges are {edge.source.id} -{edge.type}-> {edge.target.id} with the key {edge.key!r}")
        for end in (edge.source, edge.target):
            if end not in known:
                raise _refused(f"an edge {edge.type} ends at {end.label} {end.id!r}, and no such node is there")
        wanted[key] = edge
        _check_name(edge.type)
        _check_properties(edge.properties, reserved="key")
    return [known[ref] for ref in sorted(known)], [wanted[key] for key in sorted(wanted)]


def _check_properties(properties: Mapping[str, Scalar], *, reserved: str) -> None:
    for name, value in properties.items():
        _check_name(name)
        if name == reserved:
            raise _refused(f"a property is called {name!r}, which names the key")
        if isinstance(value, tuple):
            fits = all(type(item) is str for item in value)
        else:
            fits = type(value) in (str, float, bool) or (type(value) is int and -_INT64 <= value < _INT64)
        if not fits:
            raise _refused(f"the property {name!r} holds {value!r:.80}, which no store can keep")


def _check_name(name: str) -> None:
    # Names go into the text of a query, values never do: this is what keeps a query from being made of data.
    if not _NAME.fullmatch(name):
        raise _refused(f"{name!r} is no name for a label, a type or a property")


def _refused(problem: str) -> StoreError:
    return StoreError(f"{problem}.", place="graph", remedy=_REMEDY)
