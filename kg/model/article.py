"""An article as a loader read it: immutable, and named by its content."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points in an article's text."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Article:
    """One article. All offsets in the product are code points into `text`, which is never changed.

    `source` is the path or address it came from (`PATH#ID` for a record inside a file), `published` an ISO
    date, with time where the source gives one, and `boilerplate` the spans of `text` that belong to the page
    around the article (link lists, menus, advertising): kept, and read by nobody.
    """

    source: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    boilerplate: tuple[Span, ...] = field(default=())

    @cached_property
    def id(self) -> str:
        """First 16 hex digits of SHA-256 over the normalised text (NFC, white space folded) and the address.

        The place on disk is left out on purpose: the same file in another folder is the same article.
        """
        folded = " ".join(unicodedata.normalize("NFC", self.text).split())
        return hashlib.sha256(f"{folded}\n{self.url or ''}".encode()).hexdigest()[:16]

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text as loaded, in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()
