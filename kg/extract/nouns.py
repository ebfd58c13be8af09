"""What a word is, by itself: the class of a noun, a name, a place, a verb."""

from __future__ import annotations

from kg.extract.document import Item
from kg.ontology import NOUN

PLATFORM, CONTENT, ORGANIZATION, AGENCY, PEOPLE, NETWORK = "platform", "content", "organization", "agency", "people", "network"
BELONGING, DECISION = "belonging", "decision"
OTHER = "other"
QUOTES = frozenset("\"“”‘’«»'�")
_CLASSES = (BELONGING, DECISION, PEOPLE, CONTENT, NETWORK, PLATFORM, ORGANIZATION, AGENCY)
_CLASS_OF_TAG = (*((f"noun:{name}", name) for name in _CLASSES), ("pattern:agency_suffix", AGENCY))


def noun_class(item: Item) -> str | None:
    """The class of a common noun, or None. A description that fits several listed bodies is a common noun for bodies."""
    tags = item.tags
    if tags:
        for tag, name in _CLASS_OF_TAG:
            if tag in tags:
                return name
    elif (
        item.names
        and not item.capital
        and item.entity is None
        and all(n.entity.label == "Agency" and n.kind == "name" for n in item.names)
    ):
        return AGENCY
    return None


def is_name(item: Item) -> bool:
    """A linked mention that may fill a role by itself."""
    return item.entity is not None and not item.adjective


def is_place(item: Item) -> bool:
    """Whether a place is mentioned here, by its name or its adjective."""
    return item.entity is not None and item.entity.kind == "place"


def country_of(place: Item) -> str | None:
    """The code of the country that a listed place is, or is in."""
    return next((name.entity.country for name in place.names if name.entity.label == "Place"), None)


def is_country(item: Item) -> bool:
    """Whether a word is listed as the name of a country, or of one among others."""
    return any(name.entity.kind == "country" for name in item.names)


def is_verb(item: Item) -> bool:
    """A form of a rule that is no noun, or a verb that carries or ends what a noun tells."""
    return item.entity is None and (any(f.voice != NOUN for f in item.forms) or item.any("support_active", "reversal_active"))
