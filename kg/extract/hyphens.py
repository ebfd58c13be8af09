"""What goes on small behind a hyphen only describes: "Berlin-based", "U.S.-owned"; no name ends there."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item

_HYPHENS = frozenset("-‐‑")


def is_compound(item: Item) -> bool:
    """A word with a capital that only describes: "Berlin-based", "Non-profit"."""
    return "-" in item.text and item.text.partition("-")[2].islower()


def behind_compound(items: Sequence[Item], at: int) -> int | None:
    """The index behind a compound that begins at `at`, be it one item ("Berlin-based") or a name, a hyphen and a word."""
    item = items[at]
    if not item.capital:
        return None
    if item.is_plain:
        return at + 1 if is_compound(item) else None
    if item.entity is None or at + 2 >= len(items) or items[at + 1].text not in _HYPHENS:
        return None
    hyphen, word = items[at + 1], items[at + 2]
    return at + 3 if item.end == hyphen.start and hyphen.end == word.start and word.text.islower() else None
