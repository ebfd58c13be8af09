"""Colours and tables that all views share. A colour never says anything that the words beside it do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.cli.terminal import safe

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from kg.ontology import Ontology

_HUES = ("red", "green", "yellow", "blue", "magenta", "cyan")
DIM, HEADING = "dim", "bold"


def hues(ontology: Ontology) -> dict[str, str]:
    """Return the colour of each family of actions."""
    return {family: _HUES[index % len(_HUES)] for index, family in enumerate(ontology.families)}


def plain(value: object, *, style: str = "", width: int = 0) -> Text:
    """Return a value as one safe line, cut at `width` characters where that is given."""
    from rich.text import Text

    line = " ".join(safe(str(value)).split())
    return Text(f"{line[: width - 1].rstrip()}…" if 0 < width < len(line) else line, style=style)


def plain_line(text: str) -> Text:
    """Return a line as it stands, its spaces kept."""
    from rich.text import Text

    return Text(safe(text))


def table(head: Sequence[str], rows: Iterable[Sequence[object]], *, narrow: Sequence[str] = (), wide: str = "") -> Table:
    """Return a table that wraps long cells; columns named in `narrow` never break, `wide` gets the most room.

    A cell is a value or a `Text` that is safe already; columns that are empty in every row are left out.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    cells = [[cell if isinstance(cell, Text) else plain(cell) for cell in row] for row in rows]
    used = [n for n in range(len(head)) if any(row[n] for row in cells)]
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style=HEADING)
    for n in used:
        made.add_column(head[n], no_wrap=head[n] in narrow, ratio=3 if head[n] == wide else None, overflow="fold")
    for row in cells:
        made.add_row(*(row[n] for n in used))
    return made


def pairs(rows: Iterable[tuple[str, object]]) -> Table:
    """Return lines of a name and a value, with an empty line after them."""
    from rich.table import Table

    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    for name, value in rows:
        made.add_row(plain(name, style=DIM), plain(value))
    made.add_row("", "")
    return made
