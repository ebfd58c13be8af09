"""`kg stats`: how much of what the workspace holds."""

from __future__ import annotations

from collections import Counter

import typer

from kg.cli.arguments import AsOfOption, JsonOption, KnownByOption, graph_of, moment_of, workspace_of
from kg.cli.terminal import console, print_line

PLACE = 64


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("stats")(stats)


def stats(ctx: typer.Context, json: JsonOption = False, as_of: AsOfOption = None, known_by: KnownByOption = None) -> int:
    """Count what the workspace holds; of another moment, what the graph of it holds."""
    workspace = workspace_of(ctx)
    store = graph_of(workspace, moment_of(as_of, known_by))
    with workspace.reading() as ledger:
        kept = ledger.counts()
    counts = store.counts()
    actions = [node.properties for node in store.nodes() if node.label == "Action"]
    types = Counter((str(action.get("type")), str(action.get("status"))) for action in actions)
    if json:
        from dataclasses import asdict
        from json import dumps

        record = {
            "ledger": asdict(kept),
            "nodes": dict(counts.nodes),
            "edges": dict(counts.edges),
            "actions": [{"type": type_, "status": status, "count": n} for (type_, status), n in sorted(types.items())],
        }
        print_line(dumps(record))
        return 0
    from kg.cli.views.styles import table

    print_line(
        f"{kept.articles:,} articles, {len(actions):,} actions, {counts.nodes.get('Statement', 0):,} statements, "
        f"{kept.corrections:,} corrections, {kept.quarantined:,} in quarantine"
    )
    out = console()
    out.print(table(("node", "how many"), [(name, f"{n:,}") for name, n in counts.nodes.items()]))
    out.print(table(("edge", "how many"), [(name, f"{n:,}") for name, n in counts.edges.items()]))
    by_type: dict[str, list[str]] = {}
    for (type_, status), n in sorted(types.items()):
        by_type.setdefault(type_, []).append(f"{n:,} {status}")
    out.print(table(("action", "by status"), [(type_, ", ".join(told)) for type_, told in by_type.items()]))
    return 0
