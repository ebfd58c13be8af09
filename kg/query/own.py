"""Queries of the user's own: `.cypher` files of a folder, which join those of this package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.model import SchemaError
from kg.query.named import SUFFIX, NamedQuery, named_queries, read

LONGEST = 1_000_000  # bytes of a file


def with_own(folder: Path) -> tuple[Mapping[str, NamedQuery], Mapping[str, SchemaError]]:
    """Return all queries by name, in alphabetical order, and what is wrong with those of `folder` that are none.

    One broken file never takes the others along. It is told by the name that it would have.
    """
    known = dict(named_queries())
    broken: dict[str, SchemaError] = {}
    try:
        files = sorted(file for file in folder.iterdir() if file.name.endswith(SUFFIX))
    except OSError:
        # There is none, which is usual.
        files = []
    for file in files:
        name = file.name.removesuffix(SUFFIX)
        try:
            if taken := known.get(name):
                raise SchemaError(
                    f"a query called '{name}' is there already: {taken.place}.",
                    place=str(file),
                    remedy="Give the file another name.",
                )
            if file.stat().st_size > LONGEST:
                raise SchemaError("is larger than a megabyte.", place=str(file), remedy="A query is shorter: take it away.")
            known[name] = read(file, own=True)
        except OSError as error:
            remedy = "Allow reading it, or take it away."
            broken[name] = SchemaError(f"cannot be read ({error.strerror}).", place=str(file), remedy=remedy)
        except SchemaError as error:
            broken[name] = error
    return dict(sorted(known.items())), broken
