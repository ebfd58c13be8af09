"""The library for programs and notebooks: a graph to open, fill and ask, and answers that other libraries take."""

from kg.api.entities import Entity, Event, Events, Evidence
from kg.api.graph import Graph
from kg.api.part import Part
from kg.api.result import Result

__all__ = ["Entity", "Event", "Events", "Evidence", "Graph", "Part", "Result"]
