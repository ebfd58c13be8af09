"""Opening the ledger's file: whose it is, which version, and what its failures mean to the user."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from kg.model import LedgerError

# "KGLG": SQLite keeps it at byte 68 for programs to know their files by.
APPLICATION_ID = 0x4B474C47
_MAGIC = b"SQLite format 3\x00"
_DAMAGED = "Copy the file away, then restore a backup, or ingest the sources again into a new workspace."
_BUSY_SECONDS = 10.0
_PAUSE_SECONDS = 0.01


def open_connection(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Return a connection to the ledger at `path`, made or migrated first unless `read_only`.

    Transactions are the caller's (autocommit otherwise). Raises LedgerError for a file that is missing, not ours, from a
    newer version, damaged or out of reach.
    """
    exists = _looked_at(path)
    if read_only and not exists:
        raise LedgerError("there is no ledger here.", place=str(path), remedy="Make one with `kg ingest SOURCE`.")
    with explained(path):
        connection = _connect(path, read_only=read_only)
        try:
            _check_owner(connection, path)
            if read_only:
                if _check_version(connection, path) < max(_migrations()):
                    connection.close()
                    return _brought_up(path)
            else:
                # WAL: readers go on while one process writes. FULL: an fsync a commit, because the ledger is the only
                # truth and a person's correction cannot be read again from a source; bulk work shares one transaction,
                # so that the price is paid once a batch.
                log_ahead(connection, _BUSY_SECONDS)
                connection.execute("PRAGMA synchronous = FULL")
                _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def log_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Let the file be in WAL mode; wait up to `patience` seconds for other processes that are about to do the same.

    SQLite's own waiting does not cover it: of several that open a new file at once, all but one are told at once that it
    is locked (they would wait for each other in a circle). Raises sqlite3.OperationalError when patience ends.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not str(error.sqlite_errorname).startswith("SQLITE_BUSY") or time.monotonic() >= deadline:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _brought_up(path: Path) -> sqlite3.Connection:
    """Open for reading what an earlier version wrote: whoever upgraded the program only asks the graph, at first."""
    try:
        open_connection(path, read_only=False).close()
    except LedgerError as error:
        raise LedgerError(
            f"an earlier version wrote it, and it cannot be brought up to date here ({error.problem.rstrip('.')}).",
            place=str(path),
            remedy="Copy it to where it can be written.",
        ) from error
    return open_connection(path, read_only=True)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into LedgerErrors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        raise _explanation(name, error, str(path)) from error


def _explanation(name: str, error: sqlite3.Error, place: str) -> LedgerError:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerError(
            f"another process is writing to it, and has not finished for {_BUSY_SECONDS:.0f} s.",
            place=place,
            remedy="Wait for it and run this again; nothing was changed.",
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ")):
        return LedgerError(f"the ledger is damaged ({error}).", place=place, remedy=_DAMAGED)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return LedgerError(
            f"it cannot be opened or written ({error}).", place=place, remedy="Check the permissions of the folder."
        )
    if name.startswith("SQLITE_FULL"):
        return LedgerError("the disk is full.", place=place, remedy="Make room and run this again; nothing was changed.")
    return LedgerError(f"SQLite refused: {error}.", place=place, remedy="`kg doctor` looks at the ledger.")


def _looked_at(path: Path) -> bool:
    """Whether there is something at `path`, which then must look like SQLite (an empty file counts as nothing)."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise LedgerError("the folder does not exist.", place=str(path.parent), remedy="Make it first.") from None
        return False
    except OSError as error:
        raise LedgerError(f"it cannot be read ({error.strerror}).", place=str(path), remedy="Check the path.") from error
    if head and head != _MAGIC:
        raise LedgerError("this is not a ledger: not an SQLite file.", place=str(path), remedy="Name another workspace.")
    return bool(head)


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={'ro' if read_only else 'rwc'}"
    try:
        return _tuned(address)
    except sqlite3.OperationalError:
        # A ledger in WAL mode on a medium that cannot be written (a mounted archive) opens only as immutable, which is
        # honest as long as no log stands beside it.
        if not read_only or Path(f"{path}-wal").exists():
            raise
        return _tuned(f"{address}&immutable=1")


def _tuned(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_BUSY_SECONDS)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    # In one statement: between two, another process may have made the tables and signed the file.
    owner, tables = connection.execute(
        "SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id"
    ).fetchone()
    if owner != APPLICATION_ID and (owner or tables):
        raise LedgerError(
            "this is the SQLite file of another program, not a ledger.", place=str(path), remedy="Name another workspace."
        )


def _check_version(connection: sqlite3.Connection, path: Path) -> int:
    found = _pragma(connection, "user_version")
    newest = max(_migrations())
    if found > newest:
        raise LedgerError(
            f"the ledger is of version {found}, this program knows up to {newest}.",
            place=str(path),
            remedy="Upgrade the program; an older one could lose what the newer one wrote.",
        )
    return found


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing, all in one transaction: a killed migration leaves the old version, whole."""
    if _check_version(connection, path) == max(_migrations()):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again: another process may have migrated while this one waited for the lock.
        found = _check_version(connection, path)
        for number, script in sorted(_migrations().items()):
            if number > found:
                for statement in _statements(script):
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(_migrations())}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrations() -> dict[int, str]:
    folder = resources.files("kg.ledger.migrations")
    return {int(f.name[:4]): f.read_text(encoding="utf-8") for f in folder.iterdir() if f.name.endswith(".sql")}


def _statements(script: str) -> Iterator[str]:
    """Cut a script into statements; `executescript` would commit the transaction around it."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
