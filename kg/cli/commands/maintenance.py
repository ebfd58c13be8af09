"""`kg verify` and `kg rebuild`: whether all is well, and making the graph again."""

from __future__ import annotations

import typer

from kg.cli.arguments import JsonOption, workspace_of
from kg.cli.session import say_error
from kg.cli.terminal import print_line
from kg.model import KgError

PLACE = 70


def register(app: typer.Typer) -> None:
    """Add both commands."""
    app.command("verify")(verify)
    app.command("rebuild")(rebuild)


def verify(ctx: typer.Context, json: JsonOption = False) -> int:
    """Compare the graph with the articles, word by word.

    Every piece of evidence is read again, and the graph is compared with what the articles give now.
    Each fault is a line; the exit status is 1 where there is any. Nothing is changed.
    """
    workspace = workspace_of(ctx)
    findings = workspace.verify()
    if json:
        from dataclasses import asdict
        from json import dumps

        print_line(dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            print_line(str(finding))
        print_line(f"{len(findings):,} faults" if findings else "every piece of evidence stands where the graph says")
    return 1 if findings else 0


def rebuild(ctx: typer.Context, json: JsonOption = False) -> int:
    """Make the graph again from the ledger.

    Articles that were read with other schemas, or by another version of the program, are read again first.
    """
    faults: list[KgError] = []
    again, nodes, edges = workspace_of(ctx).rebuild(on_error=faults.append)
    for fault in faults:
        say_error(fault)
    if json:
        from json import dumps

        print_line(dumps({"read_again": again, "nodes": nodes, "edges": edges, "faults": len(faults)}))
    else:
        print_line(f"{again:,} articles read again; graph: {nodes:,} nodes, {edges:,} edges")
    return 1 if faults else 0
