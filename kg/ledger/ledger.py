"""The ledger: articles, what was read out of them, people's corrections. All else can be made again from it."""

# ruff: noqa: S608 - only constants of this module are put together; every value is bound

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from kg.ledger.connection import explained, open_connection
from kg.ledger.quarantine import Quarantined, forget, listed, put
from kg.ledger.revision import EMPTY, moved, weight
from kg.model import Article, ArticleError, Facts, KgError, LedgerError, Span, UsageError
from kg.model.codec import facts_from_json, facts_to_json

_ARTICLE = (
    "articles.id, articles.source, articles.url, articles.title, articles.outlet, articles.published,"
    " articles.language, articles.text, articles.boilerplate, articles.sha256"
)
_JOINED = f"SELECT {_ARTICLE}, facts.fingerprint, facts.json FROM articles JOIN facts ON facts.article = articles.id"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class LedgerCounts:
    """How many entries of each kind the ledger holds."""

    articles: int
    corrections: int
    quarantined: int


def _utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Ledger:
    """One SQLite file. Made when first opened for writing; use it as a context manager, from one thread.

    `now` gives the times written beside entries (ISO, UTC); nothing that the graph is derived from holds them. Every
    method raises LedgerError where the file is damaged, locked by another process for long, or out of reach.
    """

    def __init__(self, path: Path | str, *, read_only: bool = False, now: Callable[[], str] = _utc_now) -> None:
        self.path = Path(path)
        self._now = now
        self._connection = open_connection(self.path, read_only=read_only)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Closing twice is no error."""
        with explained(self.path):
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all writes inside, or none. A transaction inside a transaction is part of the outer one."""
        with explained(self.path):
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite itself rolls back on a full disk; a second ROLLBACK would hide the reason.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def add(self, article: Article, facts: Facts, fingerprint: str) -> Literal["added", "unchanged", "updated"]:
        """Keep an article with what it says; say whether that was news. `fingerprint` names what it was read with.

        One id may come from several places, with other white space, another title (the id is of the words alone). The copy
        whose source sorts first stands for all of them, whichever came first: the order of arrival must not show. Read
        again from the same source, the newer reading replaces the older. `unchanged` means that nothing was written.

        Raises UsageError where the facts are another article's, ArticleError for text that is not Unicode.
        """
        try:
            key, facts_json = article.id, facts_to_json(facts)
            new_weight = weight(article, fingerprint, facts_json)
        except UnicodeEncodeError as error:
            raise ArticleError(
                f"half of a surrogate pair ({error.object[error.start]!r}), which is no character.",
                place=article.source.encode("utf-8", "backslashreplace").decode(),
                remedy="Mend the encoding of the source.",
                sample=article.text[:1000].encode("utf-8", "backslashreplace"),
            ) from error
        if facts.article != key:
            raise UsageError(f"these are the facts of {facts.article}, not of {key}.", place=article.source)
        with self.transaction():
            row = self._connection.execute(f"{_JOINED} WHERE articles.id = ?", (key,)).fetchone()
            if row is None:
                self._write(article, fingerprint, facts_json)
                self._move(added=new_weight)
                return "added"
            standing, (old_fingerprint, old_json) = _article(row), row[-2:]
            if article.source > standing.source:
                if replace(article, source=standing.source) != standing:
                    return "unchanged"
                article = standing
                new_weight = weight(article, fingerprint, facts_json)
            if (article, fingerprint, facts_json) == (standing, old_fingerprint, old_json):
                return "unchanged"
            self._write(article, fingerprint, facts_json)
            self._move(added=new_weight, removed=weight(standing, old_fingerprint, old_json))
            return "updated"

    def articles(self) -> Iterator[Article]:
        """Yield all articles by id, one in memory at a time."""
        for row in self._rows(f"SELECT {_ARTICLE} FROM articles ORDER BY id"):
            yield _article(row)

    def facts(self) -> Iterator[Facts]:
        """Yield what each article says, by article id."""
        for article_id, text in self._rows("SELECT article, json FROM facts ORDER BY article"):
            yield self._facts(article_id, text)

    def pairs(self) -> Iterator[tuple[Article, Facts]]:
        """Yield each article with what it says, by id: what `resolve` takes."""
        for row in self._rows(f"{_JOINED} ORDER BY articles.id"):
            yield _article(row), self._facts(row[0], row[-1])

    def stale(self, fingerprint: str) -> Iterator[Article]:
        """Yield the articles that were read with another fingerprint than this, by id."""
        for row in self._rows(f"{_JOINED} WHERE facts.fingerprint <> ? ORDER BY articles.id", fingerprint):
            yield _article(row)

    def stale_count(self, fingerprint: str) -> int:
        """Count the articles that `stale` would yield, without reading them."""
        return int(next(self._rows("SELECT count(*) FROM facts WHERE fingerprint <> ?", fingerprint))[0])

    def article(self, id_or_prefix: str) -> Article:
        """Return the one article whose id is, or begins with, this. Raises LedgerError for none or several."""
        found = self._by_prefix(id_or_prefix)
        if len(found) == 1:
            return found[0]
        if not found:
            raise LedgerError(
                f"no article has the id {id_or_prefix!r}.", place=str(self.path), remedy="Ids stand in the answers of `kg query`."
            )
        names = ", ".join(f"{a.id} ({a.title or a.source})" for a in found[:_SHOWN])
        more = ", ..." if len(found) > _SHOWN else ""
        raise LedgerError(
            f"several articles begin with {id_or_prefix!r}: {names}{more}.", place=str(self.path), remedy="Give more of the id."
        )

    def facts_of(self, article_id: str) -> Facts:
        """Return what the article of exactly this id says. Raises LedgerError where there is none."""
        for (text,) in self._rows("SELECT json FROM facts WHERE article = ?", article_id):
            return self._facts(article_id, text)
        raise LedgerError(f"no article has the id {article_id!r}.", place=str(self.path))

    def find(self, source_or_id: str) -> tuple[Article, ...]:
        """Return the articles of this source or address, or else those whose id begins so; by id."""
        query = f"SELECT {_ARTICLE} FROM articles WHERE source = ?1 OR url = ?1 ORDER BY id"
        return tuple(_article(row) for row in self._rows(query, source_or_id)) or self._by_prefix(source_or_id)

    def quarantine(self, error: KgError) -> str:
        """Write down what could not be read, and why; return the entry's id. Met again, it is counted."""
        with self.transaction():
            return put(self._connection, error, at=self._now())

    def quarantined(self) -> Iterator[Quarantined]:
        """Yield what could not be read, by source."""
        with explained(self.path):
            yield from listed(self._connection)

    def forget_quarantined(self, ids: Iterable[str]) -> int:
        """Delete entries of the quarantine by id, cleared by hand or readable at last; return how many there were."""
        with self.transaction():
            return forget(self._connection, ids)

    def counts(self) -> LedgerCounts:
        """Count the entries."""
        tables = ("articles", "corrections", "quarantine")
        return LedgerCounts(*(next(self._rows(f"SELECT count(*) FROM {table}"))[0] for table in tables))

    def revision(self) -> str:
        """Return the name of this state of the truth: equal exactly when all articles and facts are."""
        for (value,) in self._rows("SELECT value FROM meta WHERE name = 'revision'"):
            return str(value)
        raise LedgerError("the ledger is damaged: its revision is gone.", place=str(self.path), remedy="Restore a backup.")

    def check(self) -> tuple[str, ...]:
        """Read everything again and return what is wrong with it, a line each; an empty tuple is good news."""
        found = [f"SQLite: {row[0]}" for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"{row[0]}: a row that points nowhere" for row in self._rows("PRAGMA foreign_key_check")]
        found += [
            f"article {row[0]}: nothing was read out of it"
            for row in self._rows("SELECT id FROM articles WHERE id NOT IN (SELECT article FROM facts) ORDER BY id")
        ]
        revision = EMPTY
        for row in self._rows(f"{_JOINED} ORDER BY articles.id"):
            article = _article(row)
            revision = moved(revision, added=weight(article, row[-2], row[-1]))
            if article.id != row[0] or article.sha256 != row[9]:
                found.append(f"article {row[0]}: the text is not the one that was ingested")
            try:
                facts_from_json(row[-1])
            except KgError as error:
                found.append(f"facts of {row[0]}: {error}")
        if revision != self.revision():
            found.append("revision: it does not belong to what the ledger holds; something else wrote to the file")
        return tuple(found)

    def _write(self, article: Article, fingerprint: str, facts_json: str) -> None:
        spans = json.dumps([[span.start, span.end] for span in article.boilerplate], separators=(",", ":"))
        self._connection.execute(
            "INSERT INTO articles (id, source, url, title, outlet, published, language, text, boilerplate, sha256, ingested_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET source = excluded.source,"
            " url = excluded.url, title = excluded.title, outlet = excluded.outlet, published = excluded.published,"
            " language = excluded.language, text = excluded.text, boilerplate = excluded.boilerplate, sha256 = excluded.sha256",
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
                self._now(),
            ),
        )
        self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", (article.id, fingerprint, facts_json))

    def _move(self, *, added: int, removed: int = 0) -> None:
        value = moved(self.revision(), added=added, removed=removed)
        self._connection.execute("UPDATE meta SET value = ? WHERE name = 'revision'", (value,))

    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with explained(self.path):
            yield from self._connection.execute(query, values)

    def _by_prefix(self, prefix: str) -> tuple[Article, ...]:
        if not prefix:
            return ()
        query = f"SELECT {_ARTICLE} FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT {_SHOWN + 1}"
        return tuple(_article(row) for row in self._rows(query, len(prefix), prefix))

    def _facts(self, article_id: str, text: str) -> Facts:
        try:
            return facts_from_json(text)
        except KgError as error:
            raise LedgerError(
                f"the facts of article {article_id} cannot be read: {error.place}: {error.problem}",
                place=str(self.path),
                remedy="Ingest its source again.",
            ) from error


def _article(row: tuple[Any, ...]) -> Article:
    _, source, url, title, outlet, published, language, text, spans, *_ = row
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
