"""Keys of entities: a kind and an id, `platform/telegram`. Kinds never mix: an agency and a person of one name are two.

But a platform and the company of its name are one, as everybody speaks of them.
"""

from __future__ import annotations

from kg.model import Entity

CLASS = "class"
PLATFORM, ORGANIZATION, PERSON, AGENCY = "platform", "organization", "person", "agency"
_PART_OF_LAW = "#"


def entity_key(entity: Entity) -> str | None:
    """Return the key of an entity: none for a class of things, the law's for an article of a law."""
    if entity.id is None or entity.kind == CLASS:
        return None
    return key_of(entity.kind, entity.id.partition(_PART_OF_LAW)[0])


def key_of(kind: str, id_: str) -> str:
    """Return the key of an id that mentions carry a kind for."""
    return f"{PLATFORM if kind == ORGANIZATION else kind}/{id_}"


def id_of(key: str) -> str:
    """Return the id in a key."""
    return key.partition("/")[2]


def kind_of(key: str) -> str:
    """Return the kind in a key."""
    return key.partition("/")[0]


def law_part(entity: Entity) -> str:
    """Return which article of a law is meant: it tells apart two edges to one law."""
    return (entity.id or "").partition(_PART_OF_LAW)[2]
