"""What every store asks of a graph before it takes it, so that a fault shows the same way everywhere."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING

from kg.model import Edge, Node, NodeRef, Scalar, StoreError

if TYPE_CHECKING:
    from kg.store.protocol import GraphStore

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_INT64 = 1 << 63
_PLAIN = frozenset({str, float, bool})
_REMEDY = "This is a fault of the program: please report it."


class _Names:
    """Names met so far that are identifiers.

    Names go into the text of a query, values never do: this is what keeps a query from being made of data.
    """

    def __init__(self) -> None:
        self._good: set[str] = set()

    def check(self, *names: str) -> None:
        """Raise StoreError for a name that is no identifier."""
        for name in names:
            if name not in self._good:
                if not _NAME.fullmatch(name):
                    raise _refused(f"{name!r} is no name for a label, a type or a property")
                self._good.add(name)


def checked(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[list[Node], list[Edge]]:
    """Return both in their fixed order. Raises StoreError for what the protocol does not allow."""
    # Plain tuples as keys: the records' own hashing and ordering take several times as long, and graphs are large.
    known: dict[tuple[str, str], Node] = {}
    names = _Names()
    for node in nodes:
        key = (node.label, node.id)
        if key in known:
            raise _refused(f"two nodes are {node.label} {node.id!r}")
        known[key] = node
        names.check(node.label, *node.extra_labels)
        _check_properties(node.properties, names, reserved="id")
    if both := {label for label, _ in known} & {label for node in known.values() for label in node.extra_labels}:
        raise _refused(f"{', '.join(sorted(both))}: a first label of some nodes, and an extra one of others")
    wanted: dict[tuple[str, ...], Edge] = {}
    for edge in edges:
        place = edge_order(edge)
        if place in wanted:
            raise _refused(f"two edges are {edge.source.id} -{edge.type}-> {edge.target.id} with the key {edge.key!r}")
        for end in (edge.source, edge.target):
            if (end.label, end.id) not in known:
                raise missing_end(edge, end)
        wanted[place] = edge
        names.check(edge.type)
        _check_properties(edge.properties, names, reserved="key")
    return [known[key] for key in sorted(known)], [wanted[place] for place in sorted(wanted)]


def put_anew(store: GraphStore, nodes: Iterable[Node], edges: Iterable[Edge], *, stamp: str) -> None:
    """Put a graph in the place of that of a store, by a change that begins with nothing. Raises StoreError as `checked` does."""
    taken, joined = checked(nodes, edges)
    with store.changing(stamp=stamp, anew=True) as change:
        change.put_nodes(taken)
        change.put_edges(joined)


class Intake:
    """Looks at what a change puts in, name by name; names that were good once are not looked at again."""

    def __init__(self) -> None:
        self._names = _Names()

    def nodes(self, nodes: Iterable[Node]) -> list[Node]:
        """Return the nodes. Raises StoreError for a name or a value that no store can keep."""
        taken = list(nodes)
        for node in taken:
            self._names.check(node.label, *node.extra_labels)
            _check_properties(node.properties, self._names, reserved="id")
        return taken

    def edges(self, edges: Iterable[Edge]) -> list[Edge]:
        """Return the edges. Raises StoreError for a name or a value that no store can keep."""
        taken = list(edges)
        for edge in taken:
            self._names.check(edge.type, edge.source.label, edge.target.label)
            _check_properties(edge.properties, self._names, reserved="key")
        return taken

    def name(self, *names: str) -> None:
        """Raise StoreError for what is no name of a label or a type."""
        self._names.check(*names)


def check_ends(edge: Edge, known: Container[NodeRef]) -> None:
    """Raise StoreError for an edge whose ends are not both known."""
    for end in (edge.source, edge.target):
        if end not in known:
            raise missing_end(edge, end)


def missing_end(edge: Edge, end: NodeRef) -> StoreError:
    """Return the error of an edge that ends nowhere."""
    return _refused(f"an edge {edge.type} ends at {end.label} {end.id!r}, and no such node is there")


def edge_order(edge: Edge) -> tuple[str, ...]:
    """Return what edges are sorted by: source, type, target, key."""
    return edge.source.label, edge.source.id, edge.type, edge.target.label, edge.target.id, edge.key


def _check_properties(properties: Mapping[str, Scalar], names: _Names, *, reserved: str) -> None:
    names.check(*properties)
    for name, value in properties.items():
        if name == reserved:
            raise _refused(f"a property is called {name!r}, which names the key")
        if type(value) in _PLAIN:
            continue
        if isinstance(value, tuple):
            fits = all(type(item) is str for item in value)
        else:
            fits = type(value) is int and -_INT64 <= value < _INT64
        if not fits:
            raise _refused(f"the property {name!r} holds {value!r:.80}, which no store can keep")


def _refused(problem: str) -> StoreError:
    return StoreError(f"{problem}.", place="graph", remedy=_REMEDY)
