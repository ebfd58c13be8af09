"""`kg correct`: what people know better than the articles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.arguments import DryRunOption, JsonOption, workspace_of
from kg.cli.deciding import How, author_of, kept, shown_only, written
from kg.cli.session import say
from kg.cli.terminal import console, print_line
from kg.model import UsageError, new_correction

if TYPE_CHECKING:
    from kg.ledger import Recorded
    from kg.workspace import Subjects

PLACE = 76
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for whoever asks later.")]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Whose decision it is; else $KG_AUTHOR, else $USER.", show_default=False),
]
EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="The event, by id or its beginning.", show_default=False)]
EntityArgument = Annotated[str, typer.Argument(metavar="ENTITY", help="An entity, by id or name.", show_default=False)]
SubjectArgument = Annotated[str, typer.Argument(metavar="WHAT", help="An entity or an event.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
    group.callback()(correct)
    group.command("merge")(merge)
    group.command("split")(split)
    group.command("rename")(rename)
    group.command("set")(set_)
    group.command("retract")(retract)
    group.command("confirm")(confirm)
    group.command("undo")(undo)
    group.command("list")(listing)
    group.command("export")(export)
    group.command("import")(import_)
    app.add_typer(group, name="correct")


def correct(ctx: typer.Context, json: JsonOption = False) -> int:
    """Say what the graph has wrong; alone, list what was said.

    A correction holds whatever is ingested or rebuilt later. It is kept with who made it, when and why, and can be undone.
    """
    return listing(ctx, json) if ctx.invoked_subcommand is None else 0


def merge(
    ctx: typer.Context,
    what: Annotated[list[str], typer.Argument(metavar="WHAT WHAT...", help="Entities, or events.", show_default=False)],
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Say that several entities, or several events, are one; the first stands for all."""
    return kept(ctx, "merge", lambda found: {"subjects": [found.any(text) for text in what]}, how=How(why, by, dry_run, json))


def split(
    ctx: typer.Context,
    what: SubjectArgument,
    articles: Annotated[list[str], typer.Option("--articles", metavar="ID[,ID]...", help="Those that mean another one.")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What the other one is called.")] = None,
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Say that some articles mean another entity, or another event, than the rest."""

    def content(found: Subjects) -> dict[str, Any]:
        subject = found.any(what)
        ids = [id_.strip() for given in articles for id_ in given.split(",") if id_.strip()]
        return {"subjects": [subject], "articles": found.articles(ids, subject), "value": name}

    return kept(ctx, "split", content, how=How(why, by, dry_run, json))


def rename(
    ctx: typer.Context,
    entity: EntityArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it should be called.", show_default=False)],
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Say what an entity is called; its id stays."""
    return kept(ctx, "rename", lambda found: {"subjects": [found.entity(entity)], "value": name}, how=How(why, by, dry_run, json))


def set_(
    ctx: typer.Context,
    what: SubjectArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="Of an event: status, date, amount, ...", show_default=False)],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it should be.", show_default=False)],
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Say what a field of an event, or of an entity, should hold."""

    def content(found: Subjects) -> dict[str, Any]:
        subject = found.any(what)
        return {"subjects": [subject], "field": field, "value": found.value(subject, field, value)}

    return kept(ctx, "set", content, how=How(why, by, dry_run, json))


def retract(
    ctx: typer.Context,
    event: EventArgument,
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Say that an event was none: it leaves the graph, the articles stay."""
    return kept(ctx, "retract", lambda found: {"subjects": [found.event(event)]}, how=How(why, by, dry_run, json))


def confirm(
    ctx: typer.Context,
    event: EventArgument,
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Say that somebody looked at an event, and it is so."""
    return kept(ctx, "confirm", lambda found: {"subjects": [found.event(event)]}, how=How(why, by, dry_run, json))


def undo(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The correction, by id or its beginning.", show_default=False)],
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """End a correction; the undo of an undo brings it back."""
    workspace = workspace_of(ctx)
    with workspace.reading() as ledger:
        entry = _one(ledger.all_corrections(), id_)
        at = ledger.time_of_correction()
    if entry.undone_by:
        remedy = f"`kg correct undo {entry.undone_by}` brings it back."
        raise UsageError(f"{entry.correction.id} is undone already, by {entry.undone_by}.", place="undo", remedy=remedy)
    made = new_correction(at=at, by=author_of(by), why=why, kind="undo", value=entry.correction.id)
    return written(workspace, made, how=How(why, by, dry_run, json), about=entry.correction)


def listing(ctx: typer.Context, json: JsonOption = False) -> int:
    """List all corrections, undone ones too."""
    from kg.cli.views.corrections import record, rows

    with workspace_of(ctx).reading() as ledger:
        entries = ledger.all_corrections()
    if json:
        from json import dumps

        print_line(dumps([record(one.correction) | {"undone_by": one.undone_by} for one in entries], ensure_ascii=False))
    elif not entries:
        print_line("nothing was corrected")
    else:
        from kg.cli.views.styles import table

        head = ("id", "when", "by", "what", "why", "undone by")
        console().print(table(head, rows(entries), narrow=("id", "when"), wide="what"))
    return 0


def export(
    ctx: typer.Context,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="A file, or - for standard output.")] = "-",
) -> int:
    """Write all corrections for another team, one a line."""
    from kg.export import write_file
    from kg.workspace import corrections_to_lines

    with workspace_of(ctx).reading() as ledger:
        entries = ledger.all_corrections()
    text = corrections_to_lines(entry.correction for entry in entries).encode()
    write_file(output, lambda out: out.write(text))
    if output != "-":
        say(f"{len(entries):,} corrections written to {output}.")
    return 0


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="What `export` wrote; - for standard input.", show_default=False)],
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> int:
    """Take over the corrections of another team.

    Those that are here already change nothing. One that contradicts another is taken over and told; the exit status is then 1.
    """
    from kg.workspace import contradicted, corrections_from_lines

    given = corrections_from_lines(_text(file), file)
    workspace = workspace_of(ctx)
    if dry_run:
        return shown_only(workspace, given, json=json)
    with workspace.reading() as ledger:
        known = {entry.correction.id for entry in ledger.all_corrections()}
    outcomes = workspace.correct(given)
    with workspace.reading() as ledger:
        standing = ledger.corrections()
    clashes: set[frozenset[str]] = set()
    for new in (one for one in standing if one.id not in known):
        clash = contradicted(new, standing)
        if clash is not None and (pair := frozenset((new.id, clash[0].id))) not in clashes:
            clashes.add(pair)
            say(f"{new.id} contradicts {clash[0].id}: {clash[1]}. Undo one of them.")
    counts = {"added": outcomes["added"], "unchanged": outcomes["unchanged"], "contradictions": len(clashes)}
    if json:
        from json import dumps

        print_line(dumps(counts))
    else:
        print_line(", ".join(f"{count:,} {name}" for name, count in counts.items()))
    return 1 if clashes else 0


def _one(entries: tuple[Recorded, ...], id_: str) -> Recorded:
    found = [entry for entry in entries if entry.correction.id.startswith(id_)]
    if len(found) != 1:
        problem = f"{len(found)} corrections begin with '{id_}'." if found else f"no correction has the id '{id_}'."
        raise UsageError(problem, place="undo", remedy="`kg correct list` shows them.")
    return found[0]


def _text(file: str) -> str:
    try:
        return (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode()
    except OSError as error:
        raise UsageError(f"it cannot be read ({error.strerror}).", place=file, remedy="Check the path.") from error
    except UnicodeDecodeError as error:
        raise UsageError("it is not UTF-8.", place=file, remedy="Give what `kg correct export` wrote.") from error
