"""Bodies that only say what they think of a measure: they have not taken it, be they the only ones that the article names."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.document import Sentence
from kg.extract.subjects import subject_before
from kg.model import Entity

_AGENT = 3  # words from a verb to its agent
_NAMED = 4  # words from "oleh" to the name of who it is, or whose decision


def only_judges(body: Entity, context: Context) -> bool:
    """ "Komisioner Komnas HAM [menilai] pemblokiran X berlebihan", "pemblokiran X [dikritik] oleh DPR": whether a body is told to
    think something of what is done, and has nothing to do with the digital world by its name where it says so itself.
    """
    sentences = context.document.sentences
    if any(body in _appraisers(s, context) for s in sentences if "appraised" in s.tags):
        return True
    words = context.document.lexicon.language.words
    verbs = frozenset(words.get("judging", ()))
    if not verbs or not set(words.get("digital", ())).isdisjoint(context.words_of(body)):
        return False
    if any(_judges(s, verbs, body, context) for s in sentences):
        return True
    found = frozenset(words.get("finding", ())) if context.standing.is_court(body) else None
    # "[menemukan] pemblokiran X melanggar hukum": a ruling
    return found is not None and any(_judges(s, found, body, context) for s in sentences if "breaking" in s.tags)


def _judges(sentence: Sentence, verbs: frozenset[str], body: Entity, context: Context) -> bool:
    at = next((k for k, item in enumerate(sentence.items) if item.low in verbs), None)
    subject = subject_before(sentence.items, at, context.grammar).item if at is not None else None
    if subject is None:
        return False
    if subject.entity is None:  # "[Pengadilan] menyebut ...": the one that was told of
        return subject.any("noun:court") and context.standing.is_court(body)
    return context.standing.body_of(subject.entity) == body


def _appraisers(sentence: Sentence, context: Context) -> list[Entity]:
    """ "dikritik oleh [DPR]", "dipicu oleh putusan [Mahkamah Agung]": who thinks something of it, or whose act led to it."""
    items, found = sentence.items, []
    for at, item in enumerate(items):
        if not item.any("appraised"):
            continue
        led = next((k for k in range(at + 1, min(at + 1 + _AGENT, len(items))) if items[k].any("agent")), None)
        names = items[led + 1 : led + 1 + _NAMED] if led is not None else items[at + 1 : at + 2]
        first = next((i.entity for i in names if i.entity is not None), None)
        found += [context.standing.body_of(first)] if first is not None else []
    return found
