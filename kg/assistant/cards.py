"""Cards and evidence as an assistant needs them: short, and with the words."""

from __future__ import annotations

import re
from typing import Any

from kg.api import Event, Graph, Result
from kg.model import NodeRef, QueryError

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
    "art.published AS published, r.text AS words, r.start AS start, r.`end` AS `end`, coalesce(r.inferred, false) AS inferred "
    "ORDER BY coalesce(published, ''), article, start, edge, source_id, target_id, `end`"
)
_ARTICLE = re.compile(r"[0-9a-f]{16}")
_SAID = ("text", "published", "article", "start", "end")


def evidence(graph: Graph, of: str, other: str | None, type_: str | None, *, limit: int, timeout: float) -> Result:
    """Return the relationships of a node, or between two, each with the words that it rests on, by date of the article.

    Where none joins the two: those of the events that both take part in.
    """
    ref, end = graph.meant(of), None if other is None else graph.meant(other)
    given = {"id": ref.id, "other": "" if end is None else end.id, "type": type_ or ""}
    found = graph.cypher(_DIRECT.format(label=ref.label) + _WORDS, given, limit=limit, timeout=timeout)
    if found or end is None:
        return found
    cypher = _BY_EVENTS.format(label=ref.label, other=end.label) + _WORDS
    return graph.cypher(cypher, given, limit=limit, timeout=timeout)


def card(graph: Graph, what: str) -> dict[str, Any]:
    """Return the card of an event, an episode or a statement as it stands, that of an entity with its events in short."""
    if _ARTICLE.fullmatch(what):
        raise QueryError("is the id of an article.", place=what, remedy="`read_article` gives its text.")
    ref = graph.meant(what)
    if ref.label in ("Action", "Episode", "Statement"):
        return graph.card(ref)
    return _entity(graph, ref)


def _entity(graph: Graph, ref: NodeRef) -> dict[str, Any]:
    entity = graph.find(ref.id, kind=ref.label.lower())
    details = entity.details
    known = {name: value for name, value in details.items() if not isinstance(value, list)}
    episodes = [
        {name: value for name, value in part["episode"].items() if not isinstance(value, list) or name == "conditions"}
        for country in details["history"]
        for part in country["parts"]
        if "episode" in part
    ]
    links = [
        {name: link.get(name) for name in ("edge", "source_name", "target_name", "title", "published", "article", "text")}
        for link in details["links"]
    ]
    return {
        **known,
        "also_called": details["also_called"],
        "links": links,
        "episodes": episodes,
        "events": [_line(event) for event in entity.events],
        "said": [{name: said.get(name) for name in _SAID} for said in details["said"]],
    }


def _line(event: Event) -> dict[str, Any]:
    best = next((one for one in event.evidence if one.words == event.words), None)
    return {
        "id": event.id,
        "date": event.date,
        "actors": list(event.actors),
        "action": event.type,
        "targets": list(event.targets),
        "status": event.status,
        "happened": event.happened,
        "words": event.words,
        "article": best.article if best else None,
        "disputed": list(event.disputed),
    }
