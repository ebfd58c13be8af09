"""Copies of one text: what news agencies send out is printed by many, and is one source.

Texts are compared by bottom-k sketches of their shingles (Broder 1997): the smallest hashes of all runs of four words. Of two
texts that share most of their runs, most of the smallest hashes are the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from kg.model import Article

_WORDS = 4
_KEPT = 24
_KEYS = 6
_ALIKE = 0.5
Sketch = tuple[int, ...]


def sketch(article: Article) -> Sketch:
    """Return the sketch of an article's own words, at most 24 numbers in order; empty for less than four words."""
    text = article.text
    for span in sorted(article.boilerplate, reverse=True):
        text = text[: span.start] + " " + text[span.end :]
    words = text.lower().split()
    shingles = {zlib.crc32(" ".join(words[i : i + _WORDS]).encode()) for i in range(len(words) - _WORDS + 1)}
    return tuple(sorted(shingles)[:_KEPT])


def families(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """Return for each article, by id, the first id in order of those that are copies of one text with it.

    Each is compared with the first holder of each of its six smallest numbers only, so that a thousand copies take a thousand
    steps.
    """
    head: dict[str, str] = {}
    holders: dict[int, str] = {}
    for article in sorted(sketches):
        own = sketches[article]
        alike = {head[holders[key]] for key in own[:_KEYS] if key in holders}
        found = next((first for first in sorted(alike) if _resemblance(sketches[first], own) >= _ALIKE), article)
        head[article] = found
        for key in own[:_KEYS]:
            holders.setdefault(key, article)
    return head


def _resemblance(one: Sketch, other: Sketch) -> float:
    """Estimate the share of runs that two texts have in common, of all that they have."""
    smallest = sorted({*one, *other})[:_KEPT]
    return len(set(smallest) & set(one) & set(other)) / len(smallest) if smallest else 0.0
