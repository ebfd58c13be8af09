"""Who says what: direct quotations with their speakers, and reported speech."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.document import Document, Item, Sentence
from kg.extract.speaker_names import named_after, named_before, pointed_to, speaker_told, titled
from kg.model import Entity, Evidence, StatementFact
from kg.text.quotations import QuoteSpan

_SPEAKERS = ("person", "agency", "platform", "organization", "place")
_WINDOW = 20
_SENTENCES_BACK = 12
_BRIDGE = 60


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
        named = _speaker_before(document, paragraphs[0])
        # What stands behind tells more surely than what stands before: that may belong to the quotation before.
        named = _speaker_after(document, paragraphs[-1], last) or named
        if named is None and last is not None and _continues(document, last, paragraphs[0]):
            named = last.named
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


def _sentence_at(document: Document, offset: int) -> Sentence | None:
    at = bisect_right(document.sentences, offset, key=lambda s: s.start) - 1
    return document.sentences[at] if at >= 0 and offset < document.sentences[at].end else None


def _speaker_after(document: Document, quote: QuoteSpan, last: Speech | None) -> Item | None:
    """`"...," ujarnya`, `"...," kata Semuel`, `"...", said Durov`: what follows the quotation."""
    sentence = _sentence_at(document, quote.end) or _sentence_at(document, quote.end - 1)
    if sentence is None:
        return None
    after = [i for i in sentence.items if i.start >= quote.end]
    if not after:
        following = document.sentences[sentence.index + 1] if sentence.index + 1 < len(document.sentences) else None
        gap = document.article.text[quote.end : following.start] if following is not None else "\n"
        if following is None or gap.strip(" ,") or "\n" in gap:
            return None
        after = following.items
    verb = None
    for index, item in enumerate(after[:_WINDOW]):
        if item.text in ('"', "“", "�"):
            break
        if item.any("speech:verbs", "speech:statements") or ("speech:reporting" in item.tags and index <= 6):
            verb = index
            break
        if item.text in (".", ";") or item.forms:
            break
    if verb is None:
        return None
    before, behind = after[:verb], _clause(after[verb + 1 : verb + 14])
    back = _refers_back(document, after[verb])
    if back or any(i.any("ref:person") for i in (*before, *behind[:2])):
        # `kata perwakilan Telegram. "...," ujarnya`: who spoke last, where no person is named.
        spoke = last.named if back and last is not None else None
        return _best_speaker(before) or _last_speaker(document, quote.start) or spoke
    told = (
        _best_speaker(before)
        or named_before(document, before)
        or titled(document, before, quote.start)
        or pointed_to(document, before, quote.start)
    )
    if told is not None or any(i.capital and i.is_word for i in before):
        return told  # "..., Dana Wolter, who heads the group, told Reuters": not who is told
    return (
        _best_speaker([i for i in behind if not _is_place_of_words(behind, i)])
        or named_after(document, behind)
        or pointed_to(document, behind, quote.start)
    )


def _best_speaker(items: list[Item]) -> Item | None:
    """The person of the phrase, with the office or body in front of the name; else the body that speaks."""
    speakers = [i for i in items if _is_speaker(i)]
    person = next((i for i in speakers if i.entity is not None and i.entity.kind == "person"), None)
    return person or (speakers[0] if speakers else None)


def _clause(items: list[Item]) -> list[Item]:
    kept = []
    for item in items:
        if item.text in (".", ";", '"', "“") or item.any("subordinator", "relative"):
            break
        kept.append(item)
    return kept


def _is_place_of_words(items: list[Item], item: Item) -> bool:
    """ "wrote on his Twitter account", "told a briefing in India": where it was said."""
    if item.entity is None or item.entity.kind not in ("platform", "place"):
        return False
    at = next((k for k, other in enumerate(items) if other is item), 0)
    return any(i.any("location") for i in items[max(0, at - 2) : at])


def _refers_back(document: Document, verb: Item) -> bool:
    """A speech verb with an enclitic ("ujarnya") speaks of the one spoken of before."""
    return "speech:verbs" in verb.tags and document.lexicon.stem(verb.low) is not None


def _is_speaker(item: Item) -> bool:
    return item.entity is not None and item.entity.kind in _SPEAKERS and not item.adjective


def _speaker_before(document: Document, quote: QuoteSpan) -> Item | None:
    """`Durov mengatakan, "..."`, `He said: "..."`: before the quotation in its sentence, or at the end of the one before."""
    sentence = _sentence_at(document, quote.start)
    if sentence is None:
        return None
    before = [i for i in sentence.items if i.end <= quote.start]
    if not before and sentence.index:
        previous = document.sentences[sentence.index - 1]
        if document.article.text[previous.end - 1] in ":,":
            before = previous.items
    verb = next(
        (k for k in range(len(before) - 1, -1, -1) if before[k].any("speech:reporting", "speech:verbs", "speech:according")), None
    )
    if verb is None:
        return None
    if "speech:according" in before[verb].tags:
        return next((i for i in before[verb + 1 :] if _is_speaker(i)), None)
    named = next((i for i in reversed(before[:verb]) if _is_speaker(i) and not _oblique(before, i)), None)
    if named is None and any(i.any("ref:person") for i in before[:verb]):
        return _last_speaker(document, quote.start)
    return named or named_before(document, before[:verb]) or pointed_to(document, before[:verb][-2:], quote.start)


def _oblique(items: list[Item], item: Item) -> bool:
    """Whether a preposition stands before it, so that it is nobody who speaks: "khususnya dengan sang pendiri Pavel Durov"."""
    at = next((k for k, other in enumerate(items) if other is item), 0) - 1
    while at >= 0 and (items[at].any("transparent", "person:titles", "determiner") or items[at].office):
        at -= 1
    if at >= 0 and item.entity is not None and item.entity.kind == "place" and items[at].any("location"):
        return True  # "told a rally in North Carolina"
    return at >= 0 and items[at].any("partner", "agent", "patient", "through") and not items[at].any("speech:according")


def _last_speaker(document: Document, offset: int) -> Item | None:
    """The person last spoken of as one who does something; bodies only where no person was named."""
    last = bisect_right(document.sentences, offset, key=lambda s: s.start) - 1
    for index in range(last, max(-1, last - _SENTENCES_BACK), -1):
        sentence = document.sentences[index]
        for item in reversed(sentence.items):
            person = item.entity is not None and item.entity.kind == "person" and item.start < offset
            if person and not _oblique(sentence.items, item) and sentence.quote_at(item.start) is None:
                return item
        if sentence.start < offset and (unknown := speaker_told(document, sentence)) is not None and unknown.start < offset:
            return unknown
    return None


def _continues(document: Document, last: Speech, quote: QuoteSpan) -> bool:
    """A quotation that follows another with nothing but a bridge between them goes on with its speaker.

    The bridge is short, or the rest of the sentence of the first: `"...," said X, who leads the group. "..."`.
    """
    bridge = document.article.text[last.outer[1] : quote.start]
    if "\n" in bridge or quote.start < last.outer[1]:
        return False
    opening, closing = _sentence_at(document, quote.start), _sentence_at(document, last.outer[1])
    follows = opening is not None and closing is not None and opening.index - closing.index == 1 and opening.start == quote.start
    return len(bridge) <= _BRIDGE or (follows and len(bridge) <= 3 * _BRIDGE)


def _reported(document: Document) -> list[Speech]:
    """ "Semuel menjelaskan bahwa ...", "The ministry said that ...": the rest of the sentence, as reported speech."""
    found = []
    for sentence in document.sentences:
        if "speech:reporting" not in sentence.tags:
            continue
        for index, item in enumerate(sentence.items):
            if "speech:reporting" not in item.tags or sentence.quote_at(item.start):
                continue
            named = _best_speaker(list(reversed(sentence.items[max(0, index - 8) : index])))
            if named is None and index and sentence.items[index - 1].any("ref:person"):
                named = _last_speaker(document, item.start)
            rest = sentence.items[index + 1 :]
            while rest and (rest[0].text in (",", ":") or rest[0].any("complementizer")):
                rest = rest[1:]
            if (
                named is None
                or named.entity is None
                or len(rest) < 5
                or _oblique(sentence.items, named)
                or sentence.quote_at(rest[0].start)
            ):
                break
            end = rest[-1].end if rest[-1].is_word else rest[-2].end
            found.append(Speech(named.entity, rest[0].start, end, (named.start, sentence.end), False, named))
            break
    return found
