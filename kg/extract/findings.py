"""The other side of a noun, told by the clause behind it: what an investigation found of whom, who an order is for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import is_name
from kg.extract.phrases import Phrase, object_after
from kg.extract.reading import SIDES
from kg.ontology import ACTIVE, Grammar

_WHEN = 4  # words for when an order was given, before what it wants
_OWN = 5  # items from a verb to what is its subject's own: "wind up its operations"


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
    """ "an order [for Chatlune] to delete the accounts", "the order last month that [Chatlune] close its offices"."""
    if grammar.infinitive is None or begin >= len(items):
        return None
    if (wanted := _wanted_of(items, begin, grammar)) is not None:
        return wanted
    if not items[begin].any("body_of"):
        return None
    phrase = _sides(object_after(items, begin + 1, grammar))
    led = phrase is not None and phrase.stop < len(items) and items[phrase.stop].low == grammar.infinitive
    return phrase if led else None


def _wanted_of(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """ "that [Chatlune] close its offices": a clause with the bare form of a verb tells what is wanted; "that Chatlune had
    closed" and "that Chatlune fought" tell something else.
    """
    k = begin
    while k < len(items) and k < begin + _WHEN and items[k].any("adverb", "person:stop", "location"):
        k += 1
    if k + 2 >= len(items) or not (items[k].any("complementizer") and items[k].any("relative")):
        return None
    names: list[Item] = []
    k += 1
    first = k
    while k < len(items) - 1 and (is_name(items[k]) or items[k].text == "," or items[k].any("coordinator")):
        names += [items[k]] if is_name(items[k]) else []
        k += 1
    verb = items[k]
    bare = (verb.is_plain or any(f.voice == ACTIVE for f in verb.forms)) and verb.text.islower()
    endings = (*grammar.verb_endings, *(e for e in (grammar.plural, grammar.progressive) if e))
    owning = any(i.any("owning") for i in items[k + 1 : k + _OWN])
    told = bare and owning and not verb.low.endswith(endings)
    return _sides(Phrase(names=names, start=first, stop=k)) if names and told else None


def _sides(phrase: Phrase) -> Phrase | None:
    """The phrase, where it names services or companies."""
    named = [i for i in phrase.names if is_name(i) and i.entity is not None and i.entity.kind in SIDES]
    return phrase if named and len(named) == len(phrase.names) else None
