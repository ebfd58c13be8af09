"""Verbs before the noun of a measure that have an object of their own: what is denied or given is not the measure."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import BELONGING, DECISION, QUOTES, is_name, is_verb, noun_class
from kg.ontology import Grammar


def is_of_another(items: Sequence[Item], cue: Item, at: int, grammar: Grammar) -> bool:
    """ "tidak [menyebutkan] alasan pemblokiran X", "akan [memanggil] Y soal pemblokiran X": what is denied or to come is
    another verb, one of speech or one with an object of its own.
    """
    verb = items.index(cue) + 1
    while verb < at and items[verb].any("adverb", "complementizer"):
        verb += 1
    if not grammar.verb_beginnings:
        return _denies_another(items, verb - 1, at)
    if verb >= at or not items[verb].low.startswith(grammar.verb_beginnings) or items[verb].any("support_active"):
        return carries_another(items, verb, at) if verb < at else False
    between = items[verb + 1 : at]
    if cue.tags.get("cue:before") == "denied":
        own = any(_is_thing(i) and not i.low.startswith(grammar.verb_beginnings) for i in between)
        return own or items[verb].any("speech:reporting")
    return is_verb(items[verb]) and any(is_name(i) for i in between) and items[at - 1].any("preposition")


_CARRIERS = (
    "support_active",
    "support_passive",
    "reversal_active",
    "reversal_passive",
    "postponing",
    "withdrawing",
    "passive_auxiliary",
    "perfect",
    "copula",
    "cue:before",
)


def _denies_another(items: Sequence[Item], cue: int, at: int) -> bool:
    """ "does not [approve] of the ban", "did not [explain] the block": what is denied is the verb, which carries no measure."""
    behind = next((i for i in items[cue + 2 : at] if i.text not in QUOTES), None)  # ""does not approve" of the ban"
    if not items[cue].any("negation") or behind is None:
        return False
    verb = items[cue + 1]
    return not verb.any(*_CARRIERS, "determiner") or is_of_it(verb, behind)


def plans_another(items: Sequence[Item], cue: Item, at: int, grammar: Grammar) -> bool:
    """ "proposes [revisiting] the ban", "considers [debating] a fine": a gerund behind the word for a plan that carries none."""
    k = items.index(cue) + 1
    progressive = grammar.progressive is not None and k < at and items[k].low.endswith(grammar.progressive)
    return progressive and items[k].is_plain and not items[k].capital


def is_before_relative(items: Sequence[Item], cue: int, at: int) -> bool:
    """ "how it [will] obey the code, which has been challenged by X": a clause of its own behind a comma.

    So is one that tells what a decision does which somebody disputes: "[membantah] keputusan Komisi yang mendenda X".
    """
    k = at - 1
    while k > cue and items[k].any("passive_auxiliary", "perfect", "adverb"):
        k -= 1
    disputed = items[cue].tags.get("cue:before") == "denied" and cue + 1 < k and noun_class(items[cue + 1]) == DECISION
    begins = disputed or (k < at - 1 and items[k - 1].text == ",")
    return cue < k and items[k].any("relative") and begins


def is_of_it(verb: Item, behind: Item) -> bool:
    """ "does not [approve of] the ban", "in the [face of] a ban": no verb that carries the measure."""
    return verb.any("support_active", "support_passive") and not verb.any("reversal_active") and behind.any("genitive")


def carries_another(items: Sequence[Item], support: int, at: int) -> bool:
    """ "memberikan [penjelasan] terhadap pemblokiran X": another noun, with a preposition behind it, is what is given."""
    carried = items[support + 1 : at - 1]
    return bool(carried) and items[at - 1].any("patient", "preposition") and all(_is_thing(i) for i in carried)


def _is_thing(item: Item) -> bool:
    """A small word that nothing is known of, or one for what somebody may have or give: "alasan", "keterangan"."""
    return (item.is_plain and not item.capital) or (item.entity is None and noun_class(item) == BELONGING)
