"""What the sentences of one article say of when: their dates, from the article's day, and which of them a deed there has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.anchors import Anchor, AnchorReader, terms_of
from kg.extract.date_deeds import Deed, Marks, is_term
from kg.extract.date_retellings import ends_measure, is_bare, own_announcement
from kg.extract.date_scopes import is_of_measure, own_dates
from kg.extract.document import Document, Sentence
from kg.extract.offices import Office
from kg.extract.reading import Reading
from kg.ontology import Language, Ontology
from kg.text.dates import (
    AHEAD,
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

PAST, _COMING = ("done", "ongoing"), ("planned", "announced", "rumoured")
_AHEAD_ONLY = ("planned", "rumoured")
UNTOLD = ("denied", "conditional", "threatened", "rumoured")
_DAY, _YEAR = len("2017-07-14"), len("2017")
_BACK = 4
_WEEK, _SAME_DAY = 7, ("day", 0)
_RECENT = 45  # days
_NEEDED = {"day": _DAY, "week": _DAY, "month": len("2017-07"), "year": _YEAR}


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of one deed with what it rests on, and the term that is set in its sentence. `ahead`: it begins only then.

    `former`: it is of an affair before that of the article; `again`: its sentence says only that there was one.
    """

    value: str | None = None
    basis: str | None = None
    deadline: str | None = None
    ahead: bool = False
    former: bool = False
    again: bool = False


class DateReader:
    """Dates deeds with the words of one language. Built once, read-only."""

    def __init__(self, language: Language, ontology: Ontology) -> None:
        self.words: DateWords = read_date_words(language.dates)
        self.deeds, self.performed = _phrases(self.words.deeds), _phrases(self.words.performed)
        self.terms, self.standing = _phrases(self.words.terms), _phrases(self.words.standing)
        self.lasted = _phrases(self.words.lasted)
        self.measures, self.occurring = _phrases(self.words.measures), _phrases(self.words.occurring)
        self.when, self.ceasing = _phrases(self.words.when), _phrases(self.words.ceasing)
        self.accords, self.besides, self.starting = map(_phrases, (self.words.accords, self.words.besides, self.words.starting))
        self.not_first, self.formerly = _phrases(self.words.not_first), _phrases(self.words.formerly)
        self.citing, self.made_known = _phrases(self.words.citing), _phrases(self.words.made_known)
        self.happenings, self.earlier = _phrases(self.words.happenings), _phrases(self.words.cues.get("before", ()))
        self.weekdays = {lower(name): day for day, names in enumerate(self.words.weekdays) for name in names}
        self.modifiers = frozenset(
            lower(word)
            for placed in (self.words.last, self.words.this, self.words.next)
            for word in (*placed.before, *placed.after)
        )
        self.anchors = AnchorReader(self.words, self.weekdays, terms_of(ontology))
        self.reduced = bool(language.words.get("passive_auxiliary"))
        self.answers = frozenset(a.id for a in ontology.actions.values() if a.family == "exchange")
        self.undoing = frozenset(a.id for a in ontology.actions.values() if a.family == "restore")
        self.lasting = frozenset(a.id for a in ontology.actions.values() if a.family == "restrict")
        self.ceased = self.lasting | {a.id for a in ontology.actions.values() if a.family == "platform"}


Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def _phrases(words: Sequence[str]) -> Phrases:
    """By their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in {tuple(lower(t.text) for t in tokens(word, 0, len(word))) for word in words}:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in found.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a sentence, and their lower case."""

    tokens: Sequence[Token]
    lows: Sequence[str]

    def phrases(self, known: Phrases) -> Iterator[tuple[int, int]]:
        """First and last token of every phrase."""
        for at, low in enumerate(self.lows):
            for phrase in known.get(low, ()):
                if tuple(self.lows[at : at + len(phrase)]) == phrase:
                    yield at, at + len(phrase) - 1
                    break


class DatedSentences:
    """The dates of one article, read sentence by sentence when they are asked for."""

    def __init__(self, reader: DateReader, document: Document, offices: Iterable[Office]) -> None:
        self.reader = reader
        self.document = document
        self._found: dict[tuple[int, int], list[DateMention]] = {}
        self._marks: dict[int, Marks] = {}
        self._words: dict[int, Words] = {}
        day = anchor_of(document.article.published)
        self.anchor = anchor = reader.anchors.inside(document, offices) if day is None else Anchor(day, True)
        self._anchor, self._sure = anchor.day, anchor.sure

    def own(self, reading: Reading, *, measure: bool = False) -> list[DateMention]:
        """The dates that the deed has in its own sentence, the likeliest first; or the `measure` that it ends."""
        sentence = reading.sentence
        mentions = self.mentions(sentence)
        if not mentions:
            return []
        deed = Deed(
            sentence,
            reading.at,
            frozenset({reading.form.rule.action, reading.action}),
            composed=ends_measure(reading) and not measure,
            bare=is_bare(reading) or measure,
            lasting=measure or reading.action in self.reader.lasting,
            undoing=reading.action in self.reader.undoing and not measure,
            asked=frozenset(c.start - sentence.start for c in reading.cues) if reading.status not in UNTOLD else frozenset(),
            announced=frozenset(own_announcement(reading)),
            complement=reading.form.rule.complement,
        )
        own = own_dates(deed, mentions, self.marks_of(sentence))
        return [m for m in own if is_of_measure(deed, m, self.marks_of(sentence))] if measure else own

    # Mentions and their values

    def mentions(self, sentence: Sentence, direction: int = NEAREST) -> list[DateMention]:
        """The dates of a sentence, with a value from the day that the article counts from."""
        key = (sentence.index, direction)
        if key not in self._found:
            text = self._text(sentence)
            found = find_dates(text, self.reader.words, self._anchor, direction=direction, attributes=True)
            if not self._sure:
                # The year of a day may be told from the rest of the article; "yesterday" may not.
                found = [replace(m, value=None) if m.basis == RELATIVE and len(m.value or "") > _YEAR else m for m in found]
            self._found[key] = list(self._in_order(text, [] if sentence.dateline else found))
        return [m for m in self._found[key] if m.note != AHEAD]

    def distances(self, sentence: Sentence) -> list[DateMention]:
        """ "Two days after ...", "a day before ...": what is told from the day of something else that the sentence names."""
        self.mentions(sentence)
        return [m for m in self._found[sentence.index, NEAREST] if m.note in (BEHIND, AHEAD) and m.shift is not None]

    def _in_order(self, text: str, found: Sequence[DateMention]) -> Iterator[DateMention]:
        """ "slowed it in July 2024 and blocked it in December": a month without a year follows the one that has it."""
        printed: str | None = None
        for mention in found:
            value = mention.value
            if mention.basis == STATED and value is not None and len(value) > _YEAR:
                words = [lower(w.text) for w in tokens(text, mention.start, mention.end)]
                if any(value[:_YEAR] in word for word in words):
                    printed = value
                elif printed is not None and not self.reader.modifiers.intersection(words):
                    year = int(printed[:_YEAR]) + (value[_YEAR:] < printed[_YEAR : len(value)])
                    moved = f"{year:04}{value[_YEAR:]}"
                    if self._anchor is None or moved <= self._anchor.isoformat():
                        mention = replace(mention, value=moved, end_value=None)
            yield mention

    def _text(self, sentence: Sentence) -> str:
        return self.document.article.text[sentence.start : sentence.end]

    def marks_of(self, sentence: Sentence) -> Marks:
        """What stands around the dates of a sentence."""
        if sentence.index not in self._marks:
            reader, words = self.reader, self.words_of(sentence)

            def starts(known: Phrases) -> frozenset[int]:
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
                starts(reader.citing),
                reader.reduced,
            )
        return self._marks[sentence.index]

    def words_of(self, sentence: Sentence) -> Words:
        """The words of a sentence."""
        if sentence.index not in self._words:
            found = list(tokens(self.document.article.text, sentence.start, sentence.end))
            self._words[sentence.index] = Words(found, [lower(w.text) for w in found])
        return self._words[sentence.index]

    def first_possible(self, sentence: Sentence, own: Sequence[DateMention], reading: Reading) -> Dated:
        """The date that the likeliest of some mentions gives, where the status of the deed allows it."""
        for mention in own[:1]:
            mention = self._in_tense(sentence, mention, reading)
            value = self._value(sentence, mention, past=reading.status in PAST)
            if value is not None and self._is_possible(value, reading.status):
                return Dated(value, mention.basis)
            if value is not None and self._is_ahead(sentence, mention, value, reading):
                return Dated(value, mention.basis, ahead=True)
        return Dated()

    def _is_ahead(self, sentence: Sentence, mention: DateMention, value: str, reading: Reading) -> bool:
        """ "banned it from 1 August", some days before: decided and dated, and not yet in force."""
        begins = mention.cue == "since" or self._is_said_to_start(sentence, reading, mention)
        return reading.status == "done" and reading.action in self.reader.lasting and len(value) == _DAY and begins

    def _is_said_to_start(self, sentence: Sentence, reading: Reading, mention: DateMention) -> bool:
        """ "The ban will take effect on December 10", "banned it starting with the school year, 1 August": not last December."""
        start = reading.trigger.start if sentence is reading.sentence else sentence.start
        between = [i for i in sentence.items if start < i.start < sentence.start + mention.start]
        if any(i.tags.get("cue:after") == "announced" or i.tags.get("cue:before") == "planned" for i in between):
            return True
        words = self.words_of(sentence)
        return any(
            start < words.tokens[at].start < sentence.start + mention.start for at, _ in words.phrases(self.reader.starting)
        )

    def _in_tense(self, sentence: Sentence, mention: DateMention, reading: Reading) -> DateMention:
        """The mention as the status wants it: a bare month of what is done is past, a bare weekday of a plan is to come."""
        direction = NEAREST
        if reading.status in PAST and mention.value is not None and self._is_said_to_start(sentence, reading, mention):
            direction = NEAREST if self._has_just_begun(mention.value) else NEXT
        elif mention.cue == "since" and mention.end_value is not None and self.is_coming(mention.value or ""):
            return mention  # "to block it from October 31 to November 24"
        elif reading.status in PAST and mention.value is not None and self.is_coming(mention.value):
            direction = LAST
        elif (
            reading.status in _COMING
            and sentence is reading.sentence
            and mention.basis == RELATIVE
            and mention.start > reading.trigger.start - sentence.start
            and any(cue.start < reading.trigger.start for cue in reading.cues)
        ) or (reading.status in _AHEAD_ONLY and mention.basis == RELATIVE and mention.cue == "since"):
            direction = NEXT
        if direction == NEAREST:
            return mention
        return next((m for m in self.mentions(sentence, direction) if m.start == mention.start), mention)

    def is_coming(self, value: str) -> bool:
        """Whether a date lies behind the day of the article."""
        return self._anchor is not None and self._sure and value > self._anchor.isoformat()[: len(value)]

    def _has_just_begun(self, value: str) -> bool:
        """ "The limits took effect on 11 August", three days before the report: not next year's."""
        if self._anchor is None or not self._sure or len(value) != _DAY:
            return False
        return 0 <= (self._anchor - date.fromisoformat(value)).days <= _RECENT

    def _is_possible(self, value: str, status: str) -> bool:
        """What is done is not done tomorrow; and the day of a plan lies ahead, a day before the report is that of who speaks."""
        if self._anchor is None:
            return True
        day = self._anchor.isoformat()[: len(value)]
        if status in PAST:
            return not self.is_coming(value)
        return status not in _AHEAD_ONLY or value > day or (value == day and self._sure)

    def _value(self, sentence: Sentence, mention: DateMention, *, past: bool) -> str | None:
        if mention.shift is None:
            return mention.value
        before = self._named_before(sentence, mention, past=past)
        return None if before is None else told_from(before, *mention.shift)

    def _named_before(self, sentence: Sentence, mention: DateMention, *, past: bool) -> str | None:
        """The date that "two days later" is told from: the last one named, or for "two days after ..." that of the clause."""
        # "The same month" is not that of a year; "two days later" than a month is nothing.
        needed = _NEEDED.get(mention.shift[0], _DAY) if mention.shift and not mention.shift[1] else 0
        moved = mention.note == BEHIND and self._tells_of_move(sentence, mention)
        back = (1 if moved else 0) if mention.note == BEHIND else 1 if mention.shift == _SAME_DAY else _BACK
        first = max(0, sentence.index - back)
        for index in range(sentence.index, first - 1, -1):
            other = self.document.sentences[index]
            marks = self.marks_of(other)
            for earlier in reversed(self.mentions(other)):
                if index == sentence.index and earlier.start >= mention.start:
                    continue
                if earlier.cue in ("until", "by", "before") or is_term(earlier, marks) or earlier.note in (BEHIND, ATTRIBUTE):
                    continue
                if past and earlier.value is not None and self.is_coming(earlier.value):
                    # "warned it in May. The following month, ...", in an article of March
                    earlier = next((m for m in self.mentions(other, LAST) if m.start == earlier.start), earlier)
                value = self._value(other, earlier, past=past)
                if moved and index != sentence.index and len(self.mentions(other)) > 1:
                    break
                if mention.shift == _SAME_DAY and value is not None and len(value) < _DAY:
                    # "appealed on Monday against the fine imposed in April. X was fined on the same day": which of them?
                    alone = len(self.mentions(other)) == 1 and index != sentence.index
                    return self._latest_before(sentence) if alone else None
                if value is None or len(value) >= needed:
                    return value
        return self._latest_before(sentence) if moved or mention.shift == _SAME_DAY else None

    def _tells_of_move(self, sentence: Sentence, mention: DateMention) -> bool:
        """ "The move came [days after ...]": of what the sentence before told."""
        words = self.words_of(sentence)

        def before(known: Phrases) -> bool:
            return any(words.tokens[last].end - sentence.start <= mention.start for _, last in words.phrases(known))

        this = [i for i in sentence.items[:2] if i.any("demonstrative", "determiner", "ref:plural", "noun:decision")]
        return (before(self.reader.deeds) and before(self.reader.performed)) or (bool(this) and before(self.reader.occurring))

    def _is_of_this_week(self, day: str) -> bool:
        return self._anchor is not None and self._sure and 0 <= (self._anchor - date.fromisoformat(day)).days < _WEEK

    def _latest_before(self, sentence: Sentence) -> str | None:
        """ "On the same day", far below: the only day of that week that was named."""
        week = {
            m.value
            for other in self.document.sentences[: sentence.index]
            for m in self.mentions(other)
            if m.value and len(m.value) == _DAY and self._is_of_this_week(m.value)
        }
        return week.pop() if len(week) == 1 else None


def anchor_of(published: str | None) -> date | None:
    """The day that relative dates of an article count from."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
