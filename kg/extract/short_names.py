"""The short names that an article calls its people by, linked to whom they mean."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from kg.extract.document import Document, Item, Sentence, fuse
from kg.extract.offices import Office
from kg.model import Entity

_TWO = 2
_LONG = 8  # letters of a name that may be clipped
_FIRST = 4  # letters of the first word of a firm that means it alone


def aliases_of(document: Document, offices: list[Office]) -> dict[tuple[str, ...], Entity]:
    """ "Budi Santoso alias Busan": the name behind such a word means the person before it, whatever else it may mean."""
    people = {o.person.id: o.person for o in offices}
    found: dict[tuple[str, ...], Entity] = {}
    if not people:
        return found
    for sentence in document.sentences:
        if "person:alias" not in sentence.tags:
            continue
        for index, item in enumerate(sentence.items):
            if "person:alias" in item.tags and 0 < index < len(sentence.items) - 1:
                before, after = sentence.items[index - 1].entity, sentence.items[index + 1]
                if before is not None and before.id in people and after.capital:
                    found[(after.low,)] = people[before.id]
    return found


def link_short_names(document: Document, offices: list[Office], aliases: dict[tuple[str, ...], Entity]) -> None:
    """Full names first, then first and last names alone; a longer naming of the same person wins the id."""
    if not offices:
        return
    fullest = _fullest(offices)
    for office in offices:
        office.person = fullest[office.person.id or ""]
    short: dict[tuple[str, ...], Entity | None] = {}
    for person in {p.id: p for p in fullest.values()}.values():
        words = tuple(w.strip(".").lower() for w in person.name.split())
        for key in {words, (words[0],), (words[-1],), words[:2]}:
            if len(key) == 1 and len(key[0]) < 3:
                continue
            short[key] = person if short.get(key, person) == person else None
    for key, person in _clipped(fullest.values(), document).items():
        short.setdefault(key, person)
    short.update({words: fullest.get(person.id or "", person) for words, person in aliases.items()})
    longest = max((len(k) for k in short), default=0)
    firsts = {k[0] for k in short if k}
    for sentence in document.sentences:
        for item in sentence.items:
            if item.entity is not None and item.entity.kind == "person":
                item.entity = fullest.get(item.entity.id or "", item.entity)
        _link_runs(document, sentence, short, firsts, longest)


def _clipped(people: Iterable[Entity], document: Document) -> dict[tuple[str, ...], Entity]:
    """ "Rudi" of "Rudiantara", "Alex" of "Alexander Sabar": the beginning of a long name, where nobody else is called so."""
    found: dict[tuple[str, ...], Entity] = {}
    for person in {p.id: p for p in people if len(p.name.partition(" ")[0]) >= _LONG}.values():
        first = person.name.lower().partition(" ")[0]
        clipped: set[str] = set()
        others: set[str] = set()
        for sentence in document.sentences:
            for item, after in zip(sentence.items, [*sentence.items[1:], None], strict=True):
                short = item.capital and item.is_plain and _FIRST <= len(item.low) < len(first)
                if short and first.startswith(item.low):
                    clipped.add(item.low)
                    # "Rudi Salam" is somebody with a name of his own.
                    others |= {item.low} if after is not None and after.capital and after.is_plain else set()
        found |= {(low,): person for low in clipped - others}
    return found


def link_short_bodies(document: Document) -> None:
    """What no list holds and is named in short: "Halberd" of "Halberd Group", "Competition office" of "Syldavian Competition
    Office".
    """
    unlisted = [i for _, _, i in document.items() if i.entity is not None and not i.names]
    firms = {i.entity for i in unlisted if i.entity is not None and i.entity.kind == "organization" and " " in i.entity.name}
    bodies = {i.entity for i in unlisted if i.entity is not None and i.entity.kind == "agency"}
    if not firms and len(bodies) < _TWO:
        return
    first: dict[str, set[Entity]] = {}
    places = {b.text for s in document.sentences for a, b in pairwise(s.items) if a.any("within")}
    for firm in firms:
        words = firm.name.split()
        if len(words) == _TWO and words[0] not in places:  # in "Ruritania Telecom", Ruritania is a country
            first.setdefault(words[0], set()).add(firm)
    told = (b for b in bodies if " " in b.name)
    longer = {b: {other for other in bodies if other.name.lower().endswith(f" {b.name.lower()}")} for b in told}
    for sentence in document.sentences:
        for item, after in zip(sentence.items, [*sentence.items[1:], None], strict=True):
            short = item.is_plain or (item.entity is not None and item.entity.name == item.text and not item.names)
            alone = after is None or not (after.capital and after.is_plain)
            if short and alone and len(item.text) >= _FIRST and len(first.get(item.text, ())) == 1:
                (item.entity,) = first[item.text]
            elif item.entity in longer and len(longer[item.entity]) == 1:
                (item.entity,) = longer[item.entity]


def _fullest(offices: list[Office]) -> dict[str, Entity]:
    people = {o.person.id or "": o.person for o in offices}
    words = {key: frozenset(w.strip(".").lower() for w in person.name.split()) for key, person in people.items()}
    called: dict[str, list[str]] = {}
    for key, own in words.items():
        for word in own:
            called.setdefault(word, []).append(key)
    fullest: dict[str, Entity] = {}
    for key, own in words.items():
        # Whoever bears all words of a name also bears the one that is borne by the fewest.
        rarest = min((called[word] for word in own), key=len, default=list(people))
        same = [people[other] for other in rarest if own <= words[other]]
        fullest[key] = max(same, key=lambda p: (len(p.name.split()), len(p.name), p.name))
    for key, person in people.items():
        if " " not in person.name and len(person.name) >= _FIRST and fullest[key] == person:
            longer = {p for p in fullest.values() if _clips(person.name, p)}
            fullest[key] = longer.pop() if len(longer) == 1 else person
    return fullest


def _clips(name: str, person: Entity) -> bool:
    """Whether a name is the beginning of the long first name of somebody: "Alex" of "Alexander Sabar"."""
    first = person.name.partition(" ")[0]
    return len(first) >= _LONG and len(name) < len(first) and first.lower().startswith(name.lower())


def _is_free(item: Item) -> bool:
    """Not linked, or only to a place that shares its name with a person of the article."""
    return item.entity is None or (item.entity.kind == "place" and not item.adjective)


def _link_runs(
    document: Document, sentence: Sentence, short: dict[tuple[str, ...], Entity | None], firsts: set[str], longest: int
) -> None:
    items = sentence.items
    at = next((k for k, item in enumerate(items) if item.capital and item.low in firsts), len(items))
    while at < len(items):
        item = items[at]
        if item.capital and item.low in firsts and _is_free(item) and not item.forms:
            for length in range(min(longest, len(items) - at), 0, -1):
                run = items[at : at + length]
                person = short.get(tuple(i.low for i in run))
                if person is not None and all(i.capital and _is_free(i) for i in run):
                    text = document.article.text[run[0].start : run[-1].end]
                    fuse(items, at, at + length, text, person)
                    break
        at += 1
