"""Tokens of a sentence: words with inner hyphens, dots and apostrophes, host names, and single marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"[A-Za-z]++(?=[\s,])"  # most words; none of the lines below would read it otherwise, and each of them costs a try
    r"|[A-Za-z](?:\.[A-Za-z])+\.?(?![\w])"  # U.S.
    r"|n['’]t\b|['’](?:s|ll|re|ve|d|m)\b|(?<=[A-Z])['’]S\b"
    r"|[\w]+?(?=n['’]t\b)"
    r"|[A-Za-z]{1,3}(?=\d{1,3}(?:[.,]\d+)+(?!\w))"
    r"|\d+(?:[.,]\d+)+(?!\w)"
    r"|@?\w+(?:(?:[-&]|\.(?=[a-z0-9])|['’](?=[^\W\d_]{2})(?!(?:s|ll|re|ve|d|m)\b))\w+)*"
    r"|\S"
)


class Token(NamedTuple):
    """A token at `[start, end)` of the article's text."""

    start: int
    end: int
    text: str


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yields the tokens of `text[start:end]`; possessive and contracted endings stand apart, and an apostrophe inside a name
    ("Mu'ti", "O'Brien") does not part it. Linear in the length.

    No token holds white space, and none depends on what stands beyond the white space around it.
    """
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.start(), match.end(), match.group())


def placed_tokens(text: str) -> list[tuple[int, str]]:
    """The tokens of a whole text, each with where it begins."""
    return [(match.start(), match.group()) for match in _TOKEN.finditer(text)]
