"""People with their titles and bodies, and the short names that the rest of the article calls them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extract.bodies import body_named_after, find_missing_bodies
from kg.extract.document import Document, Item, Sentence, fuse
from kg.extract.offices import Office
from kg.extract.short_names import aliases_of, link_short_names
from kg.extract.unknown_names import link_aliases
from kg.model import Entity, slug

_REACH = 14
_LOWER = 2  # how far from the title a word in lower case that nothing is known of may belong to it: "Ketua majelis KPUT"


_BODIES = ("agency", "platform", "organization")


_OPENING, _CLOSING = "(", ")"


def find_people(document: Document) -> list[Office]:
    """Finds people by their titles, links them and their short names in place, and returns one record a person and title."""
    offices: list[Office] = []
    places = _unlisted_places(document)
    for sentence in document.sentences:
        items = sentence.items
        if "person:titles" not in sentence.tags and not any(_leads(item) for item in items):
            continue
        at = 0
        while at < len(items):
            item = items[at]
            found = None
            if "person:titles" in item.tags or _leads(item):
                found = _titled(document, sentence, at, places)
            if found is None and item.capital:
                found = _apposed(document, sentence, at)
            if found is not None:
                offices.append(found)
            at += 1
    offices.extend(_speakers(document))
    link_short_names(document, offices, aliases_of(document, offices))
    find_missing_bodies(document, offices, places)
    link_aliases(document, dict(_abbreviated(offices)))
    if document.lexicon.language.grammar.head_first:
        _link_titles(document)
    return offices


def _link_titles(document: Document) -> None:
    """A title with a field and without a name stands for its body: "Menteri Ekonomi Digital menegaskan ..."."""
    heads = document.lexicon.language.bodies
    for sentence in document.sentences:
        if "person:titles" not in sentence.tags:
            continue
        items = sentence.items
        last_small = max((i.start for i in items if i.is_word and not i.capital), default=-1)
        for at in range(len(items) - 1, -1, -1):
            if items[at].entity is not None or items[at].text not in heads:
                continue
            stop = at + 1
            while stop < len(items) and (_is_of_field(items[stop]) or _joins(items, stop)):
                stop += 1
            told = any(i.entity is not None and i.entity.kind == "person" for i in items[stop : stop + 2])
            title = document.article.text[items[at].start : items[stop - 1].end]
            headline = last_small < items[stop - 1].end  # every word of it has a capital
            body = None if told or headline or stop == at + 1 else body_named_after(title, document.lexicon.language)
            if body is not None:
                fuse(items, at, stop, title, body, office=True)


def _joins(items: list[Item], at: int) -> bool:
    """A small word inside a field: "Ekonomi dan Digital"."""
    return "coordinator" in items[at].tags and at + 1 < len(items) and _is_of_field(items[at + 1])


def _is_of_field(item: Item) -> bool:
    names = item.capital and item.is_word and item.entity is None and not item.forms
    return names and not item.any("person:titles", "cue:before", "cue:after", "adverb")


def _abbreviated(offices: list[Office]) -> Iterator[tuple[str, Entity]]:
    """What a title is called from then on, with its body: "Menteri Ekonomi Digital (Menekdig)"."""
    for office in offices:
        short = (office.title or "").partition(_OPENING)[2].partition(_CLOSING)[0].strip()
        if office.body is not None and short[:1].isupper() and " " not in short:
            yield short.lower(), office.body


def _leads(item: Item) -> bool:
    """Whether a mention may do the work of a title: an office, or a body that is named by the title of who leads it."""
    if item.entity is None:
        return _is_office(item)
    return item.office or item.entity.kind == "agency"


def _is_office(item: Item) -> bool:
    """A listed title of one body, or of several of which the article does not tell which ("Digital Affairs Minister")."""
    if item.entity is not None or not item.names:
        return item.office
    return item.office or any(name.kind == "office" for name in item.names)


def _unlisted_places(document: Document) -> frozenset[str]:
    """Words that end the names of bodies which no list holds: they stand before a person's name too ("Menteri Niaga
    Freedonia Bastian Orlaga").
    """
    names = {
        i.entity.name
        for sentence in document.sentences
        for i in sentence.items
        if i.entity is not None and i.entity.kind == "agency" and not i.names
    }
    return frozenset(name.rpartition(" ")[2].lower() for name in names if " " in name)


def _speakers(document: Document) -> list[Office]:
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
            length = _name_run(items, begin) if begin < len(items) and _likely_name(items, begin) else 0
            if not length and at and _likely_name(items, at - 1) and items[at - 1].start > sentence.start:
                begin = at - 1
                while begin > 0 and _likely_name(items, begin - 1) and at - begin < 4:
                    begin -= 1
                length = at - begin if at - begin > 1 else 0
            if length:
                office = _make(document, sentence, begin, begin, length, None, title=None)
                if office is not None:
                    found.append(office)
                    break
    return found


def _is_title(item: Item) -> bool:
    return "person:titles" in item.tags or _is_office(item)


def _ends_in_title(document: Document, items: list[Item], at: int) -> bool:
    """ "Florida Attorney General James Uthmeier": a body named by the title of who leads it, right before a name."""
    item = items[at]
    if item.entity is None or item.entity.kind != "agency" or at + 1 >= len(items) or not _likely_name(items, at + 1):
        return False
    return any(item.low.endswith(f" {title.lower()}") for title in document.lexicon.language.people["titles"])


def _name_run(items: list[Item], at: int) -> int:
    """Length of a person's name that begins at a place: capitals, initials with their stop, particles in between."""
    stop = at
    while stop < len(items) and stop - at < 7:
        item = items[stop]
        if item.entity is not None or "person:titles" in item.tags or not item.is_word:
            initial = item.text == "." and stop > at and len(items[stop - 1].text) == 1
            if not initial:
                break
        elif "person:particles" in item.tags and stop > at and stop + 1 < len(items) and items[stop + 1].capital:
            pass
        elif not item.capital or item.any("noun:agency", "person:stop") or item.forms or _ends_name(item, first=stop == at):
            break
        stop += 1
    while stop > at and (items[stop - 1].text == "." and stop == len(items)):
        stop -= 1
    return stop - at


_NO_NAME = ("speech", "cue", "subordinator", "preposition")


def _ends_name(item: Item, *, first: bool) -> bool:
    """A word that the lexicon holds, and not for being part of names; after the first, only one of grammar ends a name."""
    known = not item.is_plain and not item.names and not item.any("person:honorifics", "person:particles", "speech:verbs")
    return known and (first or any(tag.startswith(_NO_NAME) for tag in item.tags))


def _titled(document: Document, sentence: Sentence, at: int, places: frozenset[str]) -> Office | None:
    """ "Dirjen Aplikasi Informatika Kominfo Semuel A. Pangerapan", "TikTok CEO Shou Zi Chew"."""
    items, lexicon = sentence.items, document.lexicon
    named = _ends_in_title(document, items, at)
    if not (_is_title(items[at]) or named):
        return None
    body = items[at].entity if items[at].office or named else None
    at_end = at + 1
    last_body = at if body else -1
    run_start = at + 1
    while at_end < len(items) and at_end - at < _REACH:
        item = items[at_end]
        if item.entity is not None:
            if item.entity.kind in _BODIES and not item.adjective:
                body = item.entity
                last_body = at_end
            elif item.entity.kind != "place":
                break
            run_start = at_end + 1
        elif item.text == _OPENING:
            closing = next((k for k in range(at_end, min(at_end + 8, len(items))) if items[k].text == _CLOSING), None)
            follows = items[closing + 1] if closing is not None and closing + 1 < len(items) else None
            if closing is None or (at_end - run_start > 1 and (follows is None or not follows.capital)):
                break  # "Sen. Josh Hawley (R-MO) said": the name is told
            if body is None and at_end - run_start >= 2 and items[run_start].is_plain:
                name = document.article.text[items[run_start].start : items[at_end - 1].end]
                body, last_body = Entity(slug(name), name, "organization"), at_end
            at_end = closing
            run_start = at_end + 1
        elif item.text == ",":
            if last_body >= 0 and run_start < at_end:
                break
            if at_end + 1 < len(items) and _name_run(items, at_end + 1) >= 1 and _likely_name(items, at_end + 1):
                run_start = at_end + 1
                at_end += _name_run(items, at_end + 1) + 1
            break
        elif item.any("genitive", "coordinator") and at_end - run_start > 1 and not lexicon.language.grammar.head_first:
            break  # "District Judge Julien Neals of New Jersey": the name is told
        elif item.is_word and (
            item.capital
            or item.any("coordinator", "genitive", "body_of", "person:titles", "noun:agency", "determiner")
            or _inside_title(items, at_end)
            or (at_end == run_start and (item.any("transparent", "location") or (item.is_plain and at_end - at <= _LOWER)))
        ):
            if item.any("person:titles", "person:stop", "person:honorifics") or not item.capital or item.low in lexicon.fields:
                run_start = at_end + 1
        elif item.text == "." and at_end > at and len(items[at_end - 1].text) <= 2:
            pass
        else:
            break
        at_end += 1
    while run_start < at_end and not _likely_name(items, run_start):
        run_start += 1
    if run_start + 1 < at_end and items[run_start].low in places:
        run_start += 1
    length = _name_run(items, run_start) if run_start < len(items) else 0
    if length == 0 or (length == 1 and body is None and items[at].text.islower()):
        return None
    if items[run_start - 1].any("location") and not lexicon.language.grammar.head_first:
        return None  # "a judge in Marrowby": what follows is where
    if document.lexicon.language.grammar.head_first and last_body < 0 and length > 3 and run_start == at + 1:
        shift = _shift(document, items, run_start, length)
        run_start, length = run_start + shift, length - shift
    if body is None:
        body = _body_before(items, at)
    begin = at - 1 if body is not None and at and items[at - 1].entity == body else at
    field = at
    while field and items[at].capital and _likely_name(items, field - 1) and items[field - 1].low in lexicon.fields:
        field -= 1  # "[Information] Minister"
    return _make(document, sentence, min(begin, field), run_start, length, body, title=(field, run_start))


def _inside_title(items: list[Item], at: int) -> bool:
    """A lower-case title goes on in lower case ("chief legal officer", "juru bicara kementerian")."""
    item = items[at]
    return item.any("person:titles", "noun:organization", "noun:platform")


def _likely_name(items: list[Item], at: int) -> bool:
    return items[at].capital and items[at].is_plain


def _shift(document: Document, items: list[Item], start: int, length: int) -> int:
    """Where the name begins in "Aplikasi Informatika Semuel Pangerapan": at a word used again, else two words from the end."""
    words = [items[start + k] for k in range(length)]
    if document.loose is None:
        document.loose = Counter(i.low for _, _, i in document.items() if i.capital and i.is_plain)
    own = Counter(w.low for w in words if w.capital and w.is_plain)
    for offset, word in enumerate(words):
        if offset and document.loose[word.low] > own[word.low]:
            return offset
    words_back = 0
    for offset in range(length - 1, 0, -1):
        words_back += len(words[offset].text) > 1
        if words_back == 2:
            return offset
    return 0


def _body_before(items: list[Item], at: int) -> Entity | None:
    back = at - 1
    steps = 0
    while back >= 0 and steps < 3:
        item = items[back]
        if item.entity is not None and item.entity.kind in _BODIES and not item.office:
            return item.entity
        if item.any("possessive", "person:titles", "person:honorifics") or item.capital:
            back -= 1
            steps += 1
            continue
        return None
    return None


def _apposed(document: Document, sentence: Sentence, at: int) -> Office | None:
    """ "Shou Zi Chew, the chief executive of TikTok"; "Semuel Abrijani, Dirjen Aptika Kominfo"."""
    items = sentence.items
    if not _likely_name(items, at) or (at and items[at - 1].capital and items[at - 1].is_plain):
        return None
    length = _name_run(items, at)
    comma = at + length
    if not 2 <= length <= 5 or comma + 1 >= len(items) or items[comma].text not in (",", _OPENING):
        return None
    title_at = comma + 1
    body: Entity | None = None
    for k in range(comma + 1, min(comma + 5, len(items))):
        item = items[k]
        if _is_title(item):
            title_at = k
            break
        if item.entity is not None and item.entity.kind in _BODIES:
            body = item.entity
        elif not (item.any("determiner", "transparent", "possessive") or item.is_plain or item.adjective):
            return None
    else:
        return None
    if items[title_at].office:
        body = items[title_at].entity
    stop = title_at + 1
    while stop < len(items) and stop - title_at < 10 and items[stop].text not in (",", ".", _CLOSING, ";"):
        item = items[stop]
        if item.entity is not None and item.entity.kind in _BODIES:
            body = body or item.entity
            stop += 1
            break
        if item.forms or item.any("relative", "speech:verbs", "speech:reporting"):
            break
        stop += 1
    return _make(document, sentence, at, at, length, body, title=(title_at, stop), whole=stop)


def _make(
    document: Document,
    sentence: Sentence,
    begin: int,
    at: int,
    length: int,
    body: Entity | None,
    *,
    title: tuple[int, int] | None,
    whole: int | None = None,
) -> Office | None:
    items, text = sentence.items, document.article.text
    first, last = items[at], items[at + length - 1]
    while "person:honorifics" in first.tags and length > 1:
        at, length = at + 1, length - 1
        first = items[at]
    name = text[first.start : last.end]
    if len(name) < 3 or any(c.isdigit() for c in name):
        return None
    title_words = text[items[title[0]].start : items[title[1] - 1].end].strip(" ,(") if title is not None else ""
    stop = items[whole - 1].end if whole is not None else last.end
    start = min(items[begin].start, first.start)
    person = Entity(slug(name), name, "person")
    if document.loose is not None:
        document.loose.subtract(i.low for i in items[at : at + length] if i.capital and i.is_plain)
    fuse(items, at, at + length, name, person)
    return Office(person, title_words or None, body, document.evidence(start, stop))
