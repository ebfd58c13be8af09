"""Whom a name means, asked of a store: as `EntityFinder` tells it, without reading all of a large graph first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kg.model import Node
from kg.workspace.finding import NO_ENTITIES, EntityFinder, Found, folded, of_kind
from kg.workspace.listed_names import listed_as

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.store import GraphStore

# Seconds that a question for names may take, and how many of one label are read: more than there are.
_PATIENCE, _MOST = 60, 100_000_000


# What nearly all names are made of: those the engine folds, as `folded` does here. A name with another sign is brought here.
_ORDINARY = "[A-Za-z0-9 .-]*"


def _plain(text: str) -> str:
    return f"replace(replace(replace(toLower({text}), ' ', ''), '-', ''), '.', '')"


_CALLED_SO = (
    f" WHERE {_plain('n.id')} = $folded OR {_plain('n.name')} = $folded"
    " OR NOT n.id =~ $ordinary OR NOT n.name =~ $ordinary"
    " RETURN n.id AS id, n.name AS name ORDER BY id"
)
_BODY = "Agency"
_SPELLED_SO = (
    f"MATCH (n:{_BODY} {{listed: false}})<-[m:MENTIONS]-(:Article) WHERE {_plain('m.text')} = $folded"
    " RETURN DISTINCT n.id AS id, n.name AS name ORDER BY id"
)


class StoreFinder:
    """Finds entities of a store and of the gazetteers by id or by name.

    For an id that the graph holds this is one look-up a label. For another name the engine goes through the names of the labels,
    and the gazetteers' names are looked up in a list that was made before: neither entities nor gazetteers are read.
    `schemas` tells the fingerprint of the ontology without reading it.
    """

    def __init__(self, ontology: Callable[[], Ontology], store: GraphStore, schemas: Callable[[], str] | None = None) -> None:
        self._ontology = ontology
        self._schemas = schemas or (lambda: ontology().fingerprint)
        self._store = store

    def find(self, text: str, labels: tuple[str, ...] = ()) -> Found | None:
        """Return whom `text` means; see `EntityFinder.find`, which has the last word."""
        text, labels = of_kind(text, labels, self._labels(labels))
        there = [node for label in self._labels(labels) for node in self._called(label, text.strip())]
        if len(there) == 1:
            return Found(there[0].ref, _name(there[0]), in_graph=True)
        if there:
            return EntityFinder.of_few(there, ()).find(text, labels)
        listed = [one for one in listed_as(text, self._schemas(), self._ontology) if not labels or one[0].label in labels]
        nodes = {node.ref: node for label in self._labels(labels) for node in self._named(label, folded(text))}
        for ref, _ in listed:
            nodes |= {node.ref: node for node in self._called(ref.label, ref.id)}
        found = EntityFinder.of_few(nodes.values(), [(ref, name, text) for ref, name in listed]).find(text, labels)
        return found or self._called_by_articles(text, labels)

    def near(self, text: str, labels: tuple[str, ...] = ()) -> str:
        """Return a remedy for a name that nobody has; see `EntityFinder.near`."""
        return EntityFinder(self._ontology(), self._all(labels)).near(text, labels)

    def search(self, text: str, labels: tuple[str, ...] = (), *, limit: int = 10) -> list[Found]:
        """Return whom `text` may mean, the likeliest first; see `EntityFinder.search`."""
        return EntityFinder(self._ontology(), self._all(labels)).search(text, labels, limit=limit)

    def _named(self, label: str, wanted: str) -> Iterator[Node]:
        """The nodes of a label whose id or name is `wanted` when it is folded."""
        parameters = {"folded": wanted, "ordinary": _ORDINARY}
        for node in self._asked(label, f"MATCH (n:`{label}`){_CALLED_SO}", parameters):
            if wanted in (folded(_name(node)), folded(node.id)):
                yield node

    def _called_by_articles(self, text: str, labels: tuple[str, ...]) -> Found | None:
        """Return the body of no list that articles call so beside its usual name, as in another language."""
        if _BODY not in self._labels(labels) or not (wanted := folded(text)):
            return None
        names = {node.id: _name(node) for node in self._asked(_BODY, _SPELLED_SO, {"folded": wanted})}
        one = EntityFinder.of_few((Node(_BODY, id_, {"name": text}) for id_ in names), ()).find(text, (_BODY,))
        return one and Found(one.ref, names[one.ref.id], in_graph=True)

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
