"""The part of a gold that is looked at while rules are written, and the third that is not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Protocol, TypeVar

from kg.evaluate.gold import Gold

ALL, TUNED, LOCKED = "all", "tuned", "locked"
PARTS = (ALL, TUNED, LOCKED)


def is_locked(article: str) -> bool:
    """Whether an article is of the locked third: the first byte of SHA-256 over its id in UTF-8 is divisible by three.

    By the id alone, so that an article stays where it is when others come and go, and in whichever file it is marked.
    """
    return hashlib.sha256(article.encode()).digest()[0] % 3 == 0


def part_of(gold: Gold, part: str) -> Gold:
    """The gold of one of `PARTS`."""
    if part == ALL:
        return gold
    return gold.only(article for article in gold.articles if is_locked(article) == (part == LOCKED))


class About(Protocol):
    """Something that is told of one article of a gold."""

    @property
    def article(self) -> str:
        """The id that the gold calls it by."""


Told = TypeVar("Told", bound=About)


def open_to_view(told: Iterable[Told], *, locked_too: bool) -> tuple[list[Told], int]:
    """What may be shown without spoiling the locked third, and how much is withheld for that."""
    every = list(told)
    shown = [one for one in every if locked_too or not is_locked(one.article)]
    return shown, len(every) - len(shown)
