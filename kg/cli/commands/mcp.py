"""`kg mcp`: the graph for an assistant that speaks the Model Context Protocol."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.arguments import session_of
from kg.cli.session import say
from kg.cli.terminal import print_line

PLACE = 66


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mcp")(mcp)


def mcp(
    ctx: typer.Context,
    config: Annotated[bool, typer.Option("--config", help="Print the entry for the configuration of a client, and end.")] = False,
) -> int:
    """Answer an assistant over standard input and output (Model Context Protocol).

    A client starts this by itself: `kg mcp --config` prints what its configuration needs. It only reads.
    """
    session = session_of(ctx)
    if config:
        print_line(_entry(session.folder.resolve().as_posix(), session.store))
        return 0
    from kg.api.graph import Graph
    from kg.api.optional import library

    library("mcp", "mcp")
    from kg.assistant.server import serve

    if sys.stdin.isatty():
        say("an assistant's client starts this and speaks to it; docs/mcp.md tells how. Ctrl-D ends it.")
    serve(Graph(session.folder, store=session.store, notify=say))
    return 0


def _entry(folder: str, store: str | None) -> str:
    from json import dumps
    from shutil import which

    command = which("kg") or sys.argv[0]
    arguments = ["--workspace", folder, *(["--store", store] if store else []), "mcp"]
    return dumps({"mcpServers": {"kg": {"command": command, "args": arguments}}}, indent=2)
