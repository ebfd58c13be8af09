"""`kg query`: the named queries, and any Cypher that only reads."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.arguments import AsOfOption, KnownByOption, graph_of, moment_of, pairs, workspace_of
from kg.cli.question import Question
from kg.cli.session import say
from kg.cli.terminal import print_line
from kg.model import SchemaError, UsageError

if TYPE_CHECKING:
    from kg.query import NamedQuery
    from kg.workspace import Moment, Workspace

PLACE = 30
FINDINGS = 1
_LONGEST = 1_000_000  # bytes of a query


def register(app: typer.Typer) -> None:
    """Add the command. Its help is its own: of a named query it tells what that takes and gives."""
    app.command("query", add_help_option=False)(query)


def query(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A named query; - reads Cypher from stdin; none lists them.")
    ] = None,
    cypher: Annotated[str | None, typer.Option("--cypher", metavar="TEXT", help="Ask this instead of a named query.")] = None,
    file: Annotated[str | None, typer.Option("--file", metavar="PATH", help="Ask the Cypher of a file; - is stdin.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="KEY=VALUE", help="A parameter. Repeatable.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, json, jsonl, csv, raw-csv or md.")] = "table",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=10_000_000, help="At most so many rows.")] = 1000,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.001, max=86_400, help="Give up after this long.")
    ] = 30.0,
    explain: Annotated[bool, typer.Option("--explain", help="Tell how it would be answered, and do not ask.")] = False,
    shell: Annotated[bool, typer.Option("--shell", help="Ask one thing after another on a terminal.")] = False,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    wants_help: Annotated[
        bool, typer.Option("--help", "-h", help="Show this message; after NAME, what that query takes and gives.")
    ] = False,
) -> int:
    """Ask the graph, by a named query or in Cypher.

    Platforms, agencies and people may be given by any of their names. `kg query` alone lists the named queries. Those of your own
    are `.cypher` files in the folder `queries` of the workspace.
    """
    from kg.query import FORMATS
    from kg.workspace.asking import queries_of, query_of

    if wants_help and name in (None, "-"):
        print_line(ctx.get_help())
        return 0
    if form not in FORMATS:
        raise UsageError(f"no format called '{form}'.", place="--format", remedy=f"Valid: {', '.join(FORMATS)}.")
    given = pairs(param, option="--param")
    moment = moment_of(as_of, known_by)
    sources = {"a name": name, "--cypher": cypher, "--file": file, "--shell": shell or None}
    if len(told := [source for source, value in sources.items() if value is not None]) > 1:
        raise UsageError(f"{' and '.join(told)} are given.", place="query", remedy="Give one of them.")
    workspace = workspace_of(ctx)
    if shell:
        return _shell(workspace, moment)
    if cypher is not None or file is not None or name == "-":
        text = cypher if cypher is not None else _read(file or "-")
        question = Question(text, None, given)
    else:
        queries, broken = queries_of(workspace) if name is None else query_of(workspace, name)
        if name is None:
            return _list(queries, broken)
        question = Question("", _named(name, queries, broken), given)
        if wants_help:
            return _describe(question)
    store = graph_of(workspace, moment)
    from kg.cli.views.answer import print_answer, print_rows

    if explain:
        print_rows(question.plan(workspace, store, timeout=timeout), form, {})
    else:
        print_answer(question.rows(workspace, store, timeout=timeout, limit=limit), form, question=question, store=store)
    return 0


def _list(queries: Mapping[str, NamedQuery], broken: Mapping[str, SchemaError]) -> int:
    from kg.cli.views.queries import print_queries

    print_queries(queries.values())
    print_line("kg query NAME --help tells more; a parameter with =… has to be given.")
    for error in broken.values():
        say(str(error))
    return FINDINGS if broken else 0


def _shell(workspace: Workspace, moment: Moment) -> int:
    from kg.cli.shell.opening import check_terminal, open_shell
    from kg.workspace.asking import queries_of

    check_terminal()
    queries, broken = queries_of(workspace)
    for error in broken.values():
        say(str(error))
    open_shell(workspace, graph_of(workspace, moment), queries)
    return 0


def _named(name: str, queries: Mapping[str, NamedQuery], broken: Mapping[str, SchemaError]) -> NamedQuery:
    from kg.workspace.asking import named_query

    # A file whose name is taken is told in the list; the query that has the name is answered.
    if name in broken and name not in queries:
        raise broken[name]
    # Not pathlib's, which raises for a name that no file can have.
    if name not in queries and os.path.isfile(name):
        raise UsageError(f"'{name}' is a file and no query.", place="query", remedy=f"Ask it with --file {name}.")
    return named_query(name, queries)


def _describe(question: Question) -> int:
    from kg.cli.views.queries import print_description

    if question.named:
        print_description(question.named)
    return 0


def _read(place: str) -> str:
    """The text of a file or of stdin. Raises UsageError for one that cannot be read, is no text, or is too long for a query."""
    try:
        with nullcontext(sys.stdin.buffer) if place == "-" else Path(place).open("rb") as stream:
            content = stream.read(_LONGEST + 1)
        if len(content) > _LONGEST:
            raise UsageError("is longer than a megabyte.", place=place, remedy="Give data as parameters.")
        return content.decode()
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror}).", place=place, remedy="Check the path.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"is not UTF-8 at byte {error.start}.", place=place, remedy="Save it as UTF-8.") from error
