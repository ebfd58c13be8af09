"""The parts of a text that belong to the page around the article: link lists, links to other articles, notices.

The words that give them away are data (`PageWords`); here is only their shape. What is marked stays in the text and
is read by nobody, so a wrong mark loses a sentence, and a missing one lets another article's headline speak.
All of it takes time in proportion to the text, also for a text of one line or of bullets alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.loaders.headlines import MAX_HEADLINE, Headlines
from kg.model import PageWords, ReadingAids, Span

_LINE = re.compile(r"[^\n]+")
_DECORATION = " \t\r\xa0#*_>|=•·-–—:"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$|[^\W\d_a-z])")
_STATEMENT_END = re.compile(r"[.…][\"'”’)\]]*$|[!?][\"”)]$")
_SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’)\]]*\s+[\"'“‘(]?[^\W\d_a-z]")
_AFTER_SENTENCE = re.compile(r"[.!?…:\"'”’)\]]\s{0,3}$")
_QUOTED = re.compile(
    r"\s{0,3}(?:\"[^\"\n]{1,200}\"|“[^”\n]{1,200}”|'[^\n]{1,200}?'(?=\W|$)|‘[^\n]{1,200}?’(?=\W|$))[^\n:.!?]{0,12}:?"
)
_PARAGRAPH, _LONG_PARAGRAPH, _LINK_LINE = 80, 120, 250
_BEFORE, _BULLET = 6, 40
_SPACES, _MAYBE = r"[ \t\xa0]{1,3}", r"[ \t\xa0]{0,3}"
_OPENING = "\"'“‘(["
_CLOSING = {"(": ")", "[": "]"}
_TELLING_WORDS = 3
"""Fewer words than this begin many an honest sentence."""


def furniture(text: str, aids: ReadingAids, language: str | None) -> tuple[Span, ...]:
    """The spans of `text` that are page and not article: in order, not empty, at least one character apart.

    `language` chooses the words; where it is None, or has none, those of all languages count.
    """
    own = aids.pages.get(language) if language else None
    finder = _finder((own,) if own else tuple(aids.pages.values()))
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    return tuple(_joined([*finder.lists(text, lines), *finder.links(text, lines), *finder.notices(text, lines)]))


def _joined(spans: list[Span]) -> Iterator[Span]:
    """The union, in order; spans that touch or overlap become one."""
    start = end = -1
    for span in sorted(spans):
        if span.start > end:
            if end > start:
                yield Span(start, end)
            start, end = span.start, span.end
        end = max(end, span.end)
    if end > start:
        yield Span(start, end)


@lru_cache(maxsize=64)
def _finder(pages: tuple[PageWords, ...]) -> _Finder:
    return _Finder(pages)


class _Finder:
    """Finds what the page words of one or more languages give away."""

    def __init__(self, pages: Sequence[PageWords]) -> None:
        starts = [literal for page in pages for literal in page.notice_starts]
        links = [literal for page in pages for literal in page.inline_links]
        notices = [literal for page in pages for literal in page.notices]
        self._headings = {_plain(literal) for page in pages for literal in page.list_headings}
        self._link_headings = {_plain(literal) for literal in links}
        self._whole_lines = {_plain(literal) for literal in notices}
        self._link_line, self._link = _beginning(links), _within(links)
        self._notice_line, self._notice = _beginning(starts), _within(notices)
        self._notice_sentence = _within([literal for literal in starts if not literal.startswith(tuple(_CLOSING))])
        self._bracketed = _within([literal for literal in starts if literal.startswith(tuple(_CLOSING))])

    def lists(self, text: str, lines: Sequence[Span]) -> Iterator[Span]:
        """Each heading of a link list with the lines under it, up to a paragraph of the article or the end."""
        index = 0
        while index < len(lines):
            if self._is_heading(text, lines[index]):
                first, index = index, index + 1
                while index < len(lines) and not self._resumes(text, lines, index):
                    index += 1
                yield Span(lines[first].start, lines[index - 1].end)
            else:
                index += 1

    def _is_heading(self, text: str, line: Span) -> bool:
        # A heading is short: without this, a line of a million characters would be folded for nothing.
        if line.end - line.start > _PARAGRAPH:
            return False
        plain = _plain(text[line.start : line.end])
        return plain in self._headings or plain in self._link_headings

    def _resumes(self, text: str, lines: Sequence[Span], index: int) -> bool:
        """Whether this line is a paragraph of the article: long, of several sentences, or with another statement after it.

        Teasers under a headline are single sentences too, each followed by the next headline.
        """
        line = lines[index]
        if not _is_statement(text, line, _PARAGRAPH) or _line_begins(text, line, self._link_line):
            return False
        if line.end - line.start >= _LONG_PARAGRAPH and _SENTENCE_BREAK.search(text, line.start, line.end):
            return True
        following = index + 1
        while following < len(lines) and not text[lines[following].start : lines[following].end].strip():
            following += 1
        return following < len(lines) and _is_statement(text, lines[following], _PARAGRAPH * 3 // 4)

    def links(self, text: str, lines: Sequence[Span]) -> Iterator[Span]:
        """Links to other articles, on lines of their own or run into a paragraph."""
        for line in lines:
            if line.end - line.start <= _LINK_LINE and _line_begins(text, line, self._link_line):
                yield line
        headlines = Headlines(text)
        found = list(self._link.finditer(text)) if self._link else []
        for index, match in enumerate(found):
            start, end = match.span()
            colon = text[end - 1] == ":"
            stop = text.find("\n", end, end + _LINK_LINE)
            if stop < 0:
                stop = min(len(text), end + _LINK_LINE)
            if not (colon or _follows_sentence(text, start)):
                continue
            opening = text[start - 1 : start]
            closing = text.find(_CLOSING[opening], end, min(stop, end + MAX_HEADLINE)) if opening in _CLOSING else -1
            if closing >= 0:
                yield Span(start - 1, closing + 1)
            elif quoted := _QUOTED.match(text, end, stop):
                yield Span(start, quoted.end())
            elif colon:
                following = found[index + 1].start() if index + 1 < len(found) else stop
                last = headlines.end(end, min(stop, following))
                yield Span(start, max(end, last))
            else:
                # The page had the headline in an element that the scraper dropped: what follows is the article.
                yield Span(start, end)

    def notices(self, text: str, lines: Sequence[Span]) -> Iterator[Span]:
        """Advertising and furniture: on lines of their own, between two sentences, or in brackets."""
        for line in lines:
            if line.end - line.start <= _LINK_LINE and self._is_notice(text, line):
                yield line
        for pattern, end_of in (
            (self._notice, _own_end),
            (self._notice_sentence, _sentence_end),
            (self._bracketed, _bracket_end),
        ):
            for match in pattern.finditer(text) if pattern else ():
                end = end_of(text, match)
                if end is not None:
                    yield Span(match.start(), end)

    def _is_notice(self, text: str, line: Span) -> bool:
        return _plain(text[line.start : line.end]) in self._whole_lines or _line_begins(text, line, self._notice_line)


def _plain(line: str) -> str:
    """A line as headings are compared: without case, decoration and doubled spaces."""
    return " ".join(line.strip(_DECORATION).casefold().split())


def _line_begins(text: str, line: Span, pattern: re.Pattern[str] | None) -> bool:
    """Whether a line begins so, past a bullet and white space."""
    start = line.start
    stop = min(line.end, start + _BULLET)
    while start < stop and text[start] in _DECORATION:
        start += 1
    return pattern is not None and pattern.match(text, start, line.end) is not None


def _is_statement(text: str, line: Span, length: int) -> bool:
    """Whether a line is as long as that and ends as a sentence does. Headlines end openly, or with a bare ? or !."""
    end = line.end
    while end > line.start and text[end - 1].isspace():
        end -= 1
    return end - line.start >= length and _STATEMENT_END.search(text, max(line.start, end - _BEFORE), end) is not None


def _follows_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    return not before.strip() or _AFTER_SENTENCE.search(before) is not None


def _own_end(text: str, match: re.Match[str]) -> int | None:
    """The end of a notice between two sentences. Several words in capitals are a notice wherever they stand."""
    words = match[0]
    if words.isupper() and " " in words:
        return match.end()
    following = text[match.end() : match.end() + _BEFORE].lstrip().lstrip(_OPENING)
    alone = not following or following[0].isupper()
    return match.end() if alone and _follows_sentence(text, match.start()) else None


def _sentence_end(text: str, match: re.Match[str]) -> int | None:
    """The end of the sentence that begins with a notice's words; of those words alone where it goes on too long."""
    if len(match[0].split()) < _TELLING_WORDS or not _follows_sentence(text, match.start()):
        return None
    stop = min(len(text), match.end() + MAX_HEADLINE)
    line = text.find("\n", match.end(), stop)
    end = _SENTENCE_END.search(text, match.end(), stop if line < 0 else line)
    if end:
        return end.end()
    return line if line >= 0 else len(text) if stop == len(text) else match.end()


def _bracket_end(text: str, match: re.Match[str]) -> int | None:
    stop = min(len(text), match.end() + MAX_HEADLINE)
    end = text.find(_CLOSING[match[0].lstrip()[0]], match.end(), stop)
    return end + 1 if end >= 0 and "\n" not in text[match.end() : end] else None


_AFTER_WORDS = r"(?:[ \t\xa0]{0,2}:|(?![a-z]))"
"""A colon after the words is part of what is found. Small letters must not run on at their end; a capital may, for
scrapers lose the space between two elements."""


def _ordered(literals: Iterable[str]) -> list[str]:
    stripped = {literal.strip() for literal in literals}
    return sorted(stripped - {""}, key=lambda literal: (-len(literal), literal))


def _beginning(literals: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the literals, longest first, whatever their case."""
    found = "|".join(map(_literal, _ordered(literals)))
    return re.compile(f"(?i:{found}){_AFTER_WORDS}") if found else None


def _within(literals: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the literals, longest first, with a capital where they begin with a letter; the rest in any case.

    Each branch begins with one certain character, which lets the engine leap from one such to the next: five times
    as fast as a search without case.
    """
    found = "|".join(
        f"{re.escape(literal[0].upper())}(?i:{_literal(literal).removeprefix(_literal(literal[0]))})"
        for literal in _ordered(literals)
    )
    return re.compile(f"(?:{found}){_AFTER_WORDS}") if found else None


def _literal(literal: str) -> str:
    made = ""
    for piece in re.findall(r"\w+|[^\w\s]|\s+", literal):
        if piece.isspace():
            made += _SPACES
        elif piece[0].isalnum():
            made += re.escape(piece)
        else:
            made = f"{made.removesuffix(_SPACES)}{_MAYBE if made else ''}{re.escape(piece)}{_MAYBE}"
    return made.removesuffix(_MAYBE)
