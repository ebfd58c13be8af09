"""Bodies that only say what they think of a measure: they have not taken it, be they the only ones that the article names."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.document import Sentence
from kg.extract.subjects import subject_before
from kg.model import Entity


def only_judges(body: Entity, context: Context) -> bool:
    """ "Komisioner Komnas HAM [menilai] pemblokiran X berlebihan": whether a body that has nothing to do with the digital world
    by its name is told to think something of what is done.
    """
    words = context.document.lexicon.language.words
    digital = not set(words.get("digital", ())).isdisjoint(context.words_of(body))
    if digital or not words.get("judging") or context.standing.is_court(body):
        return False
    return any(_judge(s, frozenset(words["judging"]), context) == body for s in context.document.sentences)


def _judge(sentence: Sentence, verbs: frozenset[str], context: Context) -> Entity | None:
    at = next((k for k, item in enumerate(sentence.items) if item.low in verbs), None)
    subject = subject_before(sentence.items, at, context.grammar).item if at is not None else None
    return context.standing.body_of(subject.entity) if subject is not None and subject.entity is not None else None
