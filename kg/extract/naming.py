"""Entity linking inside one article: listed names first, then weak and ambiguous ones by context, then names no list holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.extract.document import Document, Item, Sentence
from kg.extract.lexicon import Name
from kg.model import Entity, slug
from kg.ontology import Language, ListedEntity

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,4}[a-z]{2,12}\Z", re.IGNORECASE)
_NAME_TOKENS = 5
_ACTING = ("name", "office", "domain")


def link(document: Document) -> None:
    """Links every mention of the document in place: `Item.entity`, fused items for names of several words."""
    language = document.lexicon.language
    strong = _link_strong(document)
    country = _country(strong, language)
    seen = {e.id for e in strong}
    _link_weak(document, seen, country)
    _link_weak(document, seen, country)
    if language.grammar.head_first:
        _join_places(document)
    aliases: dict[str, Entity] = {}
    for sentence in document.sentences:
        _link_unknown(sentence, language, aliases)
    _link_aliases(document, aliases)


def entity_of(listed: ListedEntity) -> Entity:
    """The entity that a mention of a listed one means."""
    return Entity(listed.id, listed.name, listed.entity_kind)


def fuse(sentence: Sentence, text: str, start: int, stop: int, entity: Entity, *, office: bool = False) -> None:
    """Makes one item of items `[start, stop)`, linked to the entity."""
    first, last = sentence.items[start], sentence.items[stop - 1]
    surface = text[first.start : last.end]
    sentence.items[start:stop] = [Item(first.start, last.end, surface, surface.lower(), {}, entity=entity, office=office)]


def _link_strong(document: Document) -> list[ListedEntity]:
    found: list[ListedEntity] = []
    for _, _, item in document.items():
        best = _strongest(item.names)
        if best is not None:
            _set(item, best)
            found.append(best.entity)
    return found


def _strongest(names: Sequence[Name]) -> Name | None:
    strong = [n for n in names if not n.weak and n.kind in _ACTING] or [n for n in names if not n.weak]
    if len({n.entity.id for n in strong}) == 1:
        return strong[0]
    return None


def _set(item: Item, name: Name) -> None:
    item.entity = entity_of(name.entity)
    item.office = name.kind == "office"
    item.adjective = name.kind == "adjective"


def _country(strong: Sequence[ListedEntity], language: Language) -> str | None:
    votes = Counter(e.country for e in strong if e.country and e.label in ("Agency", "Place"))
    if language.country:
        votes[language.country] += 1
    return max(sorted(votes), key=lambda c: votes[c]) if votes else None


def _link_weak(document: Document, strong: set[str], country: str | None) -> None:
    for sentence in document.sentences:
        for index, item in enumerate(sentence.items):
            if item.entity is None and item.names:
                chosen = _weak_choice(sentence.items, index, strong, country)
                if chosen is not None:
                    _set(item, chosen)
                    strong.add(chosen.entity.id)


def _join_places(document: Document) -> None:
    """ "Facebook Indonesia", "Kementerian Komunikasi dan Digital Republik Indonesia": the place belongs to the name before it."""
    for sentence in document.sentences:
        items = sentence.items
        at = 1
        while at < len(items):
            item, before = items[at], items[at - 1]
            if (
                _is_country(item)
                and before.entity is not None
                and before.entity.kind in ("agency", "platform", "organization")
                and not before.office
            ):
                text = document.article.text[before.start : item.end]
                items[at - 1 : at + 1] = [Item(before.start, item.end, text, text.lower(), {}, entity=before.entity)]
            else:
                at += 1


def _weak_choice(items: list[Item], index: int, strong: set[str], country: str | None) -> Name | None:
    names = [n for n in items[index].names if n.kind != "capital"]
    seen = [n for n in names if n.entity.id in strong]
    if len({n.entity.id for n in seen}) == 1:
        return seen[0]
    modifier = (
        items[index - 1]
        if index and items[index - 1].capital and (items[index - 1].is_plain or items[index - 1].adjective)
        else None
    )
    if modifier is not None:
        names = [n for n in names if n.entity.label != "Agency" or _of_country(n.entity, modifier)]
    official = [n for n in names if n.entity.label == "Agency" and (modifier is not None or n.entity.country == country)]
    if len({n.entity.id for n in official}) == 1:
        return official[0]
    bodies = [n for n in names if n.entity.label == "Agency"]
    if len({n.entity.id for n in bodies}) == 1 and _acts(items, index):
        return bodies[0]
    if _inside_longer(items, index):
        return None
    services = [n for n in names if n.entity.label in ("Platform", "Organization")]
    if len({n.entity.id for n in services}) == 1 and (_in_company(items, index) or _acted_upon(items, index)):
        return services[0]
    others = [n for n in names if not n.weak or n.entity.label in ("Place", "LegalInstrument")]
    return (
        others[0]
        if len({n.entity.id for n in others}) == 1 and (len(items[index].text) > 2 or items[index].text.isupper())
        else None
    )


def _in_company(items: list[Item], index: int) -> bool:
    """Next to a word for a platform ("aplikasi Line"), or in a list with another one ("WhatsApp, Line dan Signal")."""
    before = items[index - 1] if index else None
    after = items[index + 1] if index + 1 < len(items) else None
    if before is not None and before.any("pattern:platform_prefix", "noun:platform") and before.text.islower():
        return True
    if after is not None and "pattern:platform_suffix" in after.tags:
        return True
    for step in (-1, 1):
        at = index + step
        if 0 <= at < len(items) and (items[at].text == "," or "coordinator" in items[at].tags):
            at += step
            if 0 <= at < len(items) and ("coordinator" in items[at].tags or items[at].text == ","):
                at += step
            if 0 <= at < len(items):
                other = items[at]
                known = other.entity is not None and other.entity.kind == "platform"
                if known or any(n.entity.label == "Platform" for n in other.names):
                    return True
    return False


def _of_country(agency: ListedEntity, modifier: Item) -> bool:
    """ "Kenyan Communications Authority": the adjective tells whose body it is; any other name in front makes it another body."""
    return any(n.entity.label == "Place" and n.entity.country == agency.country for n in modifier.names)


def _inside_longer(items: list[Item], index: int) -> bool:
    """Between capitalised words that nothing is known of: part of a longer name ("Dinas Tata Air")."""
    beside = [items[k] for k in (index - 1, index + 1) if 0 <= k < len(items)]
    return any(
        i.capital and (i.is_plain or "pattern:agency_prefix" in i.tags) and (index > 1 or i is not items[0]) for i in beside
    )


def _acts(items: list[Item], index: int) -> bool:
    """Right behind the marker of an agent ("by ICO"), or right before a word for a measure ("PTA blocked")."""
    if index and "agent" in items[index - 1].tags:
        return True
    after = items[index + 1] if index + 1 < len(items) else None
    return after is not None and any(not f.rule.weak and f.voice != "noun" for f in after.forms)


def _acted_upon(items: list[Item], index: int) -> bool:
    """In a sentence with a word that only services suffer, or right behind any word for an action that an agency takes."""
    following = items[index + 1] if index + 1 < len(items) else None
    if any(f.voice != "noun" and (not f.rule.weak or (f.rule.platform_actor and i is following)) for i in items for f in i.forms):
        return True
    k = index - 1
    while (
        k >= 0 and index - k < 5 and items[k].any("patient", "transparent", "determiner", "noun:platform") and not items[k].forms
    ):
        k -= 1
    return k >= 0 and bool(items[k].forms) and any(i.entity is not None and i.entity.kind == "agency" for i in items)


def _link_unknown(sentence: Sentence, language: Language, aliases: dict[str, Entity]) -> None:
    at = 0
    while at < len(sentence.items):
        item = sentence.items[at]
        if item.capital or item.tags or "." in item.text:
            for found in (_government, _host):
                if found(sentence, at):
                    break
            else:
                _name_here(sentence, at, language, aliases)
        at += 1


def _run(items: list[Item], at: int, *, joined: bool = False) -> int:
    """How many items from a place on make a name: capitals and numbers, with "dan" or "of" between capitals where `joined`."""
    stop = at
    while stop < len(items) and stop - at < 2 * _NAME_TOKENS:
        item = items[stop]
        if item.entity is not None and item.entity.kind != "place":
            break
        if (
            item.is_word
            and (item.capital or (stop > at and item.text.isdigit() and len(item.text) < 3))
            and not item.any("person:titles")
        ) or (joined and stop > at and item.any("coordinator", "genitive") and stop + 1 < len(items) and items[stop + 1].capital):
            stop += 1
        else:
            break
    return stop - at


def _name_here(sentence: Sentence, at: int, language: Language, aliases: dict[str, Entity]) -> bool:
    return bool(
        _agency(sentence, at, language, aliases) or _after_word(sentence, at, aliases) or _before_word(sentence, at, aliases)
    )


def _government(sentence: Sentence, at: int) -> int:
    """ "Pemerintah Australia", "the Australian government", "the government of Australia": the country acts."""
    items = sentence.items
    if items[at].entity is not None or "ref:government" not in items[at].tags:
        return 0
    first, last = at, at
    if at + 1 < len(items) and _is_country(items[at + 1]):
        last = at + 1
    elif at + 2 < len(items) and "genitive" in items[at + 1].tags and _is_country(items[at + 2]):
        last = at + 2
    elif at and _is_country(items[at - 1]):
        first = at - 1
    else:
        return 0
    entity = next(i.entity for i in items[first : last + 1] if i.entity is not None)
    surface = " ".join(i.text for i in items[first : last + 1])
    items[first : last + 1] = [Item(items[first].start, items[last].end, surface, surface.lower(), {}, entity=entity)]
    return 1


def _is_country(item: Item) -> bool:
    return item.entity is not None and item.entity.kind == "place"


def _agency(sentence: Sentence, at: int, language: Language, aliases: dict[str, Entity]) -> int:
    items = sentence.items
    item = items[at]
    if (
        item.entity is None
        and item.capital
        and any(n.entity.label == "Agency" and n.weak and " " in n.surface for n in item.names)
    ):
        begin = _modifiers_before(items, at)
        return _name(sentence, begin, at + 1 - begin, "agency", aliases)
    if item.entity is None and item.capital and "pattern:agency_prefix" in item.tags:
        length = _run(items, at, joined=True)
        if length > 1:
            begin = _modifiers_before(items, at) if not language.grammar.head_first else at
            return _name(sentence, begin, length + at - begin, "agency", aliases)
    place_before = item.entity is not None and item.entity.kind == "place"
    if not (place_before or (item.entity is None and item.capital and item.is_plain)):
        return 0
    stop = at + 1
    while stop < len(items) and stop - at < 6:
        ahead = items[stop]
        if ahead.entity is not None or not ahead.is_word:
            break
        known = place_before or (at > 0 and "determiner" in items[at - 1].tags)
        if "pattern:agency_suffix" in ahead.tags and (ahead.capital or (known and stop - at <= 2)):
            return _name(sentence, at, stop + 1 - at, "agency", aliases)
        if not (ahead.capital or ahead.any("genitive", "coordinator")):
            break
        stop += 1
    return 0


def _modifiers_before(items: list[Item], at: int) -> int:
    """Where a name begins that a capitalised adjective opens ("South Korean Ministry of ...")."""
    begin = at
    while begin > 0 and at - begin < 3 and items[begin - 1].capital and (items[begin - 1].is_plain or items[begin - 1].adjective):
        begin -= 1
    return begin


_PREFIXES = {"pattern:platform_prefix": "platform", "pattern:organization_prefix": "organization"}
_SUFFIXES = {"pattern:platform_suffix": "platform", "pattern:organization_suffix": "organization"}


def _after_word(sentence: Sentence, at: int, aliases: dict[str, Entity]) -> int:
    """ "aplikasi Kirimin", "the app Chatlune": a name right after a word for what it is."""
    item = sentence.items[at]
    kind = next((k for tag, k in _PREFIXES.items() if tag in item.tags), None)
    if kind is None or item.entity is not None:
        return 0
    begin = at + 1
    items = sentence.items
    if begin < len(items) and items[begin].text in {'"', "“", "'", "‘"}:
        begin += 1
    if begin >= len(items) or not _could_name(items[begin]):
        return 0
    length = 0
    while begin + length < len(items) and length < 4 and _could_name(items[begin + length]):
        length += 1
    if kind == "organization" and item.capital and begin == at + 1:
        return _name(sentence, at, length + 1, kind, aliases)
    return _name(sentence, begin, length, kind, aliases)


def _before_word(sentence: Sentence, at: int, aliases: dict[str, Entity]) -> int:
    """ "the Chatlune app": a name right before a word for what it is."""
    items = sentence.items
    if not _could_name(items[at]) or (at and (_could_name(items[at - 1]) or items[at - 1].entity is not None)):
        return 0
    stop = at
    while stop < len(items) and stop - at < 4 and _could_name(items[stop]):
        stop += 1
    if stop >= len(items) or stop == at:
        return 0
    kind = next((k for tag, k in _SUFFIXES.items() if tag in items[stop].tags), None)
    if kind is None or (at == 0 and stop - at == 1 and kind == "platform" and items[0].low == items[0].text):
        return 0
    length = stop - at + (1 if kind == "organization" else 0)
    return _name(sentence, at, length, kind, aliases)


def _could_name(item: Item) -> bool:
    return item.is_plain and item.capital


def _host(sentence: Sentence, at: int) -> int:
    item = sentence.items[at]
    if item.entity is not None or "." not in item.text or not item.is_plain or not _HOST.match(item.text):
        return 0
    host = item.low.removeprefix("www.")
    item.entity = Entity(host, host, "domain")
    return 1


def _name(sentence: Sentence, at: int, length: int, kind: str, aliases: dict[str, Entity]) -> int:
    items = sentence.items
    name = " ".join(i.text for i in items[at : at + length])
    first, last = items[at], items[at + length - 1]
    entity = aliases.get(name.lower()) or Entity(slug(name), name, kind)
    aliases[name.lower()] = entity
    surface = name
    items[at : at + length] = [Item(first.start, last.end, surface, surface.lower(), {}, entity=entity)]
    if at + 3 < len(items) and items[at + 1].text == "(" and items[at + 3].text == ")" and items[at + 2].is_plain:
        aliases.setdefault(items[at + 2].low, entity)
    return 1


def _link_aliases(document: Document, aliases: dict[str, Entity]) -> None:
    """A name found by its context once is known for the rest of the article."""
    if not aliases:
        return
    for sentence in document.sentences:
        at = 0
        while at < len(sentence.items):
            item = sentence.items[at]
            if item.is_plain and item.capital:
                for length in (4, 3, 2, 1):
                    run = sentence.items[at : at + length]
                    key = " ".join(i.low for i in run)
                    if len(run) == length and key in aliases and all(i.entity is None for i in run):
                        first, last = run[0], run[-1]
                        text = document.article.text[first.start : last.end]
                        sentence.items[at : at + length] = [
                            Item(first.start, last.end, text, text.lower(), {}, entity=aliases[key])
                        ]
                        break
            at += 1
