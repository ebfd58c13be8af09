"""Which tests ask the Neo4j (`pytest -m neo4j`), and which stay together when several processes share them
(`pytest -n 2 --dist loadgroup`).

Those of a file do, as what a file makes for all its tests would be made twice; and all that ask the Neo4j or the graph of
thousands of articles, of which one each is enough. Another process would make its own: slower, and as sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

_SERVER, _GRAPH = "neo4j_server", "grown_graph"


def mark_those_on_neo4j(items: Iterable[pytest.Item]) -> None:
    """Mark each test that asks the server."""
    for item in items:
        if _asks_the_server(item):
            item.add_marker(pytest.mark.neo4j)


def keep_together(items: Iterable[pytest.Item]) -> None:
    """Name the group of each test."""
    for item in items:
        together = _asks_the_server(item) or _GRAPH in _fixtures(item)
        item.add_marker(pytest.mark.xdist_group("server" if together else item.nodeid.partition("::")[0]))


def _asks_the_server(item: pytest.Item) -> bool:
    # Some ask for the fixture only where their parameter names the store.
    case = getattr(item, "callspec", None)
    named = case is not None and "neo4j" in [value for value in case.params.values() if isinstance(value, str)]
    return named or _SERVER in _fixtures(item)


def _fixtures(item: pytest.Item) -> Sequence[str]:
    found: Sequence[str] = getattr(item, "fixturenames", ())
    return found
