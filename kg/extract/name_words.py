"""Which words may be part of a name that no list holds, and which capitals say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Document, Item
from kg.extract.hyphens import is_compound
from kg.extract.nouns import noun_class
from kg.ontology import NOUN

NAME_TOKENS = 5
_PREDICATES = ("support_active", "support_passive", "reversal_active", "reversal_passive", "speech:reporting", "lasting")
_TITLED = 4  # words from a title to the body that it is of


def words_in_capitals(document: Document) -> frozenset[str] | None:
    """The words that the small print writes with a capital: which of those in a headline may be names. None where there is no
    small print to compare.
    """
    small_print = [s.items for s in document.sentences if not s.is_headline]
    if not small_print:
        return None
    return frozenset([i.text for items in small_print for i in items if i.capital])


def run_of_capitals(items: list[Item], at: int, *, joined: bool = False, headline: bool = False) -> int:
    """How many items from a place on make a name: capitals and numbers, with "dan" or "of" between capitals where `joined`."""
    stop = at
    while stop < len(items) and stop - at < 2 * NAME_TOKENS:
        item = items[stop]
        if (item.entity is not None and item.entity.kind != "place") or (
            stop > at and headline and (is_verbal(item) or "adverb" in item.tags)
        ):
            break
        if (
            item.is_word
            and (item.capital or (stop > at and item.text.isdigit() and len(item.text) < 3))
            and not item.any("person:titles")
            and not _counts_money(items, stop)
            and not (stop > at + 1 and _honours(items, stop))
        ) or (
            joined
            and stop > at
            and item.any("coordinator", "genitive")
            and not item.any("alternative")
            and _goes_on(items, stop + 1)
        ):
            stop += 1
        else:
            break
    return stop - at


def _honours(items: list[Item], at: int) -> bool:
    """A word before a person's name, behind a body: "Kepolisian Nasional Brigjen Anders Kolopita"."""
    return items[at].any("person:honorifics") and at + 1 < len(items) and could_name(items[at + 1])


def _counts_money(items: Sequence[Item], at: int) -> bool:
    """A word for money before how much it is, behind a body: "didenda Badan Siber [Rp 5 miliar]"."""
    return items[at].any("number") and at + 1 < len(items) and items[at + 1].text[:1].isdigit()


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Whether a name goes on behind a conjunction: "Komunikasi dan [Informatika]", but "hingga [Juni]" is a date."""
    return at < len(items) and items[at].capital and not items[at].any("person:stop")


def leads_on(items: Sequence[Item], at: int) -> bool:
    """A verb of a headline, or a word before one, with which no name goes on: "Komisi Data [Resmi] Tegur Fotoria"."""
    adverb = "adverb" in items[at].tags and at + 1 < len(items)
    return is_verbal(items[at]) or (adverb and is_verbal(items[at + 1]))


def is_verbal(item: Item) -> bool:
    """A word of a headline in capitals that goes on behind a name: "Komisi Data Tegur Fotoria"."""
    return any(f.voice != NOUN for f in item.forms) or item.any(
        "support_active",
        "support_passive",
        "reversal_active",
        "reversal_passive",
        "cue:before",
        "speech:reporting",
        "ask",
        "order",
    )


def is_all_in_capitals(items: Sequence[Item]) -> bool:
    """Whether no verb, noun or unknown word is written small: a headline, in which small words only join."""
    for i in items:
        small = not i.capital and i.is_word and i.text.islower()
        if small and (i.is_plain or i.forms or noun_class(i) is not None or i.any(*_PREDICATES)):
            return False
    return True


NO_NAME = (
    "determiner",
    "preposition",
    "subordinator",
    "person:titles",
    "person:stop",
    "ref:self",
    "ref:person",
    "ref:plural",
    "adverb",
)


def could_name(item: Item) -> bool:
    """A capitalised word that nothing is known of. What goes on small behind a hyphen is none: "Berlin-based", "Non-profit"."""
    return item.capital and item.is_plain and not is_compound(item)


COMPLETING = frozenset({"noun:content", "noun:network", "noun:people", "transparent"})
"""What the common nouns may be that are part of a name."""


def completes_name(items: Sequence[Item], begin: int, at: int) -> bool:
    """Whether a common noun with a capital is part of the name that begins at `begin`: "Snack [Video]", "[Internet] Archive"
    beside a word that nothing else is known of, in a sentence that writes its other words small.
    """
    item = items[at]
    if (
        not item.capital
        or not item.tags
        or item.forms
        or item.names
        or item.entity is not None
        or not COMPLETING.issuperset(item.tags)
    ):
        return False
    if at == begin and not (at and at + 1 < len(items) and could_name(items[at + 1])):
        return False
    return not is_all_in_capitals(items)


def abbreviation(items: Sequence[Item], at: int) -> str | None:
    """The short name in brackets that begin at a place, in lower case: "(FCA)"."""
    bracketed = at + 2 < len(items) and items[at].text == "(" and items[at + 2].text == ")"
    return items[at + 1].low if bracketed and could_abbreviate(items[at + 1]) else None


def written(items: Sequence[Item]) -> str:
    """The words of a name as they stand, one blank between any two that are apart: "Journalists' Union"."""
    return "".join([(" " if k and items[k - 1].end < item.start else "") + item.text for k, item in enumerate(items)])


def could_abbreviate(item: Item) -> bool:
    """A name that nothing is known of, or capitals that some listed body bears too and that nothing speaks for."""
    return item.is_plain or (item.entity is None and bool(item.names) and item.text.isupper())


def initials(name: str) -> str:
    """The first letters of the words that have a capital: "OMC" for an "Office of Market Conduct"."""
    return "".join([word[0] for word in name.split() if word[0].isupper()])


def is_titled(items: Sequence[Item], at: int) -> bool:
    """Whether a title leads to a body: "Kepala [Humas] Kementerian ..."."""
    k = at - 1
    while k >= 0 and at - k <= _TITLED and items[k].capital and not items[k].any("person:titles"):
        k -= 1
    return k >= 0 and items[k].any("person:titles")
