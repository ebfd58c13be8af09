"""A graph of the engine in memory: which state of a file it is, and the note in it that tells its stamp and its properties."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import kglite

from kg.model import NodeRef

# Properties that every node of the engine answers to.
VIRTUAL = ("name", "title", "type", "label", "node_type")
# A class of the engine's ontology, which changes no answer and is kept in the file: where our note to ourselves stands.
_NOTE = "GraphFile"
_NOTE_FORMAT = 1
_ENDS = "UNWIND $numbers AS i MATCH (n) WHERE elementId(n) = i RETURN elementId(n) AS number, labels(n)[0] AS label, n.id AS id"


class Opened:
    """A graph in memory, which state of the file it is, what names its content, and our note in it.

    `read`: the place in the journal up to which its changes have been made here.
    """

    def __init__(self, graph: kglite.KnowledgeGraph, state: tuple[int, int, int], identity: str) -> None:
        self.graph = graph
        self.state = state
        self.identity = identity
        self.note = _note(graph)
        self.read = 0

    def mark(self, stamp: str, own: Mapping[str, Any]) -> None:
        """Put our note into the graph, which has changed."""
        write_note(self.graph, stamp, own)
        self.note = _note(self.graph)

    def own(self, labels: list[str], properties: Mapping[str, Any]) -> dict[str, Any]:
        """Return the properties that were put in, of all those that the engine answers with."""
        usual = (self.note or {}).get("own", {}).get(labels[0] if labels else "", {"own": VIRTUAL, "except": {}})
        own = usual["except"].get(properties.get("id"), usual["own"])
        return {name: value for name, value in properties.items() if name != "id" and (name not in VIRTUAL or name in own)}

    def ends(self, numbers: Iterable[int]) -> dict[int, NodeRef]:
        """Return the keys of the nodes that the engine numbers so."""
        wanted = [str(number) for number in sorted(set(numbers))]
        answer: Any = self.graph.cypher(_ENDS, params={"numbers": wanted}, timeout_ms=0) if wanted else None
        return {} if answer is None else {int(row["number"]): NodeRef(row["label"], row["id"]) for row in answer.to_list()}


def write_note(graph: kglite.KnowledgeGraph, stamp: str, own: Mapping[str, Any]) -> None:
    """Put our note into a graph. `own`: see `KgliteChange`."""
    note = {"format": _NOTE_FORMAT, "stamp": stamp, "own": own}
    graph.define_ontology({"classes": {_NOTE: {"abstract": True, "description": json.dumps(note)}}})


def _note(graph: kglite.KnowledgeGraph) -> dict[str, Any] | None:
    try:
        note = json.loads((graph.ontology() or {})["classes"][_NOTE]["description"])
    except (TypeError, KeyError, ValueError):
        return None
    return note if isinstance(note, dict) and note.get("format") == _NOTE_FORMAT else None


def has_note(graph: kglite.KnowledgeGraph) -> bool:
    """Whether some version of this program made the graph."""
    return _NOTE in (graph.ontology() or {}).get("classes", {})


def rows_of(graph: kglite.KnowledgeGraph, query: str, *, hide_structural_keys: bool = False) -> list[dict[str, Any]]:
    """Return the answer to one of the store's own queries, whole, however long it takes."""
    answer: Any = graph.cypher(query, timeout_ms=0, hide_structural_keys=hide_structural_keys)
    rows: list[dict[str, Any]] = answer.to_list()
    return rows


def frozen(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties as a record has them: lists as tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}
