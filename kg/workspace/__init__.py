"""A folder with a ledger and the graph derived from it: where articles come in and questions are answered."""

from kg.workspace.aids import reading_aids
from kg.workspace.finding import EntityFinder, Found
from kg.workspace.ingestion import IngestReport
from kg.workspace.verification import Finding
from kg.workspace.workspace import Workspace

__all__ = ["EntityFinder", "Finding", "Found", "IngestReport", "Workspace", "reading_aids"]
