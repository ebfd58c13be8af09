"""Runs of capitalised words that nothing is known of, and the places where the measures that are taken against them stand."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.document import Document, Item, Sentence
from kg.extract.hyphens import is_compound
from kg.extract.name_words import completes_name, could_name
from kg.extract.nouns import is_place
from kg.extract.parts import begin_of_parts, end_of_parts
from kg.ontology import NOUN, PASSIVE

_WORDS = 3
_BETWEEN = ("cue:before", "adverb", "passive_auxiliary", "perfect", "relative", "transparent", "complementizer")
_FAR = 6
_INITIALS = 3
_SHORT = 3


class Run:
    """Capitalised words `[start, stop)` of a sentence that nothing is known of; `words` and `key` are they in lower case.

    `items` are all of the sentence, `before` and `after` those beside the run. It holds until its sentence is linked any further.
    """

    # Every reader asks each of tens of runs for these again and again, so they are fields and no properties.
    __slots__ = (
        "_begin",
        "_governor",
        "_predicate",
        "after",
        "before",
        "head_first",
        "items",
        "key",
        "sentence",
        "start",
        "stop",
        "words",
    )

    def __init__(self, sentence: Sentence, start: int, stop: int, words: tuple[str, ...], key: str, *, head_first: bool) -> None:
        self.sentence = sentence
        self.start = start
        self.stop = stop
        self.words = words
        self.key = key
        self.head_first = head_first
        items = self.items = sentence.items
        self.before: Item | None = items[start - 1] if start else None
        self.after: Item | None = items[stop] if stop < len(items) else None
        self._begin: int | None = None
        self._governor: int | None = None
        self._predicate: int | None = None

    @property
    def name(self) -> str:
        """The words as they are written."""
        return " ".join(item.text for item in self.items[self.start : self.stop])

    @property
    def opens_sentence(self) -> bool:
        """Whether it has its first capital from where it stands: at the beginning, or behind a colon."""
        first = self.items[self.start].text
        return (self.start == 0 or self.items[self.start - 1].text == ":") and not first.isupper()

    @property
    def rest(self) -> str:
        """Its key without the first word."""
        return " ".join(self.words[1:])

    def without_opening(self) -> Run:
        """The run without its first word."""
        return Run(self.sentence, self.start + 1, self.stop, self.words[1:], self.rest, head_first=self.head_first)

    @property
    def has_initials(self) -> bool:
        """Whether it is an abbreviation or the initials of somebody: "ATM", "AR", "OSPs"."""
        return any(
            item.text[:_INITIALS].isupper() and len(item.text) <= _INITIALS + 1 for item in self.items[self.start : self.stop]
        )

    @property
    def stands_in_capitals(self) -> bool:
        """Whether two thirds of the words around it that are no names begin with a capital as well: a headline."""
        around = (*self.items[: self.start], *self.items[self.stop :])
        words = [i for i in around if i.is_word and i.entity is None and len(i.text) > _SHORT]
        return 3 * sum(i.capital for i in words) > 2 * len(words)

    @property
    def begin(self) -> int:
        """Where it begins with what it owns before it: "[the website of] Chatlune"."""
        if self._begin is None:
            self._begin = begin_of_parts(self.items, self.start, head_first=self.head_first)
        return self._begin

    def governor(self) -> int:
        """Where the word stands whose object it is, by its place: "blocked access to [Chatlune]"; below zero for none."""
        if self._governor is None:
            k = self.begin - 1
            while k >= 0 and (_leads_to_object(self.items[k]) or _counts_members(self.items, k)):
                k -= 1 + (self.items[k].text == ",")
            k -= 0 < k < self.begin - 1 and _describes_deed(self.items, k)
            self._governor = -1 if self.acts_in_passive() else k
        return self._governor

    def acts_in_passive(self) -> bool:
        """Right behind a verb that is nothing but passive: who does it, in languages that need no "by": "diblokir [Kominda]"."""
        before = self.before
        return before is not None and bool(before.forms) and all(form.voice == PASSIVE for form in before.forms)

    def predicate(self) -> int | None:
        """Where the measure stands that it suffers as the subject: "[Chatlune] has been blocked", "[Chatlune], blocked since"."""
        if self._predicate is None:
            self._predicate = self._find_predicate()
        return None if self._predicate < 0 else self._predicate

    def _find_predicate(self) -> int:
        items, auxiliary = self.items, False
        begin = k = end_of_parts(self.items, self.stop, head_first=self.head_first)
        if k + 1 < len(items) and items[k].text == "," and any(f.voice in ("passive", "either") for f in items[k + 1].forms):
            k, auxiliary = k + 1, True
        while k < len(items) and k - begin < _FAR and (items[k].any(*_BETWEEN) or is_place(items[k])):
            auxiliary = auxiliary or items[k].any("passive_auxiliary")
            k += 1
        if k < len(items) and any(f.voice == "passive" or (f.voice == "either" and auxiliary) for f in items[k].forms):
            return k
        return -1


def runs_of(document: Document) -> list[Run]:
    """Every run of an article that is short enough to be a name.

    The word that opens a sentence has its capital from there. Where the article has what follows it as a run of its own, it
    does not belong to it: "Rival Pingoora", "Adapun Danaria".
    """
    runs = list(_found(document))
    keys = {run.key for run in runs}
    return [run.without_opening() if run.opens_sentence and run.rest in keys else run for run in runs]


def _found(document: Document) -> Iterator[Run]:
    grammar = document.lexicon.language.grammar
    leads, head_first = grammar.compound_modifier, grammar.head_first
    for sentence in document.sentences:
        items = sentence.items
        reached = 0
        for at, item in enumerate(items):
            if at < reached or not item.capital:
                continue
            stop = at
            while stop < len(items) and (
                could_name(items[stop]) or _inside_name(items, at, stop) or completes_name(items, at, stop)
            ):
                stop += 1
            if at < stop <= at + _WORDS and not (leads and (_is_field_of_title(items, stop) or _goes_on_small(items, stop))):
                words = tuple([item.low for item in items[at:stop]])
                yield Run(sentence, at, stop, words, " ".join(words), head_first=head_first)
            reached = stop


def _is_field_of_title(items: list[Item], stop: int) -> bool:
    """ "Digital Affairs [Minister] Ann Miller": what somebody is minister of, where the field stands in front."""
    return stop < len(items) and items[stop].capital and "person:power_titles" in items[stop].tags


def _goes_on_small(items: list[Item], stop: int) -> bool:
    """ "[San] Francisco-based": the beginning of a place, whose name ends in a compound."""
    return stop < len(items) and items[stop].capital and items[stop].is_plain and is_compound(items[stop])


def _inside_name(items: list[Item], begin: int, at: int) -> bool:
    """A particle between two capitals: "Alexandre de Moraes"."""
    return begin < at < len(items) - 1 and "person:particles" in items[at].tags and could_name(items[at + 1])


def _describes_deed(items: list[Item], at: int) -> bool:
    """ "pemblokiran [nasional] terhadap X": a word between a noun for a deed and the word that leads to whom it is done to."""
    deed = items[at - 1].forms
    return items[at].is_plain and items[at].text.islower() and items[at + 1].any("patient") and any(f.voice == NOUN for f in deed)


def _counts_members(items: list[Item], comma: int) -> bool:
    """ "blocked two others[,] Chatlune and Wayfind": who they are that are counted."""
    if comma < 2 or items[comma].text != ",":
        return False
    noun, count = items[comma - 1], items[comma - 2]
    counted = count.any("number") or count.text[:1].isdigit()
    return counted and noun.any("noun:platform", "noun:organization", "transparent") and not noun.any("determiner", "article")


def _leads_to_object(item: Item) -> bool:
    if not item.tags:
        return False
    if "noun:belonging" in item.tags:
        return all(form.voice == NOUN for form in item.forms)  # "froze the registration of X": what is done is to freeze
    return not item.forms and item.any("transparent", "determiner", "patient", "number")
