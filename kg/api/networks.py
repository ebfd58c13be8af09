"""Nodes and edges as a networkx graph. A node is called `Label/id`, as in the exports; an edge's key is its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.export.flat import name_of
from kg.model import NodeRef, UsageError

if TYPE_CHECKING:
    import networkx

    from kg.model import Edge, Node

_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"type", "start", "end", "properties"}


def network(nodes: Iterable[Node], edges: Iterable[Edge]) -> networkx.MultiDiGraph[str]:
    """Return a directed multigraph with all properties, lists as lists; of nodes also `label`, `id` and `labels`."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in nodes:
        _put_node(graph, node.ref, [node.label, *node.extra_labels], node.properties)
    for edge in edges:
        key = f"{edge.type}:{edge.key}" if edge.key else edge.type
        _put_edge(graph, (edge.source, edge.target), edge.type, key, edge.properties)
    return graph


def network_of_values(values: Iterable[object]) -> networkx.MultiDiGraph[str]:
    """Return the graph of all nodes, relationships and paths among values of answers, however deep they stand.

    The end of a relationship that is not there itself has a label and an id only. Raises UsageError where none is there.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    relationships = []
    for found in _parts(values):
        if found.keys() == _NODE:
            labels = [str(label) for label in found["labels"]]
            _put_node(graph, NodeRef(labels[0], str(found["id"])), labels, found["properties"])
        else:
            relationships.append(found)
    for found in relationships:
        ends = tuple(NodeRef(found[side]["label"], found[side]["id"]) for side in ("start", "end"))
        for end in ends:
            if name_of(end) not in graph:
                _put_node(graph, end, [end.label], {})
        _put_edge(graph, (ends[0], ends[1]), found["type"], found["type"], found["properties"])
    if not graph:
        raise UsageError(
            "these rows hold no node, relationship or path.",
            place="to_networkx",
            remedy="Return them whole: MATCH (a)-[r]->(b) RETURN a, r, b.",
        )
    return graph


def _parts(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if value.keys() == _NODE or value.keys() == _RELATIONSHIP:
            yield value
            return
        value = value.values()
    elif isinstance(value, str) or not isinstance(value, Iterable):
        return
    for one in value:
        yield from _parts(one)


def _put_node(graph: networkx.MultiDiGraph[str], ref: NodeRef, labels: list[str], properties: Mapping[str, Any]) -> None:
    name = name_of(ref)
    graph.add_node(name)
    graph.nodes[name].update({"label": ref.label, "id": ref.id, "labels": labels} | _lists(properties))


def _put_edge(
    graph: networkx.MultiDiGraph[str], ends: tuple[NodeRef, NodeRef], type_: str, key: str, properties: Mapping[str, Any]
) -> None:
    """Put an edge in; of two that have ends and key in common and say other things, the second gets a number."""
    source, target = map(name_of, ends)
    data = {"type": type_} | _lists(properties)
    number, wanted = 1, key
    while graph.has_edge(source, target, key):
        if graph.edges[source, target, key] == data:
            return
        number += 1
        key = f"{wanted}:{number}"
    graph.add_edge(source, target, key)
    graph.edges[source, target, key].update(data)


def _lists(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}
