"""`kg diff`: what the graph of one moment says otherwise than that of another."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.arguments import JsonOption, articles_in, workspace_of
from kg.cli.session import say
from kg.cli.terminal import data_out, safe
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.resolve import Graph
    from kg.store import GraphStore

PLACE = 35


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff")(diff)


def diff(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Compare with what was known at the end of it.")],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="What was known at the end of it, instead of now.")
    ] = None,
    published: Annotated[
        bool, typer.Option("--published", help="Compare what was published by the two dates, not what was known here.")
    ] = False,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, json, jsonl, csv or md.")] = "table",
    json: JsonOption = False,
) -> int:
    """Tell which facts came, changed, or were withdrawn between two moments, each with its words.

    Facts are events, episodes, ties between events, who takes part, statements and offices. An event that turned out to
    be part of another one is merged into it, and not withdrawn.
    """
    from kg.cli.views.difference import COLUMNS, counted, row
    from kg.query import FORMATS, write_rows
    from kg.resolve import difference
    from kg.workspace import Moment, day_of, time_of

    form = "json" if json else form
    if form not in FORMATS:
        raise UsageError(f"no format called '{form}'.", place="--format", remedy=f"Valid: {', '.join(FORMATS)}.")
    read = day_of if published else time_of
    from_, to = read(since, place="--since"), None if until is None else read(until, place="--until")
    if to is not None and to < from_[: len(to)]:
        raise UsageError(f"{until} is before {since}.", place="--until", remedy="Give the later date here.")
    first, last = (Moment(as_of=at) if published else Moment(known_by=at) for at in (from_, to))
    workspace = workspace_of(ctx)
    before, after = workspace.graph(first), workspace.graph(last)
    found = difference(_graph(before), _graph(after))
    kept = StringIO()
    write_rows(COLUMNS, [row(change, whole=form in ("json", "jsonl")) for change in found.facts], form, kept)
    # A table is for people, wherever it goes.
    data_out().write(safe(kept.getvalue()) if form == "table" else kept.getvalue())
    say(f"from {articles_in(before)} {first} to {articles_in(after)} {last}: {counted(found)}.")
    return 0


def _graph(store: GraphStore) -> Graph:
    from kg.resolve import Graph

    return Graph(tuple(store.nodes()), tuple(store.edges()))
