"""Prints the rows of an answer: as a table for people, and in formats for programs.

Rows are a sequence of columns and an iterable of rows, each as long as the columns, of plain JSON values.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, TextIO

from kg.export.characters import caption, formula_safe, visible
from kg.model import UsageError
from kg.query.forms import told

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Rows = Iterable[Sequence[object]]
Writer = Callable[[Sequence[str], Rows, TextIO], None]

# The columns that every claiming query has; a table shows them as one.
EVIDENCE = ("words", "outlet", "published", "article")
_QUOTED = "evidence"
ADDRESS = "url"
_LINK = re.compile(r"https?://[^\s<>\\`]+")
_CRLF = "\r\n"
# Characters: of a narrow column, of the widest that is asked for besides the quotations, between two, and for the quotations;
# between the name and the value of a card.
_NARROW, _WIDE, _GAP, _ROOM, _BESIDE = 10, 24, 3, 36, 2
LONGEST = 240  # characters of a cell in a table; whole sentences fit, whole paragraphs do not


def write_rows(columns: Sequence[str], rows: Rows, form: str, out: TextIO) -> None:
    """Write the rows in one of `FORMATS`; an unknown one is a `UsageError`.

    `table` fits the width of the terminal, cuts cells at `LONGEST` characters, leaves out columns that are empty in every row,
    and shows the `EVIDENCE` columns as one; the others are whole.
    """
    if form not in FORMATS:
        raise UsageError(f"no format called '{form}'.", place="--format", remedy=f"Valid: {', '.join(FORMATS)}.")
    FORMATS[form](columns, rows, out)


def _table(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    from rich.console import Console

    console = Console(file=out, highlight=False, markup=False, emoji=False)
    names, cells = _with_evidence_as_one(list(columns), [list(row) for row in rows])
    if not cells:
        console.print("No rows.")
        return
    # A column that is empty in every row takes room from the quotations.
    used = [n for n in range(len(names)) if any(row[n] for row in cells)]
    names, cells = [names[n] for n in used], [[row[n] for n in used] for row in cells]
    if _is_too_wide(names, cells, console.width):
        out.writelines(_cards(names, cells, console))
    else:
        console.print(_grid(names, cells))


def _is_too_wide(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> bool:
    """Whether words would break in the middle: under ten characters a column, or when ids leave no room for the quotations."""
    if len(names) * _NARROW > width:
        return True
    if names[-1] != _QUOTED:
        return False
    others = (max(len(name), *(len(row[n]) for row in cells)) for n, name in enumerate(names[:-1]))
    return width - sum(min(longest, _WIDE) + _GAP for longest in others) < _ROOM


def _with_evidence_as_one(columns: list[str], rows: list[list[object]]) -> tuple[list[str], list[list[str]]]:
    """Everything as text, and what `EVIDENCE` names as one column: “words” Outlet 2017-07-16 [article]."""
    if not set(EVIDENCE) <= set(columns):
        return columns, [[_shown(value) for value in row] for row in rows]
    rest = [n for n, name in enumerate(columns) if name not in EVIDENCE]
    words, outlet, published, article = (columns.index(name) for name in EVIDENCE)
    shown = [
        [_shown(row[n]) for n in rest]
        + [f"“{_shown(row[words])}” {_shown(row[outlet])} {_shown(row[published])[:10]} [{_shown(row[article])}]"]
        for row in rows
    ]
    return [*(columns[n] for n in rest), _QUOTED], shown


def _grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    for number, column in enumerate(columns):
        # Dates, types and statuses stay on one line; what is longer shares the rest of the width.
        table.add_column(Text(column), overflow="fold", no_wrap=max(len(row[number]) for row in rows) <= 10)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _cards(columns: Sequence[str], rows: Iterable[Sequence[str]], console: Console) -> Iterator[str]:
    """Each row as lines of a name and a value, for terminals too narrow for the table, with an empty line behind it."""
    margin = max(map(_width, columns)) + _BESIDE
    room = max(console.width - margin, _NARROW)
    names = [f"{column}{' ' * (margin - _width(column))}" for column in columns]
    for row in rows:
        for name, cell in zip(names, row, strict=True):
            if not cell:
                continue
            lines = [cell] if _width(cell) <= room else _wrapped(cell, room, console)
            yield f"{name}{lines[0]}\n"
            yield from (f"{' ' * margin}{line}\n" for line in lines[1:])
        yield "\n"


def _width(text: str) -> int:
    """How many columns of a terminal a line takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _wrapped(line: str, room: int, console: Console) -> list[str]:
    """The line, broken at its blanks as rich does it, in a fraction of the time; rich is asked where a word is too wide."""
    lines: list[str] = []
    words: list[str] = []
    left = room
    for word in line.split(" "):
        width = _width(word)
        if width > room:
            from rich.text import Text

            return [one.plain.rstrip() for one in Text(line).wrap(console, room)]
        if words and width > left:
            lines.append(" ".join(words))
            words, left = [], room
        words.append(word)
        left -= width + 1
    return [*lines, " ".join(words)]


def _shown(value: object) -> str:
    return caption(_read(value), width=LONGEST)


def _json(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    """One array of objects, a row a line."""
    out.write("[")
    for number, row in enumerate(rows):
        out.write(",\n " if number else "\n ")
        out.write(_object(columns, row))
    out.write("\n]\n")


def _jsonl(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    for row in rows:
        out.write(f"{_object(columns, row)}\n")


def _object(columns: Sequence[str], row: Sequence[object]) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)


class _Lines:
    """Ends each row with LF. The writer of rows ends them with CRLF, since it quotes only signs that its own line ends have: a
    CR without quotation marks would end a row for a spreadsheet, and what stands behind it could be a formula."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> None:
        self._out.write(f"{row.removesuffix(_CRLF)}\n")


def _csv(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    """Safe to open in a spreadsheet; lists are JSON text, and a line end is LF whatever the platform."""
    writer = csv.writer(_Lines(out), lineterminator=_CRLF)
    writer.writerow([formula_safe(column) for column in columns])
    writer.writerows([_cell(value) for value in row] for row in rows)


def _raw_csv(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    """For programs: no cell gets a mark, and a spreadsheet may take one for a formula."""
    writer = csv.writer(_Lines(out), lineterminator=_CRLF)
    writer.writerow(columns)
    writer.writerows([visible(_text(value)) for value in row] for row in rows)


def _cell(value: object) -> str:
    text = visible(_text(value))
    return formula_safe(text) if not isinstance(value, int | float) else text


def _md(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    out.write(f"| {' | '.join(_escaped(column) for column in columns)} |\n")
    out.write(f"|{' --- |' * len(columns)}\n")
    address = columns.index(ADDRESS) if ADDRESS in columns else -1
    for row in rows:
        cells = [_linked(_read(value)) if n == address else _escaped(_read(value)) for n, value in enumerate(row)]
        out.write(f"| {' | '.join(cells)} |\n")


def _linked(text: str) -> str:
    """An address as a link. Escaped as other texts, one with an underscore would lead nowhere."""
    return f"<{text.replace('|', '%7C')}>" if text.isprintable() and _LINK.fullmatch(text) else _escaped(text)


def _escaped(text: str) -> str:
    """One line in which Markdown and HTML see nothing but text."""
    line = caption(text, width=len(text) + 1).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"\\{c}" if c in "\\`*_[]|~#!" else c for c in line)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def _read(value: object) -> str:
    """A value as people read it, with lists of lists and maps of maps as JSON."""
    if isinstance(value, list | tuple):
        return "; ".join(told(one) if isinstance(one, dict) else _text(one) for one in value)
    return told(value) if isinstance(value, dict) else _text(value)


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {"table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv, "raw-csv": _raw_csv, "md": _md}
)
