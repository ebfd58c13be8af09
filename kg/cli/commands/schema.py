"""`kg schema`: what the graph can hold, and whether the files that say so are sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.arguments import JsonOption
from kg.cli.terminal import console, print_line, safe
from kg.model import SchemaError

if TYPE_CHECKING:
    from kg.ontology import Ontology

PLACE = 90


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
    group.callback()(overview)
    group.command("check")(check)
    app.add_typer(group, name="schema")


def overview(ctx: typer.Context, json: JsonOption = False) -> int:
    """Print what the graph can hold: labels, edges, actions.

    All of it is data in schemas/; `kg schema check DIR` tells whether changes to a copy are sound.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from kg.ontology import load_ontology

    ontology = load_ontology()
    if json:
        from json import dumps

        print_line(dumps(_data(ontology), ensure_ascii=False, indent=1))
    else:
        _print(ontology)
    return 0


def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder such as schemas/; without it the installed one.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Print doubts about rules, and hints.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Doubts are findings too.")] = False,
) -> int:
    """Check the files strictly, the rules for sense, and run every example.

    The first fault of a file ends the check, with file, line and column and status 2; rules that cannot fire and examples that
    fail give status 1. Doubts are rules that fire in no example, and forms that another one keeps from being read; hints
    are forms that are names, or words of other lists, too.
    """
    from kg.ontology import read_ontology, schema_root
    from kg.workspace.examples import failing_examples
    from kg.workspace.linting import rule_doubts, rule_faults, rule_hints

    if folder is not None and not folder.is_dir():
        raise SchemaError("no such folder.", place=str(folder), remedy="Give a copy of schemas/.")
    try:
        ontology = read_ontology(folder or schema_root())
    except OSError as error:
        raise SchemaError(
            f"cannot be read: {error.strerror}.", place=str(error.filename), remedy="Copy all of schemas/, json/ included."
        ) from error
    faults = list(rule_faults(ontology))
    failures = list(failing_examples(ontology))
    doubts = list(rule_doubts(ontology)) if verbose or strict else []
    hints = rule_hints(ontology) if verbose else ()
    for finding in (*faults, *failures, *doubts, *hints):
        print_line(safe(str(finding)))
    examples = sum(len(language.examples) for language in ontology.languages.values())
    print_line(
        f"{len(ontology.entities):,} entities, {len(ontology.actions)} action types, {len(ontology.languages)} languages; "
        f"{examples:,} examples, {len(failures):,} of them fail; {len(faults):,} faults in rules"
        f"{f', {len(doubts):,} doubts' if verbose or strict else ''}"
    )
    return 1 if faults or failures or (strict and doubts) else 0


def _print(ontology: Ontology) -> None:
    from kg.cli.views.styles import table

    out, graph = console(), ontology.graph
    labels = [(name, one["about"], ", ".join(one["properties"])) for name, one in graph.labels.items()]
    out.print(table(("label", "what it is", "properties"), labels, narrow=("label",)))
    edges = [
        (name, ", ".join(one["from"]), ", ".join(one["to"]), one["about"], "yes" if one["evidence"] else "")
        for name, one in graph.relationships.items()
    ]
    out.print(table(("edge", "from", "to", "meaning", "evidence"), edges, narrow=("edge", "evidence")))
    actions = [(one.id, one.family, one.undone_by or "") for one in ontology.actions.values()]
    out.print(table(("action", "family", "undone by"), actions))
    statuses = [(name, "it took place" if happened else "it did not, or not yet") for name, happened in ontology.statuses.items()]
    out.print(table(("status", "meaning"), statuses))


def _data(ontology: Ontology) -> dict[str, object]:
    graph = ontology.graph
    return {
        "fingerprint": ontology.fingerprint,
        "labels": dict(graph.labels),
        "relationships": dict(graph.relationships),
        "actions": {one.id: {"family": one.family, "undone_by": one.undone_by} for one in ontology.actions.values()},
        "statuses": {name: {"happened": happened} for name, happened in ontology.statuses.items()},
    }
