"""`kg query`: the named queries, and any Cypher that only reads."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.arguments import AsOfOption, KnownByOption, graph_of, moment_of, pairs, workspace_of
from kg.cli.session import say
from kg.cli.terminal import console, data_out, print_line, safe
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.query import NamedQuery
    from kg.store import Rows

PLACE = 30


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("query")(query)


def query(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A named query; - reads Cypher from stdin; none lists them.")
    ] = None,
    cypher: Annotated[str | None, typer.Option("--cypher", metavar="TEXT", help="Ask this instead of a named query.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="KEY=VALUE", help="A parameter. Repeatable.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, json, jsonl, csv or md.")] = "table",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many rows.")] = 1000,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.001, help="Give up after this long.")] = 30.0,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    describe: Annotated[bool, typer.Option("--describe", help="Tell what the named query takes and gives.")] = False,
) -> int:
    """Ask the graph, by a named query or in Cypher.

    Platforms, agencies and people may be given by any of their names. `kg query` alone lists the named queries.
    """
    from kg.query import FORMATS
    from kg.workspace.asking import ask, named_query

    if form not in FORMATS:
        raise UsageError(f"no format called '{form}'.", place="--format", remedy=f"Valid: {', '.join(FORMATS)}.")
    given = pairs(param, option="--param")
    moment = moment_of(as_of, known_by)
    if name is not None and cypher is not None:
        raise UsageError("both a name and --cypher are given.", place="query", remedy="Give one of them.")
    if name == "-":
        cypher = sys.stdin.read()
    if cypher is not None:
        values = {key: _value(text) for key, text in given.items()}
        answer = graph_of(workspace_of(ctx), moment).query(cypher, values, timeout=timeout, limit=limit)
        # Only here: a named query asks for labels and edges that this graph may lack, and its author knows that.
        for note in answer.notes:
            say(note)
        return _write(answer, form)
    if name is None:
        return _list()
    named = named_query(name)
    if describe:
        return _describe(named)
    workspace = workspace_of(ctx)
    store = graph_of(workspace, moment)
    return _write(ask(named, given, workspace, store, timeout=timeout, limit=limit, notify=say), form)


def _write(answer: Rows, form: str) -> int:
    from kg.query import write_rows

    kept = StringIO()
    write_rows(answer.columns, answer.rows, form, kept)
    # A table is for people, wherever it goes.
    data_out().write(safe(kept.getvalue()) if form == "table" else kept.getvalue())
    if answer.truncated:
        say(f"there are more than these {len(answer.rows):,} rows: raise --limit to see them.")
    return 0


def _list() -> int:
    from kg.cli.views.styles import table
    from kg.query import named_queries

    rows = [
        (name, query.question, ", ".join(p.name if p.default is not None else f"{p.name}=…" for p in query.parameters))
        for name, query in named_queries().items()
    ]
    console().print(table(("query", "answers", "parameters"), rows, narrow=("query",)))
    print_line("kg query NAME --describe tells more; a parameter with =… has to be given.")
    return 0


def _describe(named: NamedQuery) -> int:
    from kg.cli.views.styles import table

    print_line(f"{named.name}: {named.question}")
    parameters = [
        (
            p.name,
            "/".join(p.labels).lower() or p.type,
            "required" if p.default is None else "any" if p.default == "" else str(p.default).lower(),
            p.meaning,
        )
        for p in named.parameters
    ]
    if parameters:
        console().print(table(("parameter", "type", "default", "meaning"), parameters, narrow=("parameter", "default")))
    console().print(table(("column", "meaning"), [(c.name, c.meaning) for c in named.columns], narrow=("column",)))
    return 0


def _value(text: str) -> object:
    """A parameter of free Cypher: JSON where it reads as such (a number, true, a list), else the text as it stands."""
    from json import loads

    try:
        return loads(text)
    except ValueError:
        return text
