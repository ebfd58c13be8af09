"""The nodes of entities: one a key, whatever articles call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache

from kg.model import Edge, Entity, Node, NodeRef, Scalar, SchemaError
from kg.resolve.corrections import Corrections
from kg.resolve.gazetteer import Gazetteer, ListedEntity
from kg.resolve.keys import CLASS, ORGANIZATION, PLATFORM, entity_key, id_of, key_of, kind_of

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
OUTLET = "Outlet"
_SAYS_LISTED = frozenset({"Agency", "Platform", "Organization", "LegalInstrument"})
Told = tuple[set[str], Counter[str]]
_FROM_GAZETTEER: Mapping[str, Scalar] = {"basis": "gazetteer"}


class Votes:
    """What articles call the entities that no list holds, counted by key."""

    def __init__(self) -> None:
        self._kinds: dict[str, set[str]] = {}
        self._names: dict[str, Counter[str]] = {}

    def seen(self, entities: Iterable[Entity], listed: Container[str]) -> None:
        """Count what ONE article calls its entities, each way of it once. Raises SchemaError for an unknown kind."""
        for key, entity in unlisted(entities, listed):
            self._kinds.setdefault(key, set()).add(entity.kind)
            self._names.setdefault(key, Counter())[entity.name] += 1

    def of(self, keys: Iterable[str]) -> Told:
        """Return the kinds and the names that articles give to an entity, which several keys may stand for."""
        kinds: set[str] = set()
        names: Counter[str] = Counter()
        for key in keys:
            kinds |= self._kinds.get(key, set())
            names += self._names.get(key, Counter())
        return kinds, names


def unlisted(entities: Iterable[Entity], listed: Container[str]) -> Iterator[tuple[str, Entity]]:
    """Yield the entities of one article that are not listed, each by its key. Raises SchemaError for a kind without a label."""
    for entity in sorted(set(entities), key=repr):
        key = entity_key(entity)
        if key is None or entity.kind == CLASS or entity.id in listed:
            continue
        if entity.kind not in _LABELS:
            raise SchemaError(
                f"{entity.name!r} is of the kind {entity.kind!r}, which no label stands for.",
                place=entity.id or "",
                remedy=f"Kinds are {', '.join(_LABELS)} and {CLASS}.",
            )
        yield key, entity


class Entities:
    """The entities that articles speak of, by key. One that the gazetteer lists is what the gazetteer says.

    Another is called what most articles call it; at a tie the alphabet decides, so that no order of articles shows. A platform
    and a company of one name are one, and a platform. `told` gives the kinds and names of a key by the articles,
    `known_as` the keys under which people may have corrected it.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        corrections: Corrections,
        told: Callable[[str], Told],
        known_as: Callable[[str], Iterable[str]],
    ) -> None:
        self.gazetteer = gazetteer
        self.corrections = corrections
        self._told = cache(told)
        self._known_as = known_as

    def ref(self, key: str) -> NodeRef:
        """Return the key of an entity's node, once all articles were seen."""
        if listed := self._entry(key):
            return NodeRef(listed.label, listed.id)
        kinds, _ = self._told(key)
        return NodeRef(_LABELS[ORGANIZATION if kinds == {ORGANIZATION} else kind_of(key)], id_of(key))

    def name(self, key: str) -> str:
        """Return the name of an entity, once all articles were seen."""
        for known in self._known_as(key) if self.corrections.names else ():
            if known in self.corrections.names:
                return self.corrections.names[known]
        listed = self._entry(key)
        return listed.name if listed else _commonest(self._told(key)[1] or Counter([id_of(key)]))

    def nodes(self, keys: Iterable[str]) -> Iterator[Node]:
        """Yield the nodes of these entities."""
        return (self.node(key) for key in keys)

    def node(self, key: str) -> Node:
        """Return the node of an entity."""
        ref, listed = self.ref(key), self._entry(key)
        properties = dict(listed_node(listed).properties) if listed else {"listed": False} if ref.label in _SAYS_LISTED else {}
        allowed = _LISTED.get(ref.label, ())
        values = next((v for known in self._known_as(key) if (v := self.corrections.values.get(known))), {})
        properties |= {n: v for n, v in values.items() if n in allowed}
        return Node(ref.label, ref.id, {"name": self.name(key)} | {n: v for n, v in properties.items() if n != "name"})

    def with_owners(self, keys: Iterable[str]) -> set[str]:
        """Return these keys and those of their owners, and of their owners' owners."""
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                if owner := self.owner(key):
                    waiting.append(owner)
        return found

    def owner(self, key: str) -> str | None:
        """Return the key of the owner of a listed entity."""
        listed = self._entry(key)
        return self._key(listed.owner) if listed and listed.owner and listed.owner in self.gazetteer.entities else None

    def key(self, ref: NodeRef) -> str:
        """Return the key of an entity's node."""
        return key_of(ref.label.lower(), ref.id)

    def edges(self, keys: set[str]) -> Iterator[Edge]:
        """Yield what the gazetteer knows between these entities."""
        return (edge for key in keys for edge, other in self.ties(key) if other in keys)

    def ties(self, key: str) -> Iterator[tuple[Edge, str]]:
        """Yield what the gazetteer knows between an entity and others, with the key of the other."""
        if listed := self._entry(key):
            known = {"OWNED_BY": listed.owner, "PART_OF": listed.part_of, "SUCCEEDED_BY": listed.succeeded_by}
            for type_, other in known.items():
                if other and other in self.gazetteer.entities:
                    yield Edge(self.ref(key), type_, self.ref(self._key(other)), dict(_FROM_GAZETTEER)), self._key(other)

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


def outlet_node(id_: str, names: Iterable[str], listed: ListedEntity | None) -> Node:
    """Return the node of an outlet: what a list says of it, else the first in the alphabet of the names that articles give it."""
    return listed_node(listed) if listed else Node(OUTLET, id_, {"name": min(names)})


def _commonest(counted: Counter[str]) -> str:
    return min(counted, key=lambda word: (-counted[word], word))
