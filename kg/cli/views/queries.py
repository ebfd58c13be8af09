"""The named queries: a list of them, and what one takes and gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.cli.terminal import console, print_line, safe

if TYPE_CHECKING:
    from kg.query import NamedQuery


# Columns of a terminal under which a table of so many columns would break words into letters.
_LEAST = {2: 50, 3: 72, 5: 76}


def print_queries(queries: Iterable[NamedQuery]) -> None:
    """Print the names and questions; the user's own are marked."""
    rows = [
        (
            f"{query.name} (own)" if query.own else query.name,
            query.question,
            ", ".join(p.name if p.default is not None else f"{p.name}=…" for p in query.parameters),
        )
        for query in queries
    ]
    _print(("query", "answers", "parameters"), rows, narrow=("query",))


def print_description(query: NamedQuery) -> None:
    """Print the question, the parameters with their types and defaults, and the columns."""
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
        _print(head, parameters, narrow=("parameter", "default"))
    if query.columns:
        _print(("column", "meaning"), [(c.name, c.meaning) for c in query.columns], narrow=("column",))
    print_line(safe(f"{'Your own, from' if query.own else 'Since'} {query.place if query.own else query.since}."))


def _print(head: Sequence[str], rows: Sequence[Sequence[str]], *, narrow: Sequence[str]) -> None:
    """Print a table, or each row as lines of a name and a value where the terminal is too narrow for one."""
    from kg.cli.views.styles import pairs, table

    out = console()
    if out.width >= _LEAST[len(head)]:
        out.print(table(head, rows, narrow=narrow))
        return
    for row in rows:
        out.print(pairs((name, cell) for name, cell in zip(head, row, strict=True) if cell))
