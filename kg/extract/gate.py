"""One Aho-Corasick pass over the whole text that tells whether anything in it is worth reading."""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from kg.extract.lexicon import listed_names
from kg.model import Span
from kg.ontology import Language, Ontology
from kg.text.lowering import lower

REACH = 600
_ANCHORS = ("Platform", "Organization", "LegalInstrument")


class Gate:
    """Finds the triggers of an article that stand within `REACH` code points of something that could be acted upon.

    Anchors are the names of platforms and companies and the common nouns for platforms and networks. An article
    without such a trigger is not read any further, and most are not.
    """

    def __init__(self, language: Language, ontology: Ontology) -> None:
        triggers = {form.surface for form in language.forms}
        anchors = {
            name.surface
            for name in listed_names((e for e in ontology.entities.values() if e.label in _ANCHORS), language.code)
        }
        anchors |= {*language.nouns["platform"], *language.nouns["network"], *language.patterns["platform_prefix"]}
        lowered = sorted(triggers | {lower(a) for a in anchors})
        self._is_trigger = [word in triggers for word in lowered]
        self._enclitics = language.grammar.enclitics
        self._automaton = ahocorasick_rs.AhoCorasick(lowered)

    def triggers(self, text: str, skipped: Iterable[Span] = ()) -> list[int]:
        """Offsets of the triggers that have an anchor near, outside the skipped spans, in order."""
        lowered = lower(text)
        spans = list(skipped)
        triggers: list[int] = []
        anchors: list[int] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            if (start and lowered[start - 1].isalnum()) or not self._ends_word(lowered, end):
                continue
            if any(start in span for span in spans):
                continue
            (triggers if self._is_trigger[pattern] else anchors).append(start)
        triggers.sort()
        anchors.sort()
        return _near(triggers, anchors)

    def _ends_word(self, text: str, end: int) -> bool:
        if end >= len(text) or not text[end].isalnum():
            return True
        for ending in self._enclitics:
            after = end + len(ending)
            if text.startswith(ending, end) and (after >= len(text) or not text[after].isalnum()):
                return True
        return False


def _near(triggers: list[int], anchors: list[int]) -> list[int]:
    kept = []
    low = 0
    for offset in triggers:
        while low < len(anchors) and anchors[low] < offset - REACH:
            low += 1
        if low < len(anchors) and anchors[low] <= offset + REACH:
            kept.append(offset)
    return kept
