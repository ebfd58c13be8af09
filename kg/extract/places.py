"""Where a measure holds: the places of its sentence, listed or not."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.lexicon import Lexicon, entity_of
from kg.extract.nouns import DECISION, is_name, is_place, noun_class
from kg.extract.reading import Filler, Reading
from kg.model import Entity, slug
from kg.ontology import NOUN, PASSIVE

_LINKS = ("determiner", "coordinator", "genitive", "transparent", "number", "noun:agency")
_FULL_NAME = 2  # words
SAID_OF_CLASSES = ("ban", "restrict", "block")
_GOES_ON = ("coordinator", "preposition", "location", "subordinator", "within", "agent")


def located_places(items: Sequence[Item], text: str) -> list[Filler]:
    """The places behind "in" or "across", those of a list all: "in Ajmer, Kota and several districts of Rajasthan"."""
    found: list[Filler] = []
    k = 1
    while k < len(items):
        item, stop = items[k], k + 1
        if item.entity is not None and item.entity.kind == "place" and not item.adjective:
            if _is_located(items, k):
                found.append(Filler(item.entity, item))
        elif _may_name(item):
            while stop < len(items) and stop - k < 3 and _goes_on_in_name(items[stop]):
                stop += 1
            part = stop < len(items) and _is_area(items[stop])
            named = part or not items[k - 1].any("determiner")  # "in the Telegraph" is in a newspaper
            named = named and not _is_case(items, k, stop)
            if named and ends_place(items, stop) and _is_located(items, k, within=True):
                found.append(_unlisted(items[k], items[stop - 1], text))
        k = stop
    return found


def scoped_places(items: Sequence[Item], lexicon: Lexicon) -> list[Filler]:
    """ "Internet dimatikan [di seluruh Indonesia]": the place that a phrase for how far something goes ends in."""
    found: list[Filler] = []
    for item in items:
        entry = lexicon.single(item.low.rpartition(" ")[2]) if " " in item.low and "scope" in item.tags else None
        place = next((n.entity for n in entry.names if n.entity.label == "Place"), None) if entry is not None else None
        if place is not None:
            found.append(Filler(entity_of(place, lexicon.language), item))
    return found


def _is_case(items: Sequence[Item], at: int, stop: int) -> bool:
    """ "the judgment in Ilmar Kesk", "the decision of the High Court in Ilmar Kesk": a case is called by who brought it."""
    if stop - at < _FULL_NAME or at < _FULL_NAME:
        return False
    if stop < len(items) and "possessive" in items[stop].tags:
        return True
    before = items[at - 2]
    of_court = before.entity is not None and before.entity.kind == "agency"
    return of_court or noun_class(before) == DECISION


def _may_name(item: Item) -> bool:
    return item.is_plain and item.capital


def _goes_on_in_name(item: Item) -> bool:
    return _may_name(item) or (item.capital and item.any("area_noun"))


def _is_area(item: Item) -> bool:
    """ "Kota [district]": what a part of a country is, behind its name."""
    return not item.capital and item.any("area_noun")


def ends_place(items: Sequence[Item], stop: int) -> bool:
    """Whether nothing follows that would make a name one of a person who speaks or does something."""
    part = stop < len(items) and _is_area(items[stop])  # "in Kota [district]"
    after = items[stop + part] if stop + part < len(items) else None
    if part and after is not None and after.any("adverb", "person:stop", "because"):
        return True
    return after is None or not after.is_word or after.any(*_GOES_ON) or after.text[:1].isdigit()


def _unlisted(first: Item, last: Item, text: str) -> Filler:
    name = text[first.start : last.end]
    return Filler(Entity(slug(name), name, "place"), Item(first.start, last.end, name, name.lower(), {}))


def _is_located(items: Sequence[Item], at: int, *, within: bool = False) -> bool:
    """A place behind "in", or one that goes on a list of such places, also where a noun leads to it: "in parts of X"."""
    wanted = ("within",) if within else ("location", "within")
    k, of_what = at - 1, False
    while k > 0:
        item = items[k]
        if item.any("location", "within"):
            return item.any(*wanted)
        if item.any("area") and not within:
            return True  # "memutus internet [kawasan] Papua"
        leads = of_what and not item.capital and (item.is_plain or item.any("area_noun") or noun_class(item) is not None)
        if not (leads or item.any(*_LINKS) or item.text == "," or is_name(item) or _may_name(item) or item.text.isdigit()):
            break
        of_what = leads or item.any("genitive")
        k -= 1
    return items[k].any(*wanted)


def fronted_places(reading: Reading) -> list[Filler]:
    """ "Di India, TikTok dilarang sejak 2020", "In Pelagia itself the app has been banned", "In Pelagia and Ruritania, X is
    banned": listed or not, the places did it.
    """
    items = reading.sentence.items
    probed = reading.voice == NOUN and reading.at and items[reading.at - 1].any("location", "preposition")
    held = (reading.voice == PASSIVE and reading.action in SAID_OF_CLASSES) or probed
    if not held or reading.status not in ("done", "ongoing") or len(items) < 3 or not items[0].any("location"):
        return []
    found = _leading(items[1])
    k = 2
    while found and k + 2 < len(items) and _joins(items, k):
        k += 1 + (items[k].text == "," and items[k + 1].any("coordinator"))
        found += _leading(items[k])
        k += 1
    after = items[k]
    if after.text != "," and not (items[0].any("within") and (after.any("determiner") or (after.is_plain and not after.capital))):
        return []
    return found


def _joins(items: Sequence[Item], at: int) -> bool:
    """Whether another place follows of a list that opens a sentence, and that a comma closes: "In A[,] B [and] C, ..."."""
    behind = at + 1 + (items[at].text == "," and items[at + 1].any("coordinator"))
    if not (items[at].text == "," or items[at].any("coordinator")) or behind + 1 >= len(items) or not is_place(items[behind]):
        return False
    after = items[behind + 1]
    return not items[behind].adjective and (after.text == "," or after.any("coordinator"))


def _leading(place: Item) -> list[Filler]:
    if place.entity is not None:
        return [Filler(place.entity, place, inferred=True)] if place.entity.kind == "place" and not place.adjective else []
    named = place.is_plain and place.capital
    return [Filler(Entity(slug(place.text), place.text, "place"), place, inferred=True)] if named else []


def sits_elsewhere(items: Sequence[Item], at: int) -> bool:
    """ "[A judge] in Utah": one that the sentence introduces, and not the one that was named."""
    new = at > 0 and items[at - 1].any("article") and not items[at - 1].any("determiner")
    return new and at + 2 < len(items) and items[at + 1].any("location") and is_place(items[at + 2])


def is_where(items: Sequence[Item], at: int) -> bool:
    """ "di media sosial Facebook", "Sumber: media sosial Facebook": something was only posted there."""
    before = items[max(0, at - 2) : at]
    named_as_source = len(before) == 2 and before[0].text == ":" and before[1].any("noun:platform")
    return named_as_source or any("location" in i.tags for i in before)
