"""Floors under the scores of a gold, and the reading of its articles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kg.evaluate import LEVELS, Evaluation, Gold, Names, Record, Score, extracted
from kg.extract import Extractor
from kg.model import KgError
from kg.ontology import Ontology
from kg.workspace import reading_aids
from kg.workspace.ingestion import Sources


class Floor(NamedTuple):
    """The least that a level of `kg evaluate` may reach."""

    precision: float
    recall: float
    f1: float


def read(source: Path, gold: Gold, ontology: Ontology) -> Mapping[str, Record]:
    """What is read out of the articles of a place, by the ids that the gold gives them."""
    articles = Sources(places=[str(source)], aids=reading_aids(ontology)).records()
    return extracted(articles, Extractor(ontology), gold.articles, on_error=_fail).records


def scores(gold: Gold, records: Mapping[str, Record]) -> dict[str, Score]:
    """The score of each level."""
    made = Evaluation(gold, records, Names())
    return {level: made.score(level) for level in LEVELS}


def _fail(error: KgError) -> None:
    raise error
