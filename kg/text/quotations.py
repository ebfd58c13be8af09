"""Quotations: where they begin and end, by their marks alone. Who speaks is found elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

MAX_QUOTE = 2000
MAX_SHORT_WORDS = 4
_MAX_OPEN = 4

# A run of straight marks is one mark: scraped tables double them. Breaks take the white space after them along.
# Begins with one class of characters, so that the search skips to them at once.
_MARK = re.compile(
    r"[\"'`“”„‟«»‹›‘’\ufffd「」『』\n\r\x0b\x0c\x85\u2028\u2029]"
    r"(?:(?<=\")\"*|(?<=')'?|(?<=`)`|(?<=[“”„‟«»‹›‘’\ufffd「」『』])|(?<=[\n\r\x0b\x0c\x85\u2028\u2029])\s*)"
)
_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_OPENERS = {
    "“": "double",
    "„": "double",
    "‟": "double",
    "``": "double",
    "«": "guillemet",
    "‹": "angle",
    "「": "corner",
    "『": "hook",
    "‘": "single",
    "'": "straight",
}
_CLOSERS = {"”": "double", "»": "guillemet", "›": "angle", "」": "corner", "』": "hook", "’": "single"}
_UPRIGHT = frozenset({'"', "''", "\ufffd"})
_TERM, _AHEAD = 60, 300
# What comes next: the end of a quotation between straight single marks, or the beginning of another.
_STRAIGHT = re.compile(r"[.,!?…;:]'(?!\w)|(?<!\w)'(?=\w)|[\n\r]")
_BEFORE_OPENING = frozenset("([{-–—/:;,.“„«‘\"'>*_")
_SENTENCE_END = frozenset(".,!?…;:")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """A quotation: `[start, end)` with its marks, `[inner_start, inner_end)` without, in code points.

    `short`: up to four words that do not read like speech, a term or a name in quotes. `continues`: the paragraph ended, without
    a closing mark, and the next one opens with another of the kind: the next span is more of the same quotation.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    short: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    start: int
    inner: int
    family: str
    mark: str


def find_quotes(text: str) -> list[QuoteSpan]:
    """All quotations of a text, outermost only, from left to right. Linear in the length of the text.

    A quotation ends with its paragraph; one that is not closed there is dropped, unless the next paragraph goes on with it.
    So is one that is empty, or longer than `MAX_QUOTE`. Apostrophes are no quotation marks.
    """
    found: list[QuoteSpan] = []
    reached = 0
    for span in sorted(_closed(text), key=lambda s: (s.start, -s.end)):
        if span.start >= reached:
            found.append(span)
            reached = span.end
    return found


def _closed(text: str) -> Iterator[QuoteSpan]:
    """Every pair of marks, nested ones too, and the paragraphs of quotations that go on over several."""
    stack: list[_Open] = []
    waiting: list[QuoteSpan] = []
    going_on = -1
    for match in _MARK.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        if mark[0] in _BREAKS:
            if not stack:
                waiting, going_on = [], -1
                continue
            # Whether these paragraphs are a quotation is known when the last one is closed.
            piece = _continued(text, stack, start, end)
            if piece is None or stack[0].start != going_on:
                waiting = []
            if piece is not None:
                waiting.append(piece)
            going_on = end if piece else -1
            stack.clear()
        elif (opened := _partner(text, mark, start, end, stack)) is not None:
            del stack[stack.index(opened) :]
            if (span := _span(text, opened, start, end)) is not None:
                if opened.start == going_on:
                    yield from waiting
                yield span
            if opened.start == going_on:
                waiting, going_on = [], -1
        elif _opens(text, mark, start, end, stack):
            if _upright(mark):
                # A second upright opening mark: the first one was never closed.
                stack[:] = [o for o in stack if not _upright(o.mark)]
            stack.append(_Open(start, end, _family(mark), mark))
            del stack[:-_MAX_OPEN]


def _family(mark: str) -> str:
    """Which marks may close which: straight, curly and broken ones are mixed freely by those who paste text."""
    return _OPENERS.get(mark) or _CLOSERS.get(mark) or "double"


def _upright(mark: str) -> bool:
    """Whether a mark looks the same at both ends of a quotation."""
    return mark in _UPRIGHT or mark[0] == '"'


def _opens(text: str, mark: str, start: int, end: int, stack: list[_Open]) -> bool:
    """Whether a mark may begin a quotation: something follows at once, and it does not hang on a word before it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    free = not before or before.isspace() or before in _BEFORE_OPENING
    if mark == "«":
        return True
    if mark == "'":
        return free and after.isalpha() and before not in ("'", "’")
    if not after or after.isspace():
        # A mark with white space on both sides opens where nothing is open; else it would have closed.
        return mark in ('"', "“") and free and bool(after) and after not in _BREAKS and not stack
    if mark in _CLOSERS:
        return mark == "”" and (not before or before.isspace())
    if mark == "\ufffd":
        return free and (after.isalnum() or after in "([“\"'")
    return free or (mark != "‘" and (mark in _OPENERS or not before.isalnum()))


def _partner(text: str, mark: str, start: int, end: int, stack: list[_Open]) -> _Open | None:
    """The open quotation that a mark ends, None where it ends none."""
    family = _family(mark)
    partner = next((o for o in reversed(stack) if o.family == family), None)
    if partner is None:
        return None
    before, after = text[start - 1 : start], text[end : end + 1]
    if mark == "'":
        ends = not before.isspace() and not after.isalnum() and (before in _SENTENCE_END or _is_term(text, partner, start, stack))
    elif mark in ("’", "\ufffd"):
        ends = not before.isspace() and not after.isalnum()
    elif mark in _CLOSERS:
        ends = True
    elif mark in _OPENERS:
        ends = mark == "“" and partner.mark == "„" and not before.isspace()
    elif before.isspace() and after and not after.isspace():
        ends = False  # only what follows hangs on it
    else:
        ends = _upright(partner.mark) or not after.isalnum()
    return partner if ends else None


def _is_term(text: str, opened: _Open, start: int, stack: list[_Open]) -> bool:
    """Whether a straight single mark behind a few words ends them: "'gatekeepers' fell", but not "'It's the users' own.'"."""
    if start - opened.inner > _TERM:
        return False
    if len(list(islice(_WORD.finditer(text, opened.inner, start), MAX_SHORT_WORDS + 1))) > MAX_SHORT_WORDS:
        return False
    if sum(o.family == opened.family for o in stack) > 1:
        return True  # a term inside a quotation
    following = _STRAIGHT.search(text, start + 1, start + 1 + _AHEAD)
    return following is None or following.group()[0] not in _SENTENCE_END


def _span(text: str, opened: _Open, start: int, end: int) -> QuoteSpan | None:
    inner = text[opened.inner : start] if start - opened.inner <= MAX_QUOTE else ""
    if not inner.strip():
        return None
    return QuoteSpan(opened.start, end, opened.inner, start, short=_short(inner, text[end : end + 1]))


def _continued(text: str, stack: list[_Open], start: int, end: int) -> QuoteSpan | None:
    """The rest of a paragraph in which a quotation stayed open, where the next begins with the same kind of mark."""
    opened = stack[0] if stack else None
    following = _MARK.match(text, end)
    if opened is None or following is None or start - opened.inner > MAX_QUOTE or opened.family == "single":
        return None
    mark = following.group()
    same = _upright(mark) if _upright(opened.mark) else _OPENERS.get(mark) == opened.family
    inner = text[opened.inner : start].rstrip()
    if not same or not inner or not _opens(text, mark, end, following.end(), []):
        return None
    inner_end = opened.inner + len(inner)
    return QuoteSpan(opened.start, inner_end, opened.inner, inner_end, continues=True)


def _short(inner: str, after: str) -> bool:
    """A term rather than speech: few words, no punctuation of a sentence, and not a capital with a comma behind the marks
    (the style that keeps the comma outside: “No”, she said).
    """
    if len(list(islice(_WORD.finditer(inner), MAX_SHORT_WORDS + 1))) > MAX_SHORT_WORDS:
        return False
    stripped = inner.strip()
    return stripped[-1] not in _SENTENCE_END and not (after == "," and stripped[0].isupper())
