"""Websites of those who are no service of the internet: "blocked the [website] of the Kestwick Herald"."""

from __future__ import annotations

from kg.extract.nouns import PLATFORM, noun_class
from kg.extract.parts import begin_of_parts, end_of_parts
from kg.extract.reading import Reading

_RESTS = ("restrict", "restore")


def is_done_to_site(reading: Reading, family: str, *, head_first: bool) -> bool:
    """Whether a measure is against the site of an organisation, which belongs to the internet though its owner does not."""
    items = reading.sentence.written
    if family not in _RESTS or "noun:platform" not in reading.sentence.tags:
        return False
    for filler in reading.targets:
        if filler.entity.kind != "organization" or filler.inferred or filler.item not in items:
            continue
        at = items.index(filler.item)
        begin, end = begin_of_parts(items, at, head_first=head_first), end_of_parts(items, at + 1, head_first=head_first)
        parts = (*items[begin:at], *items[at + 1 : end])
        if any(i.entity is None and noun_class(i) == PLATFORM for i in parts):
            return True
    return False
