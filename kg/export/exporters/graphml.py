"""GraphML for Gephi, yEd, Cytoscape and networkx.

A node is called `Label/id` and an edge carries its type and key as data. GraphML knows scalars only: lists are JSON text.
Control characters, which XML 1.0 forbids, become their pictures (U+2400 and on); a line end of `\\r` is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kg.export.characters import visible
from kg.export.flat import FlatValue, flat_edge, flat_node
from kg.export.stream import ordered
from kg.model import Edge, Node, UsageError

SUFFIX = ".graphml"
FOLDER = False


def write(nodes: Iterable[Node], edges: Iterable[Edge], out: BinaryIO) -> None:
    """Write the graph as a directed multigraph."""
    import networkx

    nodes, edges = ordered(nodes, edges)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in nodes:
        data = flat_node(node)
        graph.add_node(visible(str(data.pop("node"))), **_safe(data))
    if len(graph) < len(nodes):  # two ids that differ in a control character only
        raise UsageError("two nodes have one name in XML.", place="export graphml", remedy="Export as jsonl or turtle.")
    for number, edge in enumerate(edges):
        data = flat_edge(edge)
        source, target = visible(str(data.pop("source"))), visible(str(data.pop("target")))
        graph.add_edge(source, target, f"e{number}")
        graph.edges[source, target, f"e{number}"].update(_safe(data))  # as keyword arguments, our `key` would be networkx's
    # `infer_numeric_types`: else a property that is 11 here and 7.5 there becomes two attributes of one name.
    networkx.write_graphml_lxml(graph, out, infer_numeric_types=True, edge_id_from_attribute=None)


def _safe(data: dict[str, FlatValue]) -> dict[str, FlatValue]:
    return {visible(name): visible(value) if isinstance(value, str) else value for name, value in data.items()}
