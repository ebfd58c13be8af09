"""Articles a second of extraction, beside a peer that only looks the same words up: over background news, and on the topic.

Most background news is closed by the gate, so the first figure is that of a sieve; of the second set nearly every article is
read whole. The peer is spaCy's blank pipeline with an EntityRuler that holds the same names and triggers: tokens and matches, no
events, no statuses. The two take turns at batches of the same articles, so that what else the machine does weighs on both; of the
times of several rounds the least counts. Reading schemas and corpora is reported apart, and so is the memory of the engine.
`pip install .[bench]` brings the peer; without it its part is left out.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from background import CORPUS, articles
from engine_load import measured

from kg.extract.engine import Extractor
from kg.extract.lexicon import listed_names
from kg.model import Article
from kg.ontology import Language, Ontology, load_ontology

BATCH = 250
ON_TOPIC = ("id_dev.jsonl", "id_dev_more.jsonl", "en_dev_tech.jsonl")
"""Beside the background corpus, where they are there."""

T = TypeVar("T")
Peer = Callable[[Sequence[Article]], None]


def main() -> None:
    """Measures, and prints a table or, with --json, one object."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", nargs="?", default=CORPUS)
    options.add_argument("--topic", nargs="*", metavar="FILE", help="articles on the topic; else what stands beside the corpus")
    options.add_argument("--limit", type=int, help="only the first N articles of each")
    options.add_argument("--rounds", type=int, default=3, help="how often everything is read; the best round counts")
    options.add_argument("--no-peer", action="store_true", help="leave spaCy out")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()

    engine = measured()
    ontology = load_ontology()
    background, reading = _timed(lambda: articles(given.corpus, ontology, given.limit))
    beside = [str(file) for name in ON_TOPIC if (file := Path(given.corpus).with_name(name)).exists()]
    files = beside if given.topic is None else given.topic
    topic = [article for file in files for article in articles(file, ontology, given.limit)]
    extractor = Extractor(ontology)
    # The automata are built with the first article of a language; that is start-up, not reading.
    for code in ontology.languages:
        extractor.extract(Article("warm-up", "-", language=code))
    peers, building = ({}, 0.0) if given.no_peer else _timed(lambda: _peers(ontology))

    report: dict[str, Any] = {f"engine_{key}": value for key, value in engine.items()}
    report["seconds_reading_corpus"] = round(reading, 2)
    if peers:
        report["peer"] = _peer_name()
        report["peer_seconds_building"] = round(building, 2)
    for name, corpus in (("background", background), ("on_topic", topic)):
        if corpus:
            found = _measure(extractor, peers, corpus, given.rounds)
            report |= {f"{name}_{key}": value for key, value in found.items()}
    report["peak_memory_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if given.json:
        print(json.dumps(report))
        return
    width = max(map(len, report))
    for key, value in report.items():
        shown = f"{value:,}" if isinstance(value, int) else value
        print(f"{key.replace('_', ' '):<{width}}  {shown}")
    if not peers:
        print("no peer: it needs spaCy, pip install .[bench]")


def _measure(extractor: Extractor, peers: Mapping[str, Peer], corpus: Sequence[Article], rounds: int) -> dict[str, Any]:
    fired = events = 0
    spent: list[float] = []
    peer_spent: list[float] = []
    # A peer reads one language, so the batches hold one each.
    by_language = sorted(corpus, key=lambda article: article.language or "")
    for _ in range(rounds):
        fired = events = 0
        spent.append(0.0)
        peer_spent.append(0.0)
        for start in range(0, len(by_language), BATCH):
            # Copies: an article keeps its id once that was worked out, and to do so is part of the reading.
            batch = [Article(**_fields(article)) for article in by_language[start : start + BATCH]]
            counts, seconds = _timed(lambda batch=batch: [len(extractor.extract(article).events) for article in batch])
            spent[-1] += seconds
            fired += sum(told > 0 for told in counts)
            events += sum(counts)
            for code, peer in peers.items():
                _, seconds = _timed(lambda batch=batch, code=code, peer=peer: peer([a for a in batch if a.language == code]))
                peer_spent[-1] += seconds
    characters = sum(len(article.text) for article in corpus)
    best, peer_best = min(spent), min(peer_spent)
    report: dict[str, Any] = {
        "articles": len(corpus),
        "characters": characters,
        "seconds": round(best, 2),
        "articles_per_second": round(len(corpus) / best, 1),
        "megabytes_per_second": round(characters / best / 1e6, 2),
        "gated": sum(bool(extractor.trace(article)[1].gated) for article in corpus),
        "fired": fired,
        "events": events,
    }
    if peers:
        report["peer_articles_per_second"] = round(len(corpus) / peer_best, 1)
        report["times_the_peer"] = round(peer_best / best, 2)
    return report


def _fields(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in article.__dataclass_fields__}


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begin = time.perf_counter()
    return work(), time.perf_counter() - begin


def _peers(ontology: Ontology) -> dict[str, Peer]:
    """A peer for each language, none where spaCy is not installed."""
    try:
        import spacy  # noqa: F401 - only to know whether it is there
    except ImportError:
        return {}
    return {code: _peer(language, ontology) for code, language in ontology.languages.items()}


def _peer(language: Language, ontology: Ontology) -> Peer:
    """spaCy's EntityRuler over the same surfaces."""
    import spacy

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
