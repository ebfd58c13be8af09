"""Whom the gazetteers call so, told without reading them: their names are kept in one file beside the parsed schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.model import NodeRef
from kg.ontology.parsed import keep, kept
from kg.workspace.finding import all_listed, folded, names_of

if TYPE_CHECKING:
    from kg.ontology import Ontology

_WHAT = "names"
_ID = "#"  # before an id, which is looked up as it stands; no folded name begins so
Listed = tuple[NodeRef, str]
"""An entry of a gazetteer: its key, and its usual name."""


def listed_as(text: str, schemas: str, ontology: Callable[[], Ontology]) -> list[Listed]:
    """Return the entries of the gazetteers that have `text` as their id or as one of their names.

    `schemas` is the fingerprint of the schemas, which are read only where their names were not kept yet.
    """
    data = kept(schemas, what=_WHAT)
    if data is None:
        data = {"lines": "".join(_lines(ontology()))}
        keep(schemas, data, what=_WHAT)
    found = [*_found(folded(text), data["lines"]), *_found(f"{_ID}{text.strip()}", data["lines"])]
    return list(dict.fromkeys(found))


def _lines(ontology: Ontology) -> Iterator[str]:
    """Yield a line for each name: folded, with label, id and usual name. One text, because many small ones are slow to read."""
    for listed in all_listed(ontology):
        for name in dict.fromkeys([f"{_ID}{listed.id}", folded(listed.id), *map(folded, names_of(listed))]):
            yield f"\n{name}\t{listed.label}\t{listed.id}\t{listed.name}\n"


def _found(name: str, lines: str) -> Iterator[Listed]:
    wanted = f"\n{name}\t"
    # A name with a tab or a line's end in it is no name.
    at = lines.find(wanted) if name.isprintable() else -1
    while at >= 0:
        begin = at + len(wanted)
        label, id_, usual = lines[begin : lines.index("\n", begin)].split("\t")
        yield NodeRef(label, id_), usual
        at = lines.find(wanted, begin)
