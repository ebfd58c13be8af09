"""`kg tour`: what the graph holds, at a glance, and where to go from there."""

from __future__ import annotations

import typer

from kg.cli.arguments import session_of, workspace_of
from kg.cli.terminal import console

PLACE = 15


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("tour")(tour)


def tour(ctx: typer.Context) -> int:
    """Look around: who did what to whom, and one history."""
    from kg.cli.views.tour import print_tour
    from kg.workspace import GraphView

    workspace = workspace_of(ctx)
    store = workspace.graph()
    with workspace.reading() as ledger:
        counts = ledger.counts()
    view = GraphView(store.nodes(), store.edges())
    print_tour(console(), view, workspace.ontology, quarantined=counts.quarantined, program=session_of(ctx).program)
    return 0
