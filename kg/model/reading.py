"""What a loader must know of languages and outlets, handed to it as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageWords:
    """How pages of one language mark what is not the article. All literals, compared without case.

    `list_headings`: a line that is just this begins a list of links ("Berita Terkait"). `inline_links`: a line or
    a sentence that begins so is a link to another article ("Baca juga:"). `notices`: a line that is just this is
    advertising or furniture ("ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT"). `notice_starts`: a line
    that begins so is furniture ("Follow us on", "Copyright").
    """

    list_headings: tuple[str, ...] = ()
    inline_links: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    notice_starts: tuple[str, ...] = ()


def _no_date(_text: str, _language: str | None) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class ReadingAids:
    """Handed to every loader.

    `pages` by language code; `outlets` maps a host name (without `www.`) and every lower-case outlet name to the outlet's
    name; `languages` maps what a detector may answer to the language whose data reads it (`ms` to `id`, say);
    `parse_date(text, language)` turns a printed date into an ISO date, or with time where the text has one, else None.
    """

    pages: Mapping[str, PageWords] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    parse_date: Callable[[str, str | None], str | None] = _no_date
