"""Whose subject a name before a verb only describes: where it comes from, where it sits, who speaks for it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import AGENCY, BELONGING, is_name, noun_class
from kg.extract.reading import SIDES
from kg.ontology import ACTIVE, PASSIVE

_AUXILIARIES = ("cue:before", "passive_auxiliary", "perfect", "adverb")
_FIRST = 2  # where a place stands behind a body that opens its sentence, and a comma
_INITIALS = 4  # items between a body and the end of its initials, with the brackets


def bearer(items: Sequence[Item], at: int) -> int | None:
    """The index of the subject that the name at `at` belongs to; None where the name stands for itself."""
    entity = items[at].entity
    if entity is None or at < 2:
        return None
    if (owner := _told_more_of(items, at)) is not None:
        return owner
    if entity.kind == "place":
        from_there = "origin" in items[at - 1].tags and is_name(items[at - 2])
        return at - 2 if from_there or _is_seat(items, at) else _body_of_country(items, at)
    return _represented(items, at) if entity.kind == "person" else None


def _told_more_of(items: Sequence[Item], at: int) -> int | None:
    """ "Kirimin yang didenda [Komisi Freedonia] langsung mengajukan banding": a name that ends a relative clause does nothing
    itself; whom the clause tells more of does.
    """
    if not any(f.voice in (ACTIVE, PASSIVE) for f in items[at - 1].forms) or noun_class(items[at - 1]) is not None:
        return None
    k = at - 2
    while k > 0 and items[k].any(*_AUXILIARIES) and not items[k].any("relative"):
        k -= 1
    return k - 1 if k > 0 and items[k].any("relative") and is_name(items[k - 1]) else None


def _is_seat(items: Sequence[Item], at: int) -> bool:
    """ "Pemkab Tanjungbalai, [Sumatera Utara] melarang ...": behind a body that opens its sentence, where it is, with no second
    comma.
    """
    body = items[at - 2].entity
    opens = at == _FIRST or not items[at - 1 - _FIRST].is_word
    return opens and items[at - 1].text == "," and body is not None and body.kind == AGENCY


def _body_of_country(items: Sequence[Item], at: int) -> int | None:
    """ "Kementerian Siber (KS) [Freedonia] meminta ...": where a body is, told behind its initials, belongs to its name."""
    if items[at - 1].text != ")":
        return None
    begin = next((k for k in range(at - 2, max(0, at - 1 - _INITIALS), -1) if items[k].text == "("), None)
    body = items[begin - 1].entity if begin else None
    return begin - 1 if begin and body is not None and body.kind == AGENCY else None


def _represented(items: Sequence[Item], at: int) -> int | None:
    """ "Asosiasi Guru melalui kuasa hukumnya, [Raka Wisesa,] menggugat ...": who speaks for somebody does not act."""
    title = at - 2 if items[at - 1].text == "," else at - 1
    if title < 2 or not items[title].any("person:titles") or "through" not in items[title - 1].tags:
        return None
    return title - 2


def acts_through(items: Sequence[Item], at: int) -> bool:
    """ "Representatives of the [company]", "officials from both [platforms]": a service that was named acts through them."""
    k = at - 1
    while k > 1 and items[k].any("determiner", "both", "transparent") and not items[k].any("genitive"):
        k -= 1
    return 0 < k < at - 1 and items[k].any("genitive", "location") and noun_class(items[k - 1]) == BELONGING


def named_in_brackets(items: Sequence[Item], close: int, begin: int) -> Item | None:
    """The service that brackets name behind a company that nothing is known of: "Kirimin Technology Pte. Ltd. ([Kirimin])"."""
    inside = items[begin + 1 : close]
    before = begin - 2 if begin > 1 and items[begin - 1].text == "." else begin - 1
    if before < 0 or len(inside) != 1 or not items[before].capital or is_name(items[before]):
        return None
    entity = inside[0].entity
    return inside[0] if is_name(inside[0]) and entity is not None and entity.kind in SIDES else None
