"""What was read in the articles that a gold marks: out of their sources now, or out of the lines of a former `kg extract`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluate.lines import lines_of
from kg.extract.contract import record
from kg.extract.engine import Extractor
from kg.model import Article, KgError, UsageError
from kg.workspace.ingestion import facts_or_error

Record = Mapping[str, Any]
"""One line of `kg extract`, parsed."""


@dataclass(frozen=True, slots=True)
class Predictions:
    """Records by article of the gold, and the articles that several records are of: the last one counts."""

    records: Mapping[str, Record]
    repeated: tuple[str, ...] = ()


def read_predictions(file: Path, wanted: Iterable[str]) -> Predictions:
    """The records of `wanted` articles in a file of `kg extract`. Raises UsageError with file and line for one that is none."""
    return _by_article((_parsed(line, place) for place, line in lines_of(file)), set(wanted))


def extracted(
    articles: Iterable[Article | KgError], extractor: Extractor, wanted: Iterable[str], *, on_error: Callable[[KgError], None]
) -> Predictions:
    """What `wanted` articles say. The others are not looked at; `on_error` hears of what could not be read."""
    kept = set(wanted)

    def records() -> Iterator[Record]:
        for article in articles:
            reading: Any = article
            if isinstance(article, Article):
                if kept.isdisjoint(_called(article.id, article.source)):
                    continue
                reading = facts_or_error(article, extractor)
            if isinstance(reading, KgError):
                on_error(reading)
            else:
                yield record(*reading)

    return _by_article(records(), kept)


def _by_article(records: Iterable[Record], wanted: set[str]) -> Predictions:
    found: dict[str, Record] = {}
    repeated: dict[str, None] = {}
    for one in records:
        about = one["article"]
        for name in sorted(wanted.intersection(_called(about.get("id") or "", about.get("source") or ""))):
            if name in found:
                repeated[name] = None
            found[name] = one
    return Predictions(found, tuple(repeated))


def _called(id_: str, source: str) -> Iterator[str]:
    """What a gold may call an article: its id, its source, the file's name without ending, or the record's id in the file."""
    yield from (id_, source, Path(source).stem, source.split("#")[-1])


def _parsed(line: str, place: str) -> Record:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise _no_record("it is no JSON", place) from error
    if not isinstance(data, dict) or not isinstance(data.get("article"), dict):
        raise _no_record("it has no article", place)
    events = data.get("events") or []
    if not isinstance(events, list) or not all(isinstance(event, dict) and "action" in event for event in events):
        raise _no_record("its events are no list of objects with an action", place)
    return data


def _no_record(problem: str, place: str) -> UsageError:
    return UsageError(f"{problem}.", place=place, remedy="Give what `kg extract` prints, one object a line.")
