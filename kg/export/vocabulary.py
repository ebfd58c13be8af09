"""Names in RDF: our own namespace, and which terms of known vocabularies say the same."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote

from kg.model import Edge, NodeRef

BASE = "https://w3id.org/platform-regulation/"
TERMS = f"{BASE}terms#"

PREFIXES = {
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "pr": TERMS,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# What a node of a label is besides, in other people's terms.
CLASSES = {
    "Action": ("sem:Event", "prov:Entity"),
    "Agency": ("sem:Actor", "schema:GovernmentOrganization"),
    "Article": ("schema:NewsArticle", "prov:Entity"),
    "LegalInstrument": ("schema:Legislation", "eli:LegalResource"),
    "Organization": ("sem:Actor", "schema:Organization"),
    "Outlet": ("schema:NewsMediaOrganization",),
    "Person": ("sem:Actor", "schema:Person"),
    "Place": ("sem:Place", "schema:Place"),
    "Platform": ("sem:Actor", "schema:WebApplication"),
    "Statement": ("schema:Quotation", "prov:Entity"),
    "Topic": ("skos:Concept",),
}

# (label or "" for any, property) -> the term that carries the same value besides our own.
PROPERTIES = {
    ("", "name"): "rdfs:label",
    ("Action", "date"): "sem:hasTimeStamp",
    ("Article", "title"): "schema:headline",
    ("Article", "published"): "schema:datePublished",
    ("Article", "language"): "schema:inLanguage",
    ("Statement", "text"): "schema:text",
    ("Topic", "name"): "skos:prefLabel",
}

# Relationship -> (term, whether it runs from the target to the source).
RELATIONSHIPS = {
    "ABOUT": ("schema:about", False),
    "ACTOR_OF": ("sem:hasActor", True),
    "IN": ("sem:hasPlace", False),
    "MENTIONS": ("schema:mentions", False),
    "PUBLISHED_BY": ("schema:publisher", False),
    "QUOTES": ("prov:wasDerivedFrom", True),
    "REPORTS": ("prov:wasDerivedFrom", True),
    "SAID": ("prov:wasAttributedTo", True),
    "TARGETS": ("sem:hasActor", False),
    "VIA": ("sem:hasActor", False),
}

# Values that are dates; how much of one there is decides its type.
DATES = frozenset({"began", "date", "deadline", "ended", "first_published", "published", "valid_from", "valid_until"})
_DATE_TYPES = (
    (re.compile(r"\d{4}", re.ASCII), "gYear"),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII), "gYearMonth"),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII), "date"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII), "dateTime"),
)


def full(name: str) -> str:
    """The whole IRI of `prefix:local`."""
    prefix, local = name.split(":", 1)
    return PREFIXES[prefix] + local


def node_iri(ref: NodeRef) -> str:
    """`BASE` + `label/id`, both percent-encoded: one bad IRI stops the whole import of a triple store."""
    return f"{BASE}{_encoded(ref.label.lower())}/{_encoded(ref.id)}"


def edge_iri(edge: Edge) -> str:
    """`BASE` + `edge/` + 20 hex digits of SHA-256 over what makes the edge unique."""
    parts = (edge.source.label, edge.source.id, edge.type, edge.target.label, edge.target.id, edge.key)
    return f"{BASE}edge/{hashlib.sha256(repr(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


def class_iri(label: str) -> str:
    """The class of a label."""
    return TERMS + _encoded(label)


def property_iri(name: str) -> str:
    """The property of a node's or an edge's property: `first_published` becomes `firstPublished`."""
    return TERMS + _encoded(_camel(name))


def relationship_iri(relationship: str) -> str:
    """The property of a relationship: `ACTOR_OF` becomes `actorOf`."""
    return TERMS + _encoded(_camel(relationship.lower()))


def date_type(value: str) -> str | None:
    """The name in XML Schema of the type that the date has by its length; None where it is no date."""
    return next((name for pattern, name in _DATE_TYPES if pattern.fullmatch(value)), None)


def _encoded(text: str) -> str:
    encoded = quote(text, safe="", errors="surrogatepass")
    return encoded.replace(".", "%2E") if encoded.strip(".") == "" else encoded  # `..` would climb


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)
