"""The words behind things: of relationships, of events, and the articles that they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.model import NodeRef
from kg.store import GraphStore, Rows

# Labels are those of the schema; all else are parameters. Mentions are many and say little: only where they are asked for.
_DIRECT = (
    "MATCH (n:`{label}` {{id: $id}})-[r]-(m) WHERE r.article IS NOT NULL AND ($other = '' OR m.id = $other) "
    "AND (type(r) = $type OR ($type = '' AND type(r) <> 'MENTIONS')) WITH DISTINCT r "
)
_BY_EVENTS = (
    "MATCH (n:`{label}` {{id: $id}})-[x]-(a:Action)-[y]-(m:`{other}` {{id: $other}}) "
    "MATCH (:Article)-[z:REPORTS]->(a) UNWIND [x, y, z] AS r WITH DISTINCT r "
    "WHERE r.article IS NOT NULL AND ($type = '' OR type(r) = $type) "
)
_WORDS = (
    "WITH r, startNode(r) AS s, endNode(r) AS e MATCH (art:Article {id: r.article}) "
    "RETURN type(r) AS edge, coalesce(s.name, s.title, s.id) AS source, s.id AS source_id, "
    "coalesce(e.name, e.title, e.id) AS target, e.id AS target_id, art.id AS article, art.outlet AS outlet, "
    "art.published AS published, art.url AS url, r.text AS words, r.start AS start, r.`end` AS `end`, "
    "coalesce(r.inferred, false) AS inferred "
    "ORDER BY coalesce(published, ''), article, start, edge, source_id, target_id, `end`"
)
_ARTICLES = (
    "UNWIND $ids AS id MATCH (a:Article {id: id}) "
    "RETURN a.id AS id, a.outlet AS outlet, a.title AS title, a.published AS published, a.url AS url, a.source AS source"
)
_QUOTES = (
    "UNWIND $ids AS id MATCH (a:Action {id: id})<-[r:REPORTS]-(art:Article) "
    "RETURN a.id AS event, r.text AS words, art.id AS article, r.status AS status, r.start AS start, art.published AS published "
    "ORDER BY event, coalesce(published, ''), article, start"
)
_PATIENCE = 60.0


def of_relationships(
    store: GraphStore, ref: NodeRef, other: NodeRef | None, type_: str | None, *, limit: int, timeout: float
) -> Rows:
    """Return the relationships of a node, or between two, each with the words that it rests on, by date of the article.

    Where none joins the two: those of the events that both take part in.
    """
    given = {"id": ref.id, "other": "" if other is None else other.id, "type": type_ or ""}
    found = store.query(_DIRECT.format(label=ref.label) + _WORDS, given, timeout=timeout, limit=limit, trusted=True)
    if found.rows or other is None:
        return found
    cypher = _BY_EVENTS.format(label=ref.label, other=other.label) + _WORDS
    return store.query(cypher, given, timeout=timeout, limit=limit, trusted=True)


def of_events(store: GraphStore, ids: Iterable[str], *, most: int) -> dict[str, list[dict[str, Any]]]:
    """Return words, article and what it says of the event (status), for each event of these ids; the earliest ones."""
    told: dict[str, list[dict[str, Any]]] = {}
    for event, words, article, status, *_ in _rows(store, _QUOTES, ids, 1_000):
        of_event = told.setdefault(event, [])
        if len(of_event) < most:
            of_event.append({"words": words, "article": article, "status": status})
    return told


def articles(store: GraphStore, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return outlet, title, date and address of each article of these ids, and its source."""
    names = ("outlet", "title", "published", "url", "source")
    return {id_: dict(zip(names, told, strict=True)) for id_, *told in _rows(store, _ARTICLES, ids, 1)}


def _rows(store: GraphStore, cypher: str, ids: Iterable[str], each: int) -> list[tuple[Any, ...]]:
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    return store.query(cypher, {"ids": wanted}, timeout=_PATIENCE, limit=each * len(wanted), trusted=True).rows
