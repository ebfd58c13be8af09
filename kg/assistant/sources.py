"""Where the values of an answer are written: the articles that it names, and the words that tell of the events in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.api import Graph

_ARTICLE = re.compile(r"[0-9a-f]{16}")
_EVENT = re.compile(r"[a-z0-9-]+-[0-9a-f]{10}")
_MOST = 60


def articles(graph: Graph, answer: object) -> dict[str, dict[str, Any]]:
    """Return outlet, title, date and address of each article whose id stands in an answer; its source where it has no address."""
    found = graph.articles(_ids(answer, _ARTICLE))
    return {id_: {name: one for name, one in told.items() if name != "source" or not told["url"]} for id_, told in found.items()}


def quotes(graph: Graph, answer: object) -> dict[str, list[dict[str, Any]]]:
    """Return words, and their article, for each event whose id stands in an answer; of each the earliest."""
    return graph.quotes(_ids(answer, _EVENT))


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
