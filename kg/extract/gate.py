"""One Aho-Corasick pass over the whole text that tells whether anything in it is worth reading."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import ahocorasick_rs

from kg.extract.lexicon import listed_names
from kg.model import Span
from kg.ontology import Language, ListedEntity, Ontology, Rule
from kg.text.lowering import lower
from kg.text.sentences import sentence_around

REACH = 200
MAX_TRIGGERS = 1_000  # of one article; its further triggers are not read
_TRIGGER, _WEAK_TRIGGER, _NAME, _NOUN = range(4)
_LONG = 6
_WORD = 24
_MODIFIED = re.compile(r" [a-z]{3,16} [A-Z][a-z]")
_TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s\"“”«»�]")  # no quotation marks: added to its “register”
_BEFORE_CAPITAL = re.compile(r"\w+ [A-Z]")
_SENTENCE = 400  # code points to each side in which the words are looked for that a rule needs in its sentence


class Gate:
    """Finds the triggers of an article, where one stands within `REACH` code points of something that could be acted upon.

    A trigger whose words are common needs the name of a platform or its owner near; one that is said of services only, also
    goes with a common noun for them, or stands right beside a capitalised word; a common noun with a capitalised word behind
    it ("aplikasi Kirimin") counts as a name. One whose rules all need other words in their sentence needs one of these near.
    An article without such a trigger is not read any further, and most are not.
    """

    def __init__(self, language: Language, ontology: Ontology) -> None:
        kinds: dict[str, int] = {}
        self._loose: set[str] = set()
        for name in listed_names((e for e in ontology.entities.values() if _is_side(e)), language.code):
            surface = lower(name.surface)
            kinds[surface] = _NAME
            if not name.weak and (len(surface) >= _LONG or name.kind == "domain"):
                self._loose.add(surface)
        for noun in (
            *language.nouns["platform"],
            *language.words["usage"],
            *language.words.get("online", ()),
            *language.words.get("online_company", ()),
        ):
            kinds[noun] = _NOUN
        for noun in language.nouns["network"]:
            kinds[noun] = _NAME
            self._loose.add(noun)
        for name in listed_names((e for e in ontology.entities.values() if e.label == "LegalInstrument"), language.code):
            if not name.weak:
                kinds.setdefault(lower(name.surface), _NOUN)
        rules: dict[str, list[_Company]] = {}
        for surface, rule, company in _openers(language):
            if kinds.get(surface) != _TRIGGER:
                kinds[surface] = _WEAK_TRIGGER if rule.weak and not rule.alone else _TRIGGER
            known = rules.setdefault(surface, [])
            if company not in known:
                known.append(company)
        impersonal = {f.surface for f in language.forms if "person" not in ontology.actions[f.rule.action].targets}
        # "internet shutdown" is said of nothing else.
        complete = {f.surface for f in language.forms if f.rule.object == "network"}
        self._words = sorted(kinds)
        self._companies = [tuple(rules.get(word, ())) for word in self._words]
        self._complete = [word in complete for word in self._words]
        self._impersonal = [word in impersonal for word in self._words]
        self._kinds = [kinds[word] for word in self._words]
        self._head_first = language.grammar.head_first
        self._abbreviations = frozenset(language.words.get("abbreviation", ()))
        self._enclitics = language.grammar.enclitics
        self._automaton = ahocorasick_rs.AhoCorasick(self._words)

    def triggers(self, text: str, skipped: Sequence[Span] = ()) -> list[int]:
        """Offsets of all triggers outside the skipped spans (sorted, apart), in order; none where no trigger has an
        anchor near.
        """
        lowered = lower(text)
        starts = [span.start for span in skipped]
        found: tuple[list[int], ...] = ([], [], [], [])
        companies: dict[int, tuple[_Company, ...]] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            if (start and lowered[start - 1].isalnum()) or not self._ends_word(lowered, end):
                continue
            kind = self._kinds[pattern]
            if kind == _NAME and not (text[start].isupper() or text[start].isdigit()) and self._words[pattern] not in self._loose:
                continue
            if (
                kind == _NOUN
                and text[end : end + 1] == " "
                and (text[end + 1 : end + 2].isupper() or self._leads_to_name(text, end))
            ):
                kind = _NAME
            before = bisect_right(starts, start) - 1
            if before >= 0 and start in skipped[before]:
                continue
            found[kind].append(start)
            if kind in (_TRIGGER, _WEAK_TRIGGER):
                companies[start] = companies.get(start, ()) + self._companies[pattern]
            if self._complete[pattern] or (kind == _TRIGGER and self._impersonal[pattern] and _beside_capital(text, start, end)):
                found[_NAME].append(start)
        if not found[_NAME] and not (found[_NOUN] and found[_TRIGGER]):
            return []
        for offsets in found:
            offsets.sort()
        anchors = sorted((*found[_NAME], *found[_NOUN]))
        if not any(
            self._may_act(text, start, beside, companies[start], named=named)
            for triggers, beside, named in ((found[_TRIGGER], anchors, False), (found[_WEAK_TRIGGER], found[_NAME], True))
            for start in islice(_near(triggers, beside), MAX_TRIGGERS)
        ):
            return []
        return sorted((*found[_TRIGGER], *found[_WEAK_TRIGGER]))[:MAX_TRIGGERS]

    def _may_act(self, text: str, start: int, anchors: Sequence[int], companies: Iterable[_Company], *, named: bool) -> bool:
        """Whether one of the rules of a trigger can be meant by its sentence. What only a name tells (`named`) must have one in
        that sentence or the one before, or a capitalised word behind it.
        """
        begin, end = sentence_around(text, start, _SENTENCE, self._abbreviations)
        if named and not _BEFORE_CAPITAL.match(text, start):
            before = sentence_around(text, max(0, begin - 1), REACH, self._abbreviations)[0]
            at = bisect_left(anchors, before)
            if at == len(anchors) or anchors[at] >= end:
                return False
        said = f" {_said(text[begin:end])} "
        lowered = lower(said)
        return any(company.allows(said, lowered) for company in companies)

    def _leads_to_name(self, text: str, end: int) -> bool:
        """ "aplikasi Kirimin", and "aplikasi foto Pikselia" where the noun stands first."""
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
            return True
        return self._head_first and _MODIFIED.match(text, end) is not None

    def _ends_word(self, text: str, end: int) -> bool:
        if end >= len(text) or not text[end].isalnum():
            return True
        for ending in self._enclitics:
            after = end + len(ending)
            if text.startswith(ending, end) and (after >= len(text) or not text[after].isalnum()):
                return True
        return False


@dataclass(frozen=True, slots=True)
class _Company:
    """The words that a rule wants in its sentence: one of `needs`, where it has some, and none of `unless`."""

    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def allows(self, said: str, lowered: str) -> bool:
        """Whether a sentence may be said by the rule. What begins with a capital may be part of a name, and forbids nothing."""
        if self.needs and not any(word in lowered for word in self.needs):
            return False
        return not any(word in lowered and word in said for word in self.unless)


def _said(text: str) -> str:
    """The words and marks of a text with a blank between any two, so that phrases are found over line ends."""
    return " ".join(_TOKEN.findall(text))


def _openers(language: Language) -> Iterator[tuple[str, Rule, _Company]]:
    """The words that may open an article, with their rules and what these want beside them.

    A verb with a particle also opens it by itself, where the particle follows: "took the app down", "found on Monday that"; so
    does any phrase whose first word is a trigger too: "declined on Tuesday to hand over".
    """
    apart = {*language.words.get("particle", ()), *language.words.get("complementizer", ())}
    weakest: dict[str, Rule] = {}
    for form in language.forms:
        rule = form.rule
        # The beginning of a word is enough: it may have an ending.
        yield form.surface, rule, _Company(tuple(f" {_said(w)}" for w in rule.needs), tuple(f" {_said(w)} " for w in rule.unless))
        if form.surface not in weakest or rule.weak:
            weakest[form.surface] = rule
    for form in language.forms:
        verb, _, rest = form.surface.partition(" ")
        if rest in apart or (rest and verb in weakest):
            yield verb, form.rule if rest in apart else weakest[verb], _Company((f" {max(rest.split(), key=len)}",))


def _beside_capital(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word stands right before or behind: "memblokir Gemapesan", "Gemapesan diblokir"."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return True
    at = start - 2
    while at >= 0 and start - at < _WORD and text[at].isalnum():
        at -= 1
    return text[start - 1 : start] == " " and at >= 0 and text[at] == " " and text[at + 1 : at + 2].isupper()


def _is_side(entity: ListedEntity) -> bool:
    return entity.label == "Platform" or (entity.label == "Organization" and entity.kind == "company")


def _near(triggers: Iterable[int], anchors: Sequence[int]) -> Iterator[int]:
    for offset in triggers:
        at = bisect_left(anchors, offset - REACH)
        if at < len(anchors) and anchors[at] <= offset + REACH:
            yield offset
