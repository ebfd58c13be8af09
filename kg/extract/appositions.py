"""People told by what stands behind or beside their name: "X, the head of Y", "X, who heads Y", "X of Y", "said X"."""

from __future__ import annotations

from kg.extract.document import Document, Item, Sentence
from kg.extract.nouns import is_place, noun_class
from kg.extract.offices import Office
from kg.extract.person_names import BODIES, is_title, likely_name, make_office, name_run
from kg.model import Entity, slug

_CLOSING = ")"
_TITLE_REACH = 6
_NAME_WORDS = 4
_TWO = 2
_INSIDE_TITLE = ("determiner", "transparent", "possessive", "noun:belonging")
OF_POWER = ("person:power_titles", "person:court_titles", "person:body_titles")
_OPENING = "("


def told_beside(document: Document, sentence: Sentence, at: int) -> Office | None:
    """Who a capitalised word that nothing is known of names, by what stands behind or beside the name that it begins."""
    items = sentence.items
    if at and items[at - 1].capital and items[at - 1].is_plain:
        return None
    length = name_run(items, at)
    honoured = length > 0 and _is_honoured(items, at)
    if not (1 if honoured else _TWO) <= length <= _NAME_WORDS + 1:
        return None
    found = _apposed(document, sentence, at, length)
    return _belonging(document, sentence, at, length, honoured=honoured) if found is None and length <= _NAME_WORDS else found


def _apposed(document: Document, sentence: Sentence, at: int, length: int) -> Office | None:
    """ "Shou Zi Chew, the chief executive of TikTok"; "Semuel, Dirjen Aptika Kominfo"; "Ilmar Kesk, who heads the FCA"."""
    items = sentence.items
    begin = _told_of(items, at + length)
    if begin is None:
        return None
    title_at: int | None = None
    body: Entity | None = None
    last = begin
    for k in range(begin, min(begin + _TITLE_REACH, len(items))):
        item = items[k]
        if is_title(item):
            title_at = k
            break
        if item.entity is not None and item.entity.kind in BODIES:
            body, last = item.entity, k
        elif not (item.any(*_INSIDE_TITLE) or item.is_plain or item.adjective or _owns(items, k)):
            break
    if title_at is None:
        # "a show, which heads the Netflix charts": the body only says of what.
        whole = last + 1 == len(items) or items[last + 1].capital or not items[last + 1].is_plain
        leads = body is not None and whole and items[begin - 1].any("person:leading")
        return make_office(document, sentence, at, at, length, body, title=None) if leads else None
    if items[title_at].office:
        body = items[title_at].entity
    stop = title_at + 1
    while stop < len(items) and stop - title_at < 10 and items[stop].text not in (",", ".", _CLOSING, ";"):
        item = items[stop]
        if item.entity is not None and item.entity.kind in BODIES:
            body = body or item.entity
            stop += 1
            break
        if item.forms or item.any("relative", "speech:verbs", "speech:reporting"):
            break
        if body is None and not items[title_at].any(*OF_POWER) and (end := _company_end(items, stop)) > stop + 1:
            name = document.article.text[items[stop + 1].start : items[end - 1].end]
            body, stop = Entity(slug(name), name, "organization"), end
            break
        stop += 1
    return make_office(document, sentence, at, at, length, body, title=(title_at, stop), whole=stop)


def _company_end(items: list[Item], at: int) -> int:
    """Where the name ends that stands behind "at" or "of": "editor [of Kashmir Times]", "professor [at Eastmark University]"."""
    begin = stop = at + 1
    if not items[at].any("genitive", "location", "body_of") or items[at].any("source", "within"):
        return begin
    while stop < len(items) and stop - at <= _NAME_WORDS and (likely_name(items, stop) or is_place(items[stop])):
        stop += 1
    # "a lawyer at Marrowby" is at a place.
    told = any(likely_name(items, k) for k in range(begin, stop)) and (stop > begin + 1 or items[at].any("genitive"))
    return stop if told else begin


def _told_of(items: list[Item], at: int) -> int | None:
    """Where what is said of a name begins: behind a comma or a bracket, "who is", "who heads", "selaku"."""
    begin = at
    while begin < len(items) and items[begin].any("person:letters"):
        begin += 1  # "Tim Ward [QC], representing Uber"
    if begin < len(items) and items[begin].text in (",", _OPENING):
        begin += 1
    if begin < len(items) and items[begin].any("relative"):
        begin += 1
        if begin >= len(items) or not items[begin].any("copula", "person:leading"):
            return None
        begin += 1
    elif begin < len(items) and items[begin].any("person:leading"):
        begin += 1
    return begin if at < begin < len(items) else None


def _owns(items: list[Item], at: int) -> bool:
    """ "the regulator's director general": a noun for the body that the title is of."""
    return noun_class(items[at]) is not None and at + 1 < len(items) and items[at + 1].any("possessive")


def _belonging(document: Document, sentence: Sentence, at: int, length: int, *, honoured: bool) -> Office | None:
    """ "Ilmar Kesk of the Netroots Foundation said", "said Meta's Ilmar Kesk": a name beside a body, and a word of speech."""
    items = sentence.items
    end = at + length
    if at > 1 and items[at - 1].any("possessive") and _is_body(items[at - 2]):
        body, begin = items[at - 2].entity, at - 2
    else:
        behind, company = body_behind(items, end), company_behind(document, items, end)
        if behind is not None:
            body, begin, end = items[behind].entity, at, behind + 1
        elif company is not None and length > 1:
            body, begin, end = company[0], at, company[1]
        else:
            return None
    around = [*items[max(0, begin - 1) : begin], *items[end : end + 3]]
    if not honoured and not any(i.any("speech:verbs", "speech:reporting", "speech:according", "ask") for i in around):
        return None
    return make_office(document, sentence, begin, at, length, body, title=None, whole=None)


def body_behind(items: list[Item], at: int) -> int | None:
    """Where the body stands that someone is of: "[of] the Commercial Court", "[dari] Yayasan Netwarga"."""
    if at >= len(items) or not items[at].any("genitive", "source"):
        return None
    k = at + 1
    while k < len(items) and items[k].any("article", "determiner"):
        k += 1
    return k if k < len(items) and _is_body(items[k]) else None


def company_behind(document: Document, items: list[Item], at: int) -> tuple[Entity, int] | None:
    """The body of no list behind a person's name, and where it ends: "Analyst Greta Winslow [of Harbour Row]"."""
    if at >= len(items) or not items[at].any("genitive", "source"):
        return None
    begin = at + 1
    definite = begin < len(items) and items[begin].any("article", "determiner")
    while begin < len(items) and (
        items[begin].any("article", "determiner", "noun:agency", "noun:organization", "pattern:organization_suffix")
        or (definite and items[begin].is_plain and items[begin].text.islower())  # "the campaign group"
    ):
        begin += 1
    stop = begin
    while stop < len(items) and stop - begin < _NAME_WORDS and likely_name(items, stop):
        stop += 1
    if stop - begin < _TWO:
        return None  # "of Marrowby" is a place
    name = document.article.text[items[begin].start : items[stop - 1].end]
    return Entity(slug(name), name, "organization"), stop


def _is_honoured(items: list[Item], at: int) -> bool:
    """Whether "Mr", "Dr." or "Kompol" stands before a name: then it is a person's."""
    before = at - 2 if at > 1 and items[at - 1].text == "." else at - 1
    return before >= 0 and items[before].any("person:honorifics")


def _is_body(item: Item) -> bool:
    return item.entity is not None and item.entity.kind in BODIES and not item.adjective


def _described(items: list[Item], at: int) -> int:
    """Where the name is in "said Labour House candidate [Ilmar Kesk]": nouns in lower case between capitals; else 0."""
    stop = at
    while stop < len(items) and stop - at < _NAME_WORDS and items[stop].text.islower():
        if not (items[stop].is_plain or items[stop].any("person:titles", "noun:people")):
            return 0
        stop += 1
    return stop if at < stop < len(items) and likely_name(items, stop) and name_run(items, stop) >= _TWO else 0


def _is_of(items: list[Item], at: int) -> bool:
    """ "Ilmar Kesk of Harbour Row said", "from the campaign group Harbour Row said": the body of a person, and no person."""
    while at and items[at - 1].text.islower() and not items[at - 1].any("genitive", "source", "speech:verbs"):
        at -= 1
    return at > 0 and items[at - 1].any("genitive", "source")


def speakers(document: Document) -> list[Office]:
    """A name that nothing is known of right beside a speech verb is a person: "ujar Rudiantara", "said Paul Taske"."""
    found = []
    for sentence in document.sentences:
        if "speech:verbs" not in sentence.tags:
            continue
        for at, item in enumerate(sentence.items):
            if "speech:verbs" not in item.tags or item.entity is not None or item.capital:
                continue
            items = sentence.items
            begin = at + 1
            length = name_run(items, begin) if begin < len(items) and likely_name(items, begin) else 0
            if length and not document.lexicon.language.grammar.head_first and (told := _described(items, begin + length)):
                begin, length = told, name_run(items, told)
            if not length and at and likely_name(items, at - 1) and items[at - 1].start > sentence.start:
                begin = at - 1
                while begin > 0 and likely_name(items, begin - 1) and at - begin < 4:
                    begin -= 1
                length = at - begin if at - begin > 1 else 0
            if length and not _is_of(items, begin):
                office = make_office(document, sentence, begin, begin, length, None, title=None)
                if office is not None:
                    found.append(office)
                    break
    return found
