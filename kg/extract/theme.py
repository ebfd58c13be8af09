"""Whether an article speaks of services, networks and their laws from end to end: then what courts decide in it and
associations ask for is of ours, though no service takes part.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.document import Document, Item
from kg.extract.reading import POWERS, Reading
from kg.extract.standing import Standing
from kg.model import Entity

_TAGS = ("noun:platform", "noun:network", "online")
_LEAST = 4  # sentences that speak of them
_SHARE = 5  # one sentence in so many


def keeps_to_services(document: Document, is_digital_law: Callable[[Entity], bool]) -> bool:
    """Whether every fifth sentence speaks of them, and four at least."""
    sentences = document.sentences
    if len(sentences) < _LEAST:
        return False
    speaking = sum(any(_is_of_services(item, is_digital_law) for item in sentence.items) for sentence in sentences)
    return speaking >= _LEAST and speaking * _SHARE >= len(sentences)


def belongs_to_theme(reading: Reading, standing: Standing) -> bool:
    """What courts decide, and what an association asks of a power: "The High Court stayed Rule 9 of the Rules", "The foundation
    urged the government to stop these shutdowns".
    """
    if not reading.actors or reading.actors[0].inferred:
        return False
    actor, rule = reading.actors[0].entity, reading.form.rule
    if rule.court:
        return standing.is_court(actor) or standing.is_judge(actor)
    asked = [target for target in reading.targets if target.entity.kind in POWERS and not target.inferred]
    asks = rule.complement and reading.status in ("done", "requested") and reading.trigger.any("ask")
    return asks and bool(asked) and standing.is_association(actor)


def _is_of_services(item: Item, is_digital_law: Callable[[Entity], bool]) -> bool:
    if item.entity is not None:
        return item.entity.kind == "platform" or is_digital_law(item.entity)
    return item.any(*_TAGS)
