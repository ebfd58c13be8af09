"""The graph, or a part of it, in memory: nodes and edges for libraries of graphs and of tables, and for files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.api import displays, tables
from kg.api.networks import network
from kg.export.flat import EDGE_FIELDS, NODE_FIELDS, name_of
from kg.model import Edge, Node, UsageError

if TYPE_CHECKING:
    import networkx


class Tables(NamedTuple):
    """A table of nodes and one of edges, in the form of some library."""

    nodes: Any
    edges: Any


@dataclass(frozen=True)
class Part:
    """Nodes and edges, in the order of the graph."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return a networkx graph; a node is called `Label/id`, and the key of an edge is its type."""
        return network(self.nodes, self.edges)

    def to_arrow(self) -> Tables:
        """Return two Arrow tables. Needs pyarrow, the extra `arrow`."""
        return Tables(*map(tables.to_arrow, self._columns()))

    def to_pandas(self) -> Tables:
        """Return two pandas DataFrames. Needs pandas, the extra of that name."""
        return Tables(*map(tables.to_pandas, self._columns()))

    def to_polars(self) -> Tables:
        """Return two polars DataFrames. Needs polars, the extra of that name."""
        return Tables(*map(tables.to_polars, self._columns()))

    def export(self, form: str, place: str | Path) -> None:
        """Write a file, or a folder, as `kg export` does: graphml, turtle, csv ... Raises UsageError for an unknown format."""
        from kg.export import formats, write_export
        from kg.ontology import did_you_mean

        known = formats()
        if form not in known:
            raise UsageError(f"no format called '{form}'.", place="export", remedy=did_you_mean(form, known))
        write_export(known[form], self.nodes, self.edges, place)

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """How many nodes of each label and edges of each type."""
        nodes, edges = Counter(node.label for node in self.nodes), Counter(edge.type for edge in self.edges)
        return {"nodes": dict(sorted(nodes.items())), "edges": dict(sorted(edges.items()))}

    def __repr__(self) -> str:
        return f"<Part: {len(self.nodes):,} nodes, {len(self.edges):,} edges>"

    def _repr_html_(self) -> str:
        rows = [(name, n) for counted in self.counts.values() for name, n in counted.items()]
        head = f"{len(self.nodes):,} nodes and {len(self.edges):,} edges"
        return displays.table(("what", "how many"), rows, head=head)

    def _columns(self) -> tuple[dict[str, tables.Column], dict[str, tables.Column]]:
        nodes = [
            {"node": name_of(node.ref), "label": node.label, "id": node.id, "labels": (node.label, *node.extra_labels)}
            for node in self.nodes
        ]
        edges = [
            {"source": name_of(edge.source), "type": edge.type, "target": name_of(edge.target), "key": edge.key}
            for edge in self.edges
        ]
        return (
            _sparse(NODE_FIELDS, nodes, [node.properties for node in self.nodes]),
            _sparse(EDGE_FIELDS, edges, [edge.properties for edge in self.edges]),
        )


def _sparse(
    fields: Sequence[str], own: Sequence[Mapping[str, object]], properties: Sequence[Mapping[str, object]]
) -> dict[str, tables.Column]:
    """Return columns: the fields, then each property that any record has, by name; one called as a field is a UsageError."""
    names = sorted({name for one in properties for name in one})
    if taken := set(names) & set(fields):
        remedy = "Rename it in schemas/graph.yaml."
        raise UsageError(f"a property is called '{min(taken)}', as a column is.", place="tables", remedy=remedy)
    made = {name: tables.column([one[name] for one in own]) for name in fields}
    return made | {name: tables.column([one.get(name) for one in properties]) for name in names}
