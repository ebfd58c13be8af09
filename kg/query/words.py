"""The words that a parameter of a closed vocabulary may have: those of the schemas, and countries by code or by name."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ontology import Ontology

COUNTRY = "country"
_LONGEST = 80  # characters of a word
_CODE = 3  # letters that a code may have, of whichever standard: no name of a country is near to one


def _same(words: Iterable[str]) -> dict[str, str]:
    return {word.lower(): word for word in words}


def _countries(ontology: Ontology) -> dict[str, str]:
    """Each code, and each name of a country or of a region that makes rules as one, as the code."""
    found: dict[str, str] = {}
    for entry in ontology.entities.values():
        if entry.label == "Place" and entry.kind in ("country", "region") and entry.country:
            names = [entry.name, *(name for given in entry.names.values() for name in given)]
            found |= {name.lower(): entry.country for name in names}
    # A code goes before a name that is written alike, and there are bodies of countries that are no listed place.
    return found | _same(entry.country for entry in ontology.entities.values() if entry.country)


VOCABULARIES: Mapping[str, Callable[[Ontology], dict[str, str]]] = MappingProxyType(
    {
        "action_type": lambda ontology: _same(ontology.actions),
        "status": lambda ontology: _same(ontology.statuses),
        "family": lambda ontology: _same(ontology.families),
        "label": lambda ontology: _same(ontology.graph.labels),
        "relationship": lambda ontology: _same(ontology.graph.relationships),
        COUNTRY: _countries,
    }
)
"""By type of parameter: what may be written, in small letters, and the value that it means."""


def words_of(ontology: Ontology) -> dict[str, dict[str, str]]:
    """Return all vocabularies by type of parameter."""
    return {type_: words(ontology) for type_, words in VOCABULARIES.items()}


def remedy(word: str, type_: str, known: Mapping[str, str]) -> str:
    """Return what may be written instead of a word that is none: the nearest, else all."""
    # Nothing is near to what is longer; to find that out of a megabyte would take for ever.
    lower = word[:_LONGEST].lower()
    if type_ == COUNTRY:
        near = [] if len(word) <= _CODE else difflib.get_close_matches(lower, known, n=1, cutoff=0.8)
        if near:
            return f"Did you mean '{known[near[0]]}'?"
        return "Give its code of two letters (ISO 3166), such as ID, or its name."
    near = difflib.get_close_matches(lower, known, n=1)
    return f"Did you mean '{known[near[0]]}'?" if near else f"Valid: {', '.join(known.values())}."
