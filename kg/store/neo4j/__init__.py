"""Neo4j over Bolt, for graphs that outgrow a file. The only package that imports the driver, which is an extra."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.model import UsageError
from kg.store.neo4j.address import SCHEMES, read_address

if TYPE_CHECKING:
    from kg.store.protocol import GraphStore

__all__ = ["GAPS", "SCHEMES", "open_url"]

# What this store cannot do; each is a strict xfail of the contract suite.
GAPS = {
    "atomic in any size": "a transaction is kept in the server's memory, so a change of more than 20,000 nodes and edges is made"
    " in several: one broken off leaves a graph without a stamp, which nobody takes for whole, and the next run completes it",
}


def open_url(url: str, name: Callable[[], str]) -> GraphStore:
    """Return the store at `neo4j://HOST[:PORT][/DATABASE][?workspace=NAME]`. Nothing is opened yet.

    Raises UsageError for an address that is none, and where the driver is not installed.
    """
    address = read_address(url)
    try:
        # Imported here: whoever keeps the graph in a file needs no driver.
        from kg.store.neo4j.store import Neo4jStore
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "neo4j":
            raise
        remedy = "Install it: pip install 'kg-platform-regulation[neo4j]'."
        raise UsageError("the driver for Neo4j is not installed.", place="--store", remedy=remedy) from error
    return Neo4jStore(address, name)
