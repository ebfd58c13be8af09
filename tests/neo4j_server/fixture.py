"""The server as a fixture of all tests. Without Java or the jars they are skipped, loudly; where CI is set they fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kg.store import GraphStore, open_store
from neo4j_server.jars import LTS, Unavailable
from neo4j_server.server import Neo4jServer

VERSION = os.environ.get("KG_NEO4J_VERSION") or LTS
_missing: list[str] = []


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A running Neo4j, one for all tests; whoever kills it starts it again."""
    try:
        server = Neo4jServer(tmp_path_factory.mktemp("neo4j"), version=VERSION).start()
    except Unavailable as error:
        if os.environ.get("CI"):
            pytest.fail(f"no Neo4j, and CI is set: {error}.", pytrace=False)
        _missing.append(str(error))
        pytest.skip(str(error))
    yield server
    # Its data is thrown away: an orderly end would take ten seconds.
    server.kill()


@pytest.fixture
def empty_neo4j(neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Neo4jServer:
    """The server without any data, its user and password in the environment."""
    let_in(neo4j_server, monkeypatch)
    neo4j_server.wipe()
    return neo4j_server


def let_in(server: Neo4jServer, patch: pytest.MonkeyPatch) -> None:
    """Put user and password into the environment."""
    for name, value in server.environment.items():
        patch.setenv(name, value)


@contextmanager
def store_on(server: Neo4jServer, workspace: str) -> Iterator[GraphStore]:
    """A store on the server, kept apart from others by the name of a workspace, and closed behind it."""
    with pytest.MonkeyPatch.context() as patch:
        let_in(server, patch)
        store = open_store(f"{server.address}?workspace={workspace}")
        yield store
        store.close()


def say_what_was_missing(reporter: pytest.TerminalReporter) -> None:
    """Print in the closing summary that nothing was tested on Neo4j, and why."""
    for reason in _missing:
        reporter.section("NOTHING WAS TESTED ON NEO4J", yellow=True, bold=True)
        reporter.line(f"{reason}.")
