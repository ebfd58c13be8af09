"""Cards as an assistant needs them: short, and with the words."""

from __future__ import annotations

import re
from typing import Any

from kg.api import Event, Graph
from kg.model import NodeRef, QueryError

_ARTICLE = re.compile(r"[0-9a-f]{16}")
_SAID = ("text", "published", "article", "start", "end")


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
