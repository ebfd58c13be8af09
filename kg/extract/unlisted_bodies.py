"""Bodies that no list holds, found by the shape of their names: "Ministry of ...", "... Authority", "the Vandrian government"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.body_places import behind_initials, with_what_it_is_of
from kg.extract.document import Item, Sentence, fuse
from kg.extract.name_aliases import link_name
from kg.extract.name_words import (
    NO_NAME,
    abbreviation,
    could_name,
    is_all_in_capitals,
    is_titled,
    is_verbal,
    leads_on,
    run_of_capitals,
    written,
)
from kg.extract.nouns import is_country, is_place, noun_class
from kg.model import Entity, slug
from kg.ontology import NOUN, Language

_FULL_NAME = 2  # words


def link_government(sentence: Sentence, at: int, aliases: dict[str, Entity]) -> int:
    """ "Pemerintah Australia", "the Australian government", "the government of Australia": the country acts. "Vandria's
    government" is one by its name, where no list knows the country.
    """
    items = sentence.items
    if items[at].entity is not None or "ref:government" not in items[at].tags:
        return 0
    first, last = at, at
    if at + 1 < len(items) and is_place(items[at + 1]):
        last = at + 1
    elif at + 2 < len(items) and "genitive" in items[at + 1].tags and is_place(items[at + 2]):
        last = at + 2
    elif at + 3 < len(items) and items[at + 1].text == "(" and is_place(items[at + 2]) and items[at + 3].text == ")":
        last = at + 3  # "Pemerintah (Nepal) telah ..."
    elif at and is_place(items[at - 1]):
        first = at - 1
    elif at > 1 and "possessive" in items[at - 1].tags and could_name(items[at - 2]):
        name = f"{items[at - 2].text} {items[at].text}"
        fuse(items, at - 2, at + 1, name, aliases.setdefault(name.lower(), Entity(slug(name), name, "agency")))
        return 1
    else:
        return 0
    entity = next(i.entity for i in items[first : last + 1] if i.entity is not None)
    surface = written(items[first : last + 1])
    fuse(items, first, last + 1, surface, entity)
    return 1


def link_agency(sentence: Sentence, at: int, language: Language, aliases: dict[str, Entity]) -> int:
    """ "Kementerian Komunikasi", "the Freedonian Data Authority": what begins or ends as the names of bodies do."""
    items = sentence.items
    item = items[at]
    if (
        item.entity is None
        and item.capital
        and item.names
        and any(n.entity.label == "Agency" and n.kind == "name" and n.weak and " " in n.surface for n in item.names)
    ):
        begin = _modifiers_before(items, at)
        stop = with_what_it_is_of(items, at + 1)
        stop += language.grammar.head_first and stop < len(items) and is_place(items[stop])  # "Kementerian Pendidikan [Prancis]"
        return link_name(sentence, begin, stop - begin, "agency", aliases)
    if item.entity is None and item.capital and "pattern:agency_prefix" in item.tags:
        length = run_of_capitals(items, at, joined=True, headline=sentence.is_headline)
        pasted = any(
            f.voice != NOUN for i in items[at + 1 : at + length] for f in i.forms
        )  # "Pemerintah Siap Blokir Kirimin ..."
        if language.grammar.head_first and (pasted or is_all_in_capitals(items)):
            length = _in_headline(items, at, length, aliases)
        elif language.grammar.head_first and is_titled(items, at):
            length -= _person_behind(items, at, length, language)
        country = language.grammar.head_first and length == 2 and is_place(items[at + 1]) and item.any("noun:any_agency")
        if length > 1 and not country:  # "Regulator Prancis": no name, but a body of the country
            stop = behind_initials(items, at + length) if language.grammar.head_first else at + length
            if stop > at + length:
                short, of = items[at + length + 1].low, written(items[at + length + 3 : stop])
                name = f"{written(items[at : at + length])} {of}"
                entity = aliases.setdefault(name.lower(), Entity(slug(name), name, "agency"))
                aliases |= {alias: entity for alias in (short, f"{short} {of.lower()}") if alias not in aliases}
                fuse(items, at, stop, name, entity)
                return 1
            if length > _FULL_NAME and items[at + length - 1].any("nation"):
                return _of_nation(items, at, length, aliases)
            begin = _modifiers_before(items, at) if not language.grammar.head_first else at
            return link_name(sentence, begin, length + at - begin, "agency", aliases)
    if language.grammar.head_first:
        return 0
    stop = _suffixed(items, at, headline=sentence.is_headline)
    country = stop == at + 2 and not items[at].adjective and is_country(items[at])
    if country and _is_its_state(items[at + 1], language):
        return 0
    return link_name(sentence, at, stop - at, "agency", aliases) if stop > at else 0


def _of_nation(items: list[Item], at: int, length: int, aliases: dict[str, Entity]) -> int:
    """ "Komisi Niaga [RI]": the body without the name of its state."""
    name = written(items[at : at + length - 1])
    entity = aliases.setdefault(name.lower(), Entity(slug(name), name, "agency"))
    fuse(items, at, at + length, written(items[at : at + length]), entity)
    return 1


def _person_behind(items: list[Item], at: int, length: int, language: Language) -> int:
    """How many words at the end of a run are the name of a person, behind a title and a body: "Kepala Dinas Pasar [Ilmar Kesk]".

    A body's name has words for what it does, or the place that it is of.
    """
    fields = {field.lower() for field in language.people.get("fields", ())}
    own = 0
    while own < length and could_name(items[at + length - 1 - own]) and items[at + length - 1 - own].low not in fields:
        own += 1
    behind = items[at + length : at + length + 1]
    goes_on = bool(behind) and "person:particles" in behind[0].tags  # "Ilmar [de] Kesk"
    if own == 1 and length > _FULL_NAME and not goes_on:  # "Ketua Komisi Anak Indonesia [Susanto]"
        of_state = is_country(items[at + length - 2])
        return int(of_state and not items[at + length - 1].any("person:stop"))
    words = min(own, 1) if goes_on else max(_FULL_NAME, own - 1) if own >= _FULL_NAME else 0
    return words if length - words > 1 else 0


def _in_headline(items: list[Item], at: int, length: int, aliases: Mapping[str, Entity]) -> int:
    """How many words of capitals are the name: those that the text has, or all where a word that is no part of it closes them.

    What else follows may be any word: "Regulator Beri Sinyal Damai".
    """
    for shorter in range(length, 1, -1):
        if " ".join([i.low for i in items[at : at + shorter]]) in aliases:
            return shorter
    closed = at + length < len(items) and (
        leads_on(items, at + length) or items[at + length].text == ":" or abbreviation(items, at + length) is not None
    )
    return length if closed else 0


def _is_its_state(item: Item, language: Language) -> bool:
    """ "Freedonia [officials]", "Freedonia [government]": whoever governs a country, and no body of this name."""
    several = item.any("noun:any_agency") and item.low.endswith(language.grammar.plural or "\0")
    return not item.capital and (several or item.any("ref:government"))


def _suffixed(items: list[Item], at: int, *, headline: bool) -> int:
    """Where a name ends that a word for a body closes, with what it is of: "Data Commissioner", "High Court of
    Marrowby"; `at` for none.
    """
    item = items[at]
    place_before = item.entity is not None and item.entity.kind == "place"
    opens = item.capital and not item.any(*NO_NAME) and not (headline and is_verbal(item))
    if not (place_before or (item.entity is None and opens)):
        return at
    known = place_before or (at > 0 and "determiner" in items[at - 1].tags)
    stop, closed = at, at
    while stop < len(items) and stop - at < 6:
        ahead = items[stop]
        if (ahead.entity is not None and stop > at) or not ahead.is_word or (stop > at and headline and is_verbal(ahead)):
            break
        if "pattern:agency_suffix" in ahead.tags and (ahead.capital or (known and stop - at <= 2)):
            follows = items[stop + 1] if stop + 1 < len(items) else None
            if not headline and "ref:government" in ahead.tags and follows is not None and could_name(follows):
                break  # "Global Government Affairs" is no government
            closed = stop + 1
            if follows is None or "pattern:agency_suffix" not in follows.tags:
                break
        if not (ahead.capital or (place_before and _describes(ahead)) or ahead.any("genitive", "coordinator")):
            break
        stop += 1
    if closed > at and items[closed - 1].any("person:court_titles") and closed < len(items) and could_name(items[closed]):
        return at  # "US District Court Judge [Ilmar Kesk]"
    if closed == at or (items[closed - 1].any("person:titles") and at > 0 and _is_one_of_many(items[at - 1])):
        return at
    whole = with_what_it_is_of(items, closed)
    return whole if whole - at > 1 or " " in item.text else at


def _describes(item: Item) -> bool:
    """A small word that may stand between a place and the word for its body: "Vandrian [media] regulator", no verb."""
    if item.any("article"):
        return False
    return item.is_plain or ((item.any("transparent", "possessive") or noun_class(item) is not None) and not is_verbal(item))


def _is_one_of_many(item: Item) -> bool:
    """The article of "a Senior Attorney", who is no body."""
    return "article" in item.tags and "determiner" not in item.tags


def _modifiers_before(items: list[Item], at: int) -> int:
    """Where a name begins that a capitalised adjective opens ("South Korean Ministry of ...")."""
    begin = at
    while begin > 0 and at - begin < 3 and items[begin - 1].capital and (items[begin - 1].is_plain or items[begin - 1].adjective):
        begin -= 1
    return begin
