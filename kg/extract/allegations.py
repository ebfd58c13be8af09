"""What somebody is accused of or fined for is a reason, and no deed that is told: "accused X of blocking news"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.document import Item
from kg.extract.nouns import ORGANIZATION, PLATFORM, is_name, noun_class
from kg.extract.reading import SIDES
from kg.ontology import EITHER, NOUN, PASSIVE, Grammar, Rule

_CLAUSE = 16  # items from a measure to what it was taken for
_LEADING = ("genitive", "body_of", "topical", "because")


def is_alleged(items: Sequence[Item], at: int, grammar: Grammar, is_measure: Callable[[Rule], bool]) -> bool:
    """ "fined Chatlune 3 million euros [for blocking news]", "accusing both services [of declining] to ...", "was sued [over
    removing] posts": a gerund behind the preposition of a measure that somebody suffers.
    """
    if grammar.progressive is None or not items[at].low.partition(" ")[0].endswith(grammar.progressive):
        return False
    if at + 1 < len(items) and items[at + 1].any("genitive"):
        return False  # "an order over the blocking of Chatlune"
    led = at - 1
    while led > 0 and items[led].any("adverb", "cue:before") and not items[led].any(*_LEADING):
        led -= 1
    if led < 1 or not items[led].any(*_LEADING) or items[led].any("subordinator"):
        return False
    if items[led].any("body_of") and any(i.tags.get("cue:before") == "denied" for i in items[led + 1 : at]):
        return True  # "criticised the platforms for not adhering to ..."
    suffers = False
    for k in range(led, max(-1, led - _CLAUSE), -1):
        item = items[k]
        if item.text in {";", "."} or item.any("relative", "condition"):
            return False
        if item.entity is None and any(f.voice != NOUN and is_measure(f.rule) for f in item.forms):
            return suffers or _is_suffered(items, k)
        if k == led and item.any("because") and not item.any("genitive", "body_of", "topical", "preposition"):
            return True  # "accused of" is one word for a reason
        suffers = suffers or _is_side(item)
    return False


def _is_side(item: Item) -> bool:
    """A service, a company, or a word that points back to one."""
    named = item.entity is not None and item.entity.kind in SIDES
    return (is_name(item) and named) or noun_class(item) in (PLATFORM, ORGANIZATION) or item.any("ref:self", "ref:plural")


def _is_suffered(items: Sequence[Item], at: int) -> bool:
    """ "was fined", "has been accused", "Chatlune fined for"."""
    passive = any(f.voice in (EITHER, PASSIVE) for f in items[at].forms)
    before = items[max(0, at - 3) : at]
    return passive and any(i.any("passive_auxiliary") or _is_side(i) for i in before)
