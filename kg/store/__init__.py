"""Stores of the derived graph: one protocol, one module a store, one contract suite over all of them."""

from kg.store.opening import open_store, store_modules
from kg.store.protocol import EdgeKey, GraphChange, GraphCounts, GraphStore, Rows, ServerLimits, WithLimits

__all__ = [
    "EdgeKey",
    "GraphChange",
    "GraphCounts",
    "GraphStore",
    "Rows",
    "ServerLimits",
    "WithLimits",
    "open_store",
    "store_modules",
]
