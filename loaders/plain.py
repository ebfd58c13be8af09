"""Plain text, one article a file (.txt, .text, .md); title, outlet and date from its first lines where they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg.loaders import dates, languages, outlets
from kg.loaders.decoding import SAMPLE_BYTES, decoded, storable, whole
from kg.loaders.furniture import furniture
from kg.model import Article, ArticleError, ReadingAids

SUFFIXES = (".txt", ".text", ".md")

_HEAD_LINES = 6
_TITLE_CHARACTERS = 160
_DATE_CHARACTERS = 45
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def recognises(head: bytes) -> bool:
    """Never: plain text is what remains when no other loader knows its own."""
    del head
    return False


def read(stream: BinaryIO, *, source: str, aids: ReadingAids, columns: Mapping[str, str]) -> Iterator[Article | ArticleError]:
    """One article: the decoded file with line ends made LF, nothing else changed."""
    del columns
    data = b""
    try:
        data = whole(stream, source)
        text = decoded(data, source).replace("\r\n", "\n").replace("\r", "\n")
        yield _article(storable(text, source), source, aids)
    except ArticleError as error:
        error.sample = error.sample or data[:SAMPLE_BYTES]
        yield error


def _article(text: str, source: str, aids: ReadingAids) -> Article:
    language = languages.detected(text, aids)
    lines = [line.strip() for line in text.strip().split("\n", _HEAD_LINES)[:_HEAD_LINES]]
    head = [line for line in lines if line]
    urls = [line for line in head if _URL.fullmatch(line)]
    printed = [day for line in head if (day := _date_line(line, aids, language))]
    in_dateline = [name for line in head if (name := outlets.outlet_in_dateline(line, aids))]
    hosts = [name for url in urls if (name := outlets.outlet_of_url(url, aids))]
    return Article(
        source=source,
        text=text,
        title=_title(lines, aids, language),
        outlet=next(iter(in_dateline + hosts), None),
        published=next(iter(printed), None) or dates.in_file_name(source) or dates.in_brackets(text, aids, language),
        language=language,
        url=next(iter(urls), None),
        boilerplate=furniture(text, aids, language),
    )


def _date_line(line: str, aids: ReadingAids, language: str | None) -> str | None:
    """The date of a line that is nothing else. A year is asked for: a line such as "12 May" may be anything."""
    if len(line) > _DATE_CHARACTERS or not _YEAR.search(line):
        return None
    return dates.printed(line, aids, language)


def _title(lines: list[str], aids: ReadingAids, language: str | None) -> str | None:
    """The first line, where it looks like a headline: short, open-ended, and set apart from what follows."""
    if len(lines) < 2:
        return None
    first, second = lines[0], lines[1]
    title = first.lstrip("#").strip()
    sentence = title.rstrip("\"'”’)").endswith((".", ",", ":", ";", "…"))
    other = _URL.fullmatch(title) or outlets.outlet_in_dateline(title, aids) or _date_line(title, aids, language)
    if not title or sentence or other or len(title) > _TITLE_CHARACTERS:
        return None
    return title if not second or len(second) > 2 * len(title) else None
