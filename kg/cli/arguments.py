"""Arguments and options that several commands share, and the values behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.session import Session
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.workspace import Workspace

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
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def session_of(ctx: typer.Context) -> Session:
    """Return what the global options say."""
    session: Session = ctx.obj
    return session


def workspace_of(ctx: typer.Context) -> Workspace:
    """Open the workspace that the global options name."""
    return session_of(ctx).workspace()


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
