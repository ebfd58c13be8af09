"""The named queries: a list of them, and what one takes and gives."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.cli.terminal import console, print_line, safe

if TYPE_CHECKING:
    from kg.query import NamedQuery


def print_queries(queries: Iterable[NamedQuery]) -> None:
    """Print the names and questions; the user's own are marked."""
    from kg.cli.views.styles import table

    rows = [
        (
            f"{query.name} (own)" if query.own else query.name,
            query.question,
            ", ".join(p.name if p.default is not None else f"{p.name}=…" for p in query.parameters),
        )
        for query in queries
    ]
    console().print(table(("query", "answers", "parameters"), rows, narrow=("query",)))


def print_description(query: NamedQuery) -> None:
    """Print the question, the parameters with their types and defaults, and the columns."""
    from kg.cli.views.styles import table

    print_line(safe(f"{query.name}: {query.question}"))
    parameters = [
        (
            p.name,
            p.kind,
            "required" if p.default is None else "any" if p.default == "" else str(p.default).lower(),
            p.meaning,
            p.example or "",
        )
        for p in query.parameters
    ]
    head = ("parameter", "type", "default", "meaning", "example")
    if parameters:
        console().print(table(head, parameters, narrow=("parameter", "default")))
    if query.columns:
        console().print(table(("column", "meaning"), [(c.name, c.meaning) for c in query.columns], narrow=("column",)))
    print_line(safe(f"{'Your own, from' if query.own else 'Since'} {query.place if query.own else query.since}."))
