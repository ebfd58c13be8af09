"""Opens the shell on a workspace."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.cli.session import say
from kg.cli.shell.completion import Vocabulary
from kg.cli.shell.loop import Shell
from kg.cli.terminal import print_line
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.query import NamedQuery, Parameter
    from kg.store import GraphStore
    from kg.workspace import Workspace


def check_terminal() -> None:
    """Raise UsageError where nobody sits who could type."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        remedy = "Ask with --cypher TEXT, --file PATH, or - for standard input."
        raise UsageError("the shell needs a terminal.", place="--shell", remedy=remedy)


def open_shell(workspace: Workspace, store: GraphStore, queries: Mapping[str, NamedQuery]) -> None:
    """Answer what is typed until the user leaves."""
    # Imported here: a question on the command line is answered without it.
    from kg.cli.shell.terminal import reader

    counts = store.counts()
    nodes, edges = sum(counts.nodes.values()), sum(counts.edges.values())
    print_line(f"{nodes:,} nodes, {edges:,} relationships. Cypher ends with ;  :help tells more, Ctrl-D leaves.")
    Shell(workspace, store, queries).run(reader(workspace.folder, vocabulary(workspace.ontology, queries)))
    say("bye.")


def vocabulary(ontology: Ontology, queries: Mapping[str, NamedQuery]) -> Vocabulary:
    """Return the words that the schema and the named queries have."""
    from kg.query import FORMATS
    from kg.query.words import words_of

    schema, known = ontology.graph, words_of(ontology)
    labels = {*schema.labels, *(action.label for action in ontology.actions.values())}
    properties = {"id", *schema.edge_properties}
    for told in (*schema.labels.values(), *schema.relationships.values()):
        properties |= {*told.get("properties", {})}
    return Vocabulary(
        labels=tuple(sorted(labels)),
        types=tuple(sorted(schema.relationships)),
        properties=tuple(sorted(properties)),
        queries={name: {one.name: _words(one, known) for one in query.parameters} for name, query in queries.items()},
        formats=tuple(FORMATS),
    )


def _words(parameter: Parameter, known: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    truth = ("true", "false") if parameter.type == "boolean" else ()
    return parameter.words or truth or tuple(sorted(set(known.get(parameter.type, {}).values())))
