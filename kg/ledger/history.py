"""What the ledger held before: replaced and removed entries, so that the past can be asked, and forgotten where it must be."""

# ruff: noqa: S608 - only constants are put together; every value is bound

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

_KEPT = "source, url, title, outlet, published, language, boilerplate, sha256"
_TEXT = (
    "coalesce((SELECT text FROM history_texts t WHERE t.article = h.article AND t.sha256 = h.sha256),"
    " (SELECT text FROM articles a WHERE a.id = h.article AND a.sha256 = h.sha256))"
)
PAST = (
    f"SELECT h.article, source, url, title, outlet, published, language, {_TEXT}, boilerplate, sha256, fingerprint, json"
    " FROM history h WHERE erased IS NULL"
)
"""Entries of the past, in the columns of `kg.ledger.entries.ENTRIES`. Erased ones have nothing left to tell."""


def keep(connection: sqlite3.Connection, article: str, *, until: str, position: int, removed: bool, text: bool) -> None:
    """Copy the entry that stands into history, just before it is replaced or removed; `text` where its text goes with it."""
    connection.execute(
        f"INSERT INTO history (article, {_KEPT}, fingerprint, json, since, until, removed, position)"
        f" SELECT id, {_KEPT}, fingerprint, json, since, ?, ?, ? FROM articles JOIN facts ON facts.article = articles.id"
        " WHERE id = ?",
        (until, removed, position, article),
    )
    if text:
        connection.execute(
            "INSERT OR IGNORE INTO history_texts SELECT id, sha256, text FROM articles WHERE id = ?",
            (article,),
        )


def withdraw(connection: sqlite3.Connection, article: str) -> None:
    """Delete the entry that stands; its facts go with it."""
    connection.execute("DELETE FROM articles WHERE id = ?", (article,))


def erase(connection: sqlite3.Connection, article: str, *, at: str) -> int:
    """Delete all words of an article from history, what was read out of it too: facts quote it. Return how many entries had any.

    What stays is that there was an article of this id, from when until when.
    """
    connection.execute("DELETE FROM history_texts WHERE article = ?", (article,))
    return connection.execute(
        "UPDATE history SET source = '', url = NULL, title = NULL, outlet = NULL, published = NULL, language = NULL,"
        " boilerplate = '[]', sha256 = '', fingerprint = '', json = '', erased = ? WHERE article = ? AND erased IS NULL",
        (at, article),
    ).rowcount


def removed_ids(connection: sqlite3.Connection, prefix: str) -> Iterator[str]:
    """Yield the ids of removed articles that begin so and have not come again."""
    rows = connection.execute(
        "SELECT DISTINCT article FROM history WHERE removed AND substr(article, 1, ?) = ?"
        " AND article NOT IN (SELECT id FROM articles) ORDER BY article",
        (len(prefix), prefix),
    )
    yield from (row[0] for row in rows)


def changes(connection: sqlite3.Connection, position: int) -> Iterator[tuple[int, str]]:
    """Yield the last write to each article that was added, replaced or removed after `position`, in order."""
    rows: Iterator[tuple[Any, ...]] = connection.execute(
        "SELECT max(position), id FROM (SELECT position, id FROM articles WHERE position > ?1"
        " UNION ALL SELECT position, article FROM history WHERE position > ?1 AND removed) GROUP BY id ORDER BY 1",
        (position,),
    )
    yield from ((int(last), str(article)) for last, article in rows)
