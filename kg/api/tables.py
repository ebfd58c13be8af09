"""Columns of one type each, out of values of any, for libraries of tables; these are loaded where they are asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from kg.api.optional import library

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Kind = Literal["truth", "whole", "number", "text", "texts"]
_LEAST, _MOST = -(2**63), 2**63 - 1
_PANDAS = {"truth": "boolean", "whole": "Int64", "number": "float64", "text": None, "texts": "object"}


@dataclass(frozen=True, slots=True)
class Column:
    """Values of one kind, None among them. Dates are text: their length tells how precise they are (`2017-07`)."""

    kind: Kind
    values: list[Any]


def column(values: Sequence[object]) -> Column:
    """Return values as they are where one type holds them all, whole numbers as others where both occur, else as JSON text.

    Nodes, relationships, paths and maps are JSON text in any case: their fields differ from row to row.
    """
    kinds = {_kind(value) for value in values if value is not None}
    if kinds == {"whole", "number"}:
        return Column("number", [None if value is None else float(value) for value in values])  # type: ignore[arg-type]
    if kinds == {"texts"}:
        return Column("texts", [None if value is None else list(value) for value in values])  # type: ignore[call-overload]
    if len(kinds) == 1 and (kind := kinds.pop()) is not None:
        return Column(kind, list(values))
    return Column("text", [value if value is None or isinstance(value, str) else _json(value) for value in values])


def to_arrow(columns: Mapping[str, Column]) -> pyarrow.Table:
    """Return an Arrow table. Raises UsageError where pyarrow is missing."""
    arrow = library("pyarrow", "arrow")
    types = {"truth": arrow.bool_(), "whole": arrow.int64(), "number": arrow.float64(), "text": arrow.string()}
    types["texts"] = arrow.list_(arrow.string())
    arrays = [arrow.array(one.values, type=types[one.kind]) for one in columns.values()]
    return arrow.Table.from_arrays(arrays, names=list(columns))


def to_pandas(columns: Mapping[str, Column]) -> pandas.DataFrame:
    """Return a pandas DataFrame, with types that have room for missing values. Raises UsageError where pandas is missing."""
    pandas = library("pandas", "pandas")
    made = {name: pandas.Series(one.values, dtype=_PANDAS[one.kind]) for name, one in columns.items()}
    return pandas.DataFrame(made, columns=list(columns))


def to_polars(columns: Mapping[str, Column]) -> polars.DataFrame:
    """Return a polars DataFrame. Raises UsageError where polars is missing."""
    polars = library("polars", "polars")
    types = {"truth": polars.Boolean, "whole": polars.Int64, "number": polars.Float64, "text": polars.String}
    types["texts"] = polars.List(polars.String)
    schema = {name: types[one.kind] for name, one in columns.items()}
    return polars.DataFrame({name: one.values for name, one in columns.items()}, schema=schema)


def _kind(value: object) -> Kind | None:
    """The kind of a value; None for what only JSON text can hold."""
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int):
        return "whole" if _LEAST <= value <= _MOST else None
    if isinstance(value, float):
        return "number"
    if isinstance(value, str):
        return "text"
    return "texts" if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value) else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
