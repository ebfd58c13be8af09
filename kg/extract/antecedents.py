"""The name that "the app" or "aplikasi itu" points back to, where nothing else that is known could be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.document import Document, Item, Sentence
from kg.extract.name_runs import Run
from kg.extract.nouns import ORGANIZATION, PEOPLE, is_name, is_place, noun_class
from kg.extract.phrases import is_plural, refers_back
from kg.ontology import Grammar

_SERVICES = frozenset({"noun:platform", "pattern:platform_prefix"})
_KNOWN = ("platform", "organization", "domain")
_DETERMINERS_BEFORE = 3
_TWO = 2
_OPENING = 6  # items at the beginning of a sentence


def pointed_at(document: Document, runs: Sequence[Run]) -> Iterator[Run]:
    """The run last named before each noun for a service that points back and opens its sentence.

    None where a service that is known stands there, for then that one is meant. Where articles name people in full, a name of
    one word says little by itself, and it has to be the only one.
    """
    grammar = document.lexicon.language.grammar
    for sentence, at, ahead in _pointing_back(document, runs):
        before = document.sentences[sentence.index - 1].items if sentence.index else []
        if any(i.entity is not None and i.entity.kind in _KNOWN for i in (*before, *sentence.items[:at])):
            continue
        if ahead and not (grammar.full_names and len({run.key for run in ahead}) > 1):
            yield ahead[-1]


def pointed_at_within(document: Document, runs: Sequence[Run]) -> Iterator[Run]:
    """The run that a noun for a service points back to later in its own sentence: "memblokir [Kirimin] karena konten di aplikasi
    itu". None with another name in between, or a service that is known there or in the sentence before.
    """
    grammar = document.lexicon.language.grammar
    for run in runs:
        items = run.items
        if run.sentence.tags.isdisjoint(_SERVICES):
            continue
        at = next((k for k in range(run.stop, len(items)) if items[k].any(*_SERVICES) or items[k].capital), None)
        if at is None or items[at].capital or not _points(items, at, grammar):
            continue
        before = document.sentences[run.sentence.index - 1].items if run.sentence.index else []
        if not any(i.entity is not None and i.entity.kind in _KNOWN for i in (*before, *items[:at])):
            yield run


def listed_and_meant(document: Document, runs: Sequence[Run]) -> Iterator[Run]:
    """The members of a list that "kedua platform itu" or "the two apps" points back to: the only one of the sentence before."""
    grammar = document.lexicon.language.grammar
    for sentence, at, ahead in _pointing_back(document, runs):
        if len(ahead) < _TWO or not is_plural(sentence.items, at, grammar):
            continue
        gaps = [ahead[0].items[a.stop : b.start] for a, b in pairwise(ahead)]
        if all(i.text == "," or i.any("coordinator") for gap in gaps for i in gap) and all(gaps):
            yield from ahead


def _pointing_back(document: Document, runs: Sequence[Run]) -> Iterator[tuple[Sentence, int, list[Run]]]:
    """Each sentence with a noun that points back, where it stands, and the runs of the sentence before."""
    by_sentence: defaultdict[int, list[Run]] = defaultdict(list)
    for run in runs:
        by_sentence[run.sentence.index].append(run)
    for sentence in document.sentences:
        at = _pointing(sentence, document.lexicon.language.grammar)
        if at is not None:
            yield sentence, at, by_sentence[sentence.index - 1]


def _pointing(sentence: Sentence, grammar: Grammar) -> int | None:
    """Where the first noun for a service stands that points back, with nothing behind it that tells which one."""
    if sentence.tags.isdisjoint(_SERVICES):
        return None
    items = sentence.items
    for at, item in enumerate(items[:_OPENING]):
        if item.entity is None and item.any(*_SERVICES) and _points(items, at, grammar):
            return at
    return None


def _points(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    if not refers_back(items, at, grammar) or _is_owned(items, at, grammar):
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    return after is None or not (after.any("genitive", "location", "relative") or after.capital)


def _is_owned(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "Its app", "aplikasinya": somebody's, who need not be a service."""
    if grammar.enclitics and items[at].low.endswith(grammar.enclitics):
        return True
    return any("owning" in i.tags for i in items[max(0, at - _DETERMINERS_BEFORE) : at])


def are_many(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "a suit by [media companies] in which they accused X": those whom nothing names, and no body that was named before."""
    listed = False
    for k in range(at - 1, 0, -1):
        if noun_class(items[k]) in (PEOPLE, ORGANIZATION) and is_plural(items, k, grammar):
            return True
        named = is_name(items[k]) and not is_place(items[k])
        if listed and not (
            named or items[k].text == "," or items[k].any("coordinator") or items[k].capital or items[k].text.isdigit()
        ):
            return False
        listed = listed or named
    return False
