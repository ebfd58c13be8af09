"""Synthetic articles are what growth is measured on, so they must say what their facts say, and always the same."""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.extract.engine import Extractor
from kg.model import Article, EventFact, Evidence, Facts
from kg.ontology import load_ontology

Articles = Callable[..., Iterator[tuple[Article, Facts, tuple[str, ...]]]]
SAMPLE, AGREED = 200, 0.95


@pytest.fixture
def benchmark(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """A module of the benchmarks, which are no package."""
    monkeypatch.syspath_prepend(root / "benchmarks")
    return importlib.import_module


@pytest.fixture
def articles(benchmark: Callable[[str], ModuleType]) -> Articles:
    """The generator."""
    made: Articles = benchmark("synthetic").articles
    return made


def _evidence(facts: Facts) -> Iterator[Evidence]:
    for event in facts.events:
        yield from event.evidence
        for role in (event.actor, event.via, *event.with_, *event.targets):
            if role is not None:
                yield role.evidence
    for statement in facts.statements:
        yield from (statement.evidence, statement.speaker_evidence)
    yield from (person.evidence for person in facts.people)


def _what(event: EventFact) -> tuple[Any, ...]:
    return event.action, event.status, tuple(sorted(role.entity.id or "" for role in event.targets))


def test_every_offset_slices_its_words(articles: Articles) -> None:
    names = 0
    for article, facts, truth in articles(SAMPLE, 1):
        assert facts.article == article.id
        assert len(truth) == len(facts.events) > 0
        for evidence in _evidence(facts):
            assert article.text[evidence.start : evidence.end] == evidence.text
        for event in facts.events:
            assert all(condition in event.evidence[0].text for condition in event.conditions)
        for mention in facts.mentions:
            assert article.text[mention.start : mention.end].strip()
            names += article.text[mention.start : mention.end] == mention.entity.name
    assert names > SAMPLE


def test_an_article_is_the_same_however_many_follow_it(articles: Articles) -> None:
    short, long = list(articles(50, 7)), list(articles(SAMPLE, 7))
    assert short == long[:50]
    assert short != list(articles(50, 8))
    assert len({article.id for article, _, _ in long}) == SAMPLE


def test_articles_are_made_when_they_are_asked_for(articles: Articles) -> None:
    """A million million of them would never end."""
    assert len(list(islice(articles(10**12, 1), 3))) == 3


def test_the_first_articles_are_about_the_hot_partition(articles: Articles) -> None:
    """And what follows is about everything."""
    partitions = [{key.rpartition("/")[0] for key in truth} for _, _, truth in articles(SAMPLE, 3, hot=100)]
    (hot,) = set.intersection(*partitions[:100])
    assert sum(hot in told for told in partitions[100:]) < 50


def test_some_articles_are_copies_by_other_outlets(articles: Articles) -> None:
    by_text: dict[str, list[Article]] = {}
    for article, _, _ in articles(SAMPLE, 1):
        by_text.setdefault(article.text, []).append(article)
    copied = [found for found in by_text.values() if len(found) > 1]
    assert len(copied) > SAMPLE // 20
    assert all(len({article.url for article in found}) == len(found) for found in copied)
    assert all(found[0].outlet != found[1].outlet for found in copied)


def test_the_extractor_reads_what_the_facts_say(articles: Articles) -> None:
    """Type, status and targets, article by article; the rest of a fact hardly ever differs."""
    extractor = Extractor(load_ontology())
    said = agreed = equal = 0
    for article, facts, _ in articles(SAMPLE, 1):
        read = extractor.extract(article)
        said += len(facts.events)
        agreed += (Counter(map(_what, facts.events)) & Counter(map(_what, read.events))).total()
        equal += len(set(facts.events) & set(read.events))
    assert said > SAMPLE
    assert agreed / said >= AGREED
    assert equal / said >= AGREED


def test_clusters_agree_by_b_cubed(benchmark: Callable[[str], ModuleType]) -> None:
    """Two events, of which one was torn and its part put to the other."""
    agreed = benchmark("clusters").b_cubed([("1", "a"), ("1", "a"), ("2", "a"), ("2", "b")])
    assert (agreed.reports, agreed.precision, agreed.recall) == (4, 3 / 4, pytest.approx(2 / 3))


def test_growth_is_measured_at_each_size(
    benchmark: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = ["growth", "--sizes", "60,120", "--chunk", "40", "--hot", "40", "--json"]
    monkeypatch.setattr(sys, "argv", sizes)
    benchmark("growth").main()
    report = json.loads(capsys.readouterr().out)
    assert [(row["articles"], row["chunk"]) for row in report["chunks"]] == [(60, 40), (120, 40)]
    assert [row["articles"] for row in report["hot"]] == [10, 20, 40]
    assert {"start", "reading", "partitions", "store nodes", "store edges", "rebuild"} <= report["rebuild"].keys()
    assert all(0 < row["recall"] <= 1 for row in report["chunks"])
