"""Who says what: direct quotations with their speakers, and reported speech."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.document import Document, Item
from kg.extract.speaker_places import (
    best_speaker,
    is_oblique,
    last_speaker,
    sentence_at,
    speaker_after,
    speaker_before,
    subject_of,
)
from kg.model import Entity, Evidence, StatementFact
from kg.text.quotations import QuoteSpan

_SENTENCES_BACK = 12
_BRIDGE = 60
_SPOKEN = 5  # words of a sentence that nobody says in so many words to have spoken
_SENTENCE_ENDS = (".", "!", "?", "…")


@dataclass(slots=True)
class Speech:
    """Words of a speaker: the quotation or the reported clause, and the mention that names the speaker."""

    speaker: Entity
    start: int
    end: int
    outer: tuple[int, int]
    direct: bool
    named: Item


def find_speech(document: Document) -> list[Speech]:
    """All speech of the article with its speakers, in the order of the text. Quotations of nobody known are left out."""
    found: list[Speech] = []
    last: Speech | None = None
    for paragraphs in _whole(document.quotes):
        named = speaker_before(document, paragraphs[0])
        # What stands behind tells more surely than what stands before: that may belong to the quotation before.
        named = speaker_after(document, paragraphs[-1], last.named if last else None) or named
        if named is None and last is not None and _continues(document, last, paragraphs[0]):
            named = last.named
        if named is None:
            named = _told_before(document, paragraphs[0])
        last = None
        for quote in paragraphs if named is not None else ():
            if named is not None and named.entity is not None:
                last = Speech(named.entity, quote.inner_start, quote.inner_end, (quote.start, quote.end), True, named)
                found.append(last)
    found.extend(_reported(document))
    return sorted(found, key=lambda s: (s.start, s.end))


def _whole(quotes: list[QuoteSpan]) -> Iterator[list[QuoteSpan]]:
    """Quotations with the paragraphs over which they go on; terms in quotation marks are left out."""
    paragraphs: list[QuoteSpan] = []
    for quote in quotes:
        if quote.short and not paragraphs:
            continue
        paragraphs.append(quote)
        if not quote.continues:
            yield paragraphs
            paragraphs = []
    if paragraphs:
        yield paragraphs


def statement_facts(document: Document, speeches: list[Speech]) -> tuple[StatementFact, ...]:
    """Speech as facts, with the ids of what it is about: entities named in it, else the platform spoken of just before."""
    facts = []
    for speech in speeches:
        text = document.article.text[speech.start : speech.end]
        evidence = document.evidence(*speech.outer)
        named = Evidence(speech.named.start, speech.named.end, speech.named.text)
        facts.append(StatementFact(speech.speaker, text, _about(document, speech), evidence, speech.direct, named))
    return tuple(facts)


def _about(document: Document, speech: Speech) -> tuple[str, ...]:
    first = max(0, bisect_right(document.sentences, speech.start, key=lambda s: s.start) - 1)
    inside: dict[str, None] = {}
    for sentence in document.sentences[first:]:
        if sentence.start >= speech.end:
            break
        for item in sentence.items:
            entity = item.entity
            if speech.start <= item.start < speech.end and entity is not None and entity.id and _is_subject(item, speech):
                inside.setdefault(entity.id)
    if inside:
        return tuple(inside)
    for sentence in reversed(document.sentences[max(0, first - _SENTENCES_BACK) : first + 1]):
        for item in reversed(sentence.items):
            entity = item.entity
            if (
                item.start < speech.start
                and entity is not None
                and entity.id
                and entity.kind == "platform"
                and entity != speech.speaker
            ):
                return (entity.id,)
    return ()


def _is_subject(item: Item, speech: Speech) -> bool:
    """Whether a statement may be about what is mentioned here: no person, no adjective, not whoever speaks."""
    return item.entity is not None and item.entity.kind != "person" and not item.adjective and item.entity.id != speech.speaker.id


def _continues(document: Document, last: Speech, quote: QuoteSpan) -> bool:
    """A quotation that follows another with nothing but a bridge between them goes on with its speaker.

    The bridge is short, or the rest of the sentence of the first: `"...," said X, who leads the group. "..."`. A paragraph that
    is all quotation goes on with the one before it.
    """
    text = document.article.text
    bridge = text[last.outer[1] : quote.start]
    if quote.start < last.outer[1] or ("\n" in bridge and not _is_paragraph(text, quote)):
        return False
    opening, closing = sentence_at(document, quote.start), sentence_at(document, last.outer[1] - 1)
    follows = opening is not None and closing is not None and opening.index - closing.index == 1 and opening.start == quote.start
    if "\n" in bridge:
        return follows and len(bridge) <= 3 * _BRIDGE
    return len(bridge) <= _BRIDGE or (follows and len(bridge) <= 3 * _BRIDGE)


def _told_before(document: Document, quote: QuoteSpan) -> Item | None:
    """`Ilmar Kesk said that it was late. "We had no time."`: a sentence of its own, behind one that tells what a person said."""
    text, opening = document.article.text, sentence_at(document, quote.start)
    if opening is None or not opening.index or opening.start != quote.start:
        return None
    inner = text[quote.inner_start : quote.inner_end].strip()
    alone = inner[:1].isupper() and inner[-1:] in _SENTENCE_ENDS and len(inner.split()) >= _SPOKEN
    before, behind = document.sentences[opening.index - 1], sentence_at(document, quote.end + 1)
    apart = "\n" in text[before.end : opening.start]
    if not alone or (behind is not None and behind.start < quote.end) or (apart and not _is_paragraph(text, quote)):
        return None
    verb = next((k for k, i in enumerate(before.items) if i.any("speech:reporting") and k), None)
    if verb is None or before.quotes:
        return None
    told = subject_of(document, before.items[:verb], before.items[verb].start)
    return told if told is not None and told.entity is not None and told.entity.kind == "person" else None


def _is_paragraph(text: str, quote: QuoteSpan) -> bool:
    """Whether a quotation is the whole of its paragraph, and sentences."""
    line = text[text.rfind("\n", 0, quote.start) + 1 : quote.start]
    following = text.find("\n", quote.end)
    rest = text[quote.end : following if following >= 0 else len(text)]
    inner = text[quote.inner_start : quote.inner_end].strip()
    return not line.strip() and not rest.strip() and inner[:1].isupper() and inner[-1:] in _SENTENCE_ENDS


def _reported(document: Document) -> list[Speech]:
    """ "Semuel menjelaskan bahwa ...", "The ministry said that ...": the rest of the sentence, as reported speech."""
    found = []
    for sentence in document.sentences:
        if "speech:reporting" not in sentence.tags:
            continue
        for index, item in enumerate(sentence.items):
            if "speech:reporting" not in item.tags or sentence.quote_at(item.start):
                continue
            named = best_speaker(list(reversed(sentence.items[max(0, index - 8) : index])))
            if named is None and index and sentence.items[index - 1].any("ref:person"):
                named = last_speaker(document, item.start)
            rest = sentence.items[index + 1 :]
            while rest and (rest[0].text in (",", ":") or rest[0].any("complementizer")):
                rest = rest[1:]
            if (
                named is None
                or named.entity is None
                or len(rest) < 5
                or is_oblique(sentence.items, named)
                or sentence.quote_at(rest[0].start)
            ):
                break
            end = rest[-1].end if rest[-1].is_word else rest[-2].end
            found.append(Speech(named.entity, rest[0].start, end, (named.start, sentence.end), False, named))
            break
    return found
