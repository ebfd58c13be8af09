"""Decisions that somebody asks for: what an order would do that is only wanted is requested, by whoever wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.document import Item
from kg.extract.nouns import AGENCY, BELONGING, DECISION, is_name, is_verb, noun_class
from kg.ontology import NOUN, Grammar

_WANTED = 5  # items between the verb that wants a decision and its noun
_VERB = 7  # letters
_FILED = 5  # items between "filed" and the noun of a plea


def is_wanted(items: Sequence[Item], at: int) -> bool:
    """ "is seeking a court [order] to force X": the noun of a decision behind a verb that asks for it."""
    if noun_class(items[at]) != DECISION:
        return False
    return _before(items, at, _WANTED, lambda item: item.any("ask")) is not None


def begins_as_verb(item: Item, grammar: Grammar) -> bool:
    """ "[membandingkan] denda itu": a word of no other use than as a verb, of which nothing more is known."""
    known = item.any("support_active", "ask", "order", "speech:reporting", "speech:verbs", "adverb") or item.capital
    begins = len(item.low) >= _VERB and item.low.startswith(grammar.verb_beginnings or ("\0",))
    return item.entity is None and begins and not known


def is_called_for(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "said there had been [calls] to ban X", "mempertimbangkan [permintaan] pemblokiran Y": by none who is named."""
    if grammar.head_first and at and items[at].any("ask") and noun_class(items[at]) == DECISION:
        k = at - 1
        while k > max(0, at - _WANTED) and items[k].is_word and not is_verb(items[k]) and not begins_as_verb(items[k], grammar):
            if items[k].any("relative", "subordinator", "ref:self") or is_name(items[k]):
                return False
            k -= 1
        return begins_as_verb(items[k], grammar)
    if grammar.infinitive is None or at < _FILED - 1 or items[at - 1].low != grammar.infinitive:
        return False
    k = at - 2
    if not items[k].any("outcry"):
        return False
    k -= 1
    while k > 0 and (items[k].any("number", "adverb", "another") or (items[k].is_plain and not items[k].capital)):
        k -= 1
    return items[k].any("copula", "passive_auxiliary", "preposition", "because")


def told_for(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """ "It will take time for [X] to comply": who stands between a preposition and the infinitive is its subject."""
    if grammar.infinitive is None or at < _FILED - 2 or items[at - 1].low != grammar.infinitive:
        return None
    who, led = items[at - 2], items[at - 3]
    return at - 2 if is_name(who) and led.any("body_of") and not led.any("ask", "order") else None


def filing_verb(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """ "[filed] a motion to ban X", "[submitted] a petition to block X": the verb before a plea and its infinitive."""
    if grammar.infinitive is None or at < _FILED - 1 or items[at - 1].low != grammar.infinitive:
        return None
    if not items[at - 2].any("pleading"):
        return _before_infinitive(items, at - 1)
    return _before(items, at - 2, _FILED + 1, lambda item: item.any("support_active") or is_verb(item))


def _before_infinitive(items: Sequence[Item], at: int) -> int | None:
    """ "[approached] the tribunal to overturn the fine", "[sued] X to block Y": the verb of a suit."""
    k = at - 1
    while (
        k > 0
        and at - k < _FILED
        and (items[k].any("article", "determiner") or is_name(items[k]) or noun_class(items[k]) == AGENCY)
    ):
        k -= 1
    sues = k < at - 1 and any(f.rule.action == "sue" and f.voice != NOUN for f in items[k].forms)
    return k if sues else None


def issuing_verb(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """ "[issued] an executive order on Thursday banning X": what an order does is done by whoever issues it that day."""
    progressive = grammar.progressive is not None and items[at].low.endswith(grammar.progressive)
    k = at - 1
    while progressive and k > 0 and (items[k].any("person:stop", "location") or items[k].text[:1].isdigit()):
        k -= 1
    if not progressive or k == at - 1 or k < 1 or not items[k].any("order", "pattern:law_suffix"):
        return None
    return _before(items, k, _FILED, lambda item: item.any("support_active"))


def decided_by(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """ "the decision by [Ireland] to fine X", "an attempt by the [ministry] to ban X": who stands between a noun for what is
    decided and its infinitive.
    """
    if grammar.infinitive is None or at < _FILED - 1 or items[at - 1].low != grammar.infinitive:
        return None
    who = at - 2
    if not (is_name(items[who]) or noun_class(items[who]) == AGENCY):
        return None
    k = who - 1
    while k > 0 and items[k].any("determiner", "transparent") and not items[k].any("agent"):
        k -= 1
    return who if k > 0 and items[k].any("agent") and noun_class(items[k - 1]) == DECISION else None


def unknown_decider(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """ "refused [Nobyx]'s directive to remove the video": whose decision it is, where nothing is known of the name."""
    if grammar.infinitive is None or at < _FILED - 1 or items[at - 1].low != grammar.infinitive:
        return None
    if noun_class(items[at - 2]) != DECISION and not items[at - 2].any("taken"):
        return None
    k = at - 3
    while k > 0 and items[k].is_plain and not items[k].capital:
        k -= 1
    unknown = k > 0 and items[k].any("possessive") and items[k - 1].is_plain
    return k - 1 if unknown else None


def _before(items: Sequence[Item], at: int, reach: int, leads: Callable[[Item], bool]) -> int | None:
    """What leads to the noun at `at`, with nothing but what belongs to the noun between."""
    for k in range(at - 1, max(-1, at - reach), -1):
        if leads(items[k]):
            return k
        known = noun_class(items[k]) in (AGENCY, BELONGING)
        if not (items[k].any("determiner", "article", "transparent") or items[k].is_plain or known):
            return None
    return None
