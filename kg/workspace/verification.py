"""Reads every piece of evidence of the graph again, and compares the graph with what the ledger gives now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg.ledger import Ledger
from kg.model import Edge, Node, Scalar
from kg.ontology import Ontology
from kg.store import GraphStore
from kg.workspace.derivation import resolved, why_outdated

if TYPE_CHECKING:
    from kg.resolve import Graph

_EVIDENCE = ("article", "start", "end", "text")
_REBUILD = "`kg rebuild` makes the graph again."
_SHOWN = 60
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, what, and what to do about it."""

    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem} {self.remedy}".rstrip()


def verified(store: GraphStore, ledger: Ledger, ontology: Ontology) -> list[Finding]:
    """Return everything that is wrong with the ledger and the graph; an empty list is good news.

    Nothing is mended on the way: a graph that is missing, damaged or old is a finding.
    """
    findings = [Finding(str(ledger.path), f"{line}.", "Restore a backup.") for line in ledger.check()]
    if (outdated := why_outdated(store, ledger, ontology.fingerprint)) is not None:
        return [*findings, Finding("graph", f"it {outdated}.", _REBUILD)]
    nodes, edges = tuple(store.nodes()), tuple(store.edges())
    findings += _evidence_faults(nodes, edges, ledger, ontology)
    graph, _ = resolved(ledger, ontology)
    return findings + list(_differences(nodes, edges, graph))


def _evidence_faults(nodes: Iterable[Node], edges: Iterable[Edge], ledger: Ledger, ontology: Ontology) -> Iterator[Finding]:
    by_article: dict[str, list[tuple[str, Mapping[str, Scalar]]]] = defaultdict(list)
    relationships = ontology.graph.relationships
    for edge in edges:
        place = _edge_name(edge)
        if edge.type not in relationships:
            yield Finding(place, f"schemas/graph.yaml has no relationship {edge.type}.", _REBUILD)
            continue
        missing = [name for name in _EVIDENCE if name not in edge.properties]
        if not missing:
            by_article[str(edge.properties["article"])].append((place, edge.properties))
        elif relationships[edge.type]["evidence"]:
            yield Finding(place, f"no evidence: {', '.join(missing)} missing.", _REBUILD)
    for node in nodes:
        # A statement carries the place of its words itself; its own text may leave out quotation marks.
        if node.label == "Statement":
            by_article[str(node.properties.get("article"))].append((f"{node.label} {node.id}", node.properties))
    for article in ledger.articles():
        for place, properties in by_article.pop(article.id, ()):
            if (problem := _misquoted(article.text, properties)) is not None:
                yield Finding(place, f"{problem} (article {article.id}).", _REBUILD)
    for article_id, left in sorted(by_article.items()):
        for place, _ in left:
            yield Finding(place, f"its article {article_id} is not in the ledger.", _REBUILD)


def _misquoted(text: str, properties: Mapping[str, Scalar]) -> str | None:
    """Return how the evidence differs from the article's text; None where every character is right."""
    start, end, words = properties.get("start"), properties.get("end"), properties.get("text")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        return f"its evidence stands at {start}-{end}, and the text has {len(text)} characters"
    found = text[start:end]
    if found == words or (isinstance(words, str) and "direct" in properties and words in found):
        return None
    return f"the words at {start}-{end} are {_short(found)}, and the graph says {_short(words)}"


def _differences(nodes: Iterable[Node], edges: Iterable[Edge], derived: Graph) -> Iterator[Finding]:
    yield from _compared(
        {f"{node.label} {node.id}": (dict(node.properties), tuple(sorted(node.extra_labels))) for node in nodes},
        {f"{node.label} {node.id}": (dict(node.properties), tuple(sorted(node.extra_labels))) for node in derived.nodes},
    )
    yield from _compared(
        {_edge_name(edge): dict(edge.properties) for edge in edges},
        {_edge_name(edge): dict(edge.properties) for edge in derived.edges},
    )


def _compared(stored: Mapping[str, object], derived: Mapping[str, object]) -> Iterator[Finding]:
    for name in sorted(stored.keys() | derived.keys()):
        if name not in derived:
            yield Finding(name, "it is in the graph, and the articles do not give it.", _REBUILD)
        elif name not in stored:
            yield Finding(name, "the articles give it, and it is not in the graph.", _REBUILD)
        elif stored[name] != derived[name]:
            yield Finding(name, "its properties are not what the articles give.", _REBUILD)


def _edge_name(edge: Edge) -> str:
    key = f" [{edge.key}]" if edge.key else ""
    return f"{edge.source.label} {edge.source.id} -{edge.type}-> {edge.target.label} {edge.target.id}{key}"


def _short(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
