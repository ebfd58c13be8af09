"""`kg quarantine`: what could not be read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.arguments import JsonOption, workspace_of
from kg.cli.terminal import console, print_line, safe
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.ledger import Quarantined

PLACE = 80


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
    group.callback()(listing)
    group.command("show")(show)
    group.command("clear")(clear)
    app.add_typer(group, name="quarantine")


def listing(ctx: typer.Context, json: JsonOption = False) -> int:
    """List what could not be read, and why.

    Nothing in it is lost: mend the source and ingest it again, and the entry goes; or clear it.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    with workspace_of(ctx).reading() as ledger:
        entries = list(ledger.quarantined())
    if json:
        from json import dumps

        print_line(dumps([_record(entry) for entry in entries], ensure_ascii=False))
    elif not entries:
        print_line("nothing is in quarantine")
    else:
        from kg.cli.views.styles import table

        rows = [(entry.id[:8], entry.source, f"{entry.problem} {entry.remedy}", entry.times) for entry in entries]
        console().print(table(("id", "source", "what is wrong", "times"), rows, narrow=("id",), wide="what is wrong"))
    return 0


def show(ctx: typer.Context, id_: Annotated[str, typer.Argument(metavar="ID", help="The id, or its beginning.")]) -> int:
    """Show one entry, with the beginning of what was found."""
    with workspace_of(ctx).reading() as ledger:
        entry = _one(list(ledger.quarantined()), id_)
    for name, value in _record(entry).items():
        if name != "sample":
            print_line(safe(f"{name.replace('_', ' ')}: {value}"))
    print_line("sample:")
    print_line(safe(entry.sample.decode("utf-8", "backslashreplace")))
    return 0


def clear(
    ctx: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Which entries; none clears all.")] = None,
) -> int:
    """Forget entries; what they were about is not touched."""
    with workspace_of(ctx).writing() as ledger:
        entries = list(ledger.quarantined())
        chosen = [_one(entries, id_) for id_ in ids] if ids else entries
        gone = ledger.forget_quarantined(dict.fromkeys(entry.id for entry in chosen))
    print_line(f"{gone:,} entries cleared")
    return 0


def _one(entries: list[Quarantined], id_: str) -> Quarantined:
    found = [entry for entry in entries if entry.id.startswith(id_)]
    if len(found) != 1:
        problem = f"{len(found)} entries begin with '{id_}'." if found else f"no entry has the id '{id_}'."
        raise UsageError(problem, place="quarantine", remedy="`kg quarantine` lists them.")
    return found[0]


def _record(entry: Quarantined) -> dict[str, object]:
    return {
        "id": entry.id,
        "source": entry.source,
        "problem": entry.problem,
        "remedy": entry.remedy,
        "first_seen": entry.first_seen,
        "last_seen": entry.last_seen,
        "times": entry.times,
        "sample": entry.sample.decode("utf-8", "backslashreplace"),
    }
