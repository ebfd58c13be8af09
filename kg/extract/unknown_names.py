"""Names that no list holds, found by the words around them: "aplikasi Kirimin", "the Freedonian Communications Authority"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from kg.extract.body_places import behind_initials, with_what_it_is_of
from kg.extract.document import Document, Item, Sentence, fuse
from kg.extract.hyphens import is_compound
from kg.extract.nouns import is_place, noun_class
from kg.extract.phrases import closing_bracket, is_plural
from kg.model import Entity, slug
from kg.ontology import BARE, NOUN, Grammar, Language

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,4}[a-z]{2,12}\Z", re.IGNORECASE)


_NAME_TOKENS = 5
_MOST_WORDS = 4
_INITIALS = 3
_POSSESSIVES = ("'s", "’s")
_MODIFIERS = 2  # small words between "aplikasi" and its name
_DESCRIBED = 3  # small words between the noun and the comma: "dua aplikasi [investasi bodong], ..."
_CLASS_BEFORE = 5  # items between the word for what they are and the word that opens a list of examples
_CLASS_AHEAD = 9  # the same before ", yaitu", which lists all of them


def words_in_capitals(document: Document) -> frozenset[str] | None:
    """The words that the small print writes with a capital: which of those in a headline may be names. None where there is no
    small print to compare.
    """
    small_print = [s.items for s in document.sentences if not s.is_headline]
    if not small_print:
        return None
    return frozenset([i.text for items in small_print for i in items if i.capital])


def asks_for_proper_words(sentence: Sentence, language: Language) -> bool:
    """Whether it matters to a sentence which words may begin a name: they do so behind a word for what it is."""
    return language.grammar.head_first and not sentence.tags.isdisjoint(_PREFIXES)


def link_unknown(
    sentence: Sentence, language: Language, aliases: dict[str, Entity], proper: Collection[str] | None = None
) -> None:
    """Links what the words around it show to be an agency, a platform, a company or a host; adds each name to `aliases`.

    `proper`: for a headline, the words that may begin a name; None where any may.
    """
    items = sentence.items
    opens = not sentence.tags.isdisjoint(_OPENING)
    closes = not sentence.tags.isdisjoint(_SUFFIXES)
    ends = closes or (not language.grammar.head_first and "pattern:agency_suffix" in sentence.tags)
    at = 0
    while at < len(items):
        item = items[at]
        # What none of the readers could begin with is passed over here, in one step.
        if (
            item.names
            or ("." in item.text and item.text != ".")
            or (ends and (item.capital or item.entity is not None))
            or (opens and item.tags and not _OPENING.isdisjoint(item.tags))
        ):
            _read_here(sentence, at, language, aliases, proper, closes=closes)
        at += 1


def _run(items: list[Item], at: int, *, joined: bool = False, headline: bool = False) -> int:
    """How many items from a place on make a name: capitals and numbers, with "dan" or "of" between capitals where `joined`."""
    stop = at
    while stop < len(items) and stop - at < 2 * _NAME_TOKENS:
        item = items[stop]
        if (item.entity is not None and item.entity.kind != "place") or (
            stop > at and headline and (_is_verbal(item) or "adverb" in item.tags)
        ):
            break
        if (
            item.is_word
            and (item.capital or (stop > at and item.text.isdigit() and len(item.text) < 3))
            and not item.any("person:titles")
            and not (stop > at + 1 and _honours(items, stop))
        ) or (joined and stop > at and item.any("coordinator", "genitive") and _goes_on(items, stop + 1)):
            stop += 1
        else:
            break
    return stop - at


def _honours(items: list[Item], at: int) -> bool:
    """A word before a person's name, behind a body: "Kepolisian Nasional Brigjen Anders Kolopita"."""
    return items[at].any("person:honorifics") and at + 1 < len(items) and could_name(items[at + 1])


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Whether a name goes on behind a conjunction: "Komunikasi dan [Informatika]", but "hingga [Juni]" is a date."""
    return at < len(items) and items[at].capital and not items[at].any("person:stop")


def _leads_on(items: Sequence[Item], at: int) -> bool:
    """A verb of a headline, or a word before one, with which no name goes on: "Komisi Data [Resmi] Tegur Fotoria"."""
    adverb = "adverb" in items[at].tags and at + 1 < len(items)
    return _is_verbal(items[at]) or (adverb and _is_verbal(items[at + 1]))


def _is_verbal(item: Item) -> bool:
    """A word of a headline in capitals that goes on behind a name: "Komisi Data Tegur Fotoria"."""
    return any(f.voice != NOUN for f in item.forms) or item.any(
        "support_active",
        "support_passive",
        "reversal_active",
        "reversal_passive",
        "cue:before",
        "speech:reporting",
        "ask",
        "order",
    )


def _read_here(
    sentence: Sentence,
    at: int,
    language: Language,
    aliases: dict[str, Entity],
    proper: Collection[str] | None,
    *,
    closes: bool,
) -> bool:
    """Tries each reader that could begin at an item; the first that finds a name has it. `closes`: whether the sentence has a
    word that closes a name.
    """
    item = sentence.items[at]
    return bool(
        ("ref:government" in item.tags and _government(sentence, at, aliases))
        or ("." in item.text and _host(sentence, at))
        or ((item.capital or is_place(item)) and _agency(sentence, at, language, aliases))
        or ("exemplifier" in item.tags and _exemplified(sentence, at, aliases))
        or (item.tags and _after_word(sentence, at, language, aliases, proper))
        or (closes and item.capital and _before_word(sentence, at, aliases))
    )


def _government(sentence: Sentence, at: int, aliases: dict[str, Entity]) -> int:
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
    surface = _written(items[first : last + 1])
    fuse(items, first, last + 1, surface, entity)
    return 1


def _agency(sentence: Sentence, at: int, language: Language, aliases: dict[str, Entity]) -> int:
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
        return _name(sentence, begin, stop - begin, "agency", aliases)
    if item.entity is None and item.capital and "pattern:agency_prefix" in item.tags:
        length = _run(items, at, joined=True, headline=sentence.is_headline)
        pasted = any(
            f.voice != NOUN for i in items[at + 1 : at + length] for f in i.forms
        )  # "Pemerintah Siap Blokir Kirimin ..."
        if language.grammar.head_first and (pasted or is_all_in_capitals(items)):
            length = _in_headline(items, at, length, aliases)
        country = language.grammar.head_first and length == 2 and is_place(items[at + 1]) and item.any("noun:any_agency")
        if length > 1 and not country:  # "Regulator Prancis": no name, but a body of the country
            stop = behind_initials(items, at + length) if language.grammar.head_first else at + length
            if stop > at + length:
                short, of = items[at + length + 1].low, _written(items[at + length + 3 : stop])
                name = f"{_written(items[at : at + length])} {of}"
                entity = aliases.setdefault(name.lower(), Entity(slug(name), name, "agency"))
                aliases |= {alias: entity for alias in (short, f"{short} {of.lower()}") if alias not in aliases}
                fuse(items, at, stop, name, entity)
                return 1
            begin = _modifiers_before(items, at) if not language.grammar.head_first else at
            return _name(sentence, begin, length + at - begin, "agency", aliases)
    if language.grammar.head_first:
        return 0
    stop = _suffixed(items, at, headline=sentence.is_headline)
    country = stop == at + 2 and not items[at].adjective and any(n.entity.kind == "country" for n in items[at].names)
    if country and _is_its_state(items[at + 1], language):
        return 0
    return _name(sentence, at, stop - at, "agency", aliases) if stop > at else 0


def is_all_in_capitals(items: Sequence[Item]) -> bool:
    """Whether no verb, noun or unknown word is written small: a headline, in which small words only join."""
    for i in items:
        if not i.capital and i.is_word and i.text.islower() and (i.is_plain or i.forms or noun_class(i) is not None):
            return False
    return True


def _in_headline(items: list[Item], at: int, length: int, aliases: Mapping[str, Entity]) -> int:
    """How many words of capitals are the name: those that the text has, or all where a word that is no part of it closes them.

    What else follows may be any word: "Regulator Beri Sinyal Damai".
    """
    for shorter in range(length, 1, -1):
        if " ".join([i.low for i in items[at : at + shorter]]) in aliases:
            return shorter
    closed = at + length < len(items) and (
        _leads_on(items, at + length) or items[at + length].text == ":" or abbreviation(items, at + length) is not None
    )
    return length if closed else 0


_NO_NAME = (
    "determiner",
    "preposition",
    "subordinator",
    "person:titles",
    "person:stop",
    "ref:self",
    "ref:person",
    "ref:plural",
    "adverb",
)


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
    opens = item.capital and not item.any(*_NO_NAME) and not (headline and _is_verbal(item))
    if not (place_before or (item.entity is None and opens)):
        return at
    known = place_before or (at > 0 and "determiner" in items[at - 1].tags)
    stop, closed = at, at
    while stop < len(items) and stop - at < 6:
        ahead = items[stop]
        if (ahead.entity is not None and stop > at) or not ahead.is_word or (stop > at and headline and _is_verbal(ahead)):
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
    if closed == at or (items[closed - 1].any("person:titles") and at > 0 and _is_one_of_many(items[at - 1])):
        return at
    whole = with_what_it_is_of(items, closed)
    return whole if whole - at > 1 or " " in item.text else at


def _describes(item: Item) -> bool:
    """A small word that may stand between a place and the word for its body: "Vandrian [media] regulator", no verb."""
    if item.any("article"):
        return False
    return item.is_plain or ((item.any("transparent", "possessive") or noun_class(item) is not None) and not _is_verbal(item))


def _is_one_of_many(item: Item) -> bool:
    """The article of "a Senior Attorney", who is no body."""
    return "article" in item.tags and "determiner" not in item.tags


def _modifiers_before(items: list[Item], at: int) -> int:
    """Where a name begins that a capitalised adjective opens ("South Korean Ministry of ...")."""
    begin = at
    while begin > 0 and at - begin < 3 and items[begin - 1].capital and (items[begin - 1].is_plain or items[begin - 1].adjective):
        begin -= 1
    return begin


_PREFIXES = {"pattern:platform_prefix": "platform", "pattern:organization_prefix": "organization"}


_SUFFIXES = {"pattern:platform_suffix": "platform", "pattern:organization_suffix": "organization"}


_OPENING = frozenset({"ref:government", "exemplifier", "pattern:agency_prefix", *_PREFIXES})
"""Without a word of one of these kinds, or one that closes a name, a sentence shows of no name what it is; hosts and listed names
show it by themselves."""


def _after_word(
    sentence: Sentence, at: int, language: Language, aliases: dict[str, Entity], proper: Collection[str] | None
) -> int:
    """ "aplikasi Kirimin", "the app Chatlune": a name right after a word for what it is; after a plural, all of a list."""
    items = sentence.items
    item = items[at]
    kind = _kind(item, _PREFIXES)
    if kind is None or item.entity is not None:
        return 0
    begins_names = language.patterns["organization_prefix"]  # those that are listed with a capital: "Yayasan", no "company"
    if kind == "organization" and item.capital and item.text in begins_names:
        length = _run(items, at, joined=True, headline=sentence.is_headline)
        joint = next((k for k in range(1, length) if "coordinator" in items[at + k].tags), length)
        return _name(sentence, at, joint, kind, aliases) if joint > 1 else 0
    if _is_in_a_title(items, at, language):
        return 0
    begin = at + 1
    if begin < len(items) and items[begin].text in {'"', "“", "'", "‘"}:
        begin += 1
    elif proper is not None and begin < len(items) and items[begin].text not in proper:
        return 0  # "Blokir Situs dan Aplikasi Penting": what every word of a headline has says nothing of a name
    found = _counted_members(sentence, begin, kind, aliases) if is_plural(items, at, language.grammar) else 0
    if found:
        return found
    if language.grammar.head_first and kind == "platform":
        begin = _behind_modifiers(items, begin, language.grammar)
    while (length := _names_from(items, begin)) > 0 and not _is_of_a_class(items, begin + length):
        found += _name(sentence, begin, length, kind, aliases)
        if not is_plural(items, at, language.grammar):
            break
        begin += 1
        while begin < len(items) and (items[begin].text == "," or "coordinator" in items[begin].tags):
            begin += 1
    return found


def _behind_modifiers(items: Sequence[Item], begin: int, grammar: Grammar) -> int:
    """Where a name stands behind a word or two that tell what kind it is of: "aplikasi foto [Pikselia]", "situs dewasa
    [Peepnow]"; `begin` where no single name does, and none behind a verb.
    """
    k = begin
    while k < len(items) and k - begin < _MODIFIERS and (_is_modifier(items[k], grammar) or (is_place(items[k]))):
        k += 1
    length = _names_from(list(items), k) if k > begin else 0
    return k if length in (1, 2) and not (items[k].any("person:stop") or items[k].text.isupper()) else begin


def _is_modifier(item: Item, grammar: Grammar) -> bool:
    noun = item.is_plain or (
        item.entity is None and all(f.voice in (NOUN, BARE) for f in item.forms) and not set(item.tags) - {"noun:content"}
    )
    return noun and item.text.isalpha() and item.text.islower() and not item.low.startswith(grammar.verb_beginnings)


def _counted_members(sentence: Sentence, begin: int, kind: str, aliases: dict[str, Entity]) -> int:
    """ "Dua aplikasi investasi bodong, Cuanpasti dan Labaraya, ...": a list between commas names those that were counted."""
    items, comma = sentence.items, begin
    while comma < len(items) and comma - begin < _DESCRIBED and items[comma].is_plain and items[comma].text.islower():
        comma += 1
    if comma >= len(items) or items[comma].text != ",":
        return 0
    found: list[tuple[int, int]] = []
    k, joined = comma + 1, False
    while (length := _names_from(items, k)) > 0:
        found.append((k, length))
        k += length
        if joined or k >= len(items) or not (items[k].text == "," or items[k].any("coordinator")):
            break
        while k < len(items) and (items[k].text == "," or items[k].any("coordinator")):
            joined = joined or items[k].any("coordinator")
            k += 1
    closed = k >= len(items) or items[k].text in {",", "."} or bool(items[k].forms)
    if not (joined and closed and len(found) > 1):
        return 0
    for at, length in reversed(found):
        _name(sentence, at, length, kind, aliases)
    return len(found)


def _is_of_a_class(items: Sequence[Item], after: int) -> bool:
    """ "80 situs LGBT lainnya": what others there are of is no name."""
    return after < len(items) and "another" in items[after].tags and "transparent" in items[after].tags


def _names_from(items: list[Item], begin: int) -> int:
    """How many words that nothing is known of stand in a row from a place on."""
    stop = begin
    while (
        stop < len(items)
        and stop - begin < _MOST_WORDS
        and (could_name(items[stop]) or _is_our(items, begin, stop) or completes_name(items, begin, stop))
    ):
        stop += 1
        # "gim Marcher Bound's Rest": an English name goes on behind its possessive
        stop += begin < stop < len(items) - 1 and items[stop].low in _POSSESSIVES and could_name(items[stop + 1])
    return stop - begin


def _is_our(items: list[Item], begin: int, at: int) -> bool:
    """ "Layar [Kita]": a pronoun with a capital inside a text that is no headline."""
    item = items[at]
    return begin < at and item.capital and item.any("ref:self") and item.entity is None and not is_all_in_capitals(items)


def _is_in_a_title(items: list[Item], at: int, language: Language) -> bool:
    """A word with a capital that is part of a longer title, as in a headline: what follows may be anything.

    "Perwakilan Industri Game Muhammad Alif", "the Service Providers", "The Parent Trap".
    """
    if not items[at].capital or not at or not items[at - 1].is_word or _is_verbal(items[at - 1]):
        return False
    return items[at - 1].capital or not language.grammar.head_first


def _before_word(sentence: Sentence, at: int, aliases: dict[str, Entity]) -> int:
    """ "the Chatlune app", "Border Rights Foundation": a name right before a word for what it is."""
    items = sentence.items
    before = items[at - 1] if at else None
    if before is not None and (could_name(before) or before.entity is not None):
        return 0
    if not could_name(items[at]) and not (before is not None and "article" in before.tags and _inside(items, at)):
        return 0
    stop = at + 1
    while stop < len(items) and stop - at < _MOST_WORDS and _inside(items, stop):
        stop += 1
    plain = _names_from(items, at)
    if plain and at + plain < len(items) and (kind := _kind(items[at + plain], _SUFFIXES)) == "platform":
        behind = items[at + plain + 1 : at + plain + 2]
        if at == 0 and plain == 1 and behind and noun_class(behind[0]) is not None and not behind[0].forms:
            return 0  # "Overseas platform operators": the capital is that of the sentence
        return _name(sentence, at, plain, kind, aliases)
    while stop < len(items) and stop > at:
        if "pattern:organization_suffix" in items[stop].tags and items[stop].capital:
            return _name(sentence, at, stop + 1 - at, "organization", aliases)
        stop -= 1
    return 0


def _inside(items: list[Item], at: int) -> bool:
    """A capitalised word that may stand in the name of an organisation, whatever it means elsewhere: "Border [Media] Guild"."""
    item = items[at]
    if "possessive" in item.tags:
        return at + 1 < len(items) and items[at + 1].capital
    opens = item.capital and item.is_word and item.entity is None and not is_compound(item)
    return opens and not item.any(*_NO_NAME) and not _is_verbal(item)


def _kind(item: Item, words: Mapping[str, str]) -> str | None:
    for tag, kind in words.items():
        if tag in item.tags:
            return kind
    return None


def _exemplified(sentence: Sentence, at: int, aliases: dict[str, Entity]) -> int:
    """Names listed as services of a kind: "media sosial seperti Cuitkan, Murmur, dan Kirimin", "apps such as X and Y"."""
    items = sentence.items
    lists_all = at > 0 and items[at - 1].text == "," and items[at].any("copula")
    before = items[max(0, at - (_CLASS_AHEAD if lists_all else _CLASS_BEFORE)) : at]
    if not any(i.any("noun:platform", "pattern:platform_prefix") for i in before) or any(i.text in {".", ";"} for i in before):
        return 0
    kind = "organization" if any("pattern:organization_prefix" in i.tags for i in before) else "platform"
    found, k = 0, at + 1
    while k < len(items):
        stop = k
        while stop < len(items) and stop - k < _NAME_TOKENS and could_name(items[stop]) and "person:stop" not in items[stop].tags:
            stop += 1
        if stop > k and not (items[k - 1].entity is not None and items[k - 1].end + 1 == items[k].start):
            found += _name(sentence, k, stop - k, kind, aliases)  # but "GO" only goes on with "Counter-Strike GO"
        elif items[k].text == "(" and (close := closing_bracket(items, k)):
            k = close  # "Yahoo, Paypal (dibuka sementara), Steam (gim), dan Origin"
        elif not (items[k].text == "," or items[k].any("coordinator", "determiner") or items[k].entity is not None):
            break
        k += 1
    return found


def could_name(item: Item) -> bool:
    """A capitalised word that nothing is known of. What goes on small behind a hyphen is none: "Berlin-based", "Non-profit"."""
    return item.capital and item.is_plain and not is_compound(item)


_COMPLETING = frozenset({"noun:content", "noun:network", "noun:people", "transparent"})


def completes_name(items: Sequence[Item], begin: int, at: int) -> bool:
    """Whether a common noun with a capital is part of the name that begins at `begin`: "Snack [Video]", "[Internet] Archive"
    beside a word that nothing else is known of, in a sentence that writes its other words small.
    """
    item = items[at]
    if (
        not item.capital
        or not item.tags
        or item.forms
        or item.names
        or item.entity is not None
        or not _COMPLETING.issuperset(item.tags)
    ):
        return False
    if at == begin and not (at and at + 1 < len(items) and could_name(items[at + 1])):
        return False
    return not is_all_in_capitals(items)


def _host(sentence: Sentence, at: int) -> int:
    item = sentence.items[at]
    before = sentence.items[at - 1] if at else None
    if before is not None and before.text in "/@" and before.end == item.start:
        return 0
    if item.entity is not None or "." not in item.text or not item.is_plain or not _HOST.match(item.text):
        return 0
    host = item.low.removeprefix("www.")
    item.entity = Entity(host, host, "domain")
    return 1


def _name(sentence: Sentence, at: int, length: int, kind: str, aliases: dict[str, Entity]) -> int:
    items = sentence.items
    name = _written(items[at : at + length])
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


def abbreviation(items: Sequence[Item], at: int) -> str | None:
    """The short name in brackets that begin at a place, in lower case: "(FCA)"."""
    bracketed = at + 2 < len(items) and items[at].text == "(" and items[at + 2].text == ")"
    return items[at + 1].low if bracketed and _could_abbreviate(items[at + 1]) else None


def _written(items: Sequence[Item]) -> str:
    """The words of a name as they stand, one blank between any two that are apart: "Journalists' Union"."""
    return "".join([(" " if k and items[k - 1].end < item.start else "") + item.text for k, item in enumerate(items)])


def _longer(name: str, kind: str, aliases: Mapping[str, Entity]) -> Entity | None:
    """The body of a longer name that the article has told before: the "Media Council" is the "Osterland Media Council"."""
    if kind != "agency" or " " not in name:
        return None
    return next((e for key, e in aliases.items() if e.kind == kind and key.endswith(f" {name.lower()}")), None)


def _could_abbreviate(item: Item) -> bool:
    """A name that nothing is known of, or capitals that some listed body bears too and that nothing speaks for."""
    return item.is_plain or (item.entity is None and bool(item.names) and item.text.isupper())


def link_aliases(document: Document, aliases: dict[str, Entity]) -> None:
    """A name found by its context once is known for the rest of the article."""
    if not aliases:
        return
    initials = _initials(aliases)
    firsts = {key.partition(" ")[0] for key in (*aliases, *initials)}
    for sentence in document.sentences:
        items = sentence.items
        for at, item in enumerate(items):
            if item.capital and item.low in firsts and (_could_abbreviate(item) or _COMPLETING.issuperset(item.tags)):
                _link_alias(document, items, at, aliases, initials)


def _link_alias(
    document: Document, items: list[Item], at: int, aliases: Mapping[str, Entity], initials: Mapping[str, Entity]
) -> None:
    for length in (4, 3, 2, 1):
        run = items[at : at + length]
        entity = aliases.get(" ".join([i.low for i in run]))
        if length == 1 and not _could_abbreviate(items[at]):
            return  # "the Internet" is no "Internet Archive"
        if entity is None and length == 1 and items[at].text.isupper():
            entity = initials.get(items[at].low)
        if entity is not None and len(run) == length and all(i.entity is None for i in run):
            fuse(items, at, at + length, document.article.text[run[0].start : run[-1].end], entity)
            return


def _initials(aliases: Mapping[str, Entity]) -> dict[str, Entity]:
    """What the bodies of an article may be called for short: "OMC" for an "Office of Market Conduct"."""
    found: dict[str, Entity] = {}
    for entity in aliases.values():
        if entity.kind == "agency":
            short = "".join([word[0] for word in entity.name.split() if word[0].isupper()]).lower()
            if len(short) >= _INITIALS:
                found.setdefault(short, entity)
    return found
