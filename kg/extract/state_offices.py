"""Offices that a state has as well as its country: in news of New Jersey, "Attorney General Ann Miller" is New Jersey's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.extract.document import Document, Item
from kg.extract.lexicon import Name, entity_of
from kg.extract.nouns import is_place
from kg.model import Entity


def in_their_state(document: Document, named: Iterable[tuple[list[Item], int]]) -> list[tuple[Item, Name]]:
    """Each mention of such an office with the listed office of the state that the article names most, if it names any.

    Not where the article also calls the country's body by its name.
    """
    offices = [
        items[at]
        for items, at in named
        if at < len(items) and items[at].office and items[at].entity is not None and _is_weak(items[at])
    ]
    if not offices:
        return []
    bodies = {item.entity for item in offices}
    own: dict[str, Name] = {}
    states: Counter[str] = Counter()
    office = offices[0].low
    first = office.split()
    countries = {n.entity.country for n in offices[0].names if n.kind == "office"}
    for _, _, item in document.items():
        if item.entity in bodies and not any(item is one for one in offices):
            return []
        state = item.low
        if item.entity is not None and item.entity.kind == "agency" and item.low.endswith(office):
            state = item.low.removesuffix(office).strip()  # "the Texas attorney general"
        elif not is_place(item) or item.adjective:
            continue
        if (name := _body_of(document, state, first, countries)) is not None:
            own[state] = name
            states[state] += 1
    if not states:
        return []
    best = max(states, key=lambda state: states[state])
    return [(item, own[best]) for item in offices if item.low.split() == first]


def office_of_place(document: Document, place: Item, office: Item) -> Entity | None:
    """The listed office of a place by its title: "New York's [attorney general]"."""
    of = {n.entity.country for n in place.names}
    name = _body_of(document, place.low, office.low.split(), of)
    return entity_of(name.entity, document.lexicon.language) if name is not None else None


def _is_weak(item: Item) -> bool:
    """Whether the words for the office are those of many bodies."""
    own = item.entity.id if item.entity is not None else None
    return any(n.kind == "office" and n.weak and n.entity.id == own for n in item.names)


def _body_of(document: Document, place: str, office: list[str], of: set[str | None]) -> Name | None:
    """The listed body that is called by a place and the office: "New Jersey Attorney General"."""
    words = [*place.split(), *office]
    for length, entry in document.lexicon.longer(words, 0):
        if length == len(words):
            return next(
                (n for n in entry.names if n.entity.label == "Agency" and n.kind == "name" and n.entity.country in of), None
            )
    return None
