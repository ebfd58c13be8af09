"""The answer to a question: rows to go through, and to hand to other libraries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any, overload

from kg.api import displays, tables
from kg.api.networks import network_of_values
from kg.query import write_rows

if TYPE_CHECKING:
    import networkx
    import pandas
    import polars
    import pyarrow


@dataclass(frozen=True)
class Result(Sequence[dict[str, Any]]):
    """Rows as dictionaries, by number or one after the other; a column by its name.

    `truncated` tells that there were more rows than the limit; `notes` are remarks on the question, such as a property that no
    node has. Values are those of JSON; dates are text whose length tells how precise they are.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    @overload
    def __getitem__(self, key: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, key: slice) -> Result: ...
    @overload
    def __getitem__(self, key: str) -> list[Any]: ...
    def __getitem__(self, key: int | slice | str) -> Any:
        if isinstance(key, str):
            if key not in self.columns:
                raise KeyError(f"no column {key!r}; there are: {', '.join(self.columns)}")
            place = self.columns.index(key)
            return [row[place] for row in self.rows]
        if isinstance(key, slice):
            return Result(self.columns, self.rows[key], self.truncated, self.notes)
        return dict(zip(self.columns, self.rows[key], strict=True))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries."""
        return list(self)

    def to_arrow(self) -> pyarrow.Table:
        """Return an Arrow table. Needs pyarrow, the extra `arrow`."""
        return tables.to_arrow(self._columns())

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas DataFrame. Needs pandas, the extra of that name."""
        return tables.to_pandas(self._columns())

    def to_polars(self) -> polars.DataFrame:
        """Return a polars DataFrame. Needs polars, the extra of that name."""
        return tables.to_polars(self._columns())

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return the nodes, relationships and paths among the values as a graph. Raises UsageError where there are none."""
        return network_of_values(self.rows)

    def to_markdown(self) -> str:
        """Return a Markdown table of all rows, in which the words of articles are words and nothing else."""
        return self._written("md")

    def to_csv(self) -> str:
        """Return CSV that is safe to open in a spreadsheet."""
        return self._written("csv")

    def __repr__(self) -> str:
        more = " and more" if self.truncated else ""
        return f"<Result: {len(self):,} row{'' if len(self) == 1 else 's'}{more} of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        more = ("There are more: raise the limit to see them.",) if self.truncated else ()
        return displays.table(self.columns, self.rows, notes=(*more, *self.notes))

    def _repr_markdown_(self) -> str:
        return self[: displays.SHOWN].to_markdown()

    def _columns(self) -> dict[str, tables.Column]:
        return {name: tables.column(self[name]) for name in self.columns}

    def _written(self, form: str) -> str:
        out = StringIO()
        write_rows(self.columns, self.rows, form, out)
        return out.getvalue()
