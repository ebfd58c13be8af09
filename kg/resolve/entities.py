"""Who is who: one node an id, whatever articles call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import Edge, Entity, Node, NodeRef, Scalar, SchemaError
from kg.resolve.gazetteer import Gazetteer, ListedEntity

# Labels by the kind that mentions carry, with the properties that nodes of the label have besides `name`.
_LABELS = {
    "agency": "Agency",
    "platform": "Platform",
    "organization": "Organization",
    "person": "Person",
    "place": "Place",
    "legalinstrument": "LegalInstrument",
    "domain": "Domain",
}
_LISTED = {
    "Agency": ("kind", "country", "wikidata", "valid_from", "valid_until"),
    "Platform": ("kind", "country", "wikidata"),
    "Organization": ("kind", "country", "wikidata"),
    "LegalInstrument": ("kind", "country", "wikidata"),
    "Place": ("kind", "country"),
    "Outlet": ("country",),
}
_SAYS_LISTED = frozenset({"Agency", "Platform", "Organization", "LegalInstrument"})
CLASS = "class"
_FROM_GAZETTEER: Mapping[str, Scalar] = {"basis": "gazetteer"}


@dataclass(slots=True)
class Entities:
    """The entities that articles speak of. An id that the gazetteer lists is what the gazetteer says.

    Another is what most articles say, of kind and of name; at a tie the alphabet decides, so that no order of articles shows.
    """

    gazetteer: Gazetteer
    _kinds: dict[str, Counter[str]] = field(default_factory=dict)
    _names: dict[str, Counter[str]] = field(default_factory=dict)

    def seen(self, entities: Iterable[Entity]) -> None:
        """Count what ONE article calls its entities, each way of it once. Raises SchemaError for an unknown kind."""
        for entity in set(entities):
            if entity.id is None or entity.kind == CLASS or entity.id in self.gazetteer.entities:
                continue
            if entity.kind not in _LABELS:
                raise SchemaError(
                    f"{entity.name!r} is of the kind {entity.kind!r}, which no label stands for.",
                    place=entity.id,
                    remedy=f"Kinds are {', '.join(_LABELS)} and {CLASS}.",
                )
            self._kinds.setdefault(entity.id, Counter())[entity.kind] += 1
            self._names.setdefault(entity.id, Counter())[entity.name] += 1

    def knows(self, id_: str) -> bool:
        """Whether the gazetteer or an article so far has said what this id is."""
        return id_ in self.gazetteer.entities or id_ in self._kinds

    def ref(self, id_: str) -> NodeRef:
        """Return the key of an entity's node, once all articles were seen."""
        listed = self.gazetteer.entities.get(id_)
        return NodeRef(listed.label if listed else _LABELS[_commonest(self._kinds[id_])], id_)

    def name(self, id_: str) -> str:
        """Return the name of an entity, once all articles were seen."""
        listed = self.gazetteer.entities.get(id_)
        return listed.name if listed else _commonest(self._names[id_])

    def nodes(self, ids: Iterable[str]) -> Iterator[Node]:
        """Yield the nodes of these entities."""
        for id_ in ids:
            listed, label = self.gazetteer.entities.get(id_), self.ref(id_).label
            if listed:
                yield listed_node(listed)
            else:
                yield Node(label, id_, {"name": self.name(id_)} | ({"listed": False} if label in _SAYS_LISTED else {}))

    def with_owners(self, ids: Iterable[str]) -> set[str]:
        """Return these ids and those of their owners, and of their owners' owners."""
        found: set[str] = set()
        waiting = list(ids)
        while waiting:
            id_ = waiting.pop()
            if id_ in found:
                continue
            found.add(id_)
            listed = self.gazetteer.entities.get(id_)
            if listed and listed.owner and listed.owner in self.gazetteer.entities:
                waiting.append(listed.owner)
        return found

    def edges(self, ids: set[str]) -> Iterator[Edge]:
        """Yield what the gazetteer knows between these entities."""
        for id_ in ids:
            if listed := self.gazetteer.entities.get(id_):
                ties = {"OWNED_BY": listed.owner, "PART_OF": listed.part_of, "SUCCEEDED_BY": listed.succeeded_by}
                for type_, other in ties.items():
                    if other and other in ids and other in self.gazetteer.entities:
                        yield Edge(self.ref(id_), type_, self.ref(other), dict(_FROM_GAZETTEER))


def listed_node(listed: ListedEntity) -> Node:
    """Return the node of a gazetteer's entry: what its label has properties for, nothing that is not known."""
    properties: dict[str, Scalar] = {"name": listed.name}
    for name in _LISTED.get(listed.label, ()):
        if (value := getattr(listed, name)) is not None:
            properties[name] = value
    if listed.label in _SAYS_LISTED:
        properties["listed"] = True
    return Node(listed.label, listed.id, properties)


def _commonest(counted: Counter[str]) -> str:
    return min(counted, key=lambda word: (-counted[word], word))
