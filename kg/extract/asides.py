"""What stands between a subject and its verb and is neither: asides between dashes, what somebody uses."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import noun_class
from kg.ontology import EITHER, PASSIVE, Grammar

_DASHES = frozenset("—–-")
_ASIDE_WORDS = 16
_PLACED = 3  # words from a name to the verb: "Senate [hearing room and] apologised"
_DESCRIBING = 6  # items between two dashes that only describe a noun


def opens_between_dashes(items: Sequence[Item], close: int) -> int:
    """ "Kvetch — [whose] members include X — sued Y": where the dash stands that opens an aside; 0 for none."""
    if items[close].text not in _DASHES:
        return 0
    back = range(close - 1, max(0, close - _ASIDE_WORDS), -1)
    return next((j for j in back if items[j].text in _DASHES and items[j + 1].any("relative")), 0)


def closes_dashes(items: Sequence[Item], opening: int) -> int:
    """ "59 — mostly foreign — apps": where the dash stands that ends a few describing words; 0 for none."""
    if items[opening].text not in _DASHES:
        return 0
    close = next((k for k in range(opening + 2, min(opening + _DESCRIBING, len(items) - 1)) if items[k].text in _DASHES), 0)
    plain = close and not any(i.forms or (i.entity is not None and not i.adjective) for i in items[opening + 1 : close])
    return close if plain else 0


def lacking(item: Item) -> bool:
    """ "without": a preposition that denies."""
    return item.any("preposition") and item.tags.get("cue:before") == "denied" and " " not in item.low


def is_told(items: Sequence[Item], at: int, crossed: Sequence[Item]) -> bool:
    """ "told [Norland News] on Tuesday that no decision had been taken": whom somebody tells it, and who does nothing."""
    before = items[at - 1] if at else None
    telling = before is not None and before.any("speech:verbs", "speech:reporting") and bool(before.forms)
    return telling and any(c.any("complementizer") and c.any("relative") for c in crossed)


def is_used(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "warned them [against using X]": the object of a gerund that a preposition leads to."""
    gerund = items[at - 1] if at > 1 and grammar.progressive is not None else None
    led = gerund is not None and gerund.is_plain and not gerund.capital and gerund.low.endswith(grammar.progressive or "-")
    return led and items[at - 2].any("preposition", "patient", "opponent")


def led_to_by_time(items: Sequence[Item], at: int, crossed: Sequence[Item]) -> int | None:
    """ "stood [before] a packed Senate hearing room and apologised": a word for when that leads to a noun and to no clause."""
    if not crossed or not crossed[0].any("coordinator") or any(c.forms or c.entity is not None for c in crossed[1:]):
        return None
    if len(crossed) > 1 and (len(crossed) > _PLACED or noun_class(crossed[-1]) is None):
        return None
    k = at - 1
    while k > 0 and (items[k].any("article", "determiner") or (items[k].is_plain and items[k - 1].any("article"))):
        k -= 1
    leads = k > 0 and items[k].any("subordinator") and not items[k].any("complementizer", "coordinator")
    return k if leads and k < at else None


def is_done_by(items: Sequence[Item], at: int) -> bool:
    """ "the list of apps [banned by] X": a participle is of the noun before it, whatever that noun belongs to."""
    passive = any(f.voice in (PASSIVE, EITHER) for f in items[at].forms)
    return passive and at + 1 < len(items) and items[at + 1].any("agent") and items[at].low != items[at + 1].low


def behind_day(items: Sequence[Item], begin: int) -> int:
    """ "dismissed [on April 13] the application": where what it is done to begins behind a day; 0 for no day."""
    k = first = begin + (begin < len(items) and items[begin].any("location"))
    while k < len(items) and (items[k].any("person:stop") or items[k].text.isdigit()):
        k += 1
    return k if first < k < len(items) and items[k].any("article") else 0
