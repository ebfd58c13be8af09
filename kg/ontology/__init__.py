"""`schemas/` read into typed objects: the only package that knows its YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lazily import loader

if TYPE_CHECKING:
    from kg.ontology.building import without_collection
    from kg.ontology.entries import ANY, ActionType, ListedEntity
    from kg.ontology.files import GAZETTEERS, schema_fingerprint, schema_root
    from kg.ontology.hiding import without_labels
    from kg.ontology.language import ACTIVE, BARE, EITHER, NOUN, PASSIVE, Example, Form, Grammar, Language, Rule
    from kg.ontology.loading import GraphSchema, Ontology, load_ontology, read_ontology
    from kg.ontology.validation import did_you_mean

__all__ = [
    "ACTIVE",
    "ANY",
    "BARE",
    "EITHER",
    "GAZETTEERS",
    "NOUN",
    "PASSIVE",
    "ActionType",
    "Example",
    "Form",
    "Grammar",
    "GraphSchema",
    "Language",
    "ListedEntity",
    "Ontology",
    "Rule",
    "did_you_mean",
    "load_ontology",
    "read_ontology",
    "schema_fingerprint",
    "schema_root",
    "without_collection",
    "without_labels",
]

__getattr__ = loader(
    __name__,
    {
        ".building": "without_collection",
        ".entries": "ANY ActionType ListedEntity",
        ".files": "GAZETTEERS schema_fingerprint schema_root",
        ".hiding": "without_labels",
        ".language": "ACTIVE BARE EITHER Example Form Grammar Language NOUN PASSIVE Rule",
        ".loading": "GraphSchema Ontology load_ontology read_ontology",
        ".validation": "did_you_mean",
    },
)
