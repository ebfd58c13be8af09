"""A name that was found once, linked where the article uses it again, in full or in short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.document import Document, Item, Sentence, fuse
from kg.extract.name_words import COMPLETING, abbreviation, could_abbreviate, initials, written
from kg.model import Entity, slug

_INITIALS = 3


def link_name(sentence: Sentence, at: int, length: int, kind: str, aliases: dict[str, Entity]) -> int:
    """Link a name of `length` items as an entity of a kind, and add it to `aliases`; return how many names that are."""
    items = sentence.items
    name = written(items[at : at + length])
    entity = (
        _short_for(items, at + length, kind)
        or aliases.get(name.lower())
        or _longer(name, kind, aliases)
        or Entity(slug(name), name, kind)
    )
    aliases[name.lower()] = entity
    fuse(items, at, at + length, name, entity)
    short = abbreviation(items, at + 1)
    if short is not None:
        aliases.setdefault(short, entity)
    return 1


def _short_for(items: Sequence[Item], at: int, kind: str) -> Entity | None:
    """ "Player Unknown's Battlegrounds (PUBG)": the listed service whose short name stands in the brackets behind."""
    if kind != "platform" or at + 2 >= len(items) or items[at].text != "(" or items[at + 2].text != ")":
        return None
    entity = items[at + 1].entity
    return entity if entity is not None and entity.kind == kind and items[at + 1].text.isupper() else None


def _longer(name: str, kind: str, aliases: Mapping[str, Entity]) -> Entity | None:
    """The body of a longer name that the article has told before: the "Media Council" is the "Osterland Media Council"."""
    if kind != "agency" or " " not in name:
        return None
    return next((e for key, e in aliases.items() if e.kind == kind and key.endswith(f" {name.lower()}")), None)


def link_aliases(document: Document, aliases: dict[str, Entity]) -> None:
    """A name found by its context once is known for the rest of the article."""
    if not aliases:
        return
    short = _initials(aliases)
    firsts = {key.partition(" ")[0] for key in (*aliases, *short)}
    for sentence in document.sentences:
        items = sentence.items
        for at, item in enumerate(items):
            if item.capital and item.low in firsts and (could_abbreviate(item) or COMPLETING.issuperset(item.tags)):
                _link_alias(document, items, at, aliases, short)


def _link_alias(
    document: Document, items: list[Item], at: int, aliases: Mapping[str, Entity], short: Mapping[str, Entity]
) -> None:
    for length in (4, 3, 2, 1):
        run = items[at : at + length]
        entity = aliases.get(" ".join([i.low for i in run]))
        if length == 1 and not could_abbreviate(items[at]):
            return  # "the Internet" is no "Internet Archive"
        if entity is None and length == 1 and items[at].text.isupper():
            entity = short.get(items[at].low)
        apart = all(i.entity is None or (length > 1 and i.entity.kind == "place") for i in run)  # "East [Asia] Forum"
        if entity is not None and len(run) == length and apart:
            fuse(items, at, at + length, document.article.text[run[0].start : run[-1].end], entity)
            return


def _initials(aliases: Mapping[str, Entity]) -> dict[str, Entity]:
    """What the bodies of an article may be called for short: "OMC" for an "Office of Market Conduct"."""
    found: dict[str, Entity] = {}
    for entity in aliases.values():
        if entity.kind == "agency":
            short = initials(entity.name).lower()
            if len(short) >= _INITIALS:
                found.setdefault(short, entity)
    return found
