"""The bodies that no list holds, in the index of a graph: which articles use which name, and whom all of them together mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from kg.resolve.bodies import BodyUse, Name, Rank, told_apart
from kg.resolve.body_names import BodyNames

TABLES = """
CREATE TABLE bodies (sense TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL, published TEXT NOT NULL,
    article TEXT NOT NULL, key TEXT NOT NULL, said TEXT NOT NULL, home TEXT NOT NULL,
    PRIMARY KEY (sense, name, country, published, article, key, said)) STRICT, WITHOUT ROWID;
CREATE INDEX bodies_by_article ON bodies (article);
CREATE INDEX bodies_by_said ON bodies (said);
CREATE TABLE settled (sense TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (sense, name, country)) STRICT, WITHOUT ROWID;
CREATE INDEX settled_by_key ON settled (key);
CREATE INDEX settled_by_name ON settled (name)
"""

# An article is asked for several times in a row; of a million articles not all can be kept.
_ARTICLES = 1000


class IndexedBodies:
    """Asks and changes the tables. Made anew for each run, since it remembers what it was asked."""

    def __init__(self, db: sqlite3.Connection, names: BodyNames, place: Callable[[str], str]) -> None:
        self._db = db
        self._names = names
        self._place = place
        self._of_article = lru_cache(_ARTICLES)(self._find_of_article)
        self.names = cache(self._find_names)
        self.named = cache(self._find_named)

    # -- what articles use

    def put(self, uses: Iterable[BodyUse], misspelt: Mapping[str, str]) -> set[str]:
        """Write down what articles use; return the senses that it is of."""
        senses = set()
        rows = []
        for use in uses:
            sense, (name, country) = use.named(misspelt, self._names)
            senses.add(sense)
            rows.append((sense, name, country, use.published, use.article, use.key, use.said, use.home))
        self._db.executemany("INSERT OR IGNORE INTO bodies VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return senses

    def forget(self, article: str) -> set[str]:
        """Take out what an article uses; return the senses that it is of."""
        senses = {row[0] for row in self._db.execute("SELECT sense FROM bodies WHERE article = ?", (article,))}
        self._db.execute("DELETE FROM bodies WHERE article = ?", (article,))
        return senses

    def respell(self, said: str, misspelt: Mapping[str, str]) -> set[str]:
        """Let a name mean what it does now; return the senses that lose and win by it."""
        query = "SELECT sense, published, article, key, said, home FROM bodies WHERE said = ?"
        rows = self._db.execute(query, (said,)).fetchall()
        self._db.execute("DELETE FROM bodies WHERE said = ?", (said,))
        return {row[0] for row in rows} | self.put((BodyUse(*row[1:]) for row in rows), misspelt)

    def senses(self) -> set[str]:
        """Return all senses."""
        return {row[0] for row in self._db.execute("SELECT DISTINCT sense FROM bodies")}

    # -- who is meant

    def settle(self, sense: str) -> tuple[set[str], set[str]]:
        """Decide who is meant by the names of a sense; return the articles for which that is news, and the bodies it is of."""
        before: dict[Name, str] = {
            (name, country): key
            for name, country, key in self._db.execute("SELECT name, country, key FROM settled WHERE sense = ?", (sense,))
        }
        now = told_apart(dict(self._first(sense)), self._place) if sense else {}
        news = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
        gone = ((sense, *name) for name in news)
        self._db.executemany("DELETE FROM settled WHERE sense = ? AND name = ? AND country = ?", gone)
        self._db.executemany(
            "INSERT INTO settled VALUES (?, ?, ?, ?)", ((sense, *name, now[name]) for name in news if name in now)
        )
        query = "SELECT article FROM bodies WHERE sense = ? AND name = ? AND country = ?"
        articles = {row[0] for name in news for row in self._db.execute(query, (sense, *name))}
        return articles, {*before.values(), *now.values()}

    def keys(self) -> Iterator[str]:
        """Yield the keys of all bodies of a sense."""
        return (row[0] for row in self._db.execute("SELECT DISTINCT key FROM settled"))

    def meant(self, article: str, key: str) -> tuple[str, str] | None:
        """Return what an article means by a key."""
        return self._of_article(article).get(key)

    def _first(self, sense: str) -> Iterator[tuple[Name, Rank]]:
        """Yield each name of a sense with the first article that uses it so, however many there are."""
        query = """SELECT name, country, published, article FROM bodies WHERE sense = ? AND (name, country) > (?, ?)
            ORDER BY name, country, published, article LIMIT 1"""
        name = country = ""
        while found := self._db.execute(query, (sense, name, country)).fetchone():
            name, country, published, article = found
            yield (name, country), (published, article)

    def _find_of_article(self, article: str) -> dict[str, tuple[str, str]]:
        query = """SELECT bodies.key, coalesce(settled.key, name), name FROM bodies
            LEFT JOIN settled USING (sense, name, country) WHERE article = ? ORDER BY said DESC"""
        return {key: (meant, name) for key, meant, name in self._db.execute(query, (article,))}

    def _find_names(self, key: str) -> Collection[str]:
        return [row[0] for row in self._db.execute("SELECT DISTINCT name FROM settled WHERE key = ? ORDER BY name", (key,))]

    def _find_named(self, key: str) -> Collection[str]:
        return {row[0] for row in self._db.execute("SELECT DISTINCT key FROM settled WHERE name = ?", (key,))}
