"""What careful readers marked in articles, read strictly from its file. `docs/evaluation.md` tells how the lines are written.

article | must or may | action/other | actor/other | target+target | status/other | date
article | person | name | body/other
article | none
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.evaluate.lines import lines_of
from kg.evaluate.names import Names
from kg.model import UsageError
from kg.ontology import Ontology, did_you_mean

ANYTHING = "*"
MUST, MAY, PERSON, NONE = "must", "may", "person", "none"
KINDS = (MUST, MAY, PERSON, NONE)

_FIELDS = 5
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z|-\Z|\*\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """An event that a reader marked: the valid words in each role, the first one preferred, `*` where it is open.

    `date` is a day, a month or a year, else `-` or `*`. `place` and `line` are where it stands in the file and how.
    """

    actions: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    statuses: tuple[str, ...]
    date: str
    place: str
    line: str

    @property
    def year_known(self) -> bool:
        """Whether it says when."""
        return self.date[:1].isdigit()


@dataclass(frozen=True, slots=True)
class PersonMark:
    """A person and the bodies, any of which the article may tie them to."""

    name: str
    bodies: tuple[str, ...]


@dataclass(slots=True)
class Marks:
    """All that is marked in one article: `must` was to be found, `may` is neither wanted nor wrong."""

    must: list[Mark] = field(default_factory=list)
    may: list[Mark] = field(default_factory=list)
    people: list[PersonMark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Gold:
    """The marks by article, in the order of the file. An article may have none: nothing in it is an event."""

    articles: Mapping[str, Marks]

    def only(self, wanted: Iterable[str]) -> Gold:
        """The gold of some of the articles."""
        kept = set(wanted)
        return Gold({article: marks for article, marks in self.articles.items() if article in kept})


def read_gold(file: Path, ontology: Ontology, names: Names) -> Gold:
    """The marks of a file. Raises UsageError with file and line for a kind, an action, a status or a date that is none."""
    articles: dict[str, Marks] = {}
    empty: dict[str, str] = {}
    for place, line in lines_of(file):
        if line.startswith("#"):
            continue
        article, *rest = (part.strip() for part in line.split("|"))
        kind, *places = rest or [""]
        _known(kind, KINDS, "kind of line", place)
        if not article or not all(places):
            raise UsageError("a place between bars is empty.", place=place, remedy=f"Write {ANYTHING} for anything.")
        marks = articles.setdefault(article, Marks())
        if kind == NONE:
            empty[article] = place
        elif kind == PERSON:
            marks.people.append(_person(places, place))
        else:
            (marks.must if kind == MUST else marks.may).extend(_marks(kind, places, ontology, names, place, line))
    if not articles:
        raise UsageError("nothing is marked in it.", place=str(file), remedy="docs/evaluation.md tells how it is written.")
    for article, place in empty.items():
        if articles[article].must:
            raise UsageError(f"'{article}' has events that must be found.", place=place, remedy="Drop this line, or those.")
    return Gold(articles)


def _person(places: list[str], place: str) -> PersonMark:
    if not 1 <= len(places) <= 2:
        raise UsageError("a person has a name and a body.", place=place, remedy="Write `article | person | name | body/other`.")
    return PersonMark(places[0], tuple(places[1].split("/")) if places[1:] else (ANYTHING,))


def _marks(kind: str, places: list[str], ontology: Ontology, names: Names, place: str, line: str) -> list[Mark]:
    if not 1 <= len(places) <= _FIELDS:
        raise UsageError(
            f"{len(places)} places behind '{kind}'.", place=place, remedy="They are: action, actor, target, status, date."
        )
    action, actor, target, status, date = (places + [ANYTHING] * _FIELDS)[:_FIELDS]
    actions, statuses = _words(action), _words(status)
    for word in actions:
        _known(word, (*ontology.actions, ANYTHING), "action", place)
    for word in statuses:
        _known(word, (*ontology.statuses, ANYTHING), "status", place)
    if not _DATE.match(date):
        raise UsageError(f"'{date}' is no date.", place=place, remedy="Write 2017-07-14, 2017-07 or 2017; - or * for none.")
    # Several targets are so many questions; of what is optional any will do.
    groups = target.split("+") if kind == MUST else [target.replace("+", "/")]
    return [Mark(actions, _names(actor, names), _names(group, names), statuses, date, place, line) for group in groups]


def _known(word: str, known: Iterable[str], what: str, place: str) -> None:
    if word not in known:
        raise UsageError(f"no {what} called '{word}'.", place=place, remedy=did_you_mean(word, known))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("/"))


def _names(text: str, names: Names) -> tuple[str, ...]:
    return tuple(word if word == ANYTHING else names.usual(word) for word in _words(text))
