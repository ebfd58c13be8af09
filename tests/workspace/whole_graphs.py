"""The whole graph of a workspace, to be compared with that of another."""

from __future__ import annotations

from pathlib import Path

from kg.model import Edge, Node
from kg.workspace import Workspace


def graph(workspace: Workspace) -> tuple[list[Node], list[Edge]]:
    store = workspace.graph()
    return list(store.nodes()), list(store.edges())


def straight(folder: Path, articles: list[str]) -> tuple[list[Node], list[Edge]]:
    """The graph of a workspace that read everything at once, and that nothing happened to."""
    workspace = Workspace(folder)
    workspace.ingest(articles)
    return graph(workspace)
