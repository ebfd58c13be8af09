"""Deeds told by how long before or after another they were: "Five days after the ban, it summoned ..."."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.date_retellings import kin_of
from kg.extract.date_sentences import PAST, Dated, DatedSentences
from kg.extract.document import Item
from kg.extract.reading import Reading
from kg.text.dates import BEHIND, RELATIVE, DateMention, told_from

_REACH = 6  # items from "after" to the verb or noun of the other deed
_NEAR = 2  # sentences from a deed to "the move"
_DAY = len("2017-07-14")


def told_by_distance(dates: DatedSentences, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
    """The date of a deed whose clause is told from the day of another one, which the article tells on one day only."""
    if reading.status not in PAST:
        return None
    sentence, start = reading.sentence, reading.trigger.start - reading.sentence.start
    for mention in dates.distances(sentence):
        other = _told_from(dates, reading, mention)
        if other is None or mention.shift is None:
            continue
        begin, end = mention.start, other.end - sentence.start
        if begin <= start <= end or (start > end and not _closes(reading, begin, end)):
            continue
        days = _days(dates, reading, other, readings)
        # What stands behind "after" is told the other way round: from the clause.
        unit, count = mention.shift
        day = days.pop() if len(days) == 1 else ""
        value = told_from(day, unit, -count if mention.note == BEHIND else count) if day else None
        if value is not None and not dates.is_coming(value):
            return Dated(value, RELATIVE)
    return None


def _told_from(dates: DatedSentences, reading: Reading, mention: DateMention) -> Item | None:
    """The verb or noun for a deed behind the words for the distance, in the same clause."""
    deeds = _deeds(dates, reading)
    behind = [i for i in reading.sentence.items if i.start - reading.sentence.start >= mention.end][:_REACH]
    for item in behind:
        if item.text in {",", ";", ":"}:
            return None
        if item.entity is None and (item.forms or item.start in deeds):
            return item
    return None


def _deeds(dates: DatedSentences, reading: Reading) -> frozenset[int]:
    """Where nouns for any deed stand: "the move"."""
    words = dates.words_of(reading.sentence)
    return frozenset(words.tokens[first].start for first, _ in words.phrases(dates.reader.deeds))


def _closes(reading: Reading, begin: int, end: int) -> bool:
    """Whether the clause of the distance opens the sentence and a comma ends it in front of the deed."""
    base = reading.sentence.start
    before = [i for i in reading.sentence.items if i.start - base < begin and i.is_word]
    between = [i for i in reading.sentence.items if end <= i.start - base and i.start < reading.trigger.start]
    return not before and any(i.text == "," for i in between)


def _days(dates: DatedSentences, reading: Reading, other: Item, readings: Sequence[Reading]) -> set[str]:
    """The days on which the article tells deeds that the other word may mean; "the move" is one that was told just before."""
    kin = kin_of({form.rule.action for form in other.forms})
    told = [r for r in readings if r is not reading and r.status in PAST]
    meant = [r for r in told if {r.action, r.form.rule.action} & kin]
    if not meant and other.start in _deeds(dates, reading):
        meant = [r for r in told if 0 < reading.sentence.index - r.sentence.index <= _NEAR]
    found = (dates.first_possible(r.sentence, dates.own(r), r).value for r in meant)
    return {value if len(value) == _DAY else "" for value in found if value is not None}
