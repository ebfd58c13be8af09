"""The shape of people's names, and the record of a person and an office that is made of one."""

from __future__ import annotations

from kg.extract.document import Document, Item, Sentence, fuse
from kg.extract.offices import Office
from kg.model import Entity, slug

BODIES = ("agency", "platform", "organization")


def is_title(item: Item) -> bool:
    """Whether a mention is a word for an office."""
    return "person:titles" in item.tags or is_office(item)


def is_office(item: Item) -> bool:
    """A listed title of one body, or of several of which the article does not tell which ("Digital Affairs Minister")."""
    if item.entity is not None or not item.names:
        return item.office
    return item.office or any(name.kind == "office" for name in item.names)


def name_run(items: list[Item], at: int) -> int:
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
        elif (
            not item.capital
            or item.any("noun:agency", "person:stop", "person:letters")
            or item.forms
            or _ends_name(item, first=stop == at)
        ):
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


def likely_name(items: list[Item], at: int) -> bool:
    """Whether a name may begin here: a capital that the lexicon does not hold."""
    return items[at].capital and items[at].is_plain


def make_office(
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
    """Links the name at `[at, at + length)`, and makes the record; None where it is no name."""
    items, text = sentence.items, document.article.text
    first, last = items[at], items[at + length - 1]
    while "person:honorifics" in first.tags and length > 1:
        at, length = at + 1, length - 1
        first = items[at]
    name = text[first.start : last.end]
    if len(name) < 3 or any(c.isdigit() for c in name):
        return None
    while title is not None and title[1] > title[0] + 1 and _is_beside_name(items[title[1] - 1]):
        title = title[0], title[1] - 1
    title_words = text[items[title[0]].start : items[title[1] - 1].end].strip(" ,(") if title is not None else ""
    titled = items[title[0]].start if title is not None else None
    stop = items[whole - 1].end if whole is not None else last.end
    start = min(items[begin].start, first.start)
    person = Entity(slug(name), name, "person")
    evidence = document.evidence(start, stop)
    if document.loose is not None:
        document.loose.subtract(i.low for i in items[at : at + length] if i.capital and i.is_plain)
    fuse(items, at, at + length, name, person)
    return Office(person, title_words or None, body, evidence, titled)


def _is_beside_name(item: Item) -> bool:
    """What stands between a title and a name, and is of neither: "Director, [Dr.]"."""
    return item.any("person:honorifics") or item.text in {",", "."}


def after_honorifics(items: list[Item], at: int) -> int:
    """Where a name begins behind "Mr", "Kompol" or "Dr."."""
    while at < len(items) and (
        items[at].any("person:honorifics") or (items[at].text == "." and items[at - 1].any("person:honorifics"))
    ):
        at += 1
    return at
