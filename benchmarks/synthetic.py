"""Synthetic articles with known truth, as many as are asked for: what scaling is measured on.

    python benchmarks/synthetic.py --size 5000 --seed 1 --out articles.jsonl --truth truth.jsonl

The articles are fiction: real platforms and bodies do in them what they never did, and every outlet ends in `.example`. They are
written as JSON Lines that `kg ingest` reads. Each line of the truth gives an article's id and, for each event that it tells of,
where its sentence stands and the key of the event in the invented world, which several articles share.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from synthetic_stories import Newsroom, Story
from synthetic_world import Draws, World, Zipf, invented_name

from kg.model import Article, Facts, slug
from kg.ontology import load_ontology

Truth = tuple[str, ...]
"""For each event of an article's facts, in order, the key of the true event."""

_OUTLETS = 300
_COPIES = 15  # of a hundred articles
_FAR = 40  # articles back to the one that is copied
_PAPERS = ("Post", "Herald", "Ledger", "Courier", "Tribune", "Wire", "Gazette", "Monitor")


def articles(size: int, seed: int, *, hot: int = 0) -> Iterator[tuple[Article, Facts, Truth]]:
    """Yield `size` articles with what each says and what is true of it, one in memory at a time.

    Article number i is the same for every `size` above i. The first `hot` articles are about one platform in one country.
    """
    world = World(seed, load_ontology(), hot=hot)
    newsroom, outlets, ranks = Newsroom(world, hot=hot), _outlets(seed), Zipf(_OUTLETS)
    for number in range(size):
        copied, draws = _copied(seed, number)
        rank = ranks.draw(draws)
        if copied is not None:  # never by the outlet that wrote it
            rank = (1 + rank + ranks.draw(_copied(seed, copied)[1])) % _OUTLETS
        story = newsroom.story(number if copied is None else copied)
        article = _article(story, outlets[rank], number)
        yield article, Facts(article.id, story.events, story.statements, story.people, story.mentions), story.keys


def _copied(seed: int, number: int) -> tuple[int | None, Draws]:
    """The number of the article shortly before that this one copies, if it does, and what else is drawn for it."""
    draws = Draws(seed, "print", number)
    if not number or not draws.chance(_COPIES):
        return None, draws
    other = number - 1 - draws.below(min(number, _FAR))
    further, _ = _copied(seed, other)
    return (other if further is None else further), draws


def _article(story: Story, outlet: str, number: int) -> Article:
    address = f"https://{outlet}/{story.published.replace('-', '/')}/{number}"
    return Article(str(number), story.text, story.title, outlet, story.published, "en", address)


def _outlets(seed: int) -> list[str]:
    """Hosts of newspapers, each once, the most productive first."""
    draws = Draws(seed, "outlets")
    found: dict[str, None] = {}
    while len(found) < _OUTLETS:
        found[f"{slug(invented_name(draws))}-{_PAPERS[draws.below(len(_PAPERS))].lower()}.example"] = None
    return list(found)


def main() -> None:
    """Writes the articles and what is true of them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--size", type=int, default=5_000, help="articles")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--hot", type=int, default=0, help="articles about one platform in one country")
    options.add_argument("--out", type=Path, required=True, help="articles, JSON Lines")
    options.add_argument("--truth", type=Path, help="what is true of them, JSON Lines")
    given = options.parse_args()

    with ExitStack() as files:
        out = files.enter_context(given.out.open("w", encoding="utf-8"))
        truth = files.enter_context(given.truth.open("w", encoding="utf-8")) if given.truth else None
        for article, facts, keys in articles(given.size, given.seed, hot=given.hot):
            out.write(_line(_record(article)))
            if truth is not None:
                events = [
                    {"start": event.evidence[0].start, "end": event.evidence[0].end, "key": key}
                    for event, key in zip(facts.events, keys, strict=True)
                ]
                truth.write(_line({"article": article.id, "events": events}))


def _record(article: Article) -> dict[str, str | None]:
    """The columns that the loader of JSON Lines knows."""
    return {
        "id": article.source,
        "title": article.title,
        "text": article.text,
        "date": article.published,
        "url": article.url,
        "outlet": article.outlet,
        "language": article.language,
    }


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    main()
