"""One reading of the articles held against one gold: figures, tables and errors are taken from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.evaluate.answers import Answer, answers, said_of
from kg.evaluate.gold import Gold, Mark
from kg.evaluate.names import Names
from kg.evaluate.predictions import Record
from kg.evaluate.scoring import ACT, FULL, LEVELS, STATUS, Details, Judged, Score, details, fits, judged

EXTRA, MISSED = "extra", "missed"
ACTION, BY_STATUS, LANGUAGE = "action", "status", "language"
BREAKDOWNS = (ACTION, BY_STATUS, LANGUAGE)
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Error:
    """An answer that is `extra` or a mark that was `missed`, at the level FULL.

    `said` tells it in short, `text` is what the article says for it or how the mark was written, `place` where the mark stands.
    `but_for` names the one thing, `actor` or `status`, without which it would be right.
    """

    article: str
    title: str | None
    kind: str
    said: str
    text: str
    place: str | None
    but_for: str | None


@dataclass(frozen=True)
class Evaluation:
    """What was read (`records`, by article of the gold) beside what was marked."""

    gold: Gold
    records: Mapping[str, Record]
    names: Names

    @cached_property
    def answers(self) -> dict[str, tuple[Answer, ...]]:
        """The answers of each article; of one that was not read there are none."""
        return {article: tuple(answers(self.records.get(article, {}), self.names)) for article in self.gold.articles}

    @cached_property
    def judged(self) -> dict[str, dict[str, Judged]]:
        """What became of answers and marks, by level and article."""
        return {
            level: {article: judged(marks, self.answers[article], level) for article, marks in self.gold.articles.items()}
            for level in LEVELS
        }

    @property
    def unread(self) -> tuple[str, ...]:
        """Articles of the gold that are not among the records."""
        return tuple(article for article in self.gold.articles if article not in self.records)

    def scores(self, level: str) -> list[Score]:
        """The counts of each article, in the order of the gold."""
        return [one.score for one in self.judged[level].values()]

    def score(self, level: str) -> Score:
        """The counts of all articles."""
        return sum(self.scores(level), start=Score())

    def details(self) -> Details:
        """The dates and people of all articles."""
        each = (
            details(marks, self.answers[article], self.records.get(article, {}).get("people") or (), self.names)
            for article, marks in self.gold.articles.items()
        )
        return sum(each, start=Details())

    def breakdown(self, by: str) -> dict[str, dict[str, Score]]:
        """The counts by level for each value of one of `BREAKDOWNS`, in the order of the values.

        What is right or extra counts under the word that was read, what is missed under the first word of its mark.
        """
        found: dict[str, dict[str, Score]] = {}
        for level, articles in self.judged.items():
            for article, one in articles.items():
                for value, score in self._parts(article, one, by):
                    counts = found.setdefault(value, dict.fromkeys(LEVELS, Score()))
                    counts[level] += score
        return dict(sorted(found.items()))

    def _parts(self, article: str, one: Judged, by: str) -> Iterator[tuple[str, Score]]:
        if by == LANGUAGE:
            yield self._about(article, LANGUAGE) or UNKNOWN, one.score
            return
        yield from ((_value(answer, by), Score(right=1)) for _, answer in one.right)
        yield from ((_value(answer, by), Score(extra=1)) for answer in one.extra)
        yield from (((mark.actions if by == ACTION else mark.statuses)[0], Score(missed=1)) for mark in one.missed)

    def errors(self) -> Iterator[Error]:
        """Every error in the order of the gold: what is extra in an article, then what was missed."""
        for article, one in self.judged[FULL].items():
            for answer in one.extra:
                yield self.unmarked(article, answer)
            for mark in one.missed:
                yield self.unanswered(article, mark)

    def unmarked(self, article: str, answer: Answer) -> Error:
        """An answer that nobody marked, as an error."""
        but_for = next((_lacking(level) for level in (STATUS, ACT) if self._marked(article, answer, level)), None)
        return Error(article, self._about(article, "title"), EXTRA, answer.said, answer.words, None, but_for)

    def unanswered(self, article: str, mark: Mark) -> Error:
        """A mark that nothing answers, as an error."""
        near = (level for level in (STATUS, ACT) if any(fits(mark, answer, level) for answer in self.answers[article]))
        but_for = next(map(_lacking, near), None)
        return Error(article, self._about(article, "title"), MISSED, said_of(mark), mark.line, mark.place, but_for)

    def _marked(self, article: str, answer: Answer, level: str) -> bool:
        return any(fits(mark, answer, level) for mark in self.gold.articles[article].must)

    def _about(self, article: str, key: str) -> str | None:
        value = self.records.get(article, {}).get("article", {}).get(key)
        return None if value is None else str(value)


def _lacking(level: str) -> str:
    """What the next level asks beyond this one."""
    return "status" if level == ACT else "actor"


def _value(answer: Answer, by: str) -> str:
    return "/".join(sorted(map(str, answer.actions if by == ACTION else answer.statuses)))
