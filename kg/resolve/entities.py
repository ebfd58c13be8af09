"""The nodes of entities: one a key, whatever articles call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import Edge, Entity, Node, NodeRef, Scalar, SchemaError
from kg.resolve.corrections import Corrections
from kg.resolve.gazetteer import Gazetteer, ListedEntity
from kg.resolve.keys import CLASS, ORGANIZATION, PLATFORM, entity_key, id_of, kind_of

# Labels by the kind that mentions carry, with the properties that nodes of the label have besides `name`.
_LABELS = {
    "agency": "Agency",
    PLATFORM: "Platform",
    ORGANIZATION: "Organization",
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
_FROM_GAZETTEER: Mapping[str, Scalar] = {"basis": "gazetteer"}


@dataclass(slots=True)
class Entities:
    """The entities that articles speak of, by key. One that the gazetteer lists is what the gazetteer says.

    Another is called what most articles call it; at a tie the alphabet decides, so that no order of articles shows. A platform
    and a company of one name are one, and a platform.
    """

    gazetteer: Gazetteer
    corrections: Corrections
    _kinds: dict[str, set[str]] = field(default_factory=dict)
    _names: dict[str, Counter[str]] = field(default_factory=dict)

    def seen(self, entities: Iterable[Entity]) -> None:
        """Count what ONE article calls its entities, each way of it once. Raises SchemaError for an unknown kind."""
        for entity in set(entities):
            key = entity_key(entity)
            if key is None or entity.kind == CLASS or self._entry(key):
                continue
            if entity.kind not in _LABELS:
                raise SchemaError(
                    f"{entity.name!r} is of the kind {entity.kind!r}, which no label stands for.",
                    place=entity.id or "",
                    remedy=f"Kinds are {', '.join(_LABELS)} and {CLASS}.",
                )
            self._kinds.setdefault(key, set()).add(entity.kind)
            self._names.setdefault(key, Counter())[entity.name] += 1

    def ref(self, key: str) -> NodeRef:
        """Return the key of an entity's node, once all articles were seen."""
        if listed := self._entry(key):
            return NodeRef(listed.label, listed.id)
        kinds = self._kinds.get(key, set())
        return NodeRef(_LABELS[ORGANIZATION if kinds == {ORGANIZATION} else kind_of(key)], id_of(key))

    def name(self, key: str) -> str:
        """Return the name of an entity, once all articles were seen."""
        if key in self.corrections.names:
            return self.corrections.names[key]
        listed = self._entry(key)
        return listed.name if listed else _commonest(self._names.get(key, Counter([id_of(key)])))

    def nodes(self, keys: Iterable[str]) -> Iterator[Node]:
        """Yield the nodes of these entities."""
        for key in keys:
            ref, listed = self.ref(key), self._entry(key)
            properties = (
                dict(listed_node(listed).properties) if listed else {"listed": False} if ref.label in _SAYS_LISTED else {}
            )
            allowed = _LISTED.get(ref.label, ())
            properties |= {n: v for n, v in self.corrections.values.get(key, {}).items() if n in allowed}
            yield Node(ref.label, ref.id, {"name": self.name(key)} | {n: v for n, v in properties.items() if n != "name"})

    def with_owners(self, keys: Iterable[str]) -> set[str]:
        """Return these keys and those of their owners, and of their owners' owners."""
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                listed = self._entry(key)
                if listed and listed.owner and listed.owner in self.gazetteer.entities:
                    waiting.append(self._key(listed.owner))
        return found

    def edges(self, keys: set[str]) -> Iterator[Edge]:
        """Yield what the gazetteer knows between these entities."""
        for key in keys:
            if listed := self._entry(key):
                ties = {"OWNED_BY": listed.owner, "PART_OF": listed.part_of, "SUCCEEDED_BY": listed.succeeded_by}
                for type_, other in ties.items():
                    if other and other in self.gazetteer.entities and self._key(other) in keys:
                        yield Edge(self.ref(key), type_, self.ref(self._key(other)), dict(_FROM_GAZETTEER))

    def _entry(self, key: str) -> ListedEntity | None:
        listed = self.gazetteer.entities.get(id_of(key))
        return listed if listed and self._key(listed.id) == key else None

    def _key(self, id_: str) -> str:
        listed = self.gazetteer.entities[id_]
        return entity_key(Entity(id_, listed.name, listed.label.lower())) or id_


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
