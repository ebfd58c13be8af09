"""Compares answers with marks: right, extra and missed, at three levels, and how many dates and people are right.

Every target of a `must` line is a question. Answers are taken in the order of the article, and each takes the first open
question that it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluate.answers import Answer
from kg.evaluate.gold import ANYTHING, Mark, Marks
from kg.evaluate.names import Names, folded

ACT, STATUS, FULL = "ACT", "STATUS", "FULL"
LEVELS = (ACT, STATUS, FULL)
"""Action and target; with the status; with the status and the actor."""

_MONTH = len("2017-07")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts. `extra` were read and marked by nobody, `missed` were marked `must` and not read."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / (self.right + self.extra) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of what was marked that was read."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the answers and the questions of one article at one level."""

    right: tuple[tuple[Mark, Answer], ...]
    extra: tuple[Answer, ...]
    missed: tuple[Mark, ...]

    @property
    def score(self) -> Score:
        """The counts."""
        return Score(len(self.right), len(self.extra), len(self.missed))


@dataclass(frozen=True, slots=True)
class Details:
    """Counts beside the events: of those found whose date is `known`, how many are `dated` right; of the people marked
    (`people`), how many were `found`, and how many `tied` to the right body."""

    known: int = 0
    dated: int = 0
    people: int = 0
    found: int = 0
    tied: int = 0

    def __add__(self, other: Details) -> Details:
        return Details(
            self.known + other.known,
            self.dated + other.dated,
            self.people + other.people,
            self.found + other.found,
            self.tied + other.tied,
        )


def fits(mark: Mark, answer: Answer, level: str) -> bool:
    """Whether an answer says what a mark says, as far as the level asks. A mark open to any target always asks for the actor."""
    wanted = [(mark.actions, answer.actions), (mark.targets, answer.targets)]
    if level != ACT:
        wanted.append((mark.statuses, answer.statuses))
    if level == FULL or mark.targets == (ANYTHING,):
        wanted.append((mark.actors, answer.actors))
    return all(ANYTHING in valid or ANYTHING in given or not given.isdisjoint(valid) for valid, given in wanted)


def judged(marks: Marks, answers: Iterable[Answer], level: str) -> Judged:
    """Which of an article's answers are right or extra, and which of its marks nobody answered."""
    left = list(marks.must)
    right: list[tuple[Mark, Answer]] = []
    extra: list[Answer] = []
    for answer in answers:
        found = next((at for at, mark in enumerate(left) if fits(mark, answer, level)), None)
        if found is not None:
            right.append((left.pop(found), answer))
        elif not (_any(marks.must, answer, level) or _excused(answer, marks, level)):
            extra.append(answer)
    return Judged(tuple(right), tuple(extra), tuple(left))


def _excused(answer: Answer, marks: Marks, level: str) -> bool:
    """Whether an answer to no question does no harm: it is optional, or names nobody that a graph could be wrong about."""
    if answer.group or _any(marks.may, answer, level):
        return True
    return answer.nameless and not (answer.actors and marks.must)


def _any(marks: Iterable[Mark], answer: Answer, level: str) -> bool:
    return any(fits(mark, answer, level) for mark in marks)


def details(marks: Marks, answers: Sequence[Answer], people: Iterable[Mapping[str, Any]], names: Names) -> Details:
    """The dates and the people of one article; `people` as in the output contract."""
    total = Details()
    for mark in marks.must:
        dates = [answer.date for answer in answers if fits(mark, answer, ACT)] if mark.year_known else []
        total += Details(known=bool(dates), dated=any(same_time(mark.date, date) for date in dates))
    read = list(people)
    for person in marks.people:
        same = [one for one in read if _same_person(person.name, one.get("name") or "", names)]
        bodies = {names.usual(body) for body in person.bodies}
        tied = any(ANYTHING in person.bodies or names.of(one.get("organisation")) & bodies for one in same)
        total += Details(people=1, found=bool(same), tied=tied)
    return total


def same_time(marked: str, read: str) -> bool:
    """Whether a date that was read is the one that is marked.

    A day answers a month; a month answers a day, for much is told without one; a year answers only a year.
    """
    return read.startswith(marked) or (marked.startswith(read) and len(read) >= _MONTH)


def _same_person(marked: str, read: str, names: Names) -> bool:
    """The same name, or some of its words."""
    whole, part = folded(marked), folded(read)
    some_words = bool(part) and set(part.split("-")) <= set(whole.split("-"))
    return part == whole or some_words or names.usual(read) == names.usual(marked)
