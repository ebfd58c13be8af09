"""Every article of background news that gives an event, with what it gives: most of these are false alarms to learn from."""

from __future__ import annotations

import argparse

from background import CORPUS, articles

from kg.extract import contract
from kg.extract.engine import Extractor
from kg.model import EventFact, Role
from kg.ontology import load_ontology


def main() -> None:
    """Prints the articles on the terminal, or with --json as lines of the output contract."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", nargs="?", default=CORPUS)
    options.add_argument("--limit", type=int, help="only the first N articles")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()

    ontology = load_ontology()
    extractor = Extractor(ontology)
    corpus = articles(given.corpus, ontology, given.limit)
    fired = 0
    for article in corpus:
        facts = extractor.extract(article)
        if not facts.events:
            continue
        fired += 1
        if given.json:
            print(contract.line(article, facts))
            continue
        print(f"\n{article.source.rpartition('#')[2]}  {article.title or '(no title)'}")
        for event in facts.events:
            print(f"    {_line(event)}")
    if not given.json:
        print(f"\n{fired} of {len(corpus)} articles gave events")


def _line(event: EventFact) -> str:
    targets = ", ".join(_name(target) for target in event.targets) or "-"
    words = " ".join(event.evidence[0].text.split())
    return f'{event.action}/{event.status}: {_name(event.actor)} -> {targets}  [{event.rule}] "{words[:160]}"'


def _name(role: Role | None) -> str:
    return "-" if role is None else role.entity.name


if __name__ == "__main__":
    main()
