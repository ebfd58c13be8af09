"""People with their titles and bodies, and the short names that the rest of the article calls them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.appositions import OF_POWER, body_behind, company_behind, speakers, told_beside
from kg.extract.bodies import body_named_after, find_missing_bodies
from kg.extract.document import Document, Item, Sentence, fuse
from kg.extract.lexicon import Lexicon
from kg.extract.name_aliases import link_aliases
from kg.extract.name_words import words_in_capitals
from kg.extract.nouns import is_place, noun_class
from kg.extract.offices import Office
from kg.extract.person_names import BODIES, after_honorifics, is_office, is_title, likely_name, make_office, name_run
from kg.extract.short_names import aliases_of, link_short_names
from kg.extract.state_offices import office_of_place
from kg.model import Entity, slug

_TELLING = ("person:titles", "person:leading", "person:honorifics", "speech:verbs", "speech:reporting", "speech:according")
_REACH = 14
_ACRONYM = 3
_LOWER = 2  # how far from the title a word in lower case that nothing is known of may belong to it: "Ketua majelis KPUT"
_FIELD = 5  # words from a title to the last one of what it is for


_OPENING, _CLOSING = "(", ")"


def find_people(document: Document) -> list[Office]:
    """Finds people by their titles, links them and their short names in place, and returns one record a person and title."""
    offices: list[Office] = []
    places = _unlisted_places(document)
    for sentence in document.sentences:
        items = sentence.items
        if sentence.tags.isdisjoint(_TELLING) and not _has_leader(items):
            continue
        at = told = 0
        while at < len(items):
            item = items[at]
            found = None
            if not item.is_plain and ("person:titles" in item.tags or _leads(item)):
                found = _titled(document, sentence, at, places, inside=item.start < told)
            if found is None and item.capital and item.is_plain:
                found = told_beside(document, sentence, at)
                told = found.evidence.end if found is not None else told  # "Sesilia Renggani, hakim PTUN Genovia"
            if found is not None:
                offices.append(_of_today(found, items))
            at += 1
    offices.extend(speakers(document))
    link_short_names(document, offices, aliases_of(document, offices))
    find_missing_bodies(document, offices, places)
    link_aliases(document, {**_called_alone(offices), **dict(_abbreviated(offices))})
    if document.lexicon.language.grammar.head_first:
        _link_titles(document)
    return offices


def _of_today(office: Office, items: list[Item]) -> Office:
    """ "[Mantan] Kepala Otoritas Siber Ilmar Kesk": who has left an office speaks and acts for no body."""
    at = next((k for k, item in enumerate(items) if item.start == office.title_start), 0)
    if at and "person:former" in items[at - 1].tags:
        office.title, office.body = None, None
    return office


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


def _called_alone(offices: list[Office]) -> dict[str, Entity]:
    """Bodies of one word that the titles of ministers show, and nothing else."""
    bodies = [office.body for office in offices if office.body is not None and office.body.kind == "agency"]
    return {body.name.lower(): body for body in bodies if body.id == slug(body.name) and " " not in body.name}


def _has_leader(items: list[Item]) -> bool:
    return any((item.names or item.entity is not None or item.office) and _leads(item) for item in items)


def _leads(item: Item) -> bool:
    """Whether a mention may do the work of a title: an office, or a body that is named by the title of who leads it."""
    if item.entity is None:
        return is_office(item)
    return item.office or item.entity.kind == "agency"


def _unlisted_places(document: Document) -> frozenset[str]:
    """Words that end the names of bodies which no list holds: they stand before a person's name too ("Menteri Niaga
    Freedonia Bastian Orlaga").
    """
    names = {
        i.entity.name
        for sentence in document.sentences
        for i in sentence.items
        if i.entity is not None and i.entity.kind in ("agency", "organization") and not i.names
    }
    return frozenset(name.rpartition(" ")[2].lower() for name in names if " " in name)


def _ends_in_title(document: Document, items: list[Item], at: int) -> bool:
    """ "Florida Attorney General James Uthmeier": a body named by the title of who leads it, right before a name."""
    item = items[at]
    if item.entity is None or item.entity.kind != "agency" or at + 1 >= len(items) or not likely_name(items, at + 1):
        return False
    return any(item.low.endswith(f" {title.lower()}") for title in document.lexicon.language.people["titles"])


def _titled(document: Document, sentence: Sentence, at: int, places: frozenset[str], *, inside: bool) -> Office | None:
    """ "Dirjen Aplikasi Informatika Kominfo Semuel A. Pangerapan", "TikTok CEO Shou Zi Chew".

    `inside`: the title is of a name that stands before it, so that one word behind it is where its body is.
    """
    items, lexicon = sentence.items, document.lexicon
    named = _ends_in_title(document, items, at)
    if not (is_title(items[at]) or named):
        return None
    body = items[at].entity if items[at].office or named else None
    at_end = at + 1
    last_body = at if body else -1
    run_start = at + 1
    while at_end < len(items) and at_end - at < _REACH:
        item = items[at_end]
        if item.entity is not None:
            if item.entity.kind in BODIES and not item.adjective:
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
            begin = after_honorifics(items, at_end + 1)
            honoured = begin > at_end + 1 or _is_apart(document, items, run_start, at_end)
            if (last_body >= 0 and run_start < at_end and not honoured) or begin >= len(items):
                break
            if name_run(items, begin) >= 1 and likely_name(items, begin):
                if body is None and "person:company_titles" in items[at].tags:
                    body = _named_company(document, items, run_start, at_end)
                run_start = begin
                at_end = begin + name_run(items, begin)
            break
        elif item.any("genitive", "coordinator", "source") and _is_told(items, run_start, at_end, lexicon):
            break  # "District Judge Julien Neals of New Jersey": the name is told
        elif item.is_word and (
            item.capital
            or item.any("coordinator", "genitive", "body_of", "person:titles", "noun:agency", "determiner")
            or _inside_title(items, at_end)
            or (at_end == run_start and (item.any("transparent", "location") or _of_title(items, at, at_end)))
        ):
            if item.any("person:titles", "person:stop", "person:honorifics") or not item.capital or item.low in lexicon.fields:
                run_start = at_end + 1
        elif item.text == "." and at_end > at and len(items[at_end - 1].text) <= 2:
            pass
        elif item.text == _CLOSING and at_end == at + 1:
            run_start = at_end + 1  # "Chief Executive Officer (CEO) Telegram"
        else:
            break
        at_end += 1
    while run_start < at_end and not likely_name(items, run_start):
        run_start += 1
    head_first = lexicon.language.grammar.head_first
    joined = head_first and items[run_start - 1].any("coordinator")  # "Komunikasi dan [Infromatika] Rudiantara"
    if run_start + 1 < at_end and (items[run_start].low in places or joined):
        run_start += 1
    if run_start + 1 < at_end and head_first and _is_acronym(items[run_start]) and not _is_acronym(items[run_start + 1]):
        if body is None and items[at].text not in lexicon.language.bodies:
            body = Entity(slug(items[run_start].text), items[run_start].text, "organization")
        run_start += 1
    length = name_run(items, run_start) if run_start < len(items) else 0
    if body is None and head_first and length > 1 and _opens_with_body(document, items, run_start, length):
        kind = "agency" if items[at].text in lexicon.language.bodies else "organization"
        body = Entity(slug(items[run_start].text), items[run_start].text, kind)
        run_start, length = run_start + 1, length - 1
    if sentence.is_headline and length > 1:
        length = _written_as_name(document, items, run_start, length)
    if not head_first and _is_described(items, at, run_start):
        return None
    close = run_start + length
    if inside and close < len(items) and items[close].text == _OPENING:
        return None  # "Timotius Murib, Ketua Majelis Rakyat Papua (MRP)"
    if length == 0 or (length == 1 and (inside or (body is None and items[at].text.islower()))):
        return None
    if length == 1 and head_first and _is_acronym(items[run_start]) and not sentence.is_headline:
        return None  # "Kepala BKKVN"
    if items[run_start - 1].any("location") and not lexicon.language.grammar.head_first:
        return None  # "a judge in Marrowby": what follows is where
    if head_first and last_body < 0 and length > 3 and run_start == at + 1 and not items[at].any("person:court_titles"):
        shift = _shift(document, items, run_start, length)
        run_start, length = run_start + shift, length - shift
    if body is None and not head_first and at > 1 and "possessive" in items[at - 1].tags and is_place(items[at - 2]):
        body = office_of_place(document, items[at - 2], items[at])  # "New York's attorney general"
    if body is None:
        behind = body_behind(items, run_start + length)
        body = _body_before(items, at) or (items[behind].entity if behind is not None else _owner(document, sentence, at))
        if body is None and not items[at].any(*OF_POWER):
            company = company_behind(document, items, run_start + length)
            body = company[0] if company is not None else None
    begin = at - 1 if body is not None and at and items[at - 1].entity == body else at
    field = at
    while field and items[at].capital and likely_name(items, field - 1) and items[field - 1].low in lexicon.fields:
        field -= 1  # "[Information] Minister"
    return make_office(document, sentence, min(begin, field), run_start, length, body, title=(field, run_start))


def _is_told(items: list[Item], start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the name stands before a preposition: two words that, where titles lead, are no field of an office."""
    if stop - start <= 1 or not lexicon.language.grammar.head_first:
        return stop - start > 1
    return items[stop].any("source") and all(
        likely_name(items, k) and items[k].low not in lexicon.fields for k in range(start, stop)
    )


def _written_as_name(document: Document, items: list[Item], start: int, length: int) -> int:
    """ "Menteri Raka [Kirim] Surat": of the capitals of a headline, those belong to a name that the small print writes so too."""
    proper = words_in_capitals(document)
    if proper is None or items[start].text not in proper:
        return length
    while length > 1 and items[start + length - 1].is_word and items[start + length - 1].text not in proper:
        length -= 1
    return length


def _is_apart(document: Document, items: list[Item], start: int, comma: int) -> bool:
    """ "Kepala Nadasari Meridia, Fiona Castela, menyebut": a place, and between commas the name."""
    length = name_run(items, comma + 1)
    close = comma + 1 + length
    parted = length > 1 and close < len(items) and items[close].text == ","
    return parted and comma - start == 1 and _is_located(document, items[start])


def _is_located(document: Document, word: Item) -> bool:
    """Whether the article says "di Meridia" of a word."""
    return any(
        item.low == word.low and before.any("location") and not before.any("source", "partner", "agent")
        for sentence in document.sentences
        for before, item in pairwise(sentence.items)
    )


def _of_title(items: list[Item], title: int, at: int) -> bool:
    """A word in lower case that nothing is known of, close to a title or behind "and": "pengamat politik dan pemerintahan"."""
    if items[at].is_plain and (at - title <= _LOWER or items[at - 1].any("coordinator")):
        return True
    field = at - title <= _FIELD and items[at].text.islower() and (items[at].is_plain or noun_class(items[at]) is not None)
    return field and any(i.any("genitive") for i in items[title + 1 : at])  # "director of [consumer affairs]"


def _is_described(items: list[Item], title: int, name: int) -> bool:
    """ "the executive editor of Kashmir Times": what follows is what the office is of, and no name."""
    the = any(i.any("article") for i in items[max(0, title - 2) : title])
    return the and any(i.any("genitive") for i in items[title:name]) and all(i.text != "," for i in items[title:name])


def _is_acronym(item: Item) -> bool:
    return len(item.text) >= _ACRONYM and item.text.isupper() and item.is_plain


def _named_company(document: Document, items: list[Item], start: int, stop: int) -> Entity | None:
    """ "Juru bicara Cakra Dinamika, Pramesti": whatever stands between such a title and the name behind a comma."""
    if start >= stop or not all(likely_name(items, k) for k in range(start, stop)):
        return None
    name = document.article.text[items[start].start : items[stop - 1].end]
    return Entity(slug(name), name, "organization")


def _inside_title(items: list[Item], at: int) -> bool:
    """A lower-case title goes on in lower case ("chief legal officer", "juru bicara kementerian")."""
    item = items[at]
    return item.any("person:titles", "noun:organization", "noun:platform")


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


def _opens_with_body(document: Document, items: list[Item], start: int, length: int) -> bool:
    """ "Wakil Menteri [Siberdigi] Ilmar Kesk": a word that the article uses alone, as it does the person's own."""
    alone = [_is_used_alone(document, items, k) for k in range(start, start + length)]
    return alone[0] and any(alone[1:])


def _is_used_alone(document: Document, items: list[Item], at: int) -> bool:
    """Whether a name of one word, with no other beside it, stands somewhere else."""
    if document.alone is None:
        document.alone = Counter(
            item.low for sentence, k, item in document.items() if item.capital and _stands_alone(sentence.items, k)
        )
    return document.alone[items[at].low] > (items[at].capital and _stands_alone(items, at))


def _stands_alone(items: list[Item], at: int) -> bool:
    return not any(_is_of_name(i) for i in (*items[max(0, at - 1) : at], *items[at + 1 : at + 2]))


def _is_of_name(item: Item) -> bool:
    return (item.capital and item.is_plain) or item.any("person:particles")


def _owner(document: Document, sentence: Sentence, at: int) -> Entity | None:
    """ "[pendirinya], Ilmar Kesk": of the platform that the sentence has named, or the one before it."""
    if document.lexicon.stem(sentence.items[at].low) is None:
        return None
    before = document.sentences[max(0, sentence.index - 1) : sentence.index]
    for items in (sentence.items[:at], *(s.items for s in before)):
        sides = [i.entity for i in items if i.entity is not None and i.entity.kind == "platform"]
        if sides:
            return sides[-1]
    return None


def _body_before(items: list[Item], at: int) -> Entity | None:
    back = at - 1
    steps = 0
    if back > 1 and items[back].text == _CLOSING and items[back - 2].text == _OPENING:
        back -= 3  # "Fair Trade Commission (FTC) Chairman"
    while back >= 0 and steps < 3:
        item = items[back]
        if item.entity is not None and item.entity.kind in BODIES and not item.office:
            return item.entity
        if item.any("possessive", "person:titles", "person:honorifics") or item.capital:
            back -= 1
            steps += 1
            continue
        return None
    return None
