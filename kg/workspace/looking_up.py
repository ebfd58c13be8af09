"""Whom a name means, asked of a store: as `EntityFinder` tells it, without reading all of a large graph first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.model import Node
from kg.ontology import Ontology
from kg.store import GraphStore
from kg.workspace.finding import NO_ENTITIES, EntityFinder, Found, folded

# Seconds that a question for names may take, and how many of one label are read: more than there are.
_PATIENCE, _MOST = 60, 100_000_000


class StoreFinder:
    """Finds entities of a store and of the gazetteers by id or by name.

    For an id that the graph holds this is one look-up a label, and the gazetteers are not read; for another name the ids and
    names of all entities of the labels, and nothing else of them: a tenth of the time that their nodes would take.
    """

    def __init__(self, ontology: Callable[[], Ontology], store: GraphStore) -> None:
        self._ontology = ontology
        self._store = store

    def find(self, text: str, labels: tuple[str, ...] = ()) -> Found | None:
        """Return whom `text` means; see `EntityFinder.find`, which has the last word."""
        there = [node for label in self._labels(labels) for node in self._called(label, text.strip())]
        if len(there) == 1:
            return Found(there[0].ref, _name(there[0]), in_graph=True)
        ontology = self._ontology()
        return EntityFinder(ontology, there or self._worth_a_look(text, labels, ontology)).find(text, labels)

    def near(self, text: str, labels: tuple[str, ...] = ()) -> str:
        """Return a remedy for a name that nobody has; see `EntityFinder.near`."""
        return EntityFinder(self._ontology(), self._all(labels)).near(text, labels)

    def search(self, text: str, labels: tuple[str, ...] = (), *, limit: int = 10) -> list[Found]:
        """Return whom `text` may mean, the likeliest first; see `EntityFinder.search`."""
        return EntityFinder(self._ontology(), self._all(labels)).search(text, labels, limit=limit)

    def _worth_a_look(self, text: str, labels: tuple[str, ...], ontology: Ontology) -> Iterator[Node]:
        """The nodes that a name may mean: those called so, and those that a gazetteer may call so."""
        listed = ontology.entities.keys() | ontology.topics.keys() | ontology.outlets.keys()
        wanted = folded(text)
        for node in self._all(labels):
            if node.id in listed or wanted in (folded(_name(node)), folded(node.id)):
                yield node

    def _called(self, label: str, id_: str) -> Iterator[Node]:
        return self._asked(label, f"MATCH (n:`{label}` {{id: $id}}) RETURN n.id AS id, n.name AS name", {"id": id_})

    def _all(self, labels: Iterable[str]) -> Iterator[Node]:
        for label in self._labels(labels):
            yield from self._asked(label, f"MATCH (n:`{label}`) RETURN n.id AS id, n.name AS name ORDER BY id", {})

    def _asked(self, label: str, cypher: str, parameters: dict[str, str]) -> Iterator[Node]:
        for id_, name in self._store.query(cypher, parameters, timeout=_PATIENCE, limit=_MOST, trusted=True).rows:
            yield Node(label, id_, {} if name is None else {"name": name})

    def _labels(self, labels: Iterable[str]) -> list[str]:
        return sorted({*(labels or self._ontology().graph.labels)} - NO_ENTITIES)


def _name(node: Node) -> str:
    return str(node.properties.get("name", node.id))
