"""The part of a graph that filters choose, asked of a store: only what may belong to it is read, and `select` has the last word.

What is read may be more than the part, and holds every edge that tells whether something belongs to it: so `select` finds in
it what it would find in the whole graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.export import select
from kg.export.selection import PARTIES
from kg.model import Edge, Node, NodeRef
from kg.workspace.neighbourhood import Gathered

if TYPE_CHECKING:
    from kg.export import Filters
    from kg.store import GraphStore

_EVENT, _ARTICLE, _STATEMENT, _PERSON = "Action", "Article", "Statement", "Person"
# Of bodies and platforms: those of the events and statements that belong to the part are read with these.
_OF_OTHERS = ("ACTOR_OF", "SAID")


def chosen_part(store: GraphStore, filters: Filters, labels: Iterable[str]) -> tuple[list[Node], list[Edge]]:
    """Return the nodes and edges that the filters keep, in order. `labels` are all that a node may have."""
    if not filters.any_action and filters.around is None:
        return list(store.nodes()), list(store.edges())
    part = Gathered(store)
    wanted = (("Platform", filters.platform), ("Agency", filters.agency), *((label, filters.around) for label in labels))
    part.take_nodes([NodeRef(label, id_) for label, id_ in wanted if id_ is not None])
    if filters.any_action:
        _take_what_belongs(part, _events(part, filters), filters)
    else:
        _take_near(part, [ref for ref in part.nodes if ref.id == filters.around], filters.depth)
    return select(*part.all(), filters)


def chosen_events(store: GraphStore, filters: Filters, labels: Iterable[str]) -> tuple[Gathered, list[NodeRef]]:
    """Return the events that the filters keep, and all that their cards need."""
    part = Gathered(store)
    if filters.around is None:
        refs = _events(part, filters)
    else:
        refs = [node.ref for node in chosen_part(store, filters, labels)[0] if node.label == _EVENT]
    part.take_nodes(refs)
    part.take_edges(refs)
    return part, refs


def _events(part: Gathered, filters: Filters) -> list[NodeRef]:
    """Return the events that pass, by what is given; of a country also those of bodies whose country reads alike."""
    asked = {
        "platform": ("(:Platform {id: $platform})", filters.platform),
        "agency": ("(:Agency {id: $agency})", filters.agency),
    }
    types = "|".join(sorted(PARTIES))
    matches = [f"MATCH {node}-[:{types}]-(a:{_EVENT})" for node, id_ in asked.values() if id_ is not None]
    told = {
        "type": ("a.type = $type", filters.action_type),
        "status": ("a.status = $status", filters.status),
        "country": (
            "EXISTS { MATCH (a)-[:ACTOR_OF|IN]-(b)"
            " WHERE toLower(b.country) = toLower($country) OR toLower(b.id) = toLower($country) }",
            filters.country,
        ),
        "since": ("day <> '' AND (day >= $since OR $since STARTS WITH day)", filters.since),
        "until": ("day <> '' AND (day <= $until OR day STARTS WITH $until)", filters.until),
    }
    conditions = [f"({text})" for text, value in told.values() if value is not None]
    parameters = {name: value for name, (_, value) in {**asked, **told}.items() if value is not None}
    cypher = " ".join(
        [
            *(matches or [f"MATCH (a:{_EVENT})"]),
            "WITH DISTINCT a, coalesce(a.date, a.first_published, '') AS day",
            f"WHERE {' AND '.join(conditions)}" if conditions else "",
            "RETURN a.id ORDER BY a.id",
        ]
    )
    return [NodeRef(_EVENT, row[0]) for row in part.ask(cypher, parameters)]


def _take_what_belongs(part: Gathered, events: list[NodeRef], filters: Filters) -> None:
    near = part.take_edges(events) - {*events}
    articles = [ref for ref in near if ref.label == _ARTICLE]
    statements = {ref for ref in part.take_edges(articles, types=("QUOTES",)) if ref.label == _STATEMENT}
    if filters.platform is not None:
        of_platform = part.take_edges([NodeRef("Platform", filters.platform)], types=("SAID", "ABOUT"))
        statements |= {ref for ref in of_platform if ref.label == _STATEMENT}
    near |= part.take_edges(sorted(statements))
    people = [ref for ref in near if ref.label == _PERSON]
    near |= part.take_edges(people, types=("HOLDS",))
    near |= part.take_edges([ref for ref in near if ref.label == _ARTICLE], types=("PUBLISHED_BY",))
    # And what joins these with one another: an edge is read from where it begins.
    part.take_edges(sorted(near - {*events, *statements}), without=_OF_OTHERS, outgoing=True)


def _take_near(part: Gathered, start: list[NodeRef], depth: int) -> None:
    reached, outermost = {*start}, {*start}
    for _ in range(depth):
        outermost = part.take_edges(sorted(outermost)) - reached
        reached |= outermost
    part.take_edges(sorted(reached), outgoing=True)
