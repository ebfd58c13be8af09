"""Short names in brackets: "the Fair Trade Commission (FTC)" of Korea is not the FTC that everybody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.document import Document, Item
from kg.extract.lexicon import Name, entity_of
from kg.extract.name_words import initials
from kg.model import Entity, slug
from kg.ontology import Language, ListedEntity

_BRACKETS = 2  # items from the short name back to the long one


def rebind_abbreviations(document: Document, named: Iterable[tuple[list[Item], int]], language: Language) -> None:
    """Where the name before the brackets is another body's, the short name means that body in the whole article.

    A long name that several countries use is of the one whose places the article names most; of none, it is a body by itself.
    """
    meant: dict[str, Entity] = {}
    for items, at in named:
        if _stands_in_brackets(items, at) and items[at].text not in meant:
            body = _body_before(items, at, document, language)
            if body is not None:
                meant[items[at].text] = body
    if not meant:
        return
    for _, _, item in document.items():
        if item.text in meant and item.names:
            item.entity, item.office, item.names = meant[item.text], False, ()


def link_short_services(document: Document, named: Iterable[tuple[list[Item], int]]) -> None:
    """ "BlackBerry (BB)": the capitals of a listed service, in brackets behind it, mean it in the whole article."""
    meant: dict[str, Entity] = {}
    for items, at in named:
        service, behind = items[at].entity, items[at + 1 : at + 4]
        if service is None or service.kind != "platform" or [i.text for i in behind[::2]] != ["(", ")"] or not behind[1].is_plain:
            continue
        short = "".join([letter for letter in items[at].text if letter.isupper()])
        if len(short) > 1 and behind[1].text == short:
            meant[short] = service
    for _, _, item in document.items() if meant else ():
        if item.text in meant and item.entity is None and not item.names:
            item.entity = meant[item.text]


def bind_by_abbreviation(named: Iterable[tuple[list[Item], int]]) -> None:
    """ "Norland's communications authority (NCA)": of several bodies of a country that a description may mean, the one whose
    listed short name stands in brackets behind it.
    """
    for items, at in named:
        if not _stands_in_brackets(items, at):
            continue
        described, short = _listed(items[at - _BRACKETS]), _listed(items[at])
        if described is None or short is None or described is short:
            continue
        if (described.country, described.kind) == (short.country, short.kind):
            items[at - _BRACKETS].entity = items[at].entity


def _listed(item: Item) -> ListedEntity | None:
    """The listed body that an item is linked to."""
    own = item.entity.id if item.entity is not None else None
    return next((n.entity for n in item.names if n.entity.id == own and n.entity.label == "Agency"), None)


def _stands_in_brackets(items: Sequence[Item], at: int) -> bool:
    if not (_BRACKETS <= at < len(items) - 1 and items[at].entity is not None and items[at].text.isupper()):
        return False
    return items[at - 1].text == "(" and items[at + 1].text == ")" and items[at - _BRACKETS].is_word


def _body_before(items: list[Item], at: int, document: Document, language: Language) -> Entity | None:
    """The body of the name before the brackets; None where its initials are others, or where it is the listed one."""
    long, short = items[at - _BRACKETS], items[at]
    bodies = [n for n in long.names if n.entity.label == "Agency" and n.kind == "name"]
    if not initials(long.text).endswith(short.text) or not bodies:
        return None
    ids = {n.entity.id for n in bodies}
    own = short.entity.id if short.entity is not None else None
    if own in ids or (long.entity is not None and long.entity.id == own):
        return None
    if long.entity is None:
        listed = _of_most_places(bodies, document)
        long.entity = entity_of(listed, language) if listed is not None else Entity(slug(long.text), long.text, "agency")
    return long.entity if long.entity.kind == "agency" else None


def _of_most_places(bodies: Sequence[Name], document: Document) -> ListedEntity | None:
    votes = Counter(_countries(document))
    best = max(bodies, key=lambda name: votes[name.entity.country or ""])
    return best.entity if votes[best.entity.country or ""] else None


def _countries(document: Document) -> Iterator[str]:
    for _, _, item in document.items():
        yield from {n.entity.country for n in item.names if n.entity.label == "Place" and n.entity.country}
