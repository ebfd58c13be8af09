"""How a graph lies in the database: what is added to nodes and edges, and the constraints and indexes.

Every node has, besides its own labels, the label of its workspace, and a property with its key in this graph; both are hidden
from answers. One node by workspace, of another label, says which state of the ledger the graph is of. All constraints are on
labels of ours: nodes of other programs and of other workspaces are never looked at, nor kept from being made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.model import Edge, Node, NodeRef, StoreError
from kg.ontology import load_ontology
from kg.store.neo4j.connection import Connection

MARK = "KgGraph"
"""The label of the nodes that say which graphs there are."""
KEY = "_kg_key"
EDGE_KEY = "key"
FORMAT = 1
_OWN_NAMES = ("_kg", "Workspace_", MARK)
# Properties that queries narrow down by, besides all dates.
_FILTERED = frozenset({"type", "status", "party", "jurisdiction"})
_ONLINE = 600


def workspace_label(workspace: str) -> str:
    """Return the label that all nodes of a workspace have."""
    return f"Workspace_{workspace}"


def key_of(ref: NodeRef) -> str:
    """Return what a node is found by."""
    return f"{ref.label}/{ref.id}"


def ref_of(key: object) -> NodeRef:
    """Return whose key it is; a label holds no slash. Of what others put between our nodes, something to call it by."""
    label, _, id_ = str(key).partition("/")
    return NodeRef(label, id_)


def node_properties(node: Node) -> dict[str, Any]:
    """Return what the database keeps of a node besides its labels."""
    return {**_lists(node.properties), "id": node.id, KEY: key_of(node.ref)}


def edge_properties(edge: Edge) -> dict[str, Any]:
    """Return what the database keeps of an edge besides its type and ends."""
    kept = _lists(edge.properties)
    return {**kept, EDGE_KEY: edge.key} if edge.key else kept


def read_node(key: object, labels: list[str], properties: Mapping[str, Any], own: str) -> Node:
    """Return the node as it was put in."""
    ref = ref_of(key)
    extra = tuple(sorted(name for name in labels if name not in {own, ref.label}))
    return Node(ref.label, ref.id, _tuples({name: v for name, v in properties.items() if name not in {"id", KEY}}), extra)


def read_edge(source: object, type_: str, target: object, properties: Mapping[str, Any]) -> Edge:
    """Return the edge as it was put in."""
    kept = _tuples(properties)
    key = str(kept.pop(EDGE_KEY, ""))
    return Edge(ref_of(source), type_, ref_of(target), kept, key)


def check_names(names: Iterable[str]) -> None:
    """Raise StoreError for names that this store keeps for itself."""
    if taken := sorted({name for name in names if name.startswith(_OWN_NAMES)}):
        raise StoreError(
            f"{', '.join(taken)}: the store keeps such names for itself.",
            place="graph",
            remedy="Rename them in the graph schema.",
        )


def prepare(connection: Connection, workspace: str) -> None:
    """Make the constraints and indexes that are not there yet, and wait for them."""
    present = {row["name"] for row in connection.rows("SHOW INDEXES YIELD name RETURN name")}
    wanted = dict(_definitions(workspace))
    missing = [name for name in wanted if name not in present]
    for name in missing:
        connection.define(wanted[name])
    if missing:
        connection.define(f"CALL db.awaitIndexes({_ONLINE})")


def _definitions(workspace: str) -> Iterator[tuple[str, str]]:
    own = workspace_label(workspace)
    yield "kg_graphs", f"CREATE CONSTRAINT kg_graphs IF NOT EXISTS FOR (n:`{MARK}`) REQUIRE n.workspace IS UNIQUE"
    # A label and an id, together, find one node.
    name = f"kg_key_{workspace}"
    yield name, f"CREATE CONSTRAINT `{name}` IF NOT EXISTS FOR (n:`{own}`) REQUIRE n.`{KEY}` IS UNIQUE"
    # What queries begin with. Shared by all workspaces of the database, and no constraints: they bind nobody.
    for label, schema in sorted(load_ontology().graph.labels.items()):
        kinds: Mapping[str, str] = schema["properties"]
        for of in ["id", *sorted(n for n, kind in kinds.items() if kind == "date" or n in _FILTERED)]:
            name = f"kg_{label}_{of}"
            yield name, f"CREATE INDEX `{name}` IF NOT EXISTS FOR (n:`{label}`) ON (n.`{of}`)"


def _lists(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def _tuples(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}
