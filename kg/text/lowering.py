"""How words are compared: lower case that keeps every offset, one code point in, one out."""

from __future__ import annotations

_APOSTROPHE, _TYPOGRAPHIC = "'", "’"


def lower(text: str) -> str:
    """`text.lower()` with the length of `text`, and one apostrophe: gazetteers write "Ireland's", newspapers "Ireland’s".

    Letters whose lower case is longer (the dotted capital I) stay as they are.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return lowered.replace(_TYPOGRAPHIC, _APOSTROPHE)
