"""The words of the schemas that a parameter may have, told without reading them: kept in a file beside the parsed schemas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.ontology.parsed import keep, kept

if TYPE_CHECKING:
    from kg.ontology import Ontology

_WHAT = "words"


def words_of_type(type_: str, schemas: str, ontology: Callable[[], Ontology]) -> Mapping[str, str]:
    """Return what may be written for a type of parameter, in small letters, with the value that it means.

    `schemas` is the fingerprint of the schemas, which are read only where their words were not kept yet.
    """
    data = kept(schemas, what=_WHAT)
    if data is None or type_ not in data:
        from kg.query.words import words_of

        data = words_of(ontology())
        keep(schemas, data, what=_WHAT)
    words: Mapping[str, str] = data[type_]
    return words
