"""A folder of two tables, nodes.csv and edges.csv, safe to open in a spreadsheet.

UTF-8, comma, CRLF, the first line names the columns: our own fields first, then every property by name. Lists are JSON
text; an empty cell is a property that is not there. A text that a spreadsheet would run as a formula (it begins with one
of `= + - @`, tab or a line end) gets a `'` before it; `write(..., formula_safe=False)` leaves that out, for programs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.export import characters
from kg.export.flat import EDGE_FIELDS, NODE_FIELDS, FlatValue, flat_edge, flat_node
from kg.export.stream import ordered
from kg.model import Edge, Node

SUFFIX = ".csv"
FOLDER = True


def write(nodes: Iterable[Node], edges: Iterable[Edge], out: Path, *, formula_safe: bool = True) -> None:
    """Write both tables into the folder."""
    nodes, edges = ordered(nodes, edges)
    _table(out / "nodes.csv", NODE_FIELDS, [flat_node(node) for node in nodes], formula_safe=formula_safe)
    _table(out / "edges.csv", EDGE_FIELDS, [flat_edge(edge) for edge in edges], formula_safe=formula_safe)


def _table(path: Path, fields: Sequence[str], rows: list[dict[str, FlatValue]], *, formula_safe: bool) -> None:
    properties = sorted({name for row in rows for name in row} - set(fields))
    columns = [*fields, *properties]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([_cell(column, formula_safe=formula_safe) for column in columns])
        writer.writerows([_cell(row.get(column, ""), formula_safe=formula_safe) for column in columns] for row in rows)


def _cell(value: FlatValue, *, formula_safe: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):  # a number is no formula, even a negative one
        return str(value)
    text = characters.visible(value)
    return characters.formula_safe(text) if formula_safe else text
