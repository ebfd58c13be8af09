"""Who tells of a deed, or sees it done: "X will be blocked, according to a statement from the ministry", "X could see its
ban lifted".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item, Sentence
from kg.extract.nouns import is_place

_SEEN = 4  # items from "see" to the measure that ends, or to its end
_NAMED = 7  # items from "according to" to the body whose account it is


def told_behind(items: Sequence[Item], stop: int) -> int | None:
    """Where the body stands that tells what lies ahead: "X would be blocked, according to (a spokesman for) [the board]".

    Not where a place is named in between: of "X will be blocked in Freedonia, according to Ofcom" it only tells.
    """
    at = next((k for k in range(stop, len(items)) if items[k].any("speech:according")), None)
    if at is None or any(is_place(item) for item in items[stop:at]):
        return None
    for k in range(at + 1, min(at + 1 + _NAMED, len(items))):
        item = items[k]
        if item.entity is not None and item.entity.kind == "agency":
            return k
        if item.forms or not item.is_word or item.any("relative", "subordinator"):
            return None
    return None


def sees_done(sentence: Sentence, at: int) -> int | None:
    """Where the verb stands whose subject sees a measure ended: "X could [see] the ban lifted", "[saw] its suspension lifted"."""
    if "witnessing" not in sentence.tags:
        return None
    items = sentence.items
    for k in range(at - 1, max(0, at - 1 - _SEEN), -1):
        if items[k].any("witnessing"):
            return k
        if items[k].entity is not None or not items[k].is_word or items[k].any("complementizer", "subordinator", "relative"):
            return None
    return None
