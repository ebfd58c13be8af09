"""Which tests stay together when several processes share them (`pytest -n 2 --dist loadgroup`).

Those of a file do, as what a file makes for all its tests would be made twice; and all that ask the Neo4j or the graph of
thousands of articles, of which one each is enough. Another process would make its own: slower, and as sound.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

_ONE_OF_EACH = {"neo4j_server", "grown_graph"}


def keep_together(items: Iterable[pytest.Item]) -> None:
    """Name the group of each test."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group("server" if _asks_the_server(item) else item.nodeid.partition("::")[0]))


def _asks_the_server(item: pytest.Item) -> bool:
    # Some ask for the fixture only where their parameter names the store.
    case = getattr(item, "callspec", None)
    return not _ONE_OF_EACH.isdisjoint(getattr(item, "fixturenames", ())) or (
        case is not None and "neo4j" in case.params.values()
    )
