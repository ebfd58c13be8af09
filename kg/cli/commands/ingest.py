"""`kg ingest`: sources into the workspace."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from kg.cli.arguments import JsonOption, LoaderOption, MapOption, SourceArguments, pairs, workspace_of
from kg.cli.session import say_error
from kg.cli.terminal import print_line

PLACE = 10


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest")(ingest)


def ingest(
    ctx: typer.Context, sources: SourceArguments, loader: LoaderOption = None, map_: MapOption = None, json: JsonOption = False
) -> int:
    """Read articles into the workspace and its graph.

    What cannot be read goes to quarantine with its reason, and the rest goes on; the exit status is then 1. Articles that are
    there already are left alone, unless they were read with other schemas or by another version.
    """
    workspace = workspace_of(ctx)
    with _progress() as tell:
        report = workspace.ingest(
            sources, loader=loader, columns=pairs(map_, option="--map"), on_error=say_error, on_progress=tell
        )
    if json:
        from json import dumps

        print_line(dumps(report.as_json()))
    elif report.read or not report.exit_status:
        print_line(report.sentence())
    return report.exit_status


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """Show how many articles were read, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield lambda count: status.update(f"{count:,} articles read")
