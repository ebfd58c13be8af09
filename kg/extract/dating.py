"""When a deed was done, by its sentence or by another that speaks of it. A date that might be of something else is none.

The day of a report is not the day of the deed; so there is no falling back on it. It only tells from where "yesterday", a
weekday or a month without a year is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.date_deeds import Deed
from kg.extract.date_distances import told_by_distance
from kg.extract.date_retellings import ends_measure, is_bare, is_retelling, is_same_deed, shares_target
from kg.extract.date_scopes import deadline_of, own_dates
from kg.extract.date_sentences import PAST, UNTOLD, Dated, DatedSentences, DateReader, Words
from kg.extract.date_standing import definite, ended_by, standing_since
from kg.extract.document import Document, Sentence
from kg.extract.offices import Office
from kg.extract.reading import Reading
from kg.ontology import NOUN, PASSIVE
from kg.text.dates import RELATIVE, STATED, DateMention

_DAY, _MONTH, _YEAR = len("2017-07-14"), len("2017-07"), len("2017")
_AHEAD, _FAR, _AROUND = 3, 6, 2
_SUBJECT, _VERB, _OBJECT = 5, 9, 6
_ASIDE = 2  # commas, one on each side
_CLOSE = 5  # between a noun and its date: " on "
_HEAD_LINES, _HEADINGS_APART = 4, 40
_OWNED = 24  # code points from a day to the noun that it owns: "Thursday's unanimous ruling"
_OWNING = ("'s", "’s")


class ArticleDates(DatedSentences):
    """Dates the deeds of one article. `told` is all that was read in it, also what became no event."""

    def __init__(
        self, reader: DateReader, document: Document, told: Sequence[Reading] = (), offices: Iterable[Office] = ()
    ) -> None:
        super().__init__(reader, document, offices)
        self._told = told

    def of(self, reading: Reading, readings: Sequence[Reading]) -> Dated:
        """The date of a reading; `readings` are all those of the article that are kept."""
        sentence = reading.sentence
        mentions = self.mentions(sentence)
        own = self.own(reading)
        deadline = deadline_of(mentions, self.marks_of(sentence)) if mentions else None
        if own:
            told = self.first_possible(sentence, own, reading)
        else:
            told = Dated(former=True) if self._is_former(reading) else self._told_around(reading, readings)
        return replace(told, deadline=deadline, again=self._is_told_as_another(reading))

    def _is_former(self, reading: Reading) -> bool:
        """ "This was not the first warning. The app had been warned over ...": the day is not told, only that it was before.

        Where a verb tells that it was done, beside words for "once", close below words for "not the first".
        """
        sentence, reader = reading.sentence, self.reader
        if reading.status not in PAST or reading.voice == NOUN:
            return False
        words = self.words_of(sentence)
        before = [at for at, _ in words.phrases(reader.formerly) if words.tokens[at].start < reading.trigger.start]
        if not before:
            return False
        above = self.document.sentences[max(0, sentence.index - _AROUND) : sentence.index]
        here = any(last < before[-1] for _, last in words.phrases(reader.not_first))
        return here or any(True for each in above for _ in self.words_of(each).phrases(reader.not_first))

    def _is_told_as_another(self, reading: Reading) -> bool:
        """ "The warning was not the first": that tells of no warning but those that are told beside it."""
        words = self.words_of(reading.sentence)
        said = (words.tokens[at].start for at, _ in words.phrases(self.reader.not_first))
        return is_bare(reading) and any(at > reading.trigger.start for at in said)

    # Dates told in other sentences

    def _told_around(self, reading: Reading, readings: Sequence[Reading]) -> Dated:
        if reading.status in UNTOLD:
            return Dated()
        return (
            self._told_beside(reading)
            or self._told_after(reading, readings)
            or self._told_before(reading, readings)
            or standing_since(self, reading, readings)
            or told_by_distance(self, reading, readings)
            or ended_by(self, reading)
            or self._headed(reading)
            or self._led(reading, readings)
            or self._told_again(reading, readings)
            or self._told_with_owner(reading, readings)
            or self._told_besides(reading, readings)
            or self._told_of_others(reading, readings)
            or Dated()
        )

    def _told_beside(self, reading: Reading) -> Dated | None:
        """ "The order, issued on Monday by the office, demands that ...": an aside about the noun that is the subject."""
        sentence = reading.sentence
        start = reading.trigger.start - sentence.start
        commas = [c for c in self.marks_of(sentence).commas if c < start]
        if reading.voice == NOUN or len(commas) != _ASIDE:
            return None
        inside = [m for m in self._of_deed(sentence, reading, generic=True) if commas[0] < m.start < commas[1]]
        return self.first_possible(sentence, inside, reading) if inside else None

    def _told_before(self, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
        """ "..., says a ruling on Monday. The judge ruled that ...": a noun for it stands beside a date in the last sentence."""
        index, text = reading.sentence.index, self.document.article.text
        if index == 0 or reading.voice == NOUN or any(r.sentence.index == index - 1 for r in readings):
            return None
        before = self.document.sentences[index - 1]
        targets = {t.entity.id for t in reading.targets if t.entity.id}
        if "\n" in text[before.end : reading.sentence.start] or targets.isdisjoint(_entities(before)):
            return None
        action = reading.form.rule.action
        for at, item in enumerate(before.items):
            if any(f.voice == NOUN and f.rule.action == action for f in item.forms):
                deed = Deed(before, at, frozenset({action}), bare=True)
                close = item.end - before.start + _CLOSE
                own = own_dates(deed, self.mentions(before), self.marks_of(before))
                if own and deed.start < own[0].start <= close:
                    return self.first_possible(before, own, reading)
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
        far = _FAR if reading.action in self.reader.lasting and reading.voice != NOUN else _AHEAD
        for sentence in self.document.sentences[index + 1 : index + 1 + far]:
            last = _last_before(sentence, readings) if sentence.index <= index + _AHEAD else None
            # "It refused the order. The order, issued on Monday, ...": a word for any deed means what was answered.
            generic = last is not None and reading.action not in self.reader.answers and _is_main(reading, last, readings)
            for mention in self._of_deed(sentence, reading, generic=generic):
                told = self.first_possible(sentence, [mention], reading)
                if told.value is not None and mention.end_value is None:
                    return told
            if any(r.sentence is sentence and r.action == reading.action for r in readings):
                return None
        return None

    def _of_deed(self, sentence: Sentence, reading: Reading, *, generic: bool) -> list[DateMention]:
        """The dates of a sentence about the deed: a noun for it and a word for how it became known stand beside each other."""
        words, lasting = self.words_of(sentence), reading.action in self.reader.lasting
        nouns = self._nouns(sentence, words, reading, generic=generic)
        measures = self._measures(sentence, words) if generic and lasting else []
        verbs = [at for at, _ in words.phrases(self.reader.performed)] if nouns or measures else []
        if generic and not self._is_total(reading) and any(True for _ in words.phrases(self.reader.made_known)):
            days = [m for m in self.mentions(sentence) if m.shift is None]
            return days if len(days) == 1 and len(days[0].value or "") == _DAY else []
        for noun in sorted({*nouns, *measures}):
            after = next((v for v in verbs if 0 < v - noun <= _VERB), None) if noun <= _SUBJECT else None
            before = next((v for v in reversed(verbs) if 0 < noun - v <= _OBJECT), None)
            for verb in (after, before):
                if verb is None:
                    continue
                at = next((k for k, i in enumerate(sentence.items) if i.end > words.tokens[verb].start), None)
                if at is not None and (
                    own := own_dates(Deed(sentence, at, lasting=lasting), self.mentions(sentence), self.marks_of(sentence))
                ):
                    # "The ban was announced in December" need not be that of the order of today.
                    return own if noun in nouns or len(own[0].value or "") == _DAY else []
        return []

    def _measures(self, sentence: Sentence, words: Words) -> list[int]:
        """Nouns for a restriction, whatever its kind, that mean one told before."""
        told = definite(sentence)
        return [first for first, _ in words.phrases(self.reader.measures) if words.tokens[first].start in told]

    def _nouns(self, sentence: Sentence, words: Words, reading: Reading, *, generic: bool) -> list[int]:
        """Tokens that may name the deed: its own noun, and where no other deed lies between a noun for any."""
        own = {i.start for i in sentence.items if any(f.rule.action == reading.form.rule.action for f in i.forms)}
        if ends_measure(reading):
            own = set()  # "lifted its ban": what is told of the ban is not told of its end
        # "A fine was imposed in 2027": with an indefinite article, it is another one.
        items = sentence.items
        new = {i.start for before, i in pairwise(items) if before.any("article") and not before.any("determiner")}
        found = [at for at, word in enumerate(words.tokens) if word.start in own - new]
        if generic:
            # "Under the deal, reached on Tuesday, ...": that is not the day of the measure that it ended.
            agreed = set() if reading.action in self.reader.answers else {f for f, _ in words.phrases(self.reader.accords)}
            found += [first for first, _ in words.phrases(self.reader.deeds) if first not in agreed]
        return sorted(found)

    def _is_total(self, reading: Reading) -> bool:
        """ "The office has blocked 800,000 sites": the day on which that is announced is not that of a deed."""
        return reading.action in self.reader.lasting and any(i.text[:1].isdigit() for i in reading.sentence.items)

    def _told_with_owner(self, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
        """ "Thursday's judgment", "the reversal on Wednesday": the day owns a noun for the deed, or stands at once behind it."""
        same = [r for r in readings if r is not reading and is_same_deed(reading, r)]
        if reading.status not in PAST or any(map(self._is_dated, same)):
            return None
        first = min(readings, key=lambda r: (r.sentence.index, r.at))
        main = _is_main(reading, first.sentence, readings) or is_same_deed(reading, first)
        days: dict[str, Dated] = {}
        for sentence in self.document.sentences:
            for mention in self.mentions(sentence):
                if mention.shift is not None or len(mention.value or "") != _DAY or mention.cue is not None:
                    continue
                words = self.words_of(sentence)
                if set(self._nouns(sentence, words, reading, generic=main)).intersection(self._owned(sentence, mention)):
                    dated = self.first_possible(sentence, [mention], reading)
                    days[dated.value or ""] = dated
        return next(iter(days.values())) if len(days) == 1 else None

    def _owned(self, sentence: Sentence, mention: DateMention) -> list[int]:
        """The tokens that may be the noun of a day: behind "Thursday's", and before "on Thursday" in "the move on Thursday"."""
        tokens, start, end = self.words_of(sentence).tokens, sentence.start + mention.start, sentence.start + mention.end
        if self._text(sentence)[mention.end : mention.end + 2] in _OWNING:
            return [at for at, t in enumerate(tokens) if 0 < t.start - end < _OWNED] if mention.basis == RELATIVE else []
        led = [k for k, i in enumerate(sentence.items) if i.end <= start and not i.any("preposition", "location")]
        near = sentence.items[max(0, led[-1] - 2) : led[-1]] if led else []
        definite = any(i.any("determiner", "demonstrative") for i in near)
        return [at for at, t in enumerate(tokens) if definite and t.end == sentence.items[led[-1]].end]

    def _is_dated(self, reading: Reading) -> bool:
        """Whether its own sentence dates a deed."""
        return self.first_possible(reading.sentence, self.own(reading), reading).value is not None

    def _told_besides(self, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
        """ "The office also ordered X to ...", below the fine of that day: the same, to the same, in the same decision."""
        sentence = reading.sentence
        words = self.words_of(sentence)
        said = any(words.tokens[at].start < reading.trigger.start for at, _ in words.phrases(self.reader.besides))
        if not said or reading.status not in PAST or reading.voice == NOUN or not reading.actors or self._anchor is None:
            return None
        days: dict[str, Dated] = {}
        for other in readings:
            same = other.actors and other.actors[0].entity == reading.actors[0].entity and shares_target(reading, other)
            if other.sentence.index < sentence.index and other.status in PAST and same and (own := self.own(other)):
                dated = self.first_possible(other.sentence, own, other)
                if dated.value and len(dated.value) == _DAY and self._is_of_this_week(dated.value):
                    days[dated.value] = dated
        return next(iter(days.values())) if len(days) == 1 else None

    def _told_of_others(self, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
        """ "India banned X on Monday. Among the apps that were banned is Y": at once behind it, more of whom it was done to.

        There the verb is said of a class of services, and who did it is lent by the sentence before.
        """
        lent = reading.actors and reading.actors[0].inferred and reading.voice == PASSIVE
        if not lent or not reading.targets or any(f.item.start < reading.trigger.start for f in reading.targets):
            return None
        items = reading.sentence.items[: reading.at]
        if self.mentions(reading.sentence) or not any(i.any("noun:platform") for i in items):
            return None
        for other in readings:
            same = (other.action, other.status) == (reading.action, reading.status)
            before = same and other.sentence.index == reading.sentence.index - 1
            if before and other.actors and other.actors[0].item is reading.actors[0].item and (own := self.own(other)):
                return self.first_possible(other.sentence, own, other)
        return None

    def _told_again(self, reading: Reading, readings: Sequence[Reading]) -> Dated | None:
        """The same deed told elsewhere with its date, and with too little else to be an event: "The suit was filed on Monday"."""
        same = [r for r in readings if r is not reading and is_same_deed(reading, r) and not is_retelling(reading, r, readings)]
        if reading.status not in PAST or any(map(self._is_dated, same)):
            return None
        found: list[Dated] = []
        for other in self._told:
            if is_retelling(reading, other, readings) and (own := self.own(other, measure=ends_measure(other))):
                dated = self.first_possible(other.sentence, own, other)
                if dated.value is not None and not dated.ahead:
                    found.append(dated)
        # Two dates are those of two deeds, unless one is the other told less precisely.
        longest = max(found, key=lambda d: len(d.value or ""), default=None)
        if longest is None or any(not (longest.value or "").startswith(d.value or "") for d in found):
            return None
        return longest

    def _headed(self, reading: Reading) -> Dated | None:
        """A line that holds nothing but a date heads what was done then. At the head of the article it is that of the report."""
        index = reading.sentence.index - 1
        if index < 0:
            return None
        line, mention = self.document.sentences[index], self._heading(index)
        if mention is None:
            return None
        told = self.first_possible(line, [mention], reading)
        day = self._anchor.isoformat() if self._anchor is not None and self._sure else None
        of_report = told.value is None or day is None or told.value[:_MONTH] == day[: min(_MONTH, len(told.value))]
        return None if index < _HEAD_LINES and of_report else told

    def _heading(self, index: int) -> DateMention | None:
        """The date of a line that holds nothing else; without a year it follows the last such line that has one."""
        mention = self._line_of_date(index)
        if mention is None or mention.value is None or self._prints_year(index, mention) or mention.basis != STATED:
            return mention
        for above in range(index - 1, max(-1, index - _HEADINGS_APART), -1):
            other = self._line_of_date(above)
            if other is not None and other.value is not None and self._prints_year(above, other):
                return replace(mention, value=other.value[:_YEAR] + mention.value[_YEAR:])
        return mention

    def _line_of_date(self, index: int) -> DateMention | None:
        line = self.document.sentences[index]
        mentions = self.mentions(line)
        if len(mentions) != 1 or mentions[0].shift is not None:
            return None
        text = self._text(line)
        beside = text[: mentions[0].start] + text[mentions[0].end :]
        return None if any(c.isalnum() for c in beside) else mentions[0]

    def _prints_year(self, index: int, mention: DateMention) -> bool:
        return (mention.value or "")[:_YEAR] in self._text(self.document.sentences[index])


def _entities(sentence: Sentence) -> set[str]:
    return {i.entity.id for i in sentence.items if i.entity is not None and i.entity.id}


def _last_before(sentence: Sentence, readings: Sequence[Reading]) -> Sentence | None:
    """The last sentence before this one that tells a deed."""
    return max((r.sentence for r in readings if r.sentence.index < sentence.index), key=lambda s: s.index, default=None)


def _is_main(reading: Reading, sentence: Sentence, readings: Sequence[Reading]) -> bool:
    """Whether "the decision" after this sentence means the deed: it is the first told there, or done by the same.

    Where a noun tells the deed ("ruled that the ban was void"), the decision is another one.
    """
    if reading.sentence is not sentence or is_bare(reading):
        return False
    first = min((r for r in readings if r.sentence is sentence), key=lambda r: r.at)
    return first is reading or [f.entity for f in first.actors[:1]] == [f.entity for f in reading.actors[:1]]
