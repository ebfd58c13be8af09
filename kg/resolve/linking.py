"""Entity linking: from what an article calls somebody to one key that all articles share.

A key is a kind and an id. Kinds never mix: an agency and a person of one name are two. But a platform and the company of its
name are one, as everybody speaks of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from kg.model import Entity, Role
from kg.resolve.corrections import Corrections
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.keys import CLASS, key_of
from kg.resolve.relations import Relations
from kg.resolve.spellings import SHORTEST, one_apart, shortened

_PART_OF_LAW = "#"
SPELLED = frozenset({"platform", "agency"})


@dataclass(frozen=True, slots=True)
class Link:
    """Which entity is meant, and how that was found: `listed`, `name` (a name that no list holds), `time` (the name that the
    body had then), `spelling` (one letter off a listed name) or `correction`. `confidence` from 0 to 1.
    """

    entity: Entity
    basis: str
    confidence: float


_SURE = {"listed": 1.0, "name": 0.9, "time": 0.95, "spelling": 0.7, "correction": 1.0}


class Linker:
    """Links the entities of articles, each by what its own article says: no other article can change a link."""

    def __init__(self, gazetteer: Gazetteer, relations: Relations, corrections: Corrections) -> None:
        self._gazetteer = gazetteer
        self._relations = relations
        self._corrections = corrections
        self._misspelt = cache(self._find_misspelt)
        self._deletions: dict[tuple[str, str], set[str]] = {}
        for id_, entry in gazetteer.entities.items():
            if entry.entity_kind in SPELLED and len(id_) >= SHORTEST:
                for shorter in shortened(id_):
                    self._deletions.setdefault((entry.entity_kind, shorter), set()).add(id_)

    def uncorrected(self) -> Linker:
        """Return one that knows of no corrections; itself where there are none."""
        return Linker(self._gazetteer, self._relations, Corrections(())) if self._corrections.given else self

    def link(self, entity: Entity, article: str, day: str | None = None) -> Link:
        """Return what an article means by an entity, on a day (ISO) where the entity acts on one."""
        if entity.id is None or entity.kind == CLASS:
            return Link(entity, "name", 1.0)
        whole, mark, part = entity.id.partition(_PART_OF_LAW)
        id_, basis = whole, "name"
        if (listed := self._gazetteer.entities.get(id_)) is not None:
            id_, basis = self._relations.at(id_, day), "listed"
            basis = "time" if id_ != whole else basis
            kind = listed.entity_kind
        else:
            kind = entity.kind
            if kind in SPELLED and (meant := self._misspelt(kind, id_)):
                id_, basis = meant, "spelling"
        if (corrected := self._corrections.entity(key_of(kind, id_), article)) is not None:
            id_, basis = corrected, "correction"
        return Link(replace(entity, id=id_ + mark + part, kind=kind), basis, _SURE[basis])

    def entity(self, entity: Entity, article: str, day: str | None = None) -> Entity:
        """Return the entity that is meant."""
        return self.link(entity, article, day).entity

    def role(self, role: Role, article: str, day: str | None) -> Role:
        """Return a role with the entity that is meant."""
        return replace(role, entity=self.entity(role.entity, article, day))

    def _find_misspelt(self, kind: str, id_: str) -> str | None:
        """Return the one listed id of a kind that is one letter away: one more, one less, another, or two changed places."""
        if len(id_) < SHORTEST:
            return None
        near = {
            listed for shorter in shortened(id_) for listed in self._deletions.get((kind, shorter), ()) if one_apart(id_, listed)
        }
        return near.pop() if len(near) == 1 else None
