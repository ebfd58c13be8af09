"""From what a person decides on the command line to a correction that is written, or only shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.cli.arguments import workspace_of
from kg.cli.session import say
from kg.cli.terminal import print_line, safe
from kg.model import UsageError, new_correction

if TYPE_CHECKING:
    import typer

    from kg.model import Correction
    from kg.resolve.difference import Difference
    from kg.workspace import Subjects, Workspace


@dataclass(frozen=True, slots=True)
class How:
    """The options that every correction takes."""

    why: str
    by: str | None
    dry_run: bool
    json: bool


def kept(ctx: typer.Context, kind: str, content: Callable[[Subjects], Mapping[str, Any]], *, how: How) -> int:
    """Make a correction of what was typed and write it; raise UsageError where it contradicts another."""
    from kg.workspace import Subjects, contradicted, outvoted, repeated

    author = author_of(how.by)
    workspace = workspace_of(ctx)
    store = workspace.graph()
    with workspace.reading() as ledger:
        found = Subjects(workspace.ontology, store.nodes(), store.edges(), ledger)
        made = new_correction(at=ledger.time_of_correction(), by=author, why=how.why, kind=kind, **content(found))
        standing = ledger.corrections()
        clash = contradicted(made, standing) or repeated(made, standing)
        other = outvoted(made, standing)
    if clash is not None:
        old, told = clash
        said = f"{told} ({old.id}, by {old.by}{f': {old.why}' if old.why else ''})."
        raise UsageError(said, place=kind, remedy=f"Undo that first: `kg correct undo {old.id}`.")
    parties = sorted({ref.party for subject in made.subjects for ref in subject.reports if ref.party})
    # A service and its owner may be parties of one event; whether two parties are that, only the graph can tell.
    if kind == "merge" and len(parties) > 1 and not workspace.applies(made):
        remedy = f"If those are one, merge them first: `kg correct merge {' '.join(parties)}`."
        raise UsageError(f"these events are about {' and '.join(parties)}, and stay apart.", place=kind, remedy=remedy)
    if other is not None:
        say(f"{other.id}, by {other.by}, says {other.value}; the newer one holds, and that one again if this is undone.")
    return written(workspace, made, how=how)


def written(workspace: Workspace, made: Correction, *, how: How, about: Correction | None = None) -> int:
    """Write a correction, or show what it would change, and tell; `about`: the one that it undoes."""
    from kg.cli.views.corrections import record, told

    if how.dry_run:
        return shown_only(workspace, [made], json=how.json)
    workspace.correct([made])
    if made in workspace.missed:
        say(f"{made.id} is kept, and there is nothing in the graph now that it applies to.")
    counts = workspace.graph().counts()
    nodes, edges = sum(counts.nodes.values()), sum(counts.edges.values())
    if how.json:
        from json import dumps

        print_line(dumps({"correction": record(made), "nodes": nodes, "edges": edges}, ensure_ascii=False))
    else:
        said = f"{told(made)} ({told(about)})" if about is not None else told(made)
        print_line(safe(f"{made.id}: {said}; graph: {nodes:,} nodes, {edges:,} edges"))
    return 0


def shown_only(workspace: Workspace, made: Sequence[Correction], *, json: bool) -> int:
    """Show what corrections would change."""
    return told_only(workspace.preview(made), json=json)


def told_only(difference: Difference, *, json: bool) -> int:
    """Show what would change."""
    from kg.cli.views.corrections import foretold

    if json:
        from dataclasses import asdict
        from json import dumps

        print_line(dumps(asdict(difference), ensure_ascii=False))
        return 0
    for line in foretold(difference):
        print_line(safe(line))
    say(f"{len(difference.facts):,} facts and {len(difference.entities):,} entities would change; nothing was written.")
    return 0


def author_of(by: str | None) -> str:
    """Return whose decision it is: by option or environment. Raises UsageError where neither tells."""
    author = by or os.environ.get("KG_AUTHOR") or os.environ.get("USER")
    if not author or not author.strip():
        raise UsageError("nobody says so.", place="--by", remedy="Give --by NAME, or set KG_AUTHOR.")
    return author
