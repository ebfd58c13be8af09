"""Lower case that keeps every offset: one code point in, one out."""

from __future__ import annotations


def lower(text: str) -> str:
    """`text.lower()` with the length of `text`. Letters whose lower case is longer (the dotted capital I) stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
