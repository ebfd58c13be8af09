"""From what single articles say to the graph of what all of them say."""

from kg.resolve.gazetteer import ActionType, Gazetteer, ListedEntity
from kg.resolve.graph import Graph
from kg.resolve.resolution import resolve

__all__ = ["ActionType", "Gazetteer", "Graph", "ListedEntity", "resolve"]
