"""When a deed was done, by its sentence or by another that speaks of it. A date that might be of something else is none.

The day of a report is not the day of the deed; so there is no falling back on it. It only tells from where "yesterday", a
weekday or a month without a year is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from kg.extract.date_deeds import Deed, Marks, is_term
from kg.extract.date_scopes import deadline_of, own_dates
from kg.extract.document import Document, Sentence
from kg.extract.reading import Reading
from kg.ontology import NOUN, Language, Ontology
from kg.text.dates import (
    ATTRIBUTE,
    BEHIND,
    LAST,
    NEAREST,
    NEXT,
    RELATIVE,
    STATED,
    DateMention,
    DateWords,
    find_dates,
    read_date_words,
    told_from,
)
from kg.text.lowering import lower
from kg.text.tokens import Token, tokens

_PAST, _COMING = ("done", "ongoing"), ("planned", "announced", "rumoured")
_AHEAD_ONLY = ("planned", "rumoured")
_UNTOLD = ("denied", "conditional", "threatened", "rumoured")
_DAY, _YEAR = len("2017-07-14"), len("2017")
_AHEAD, _AROUND, _BACK = 3, 2, 4
_SUBJECT, _VERB, _OBJECT = 5, 9, 6
_ASIDE = 2  # commas, one on each side
_CLOSE = 5  # between a noun and its date: " on "
_HEAD_LINES = 4
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of one deed with what it rests on, and the term that is set in its sentence. `ahead`: it begins only then."""

    value: str | None = None
    basis: str | None = None
    deadline: str | None = None
    ahead: bool = False


class DateReader:
    """Dates deeds with the words of one language. Built once, read-only."""

    def __init__(self, language: Language, ontology: Ontology) -> None:
        self.words: DateWords = read_date_words(language.dates)
        self.deeds, self.performed = _phrases(self.words.deeds), _phrases(self.words.performed)
        self.terms, self.standing = _phrases(self.words.terms), _phrases(self.words.standing)
        self.when = _phrases(self.words.when)
        self.happenings, self.earlier = _phrases(self.words.happenings), _phrases(self.words.cues.get("before", ()))
        self.weekdays = {lower(name): day for day, names in enumerate(self.words.weekdays) for name in names}
        self.modifiers = frozenset(
            lower(word)
            for placed in (self.words.last, self.words.this, self.words.next)
            for word in (*placed.before, *placed.after)
        )
        self.reduced = bool(language.words.get("passive_auxiliary"))
        self.answers = frozenset(a.id for a in ontology.actions.values() if a.family == "exchange")
        self.undoing = frozenset(a.id for a in ontology.actions.values() if a.family == "restore")
        self.lasting = frozenset(a.id for a in ontology.actions.values() if a.family == "restrict")

    def of(self, document: Document) -> ArticleDates:
        """What is needed to date the deeds of one article."""
        return ArticleDates(self, document)


_Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def _phrases(words: Sequence[str]) -> _Phrases:
    """By their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in {tuple(lower(t.text) for t in tokens(word, 0, len(word))) for word in words}:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in found.items()}


@dataclass(frozen=True, slots=True)
class _Words:
    """The tokens of a sentence, and their lower case."""

    tokens: Sequence[Token]
    lows: Sequence[str]

    def phrases(self, known: _Phrases) -> Iterator[tuple[int, int]]:
        """First and last token of every phrase."""
        for at, low in enumerate(self.lows):
            for phrase in known.get(low, ()):
                if tuple(self.lows[at : at + len(phrase)]) == phrase:
                    yield at, at + len(phrase) - 1
                    break


class ArticleDates:
    """The dates of one article, read sentence by sentence when they are asked for."""

    def __init__(self, reader: DateReader, document: Document) -> None:
        self._reader = reader
        self._document = document
        self._found: dict[tuple[int, int], list[DateMention]] = {}
        self._marks: dict[int, Marks] = {}
        self._words: dict[int, _Words] = {}
        day = anchor_of(document.article.published)
        self._anchor, self._sure = (day, True) if day is not None else self._anchor_inside()

    def of(self, reading: Reading, readings: Sequence[Reading]) -> Dated:
        """The date of a reading; `readings` are all those of the article that are kept."""
        sentence = reading.sentence
        mentions = self._mentions(sentence)
        deed = Deed(
            sentence,
            reading.at,
            frozenset({reading.form.rule.action, reading.action}),
            composed=reading.voice == NOUN and reading.action != reading.form.rule.action,
            bare=_is_bare(reading),
            lasting=reading.action in self._reader.lasting,
            undoing=reading.action in self._reader.undoing,
            asked=frozenset(c.start - sentence.start for c in reading.cues),
        )
        own = own_dates(deed, mentions, self._marks_of(sentence)) if mentions else []
        deadline = deadline_of(mentions, self._marks_of(sentence)) if mentions else None
        told = self._first_possible(sentence, own, reading) if own else self._told_around(reading, readings)
        return replace(told, deadline=deadline)

    # Mentions and their values

    def _mentions(self, sentence: Sentence, direction: int = NEAREST) -> list[DateMention]:
        key = (sentence.index, direction)
        if key not in self._found:
            text = self._text(sentence)
            found = find_dates(text, self._reader.words, self._anchor, direction=direction, attributes=True)
            if not self._sure:
                # The year of a day may be told from the rest of the article; "yesterday" may not.
                found = [replace(m, value=None) if m.basis == RELATIVE and len(m.value or "") > _YEAR else m for m in found]
            self._found[key] = list(self._in_order(text, [] if sentence.dateline else found))
        return self._found[key]

    def _in_order(self, text: str, found: Sequence[DateMention]) -> Iterator[DateMention]:
        """ "slowed it in July 2024 and blocked it in December": a month without a year follows the one that has it."""
        printed: str | None = None
        for mention in found:
            value = mention.value
            if mention.basis == STATED and value is not None and len(value) > _YEAR:
                words = [lower(w.text) for w in tokens(text, mention.start, mention.end)]
                if any(value[:_YEAR] in word for word in words):
                    printed = value
                elif printed is not None and not self._reader.modifiers.intersection(words):
                    year = int(printed[:_YEAR]) + (value[_YEAR:] < printed[_YEAR : len(value)])
                    moved = f"{year:04}{value[_YEAR:]}"
                    if self._anchor is None or moved <= self._anchor.isoformat():
                        mention = replace(mention, value=moved, end_value=None)
            yield mention

    def _text(self, sentence: Sentence) -> str:
        return self._document.article.text[sentence.start : sentence.end]

    def _marks_of(self, sentence: Sentence) -> Marks:
        if sentence.index not in self._marks:
            reader, words = self._reader, self._words_of(sentence)

            def starts(known: _Phrases) -> frozenset[int]:
                return frozenset(words.tokens[first].start - sentence.start for first, _ in words.phrases(known))

            terms = tuple(words.tokens[last].end - sentence.start for _, last in words.phrases(reader.terms))
            told = starts(reader.performed)
            commas = tuple(w.start - sentence.start for w in words.tokens if w.text == ",")
            self._marks[sentence.index] = Marks(
                terms,
                commas,
                told,
                starts(reader.deeds),
                starts(reader.happenings),
                starts(reader.earlier),
                starts(reader.when),
                reader.reduced,
            )
        return self._marks[sentence.index]

    def _words_of(self, sentence: Sentence) -> _Words:
        if sentence.index not in self._words:
            found = list(tokens(self._document.article.text, sentence.start, sentence.end))
            self._words[sentence.index] = _Words(found, [lower(w.text) for w in found])
        return self._words[sentence.index]

    def _anchor_inside(self) -> tuple[date | None, bool]:
        """The day of an article that came without one: its dateline, else the last day that is printed with weekday and year."""
        days: list[date] = []
        years: set[int] = set()
        for sentence in self._with_digits():
            for mention in find_dates(self._text(sentence), self._reader.words, None):
                if mention.value is None or mention.basis != STATED:
                    continue
                years.add(int(mention.value[:_YEAR]))
                if mention.cue is not None:
                    continue
                if len(mention.value) == _DAY and sentence.dateline:
                    return date.fromisoformat(mention.value), True
                if len(mention.value) == _DAY and self._weekday(sentence, mention) is not None:
                    days.append(date.fromisoformat(mention.value))
        return (max(days) if days else self._anchor_by_weekday(years)), False

    def _with_digits(self) -> Iterator[Sentence]:
        """The sentences that could print a day or a year."""
        return (s for s in self._document.sentences if _DIGIT.search(self._document.article.text, s.start, s.end))

    def _weekday(self, sentence: Sentence, mention: DateMention) -> int | None:
        """The weekday that a date begins with: reports print theirs so, "Selasa (17/4/2018)"."""
        first = next(tokens(self._text(sentence), mention.start, mention.end), None)
        return None if first is None else self._reader.weekdays.get(lower(first.text))

    def _anchor_by_weekday(self, years: Iterable[int]) -> date | None:
        """The last day printed as "Jumat (9/6)", in the latest year of the article in which that is a Friday."""
        for year in sorted(years, reverse=True):
            days: list[date] = []
            for sentence in self._with_digits():
                for mention in find_dates(self._text(sentence), self._reader.words, date(year, 12, 31), direction=LAST):
                    if mention.basis != STATED or len(mention.value or "") != _DAY:
                        continue
                    day, weekday = date.fromisoformat(mention.value or ""), self._weekday(sentence, mention)
                    if weekday is not None and day.weekday() == weekday:
                        days.append(day)
            if days:
                return max(days)
        return None

    def _first_possible(self, sentence: Sentence, own: Sequence[DateMention], reading: Reading) -> Dated:
        for mention in own[:1]:
            mention = self._in_tense(sentence, mention, reading)
            value = self._value(sentence, mention)
            if value is not None and self._is_possible(value, reading.status):
                return Dated(value, mention.basis)
            if value is not None and self._is_ahead(sentence, mention, value, reading):
                return Dated(value, mention.basis, ahead=True)
        return Dated()

    def _is_ahead(self, sentence: Sentence, mention: DateMention, value: str, reading: Reading) -> bool:
        """ "banned it from 1 August", some days before: decided and dated, and not yet in force."""
        begins = mention.cue == "since" or _is_said_to_come(sentence, reading, mention)
        return reading.status == "done" and reading.action in self._reader.lasting and len(value) == _DAY and begins

    def _in_tense(self, sentence: Sentence, mention: DateMention, reading: Reading) -> DateMention:
        """The mention as the status wants it: a bare month of what is done is past, a bare weekday of a plan is to come."""
        direction = NEAREST
        if reading.status in _PAST and mention.value is not None and _is_said_to_come(sentence, reading, mention):
            direction = NEXT
        elif reading.status in _PAST and mention.value is not None and self._is_coming(mention.value):
            direction = LAST
        elif (
            reading.status in _COMING
            and mention.basis == RELATIVE
            and mention.start > reading.trigger.start - sentence.start
            and any(cue.start < reading.trigger.start for cue in reading.cues)
        ) or (reading.status in _AHEAD_ONLY and mention.basis == RELATIVE and mention.cue == "since"):
            direction = NEXT
        if direction == NEAREST:
            return mention
        return next((m for m in self._mentions(sentence, direction) if m.start == mention.start), mention)

    def _is_coming(self, value: str) -> bool:
        return self._anchor is not None and self._sure and value > self._anchor.isoformat()[: len(value)]

    def _is_possible(self, value: str, status: str) -> bool:
        """What is done is not done tomorrow; and the day of a plan lies ahead, a day before the report is that of who speaks."""
        if self._anchor is None:
            return True
        day = self._anchor.isoformat()[: len(value)]
        if status in _PAST:
            return not self._is_coming(value)
        return status not in _AHEAD_ONLY or value > day or (value == day and self._sure)

    def _value(self, sentence: Sentence, mention: DateMention) -> str | None:
        if mention.shift is None:
            return mention.value
        before = self._named_before(sentence, mention)
        return None if before is None else told_from(before, *mention.shift)

    def _named_before(self, sentence: Sentence, mention: DateMention) -> str | None:
        """The date that "two days later" is told from: the last one named, or for "two days after ..." that of the clause."""
        first = sentence.index if mention.note == BEHIND else max(0, sentence.index - _BACK)
        for index in range(sentence.index, first - 1, -1):
            other = self._document.sentences[index]
            marks = self._marks_of(other)
            for earlier in reversed(self._mentions(other)):
                if index == sentence.index and earlier.start >= mention.start:
                    continue
                if earlier.cue in ("until", "by", "before") or is_term(earlier, marks) or earlier.note in (BEHIND, ATTRIBUTE):
                    continue
                return self._value(other, earlier)
        return None

    # Dates told in other sentences

    def _told_around(self, reading: Reading, readings: Sequence[Reading]) -> Dated:
        if reading.status in _UNTOLD:
            return Dated()
        return (
            self._told_beside(reading)
            or self._told_after(reading, readings)
            or self._told_before(reading, readings)
            or self._standing_since(reading, readings)
            or self._headed(reading)
            or self._led(reading, readings)
            or Dated()
        )

    def _told_beside(self, reading: Reading) -> Dated | None:
        """ "The order, issued on Monday by the office, demands that ...": an aside about the noun that is the subject."""
        sentence = reading.sentence
        start = reading.trigger.start - sentence.start
        commas = [c for c in self._marks_of(sentence).commas if c < start]
        if reading.voice == NOUN or len(commas) != _ASIDE:
            return None
        inside = [m for m in self._of_deed(sentence, reading, generic=True) if commas[0] < m.start < commas[1]]
        return self._first_possible(sentence, inside, reading) if inside else None

    def _told_before(self, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
        """ "..., says a ruling on Monday. The judge ruled that ...": a noun for it stands beside a date in the last sentence."""
        index, text = reading.sentence.index, self._document.article.text
        if index == 0 or reading.voice == NOUN or any(r.sentence.index == index - 1 for r in readings):
            return None
        before = self._document.sentences[index - 1]
        targets = {t.entity.id for t in reading.targets if t.entity.id}
        if "\n" in text[before.end : reading.sentence.start] or targets.isdisjoint(_entities(before)):
            return None
        action = reading.form.rule.action
        for at, item in enumerate(before.items):
            if any(f.voice == NOUN and f.rule.action == action for f in item.forms):
                deed = Deed(before, at, frozenset({action}), bare=True)
                close = item.end - before.start + _CLOSE
                own = own_dates(deed, self._mentions(before), self._marks_of(before))
                if own and deed.start < own[0].start <= close:
                    return self._first_possible(before, own, reading)
        return None

    def _led(self, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
        """A headline has the date of the same deed in the sentence behind it, which may count what the headline names."""
        if reading.sentence.index > 0 or not reading.actors:
            return None
        for other in readings:
            same = other.sentence.index == 1 and (other.action, other.status) == (reading.action, reading.status)
            if same and other.actors and other.actors[0].entity == reading.actors[0].entity:
                return self.of(other, readings)
        return None

    def _told_after(self, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
        """ "Putusan itu dibacakan pada Senin (2/9/2030).": a sentence that follows speaks of the deed and dates it."""
        index = reading.sentence.index
        for sentence in self._document.sentences[index + 1 : index + 1 + _AHEAD]:
            last = _last_before(sentence, readings)
            # "It refused the order. The order, issued on Monday, ...": a word for any deed means what was answered.
            generic = last is not None and reading.action not in self._reader.answers and _is_main(reading, last, readings)
            for mention in self._of_deed(sentence, reading, generic=generic):
                told = self._first_possible(sentence, [mention], reading)
                if told.value is not None and mention.end_value is None:
                    return told
            if any(r.sentence is sentence and r.action == reading.action for r in readings):
                return None
        return None

    def _of_deed(self, sentence: Sentence, reading: Reading, *, generic: bool) -> list[DateMention]:
        """The dates of a sentence about the deed: a noun for it and a word for how it became known stand beside each other."""
        words = self._words_of(sentence)
        nouns = self._nouns(sentence, words, reading, generic=generic)
        verbs = [at for at, _ in words.phrases(self._reader.performed)] if nouns else []
        for noun in nouns:
            after = next((v for v in verbs if 0 < v - noun <= _VERB), None) if noun <= _SUBJECT else None
            before = next((v for v in reversed(verbs) if 0 < noun - v <= _OBJECT), None)
            for verb in (after, before):
                if verb is None:
                    continue
                at = next((k for k, i in enumerate(sentence.items) if i.end > words.tokens[verb].start), None)
                if at is not None and (own := own_dates(Deed(sentence, at), self._mentions(sentence), self._marks_of(sentence))):
                    return own
        return []

    def _nouns(self, sentence: Sentence, words: _Words, reading: Reading, *, generic: bool) -> list[int]:
        """Tokens that may name the deed: its own noun, and where no other deed lies between a noun for any."""
        own = {i.start for i in sentence.items if any(f.rule.action == reading.form.rule.action for f in i.forms)}
        # "A fine was imposed in 2027": with an indefinite article, it is another one.
        items = sentence.items
        new = {i.start for before, i in pairwise(items) if before.any("article") and not before.any("determiner")}
        found = [at for at, word in enumerate(words.tokens) if word.start in own - new]
        if generic:
            found += [first for first, _ in words.phrases(self._reader.deeds)]
        return sorted(found)

    def _standing_since(self, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
        """ "Vimeo tidak bisa dibuka sejak Mei 2014", beside the sentence that says who blocked it."""
        if reading.action not in self._reader.lasting or reading.status not in _PAST or reading.voice == NOUN:
            return None
        index = reading.sentence.index
        for sentence in self._document.sentences[max(0, index - _AROUND) : index + _AROUND + 1]:
            if any(r.sentence is sentence and r.action != reading.action for r in readings):
                continue
            words = self._words_of(sentence)
            ends = [words.tokens[last].end - sentence.start for _, last in words.phrases(self._reader.standing)]
            targets = {t.entity.id for t in reading.targets if t.entity.id}
            if not ends or not any(i.entity is not None and i.entity.id in targets for i in sentence.items):
                continue
            since = [m for m in self._mentions(sentence) if m.cue == "since" and m.note != ATTRIBUTE and m.start > ends[0]]
            if since:
                return self._first_possible(sentence, since, reading)
        return None

    def _headed(self, reading: Reading) -> Dated | None:
        """A line that holds nothing but a date heads what was done then. At the head of the article it is that of the report."""
        index = reading.sentence.index - 1
        if index < _HEAD_LINES:
            return None
        line = self._document.sentences[index]
        mentions = self._mentions(line)
        if len(mentions) != 1 or mentions[0].shift is not None:
            return None
        text = self._text(line)
        beside = text[: mentions[0].start] + text[mentions[0].end :]
        return None if any(c.isalnum() for c in beside) else self._first_possible(line, mentions, reading)


def _entities(sentence: Sentence) -> set[str]:
    return {i.entity.id for i in sentence.items if i.entity is not None and i.entity.id}


def _is_said_to_come(sentence: Sentence, reading: Reading, mention: DateMention) -> bool:
    """ "The ban will take effect on December 10": not last December."""
    between = [i for i in sentence.items[reading.at + 1 :] if i.start < sentence.start + mention.start]
    return any(i.tags.get("cue:after") == "announced" or i.tags.get("cue:before") == "planned" for i in between)


def _last_before(sentence: Sentence, readings: Sequence[Reading]) -> Sentence | None:
    """The last sentence before this one that tells a deed."""
    return max((r.sentence for r in readings if r.sentence.index < sentence.index), key=lambda s: s.index, default=None)


def _is_main(reading: Reading, sentence: Sentence, readings: Sequence[Reading]) -> bool:
    """Whether "the decision" after this sentence means the deed: it is the first told there, or done by the same.

    Where a noun tells the deed ("ruled that the ban was void"), the decision is another one.
    """
    if reading.sentence is not sentence or _is_bare(reading):
        return False
    first = min((r for r in readings if r.sentence is sentence), key=lambda r: r.at)
    return first is reading or [f.entity for f in first.actors[:1]] == [f.entity for f in reading.actors[:1]]


def _is_bare(reading: Reading) -> bool:
    """Whether nothing but a noun tells the deed; "ended its ban" tells an end by a verb."""
    return reading.voice == NOUN and reading.action == reading.form.rule.action


def anchor_of(published: str | None) -> date | None:
    """The day that relative dates of an article count from."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
