"""`kg remove`: articles out of the workspace."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.arguments import DryRunOption, JsonOption, workspace_of
from kg.cli.deciding import told_only
from kg.cli.terminal import print_line, safe

PLACE = 72
_TOLD = {"removed": "withdrawn", "erased": "withdrawn and erased", "unchanged": "was withdrawn before"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("remove")(remove)


def remove(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Articles, by id or its beginning.", show_default=False)],
    erase: Annotated[bool, typer.Option("--erase", help="Delete the words from the ledger's past too, for good.")] = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Withdraw articles, and all that only they say.

    The ledger keeps what it held, so that the past can be asked; with --erase it forgets title, text and addresses, and
    what was read out of them. Ingested again, an article is there again.
    """
    if dry_run:
        return told_only(workspace_of(ctx).preview(without=ids), json=json)
    removals = workspace_of(ctx).remove(ids, erase=erase)
    if json:
        from dataclasses import asdict
        from json import dumps

        print_line(dumps([asdict(removal) for removal in removals], ensure_ascii=False))
        return 0
    for removal in removals:
        called = f" ({removal.title or removal.source})" if removal.source else ""
        print_line(safe(f"{removal.id}{called}: {_TOLD[removal.outcome]}"))
    return 0
