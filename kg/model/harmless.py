"""Texts of articles are hostile: what is shown or handed on holds nothing that a terminal or a reader of text would obey."""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL, C1 (U+009B begins a command in UTF-8 terminals as well), marks and overrides of direction, the
# line separators that only some programs break at, and tags, which nobody can see.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")


def safe(text: str) -> str:
    """The text with U+FFFD for every character that would be obeyed or cannot be seen: one for one, so that offsets stay."""
    return _OBEYED.sub("\ufffd", text)
