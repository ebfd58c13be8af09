"""Whether an article without an event is still of ours, so that what was said in it is kept.

Who said what about bridges and ballots is not for this graph. A word for a measure stands in every third article of the news, and
so does an app that somebody used; that both meet is what tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.digital_bodies import AGENCY, PLATFORM, DigitalBodies
from kg.extract.document import Document, Item, Sentence
from kg.extract.reading import NO_WORD, OTHER_WORD, POWERS, Reading
from kg.ontology import Ontology

_SERVICES = ("noun:platform", "noun:network", "online")
_CLASS = "class"
_LEAD = 3  # sentences in which the body stands that an article is about
_TWICE, _OFTEN = 2, 3


def is_on_topic(document: Document, readings: Sequence[Reading], ontology: Ontology) -> bool:
    """Whether a measure was looked into, though nothing was done, and services or those who watch over them are spoken of.

    That a service takes part in one is enough: "the terms of X forbid that". So is a body of the digital world that the article
    is about. Other bodies take measures against anybody: then services must be spoken of more than in passing.
    """
    strong = [reading for reading in readings if _is_strong(reading)]
    if not strong:
        return False
    if any(f.entity.kind == PLATFORM for r in strong for f in (*r.targets, *r.actors)):
        return True
    if any(_is_by_power_on_class(reading) for reading in strong):
        return True
    if not any(_names(sentence, AGENCY) for sentence in document.sentences):
        return False
    words = sum(_services(sentence) for sentence in document.sentences)
    if words >= _OFTEN or (words >= _TWICE and any(_services(reading.sentence) for reading in readings)):
        return True
    named = DigitalBodies(document, ontology).named
    return any(i.entity in named for s in document.sentences[:_LEAD] for i in s.items if i.entity is not None)


def _is_by_power_on_class(reading: Reading) -> bool:
    """ "The government can block platforms that break the law": a power acts, and on services, though none of them is named."""
    acts = any(f.entity.kind in POWERS and not f.inferred for f in reading.actors)
    classes = [f.item for f in reading.targets if f.entity.kind == _CLASS]
    items = reading.sentence.items
    return acts and any(i.any(*_SERVICES) for each in classes for i in items if each.start <= i.start < each.end)


def _is_strong(reading: Reading) -> bool:
    """Whether a word for a measure was meant as one: a common word was not, nor one without the words that its rule needs."""
    if reading.dropped in (NO_WORD, OTHER_WORD) or reading.form.rule.weak:
        return any(not (form.rule.weak or form.rule.needs) for form in reading.trigger.forms)
    return True


def _names(sentence: Sentence, kind: str) -> bool:
    return any(item.entity is not None and item.entity.kind == kind for item in sentence.items)


def _services(sentence: Sentence) -> int:
    """How many words for services a sentence has."""
    tagged = not sentence.tags.isdisjoint(_SERVICES)
    return sum(_is_service(item, tagged=tagged) for item in sentence.items)


def _is_service(item: Item, *, tagged: bool) -> bool:
    if item.entity is not None:
        return item.entity.kind == PLATFORM
    return tagged and item.any(*_SERVICES)
