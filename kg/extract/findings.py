"""The other side of a noun, told by the clause behind it: what an investigation found of whom, who an order is for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import is_name
from kg.extract.phrases import Phrase, object_after
from kg.extract.reading import SIDES
from kg.ontology import Grammar


def offender_found(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """ "An investigation by the regulator [found (that)] Chatlune had broken the law": it looked into whom it speaks of."""
    k = begin
    while k < len(items) and items[k].any("perfect", "adverb") and not items[k].any("finding"):
        k += 1
    if k >= len(items) or not items[k].any("finding"):
        return None
    k += 1
    k += k < len(items) and items[k].any("complementizer")
    return _sides(object_after(items, k, grammar))


def addressee(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """ "an order [for Chatlune] to delete the accounts"."""
    if grammar.infinitive is None or begin >= len(items) or not items[begin].any("body_of"):
        return None
    phrase = _sides(object_after(items, begin + 1, grammar))
    led = phrase is not None and phrase.stop < len(items) and items[phrase.stop].low == grammar.infinitive
    return phrase if led else None


def _sides(phrase: Phrase) -> Phrase | None:
    """The phrase, where it names services or companies."""
    named = [i for i in phrase.names if is_name(i) and i.entity is not None and i.entity.kind in SIDES]
    return phrase if named and len(named) == len(phrase.names) else None
