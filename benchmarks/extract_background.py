"""Articles a second of extraction over background news, beside a peer that only looks the same words up.

The peer is spaCy's blank Indonesian pipeline with an EntityRuler that holds the same names and triggers: tokens and matches, no
events, no statuses. The two take turns at batches of the same articles, so that what else the machine does weighs on both.
Reading the schemas and the corpus is reported apart. `pip install .[bench]` brings the peer; without it its part is left out.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from background import CORPUS, articles

from kg.extract.engine import Extractor
from kg.extract.lexicon import listed_names
from kg.model import Article
from kg.ontology import Language, Ontology, load_ontology

BATCH = 250
T = TypeVar("T")


def main() -> None:
    """Measures, and prints a table or, with --json, one object."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", nargs="?", default=CORPUS)
    options.add_argument("--limit", type=int, help="only the first N articles")
    options.add_argument("--no-peer", action="store_true", help="leave spaCy out")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()

    ontology, schemas = _timed(load_ontology)
    corpus, reading = _timed(lambda: articles(given.corpus, ontology, given.limit))
    extractor = Extractor(ontology)
    # The automata are built with the first article of a language; that is start-up, not reading.
    _, building = _timed(lambda: [extractor.extract(Article("warm-up", "-", language=code)) for code in ontology.languages])
    peer, peer_building = (None, 0.0) if given.no_peer else _timed(lambda: _peer(ontology.languages["id"], ontology))

    gated = fired = events = 0
    spent = peer_spent = 0.0
    for start in range(0, len(corpus), BATCH):
        batch = corpus[start : start + BATCH]
        traced, seconds = _timed(lambda batch=batch: [extractor.trace(article) for article in batch])
        spent += seconds
        gated += sum(bool(trace.gated) for _, trace in traced)
        fired += sum(bool(facts.events) for facts, _ in traced)
        events += sum(len(facts.events) for facts, _ in traced)
        if peer is not None:
            _, seconds = _timed(lambda batch=batch: peer(batch))
            peer_spent += seconds

    characters = sum(len(article.text) for article in corpus)
    report: dict[str, Any] = {
        "articles": len(corpus),
        "characters": characters,
        "seconds_schemas": round(schemas, 2),
        "seconds_automata": round(building, 2),
        "seconds_reading_corpus": round(reading, 2),
        "seconds_extracting": round(spent, 2),
        "articles_per_second": round(len(corpus) / spent, 1),
        "megabytes_per_second": round(characters / spent / 1e6, 2),
        "gated": gated,
        "fired": fired,
        "events": events,
        "peak_memory_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    if peer is not None:
        report["peer"] = _peer_name()
        report["peer_seconds_building"] = round(peer_building, 2)
        report["peer_articles_per_second"] = round(len(corpus) / peer_spent, 1)
        report["times_the_peer"] = round(peer_spent / spent, 2)
    if given.json:
        print(json.dumps(report))
        return
    width = max(map(len, report))
    for key, value in report.items():
        shown = f"{value:,}" if isinstance(value, int) else value
        print(f"{key.replace('_', ' '):<{width}}  {shown}")
    if peer is None:
        print("no peer: it needs spaCy, pip install .[bench]")


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begin = time.perf_counter()
    return work(), time.perf_counter() - begin


def _peer(language: Language, ontology: Ontology) -> Callable[[Sequence[Article]], None] | None:
    """spaCy's EntityRuler over the same surfaces, or None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    pipeline = spacy.blank(language.code)
    pipeline.max_length = 10_000_000
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    names = {name.surface for name in listed_names(ontology.entities.values(), language.code)}
    triggers = {form.surface for form in language.forms}
    patterns = [{"label": "NAME", "pattern": name} for name in sorted(names)]
    patterns += [{"label": "TRIGGER", "pattern": trigger} for trigger in sorted(triggers - names)]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]

    def match(batch: Sequence[Article]) -> None:
        for document in pipeline.pipe(article.text for article in batch):
            assert document.ents is not None

    return match


def _peer_name() -> str:
    import spacy

    return f"spacy {spacy.__version__}, blank pipeline with EntityRuler, same names and triggers"


if __name__ == "__main__":
    main()
