"""Services that are named behind what is told of their class: "wrote to ten services. The ten services are X, Y and Z"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item, Sentence
from kg.extract.nouns import ORGANIZATION, PLATFORM, noun_class
from kg.extract.phrases import object_after
from kg.extract.reading import NO_PARTY, NO_TARGET, POWERS, Filler, Reading
from kg.ontology import ACTIVE, NOUN, PASSIVE, Grammar

_TAKEN = ("done", "ongoing", "announced")
_KINDS = ("platform", "domain")
_COUNTED = 6  # items from a step to the class of those it is taken against
_NAMED = 7  # items from a class to the word that leads to its members
_BY_WHOM = ("agent", "adverb", "location", "noun:agency", "person:stop")
_LINE = 12  # words in a line of a list


def is_against_class(reading: Reading) -> bool:
    """ "mengirim surat kepada [sepuluh layanan]": a body takes a step against services that its sentence only counts."""
    if reading.dropped not in (NO_PARTY, NO_TARGET) or reading.status not in _TAKEN or reading.voice != ACTIVE:
        return False
    if not any(a.entity.kind in POWERS and a.entity.id is not None and not a.inferred for a in reading.actors):
        return False
    items = reading.sentence.items
    return any(_is_counted(items, k) for k in range(reading.at + 1, min(reading.at + _COUNTED, len(items))))


def members_told(sentence: Sentence, grammar: Grammar) -> list[Filler]:
    """ "Adapun kesepuluh layanan yang dimaksud adalah [Kirimin, Chatlune] dan [Cuitkan]": the class, at the head of its
    sentence, and behind it those that it means.
    """
    items = sentence.items
    at = next((k for k in range(min(4, len(items))) if noun_class(items[k]) in (PLATFORM, ORGANIZATION)), None)
    if not grammar.head_first or at is None or "exemplifier" not in sentence.tags:
        return []
    if not all(i.any("adverb", "collective", "number", "transparent") or i.text.isdigit() for i in items[:at]):
        return []
    k = at + 1
    while k < min(at + _NAMED, len(items)) and items[k].any("relative", "demonstrative", "adverb", "transparent"):
        k += 1
    if not _is_counted(items, at) or k >= len(items) or not items[k].any("exemplifier"):
        return []
    return _services(object_after(items, k + 1, grammar).names)


def heads_list(reading: Reading) -> bool:
    """ "[Daftar] tujuh layanan yang diblokir": a line that does no more than name the class to which something was done."""
    items = reading.sentence.items
    noun = next((k for k in range(1, min(4, reading.at)) if _is_counted(items, k)), None)
    if reading.voice not in (PASSIVE, NOUN) or reading.status not in _TAKEN or noun is None or not items[-1].is_word:
        return False
    counted = (i.any("number", "collective") or i.text.isdigit() for i in items[noun > 1 : noun])
    between = items[noun + 1 : reading.at]
    if not all(i.entity is not None or i.any(*_BY_WHOM) or i.text[:1].isdigit() for i in items[reading.at + 1 :]):
        return False  # "Tujuh layanan yang diblokir [beserta penggantinya]"
    return all(counted) and bool(between) and all(i.any("relative", "adverb", "support_passive") for i in between)


def line_heads(sentences: Sequence[Sentence]) -> list[Filler]:
    """The services that head the lines of a list; it ends with the first line that is headed by none."""
    members: list[Filler] = []
    for sentence in sentences:
        words = [i for i in sentence.items if i.is_word and not i.text.isdigit() and not i.any("noun:platform", "transparent")]
        head = _services(words[:1])
        if head and len(words) <= _LINE:
            members += head
        elif any(i.is_word for i in sentence.items if not i.text.isdigit()):
            break
    return members


def is_numbered(sentences: Sequence[Sentence]) -> bool:
    """Whether the first of some sentences is a line with a number."""
    return bool(sentences) and bool(sentences[0].items) and sentences[0].items[0].text.isdigit()


def _is_counted(items: Sequence[Item], at: int) -> bool:
    """ "[sepuluh] layanan", "[ke-10] penyelenggara PSE", "[ketujuh] platform"."""
    before = items[max(0, at - 3) : at]
    return noun_class(items[at]) in (PLATFORM, ORGANIZATION) and any(
        i.any("number", "collective") or i.text.isdigit() for i in before
    )


def _services(items: Sequence[Item]) -> list[Filler]:
    return [Filler(i.entity, i) for i in items if i.entity is not None and i.entity.kind in _KINDS]
