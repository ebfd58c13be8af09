"""The end of a measure that was told before: "It was lifted in May", "the council rescinded that order", "access came back".

What gives access back is told by its own rule; else the measure tells what its end is called.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import DECISION, PLATFORM, is_name, noun_class
from kg.extract.reading import UNTOLD, Filler, Reading
from kg.ontology import ACTIVE, NOUN, PASSIVE, Ontology

_GENERAL = "lift"
_PASSED = ("passive_auxiliary", "perfect", "adverb", "cue:before")
_DEEDS = ("done", "ongoing", "announced")
_SENTENCES_BACK = 4
_JOINED = 7  # items from the noun of a measure to the word that joins its second verb
_ENDED = 4  # items from what is given back to the verb


def points_to_measure(reading: Reading) -> bool:
    """Whether a pronoun or a word for a decision ("it", "that order") stands for what the trigger ends."""
    items, at = reading.sentence.items, reading.at
    k = at - 1
    while k > 0 and items[k].any(*_PASSED):
        k -= 1
    if k < 0 or "access" in items[k].tags:
        return k >= 0
    if reading.action != _GENERAL:
        return reading.voice == ACTIVE and _is_service(items[k]) and _ends(items, at + 1)
    if reading.voice == PASSIVE and k >= 0 and items[k].any("coordinator") and _has_joined_subject(items, k):
        return True
    if reading.voice == PASSIVE:
        return k >= 0 and (items[k].any("ref:plural") or _is_told_decision(items, k))
    following = items[at + 1 : at + 4]
    return bool(following) and (
        following[0].any("ref:plural") or any(_is_told_decision(items, at + 1 + k) for k in range(len(following)))
    )


def ends_spoken_of(reading: Reading) -> bool:
    """ "Larangan itu dicabut", "Pembatasan dicabut": a noun that points back to a measure, with a word for the end of it."""
    items, at = reading.sentence.items, reading.at
    undone = reading.action != reading.form.rule.action
    points = at == 0 or (at + 1 < len(items) and "demonstrative" in items[at + 1].tags)
    return undone and points and all(t.inferred for t in reading.targets)


def _has_joined_subject(items: Sequence[Item], coordinator: int) -> bool:
    """ "The blockage lasted a day [and] was lifted": whether a measure is the subject of the verb before, and so of both."""
    for k in range(coordinator - 1, max(0, coordinator - _JOINED), -1):
        if items[k].text in {",", ";"} or is_name(items[k]) or items[k].any("relative", "subordinator"):
            return False
        if any(f.voice == NOUN for f in items[k].forms):
            return items[k - 1].any("article", "demonstrative")
    return False


def _is_service(item: Item) -> bool:
    return noun_class(item) == PLATFORM or (item.entity is not None and item.entity.kind == "platform")


def _ends(items: Sequence[Item], at: int) -> bool:
    """Whether nothing stands behind a verb that it could be done to: "the app returned in May", "can return if it pays"."""
    return at >= len(items) or items[at].text in {".", ","} or items[at].any("condition", "awaited", "subordinator", "within")


def _is_told_decision(items: Sequence[Item], at: int) -> bool:
    """ "the order", "that measure", "its decision": one that is spoken of again."""
    before = items[at - 1] if at else None
    return noun_class(items[at]) == DECISION and before is not None and before.any("determiner", "demonstrative", "relative")


def end_told_measures(readings: Sequence[Reading], ontology: Ontology) -> None:
    """Gives each reading that ends what was told before the measure that was told last. In place."""
    for index, reading in enumerate(readings):
        if reading.dropped != UNTOLD:
            continue
        measure = next((r for r in reversed(readings[:index]) if _is_measure(r, ontology)), None)
        if measure is None or reading.sentence.index - measure.sentence.index > _SENTENCES_BACK:
            reading.dropped = None if reading.targets else UNTOLD
            continue
        reading.dropped = None
        if reading.action == _GENERAL:
            reading.action = ontology.actions[measure.action].undone_by or reading.action
        told = [i.entity for i in reading.sentence.items[max(0, reading.at - _ENDED) : reading.at] if _is_service(i)]
        again = [t for t in measure.targets if t.entity in told]  # "blocked X and Y; access to X came back"
        reading.targets = [Filler(t.entity, t.item, inferred=True) for t in again or measure.targets]
        if reading.voice == NOUN and not reading.actors:
            reading.actors = [Filler(a.entity, a.item, inferred=True) for a in measure.actors]


def _is_measure(reading: Reading, ontology: Ontology) -> bool:
    action = ontology.actions[reading.action]
    named = any(t.entity.id for t in reading.targets)
    return reading.dropped is None and action.undone_by is not None and reading.status in _DEEDS and named
