"""Which class of the grammar each word of a language belongs to, and what it means there."""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.date_tokens import Entry
from kg.text.date_words import DateWords


def entries(words: DateWords) -> Iterator[Entry]:
    """All words and phrases of the data as entries of a lexicon."""
    capitalised = {word.lower() for word in words.capitalised}
    for kind, calendar, first in (
        ("month", words.months, 1),
        ("weekday", words.weekdays, 0),
        ("weekday_abbreviation", words.weekday_abbreviations, 0),
    ):
        for index, names in enumerate(calendar, first):
            yield from (Entry(kind, name, index, name.lower() in capitalised) for name in names)
    for prefix, units in (
        ("unit", words.units),
        ("single", words.single_units),
        ("same", words.same),
        ("following", words.following),
    ):
        yield from (Entry(f"{prefix}_{unit}", word) for unit, listed in units.items() for word in listed)
    for label, placed in (("last", words.last), ("this", words.this), ("next", words.next)):
        yield from (Entry(f"{label}_before", word) for word in placed.before)
        yield from (Entry(f"{label}_after", word) for word in placed.after)
    yield from (Entry("unit_hour", word) for word in words.hours)
    yield from (Entry("number_word", word, value) for word, value in words.numbers.items())
    yield from (Entry("day_word", word, offset) for word, offset in words.days.items())
    yield from (Entry("pointing", word, days) for word, days in words.pointing.items())
    yield from (Entry("cue", word, label) for label, listed in words.cues.items() for word in listed)
    yield from (Entry("vague", word, True) for word in words.vague_numbers)
    yield from (Entry("not_date", phrase) for phrase in words.not_dates if any(c.isalpha() for c in phrase))
    for kind, listed in (
        ("ago", words.ago),
        ("from_now", words.from_now),
        ("earlier", words.earlier),
        ("later", words.later),
        ("part", words.parts),
        ("plain_cue", words.plain_cues),
        ("year_word", words.year_words),
        ("month_word", words.month_words),
        ("date_word", words.date_words),
        ("joiner", words.joiners),
        ("article", words.articles),
        ("filler", words.fillers),
        ("day_part", words.day_parts),
        ("range", words.range_words),
        ("list", words.list_words),
        ("law", words.law_words),
        ("counted", words.counted),
    ):
        yield from (Entry(kind, word) for word in listed)
