"""Prints an answer in a format, and how one would be found."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING

from kg.cli.session import say
from kg.cli.terminal import data_out, safe
from kg.cli.views.links import linked, shows_links

if TYPE_CHECKING:
    from kg.cli.question import Question
    from kg.store import GraphStore, Rows

_TABLE = "table"


def print_answer(answer: Rows, form: str, *, question: Question, store: GraphStore) -> None:
    """Print the rows. Those of a named query lead to their articles: by a column `url`, in a table on a terminal by links."""
    from kg.workspace.asking import addresses, with_addresses

    if question.named and (form != _TABLE or shows_links()):
        known = addresses(store, answer)
        print_rows(with_addresses(answer, known) if form != _TABLE else answer, form, known)
    else:
        print_rows(answer, form, {})
    if answer.truncated:
        say(f"there are more rows: raise --limit to see more than {len(answer.rows):,}.")


def print_rows(answer: Rows, form: str, known: dict[str, str]) -> None:
    """Print rows; `known` are the addresses of articles by id."""
    from kg.query import write_rows

    kept = StringIO()
    write_rows(answer.columns, answer.rows, form, kept)
    if form != _TABLE:
        data_out().write(kept.getvalue())
    elif shows_links():
        # Made safe before the links come in, which are the only sequences that pass.
        sys.stdout.write(linked(safe(kept.getvalue()), known))
    else:
        # A table is for people, wherever it goes.
        sys.stdout.write(safe(kept.getvalue()))
