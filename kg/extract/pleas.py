"""Pleas for the end of a measure: who pleads for it, and whether a verb tells only what is pleaded for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.document import Item
from kg.extract.nouns import PLATFORM, is_name, noun_class
from kg.extract.reading import POWERS
from kg.ontology import Grammar


def is_plea(items: Sequence[Item], at: int, pleas: Collection[str], grammar: Grammar) -> bool:
    """Whether a verb tells what a plea wants: "an appeal (lodged by X) to [lift]"."""
    if at and grammar.infinitive is not None and items[at - 1].forms:
        plea, _, marker = items[at - 1].low.rpartition(" ")  # "lost its [appeal to] overturn" is two items
        if marker == grammar.infinitive and plea.rpartition(" ")[2] in pleas:
            return True
    if at < 2 or not items[at - 1].any("complementizer"):
        return False
    k = at - 2
    while k > 0 and (
        is_name(items[k])
        or items[k].any("agent", "determiner")
        or noun_class(items[k]) == PLATFORM
        or _is_participle(items[k], grammar)
    ):
        k -= 1
    return items[k].low.rpartition(" ")[2] in pleas  # "lost its appeal" is one item


def power_that_pleads(items: Sequence[Item], at: int) -> Item | None:
    """ "a push by [Norland's government] to lift the ban": the country or body that wants what the verb at `at` tells."""
    k = at - 2
    if k < 1 or not is_name(items[k]):
        return None
    before = k - 1 - (k > 1 and items[k - 1].any("determiner"))
    entity = items[k].entity
    power = entity is not None and entity.kind in POWERS
    return items[k] if power and items[before].any("agent") else None


def _is_participle(item: Item, grammar: Grammar) -> bool:
    return item.text.islower() and item.low.endswith(grammar.verb_endings)
