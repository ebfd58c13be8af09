"""Where the values of an answer are written: the articles that it names, and the words that tell of the events in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.api import Graph

_ARTICLE = re.compile(r"[0-9a-f]{16}")
_EVENT = re.compile(r"[a-z0-9-]+-[0-9a-f]{10}")
_MOST, _EACH = 60, 2
_ARTICLES = (
    "UNWIND $ids AS id MATCH (a:Article {id: id}) "
    "RETURN a.id AS id, a.outlet AS outlet, a.title AS title, a.published AS published, a.url AS url, a.source AS source"
)
_QUOTES = (
    "UNWIND $ids AS id MATCH (a:Action {id: id})<-[r:REPORTS]-(art:Article) "
    "RETURN a.id AS event, r.text AS words, art.id AS article, a.status AS status, art.published AS published "
    'ORDER BY event, coalesce(published, ""), article, r.start'
)


def articles(graph: Graph, answer: object) -> dict[str, dict[str, Any]]:
    """Return outlet, title, date and address of each article whose id stands in an answer; its source where it has no address."""
    ids = _ids(answer, _ARTICLE)
    found = graph.cypher(_ARTICLES, {"ids": ids}, limit=len(ids)) if ids else ()
    by_id = {row["id"]: row for row in found}
    names = ("outlet", "title", "published", "url")
    return {
        id_: {name: row[name] for name in names} | ({} if row["url"] else {"source": row["source"]})
        for id_ in ids
        if (row := by_id.get(id_))
    }


def quotes(graph: Graph, answer: object) -> dict[str, list[dict[str, Any]]]:
    """Return words, and their article, for each event whose id stands in an answer; of each the earliest."""
    ids = _ids(answer, _EVENT)
    told: dict[str, list[dict[str, Any]]] = {}
    for row in graph.cypher(_QUOTES, {"ids": ids}, limit=100 * len(ids)) if ids else ():
        of_event = told.setdefault(row["event"], [])
        if len(of_event) < _EACH:
            of_event.append({name: row[name] for name in ("words", "article", "status")})
    return {id_: told[id_] for id_ in ids if id_ in told}


def _ids(answer: object, pattern: re.Pattern[str]) -> list[str]:
    found = dict.fromkeys(text for text in _texts(answer) if pattern.fullmatch(text))
    return list(found)[:_MOST]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _texts(name)
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
