"""`kg doctor`: whether the workspace is well, and what to do where it is not."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.arguments import JsonOption, workspace_of
from kg.cli.session import say, say_error
from kg.cli.terminal import print_line, safe
from kg.model import KgError

PLACE = 74


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor(
    ctx: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help="Make the graph again from the ledger where it is not well.")] = False,
    json: JsonOption = False,
) -> int:
    """Look at version, schemas, ledger, graph, quarantine and disk.

    Each is a line: how it is, and what to do where it is not well; the exit status is then 1. Nothing is changed without --fix,
    which never touches articles or corrections.
    """
    workspace = workspace_of(ctx)
    if not workspace.exists:
        with workspace.reading():
            pass
    found = workspace.doctor()
    if fix and any(one.name in ("graph", "readings") and not one.well for one in found):
        faults: list[KgError] = []
        again, nodes, edges = workspace.rebuild(on_error=faults.append)
        say(f"{again:,} articles read again; the graph is made again: {nodes:,} nodes, {edges:,} edges.")
        for fault in faults:
            say_error(fault)
        found = workspace.doctor()
    if json:
        from json import dumps

        print_line(dumps([{"name": one.name, "ok": one.well, "state": one.state, "remedy": one.remedy} for one in found]))
    else:
        width = max(len(one.name) for one in found)
        for one in found:
            print_line(safe(f"{'ok ' if one.well else 'ill'}  {one.name:<{width}}  {f'{one.state} {one.remedy}'.rstrip()}"))
    return 0 if all(one.well for one in found) else 1
