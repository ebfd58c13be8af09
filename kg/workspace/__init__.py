"""A folder with a ledger and the graph derived from it: where articles come in and questions are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lazily import loader

if TYPE_CHECKING:
    from kg.workspace.aids import reading_aids
    from kg.workspace.contradictions import contradicted, outvoted, refuse_retracted, repeated
    from kg.workspace.diagnosis import Diagnosis
    from kg.workspace.exchange import corrections_from_lines, corrections_to_lines
    from kg.workspace.finding import EntityFinder, Found
    from kg.workspace.graph_view import GraphView
    from kg.workspace.ingestion import IngestReport
    from kg.workspace.moments import NOW, Moment, day_of, time_of
    from kg.workspace.subjects import Subjects
    from kg.workspace.verification import Finding
    from kg.workspace.workspace import Workspace

__all__ = [
    "NOW",
    "Diagnosis",
    "EntityFinder",
    "Finding",
    "Found",
    "GraphView",
    "IngestReport",
    "Moment",
    "Subjects",
    "Workspace",
    "contradicted",
    "corrections_from_lines",
    "corrections_to_lines",
    "day_of",
    "outvoted",
    "reading_aids",
    "refuse_retracted",
    "repeated",
    "time_of",
]

__getattr__ = loader(
    __name__,
    {
        ".aids": "reading_aids",
        ".contradictions": "contradicted outvoted refuse_retracted repeated",
        ".diagnosis": "Diagnosis",
        ".exchange": "corrections_from_lines corrections_to_lines",
        ".finding": "EntityFinder Found",
        ".graph_view": "GraphView",
        ".ingestion": "IngestReport",
        ".moments": "Moment NOW day_of time_of",
        ".subjects": "Subjects",
        ".verification": "Finding",
        ".workspace": "Workspace",
    },
)
