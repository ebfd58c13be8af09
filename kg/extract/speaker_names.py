"""Speakers whose names nothing else knows: capitals beside a speech verb, and bodies that a noun points back to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.document import Document, Item, Sentence
from kg.extract.phrases import is_plural
from kg.model import Entity, slug

_LONGEST = 4
_NEAR, _BESIDE = 8, 5
_SENTENCES_BACK = 12
_POINTERS = {
    "noun:agency": ("agency",),
    "noun:platform": ("platform", "organization"),
    "noun:organization": ("organization", "platform"),
}


@dataclass(frozen=True, slots=True)
class _Run:
    """Items `[start, stop)` that may be a person's name."""

    start: int
    stop: int


def named_after(document: Document, items: Sequence[Item]) -> Item | None:
    """The first name behind a speech verb: `ujar pengamat media Sinta Kalyana`, `said head of personnel Cosima Brandt`."""
    run = next((r for r in _runs(items[:_NEAR])), None)
    if run is None:
        return None
    called = run.start > 0 and items[run.start - 1].any(
        "person:alias", "person:honorifics", "transparent"
    )  # "pemudik bernama Teguh"
    alone = run.stop - run.start == 1 and run.start > 0 and not called
    return _person(document, items, run, whole=not alone)


def named_before(document: Document, items: Sequence[Item]) -> Item | None:
    """The last name in front of a speech verb: `Applegarth said`, `The company's negotiator, Hugh Dannering, said`."""
    runs = _runs(items)
    if not runs:
        return None
    run = runs[-1]
    beside = all(not i.is_word for i in items[run.stop :])
    honoured = run.start > 0 and items[run.start - 1].any("person:honorifics")
    return _person(document, items, run, whole=honoured) if beside else None


def apposed_name(document: Document, items: Sequence[Item]) -> Item | None:
    """The name that begins what stands between a quotation and its verb: `"...," Durov, the founder of Telegram, wrote`."""
    run = next(iter(_runs(items)), None)
    if run is None or any(i.is_word for i in items[: run.start]):
        return None
    aside = run.stop + 1 < len(items) and items[run.stop].text == "," and items[-1].text == ","
    return _person(document, items, run, whole=True) if aside else None


def name_beside(document: Document, items: Sequence[Item]) -> Item | None:
    """The unknown name that stands alone before a speech verb: "Asked about it, Tesk [replied]".

    One word is whoever the article names in full, also further below; else nobody is known by it, and the mention has no entity.
    """
    run = next(reversed(_runs(items)), None)
    if run is None or any(i.is_word for i in items[run.stop :]):
        return None
    first = items[run.start]
    before = items[run.start - 1] if run.start else None
    if before is None and first.text not in _named_in_full(document):
        return None  # a sentence begins with a capital, whatever it is
    if before is not None and before.is_word and not before.any("person:titles", "person:honorifics"):
        return None
    if run.stop - run.start > 1 or (before is not None and before.any("person:honorifics")):
        return _person(document, items, run, whole=True)
    name = _named_in_full(document).get(first.text)
    entity = Entity(slug(name[1]), name[1], "person") if name is not None else None
    return Item(first.start, first.end, first.text, first.low, {}, entity=entity)


def pointed_to(document: Document, items: Sequence[Item], offset: int) -> Item | None:
    """The body that "perusahaan itu" or "the ministry" means: the last one of its kind that was named before."""
    found = ((k, kinds) for k, i in enumerate(items[:3]) if i.entity is None for tag, kinds in _POINTERS.items() if i.any(tag))
    at, kinds = next(found, (0, ()))
    if not kinds or is_plural(items, at, document.lexicon.language.grammar):
        return None
    courts = frozenset(document.lexicon.language.nouns.get("court", ()))
    if items[at].any("noun:court"):
        courts = frozenset()
    last = max(0, bisect_right(document.sentences, offset, key=lambda s: s.start) - 1)
    for sentence in reversed(document.sentences[max(0, last - _SENTENCES_BACK) : last + 1]):
        for item in reversed(sentence.items):
            body = item.entity if item.start < offset and not item.adjective else None
            if body is not None and body.kind in kinds and courts.isdisjoint(body.name.lower().split()):
                return item  # "the ministry" is no court
    return None


def titled(document: Document, items: Sequence[Item], offset: int) -> Item | None:
    """Whom "the minister" or "the representative" means: who stands beside that title above, the person before the body."""
    title = items[1] if len(items) > 1 and items[0].any("determiner", "article") else items[0] if items else None
    if title is None or title.entity is not None or not title.any("person:titles", "person:company_titles", "person:body_titles"):
        return None
    last = max(0, bisect_right(document.sentences, offset, key=lambda s: s.start) - 1)
    for sentence in reversed(document.sentences[max(0, last - _SENTENCES_BACK) : last + 1]):
        for at in range(len(sentence.items) - 1, -1, -1):
            item = sentence.items[at]
            if item.start >= offset or title.low not in item.low.split():
                continue
            near = [i for i in sentence.items[max(0, at - 3) : at + _BESIDE] if i.entity is not None and not i.adjective]
            person = next((i for i in near if i.entity is not None and i.entity.kind == "person"), None)
            if found := person or next(iter(near), None):
                return found
    return None


def speaker_told(document: Document, sentence: Sentence) -> Item | None:
    """The unknown name that a sentence has in front of its speech verb: whoever it tells of may go on speaking."""
    verb = next((k for k, i in enumerate(sentence.items) if i.any("speech:reporting", "speech:verbs") and k), None)
    if verb is None or sentence.quote_at(sentence.items[verb].start) is not None:
        return None
    named = named_before(document, sentence.items[:verb])
    return named if named is not None and sentence.quote_at(named.start) is None else None


def _runs(items: Sequence[Item]) -> list[_Run]:
    """All stretches of capitals that the lexicon does not hold, and that are short enough for a name."""
    found: list[_Run] = []
    at = 0
    while at < len(items):
        stop = at
        while stop < len(items) and _in_name(items, stop, first=stop == at):
            stop += 1
        if 0 < stop - at <= _LONGEST:
            found.append(_Run(at, stop))
        at = max(stop, at + 1)
    return found


def _in_name(items: Sequence[Item], at: int, *, first: bool) -> bool:
    item = items[at]
    if not item.is_word or item.entity is not None or item.forms or item.text[:1].isdigit():
        return False
    if not first and item.any("person:particles"):
        return at + 1 < len(items) and items[at + 1].capital
    grammar = item.any(
        "person:titles", "person:stop", "person:honorifics", "article", "determiner", "preposition", "subordinator"
    )
    return item.capital and not grammar and not any(tag.startswith(("noun:", "ref:", "cue:", "speech:")) for tag in item.tags)


def _person(document: Document, items: Sequence[Item], run: _Run, *, whole: bool) -> Item | None:
    """The mention of a person who is called so; one word alone has to be part of a name told before, unless it is `whole`."""
    first, last = items[run.start], items[run.stop - 1]
    name = document.article.text[first.start : last.end]
    if run.stop - run.start == 1:
        full = _full_name(document, first)
        if full is None and (not whole or name.isupper()):
            return None
        name = full or name
    entity = Entity(slug(name), name, "person")
    text = document.article.text[first.start : last.end]
    return Item(first.start, last.end, text, text.lower(), {}, entity=entity)


def _full_name(document: Document, word: Item) -> str | None:
    """The first longer name of which a word is the beginning or the end."""
    told, name = _named_in_full(document).get(word.text, (word.start, None))
    return name if told < word.start else None


def _named_in_full(document: Document) -> dict[str, tuple[int, str]]:
    if document.full_names is None:
        document.full_names = _full_names(document)
    return document.full_names


def _full_names(document: Document) -> dict[str, tuple[int, str]]:
    """By their first and last words: where the sentence that first tells such a name begins, and the name."""
    found: dict[str, tuple[int, str]] = {}
    for sentence in document.sentences:
        for run in _runs(sentence.items):
            if run.stop - run.start > 1:
                first, last = sentence.items[run.start], sentence.items[run.stop - 1]
                for end in (first, last):
                    found.setdefault(end.text, (sentence.start, document.article.text[first.start : last.end]))
    return found
