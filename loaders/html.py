"""Web pages, one article a page (.html, .htm, .xhtml); text, title, outlet and date as trafilatura and htmldate find them."""

from __future__ import annotations

import logging
import re
from codecs import lookup
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from kg.loaders import dates, languages, outlets
from kg.loaders.decoding import MAX_ARTICLE_BYTES, SAMPLE_BYTES, decoded, storable, whole
from kg.loaders.furniture import furniture
from kg.model import Article, ArticleError, ReadingAids

SUFFIXES = (".html", ".htm", ".xhtml")

MAX_PAGE_BYTES = 4 * MAX_ARTICLE_BYTES
"""The most that a page may hold: scripts and pictures inside a page make it larger than what is read of it."""

MAX_ELEMENTS = 100_000
"""The most elements of a page. A page of news has some thousands; a hundred thousand take trafilatura a quarter of a minute."""

_HEAD_BYTES = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_OF_THE_WEB = re.compile(
    r"utf-8|cp125\d|cp874|iso8859-\d{1,2}|koi8-[ru]|mac-cyrillic|gb\w{2,6}|big5|euc_\w{2}|shift_jis|iso2022_jp"
)
"""Python knows codecs that are none of pages ("hex", "undefined"), and a page that names UTF-16 in ASCII is not in it."""
_LATEST = "2100-01-01"
"""For htmldate, which else refuses dates after today: what is read of a page must not depend on the day of reading."""
_PUBLISHED = "|".join(
    (
        '//meta[@property="article:published_time"]/@content',
        '//meta[@itemprop="datePublished"]/@content',
        '//time[@itemprop="datePublished"]/@datetime',
    )
)
_DATE_SEARCH = {"original_date": True, "max_date": _LATEST, "extensive_search": False}
"""Not extensive: that takes a date out of the article's sentences when the page gives none."""
_SURE_CHARACTERS = 400
"""From here on the detector is surer of the language than a template is."""

# What these two log, an ArticleError says better; without a handler Python would print it on standard error.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def recognises(head: bytes) -> bool:
    """Whether the first character that is no space opens a tag."""
    return head.startswith(b"<")


def read(stream: BinaryIO, *, source: str, aids: ReadingAids, columns: Mapping[str, str]) -> Iterator[Article | ArticleError]:
    """One article: the main text of the page, one paragraph a line. Menus, comments and scripts are left out of the text."""
    del columns
    data = b""
    try:
        data = whole(stream, source, MAX_PAGE_BYTES)
        yield _article(decoded(data, source, _charset(data)), source, aids)
    except ArticleError as error:
        error.sample = error.sample or data[:SAMPLE_BYTES]
        yield error


def _charset(data: bytes) -> str | None:
    """The encoding that the page declares, with Latin-1 and ASCII read as browsers read them; None for none or an unknown one."""
    found = _CHARSET.search(data, 0, _HEAD_BYTES)
    if found is None:
        return None
    try:
        name = lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    name = _AS_BROWSERS_DO.get(name, name)
    return name if _OF_THE_WEB.fullmatch(name) else None


def _article(page: str, source: str, aids: ReadingAids) -> Article:
    # Half a second to import, so only for who reads a page.
    import trafilatura

    tree: Any = trafilatura.load_html(page)
    if tree is None:
        raise _nothing(source)
    if sum(1 for _ in islice(tree.iter(), MAX_ELEMENTS + 1)) > MAX_ELEMENTS:
        raise ArticleError(
            f"a page of more than {MAX_ELEMENTS:,} elements.", place=source, remedy="Give the article's text alone, as .txt."
        )
    lang, published = tree.get("lang"), _published(tree)
    found: Any = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params=_DATE_SEARCH
    )
    if found is None or not found.text:
        raise _nothing(source)
    text = storable(found.text.strip(), source)
    language = _language(lang, text, aids)
    url = found.url if outlets.host_of(found.url) else None
    return Article(
        source=source,
        text=text,
        title=_folded(found.title),
        outlet=outlets.outlet_named(found.sitename or "", aids) or outlets.outlet_of_url(url, aids),
        published=published or (dates.iso(found.date) if found.date else None) or dates.in_file_name(source),
        language=language,
        url=url,
        boilerplate=furniture(text, aids, language),
    )


def _nothing(source: str) -> ArticleError:
    return ArticleError(
        "no main text found in this page.", place=source, remedy="Save the page as it is shown, or give its text as .txt."
    )


def _published(tree: Any) -> str | None:
    """The day, with time where there is one, that the page gives in its metadata; htmldate would keep the day alone."""
    return next((day for value in tree.xpath(_PUBLISHED) if (day := dates.iso(str(value)))), None)


def _language(lang: str | None, text: str, aids: ReadingAids) -> str | None:
    """What the page declares, unless a long text plainly is in another language that `aids` reads.

    Templates are shipped with `lang="en-US"`, and many a newspaper in another language never changed it.
    """
    said = languages.declared(lang, aids)
    if said is not None and len(text) < _SURE_CHARACTERS:
        return said
    seen = languages.detected(text, aids)
    return seen if said is None or seen in aids.languages.values() else said


def _folded(title: str | None) -> str | None:
    return " ".join(title.split()) or None if title else None
