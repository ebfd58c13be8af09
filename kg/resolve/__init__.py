"""From what single articles say to the graph of what all of them say."""

from kg.resolve.difference import Change, Difference, Quoted, ValueChange, difference
from kg.resolve.gazetteer import ActionType, Gazetteer, ListedEntity
from kg.resolve.graph import Graph
from kg.resolve.resolution import resolve

__all__ = [
    "ActionType",
    "Change",
    "Difference",
    "Gazetteer",
    "Graph",
    "ListedEntity",
    "Quoted",
    "ValueChange",
    "difference",
    "resolve",
]
