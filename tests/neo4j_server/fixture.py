"""The server as a fixture of all tests. Without Java or the jars they are skipped, loudly; where CI is set they fail."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

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
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    neo4j_server.wipe()
    return neo4j_server


def say_what_was_missing(reporter: pytest.TerminalReporter) -> None:
    """Print in the closing summary that nothing was tested on Neo4j, and why."""
    for reason in _missing:
        reporter.section("NOTHING WAS TESTED ON NEO4J", yellow=True, bold=True)
        reporter.line(f"{reason}.")
