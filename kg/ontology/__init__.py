"""`schemas/` read into typed objects: the only package that knows its YAML."""

from kg.ontology.building import without_collection
from kg.ontology.entries import ANY, ActionType, ListedEntity
from kg.ontology.hiding import without_labels
from kg.ontology.language import ACTIVE, BARE, EITHER, NOUN, PASSIVE, Example, Form, Grammar, Language, Rule
from kg.ontology.loading import GAZETTEERS, GraphSchema, Ontology, load_ontology, read_ontology, schema_fingerprint, schema_root
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
