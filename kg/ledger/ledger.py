"""The ledger: articles, what was read out of them, people's corrections. All else can be made again from it."""

# ruff: noqa: S608 - only constants of this package are put together; every value is bound

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from kg.ledger import decisions, history
from kg.ledger.checking import faults
from kg.ledger.connection import explained, open_connection
from kg.ledger.decisions import Recorded
from kg.ledger.entries import COLUMNS, ENTRIES, article_of, write_entry
from kg.ledger.marks import Marks, moment, read_marks, stood_at, write_marks
from kg.ledger.quarantine import Quarantined, forget, listed, put
from kg.ledger.revision import moved, weight, weight_of_correction
from kg.model import Article, ArticleError, Correction, Facts, KgError, LedgerError, UsageError, check_correction
from kg.model.codec import correction_from_json, correction_to_json, facts_from_json, facts_to_json

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class LedgerCounts:
    """How many entries of each kind the ledger holds; of corrections those in force."""

    articles: int
    corrections: int
    quarantined: int


def _utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Ledger:
    """One SQLite file. Made when first opened for writing; use it as a context manager, from one thread.

    `now` gives the times written beside entries (ISO, UTC); nothing that the graph is derived from holds them. They never
    run backwards: where the clock does, the time of the newest entry stands. Every method raises LedgerError where the file
    is damaged, locked by another process for long, or out of reach.
    """

    def __init__(self, path: Path | str, *, read_only: bool = False, now: Callable[[], str] = _utc_now) -> None:
        self.path = Path(path)
        self._now = now
        self._connection = open_connection(self.path, read_only=read_only)
        self._moving: Marks | None = None

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
            if self._moving is not None:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                before = read_marks(self._connection, str(self.path))
                self._moving = replace(before)
                yield
                write_marks(self._connection, self._moving, before=before)
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite itself rolls back on a full disk; a second ROLLBACK would hide the reason.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._moving = None

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read inside be of one state, whoever writes meanwhile. Nothing can be written inside."""
        if self._connection.in_transaction:
            yield
            return
        with explained(self.path):
            self._connection.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            # SQLite itself may have ended it, at a page that cannot be read.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

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
            row = self._connection.execute(f"{ENTRIES} WHERE id = ?", (key,)).fetchone()
            if row is None:
                self._write(article, fingerprint, facts_json)
                self._move(added=new_weight)
                return "added"
            standing, (old_fingerprint, old_json) = article_of(row), row[-2:]
            if article.source > standing.source:
                if replace(article, source=standing.source) != standing:
                    return "unchanged"
                article = standing
                new_weight = weight(article, fingerprint, facts_json)
            if (article, fingerprint, facts_json) == (standing, old_fingerprint, old_json):
                return "unchanged"
            if (article, facts_json) == (standing, old_json):
                # Read by another engine with the same result: the graph cannot change, and there is no past to keep.
                self._connection.execute("UPDATE facts SET fingerprint = ? WHERE article = ?", (fingerprint, key))
            else:
                self._keep(key, text=article.sha256 != standing.sha256)
                self._write(article, fingerprint, facts_json)
            self._move(added=new_weight, removed=weight(standing, old_fingerprint, old_json))
            return "updated"

    def remove(self, article_id: str, *, erase: bool = False) -> Literal["removed", "erased", "unchanged"]:
        """Withdraw an article with what it says. History keeps it, so that the past can be asked; added again, it is there again.

        With `erase` history forgets its words: text, title, addresses, and what was read out of it, which quotes them. That
        there was an article of this id stays. It works on articles that were removed before, too. The file may hold the
        words until `compact`. Raises LedgerError for an id that the ledger never knew.
        """
        with self.transaction():
            row = self._connection.execute(f"{ENTRIES} WHERE id = ?", (article_id,)).fetchone()
            if row is not None:
                self._keep(article_id, text=True, removed=True)
                history.withdraw(self._connection, article_id)
                self._move(removed=weight(article_of(row), *row[-2:]))
            elif article_id not in history.removed_ids(self._connection, article_id):
                raise LedgerError(f"no article has the id {article_id!r}.", place=str(self.path))
            if erase and history.erase(self._connection, article_id, at=self._time()):
                # Graphs of the past are others now, and whoever keeps one must see that.
                self._marks().step()
                return "erased"
            return "unchanged" if row is None else "removed"

    def removed(self, prefix: str = "") -> tuple[str, ...]:
        """Return the ids of removed articles that begin so and have not come again, in order."""
        with explained(self.path):
            return tuple(history.removed_ids(self._connection, prefix))

    def compact(self) -> None:
        """Write the file anew, without what was deleted. Takes time and room for a copy; not for the inside of a transaction."""
        with explained(self.path):
            self._connection.execute("VACUUM")
            busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise LedgerError(
                "another process reads it, and the log beside the file still holds what was deleted.",
                place=str(self.path),
                remedy="Run this again when that process is done.",
            )

    def correct(self, correction: Correction) -> Literal["added", "unchanged"]:
        """Keep a correction; say whether that was news. Nothing is asked of the graph: whom it names may come later.

        `undo` ends the force of another, and the undo of an undo brings that one back. Raises UsageError for a correction of no
        shape, and for an undo of one that the ledger does not know.
        """
        check_correction(correction)
        with self.transaction():
            if decisions.is_there(self._connection, correction.id):
                return "unchanged"
            before = self._weight_of_corrections() if correction.kind == decisions.UNDO else 0
            decisions.put(self._connection, correction, since=self._time(), position=self._marks().step())
            if correction.kind == decisions.UNDO:
                self._move(added=self._weight_of_corrections(), removed=before)
            else:
                # Nothing can have undone it before it was there.
                self._move(added=weight_of_correction(correction_to_json(correction)))
            return "added"

    def time_of_correction(self) -> str:
        """Return the time of a correction that is decided now, later than that of all that are here."""
        with explained(self.path):
            return decisions.after_all(self._connection, self._now())

    def corrections(self, known_by: str | None = None, *, also: Sequence[Correction] = ()) -> tuple[Correction, ...]:
        """Return the corrections in force, in order of (at, id); those that undo others are not among them.

        `known_by` as in `pairs`: what was in force by what the ledger knew then. `also`: as if these had been made as well.
        """
        with explained(self.path):
            standing = decisions.in_force(self._connection, **_then(known_by), also=also)
            return tuple(correction_from_json(json) for _, json in standing)

    def all_corrections(self) -> tuple[Recorded, ...]:
        """Return every correction ever kept, undone ones and undoing ones too, in order of (at, id)."""
        with explained(self.path):
            return decisions.recorded(self._connection)

    def articles(self) -> Iterator[Article]:
        """Yield all articles by id, one in memory at a time."""
        for row in self._rows(f"SELECT {COLUMNS} FROM articles ORDER BY id"):
            yield article_of(row)

    def facts(self) -> Iterator[Facts]:
        """Yield what each article says, by article id."""
        for article_id, text in self._rows("SELECT article, json FROM facts ORDER BY article"):
            yield self._facts(article_id, text)

    def pairs(self, known_by: str | None = None) -> Iterator[tuple[Article, Facts]]:
        """Yield each article with what it says, by id: what `resolve` takes.

        `known_by` asks for what the ledger held then: an ISO time (UTC where it names no zone); a day, a month or a year means
        its end. Erased articles are left out: nothing is left of them that could prove anything. Raises UsageError for what is
        no time.
        """
        if known_by is None:
            rows = self._rows(f"{ENTRIES} ORDER BY id")
        else:
            # One statement, so that both halves see one moment while another process writes; SQLite merges them as they come.
            both = f"{ENTRIES} WHERE since <= ?1 UNION ALL {history.PAST} AND since <= ?1 AND until > ?1 ORDER BY 1"
            rows = self._rows(both, moment(known_by))
        for row in rows:
            yield article_of(row), self._facts(row[0], row[-1])

    def first_came(self, article_id: str) -> str | None:
        """Return the time at which an article first came, removed meanwhile or not; None where it never did."""
        query = (
            "SELECT min(at) FROM (SELECT ingested_at AS at FROM articles WHERE id = ?1"
            " UNION ALL SELECT since FROM history WHERE article = ?1)"
        )
        at: str | None = next(self._rows(query, article_id))[0]
        return at

    def pair(self, article_id: str) -> tuple[Article, Facts] | None:
        """Return the article of exactly this id with what it says; None where there is none."""
        for row in self._rows(f"{ENTRIES} WHERE id = ?", article_id):
            return article_of(row), self._facts(row[0], row[-1])
        return None

    def stale(self, fingerprint: str) -> Iterator[Article]:
        """Yield the articles that were read with another fingerprint than this, by id."""
        for row in self._rows(f"{ENTRIES} WHERE fingerprint <> ? ORDER BY id", fingerprint):
            yield article_of(row)

    def stale_count(self, fingerprint: str) -> int:
        """Count the articles that `stale` would yield, without reading them."""
        # Not `<>`, which goes through all of them.
        others = "SELECT count(*) FROM facts WHERE fingerprint"
        return int(next(self._rows(f"SELECT ({others} < ?1) + ({others} > ?1)", fingerprint))[0])

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
        query = f"SELECT {COLUMNS} FROM articles WHERE source = ?1 OR url = ?1 ORDER BY id"
        return tuple(article_of(row) for row in self._rows(query, source_or_id)) or self._by_prefix(source_or_id)

    def quarantine(self, error: KgError) -> str:
        """Write down what could not be read, and why; return the entry's id. Met again, it is counted."""
        with self.transaction():
            return put(self._connection, error, at=self._time())

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
        articles, quarantined = next(self._rows("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM quarantine)"))
        with explained(self.path):
            corrections = sum(1 for _ in decisions.in_force(self._connection))
        return LedgerCounts(articles, corrections, quarantined)

    def revision(self) -> str:
        """Return the name of this state of the truth: equal exactly when all articles, facts and corrections in force are."""
        return self._marks().revision

    def position(self) -> int:
        """Return the number of the last write that could change the graph, of now or of a past day. It only grows."""
        return self._marks().position

    def newest(self) -> str:
        """Return the time of the newest entry; "" where there is none."""
        return self._marks().newest

    def was_at(self, position: int, revision: str) -> bool:
        """Whether this ledger was once in this state: only then `changed_since` tells all that a graph of that state lacks.

        A ledger that was restored from a backup, or made anew, has the same positions and not the same states.
        """
        with explained(self.path):
            return stood_at(self._connection, position, revision)

    def changed_since(self, position: int) -> Iterator[tuple[int, str]]:
        """Yield (position, article id) of what was added, updated or removed after `position`, each once, in order."""
        with explained(self.path):
            yield from history.changes(self._connection, position)

    def corrections_changed_since(self, position: int) -> bool:
        """Whether a correction was made or undone after `position`."""
        return bool(next(self._rows("SELECT count(*) FROM corrections WHERE position > ?", position))[0])

    def check(self) -> tuple[str, ...]:
        """Read everything again and return what is wrong with it, a line each; an empty tuple is good news."""
        found: list[str] = []
        try:
            with explained(self.path):
                found.extend(faults(self._connection, self._marks()))
        except LedgerError as error:
            # A page that cannot be read ends the reading, and is what was asked for.
            found.append(error.problem.rstrip("."))
        return tuple(found)

    def _write(self, article: Article, fingerprint: str, facts_json: str) -> None:
        at, position = self._time(), self._marks().step()
        write_entry(self._connection, article, fingerprint, facts_json, since=at, position=position)

    def _keep(self, article_id: str, *, text: bool, removed: bool = False) -> None:
        at = self._time()
        # What replaces it takes the next position; what removes it is itself the write.
        position = self._marks().step() if removed else self._marks().position + 1
        history.keep(self._connection, article_id, until=at, position=position, removed=removed, text=text)

    def _marks(self) -> Marks:
        if self._moving is not None:
            return self._moving
        with explained(self.path):
            return read_marks(self._connection, str(self.path))

    def _time(self) -> str:
        return self._marks().time(self._now())

    def _move(self, *, added: int = 0, removed: int = 0) -> None:
        marks = self._marks()
        marks.revision = moved(marks.revision, added=added, removed=removed)

    def _weight_of_corrections(self) -> int:
        return sum(weight_of_correction(json) for _, json in decisions.in_force(self._connection))

    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with explained(self.path):
            yield from self._connection.execute(query, values)

    def _by_prefix(self, prefix: str) -> tuple[Article, ...]:
        if not prefix:
            return ()
        query = f"SELECT {COLUMNS} FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT {_SHOWN + 1}"
        return tuple(article_of(row) for row in self._rows(query, len(prefix), prefix))

    def _facts(self, article_id: str, text: str) -> Facts:
        try:
            return facts_from_json(text)
        except KgError as error:
            raise LedgerError(
                f"the facts of article {article_id} cannot be read: {error.place}: {error.problem}",
                place=str(self.path),
                remedy="Ingest its source again.",
            ) from error


def _then(known_by: str | None) -> dict[str, str]:
    return {} if known_by is None else {"known_by": moment(known_by)}
