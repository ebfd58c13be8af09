"""What is asked of the server itself: to look at a new graph before it plans, and what it allows a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from kg.model import StoreError
from kg.store.neo4j.connection import Connection
from kg.store.protocol import ServerLimits

_LOOKING = 60
_TIME = "db.transaction.timeout"
_MEMORY = "db.memory.transaction.max"
_PART = re.compile(r"([0-9.]+)([A-Za-z]+)")
BYTES = {"B": 1.0, "KiB": 2.0**10, "MiB": 2.0**20, "GiB": 2.0**30, "TiB": 2.0**40}
SECONDS = {"ns": 1e-9, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}


def look_into_indexes(connection: Connection) -> None:
    """Let the server count what its indexes hold, and plan anew. It does so by itself some time after a graph was put in, and
    until then its plans are of an empty database: they look through whole labels.
    """
    # It is the server's matter who may call this; without it the graph is as whole, and for a while slower.
    with suppress(StoreError):
        connection.define(f"CALL db.prepareForReplanning({_LOOKING})")


def limits(connection: Connection) -> ServerLimits:
    """Return the server's name and number, and what it allows one transaction. Raises StoreError where it does not tell."""
    told, *_ = connection.rows("CALL dbms.components() YIELD name, versions, edition")
    asked = {"names": [_TIME, _MEMORY]}
    rows = connection.rows("SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value", asked)
    values = {row["name"]: str(row["value"]) for row in rows}
    return ServerLimits(
        f"{told['name']} {told['versions'][0]} {told['edition']}",
        amount(values.get(_TIME, ""), SECONDS),
        amount(values.get(_MEMORY, ""), BYTES),
        _TIME,
        _MEMORY,
    )


def amount(written: str, units: Mapping[str, float]) -> float | None:
    """Read what the server writes as `1m30s` or `256.00MiB`; None for nothing, which is how it writes that there is no limit."""
    return sum(float(number) * units[unit] for number, unit in _PART.findall(written) if unit in units) or None
