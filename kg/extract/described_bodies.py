"""Listed bodies by what they are, with a word more than the list has ("Italy's national privacy regulator"), or without whose
they are: "the communications ministry", in a story from Jakarta.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from kg.extract.descriptions import Descriptions
from kg.extract.document import Document, Item
from kg.extract.lexicon import Lexicon
from kg.extract.nouns import country_of, is_country, is_place
from kg.ontology import ListedEntity, Ontology

_REGULATOR = "regulator"
_OPENING = 4  # sentences: the headline and the lead
_WORDS = 5  # of a description, behind whose it is
_BODIES = frozenset({"noun:agency", "noun:any_agency", "pattern:agency_suffix", "pattern:agency_prefix"})


def described_bodies(document: Document) -> Iterator[tuple[list[Item], int, int, ListedEntity]]:
    """The sentence, the first item and the one behind the last, and the body that the description would be of without the word.

    From the back, so that whoever fuses the items moves none that is still to come.
    """
    lexicon = document.lexicon
    if lexicon.language.grammar.head_first:
        return
    for sentence in document.sentences:
        if sentence.tags.isdisjoint(_BODIES):
            continue
        items = sentence.items
        for at in range(len(items) - 3, -1, -1):
            if is_place(items[at]) and (found := _described(items, at, lexicon)) is not None:
                yield items, at, *found


def bodies_in_other_words(
    document: Document, named: Container[str | None]
) -> Iterator[tuple[list[Item], int, int, ListedEntity]]:
    """The same of descriptions that do not tell whose the body is, or in words that the list has for it in another order or
    number: it is of the country beside it, else the one that the article names (`named`: ids), else of the article's country.
    """
    descriptions = document.lexicon.descriptions
    head_first = document.lexicon.language.grammar.head_first
    for sentence in document.sentences:
        items = sentence.items
        at = len(items)
        while at > 0:
            at -= 1
            item = items[at]
            if item.entity is not None or (not item.names and _BODIES.isdisjoint(item.tags)):
                continue  # as most
            begin, stop = _longest(items, at, descriptions)
            if begin == stop:
                continue
            words = _words(items[begin:stop])
            owner = stop if head_first else begin - 1 - (begin > 0 and items[begin - 1].any("possessive"))
            if 0 <= owner < len(items) and is_place(items[owner]):
                if not is_country(items[owner]):
                    continue  # "British Columbia's privacy watchdog" is none of the country
                body = descriptions.body(words, (), country_of(items[owner]))
                begin, stop = min(begin, owner), max(stop, owner + 1)
            elif (head_first or not begin or _opens(items[begin - 1])) and _closes(items[stop : stop + 2]):
                body = descriptions.body(words, named, document.home)
            else:
                continue
            if body is not None:
                yield items, begin, stop, body
                at = begin  # where the one item of it stands now


def watchdogs_of_countries(document: Document, ontology: Ontology) -> Iterator[tuple[Item, ListedEntity]]:
    """ "Irish watchdog fines X", "the US government agency", where the article names one listed regulator of that country: the
    item, and who it is. Below the opening an article must point back.
    """
    lexicon = document.lexicon
    overseers = frozenset(lexicon.language.words.get("overseer", ()))
    found: list[tuple[Item, str]] = []
    for sentence in document.sentences:
        for k, item in enumerate(sentence.items):
            if item.entity is None or item.entity.kind != "agency" or item.entity.id in ontology.entities:
                continue
            place, _, noun = item.low.partition(" ")
            if (
                noun.rpartition(" ")[2] not in overseers
                or not item.text.endswith(noun)
                or not (sentence.index < _OPENING or (k and sentence.items[k - 1].any("determiner")))
            ):
                continue
            entry = lexicon.single(place)
            country = next((n.entity.country for n in entry.names if n.entity.label == "Place"), None) if entry else None
            if country is not None:
                found.append((item, country))
    if not found:
        return
    listed = {i.entity.id for _, _, i in document.items() if i.entity is not None and i.entity.kind == "agency"}
    bodies = [body for id_ in listed if (body := ontology.entities.get(id_ or "")) is not None and body.kind == _REGULATOR]
    for item, country in found:
        own = [body for body in bodies if body.country == country]
        if len(own) == 1:
            yield item, own[0]


def _longest(items: Sequence[Item], at: int, descriptions: Descriptions) -> tuple[int, int]:
    """Where the longest description begins and ends that an item heads; an empty span for none."""
    if not _may_hold(items[at], descriptions):
        return at, at
    first = last = at
    while first > 0 and at - first < _WORDS - 1 and _may_hold(items[first - 1], descriptions):
        first -= 1
    if items[at].any("pattern:agency_prefix") or (at + 1 < len(items) and items[at + 1].any("genitive")):
        while last + 1 < len(items) and last - at <= _WORDS and _may_hold(items[last + 1], descriptions):
            last += 1  # "the ministry [of communications]"
    for stop in range(last + 1, at + 1, -1):
        if descriptions.knows(_words(items[at:stop])):
            return at, stop
    return next(
        ((begin, at + 1) for begin in range(first, at + 1) if descriptions.knows(_words(items[begin : at + 1]))), (at, at)
    )


def _may_hold(item: Item, descriptions: Descriptions) -> bool:
    return item.entity is None and descriptions.may_hold(item.low.split())


def _words(items: Iterable[Item]) -> list[str]:
    return [word for item in items for word in item.low.split()]


def _opens(before: Item) -> bool:
    """Whether an item may stand before a body that it tells nothing of: no owner, no adjective, no further word of its name."""
    described = before.entity is not None or before.adjective or before.any("possessive", "owning") or is_place(before)
    return not described and (not before.is_plain or not before.is_word)


def _closes(behind: Sequence[Item]) -> bool:
    """Whether what follows tells neither where the body is ("... in Kenya", "... of Freedonia") nor more of its name."""
    if not behind or not behind[0].any("genitive", "location", "body_of"):
        return not behind or not (behind[0].capital and behind[0].is_plain)
    return len(behind) > 1 and (not behind[1].capital or behind[1].any("person:stop"))


def _described(items: Sequence[Item], at: int, lexicon: Lexicon) -> tuple[int, ListedEntity] | None:
    k = at + 1
    owner = items[at].low.split()
    if items[k].any("possessive"):
        owner.append(items[k].low)
        k += 1
    if k + 1 >= len(items) or not items[k].text.islower() or not (items[k].is_plain or items[k].any("transparent")):
        return None
    words, ends = list(owner), {}
    for stop, item in enumerate(items[k + 1 : k + 1 + _WORDS], k + 2):
        if not item.text.islower():
            break
        words += item.low.split()
        ends[len(words)] = stop
    for length, entry in lexicon.longer(words, 0):
        bodies = {n.entity.id: n.entity for n in entry.names if n.entity.label == "Agency" and n.kind == "name" and not n.weak}
        if length in ends and len(bodies) == 1:
            return ends[length], next(iter(bodies.values()))
    return None
