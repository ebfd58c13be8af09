"""RDF in Turtle: actions and statements as nodes, the evidence of each edge as a Web Annotation.

Every node is `https://w3id.org/platform-regulation/LABEL/ID`. Every edge is a plain triple; one with properties is also
an `rdf:Statement`, and with evidence an `oa:Annotation` whose target is the article, with an `oa:TextPositionSelector`
(code points, `oa:end` exclusive) and an `oa:TextQuoteSelector`. SEM, PROV, schema.org and ELI say besides what they have
words for. An action is a `sem:Event` whatever its status: read `pr:status` before you count it as done. There are no blank
nodes, and all is sorted, so the same graph gives the same bytes. Control characters become their pictures (U+2400 and on).

Written here and not by rdflib, whose serialiser looks at every namespace for every name: 20,000 edges took it more than nine
minutes. The tests read the result with rdflib.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from kg.export.characters import visible
from kg.export.stream import ordered
from kg.export.vocabulary import (
    CLASSES,
    DATES,
    PREFIXES,
    PROPERTIES,
    RELATIONSHIPS,
    class_iri,
    date_type,
    edge_iri,
    full,
    node_iri,
    property_iri,
    relationship_iri,
)
from kg.model import Edge, Node, NodeRef, Scalar

SUFFIX = ".ttl"
FOLDER = False
_EVIDENCE = ("article", "start", "end", "text")
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9]*")  # of all that Turtle allows after a prefix, what needs no escape
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})

# Subject, predicate, objects; all as Turtle writes them.
Triples = defaultdict[str, defaultdict[str, set[str]]]


def write(nodes: Iterable[Node], edges: Iterable[Edge], out: BinaryIO) -> None:
    """Write the graph."""
    nodes, edges = ordered(nodes, edges)
    graph: Triples = defaultdict(lambda: defaultdict(set))
    for node in nodes:
        _add_node(graph, node)
    for edge in edges:
        _add_edge(graph, edge)
    for prefix, iri in PREFIXES.items():
        out.write(f"@prefix {prefix}: <{iri}> .\n".encode())
    for subject, predicates in sorted(graph.items()):
        told = " ;\n    ".join(f"{name} {', '.join(sorted(objects))}" for name, objects in sorted(predicates.items()))
        out.write(f"\n{subject} {told} .\n".encode())


def _add_node(graph: Triples, node: Node) -> None:
    subject = node_iri(node.ref)
    for label in (node.label, *node.extra_labels):
        _link(graph, subject, full("rdf:type"), class_iri(label))
    for name in CLASSES.get(node.label, ()):
        _link(graph, subject, full("rdf:type"), full(name))
    for label in node.extra_labels:
        if node.label == "Action":
            _link(graph, subject, full("sem:eventType"), class_iri(label))
    _values(graph, subject, {"id": node.id} | dict(node.properties))
    for (label, name), term in PROPERTIES.items():
        if label in ("", node.label) and name in node.properties:
            _value(graph, subject, full(term), name, node.properties[name])
    wikidata = node.properties.get("wikidata")
    if isinstance(wikidata, str) and wikidata[:1] == "Q" and wikidata[1:].isascii() and wikidata[1:].isdigit():
        _link(graph, subject, full("owl:sameAs"), f"http://www.wikidata.org/entity/{wikidata}")


def _add_edge(graph: Triples, edge: Edge) -> None:
    source, target = node_iri(edge.source), node_iri(edge.target)
    predicate = relationship_iri(edge.type)
    _link(graph, source, predicate, target)
    if edge.type in RELATIONSHIPS:
        term, backwards = RELATIONSHIPS[edge.type]
        _link(graph, *((target, full(term), source) if backwards else (source, full(term), target)))
    if not edge.properties and not edge.key:
        return
    subject = edge_iri(edge)
    _link(graph, subject, full("rdf:type"), full("rdf:Statement"))
    _link(graph, subject, full("rdf:subject"), source)
    _link(graph, subject, full("rdf:predicate"), predicate)
    _link(graph, subject, full("rdf:object"), target)
    rest = dict(edge.properties)
    if all(name in rest for name in _EVIDENCE):
        article, start, end, text = (rest.pop(name) for name in _EVIDENCE)
        _add_evidence(graph, subject, article=str(article), start=start, end=end, text=text)
    _values(graph, subject, rest | ({"key": edge.key} if edge.key else {}))


def _add_evidence(graph: Triples, subject: str, *, article: str, start: Scalar, end: Scalar, text: Scalar) -> None:
    """The annotation, its target, and two selectors, each with an IRI of its own under the edge's."""
    source = node_iri(NodeRef("Article", article))
    target, position, quotation = f"{subject}#target", f"{subject}#position", f"{subject}#quote"
    _link(graph, subject, full("rdf:type"), full("oa:Annotation"))
    _link(graph, subject, full("oa:motivatedBy"), full("oa:identifying"))
    _link(graph, subject, full("oa:hasTarget"), target)
    _link(graph, subject, full("prov:wasDerivedFrom"), source)
    _link(graph, target, full("rdf:type"), full("oa:SpecificResource"))
    _link(graph, target, full("oa:hasSource"), source)
    _link(graph, target, full("oa:hasSelector"), position)
    _link(graph, target, full("oa:hasSelector"), quotation)
    _link(graph, position, full("rdf:type"), full("oa:TextPositionSelector"))
    _value(graph, position, full("oa:start"), "start", start)
    _value(graph, position, full("oa:end"), "end", end)
    _link(graph, quotation, full("rdf:type"), full("oa:TextQuoteSelector"))
    _value(graph, quotation, full("oa:exact"), "text", text)


def _values(graph: Triples, subject: str, properties: Mapping[str, Scalar]) -> None:
    for name, value in properties.items():
        _value(graph, subject, property_iri(name), name, value)


def _value(graph: Triples, subject: str, predicate: str, name: str, value: Scalar) -> None:
    """One triple, or one for each of a list (whose order RDF does not keep)."""
    for one in value if isinstance(value, tuple) else (value,):
        graph[_iri(subject)][_iri(predicate)].add(_literal(name, one))


def _link(graph: Triples, subject: str, predicate: str, target: str) -> None:
    graph[_iri(subject)][_iri(predicate)].add(_iri(target))


def _iri(iri: str) -> str:
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start)):
            return f"{prefix}:{iri[len(start) :]}"
    return f"<{iri}>"


def _literal(name: str, value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f'"{value!r}"^^xsd:double'
    text = visible(value)
    type_ = date_type(text) if name in DATES else None
    return f'"{text.translate(_ESCAPES)}"' + (f"^^xsd:{type_}" if type_ else "")
