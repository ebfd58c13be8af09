"""Words that mean a service or something that is asked for: "the Chatlune application", "its application for a licence"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Document, Item
from kg.extract.nouns import DECISION, PLATFORM

_BOTH = (f"noun:{PLATFORM}", f"noun:{DECISION}")
_SIDE = "platform"


def tell_services(document: Document) -> None:
    """Takes the other meaning from those of the words that are services here. In place, once names are linked."""
    found = [(s.items, k) for s in document.sentences if s.tags.issuperset(_BOTH) for k, i in enumerate(s.items) if _is_either(i)]
    asked = any(_is_asked_for(items, k) for items, k in found)
    for items, k in found:
        if _is_named(items, k) or (not asked and _is_spoken_of(items, k)):
            items[k].tags = {tag: value for tag, value in items[k].tags.items() if tag != _BOTH[1]}


def _is_either(item: Item) -> bool:
    return item.entity is None and all(tag in item.tags for tag in _BOTH)


def _is_asked_for(items: Sequence[Item], at: int) -> bool:
    """ "an application [to] extend it", "Uber['s] application", "[filed] the application", "[dismissed] an application"."""
    if at + 1 < len(items) and items[at + 1].any("body_of", "complementizer"):
        return True
    k = at - 1
    if k >= 0 and items[k].any("possessive", "owning"):
        return not any(_is_either(i) for i in items[at + 1 :])
    while k >= 0 and (items[k].any("determiner", "article", "transparent") or items[k].is_plain):
        k -= 1
    if k < 0:
        return False
    decides = bool(items[k].forms) and all(f.rule.court for f in items[k].forms)
    return decides or items[k].any("support_active", "support_passive")


def _is_named(items: Sequence[Item], at: int) -> bool:
    """ "the [Chatlune] application", "the [Chatlune] messaging application"."""
    before = items[max(0, at - 2) : at]
    if len(before) == 2 and before[1].is_plain and not before[1].capital:
        before = before[:1]
    entity = before[-1].entity if before else None
    return entity is not None and entity.kind == _SIDE


def _is_spoken_of(items: Sequence[Item], at: int) -> bool:
    """ "the (video-sharing) application", where nothing in the article is asked for."""
    return any(i.any("determiner") and not i.any("owning") for i in items[max(0, at - 3) : at])
