"""What all articles together say: facts in, graph out. The order of the articles cannot matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.model import Article, Edge, Facts, Node, NodeRef, UsageError
from kg.resolve.bodies import Bodies
from kg.resolve.claims import Claims
from kg.resolve.corrections import Corrections
from kg.resolve.entities import Entities, Votes, unlisted
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.graph import Graph
from kg.resolve.identity import Identities
from kg.resolve.linking import SPELLED
from kg.resolve.partitions import Surroundings, part
from kg.resolve.people import People
from kg.resolve.readings import Reader, Reading
from kg.resolve.reports import Report
from kg.resolve.spellings import in_articles, meant

if TYPE_CHECKING:
    from kg.model import Correction


def resolve(pairs: Iterable[tuple[Article, Facts]], ontology: Gazetteer, corrections: Sequence[Correction] = ()) -> Graph:
    """Return the graph of all articles and what each says, as people corrected it.

    A pure function: any order of `pairs` gives the same graph, ids included. Texts are let go one by one; what the graph takes
    from each stays in memory. Raises UsageError for an article that comes twice or with another's facts, SchemaError for a kind
    of entity or a type of action that the ontology does not have.
    """
    rules = Corrections(corrections, ontology.entities)
    reader = Reader(ontology, rules)
    readings: dict[str, Reading] = {}
    for article, facts in pairs:
        if facts.article != article.id:
            raise UsageError(f"these are the facts of {facts.article}, not of {article.id}.", place=article.source)
        if article.id in readings:
            raise UsageError(f"article {article.id} comes twice.", place=article.source, remedy="Give each once.")
        readings[article.id] = reader.read(article, facts)
    return _Assembly(reader, rules, ontology, readings.values()).graph()


class _Assembly:
    """Puts together what single articles and partitions give, and names things only when all have spoken."""

    def __init__(self, reader: Reader, corrections: Corrections, ontology: Gazetteer, readings: Iterable[Reading]) -> None:
        self._reader = reader
        self._corrections = corrections
        self._readings = list(readings)
        self._people = People(reader.relations)
        votes, listed = Votes(), ontology.entities
        for reading in self._readings:
            votes.seen(reading.entities, listed)
            for name, appearance in reading.people:
                self._people.seen(name, appearance)
        self._people.settle()
        counted = in_articles(
            [*(key for key, _ in unlisted(reading.entities, listed)), *reading.spelled] for reading in self._readings
        )
        misspelt = meant(counted, SPELLED)
        uses = (use for reading in self._readings for use in reading.bodies)
        bodies = Bodies(uses, misspelt, reader.relations.body_names, reader.country)
        self._identities = Identities(corrections, misspelt, bodies, self._people.id_of, self._people.name)
        self._entities = Entities(
            ontology, corrections, lambda key: votes.of(self._identities.spelled(key)), self._identities.known_as
        )
        self._around = Surroundings(ontology, reader.relations, corrections, self._entities.name, reader.place)

    def graph(self) -> Graph:
        """Return the graph."""
        nodes: dict[NodeRef, Node] = {}
        claims = Claims()
        partitions: dict[str, list[Report]] = {}
        applied: set[str] = set()
        for reading in self._readings:
            _put(nodes, reading.nodes)
            claims.add(claim.mapped(self._identities.meant) for claim in reading.claims)
            for report in reading.reports:
                linked = self._reader.relinked(report, self._identities.meant)
                partitions.setdefault(self._reader.partition(linked), []).append(linked)
        claims.add(claim.mapped(self._identities.meant) for claim in self._people.claims())
        for name in sorted(partitions):
            made = part(partitions[name], self._around)
            _put(nodes, made.nodes)
            claims.add(claim.mapped(self._standing) for claim in made.claims)
            applied |= made.applied
        keys = self._entities.with_owners(claims.ends())
        _put(nodes, self._entities.nodes(keys))
        edges = [*claims.edges(self._entities.ref), *self._entities.edges(keys)]
        applied |= {
            id_ for id_, of in self._corrections.of_entities.items() if all(self._identities.standing(k) in keys for k in of)
        }
        missed = tuple(c for c in self._corrections.given if c.id not in applied)
        return Graph(tuple(nodes[ref] for ref in sorted(nodes)), tuple(sorted(edges, key=_edge_key)), missed)

    def _standing(self, _: str, key: str) -> str:
        return self._identities.standing(key)


def _put(nodes: dict[NodeRef, Node], made: Iterable[Node]) -> None:
    """Put nodes in; of two of one key (two spellings of an outlet) the first in the alphabet stands."""
    for node in made:
        standing = nodes.get(node.ref)
        if standing is None or (standing != node and repr(node) < repr(standing)):
            nodes[node.ref] = node


def _edge_key(edge: Edge) -> tuple[NodeRef, str, NodeRef, str]:
    return edge.source, edge.type, edge.target, edge.key
