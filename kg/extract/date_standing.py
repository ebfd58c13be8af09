"""The day from which something no longer works, beside the sentence that says by whose measure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.date_sentences import PAST, Dated, DatedSentences
from kg.extract.document import Sentence
from kg.extract.reading import Reading
from kg.ontology import NOUN
from kg.text.dates import ATTRIBUTE

_AROUND = 2
_DAY = len("2017-07-14")


def standing_since(dates: DatedSentences, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
    """ "Vimeo tidak bisa dibuka sejak Mei 2014", "The app vanished from the store on Monday", beside who blocked it."""
    reader = dates.reader
    if reading.action not in reader.ceased or reading.status not in PAST or reading.voice == NOUN:
        return None
    index = reading.sentence.index
    for sentence in dates.document.sentences[max(0, index - _AROUND) : index + _AROUND + 1]:
        if any(r.sentence is sentence and r.action != reading.action for r in readings):
            continue
        words = dates.words_of(sentence)
        standing = reading.action in reader.lasting and any(True for _ in words.phrases(reader.standing))
        ceasing = sentence.index == index + 1 and any(True for _ in words.phrases(reader.ceasing))
        if not (standing or ceasing) or not _is_of(reading, sentence, users=ceasing):
            continue
        mentions = [m for m in dates.mentions(sentence) if m.note != ATTRIBUTE]
        since = [m for m in mentions if m.cue == "since"]
        days = [m for m in mentions if m.cue is None and m.shift is None and len(m.value or "") == _DAY]
        if since or (ceasing and len(days) == len(mentions) == 1):
            return dates.first_possible(sentence, since or days, reading)
    return None


def ended_by(dates: DatedSentences, reading: Reading) -> Dated | None:
    """ "The ban lasted until May 2026. It was lifted by a court": a measure ends on the day up to which it was in force."""
    reader, index = dates.reader, reading.sentence.index
    if reading.action not in reader.undoing or reading.status not in PAST or index == 0:
        return None
    before = dates.document.sentences[index - 1]
    words = dates.words_of(before)
    lasted = next((words.tokens[last].end - before.start for _, last in words.phrases(reader.lasted)), None)
    mentions = dates.mentions(before)
    measure = (
        any(words.tokens[last].end - before.start < lasted for _, last in words.phrases(reader.measures)) if lasted else False
    )
    if lasted is None or not measure or len(mentions) != 1 or mentions[0].cue != "until" or mentions[0].start < lasted:
        return None
    named = {i.entity.id for i in before.items if i.entity is not None and i.entity.kind == "platform"}
    targets = {t.entity.id for t in reading.targets if t.entity.id}
    return dates.first_possible(before, mentions, reading) if not named or named & targets else None


def _is_of(reading: Reading, sentence: Sentence, *, users: bool) -> bool:
    """Whether a sentence speaks of what a deed is done to: by its name, or by a noun for it where no other is named."""
    targets = {t.entity.id for t in reading.targets if t.entity.id}
    platforms = {i.entity.id for i in sentence.items if i.entity is not None and i.entity.kind == "platform"}
    if platforms & targets:
        return True
    if platforms or sentence.index <= reading.sentence.index:
        return False
    # "The platform", "layanan itu"; whose "users lost access" is told by the sentence before
    return (users and any(i.any("noun:people") for i in sentence.items[:3])) or any(
        (item.any("noun:platform") and before.any("article", "determiner"))
        or (before.any("noun:platform") and item.any("demonstrative"))
        for before, item in pairwise(sentence.items)
    )


def definite(sentence: Sentence) -> frozenset[int]:
    """Where words stand that mean what was told before: "the restriction", "pembatasan itu"."""
    pairs = list(pairwise(sentence.items))
    behind = {item.start for before, item in pairs if before.any("determiner", "demonstrative")}
    return frozenset(behind | {before.start for before, item in pairs if item.any("demonstrative")})
