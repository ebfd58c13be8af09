"""`kg review`: what a person should look at."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.arguments import JsonOption, session_of, workspace_of
from kg.cli.terminal import console, print_line
from kg.model import UsageError

PLACE = 75


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review")(review)


def review(
    ctx: typer.Context,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="NAME", help="Only of this kind. Repeatable.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="The first N only.")] = 10,
    json: JsonOption = False,
) -> int:
    """List what a person should look at, the most consequential first.

    Each with its sentences, why it is here, and the commands that settle it. What was confirmed or corrected is not listed again.
    Kinds: merge, single, spelling, body, person, unsure, missed.
    """
    from kg.ontology import did_you_mean
    from kg.workspace.review import KINDS

    for name in kind or ():
        if name not in KINDS:
            raise UsageError(f"'{name}' is no kind.", place="--kind", remedy=did_you_mean(name, KINDS))
    items = [item for item in workspace_of(ctx).review() if not kind or item.kind in kind]
    shown = items[:limit]
    if json:
        from json import dumps

        from kg.cli.views.review import record

        print_line(dumps({"found": len(items), "items": [record(item) for item in shown]}, ensure_ascii=False))
        return 0
    from kg.cli.views.review import print_review

    print_review(console(), shown, found=len(items), program=session_of(ctx).program)
    return 0
