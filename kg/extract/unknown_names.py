"""Names that no list holds, found by the words around them: "aplikasi Kirimin", "the Chatlune app", hosts."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from kg.extract.document import Item, Sentence
from kg.extract.hyphens import is_compound
from kg.extract.name_aliases import link_name
from kg.extract.name_words import (
    NAME_TOKENS,
    NO_NAME,
    completes_name,
    could_name,
    is_all_in_capitals,
    is_verbal,
    run_of_capitals,
)
from kg.extract.nouns import is_place, noun_class
from kg.extract.phrases import closing_bracket, is_plural
from kg.extract.unlisted_bodies import link_agency, link_government
from kg.model import Entity
from kg.ontology import BARE, NOUN, Grammar, Language

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,4}[a-z]{2,12}\Z", re.IGNORECASE)


_MOST_WORDS = 4


_POSSESSIVES = ("'s", "’s")


_APPOSED = 2  # items before a word for what a service is, with the comma
_ASIDE = 8  # items of an aside that tells it
_MODIFIERS = 2  # small words between "aplikasi" and its name


_DESCRIBED = 3  # small words between the noun and the comma: "dua aplikasi [investasi bodong], ..."


_CLASS_BEFORE = 5  # items between the word for what they are and the word that opens a list of examples


_CLASS_AHEAD = 9  # the same before ", yaitu", which lists all of them


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
    for at, item in enumerate(items):
        if "." in item.text and item.text != ".":
            _link_host(sentence, at)  # before "the site" makes a name of it
    at = 0
    while at < len(items):
        item = items[at]
        # What none of the readers could begin with is passed over here, in one step.
        if (
            item.names
            or (ends and (item.capital or item.entity is not None))
            or (opens and item.tags and not _OPENING.isdisjoint(item.tags))
        ):
            _read_here(sentence, at, language, aliases, proper, closes=closes)
        at += 1


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
        ("ref:government" in item.tags and link_government(sentence, at, aliases))
        or ((item.capital or is_place(item)) and link_agency(sentence, at, language, aliases))
        or ("exemplifier" in item.tags and _exemplified(sentence, at, aliases))
        or (item.tags and _after_word(sentence, at, language, aliases, proper))
        or (closes and item.capital and _before_word(sentence, at, aliases))
    )


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
        stopped = at + 2 < len(items) and items[at + 1].text == "." and items[at + 1].start == item.end  # "PT. Karsa Niaga"
        behind = run_of_capitals(items, at + 2, joined=True, headline=sentence.is_headline) if stopped else 0
        length = 2 + behind if behind else run_of_capitals(items, at, joined=True, headline=sentence.is_headline)
        joint = next((k for k in range(1, length) if "coordinator" in items[at + k].tags), length)
        return link_name(sentence, at, joint, kind, aliases) if joint > 1 else 0
    if _is_in_a_title(items, at, language):
        return 0
    begin = at + 1
    if begin < len(items) and items[begin].text in {'"', "“", "'", "‘"}:
        begin += 1
    elif proper is not None and begin < len(items) and items[begin].text not in proper:
        return 0  # "Blokir Situs dan Aplikasi Penting": what every word of a headline has says nothing of a name
    if language.grammar.head_first and kind == "platform" and _is_apposed(items, at):
        return link_name(sentence, at - 2, 1, kind, aliases)
    found = _counted_members(sentence, begin, kind, aliases) if is_plural(items, at, language.grammar) else 0
    if found:
        return found
    if language.grammar.head_first and kind == "platform":
        begin = _behind_modifiers(items, begin, language.grammar)
    begin = _behind_listed(items, begin) if is_plural(items, at, language.grammar) else begin
    while (length := _names_from(items, begin)) > 0 and not _is_of_a_class(items, begin + length):
        length += _rest_of_title(items, begin + length, item, language)
        found += link_name(sentence, begin, length, kind, aliases)
        if not is_plural(items, at, language.grammar):
            break
        begin += 1
        while begin < len(items) and (items[begin].text == "," or "coordinator" in items[begin].tags):
            begin += 1
        begin = _behind_listed(items, begin)
    return found


def _behind_listed(items: Sequence[Item], begin: int) -> int:
    """The index behind the services of a list that are known: "the news apps [Chatlune,] Foxtail News, [Viber, and] Vidara News".
    One that ends it stands there still.
    """
    k = begin
    while k + 1 < len(items) and (entity := items[k].entity) is not None and entity.kind == "platform":
        stop = k + 1
        while stop < len(items) and (items[stop].text == "," or "coordinator" in items[stop].tags):
            stop += 1
        if stop == k + 1 or "coordinator" in items[k - 1].tags:
            return begin  # "the apps Chatlune and Viber, Ilmar Kesk said"
        k = stop
    return k


def _is_apposed(items: Sequence[Item], at: int) -> bool:
    """ "memanggil [Flockly], aplikasi kencan asal Swedia, ...": what it is stands behind the name, and where it comes from.

    In "Menurut Raka, aplikasi asal Swedia itu ..." a clause begins.
    """
    if at < _APPOSED or items[at].capital or items[at - 1].text != "," or not could_name(items[at - 2]):
        return False
    before = items[at - 3] if at > _APPOSED else None
    if before is not None and (
        before.capital or before.any("person:titles", "speech:according", "speech:verbs", "speech:reporting")
    ):
        return False
    told = False
    for item in items[at + 1 : at + _ASIDE]:
        if item.text in {",", "."}:
            return told
        if item.forms or item.any("demonstrative", "cue:before", "perfect", "passive_auxiliary"):
            return False
        told = told or item.any("origin", "genitive") or is_place(item)
    return False


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
        link_name(sentence, at, length, kind, aliases)
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


def _rest_of_title(items: Sequence[Item], at: int, noun: Item, language: Language) -> int:
    """ "the strategy game Marcher [of Kings]": how many words go on with the name of a game behind "of"."""
    games = language.words.get("played", ())
    follows = at + 1 < len(items) and items[at].any("genitive") and could_name(items[at + 1])
    return 2 if follows and noun.low in games else 0


def _is_our(items: list[Item], begin: int, at: int) -> bool:
    """ "Layar [Kita]": a pronoun with a capital inside a text that is no headline."""
    item = items[at]
    return begin < at and item.capital and item.any("ref:self") and item.entity is None and not is_all_in_capitals(items)


def _is_in_a_title(items: list[Item], at: int, language: Language) -> bool:
    """A word with a capital that is part of a longer title, as in a headline: what follows may be anything.

    "Perwakilan Industri Game Muhammad Alif", "the Service Providers", "The Parent Trap". So is the field of an expert: "pengamat
    media sosial Sinta Kalyana".
    """
    if at and items[at - 1].any("person:expert_titles"):
        return True
    if not items[at].capital or not at or not items[at - 1].is_word or is_verbal(items[at - 1]):
        return False
    return items[at - 1].capital or not language.grammar.head_first


def _before_word(sentence: Sentence, at: int, aliases: dict[str, Entity]) -> int:
    """ "the Chatlune app", "Border Rights Foundation": a name right before a word for what it is."""
    items = sentence.items
    before = items[at - 1] if at else None
    if before is not None and (could_name(before) or before.entity is not None):
        return 0
    if (length := _around_place(items, at)) > 0:
        return link_name(sentence, at, length, "platform", aliases)
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
        return link_name(sentence, at, plain, kind, aliases)
    while stop < len(items) and stop > at:
        if "pattern:organization_suffix" in items[stop].tags and items[stop].capital:
            return link_name(sentence, at, stop + 1 - at, "organization", aliases)
        stop -= 1
    return 0


def _around_place(items: list[Item], at: int) -> int:
    """How many capitals make a name that holds a place, before a word for what it is: "the [East Asia Forum] website", "The
    [Kashmir Walla] website".
    """
    stop = at
    while stop < len(items) and stop - at < _MOST_WORDS and _is_of_place_name(items[stop]):
        stop += 1
    run = items[at:stop]
    closes = stop < len(items) and items[stop].text.islower() and _kind(items[stop], _SUFFIXES) == "platform"
    if len(run) < 2 or not closes or not at or "article" not in items[at - 1].tags:
        return 0
    places = [_names_place(i) for i in run]
    return len(run) if any(places) and not places[-1] and any(could_name(i) for i in run) else 0


def _names_place(item: Item) -> bool:
    return is_place(item) or (item.entity is None and any(n.entity.label == "Place" for n in item.names))


def _is_of_place_name(item: Item) -> bool:
    """A capital that nothing is known of, a place, or a common word that is written with one ("Forum")."""
    if not item.capital or item.adjective or item.any(*NO_NAME):
        return False
    return item.entity is None or is_place(item)


def _inside(items: list[Item], at: int) -> bool:
    """A capitalised word that may stand in the name of an organisation, whatever it means elsewhere: "Border [Media] Guild"."""
    item = items[at]
    if "possessive" in item.tags:
        return at + 1 < len(items) and items[at + 1].capital
    opens = item.capital and item.is_word and item.entity is None and not is_compound(item)
    return opens and not item.any(*NO_NAME) and not is_verbal(item)


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
        while stop < len(items) and stop - k < NAME_TOKENS and could_name(items[stop]) and "person:stop" not in items[stop].tags:
            stop += 1
        stop += k < stop < len(items) - 1 and _ends_member(items, stop)
        if stop > k and not (items[k - 1].entity is not None and items[k - 1].end + 1 == items[k].start):
            found += link_name(sentence, k, stop - k, kind, aliases)  # but "GO" only goes on with "Counter-Strike GO"
        elif items[k].text == "(" and (close := closing_bracket(items, k)):
            k = close  # "Yahoo, Paypal (dibuka sementara), Steam (gim), dan Origin"
        elif not (items[k].text == "," or items[k].any("coordinator", "determiner") or items[k].entity is not None):
            break
        k += 1
    return found


def _ends_member(items: Sequence[Item], at: int) -> bool:
    """ "including Flapreel, Tap Tap [Send] and ...": a verb with a capital right before the next of a list ends a name."""
    own = items[at].capital and items[at].entity is None and items[at].text.istitle() and not is_all_in_capitals(items)
    return own and (items[at + 1].text == "," or items[at + 1].any("coordinator"))


def _link_host(sentence: Sentence, at: int) -> None:
    item = sentence.items[at]
    before = sentence.items[at - 1] if at else None
    if before is not None and before.text in "/@" and before.end == item.start:
        return
    if item.entity is None and item.is_plain and _HOST.match(item.text):
        host = item.low.removeprefix("www.")
        item.entity = Entity(host, host, "domain")
