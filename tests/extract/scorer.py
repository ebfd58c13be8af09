"""Compares what was read out of articles with what careful readers marked: right, extra and missed, at three levels.

The marks are lines of `tests/data/examples_gold.txt`, whose head says how they are written. Every pair of an actor and a
target of an event is one answer; every target of a `must` line is one question. Answers are taken in the order of the
article, and each takes the first open question that it fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.model import slug

LEVELS = ("ACT", "STATUS", "FULL")
"""Action and target; with the status; with the status and the actor."""

ANYTHING = frozenset({"*"})


@dataclass(frozen=True)
class Answer:
    """One actor doing one thing to one target. `actors` and `targets` hold the names that the one entity goes by."""

    action: str
    status: str
    actors: frozenset[str]
    targets: frozenset[str]
    nameless: bool  # no target, or only a class of things
    group: bool


@dataclass(frozen=True)
class Mark:
    """What a reader marked: the valid words in each place, `ANYTHING` where the place is open."""

    action: frozenset[str]
    actors: frozenset[str]
    targets: frozenset[str]
    status: frozenset[str]

    def fits(self, answer: Answer, level: str) -> bool:
        """Whether an answer says this, as far as the level asks. A mark open to any target always asks for the actor."""
        wanted = [(self.action, {answer.action}), (self.targets, answer.targets)]
        if level != "ACT":
            wanted.append((self.status, {answer.status}))
        if level == "FULL" or self.targets == ANYTHING:
            wanted.append((self.actors, answer.actors))
        return all("*" in valid or valid & given for valid, given in wanted)


@dataclass
class Gold:
    """The marks by article id. An article may have none: nothing in it is an event."""

    must: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    may: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    articles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Score:
    """Counts of one level. `extra` were read and marked by nobody, `missed` were marked `must` and not read."""

    right: int
    extra: int
    missed: int

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


def read_gold(file: Path) -> Gold:
    """The marks of a file; lines about people are left out, since nothing is scored by them."""
    gold = Gold()
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        article, kind, *places = (place.strip() for place in line.split("|"))
        if article not in gold.articles:
            gold.articles.append(article)
        if kind not in ("must", "may"):
            continue
        action, actors, targets, status = (places + ["*"] * 4)[:4]
        # Several targets are so many questions; of what is optional any will do.
        for target in targets.split("+") if kind == "must" else [targets.replace("+", "/")]:
            mark = Mark(_words(action), _names(actors), _names(target), _words(status))
            (gold.must if kind == "must" else gold.may)[article].append(mark)
    return gold


def answers(record: Mapping[str, Any]) -> Iterator[Answer]:
    """The answers in one line of `kg extract`, in the order of the article."""
    for event in record["events"]:
        for actor in (event["actor"], *event["with"]):
            for target in event["targets"] or [None]:
                group = target is not None and target["id"] is None and target["kind"] == "class"
                nameless = target is None or group
                yield Answer(event["action"], event["status"], _called(actor), _called(target), nameless, group)


def score(gold: Gold, records: Mapping[str, Mapping[str, Any]], level: str) -> Score:
    """The counts of one level over all articles of `gold`; `records` by article id."""
    right = extra = missed = 0
    for article in gold.articles:
        marks, left = gold.must[article], list(gold.must[article])
        for answer in answers(records[article]):
            if (found := _first(left, answer, level)) is not None:
                left.remove(found)
                right += 1
            elif not (_first(marks, answer, level) or _excused(answer, gold, article, level)):
                extra += 1
        missed += len(left)
    return Score(right, extra, missed)


def _excused(answer: Answer, gold: Gold, article: str, level: str) -> bool:
    """Whether an answer to no question does no harm: it is optional, or names nobody that a graph could be wrong about."""
    if answer.group or _first(gold.may[article], answer, level):
        return True
    return answer.nameless and not (answer.actors and gold.must[article])


def _first(marks: Iterable[Mark], answer: Answer, level: str) -> Mark | None:
    return next((mark for mark in marks if mark.fits(answer, level)), None)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("/"))


def _names(text: str) -> frozenset[str]:
    return frozenset(name if name == "*" else slug(name) for name in text.split("/"))


def _called(entity: Mapping[str, Any] | None) -> frozenset[str]:
    return frozenset(slug(name) for name in (entity["id"], entity["name"]) if name) if entity else frozenset()
