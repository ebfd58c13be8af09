"""A deed in its sentence, as far as dating it needs, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.document import Item, Sentence
from kg.text.dates import DateMention

CLAUSES = ("relative", "posterior", "subordinator", "adversative", "because")
"""Behind one of these stands another clause, whose dates are its own."""

APOSTROPHES = frozenset("'’")
"""What follows a name or a day that something is of: "Thursday's hearing"."""

NOUN_REACH = 4
DAY, YEAR = len("2017-07-14"), len("2017")
_TERM_REACH = 60


@dataclass(frozen=True, slots=True)
class Deed:
    """One trigger in its sentence. `composed`: the trigger is a noun for what the deed undoes ("ended the suspension").

    `bare`: nothing but a noun tells it, and the sentence may be about something else. `lasting`: what the deed brings about
    goes on, so that "since" gives its day. `undoing`: it ends a measure, which has its own day. `actions` are what the
    trigger says by itself, and what is read of it. `asked` is where the words stand by which somebody asks for it, `announced`
    where the verb stands by which who did it tells so. `complement`: what is demanded stands behind it, as a verb of its own.
    """

    sentence: Sentence
    at: int
    actions: frozenset[str] = frozenset()
    composed: bool = False
    bare: bool = False
    lasting: bool = False
    undoing: bool = False
    asked: frozenset[int] = frozenset()
    announced: frozenset[int] = frozenset()
    complement: bool = False

    @property
    def start(self) -> int:
        """Where the trigger begins, counted in the sentence as mentions are."""
        return self.sentence.items[self.at].start - self.sentence.start


@dataclass(frozen=True, slots=True)
class Marks:
    """Offsets in a sentence: the ends of words for a term, commas, words by which a deed becomes known, nouns for any deed.

    And nouns for what happened besides, words that say "before" or "when", and those that lead a source. `reduced`: the language
    has clauses such as "articles published in 2016", where a passive verb alone says something of a noun.
    """

    terms: tuple[int, ...] = ()
    commas: tuple[int, ...] = ()
    told: frozenset[int] = frozenset()
    deeds: frozenset[int] = frozenset()
    happenings: frozenset[int] = frozenset()
    earlier: frozenset[int] = frozenset()
    when: frozenset[int] = frozenset()
    citing: frozenset[int] = frozenset()
    reduced: bool = False


def is_term(mention: DateMention, marks: Marks) -> bool:
    """Whether the date stands shortly behind a word such as "deadline": "batas waktu penutupan ... (17 September 2025)"."""
    return any(
        0 <= mention.start - end <= _TERM_REACH and not any(end <= c < mention.start for c in marks.commas) for end in marks.terms
    )


def items_between(deed: Deed, start: int, end: int) -> list[Item]:
    """The items between two offsets of the sentence."""
    base = deed.sentence.start
    return [i for i in deed.sentence.items if start <= i.start - base < end]


def triggers(deed: Deed) -> list[int]:
    """Where the verbs and nouns for deeds stand in the sentence."""
    base = deed.sentence.start
    return [i.start - base for i in deed.sentence.items if i.forms and i.entity is None]


def has_trigger(deed: Deed, start: int, end: int) -> bool:
    """Whether one of them stands between two offsets."""
    return any(start <= o < end for o in triggers(deed))
