"""Sentence boundaries: linear, language-neutral, offsets kept.

A sentence ends at a full stop, a question or exclamation mark (with closing marks after it) before white space and
something that may begin a sentence, and at every line break. Initials ("Semuel A. Pangerapan"), numbers ("No. 5")
and the abbreviations that a language lists do not end one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Begins with one class of characters, so that the search skips to them at once. A run of stops that ends nothing is taken in one
# piece too, as group 1: looked at from each of its stops anew, a million of them would take for ever.
_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*+|[.!?…]*+(?:[\"”’')\]»�]*(?=\s|[A-Z\"“‘«(�]|$)|()))")
_CLOSING = "\"”’')]»�"
MAX_SENTENCE = 2_000
_BACK = 16
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])+")
_WORD = re.compile(r"[^\W\d_]{1,16}")


def sentence_spans(
    text: str,
    abbreviations: frozenset[str] = frozenset(),
    start: int = 0,
    end: int | None = None,
    openers: frozenset[str] = frozenset(),
) -> Iterator[tuple[int, int]]:
    """Yields `(start, end)` of each sentence, white space trimmed. A sentence longer than `MAX_SENTENCE` code points is cut.

    `abbreviations` are lower case and carry no final stop. `openers`, in lower case too, are the words that may begin a sentence
    behind initials: "in the U.S. The company", but "a U.S. District Judge".
    """
    end = len(text) if end is None else end
    begin = start
    for match in _END.finditer(text, start, end):
        if match.lastindex or match.start() < begin or not _is_end(text, match, abbreviations, openers, end):
            continue
        yield from _pieces(text, begin, match.end())
        begin = match.end()
    yield from _pieces(text, begin, end)


def sentence_around(text: str, at: int, reach: int, abbreviations: frozenset[str] = frozenset()) -> tuple[int, int]:
    """`(start, end)` of the sentence that `at` is in, as far as `reach` code points to each side. No more of it is read."""
    low, high = max(0, at - reach), min(len(text), at + reach)
    begin, end = low, high
    for match in _END.finditer(text, low, high):
        if match.lastindex or not _is_end(text, match, abbreviations, frozenset(), len(text)):
            continue
        if match.end() > at:
            end = match.end()
            break
        begin = match.end()
    return begin, end


def _pieces(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    for low in range(begin, stop, MAX_SENTENCE):
        high = min(low + MAX_SENTENCE, stop)
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if high > low:
            yield low, high


def _is_end(text: str, match: re.Match[str], abbreviations: frozenset[str], openers: frozenset[str], end: int) -> bool:
    at = match.start()
    if text[at] != ".":
        return True
    if match.end() < end and not text[match.end()].isspace():
        return _glued(text, match, _word_before(text, at), end)
    after = match.end()
    while after < end and text[after] == " ":
        after += 1
    following = text[after] if after < end else ""
    if following.islower():
        return False
    if match.end() - match.start() > 1 and text[match.end() - 1] in _CLOSING:
        return True
    word = _word_before(text, at)
    if "." in word and _INITIALS.fullmatch(word):
        opening = _WORD.match(text, after, end)
        return opening is None or opening[0].lower() in openers
    if (len(word) == 1 and word.isalpha() and word.isupper()) or word.lower() in abbreviations:
        return False
    return not (following.isdigit() and len(word) < 4)


def _word_before(text: str, at: int) -> str:
    """The letters and digits before a place, with stops and hyphens among them, as far as 16 code points back."""
    tail = text[max(0, at - _BACK) : at]
    word = tail[tail.rfind(" ") + 1 :]
    if word.isalnum():
        return word
    low = len(tail)
    while low > 0 and (tail[low - 1].isalnum() or tail[low - 1] in ".-"):
        low -= 1
    return tail[low:]


def _glued(text: str, match: re.Match[str], word: str, end: int) -> bool:
    """Scraping glues sentences ("banjir.Banjir di"): an end where a lower-case word of some length meets a capital."""
    after = match.end()
    if match.end() - match.start() > 1:
        return True
    next_is_word = after + 1 < end and text[after].isupper() and text[after + 1].islower()
    return len(word) > 2 and word[-1:].islower() and next_is_word and "." not in word
