"""What a body is of, as a part of its name: "High Court of Marrowby", "Pemerintah Kota (Pemkot) Karangsari"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import is_place

_INITIALS = 3  # items: a word between brackets
_OF = 4  # words of what it is of
_DESCRIPTION = 6  # words of what a body is, before its name


def with_what_it_is_of(items: Sequence[Item], stop: int) -> int:
    """Where a name that ends at `stop` ends with what it is of: "High Court [of Marrowby]", "Inspectorate [for
    Communications]".
    """
    if stop + 1 >= len(items) or not items[stop].any("genitive", "body_of") or not items[stop + 1].capital:
        return stop
    whole = stop + 1
    while whole < len(items) and whole - stop < 5 and _names_on(items[whole]):
        whole += 1
    return whole if whole > stop + 1 else stop


def behind_initials(items: Sequence[Item], stop: int) -> int:
    """Where a name ends whose short form stands in brackets before what it is of: "Pengadilan Negeri (PN) [Karangsari]";
    `stop` for none.
    """
    begin = stop + _INITIALS
    if begin >= len(items) or items[stop].text != "(" or items[stop + 2].text != ")" or not items[stop + 1].capital:
        return stop
    end = begin
    while end < len(items) and end - begin < _OF and _is_of_place(items[end]):
        end += 1
    return end if end > begin else stop


def country_of_description(items: Sequence[Item], at: int) -> Item | None:
    """ "[Norway]'s privacy protection agency Datatilsynet": whose body the words before a name tell that it is."""
    k = at - 1
    if k < 0 or items[k].capital or not items[k].any("noun:agency", "noun:any_agency"):
        return None
    while k > 0 and at - k < _DESCRIPTION and items[k].is_word and not items[k].capital and "possessive" not in items[k].tags:
        k -= 1
    k -= k > 0 and "possessive" in items[k].tags
    return items[k] if is_place(items[k]) else None


def _names_on(item: Item) -> bool:
    return item.is_word and (item.capital or is_place(item)) and "person:stop" not in item.tags


def _is_of_place(item: Item) -> bool:
    """A place, or a word in capitals that nothing is known of."""
    return is_place(item) or (item.capital and item.is_plain)
