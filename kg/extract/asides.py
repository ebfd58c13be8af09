"""What stands between a subject and its verb and is neither: asides between dashes, what somebody uses."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.ontology import Grammar

_DASHES = frozenset("—–-")
_ASIDE_WORDS = 16


def opens_between_dashes(items: Sequence[Item], close: int) -> int:
    """ "Kvetch — [whose] members include X — sued Y": where the dash stands that opens an aside; 0 for none."""
    if items[close].text not in _DASHES:
        return 0
    back = range(close - 1, max(0, close - _ASIDE_WORDS), -1)
    return next((j for j in back if items[j].text in _DASHES and items[j + 1].any("relative")), 0)


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
