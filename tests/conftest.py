"""What holds for all tests: they leave no trace in the home of whoever runs them, and share one Neo4j."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j_server.fixture import empty_neo4j as empty_neo4j
from neo4j_server.fixture import neo4j_server as neo4j_server
from neo4j_server.fixture import say_what_was_missing
from sharing import keep_together, mark_those_on_neo4j

_CACHE = tempfile.TemporaryDirectory(prefix="kg-tests-cache-")
_BEFORE = os.environ.get("XDG_CACHE_HOME")


def pytest_configure(config: pytest.Config) -> None:
    """Let the schemas be kept in a folder of this run. Here and in no fixture: some modules read them to name their tests."""
    os.environ["XDG_CACHE_HOME"] = _CACHE.name


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder."""
    if _BEFORE is None:
        os.environ.pop("XDG_CACHE_HOME", None)
    else:
        os.environ["XDG_CACHE_HOME"] = _BEFORE
    _CACHE.cleanup()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Say who asks the server, and what stays together where several processes share the tests."""
    mark_those_on_neo4j(items)
    if hasattr(config, "workerinput"):
        keep_together(items)


@pytest.fixture
def made_by_another() -> Iterator[Callable[[Path], None]]:
    """Takes a new SQLite file as another process does that has just opened it, for a tenth of a second."""
    releases: list[threading.Timer] = []

    def take(path: Path) -> None:
        maker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        maker.execute("BEGIN IMMEDIATE")
        releases.append(threading.Timer(0.1, maker.close))
        releases[-1].start()

    yield take
    for release in releases:
        release.join()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what could not be tested here."""
    say_what_was_missing(terminalreporter)
