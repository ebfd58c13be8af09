"""What a service consists of, beside its name: "Telegram['s web version]", "[the website and app of] Telegram".

What is done to it is done to the service. In languages that put the noun first, it stands before the name: "[server] Telegram",
"[layanan milik] Telegram", "[situs dan] aplikasi Telegram".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import PLATFORM, noun_class
from kg.ontology import NOUN

_PART = "service_parts"
_MODIFIERS = 2  # small words before a part: "its [new mobile] app"
_LINKS = ("genitive", "owned_by")


def end_of_parts(items: Sequence[Item], at: int, *, head_first: bool) -> int:
    """Where the parts end whose owner's name ends before `at`: `at` itself where none follow, and where the noun stands first."""
    if head_first or at >= len(items) or not items[at].tags:
        return at  # as most
    owned = items[at].any("possessive")
    stop = _list_of_parts(items, at + owned, owned=owned)
    if stop is None:
        return at
    behind = items[stop] if stop < len(items) else None
    return at if behind is not None and _goes_on(behind) else stop


def begin_of_parts(items: Sequence[Item], at: int, *, head_first: bool) -> int:
    """Where the parts begin whose owner's name begins at `at`, with "of" or "used by" before it: `at` itself where none do."""
    if not at or not items[at - 1].tags:
        return at  # as most
    return _begin_head_first(items, at) if head_first else _begin_head_last(items, at)


def _begin_head_last(items: Sequence[Item], at: int) -> int:
    k = at - 1
    while k > 0 and at - k <= _MODIFIERS and items[k].any("determiner", "article"):
        k -= 1
    if k < 1 or not items[k].any(*_LINKS) or items[k].any("location", "source"):
        return at
    begin = None
    while k > 0 and _is_part(items[k - 1]):
        part = k = k - 1
        while k > 0 and part - k < _MODIFIERS and _is_small(items[k - 1]):
            k -= 1
        begin = k
        if k < 2 or not items[k - 1].any("coordinator"):
            break
        k -= 1
    if begin is None or (begin and items[begin - 1].any("possessive", "coordinator", "owning")):
        return at
    return begin


def _begin_head_first(items: Sequence[Item], at: int) -> int:
    """The same where the noun stands first, and "aplikasi Telegram" is how a service is named."""
    k = at - 1
    linked = k > 0 and items[k].any(*_LINKS) and not items[k].any("location", "source")
    if linked:
        k -= 1
        while k > 0 and at - k <= 1 + _MODIFIERS and _is_small(items[k]) and not _is_part(items[k]):
            k -= 1
    elif k >= 0 and noun_class(items[k]) == PLATFORM and _PART not in items[k].tags:
        k -= 1
        joined = k > 0 and items[k].any("coordinator") and _is_part(items[k - 1])
        return _begin_of_list(items, k - 1) if joined else at
    if k < 0 or not _is_part(items[k]):
        return at
    return _begin_of_list(items, k)


def _begin_of_list(items: Sequence[Item], at: int) -> int:
    """Where the list of parts begins that ends with the part at `at`."""
    while at > 1 and items[at - 1].any("coordinator") and _is_part(items[at - 2]):
        at -= 2
    return at


def _list_of_parts(items: Sequence[Item], at: int, *, owned: bool) -> int | None:
    """Behind the last of the parts that begin at `at`: "website", "mobile app and website"."""
    found = None
    while True:
        k = at
        while k < len(items) and k - at < _MODIFIERS and (_is_small(items[k]) if owned else "transparent" in items[k].tags):
            k += 1
        if k >= len(items) or not _is_part(items[k]):
            return found
        found = k + 1
        if found >= len(items) or not items[found].any("coordinator"):
            return found
        at = found + 1


def _is_part(item: Item) -> bool:
    return item.entity is None and not item.capital and (_PART in item.tags or noun_class(item) == PLATFORM)


def _is_small(item: Item) -> bool:
    if not (item.text.islower() and item.text.isalpha()) or item.any("determiner", "article"):
        return False
    return item.is_plain or item.adjective or item.any("transparent", "pattern:organization_suffix")  # "mobile"


def _goes_on(behind: Item) -> bool:
    """Whether the part only describes what follows: "Telegram app [users]", "the Telegram website [ban]"."""
    if behind.entity is not None or behind.any("possessive") or noun_class(behind) is not None:
        return True
    return any(form.voice == NOUN for form in behind.forms) or _is_small(behind)
