"""Entity linking inside one article: listed names first, then weak and ambiguous ones by context, then names no list holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.extract.abbreviations import bind_by_abbreviation, link_short_services, rebind_abbreviations
from kg.extract.body_places import country_of_description
from kg.extract.described_bodies import bodies_in_other_words, described_bodies, watchdogs_of_countries
from kg.extract.document import Document, Item, fuse
from kg.extract.laws import in_name_of_law
from kg.extract.lexicon import Name, entity_of
from kg.extract.name_aliases import link_aliases
from kg.extract.name_words import could_name, is_all_in_capitals, is_titled, words_in_capitals
from kg.extract.names_by_role import link_by_role
from kg.extract.nouns import is_place
from kg.extract.service_words import tell_services
from kg.extract.short_names import link_short_bodies
from kg.extract.state_offices import in_their_state
from kg.extract.unknown_names import asks_for_proper_words, link_unknown
from kg.model import Entity, slug
from kg.ontology import Language, ListedEntity, Ontology

_BEFORE_MEASURE = 6  # items from a body to the word for its measure
_INTRODUCING = (
    "perfect",
    "adverb",
    "cue:before",
    "passive_auxiliary",
    "possessive",
    "support_active",
    "reversal_active",
    "determiner",
    "transparent",
    "speech:reporting",
    "ref:plural",
    "complementizer",
)
_KIND = 2  # words that tell which kind of company it is
_BRACKETED = 4  # items from a body with its initials in brackets to the place behind
_LONGER = 2  # words that make another body of a listed one
_UNIONS = frozenset({"EU", "INT"})
_PARTS = ("state", "province", "region")
_ACTING = ("name", "office", "domain")
_Place = tuple[list[Item], int]


def link(document: Document, ontology: Ontology) -> None:
    """Links every mention of the document in place: `Item.entity`, fused items for names of several words."""
    language = document.lexicon.language
    named = _without_initials(_named(document))
    strong = _link_strong(named, document.article.text, language)
    rebind_abbreviations(document, named, language)
    countries = _countries(strong, language)
    document.home = _home(named, document, ontology)
    seen = {e.id for e in strong}
    _link_weak(named, seen, countries, language)
    _link_weak(named, seen, countries, language)
    link_short_services(document, named)
    bind_by_abbreviation(named)
    if language.grammar.head_first:
        _join_places(named, document.article.text, ontology, language)
        _lengthen(named, document.article.text, language)
    else:
        _join_owners(named, document.article.text, ontology, language)
        for item, name in in_their_state(document, named):
            item.entity = entity_of(name.entity, language)
    for found in (described_bodies(document), bodies_in_other_words(document, seen)):
        for items, first, stop, body in found:
            surface = document.article.text[items[first].start : items[stop - 1].end]
            fuse(items, first, stop, surface, entity_of(body, language))
    aliases: dict[str, Entity] = {}
    for sentence in sorted(document.sentences, key=lambda s: is_all_in_capitals(s.items)):  # headlines last, for they tell least
        proper = words_in_capitals(document) if asks_for_proper_words(sentence, language) and sentence.is_headline else None
        link_unknown(sentence, language, aliases, proper)
    link_aliases(document, aliases)
    link_by_role(document, aliases, ontology)
    if not language.grammar.head_first:
        link_short_bodies(document)
        tell_services(document)
        for item, body in watchdogs_of_countries(document, ontology):
            item.entity = entity_of(body, language)


def _without_initials(named: list[_Place]) -> list[_Place]:
    """ "Vera Korhan (VK)": what is the short name of somebody in an article is no service there."""
    own = {items[at].text for items, at in named if items[at].text.isupper() and _abbreviates(items, at)}
    if not own:
        return named
    for items, at in named:
        if items[at].text in own:
            items[at].names = ()
    return [(items, at) for items, at in named if items[at].names]


def _abbreviates(items: Sequence[Item], at: int) -> bool:
    """Whether capitals in brackets are the initials of the unlisted name before them, and only a service bears them else."""
    begin = at - 1 - len(items[at].text)
    if begin < 0 or items[at - 1].text != "(" or any(n.entity.label != "Platform" for n in items[at].names):
        return False
    words = items[begin : at - 1]
    return all(could_name(word) for word in words) and "".join([word.text[0] for word in words]) == items[at].text


def _named(document: Document) -> list[_Place]:
    """Where a listed name may stand: a small part of the items, looked for once."""
    return [(s.items, index) for s in document.sentences for index, item in enumerate(s.items) if item.names]


def _link_strong(named: Sequence[_Place], text: str, language: Language) -> list[ListedEntity]:
    found: list[ListedEntity] = []
    for items, index in named:
        item = items[index]
        if item.start and text[item.start - 1] in "/@":
            item.names = ()  # part of an address or of a user's name
            continue
        if any(n.entity.label == "Platform" for n in item.names) and in_name_of_law(items, index, language):
            item.names = ()  # "the Utah App Store Accountability Act" is done to no shop
            continue
        best = _strongest(item.names)
        if best is not None:
            _set(item, best, language)
            found.append(best.entity)
    return found


def _strongest(names: Sequence[Name]) -> Name | None:
    strong = [n for n in names if not n.weak and n.kind in _ACTING] or [n for n in names if not n.weak]
    if len({n.entity.id for n in strong}) == 1:
        return strong[0]
    return None


def _set(item: Item, name: Name, language: Language) -> None:
    item.entity = entity_of(name.entity, language)
    item.office = name.kind == "office"
    item.adjective = name.kind == "adjective"


def _countries(strong: Sequence[ListedEntity], language: Language) -> Sequence[str]:
    """The countries of the bodies and places that an article names, the one named most first."""
    votes = Counter(e.country for e in strong if e.country and e.label in ("Agency", "Place"))
    if language.country:
        votes[language.country] += 1
    return sorted(votes, key=lambda c: (-votes[c], c))


def _home(named: Sequence[_Place], document: Document, ontology: Ontology) -> str | None:
    """The country whose bodies and places an article names more than those of any other, and from where it is sent ("JAKARTA,
    Aug 10 - "). What is called Chinese says little.
    """
    linked = [items[at].entity for items, at in named if not items[at].adjective]
    found = [ontology.entities.get(entity.id or "") for entity in linked if entity is not None]
    found += [i.names[0].entity for s in document.sentences if s.dateline for i in s.items if i.names and i.entity is None]
    votes = Counter(e.country for e in found if e is not None and e.country and e.label in ("Agency", "Place"))
    if document.lexicon.language.country:
        votes[document.lexicon.language.country] += 1
    first = votes.most_common(2)
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None


def _link_weak(named: Sequence[_Place], strong: set[str], countries: Sequence[str], language: Language) -> None:
    for items, index in named:
        item = items[index]
        if item.entity is None and item.names:
            chosen = _weak_choice(items, index, strong, countries)
            if chosen is not None:
                _set(item, chosen, language)
                strong.add(chosen.entity.id)


def _join_places(named: Sequence[_Place], text: str, ontology: Ontology, language: Language) -> None:
    """ "Facebook Indonesia", "Kementerian Komunikasi dan Digital Republik Indonesia": the place belongs to the name before it.

    With the name of another country behind it, it is another body: "Kominfo Malaysia".
    """
    joined = 0
    sentence: list[Item] | None = None
    for items, index in named:
        if items is not sentence:
            sentence, joined = items, 0
        at = index - joined  # what was joined before stands closer together now
        item, before = items[at], items[at - 1]
        if (
            at
            and is_place(item)
            and before.entity is not None
            and before.entity.kind in ("agency", "platform", "organization")
            and not before.office
        ):
            surface = text[before.start : item.end]
            entity = _namesake(surface) if _is_elsewhere(before, item, ontology) else before.entity
            fuse(items, at - 1, at + 1, surface, entity)
            joined += 1
        elif at >= _BRACKETED and is_place(item) and _is_elsewhere(items[at - _BRACKETED], item, ontology):
            joined += _join_behind_brackets(items, at, named, ontology, language)


def _join_behind_brackets(items: list[Item], at: int, named: Sequence[_Place], ontology: Ontology, language: Language) -> int:
    """ "Mahkamah Konstitusi (MK) [Turki]": the body of the place behind its initials, which are its own from then on. Returns
    how many items went into its name.
    """
    body, short, place = items[at - _BRACKETED], items[at - 2], items[at]
    if items[at - 3].text != "(" or items[at - 1].text != ")" or not short.text.isupper() or short.entity != body.entity:
        return 0
    surface, initials = f"{body.text} {place.text}", short.text
    listed = (e for e in ontology.entities.values() if e.label == "Agency" and surface in e.names.get(language.code, ()))
    own = next(listed, None)
    entity = entity_of(own, language) if own is not None else _namesake(surface)
    fuse(items, at - _BRACKETED, at + 1, surface, entity)
    for others, k in named:
        if k < len(others) and others[k].text == initials:
            others[k].entity, others[k].names = entity, ()
    return _BRACKETED


def _lengthen(named: Sequence[_Place], text: str, language: Language) -> None:
    """ "Pengadilan Tata Usaha Negara Genovia": with a name behind it that nothing is known of, a listed body is another one.

    Only where small words follow, since every word of a headline has a capital, and only names that tell what the body is.
    """
    prefixes = tuple(f"{prefix} " for prefix in language.patterns["agency_prefix"])
    for items in {id(items): items for items, _ in named}.values():
        for at in range(len(items) - 2, -1, -1):
            item, after = items[at], items[at + 1]
            if item.entity is None or item.entity.kind != "agency" or item.office or not could_name(after):
                continue
            if "ref:government" in item.tags:
                continue
            stop = at + 2
            while stop < len(items) and stop - at <= _LONGER and could_name(items[stop]):
                stop += 1
            behind = items[stop] if stop < len(items) else None
            if stop - at > 2 and is_titled(items, at):
                continue  # "Kepala Humas Kementerian Komunikasi dan Informatika [Raka Wirata]": a person
            small = _has_small(items, stop) or ((behind is None or behind.text == ".") and _has_small(items[:at], 0))
            if f"{item.text} ".startswith(prefixes) and (behind is None or not behind.capital) and small:
                surface = text[item.start : items[stop - 1].end]
                fuse(items, at, stop, surface, _namesake(surface))


def _has_small(items: list[Item], begin: int) -> bool:
    return any(item.is_word and item.text.islower() for item in items[begin:])


def _join_owners(named: Sequence[_Place], text: str, ontology: Ontology, language: Language) -> None:
    """ "The Federal Trade Commission of Ghana", "Ghana's Supreme Court": a body of another country than the listed one. "The
    Supreme Court of Brazil": of all that are called so the one of that country.
    """
    for items, at in reversed(named):
        entity = items[at].entity if at < len(items) else None
        own = _of_country_behind(items, at, ontology) if at + 2 < len(items) else None
        if own is not None:
            surface = text[items[at].start : items[at + 2].end]
            fuse(items, at, at + 3, surface, entity or entity_of(own, language))
            continue
        if entity is None or entity.kind != "agency":
            continue
        start, stop = at, at + 1
        if at + 2 < len(items) and "genitive" in items[at + 1].tags and _is_apart(items[at], items[at + 2], ontology):
            stop = at + 3
        elif at > 1 and "possessive" in items[at - 1].tags and _is_elsewhere(items[at], items[at - 2], ontology):
            start = at - 2
        else:
            continue
        surface = text[items[start].start : items[stop - 1].end]
        fuse(items, start, stop, surface, _namesake(surface))


def _of_country_behind(items: Sequence[Item], at: int, ontology: Ontology) -> ListedEntity | None:
    """The listed body that a name means with the country that it is of behind it."""
    place = items[at + 2].entity
    if place is None or place.kind != "place" or items[at + 2].adjective or "genitive" not in items[at + 1].tags:
        return None
    country = ontology.entities.get(place.id or "")
    if country is None or country.kind != "country" or items[at].office:
        return None
    bodies = {n.entity.id: n.entity for n in items[at].names if n.entity.label == "Agency" and n.kind == "name"}
    own = [body for body in bodies.values() if body.country == country.country]
    named = items[at].entity
    return own[0] if len(own) == 1 and (named is None or named.id == own[0].id) else None


def _namesake(surface: str) -> Entity:
    return Entity(slug(surface), surface, "agency")


def _is_apart(body: Item, place: Item, ontology: Ontology) -> bool:
    """Whether the place makes a listed body another one: "the Federal Trade Commission of Ghana", "the Supreme Court of Utah"."""
    if _is_elsewhere(body, place, ontology):
        return True
    court = ontology.entities.get(body.entity.id or "") if body.entity is not None and not body.office else None
    part = ontology.entities.get(place.entity.id or "") if place.entity is not None and not place.adjective else None
    if court is None or part is None or court.kind != "court" or part.label != "Place":
        return False
    return part.kind in _PARTS


def _is_elsewhere(body: Item, place: Item, ontology: Ontology) -> bool:
    """Whether a listed body of one country stands beside the name of another one."""
    if body.entity is None or body.office or place.entity is None or place.adjective or place.entity.kind != "place":
        return False
    listed, country = ontology.entities.get(body.entity.id or ""), ontology.entities.get(place.entity.id or "")
    if listed is None or country is None or listed.label != "Agency" or listed.kind == "international":
        return False
    return listed.country is not None and country.country is not None and listed.country != country.country


def _weak_choice(items: list[Item], index: int, strong: set[str], countries: Sequence[str]) -> Name | None:
    names = [n for n in items[index].names if n.kind != "capital"]
    if not names and items[index].names and _takes_measure(items, index):
        return items[index].names[0]  # "Ottawa banned X": a capital acts for its country
    seen = [n for n in names if n.entity.id in strong]
    if len({n.entity.id for n in seen}) == 1 and not (seen[0].entity.label == "Place" and _ends_longer(items, index)):
        return seen[0]
    modifier = items[index - 1] if index and _modifies(items, index - 1) else None
    modifier = modifier or country_of_description(items, index)
    if modifier is not None:
        names = [n for n in names if n.entity.label != "Agency" or _of_country(n.entity, modifier)]
    official = [n for n in names if n.entity.label == "Agency" and (modifier is not None or n.entity.country in countries[:1])]
    if len({n.entity.id for n in official}) == 1:
        return official[0]
    bodies = [n for n in names if n.entity.label == "Agency" and n.kind != "office"]  # a title is one of many countries
    if len({n.entity.id for n in bodies}) == 1 and _acts(items, index) and not _is_foreign(bodies[0], countries, items[index]):
        return bodies[0]
    if _inside_longer(items, index) or _is_numbered(items, index):
        return None
    services = [n for n in names if n.entity.label in ("Platform", "Organization")]
    if len({n.entity.id for n in services}) == 1 and (_in_company(items, index) or _acted_upon(items, index)):
        return services[0]
    others = [n for n in names if not n.weak or n.entity.label == "Place" or _is_law_of(n, countries)]
    return (
        others[0]
        if len({n.entity.id for n in others}) == 1 and (len(items[index].text) > 2 or items[index].text.isupper())
        else None
    )


def _is_law_of(name: Name, countries: Sequence[str]) -> bool:
    """A law by words that many countries have for one ("Personal Data Protection Bill"): of a country that the article names."""
    law = name.entity
    return law.label == "LegalInstrument" and (law.country is None or not countries or law.country in countries)


def _is_foreign(name: Name, countries: Sequence[str], item: Item) -> bool:
    """Whether a body would be of a country that the article does not name, by words that any country may have for a body.

    "The Communications Authority", in an article on another country; initials are a body's own.
    """
    elsewhere = [c for c in countries if c not in _UNIONS]
    if item.any("noun:agency", "pattern:agency_suffix") and name.entity.country in countries:
        return False  # "the Commission", in an article on the union whose body it is
    common = " " in name.surface or item.any("noun:agency", "pattern:agency_suffix")
    return common and bool(elsewhere) and name.entity.country not in elsewhere


def _takes_measure(items: list[Item], index: int) -> bool:
    """Whether a capital is the subject of a measure against a service that is named, and no place where something happened."""
    before = items[index - 1] if index else None
    if before is not None and (before.any("preposition", "location", "genitive", "coordinator") or before.capital):
        return False
    service = _names_a_service(items) or any(i.any("noun:platform") for i in items[index + 2 : index + _BEFORE_MEASURE])
    return service and _leads_to_measure(items, index + 1)


def _modifies(items: list[Item], at: int) -> bool:
    """A capitalised word before the name of a body, that makes it another one: "the Ghana [Apps] Commission"."""
    item = items[at]
    named = at > 0 and item.any("noun:platform", "noun:content", "noun:network") and not items[at - 1].any("determiner")
    return item.capital and (item.is_plain or item.adjective or (named and item.entity is None))


def _in_company(items: list[Item], index: int) -> bool:
    """Next to a word for a platform ("aplikasi Line"), or in a list with another one ("WhatsApp, Line dan Signal")."""
    before = items[index - 1] if index else None
    after = items[index + 1] if index + 1 < len(items) else None
    if before is not None and before.any("pattern:platform_prefix", "noun:platform") and before.text.islower():
        return True
    if _behind_described_company(items, index):
        return True
    if after is not None and "pattern:platform_suffix" in after.tags:
        return True
    if after is not None and after.any("genitive") and not after.any("location", "preposition") and items[index + 2 : index + 3]:
        return items[index + 2].capital  # "X milik Elon Musk"
    if after is not None and after.text in {",", "("} and any(i.any("renamed") for i in items[index + 2 : index + 3]):
        return True  # "X, formerly Twitter,"
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


def _behind_described_company(items: list[Item], index: int) -> bool:
    """ "perusahaan angkutan online [Maxim]", "aplikasi transportasi daring [Maxim]": small words tell what kind it is of."""
    k = index - 1
    while k >= 0 and index - k <= _KIND and items[k].text.islower() and (items[k].is_plain or items[k].any("online")):
        k -= 1
    described = 0 <= k < index - 1 and items[k].text.islower()
    return described and items[k].any("pattern:platform_prefix", "pattern:organization_prefix", "noun:platform")


def _of_country(agency: ListedEntity, modifier: Item) -> bool:
    """ "Kenyan Communications Authority": the adjective tells whose body it is; any other name in front makes it another body."""
    return any(n.entity.label == "Place" and n.entity.country == agency.country for n in modifier.names)


def _inside_longer(items: list[Item], index: int) -> bool:
    """Between capitalised words that nothing is known of, or before one for a body: part of a longer name ("Dinas Tata Air",
    "Spectrum Commission").
    """
    after = items[index + 1] if index + 1 < len(items) else None
    if after is not None and after.capital and "pattern:agency_suffix" in after.tags:
        return True
    beside = [items[k] for k in (index - 1, index + 1) if 0 <= k < len(items)]
    return any(
        i.capital and (i.is_plain or "pattern:agency_prefix" in i.tags) and (index > 1 or i is not items[0]) for i in beside
    )


def _ends_longer(items: list[Item], index: int) -> bool:
    """ "Chairman Jim [Jordan] asked ...": behind a word of a name, in a sentence whose every word has no capital."""
    before = items[index - 1] if index > 1 else None
    first = before is not None and before.is_plain and before.text.istitle()
    return first and _has_small(items, index + 1) and not (index + 1 < len(items) and items[index + 1].capital)


def _is_numbered(items: list[Item], index: int) -> bool:
    """ "the Line [4] metro", but "fined X [95 million euros]"."""
    number, counted = items[index + 1 : index + 2], items[index + 2 : index + 3]
    return bool(number) and number[0].text.isdigit() and bool(counted) and counted[0].is_plain and not counted[0].any("number")


def _acts(items: list[Item], index: int) -> bool:
    """Right behind the marker of an agent ("by ICO"), or before a word for a measure ("PTA blocked")."""
    if index and "agent" in items[index - 1].tags:
        return True
    after = items[index + 1] if index + 1 < len(items) else None
    if after is not None and any(not f.rule.weak and f.voice != "noun" for f in after.forms):
        return True
    initials = not items[index].text.istitle() and not items[index].text.islower()  # "PTA", "eSafety"
    return initials and _names_a_service(items) and _leads_to_measure(items, index + 1)


def _names_a_service(items: list[Item]) -> bool:
    return any(i.entity is not None and i.entity.kind == "platform" for i in items)


def _leads_to_measure(items: list[Item], begin: int) -> bool:
    """ "SEC [has dropped its] suit", "PTA [issued a final] warning", "CCI [said it had] fined": over the words in between."""
    described = 0
    for item in items[begin : begin + _BEFORE_MEASURE]:
        if any(not f.rule.weak for f in item.forms):
            return True
        described += item.is_plain and not item.capital
        if described > 1 or not (item.any(*_INTRODUCING) or item.adjective or (item.is_plain and not item.capital)):
            return False
    return False


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
