"""Countries that are listed for a noun that only counts them: "eight countries have banned it, among them Nepal and India"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import is_place
from kg.extract.phrases import object_after
from kg.ontology import Language

_LEADING = 4  # words between the noun or its verb and the list
_REACH = 24  # words from the noun to its verb
_INTRODUCES = ("exemplifier", "likening", "copula")
_PASSED = ("number", "transparent", "adverb", "determiner", "demonstrative")


def listed_before(items: Sequence[Item], at: int, stop: int, language: Language) -> list[Item] | None:
    """Those that do what the verb at `at` tells, where "countries" is its subject: listed before it or behind its object.

    None where it is not; empty where it is right before the verb and nothing lists them: "some countries have banned it".
    """
    noun = next((k for k in range(at - 1, max(-1, at - _REACH), -1) if _is_noun(items[k], language)), None)
    if noun is None or any(i.text in {";", ":"} or i.any("subordinator", "condition") for i in items[noun:at]):
        return None
    behind = _behind_date(items, stop)
    found = _list_at(items, noun + 1, at, language) or _list_at(items, behind, len(items), language)
    several = "-" in items[noun].low or (noun > 0 and items[noun - 1].any("number", "transparent"))
    alone = several and all(i.any("adverb", "cue:before", "complementizer", "relative") for i in items[noun + 1 : at])
    return found or ([] if alone else None)


def listed_behind(items: Sequence[Item], begin: int, following: Sequence[Item], language: Language) -> list[Item]:
    """Those where it is so: "is banned [in several countries, such as Nepal and India]"."""
    k = begin
    while k < len(items) and (items[k].any(*_PASSED) or items[k].text.isdigit()) and not _is_noun(items[k], language):
        k += 1
    k += k + 1 < len(items) and items[k].is_plain and items[k].text.islower() and _is_noun(items[k + 1], language)
    if k >= len(items) or not _is_noun(items[k], language):
        return []
    rest = items[k + 1 :]  # "di tujuh negara di dunia."
    closed = len(rest) <= _LEADING and not any(i.forms or is_place(i) or i.text == "," for i in rest)
    follows = _list_at(following, 0, len(following), language) if closed else []  # "Negara tersebut di antaranya ..."
    return _list_at(items, k + 1, len(items), language) or follows


def are_behind(items: Sequence[Item], begin: int, language: Language) -> bool:
    """ "is blocked [in twenty countries]": by those, whoever they are, and by nobody else that the article names."""
    behind = items[begin + 1 : begin + _LEADING] if begin < len(items) and items[begin].any("location") else ()
    return any(_is_noun(i, language) for i in behind) and any(i.any("number", "transparent") or i.text.isdigit() for i in behind)


def _behind_date(items: Sequence[Item], begin: int) -> int:
    """ "melarang X [pada tahun-tahun sebelumnya] termasuk Y": where the list may open behind when it was."""
    if begin >= len(items) or not items[begin].any("location"):
        return begin
    k = begin + 1
    while k < len(items) and k - begin <= _LEADING and (items[k].is_plain or items[k].any("adverb") or items[k].text.isdigit()):
        k += 1
    return k


def _list_at(items: Sequence[Item], begin: int, end: int, language: Language) -> list[Item]:
    """The places of a list that a word like "such as" or "are" opens soon."""
    for k in range(begin, min(begin + _LEADING, end)):
        if items[k].any(*_INTRODUCES):
            while k + 1 < end and (items[k + 1].any(*_INTRODUCES) or items[k + 1].text in {",", ":"}):
                k += 1
            names = object_after(items[:end], k + 1, language.grammar).names
            return [i for i in names if is_place(i)] if names and is_place(names[0]) else []
        if not (items[k].text in {",", "("} or items[k].any(*_PASSED) or _is_noun(items[k], language)):
            return []
    return []


def _is_noun(item: Item, language: Language) -> bool:
    nouns = language.words.get("states", ())
    return item.entity is None and item.low in nouns
