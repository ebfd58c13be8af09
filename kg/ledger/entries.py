"""Articles and what was read out of them, as rows."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from kg.model import Article, LedgerError, Span

COLUMNS = "id, source, url, title, outlet, published, language, text, boilerplate, sha256"
ENTRIES = f"SELECT {COLUMNS}, fingerprint, json FROM articles JOIN facts ON facts.article = articles.id"  # noqa: S608 - constants


def article_of(row: tuple[Any, ...]) -> Article:
    """Return the article of a row that begins with `COLUMNS`."""
    key, source, url, title, outlet, published, language, text, spans, *_ = row
    if text is None:
        raise LedgerError(f"the text of article {key} is gone.", place="history", remedy="Restore a backup.")
    return Article(
        source=source,
        text=text,
        title=title,
        outlet=outlet,
        published=published,
        language=language,
        url=url,
        boilerplate=tuple(Span(start, end) for start, end in json.loads(spans)),
    )


def write_entry(
    connection: sqlite3.Connection, article: Article, fingerprint: str, facts_json: str, *, since: str, position: int
) -> None:
    """Put an entry in the place of the one of the same id, if there is one; the time that it first came stays."""
    spans = json.dumps([[span.start, span.end] for span in article.boilerplate], separators=(",", ":"))
    connection.execute(
        "INSERT INTO articles (id, source, url, title, outlet, published, language, text, boilerplate, sha256, ingested_at,"
        " since, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " source = excluded.source, url = excluded.url, title = excluded.title, outlet = excluded.outlet,"
        " published = excluded.published, language = excluded.language, text = excluded.text,"
        " boilerplate = excluded.boilerplate, sha256 = excluded.sha256, since = excluded.since, position = excluded.position",
        (
            article.id,
            article.source,
            article.url,
            article.title,
            article.outlet,
            article.published,
            article.language,
            article.text,
            spans,
            article.sha256,
            since,
            since,
            position,
        ),
    )
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", (article.id, fingerprint, facts_json))
