"""Arguments and options that several commands share, and the values behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session, say
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.store import GraphStore
    from kg.workspace import Moment, Workspace

SourceArguments = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, or - for standard input.", show_default=False)
]
OptionalSourceArguments = Annotated[
    list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Files, folders, or - for standard input.", show_default=False)
]
LoaderOption = Annotated[
    str | None, typer.Option("--loader", metavar="NAME", help="Read every source with this loader, whatever its name says.")
]
MapOption = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN", help="The column that a field stands in, such as text=body. Repeatable."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]

AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Answer from what was published by then: 2017-07-14, 2017-07 or 2017."),
]
KnownByOption = Annotated[
    str | None,
    typer.Option(
        "--known-by", metavar="DATE", help="Answer from what this workspace held then, corrections too; a day or a time."
    ),
]


def session_of(ctx: typer.Context) -> Session:
    """Return what the global options say."""
    session: Session = ctx.obj
    return session


def workspace_of(ctx: typer.Context) -> Workspace:
    """Open the workspace that the global options name."""
    return session_of(ctx).workspace()


def moment_of(as_of: str | None, known_by: str | None) -> Moment:
    """Return the moment that --as-of and --known-by name. Raises UsageError for what is no date."""
    from kg.workspace import Moment, day_of, time_of

    return Moment(
        as_of=None if as_of is None else day_of(as_of, place="--as-of"),
        known_by=None if known_by is None else time_of(known_by, place="--known-by"),
    )


def graph_of(workspace: Workspace, moment: Moment) -> GraphStore:
    """Return the graph of a moment; from how many articles it is, is said where it is not that of now."""
    store = workspace.graph(moment)
    if not moment.is_now:
        say(f"this answers from {articles_in(store)} {moment}.")
    return store


def articles_in(store: GraphStore) -> str:
    """Tell how many articles a graph is made of."""
    number = store.counts().nodes.get("Article", 0)
    return f"{number:,} article{'' if number == 1 else 's'}"


def pairs(given: Sequence[str] | None, *, option: str) -> dict[str, str]:
    """Return `NAME=VALUE` options as a mapping. Raises UsageError for one without `=` and for a name given twice."""
    found: dict[str, str] = {}
    for text in given or ():
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise UsageError(f"'{text}' is no NAME=VALUE.", place=option, remedy=f"Write {option} name=value.")
        if name in found:
            raise UsageError(f"'{name}' is given twice.", place=option, remedy="Keep one.")
        found[name] = value
    return found
