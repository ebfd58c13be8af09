"""Sessions with a server: opened when first needed, every refusal of theirs turned into one of ours."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Record, Session, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError

from kg.model import StoreError
from kg.store.neo4j.address import LOGIN, Address, Login, read_login
from kg.store.neo4j.refusals import store_error

T = TypeVar("T")
_CONNECTING = 10.0
# A server that is started again is back within that.
_RETRYING = 60.0
_FETCHED = 5000


class Connection:
    """The way to one database. Nothing is opened before the first question."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._login: Login | None = None
        self._driver: Driver | None = None
        self._closing: Callable[[], object] | None = None

    def read(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Do some reading in one transaction; what is passing is tried again."""
        with self.session(READ_ACCESS) as session:
            return session.execute_read(work)

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Do some writing in one transaction; what is passing is tried again, so `work` may run several times."""
        with self.session(WRITE_ACCESS) as session:
            return session.execute_write(unit_of_work()(work))

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Record]:
        """Yield the answer to one of the store's own questions, as it comes."""
        with self.session(READ_ACCESS) as session:
            yield from session.run(cypher, dict(parameters or {}))

    def define(self, statement: str) -> None:
        """Run a statement that makes a constraint or an index: they stand in a transaction of their own."""
        with self.session(WRITE_ACCESS) as session:
            session.run(statement).consume()

    @contextmanager
    def session(self, access: str, *, fetch: int = _FETCHED) -> Iterator[Session]:
        """Open a session. Raises StoreError for whatever stands between us and the server."""
        with (
            self.told(),
            self._opened().session(database=self.address.database, default_access_mode=access, fetch_size=fetch) as one,
        ):
            yield one

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what driver and server raise into StoreError."""
        try:
            yield
        except (DriverError, Neo4jError) as error:
            raise store_error(error, str(self.address), self._login.user if self._login else "neo4j") from error

    def close(self) -> None:
        """Close what is open; the next question opens it again."""
        if self._closing is not None:
            self._closing()
        self._driver = self._closing = None

    def _opened(self) -> Driver:
        if self._driver is not None:
            return self._driver
        self._login = read_login()
        try:
            driver = GraphDatabase.driver(
                self.address.server,
                auth=(self._login.user, self._login.password) if self._login else None,
                connection_timeout=_CONNECTING,
                connection_acquisition_timeout=_CONNECTING * 2,
                max_transaction_retry_time=_RETRYING,
                # The only ones that say something about a query and not about this store: see `Neo4jStore.query`.
                notifications_disabled_classifications=["DEPRECATION", "PERFORMANCE", "HINT", "GENERIC", "SCHEMA", "SECURITY"],
                warn_notification_severity="OFF",
            )
        except ValueError as error:
            raise StoreError(f"the driver does not take this: {error}.", place=str(self.address), remedy=LOGIN) from error
        try:
            # At once and without retries: a wrong address or password is said now and not after a minute.
            with driver.session(database=self.address.database, default_access_mode=READ_ACCESS) as session:
                session.run("RETURN 1").consume()
        except BaseException:
            driver.close()
            raise
        # Whoever forgets to close the store leaves no socket open.
        self._closing = weakref.finalize(self, driver.close)
        self._driver = driver
        return driver
