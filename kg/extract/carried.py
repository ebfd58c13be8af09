"""The verb that carries a noun which stands before it: "Pemblokiran X tidak bisa [dilakukan] oleh Y"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item

_REACH = 14  # words from a noun to the verb that carries it


def carrying_verb(items: Sequence[Item], at: int) -> int | None:
    """Where the passive stands that says of the noun at `at` whether it is done, with a word for that before it.

    A verb right behind "yang" tells more of the noun, and "yang berlaku di Y" is passed over.
    """
    for k in range(at + 1, min(at + _REACH, len(items))):
        item = items[k]
        if item.any("support_passive"):
            return k if "cue:before" in items[k - 1].tags else None
        if item.forms or item.text in {",", ";", ":"} or item.any("subordinator", "speech:reporting", "coordinator"):
            return None
    return None
