"""Stores of the derived graph: one protocol, one module a store, one contract suite over all of them."""

from kg.store.opening import open_store, store_modules
from kg.store.protocol import GraphCounts, GraphStore, Rows

__all__ = ["GraphCounts", "GraphStore", "Rows", "open_store", "store_modules"]
