"""The page or account on a service through which somebody speaks: nothing is done to the service that it is on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.document import Item
from kg.extract.nouns import CONTENT, noun_class

WHOSE = ("personal", "owning")


def own_pages(items: Sequence[Item]) -> Iterator[Item]:
    """ "confirmed it on his [Twitter] account": the services whose name stands between an owner and a word for a page."""
    for at, (item, page) in enumerate(pairwise(items)):
        if item.entity is not None and item.entity.kind == "platform" and noun_class(page) == CONTENT and is_owned(items, at):
            yield item


def is_owned(items: Sequence[Item], at: int) -> bool:
    """Whether a word for an owner who is named elsewhere stands right before, or with "official" between."""
    before = items[max(0, at - 2) : at]
    return bool(before) and (
        before[-1].any(*WHOSE) or (before[0].any(*WHOSE) and before[-1].text.islower() and before[-1].entity is None)
    )
