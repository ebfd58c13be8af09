"""The background corpus of the benchmarks: news of every kind, most of it about nothing that concerns us."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.loaders import read
from kg.model import Article
from kg.ontology import Ontology
from kg.workspace.aids import reading_aids

CORPUS = "../shared/corpora/background_id.jsonl.gz"
"""Beside the repository, where there is one. Any JSON Lines file that `kg load` reads will do."""


def articles(corpus: str, ontology: Ontology, limit: int | None) -> list[Article]:
    """The first articles of the corpus, as `kg ingest` would read them. Ends the program in peace where it is not there."""
    if not Path(corpus).exists():
        print(f"skipped: {corpus} is not there. Give the path of a JSON Lines file with title and text.", file=sys.stderr)
        raise SystemExit(0)
    found = []
    for record in read(corpus, reading_aids(ontology)):
        if isinstance(record, Article):
            found.append(record)
        if len(found) == limit:
            break
    return found
