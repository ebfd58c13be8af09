"""When an article that came without a date was written, as far as its own text tells.

Reports print the day of what they tell with its weekday ("Selasa (17/4/2018)"). Where they leave the year out, only some years
have a Friday on that day, and who holds an office in the article held it for some years only.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.extract.document import Document, Sentence
from kg.extract.offices import Office
from kg.ontology import Ontology
from kg.text.dates import LAST, STATED, DateMention, DateWords, find_dates
from kg.text.lowering import lower
from kg.text.tokens import tokens

_DAY, _YEAR = len("2017-07-14"), len("2017")
_DIGIT = re.compile(r"\d")
_LONGEST = 12  # years: what is open at its end is tried for so many
Terms = Mapping[str, Mapping[str, tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """`day`: what a month or a weekday without a year is counted from; `sure`: "yesterday" too. `written`: a day (ISO) on which
    the article was written, or soon before; `printed`: other days that it prints, which may be those of older deeds.
    """

    day: date | None = None
    sure: bool = False
    written: str | None = None
    printed: frozenset[str] = frozenset()

    def written_beside(self, told: Container[str | None]) -> str | None:
        """Return when the article was written. A day that is told of a deed (`told`) tells nothing of the article."""
        return self.written or max((day for day in self.printed if day not in told), default=None)


def terms_of(ontology: Ontology) -> Terms:
    """Return the offices that a list holds, by the person's id: the body, with the first and the last day."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for entry in ontology.entities.values():
        for person, term in entry.heads.items():
            found.setdefault(person, {})[entry.id] = term
    return found


class AnchorReader:
    """Finds the anchor of an article in its text, with the dates of one language and the terms of those in office."""

    def __init__(self, words: DateWords, weekdays: Mapping[str, int], terms: Terms) -> None:
        self._words = words
        self._weekdays = weekdays
        self._terms = terms

    def inside(self, document: Document, offices: Iterable[Office]) -> Anchor:
        """Return what the text tells: its dateline, else the last day that is printed with its weekday, else the last printed."""
        days: list[str] = []
        printed: list[str] = []
        years: set[int] = set()
        term = self._term(document, offices)
        for sentence in _with_digits(document):
            for mention in find_dates(_text(document, sentence), self._words, None):
                if mention.value is None or mention.basis != STATED:
                    continue
                years.add(int(mention.value[:_YEAR]))
                if mention.cue is not None:
                    continue
                if len(mention.value) == _DAY and sentence.dateline:
                    return Anchor(date.fromisoformat(mention.value), True, mention.value)
                if len(mention.value) == _DAY and self._weekday(document, sentence, mention) is not None:
                    days.append(mention.value)
                elif len(mention.value) == _DAY:
                    printed.append(mention.value)
        if days:
            return Anchor(date.fromisoformat(max(days)), False, max(days))
        day = self._by_weekday(document, years, term)
        if day is not None:
            return Anchor(day, False, day.isoformat())
        return Anchor(printed=frozenset(value for value in printed if term is None or term[0] <= value <= term[1]))

    def _term(self, document: Document, offices: Iterable[Office]) -> tuple[str, str] | None:
        """The time in which all held office whom the article names and a list holds; None where it names none.

        Whom the article knows at another body alone held the office at another time.
        """
        named = {i.entity.id for _, _, i in document.items() if i.entity is not None and i.entity.kind == "person"}
        bodies: dict[str | None, set[str | None]] = {}
        for office in offices:
            bodies.setdefault(office.person.id, set()).add(office.body.id if office.body else None)
        terms = [
            term
            for person in named
            for body, term in self._terms.get(person or "", {}).items()
            if body in (told := bodies.get(person, {None})) or told == {None}
        ]
        if not terms:
            return None
        first, last = max(start for start, _ in terms), min(end for _, end in terms)
        return (first, last) if first <= last else None

    def _by_weekday(self, document: Document, years: Iterable[int], term: tuple[str, str] | None) -> date | None:
        """The last day printed as "Jumat (9/6)", in the latest year of the article in which that is a Friday.

        Where the article prints no year, in the one year of those in office: of two nobody knows.
        """
        told = sorted(years, reverse=True)
        found = (max(days, default=None) for year in told if (days := self._fitting(document, year, term)))
        if (latest := next(found, None)) is not None:
            return latest
        if term is None or told:
            return None
        first = int(term[0][:_YEAR])
        last = min(int(term[1][:_YEAR]), first + _LONGEST)
        by_year = [days for year in range(first, last + 1) if (days := self._fitting(document, year, term))]
        return max(by_year[0]) if len(by_year) == 1 else None

    def _fitting(self, document: Document, year: int, term: tuple[str, str] | None) -> list[date]:
        """The days of a year that the text prints without it, with the weekday that they have in that year, and in office."""
        days: list[date] = []
        for sentence in _with_digits(document):
            for mention in find_dates(_text(document, sentence), self._words, date(year, 12, 31), direction=LAST):
                if mention.basis != STATED or len(mention.value or "") != _DAY:
                    continue
                day, weekday = date.fromisoformat(mention.value or ""), self._weekday(document, sentence, mention)
                if weekday is None or day.weekday() != weekday:
                    continue
                if term is None or term[0] <= day.isoformat() <= term[1]:
                    days.append(day)
        return days

    def _weekday(self, document: Document, sentence: Sentence, mention: DateMention) -> int | None:
        """The weekday that a date begins with: reports print theirs so, "Selasa (17/4/2018)"."""
        first = next(tokens(_text(document, sentence), mention.start, mention.end), None)
        return None if first is None else self._weekdays.get(lower(first.text))


def _text(document: Document, sentence: Sentence) -> str:
    return document.article.text[sentence.start : sentence.end]


def _with_digits(document: Document) -> Iterator[Sentence]:
    """The sentences that could print a day or a year."""
    return (s for s in document.sentences if _DIGIT.search(document.article.text, s.start, s.end))
