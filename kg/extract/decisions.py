"""Whose decision a clause speaks of: "the judge's April 30 [decision], which held X in contempt"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import AGENCY, DECISION, is_name, noun_class

_BEFORE = 7  # items between whose it is and the noun


def decider(items: Sequence[Item], relative: int) -> int | None:
    """Who made the decision that the relative pronoun at `relative` means; None where it means something else."""
    noun = relative - 1 - (relative > 0 and items[relative - 1].text == ",")
    if noun < 1 or noun_class(items[noun]) != DECISION:
        return None
    for k in range(noun - 1, max(-1, noun - _BEFORE), -1):
        item = items[k]
        if item.any("possessive"):
            return k - 1 if k and (is_name(items[k - 1]) or noun_class(items[k - 1]) == AGENCY) else None
        if noun_class(item) == AGENCY and k == noun - 1:
            continue  # "the judge's court order"
        dated = item.text[:1].isdigit() or item.any("person:stop")
        if not (dated or item.any("transparent", "number") or item.is_plain) or item.any("determiner"):
            return None
    return None
