"""The index of a graph: what must be kept between two runs so that the next touches only what new articles touch.

An SQLite file beside the graph, derived like it: it may be deleted or damaged, and is then made again with the graph. It holds
the reports of each partition, the names of people and of entities that no list holds, and, of each *owner* (an article, a
partition, a person's name, an entity), the keys of all that it gave the graph, so that what it gives no longer can be taken away.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from kg.ledger.connection import log_ahead
from kg.model import KgError, StoreError
from kg.model.codec import from_json, to_json
from kg.resolve.body_names import BodyNames
from kg.resolve.people import Appearance
from kg.resolve.reports import Report
from kg.workspace.indexed_bodies import TABLES, IndexedBodies

FORMAT = "6"
_PATIENCE = 120.0
_CACHE = 128 * 1024  # kilobytes
_OUT_OF_REACH = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_NOMEM")
"""What says nothing about what the file holds."""
_SCHEMA = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE reports (partition TEXT NOT NULL, article TEXT NOT NULL, mark TEXT NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (partition, article, mark)) STRICT, WITHOUT ROWID;
CREATE INDEX reports_by_article ON reports (article);
CREATE TABLE appearances (name TEXT NOT NULL, article TEXT NOT NULL, bodies TEXT NOT NULL, json TEXT NOT NULL, id TEXT,
    PRIMARY KEY (name, article)) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_by_article ON appearances (article);
CREATE INDEX appearances_by_bodies ON appearances (name, bodies);
CREATE INDEX appearances_by_name_and_id ON appearances (name, id);
CREATE TABLE offices (name TEXT NOT NULL, body TEXT NOT NULL, title TEXT NOT NULL, published TEXT NOT NULL, article TEXT NOT NULL,
    PRIMARY KEY (name, body, title, published, article)) STRICT, WITHOUT ROWID;
CREATE INDEX offices_by_article ON offices (article);
CREATE TABLE names (key TEXT NOT NULL, article TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (key, article, kind, name)) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_article ON names (article);
CREATE TABLE named (key TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, articles INTEGER NOT NULL,
    PRIMARY KEY (key, kind, name)) STRICT, WITHOUT ROWID;
CREATE TABLE counted (key TEXT PRIMARY KEY, articles INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE near (place TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (place, key)) STRICT, WITHOUT ROWID;
CREATE TABLE called (key TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_by_id ON appearances (id);
CREATE TABLE misspelt (key TEXT PRIMARY KEY, meant TEXT NOT NULL) STRICT;
CREATE TABLE owned (owner TEXT PRIMARY KEY, keys BLOB NOT NULL) STRICT;
CREATE TABLE refs (ref TEXT NOT NULL, owner TEXT NOT NULL, PRIMARY KEY (ref, owner)) STRICT, WITHOUT ROWID;
CREATE INDEX refs_by_owner ON refs (owner);
CREATE TABLE applied (correction TEXT NOT NULL, owner TEXT NOT NULL, PRIMARY KEY (correction, owner)) STRICT, WITHOUT ROWID;
CREATE INDEX applied_by_owner ON applied (owner);
"""


class DamagedIndexError(StoreError):
    """What the file holds is not what was written; the ledger gives it again."""


class Index:
    """The index in one file, or in memory where there is no path.

    Everything raises DamagedIndexError for a file that holds something else, StoreError for one that cannot be reached.
    """

    def __init__(self, path: Path | None) -> None:
        self._place = str(path or "in memory")
        with self._explained():
            self._db = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=_PATIENCE)
            try:
                log_ahead(self._db, _PATIENCE)
                # Derived: after a loss of power it may be old, and is then seen to be.
                self._db.execute("PRAGMA synchronous = NORMAL")
                # What a run touches lies all over the file: with the usual two megabytes it is read again and again.
                self._db.execute(f"PRAGMA cache_size = -{_CACHE}")
                # Reports hold words of articles: what was erased from the ledger must not stay here in free pages.
                self._db.execute("PRAGMA secure_delete = ON")
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Close the file; what was not committed is forgotten."""
        self._db.close()

    def state(self) -> dict[str, str]:
        """Return what was said at the last commit; nothing for none, and for an index of another version."""
        found = dict(self._rows("SELECT name, value FROM state"))
        return found if found.get("format") == FORMAT else {}

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write inside, all or nothing; one process at a time, the others wait."""
        with self._explained():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                # Inside: of two processes that find no index, one makes it, and a killed one leaves none by halves.
                if not self._db.execute("SELECT 1 FROM sqlite_schema").fetchone():
                    self._make_tables()
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def clear(self) -> None:
        """Forget all that is there, tables of another version too."""
        for (table,) in self._rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
            self._db.execute(f'DROP TABLE "{table}"')
        self._make_tables()

    def keep(self, state: Mapping[str, str]) -> None:
        """Write down by which state the index is."""
        self._db.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", [*state.items(), ("format", FORMAT)])

    # -- articles

    def forget_article(self, article: str) -> tuple[set[str], set[str], set[str]]:
        """Take out what an article says; return the partitions, the names of people and the keys that lose by it."""
        partitions = self.partitions_of([article])
        people = {row[0] for row in self._rows("SELECT name FROM appearances WHERE article = ?", article)}
        named = self._rows("SELECT key, kind, name FROM names WHERE article = ?", article)
        keys = {key for key, _, _ in named}
        self._db.executemany("UPDATE counted SET articles = articles - 1 WHERE key = ?", ((key,) for key in keys))
        self._db.executemany("UPDATE named SET articles = articles - 1 WHERE key = ? AND kind = ? AND name = ?", named)
        for table in ("reports", "appearances", "offices", "names"):
            self._db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))  # noqa: S608 - the names stand above
        return partitions, people, keys

    def put_article(self, article: str, names: Iterable[tuple[str, str, str]]) -> None:
        """Write down an article with the entities that it names and no list holds: key, kind and name of each."""
        rows = set(names)
        self._db.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)", ((k, article, kind, name) for k, kind, name in rows)
        )
        self._db.executemany(
            "INSERT INTO counted VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET articles = articles + 1",
            {(k,) for k, _, _ in rows},
        )
        self._db.executemany(
            "INSERT INTO named VALUES (?, ?, ?, 1) ON CONFLICT (key, kind, name) DO UPDATE SET articles = articles + 1", rows
        )

    def put_appearances(self, rows: Iterable[tuple[str, Appearance]]) -> None:
        """Write down the people of articles; who they are is settled later."""
        told = list(rows)
        self._db.executemany(
            "INSERT OR REPLACE INTO appearances VALUES (?, ?, ?, ?, NULL)",
            ((name, a.article, json.dumps(a.bodies), to_json(a)) for name, a in told),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO offices VALUES (?, ?, ?, ?, ?)",
            ((name, office.at, office.title, a.published, a.article) for name, a in told for office in a.offices),
        )

    def put_reports(self, partition: str, reports: Iterable[Report]) -> None:
        """Write down reports of a partition."""
        self._db.executemany(
            "INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?)", ((partition, r.article, r.mark, to_json(r)) for r in reports)
        )

    def forget_reports(self, article: str) -> set[str]:
        """Take out the reports of an article; return the partitions that they were in."""
        partitions = self.partitions_of([article])
        self._db.execute("DELETE FROM reports WHERE article = ?", (article,))
        return partitions

    def reports(self, partition: str) -> list[Report]:
        """Return the reports of a partition."""
        rows = self._rows("SELECT json FROM reports WHERE partition = ?", partition)
        with self._decoding():
            return [from_json(Report, text) for (text,) in rows]

    def partitions(self) -> Iterator[str]:
        """Yield the names of all partitions, in order."""
        return (row[0] for row in self._rows("SELECT DISTINCT partition FROM reports ORDER BY partition"))

    def partitions_of(self, articles: Iterable[str]) -> set[str]:
        """Return the partitions that articles have reports in."""
        query = "SELECT DISTINCT partition FROM reports WHERE article = ?"
        return {row[0] for article in articles for row in self._rows(query, article)}

    # -- people and names

    def keys(self) -> Iterator[str]:
        """Yield all keys that no list holds."""
        return (row[0] for row in self._rows("SELECT key FROM counted"))

    def people(self) -> Iterator[str]:
        """Yield all names of people."""
        return (row[0] for row in self._rows("SELECT DISTINCT name FROM appearances"))

    def appearances(self, name: str) -> list[Appearance]:
        """Return all uses of a person's name."""
        rows = self._rows("SELECT json FROM appearances WHERE name = ?", name)
        with self._decoding():
            return [from_json(Appearance, text) for (text,) in rows]

    def bodies_of(self, name: str) -> Iterator[tuple[str, ...]]:
        """Yield the different sets of bodies that articles tie a name to, however many articles there are."""
        query = "SELECT min(bodies) FROM appearances WHERE name = ? AND bodies > ?"
        bodies = ""
        while (bodies := self._rows(query, name, bodies)[0][0]) is not None:
            yield tuple(json.loads(bodies))

    def first_appearances(self, name: str) -> list[Appearance]:
        """Return, of each office that articles give a name, the first use: all that its edges are made of."""
        query = """SELECT body, title, article FROM offices WHERE name = ? AND (body, title) > (?, ?)
            ORDER BY body, title, published, article LIMIT 1"""
        articles: set[str] = set()
        body = title = ""
        while found := self._rows(query, name, body, title):
            ((body, title, article),) = found
            articles.add(article)
        rows = [self._rows("SELECT json FROM appearances WHERE name = ? AND article = ?", name, one) for one in sorted(articles)]
        with self._decoding():
            return [from_json(Appearance, text) for ((text,),) in rows]

    def settle_as(self, name: str, id_: str) -> set[str]:
        """Write down that all articles mean one person by a name; return the articles for which that is news."""
        # Each is a range of the index of names and ids, so that what is settled already is not read.
        query = """SELECT article FROM appearances WHERE name = ?1 AND id IS NULL
            UNION ALL SELECT article FROM appearances WHERE name = ?1 AND id < ?2
            UNION ALL SELECT article FROM appearances WHERE name = ?1 AND id > ?2"""
        news = {row[0] for row in self._rows(query, name, id_)}
        self._db.executemany("UPDATE appearances SET id = ? WHERE name = ? AND article = ?", ((id_, name, one) for one in news))
        return news

    def settle(self, name: str, ids: Mapping[str, str]) -> set[str]:
        """Write down whom each article means by a name; return the articles for which that is news."""
        known = dict(self._rows("SELECT article, coalesce(id, '') FROM appearances WHERE name = ?", name))
        news = [(id_, name, article) for article, id_ in ids.items() if known.get(article) != id_]
        self._db.executemany("UPDATE appearances SET id = ? WHERE name = ? AND article = ?", news)
        return {article for _, _, article in news}

    def people_of(self, article: str) -> dict[str, str]:
        """Return whom an article means by each name."""
        return dict(self._rows("SELECT name, id FROM appearances WHERE article = ? AND id IS NOT NULL", article))

    def name_of_person(self, id_: str) -> str:
        """Return the name that a person's id was made of."""
        for (name,) in self._rows("SELECT name FROM appearances WHERE id = ? LIMIT 1", id_):
            return str(name)
        return id_

    def call(self, key: str, name: str) -> bool:
        """Write down what an entity is called; return whether it was called otherwise before."""
        before = self._db.execute("SELECT name FROM called WHERE key = ?", (key,)).fetchone()
        self._db.execute("INSERT OR REPLACE INTO called VALUES (?, ?)", (key, name))
        return before is not None and before[0] != name

    def names_of(self, keys: Sequence[str]) -> tuple[set[str], Counter[str]]:
        """Return the kinds that articles give keys, and how many articles give each name."""
        kinds: set[str] = set()
        names: Counter[str] = Counter()
        for key in keys:
            for kind, name, articles in self._rows("SELECT kind, name, articles FROM named WHERE key = ? AND articles > 0", key):
                kinds.add(kind)
                names[name] += articles
        return kinds, names

    def articles_naming(self, key: str) -> set[str]:
        """Return the articles that name a key."""
        return {row[0] for row in self._rows("SELECT DISTINCT article FROM names WHERE key = ?", key)}

    def misspelt(self) -> dict[str, str]:
        """Return which keys are misspelt, and what is meant."""
        return dict(self._rows("SELECT key, meant FROM misspelt"))

    def put_misspelt(self, key: str, meant: str | None) -> None:
        """Write down what is meant by a key, or that it is not misspelt."""
        if meant is None:
            self._db.execute("DELETE FROM misspelt WHERE key = ?", (key,))
        else:
            self._db.execute("INSERT OR REPLACE INTO misspelt VALUES (?, ?)", (key, meant))

    def put_near(self, places: Iterable[tuple[str, str]]) -> None:
        """Write down in which places (first) keys (second) may be found by what they are one letter apart from."""
        self._db.executemany("INSERT OR IGNORE INTO near VALUES (?, ?)", places)

    def near(self, places: Iterable[str]) -> dict[str, int]:
        """Return the keys in some places, each with the number of articles that it stands in."""
        query = "SELECT key, articles FROM near JOIN counted USING (key) WHERE place = ? AND articles > 0"
        return {key: articles for place in places for key, articles in self._rows(query, place)}

    def counted(self, key: str) -> int:
        """Return in how many articles a key that no list holds stands."""
        found = self._rows("SELECT articles FROM counted WHERE key = ?", key)
        return int(found[0][0]) if found else 0

    def bodies(self, names: BodyNames, place: Callable[[str], str]) -> IndexedBodies:
        """Return the part that knows of bodies; it is asked inside of `writing` only."""
        return IndexedBodies(self._db, names, place)

    def names_in(self, articles: Iterable[str]) -> set[str]:
        """Return the names of people in articles."""
        query = "SELECT name FROM appearances WHERE article = ?"
        return {row[0] for article in articles for row in self._rows(query, article)}

    # -- what owners gave the graph

    def owned(self, owner: str) -> dict[str, str]:
        """Return the keys of all that an owner gave, each with a hash of what it was."""
        for (blob,) in self._rows("SELECT keys FROM owned WHERE owner = ?", owner):
            with self._decoding():
                found: dict[str, str] = json.loads(zlib.decompress(blob))
            return found
        return {}

    def put_owned(self, owner: str, keys: Mapping[str, str], refs: set[str]) -> set[str]:
        """Write down what an owner gives, and which nodes of others it needs; return the nodes that it needs now or did."""
        if keys:
            blob = zlib.compress(json.dumps(keys, separators=(",", ":")).encode(), 1)
            self._db.execute("INSERT OR REPLACE INTO owned VALUES (?, ?)", (owner, blob))
        else:
            self._db.execute("DELETE FROM owned WHERE owner = ?", (owner,))
        return self.put_needs(owner, refs)

    def put_needs(self, owner: str, refs: set[str]) -> set[str]:
        """Write down which nodes of others an owner needs; return those for which that is news."""
        before = {row[0] for row in self._rows("SELECT ref FROM refs WHERE owner = ?", owner)}
        self._db.executemany("DELETE FROM refs WHERE ref = ? AND owner = ?", ((ref, owner) for ref in before - refs))
        self._db.executemany("INSERT OR IGNORE INTO refs VALUES (?, ?)", ((ref, owner) for ref in refs - before))
        return before ^ refs

    def is_needed(self, ref: str) -> bool:
        """Whether anybody needs a node, at last somebody who is no shared node: two that own each other need nobody."""
        waiting, seen = [ref], {ref}
        others = "SELECT 1 FROM refs WHERE ref = ?1 AND (owner < 'node ' OR owner > 'node!') LIMIT 1"
        while waiting:
            one = waiting.pop()
            if self._db.execute(others, (one,)).fetchone():
                return True
            query = "SELECT substr(owner, 6) FROM refs WHERE ref = ? AND owner BETWEEN 'node ' AND 'node!'"
            above = {row[0] for row in self._rows(query, one)} - seen
            seen |= above
            waiting += above
        return False

    def owners_needing(self, ref: str) -> set[str]:
        """Return the owners that need a node."""
        return {row[0] for row in self._rows("SELECT owner FROM refs WHERE ref = ?", ref)}

    def put_applied(self, owner: str, corrections: Iterable[str]) -> None:
        """Write down which corrections found what they speak of in what an owner gives."""
        self._db.execute("DELETE FROM applied WHERE owner = ?", (owner,))
        self._db.executemany("INSERT INTO applied VALUES (?, ?)", ((one, owner) for one in corrections))

    def applied(self) -> set[str]:
        """Return all corrections that found what they speak of."""
        return {row[0] for row in self._rows("SELECT DISTINCT correction FROM applied")}

    def _make_tables(self) -> None:
        # Not `executescript`, which would commit the transaction around it.
        for statement in (_SCHEMA + TABLES).split(";"):
            self._db.execute(statement)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._explained():
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _decoding(self) -> Iterator[None]:
        try:
            yield
        except (KgError, ValueError, zlib.error) as error:
            raise self._damaged(error) from error

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", None) or ""
            if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise StoreError(
                    f"another process has been making the graph for {_PATIENCE:.0f} s.",
                    place=self._place,
                    remedy="Wait for it and run this again; the ledger has all that was read.",
                ) from error
            if name.startswith(_OUT_OF_REACH) and not name.startswith("SQLITE_IOERR_SHORT_READ"):
                remedy = "Make room or check the folder; the old graph stands, and the ledger has all that was read."
                raise StoreError(
                    f"the index of the graph cannot be written ({error}).", place=self._place, remedy=remedy
                ) from error
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> DamagedIndexError:
        problem = f"the index of the graph is damaged ({error})."
        return DamagedIndexError(problem, place=self._place, remedy="`kg rebuild` makes it again.")


def remove_index(path: Path) -> None:
    """Delete the file of an index, and its log. Raises StoreError where that cannot be done."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        problem = f"the index of the graph is damaged, and cannot be replaced ({error.strerror})."
        raise StoreError(problem, place=str(path), remedy="Delete it: it is made again from the ledger.") from error
    # SQLite takes no notice of a log without its file.
    for beside in ("-wal", "-shm"):
        with suppress(OSError):
            path.with_name(f"{path.name}{beside}").unlink()
