"""Bytes into text, strictly: nothing is guessed, replaced or dropped.

A wrong guess would put the evidence of every edge of an article on wrong characters, and nobody would see it.
"""

from __future__ import annotations

import codecs
from typing import BinaryIO

from kg.model import ArticleError

MAX_ARTICLE_BYTES = 5_000_000
"""The most that one article may hold, in bytes of UTF-8. A long read has 50,000; what is larger is not an article."""

SAMPLE_BYTES = 500
"""How much of a bad record goes to quarantine with it."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def whole(stream: BinaryIO, source: str, limit: int = MAX_ARTICLE_BYTES) -> bytes:
    """All of a stream, at most `limit` bytes; ArticleError where there is more."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(source, data[:SAMPLE_BYTES], limit)
    return data


def too_large(source: str, sample: bytes, limit: int = MAX_ARTICLE_BYTES) -> ArticleError:
    """The error for an article over the limit."""
    return ArticleError(
        f"larger than {limit / 1e6:g} MB, the most that is read as one article.",
        place=source,
        remedy="Split it, one article a file, or give it as JSON Lines, one article a line.",
        sample=sample,
    )


def decoded(data: bytes, source: str, encoding: str | None = None) -> str:
    """The text of `data`: UTF-16 where it begins with that byte order mark, else `encoding`, else UTF-8.

    A byte order mark is not part of the text. ArticleError names the byte that does not fit.
    """
    sample = data[:SAMPLE_BYTES]
    if data.startswith(_UTF16):
        encoding = "utf-16"
    elif b"\x00" in data:
        raise binary(source, data.index(b"\x00"), sample)
    elif data.startswith(codecs.BOM_UTF8) or encoding is None:
        encoding = "utf-8"
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        at = error.start
        if error.end >= len(data) and error.reason == "unexpected end of data":
            problem = f"ends inside a character, at byte {at}: the file was cut short."
            remedy = "Fetch it again."
        else:
            problem = f"not {encoding.upper()}: byte {at} is 0x{data[at]:02x}."
            remedy = "Convert it with iconv, for instance: iconv -f CP1252 -t UTF-8 FILE > NEW."
        raise ArticleError(problem, place=source, remedy=remedy, sample=sample) from None


def binary(source: str, offset: int, sample: bytes) -> ArticleError:
    """The error for content with a NUL in it, which no text has."""
    return ArticleError(
        f"binary, not text: a NUL stands at {offset}.", place=source, remedy="Give the article's text or page.", sample=sample
    )


def storable(text: str, source: str) -> str:
    """The same text, or an ArticleError: it is empty, too large, has a NUL, or half a surrogate pair.

    Other control characters and marks of direction stay: offsets count them, and showing them safely is for who shows.
    """
    if not text.strip():
        raise ArticleError("no text in it.", place=source, remedy="Leave it out, or fetch the article again.")
    check_characters(text, "text", source)
    if len(text) > MAX_ARTICLE_BYTES // 4 and len(text.encode()) > MAX_ARTICLE_BYTES:
        raise too_large(source, text[:SAMPLE_BYTES].encode())
    return text


def check_characters(value: str, name: str, source: str) -> None:
    """ArticleError where `value`, the field called `name`, cannot be kept: a NUL or half a surrogate pair is in it."""
    sample = value[:SAMPLE_BYTES].encode(errors="backslashreplace")
    if "\x00" in value:
        raise binary(source, value.index("\x00"), sample)
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ArticleError(
            f"{name} has half a surrogate pair, U+{ord(value[error.start]):04X}, at character {error.start}.",
            place=source,
            remedy="Write the whole character, in UTF-8 or as a pair of escapes.",
            sample=sample,
        ) from None
