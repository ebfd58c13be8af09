"""Listed bodies by what they are, with a word more than the list has: "Italy's national privacy regulator"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.document import Document, Item
from kg.extract.lexicon import Lexicon, Name
from kg.extract.nouns import is_place

_WORDS = 5  # of a description, behind whose it is


def described_bodies(document: Document) -> Iterator[tuple[list[Item], int, int, Name]]:
    """The sentence, the first item and the one behind the last, and the name that the description would be without the word.

    From the back, so that whoever fuses the items moves none that is still to come.
    """
    lexicon = document.lexicon
    if lexicon.language.grammar.head_first:
        return
    for sentence in document.sentences:
        if "noun:agency" not in sentence.tags and "pattern:agency_suffix" not in sentence.tags:
            continue
        items = sentence.items
        for at in range(len(items) - 3, -1, -1):
            if is_place(items[at]) and (found := _described(items, at, lexicon)) is not None:
                yield items, at, *found


def _described(items: Sequence[Item], at: int, lexicon: Lexicon) -> tuple[int, Name] | None:
    k = at + 1
    owner = items[at].low.split()
    if items[k].any("possessive"):
        owner.append(items[k].low)
        k += 1
    if k + 1 >= len(items) or not items[k].text.islower() or not (items[k].is_plain or items[k].any("transparent")):
        return None
    words, ends = list(owner), {}
    for stop, item in enumerate(items[k + 1 : k + 1 + _WORDS], k + 2):
        if not item.text.islower():
            break
        words += item.low.split()
        ends[len(words)] = stop
    for length, entry in lexicon.longer(words, 0):
        bodies = {n.entity.id: n for n in entry.names if n.entity.label == "Agency" and n.kind == "name" and not n.weak}
        if length in ends and len(bodies) == 1:
            return ends[length], next(iter(bodies.values()))
    return None
