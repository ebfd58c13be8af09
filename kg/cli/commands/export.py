"""`kg export`: the graph, or a part of it, in the formats of other tools."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.arguments import AsOfOption, KnownByOption, graph_of, moment_of, workspace_of
from kg.cli.session import say
from kg.cli.terminal import console
from kg.model import NodeRef, UsageError

PLACE = 60


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    ctx: typer.Context,
    form: Annotated[str | None, typer.Argument(metavar="[FORMAT]", help="How to write it; none lists the formats.")] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="PATH", help="A file, a folder, or - for standard output.")
    ] = "-",
    platform: Annotated[str | None, typer.Option(metavar="NAME", help="Only actions on or by this platform.")] = None,
    agency: Annotated[str | None, typer.Option(metavar="NAME", help="Only actions of this agency.")] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE|NAME", help="Only actions in or of this country.")] = None,
    type_: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only this type of action.")] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="Only actions of this status.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only until this day, month or year.")] = None,
    around: Annotated[str | None, typer.Option(metavar="ID", help="Only what is near this node.")] = None,
    depth: Annotated[int, typer.Option(metavar="N", min=0, help="How near: so many edges.")] = 1,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
) -> int:
    """Write the graph, or a part of it, for other tools.

    A file is written beside its place and renamed, so a failed export leaves none.
    """
    from kg.export import formats, write_export
    from kg.ontology import did_you_mean
    from kg.workspace.choosing import filters
    from kg.workspace.chosen_part import chosen_part
    from kg.workspace.looking_up import StoreFinder
    from kg.workspace.neighbourhood import holds

    known = formats()
    if form is None:
        from kg.cli.views.styles import table

        rows = [(name, one.help, "folder" if one.folder else "file") for name, one in known.items()]
        console().print(table(("format", "what it is", "makes a"), rows, narrow=("format",)))
        return 0
    if form not in known:
        raise UsageError(f"no format called '{form}'.", place="export", remedy=did_you_mean(form, known))
    workspace = workspace_of(ctx)
    store = graph_of(workspace, moment_of(as_of, known_by))
    labels = workspace.ontology.graph.labels
    chosen = filters(
        workspace.ontology,
        StoreFinder(lambda: workspace.ontology, store, lambda: workspace.schemas),
        lambda id_: any(holds(store, NodeRef(label, id_)) for label in labels),
        platform=platform,
        agency=agency,
        country=country,
        action_type=type_,
        status=status,
        since=since,
        until=until,
        around=around,
        depth=depth,
    )
    nodes, edges = chosen_part(store, chosen, labels)
    write_export(known[form], nodes, edges, output)
    if output != "-":
        say(f"{len(nodes):,} nodes and {len(edges):,} edges written to {output}.")
    elif not nodes:
        say("nothing in the graph passes the filters.")
    return 0
