"""However articles come, go and come again: the graph is the one that all of them together give (laws 3 to 5)."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.extract.engine import Extractor
from kg.ledger import Ledger
from kg.loaders import read
from kg.model import Article, Correction, Edge, Facts, Node, NodeRef, ReportRef, Subject
from kg.model.codec import from_json
from kg.model.corrections import new_correction
from kg.ontology import Ontology, load_ontology
from kg.resolve import resolve
from kg.resolve.people import Appearance
from kg.store import GraphStore, open_store
from kg.store.intake import edge_order
from kg.store.memory import MemoryChange
from kg.workspace import index
from kg.workspace.aids import reading_aids
from kg.workspace.derivation import bring_up_to_date, sizes

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "identity"
RUNS = 200
USUAL = 8  # tens of them that are run each time; `make thorough` runs all
Pair = tuple[Article, Facts]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="module")
def pairs(ontology: Ontology) -> list[Pair]:
    """Articles of the identity gold: many on few platforms, with people, misspelt names and copies."""
    extractor, aids = Extractor(ontology), reading_aids(ontology)
    found = [read(str(GOLD / f"{part}.jsonl"), aids) for part in ("told", "fiction")]
    articles = [article for records in found for article in records if isinstance(article, Article)]
    return [(article, extractor.extract(article)) for article in articles[::3]]


class Growing:
    """A ledger and a graph that follows it, with what ought to be in both."""

    def __init__(self, folder: Path, ontology: Ontology, store: GraphStore) -> None:
        self.ledger = Ledger(folder / "ledger.sqlite")
        self.store = store
        self.there: dict[str, Pair] = {}
        self._index = folder / "graph.index"
        self._ontology = ontology

    def add(self, pairs: list[Pair]) -> None:
        for article, facts in pairs:
            self.ledger.add(article, facts, "x")
            self.there[article.id] = (article, facts)

    def remove(self, article_id: str) -> None:
        self.ledger.remove(article_id)
        del self.there[article_id]

    def derive(self, *, anew: bool = False) -> None:
        bring_up_to_date(self.ledger, self._ontology, self.store, self._index, anew=anew)

    def is_right(self) -> bool:
        graph = resolve(self.there.values(), self._ontology, self.ledger.corrections())
        nodes = tuple(sorted(graph.nodes, key=lambda node: node.ref))
        if sizes(self.store, self._index) != (len(nodes), len(graph.edges)):
            return False
        return (tuple(self.store.nodes()), tuple(self.store.edges())) == (nodes, tuple(sorted(graph.edges, key=edge_order)))


def batches(pairs: list[Pair], chance: random.Random) -> Iterator[list[Pair]]:
    while pairs:
        size = chance.randint(1, 12)
        yield pairs[:size]
        pairs = pairs[size:]


@pytest.mark.parametrize(
    "tens", [tens if tens < USUAL else pytest.param(tens, marks=pytest.mark.thorough) for tens in range(RUNS // 10)]
)
def test_any_order_and_batching_with_removals_gives_the_graph_of_all(
    tens: int, tmp_path: Path, ontology: Ontology, pairs: list[Pair]
) -> None:
    for seed in range(10 * tens, 10 * tens + 10):
        chance = random.Random(seed)  # noqa: S311 - no secret
        folder = tmp_path / str(seed)
        folder.mkdir()
        growing = Growing(folder, ontology, open_store("memory:"))
        for batch in batches(chance.sample(pairs, chance.choice((5, 11, 18))), chance):
            growing.add(batch)
            for article_id in sorted(growing.there):
                if chance.random() < 0.1:
                    growing.remove(article_id)
            growing.derive()
        assert growing.is_right(), f"seed {seed}"
        growing.ledger.close()


def test_a_file_is_changed_in_place_like_a_graph_in_memory(tmp_path: Path, ontology: Ontology, pairs: list[Pair]) -> None:
    growing = Growing(tmp_path, ontology, open_store(tmp_path / "graph.kgl"))
    for batch in batches(list(pairs), random.Random(1)):  # noqa: S311 - no secret
        growing.add(batch)
        growing.derive()
    growing.remove(sorted(growing.there)[3])
    growing.derive()
    assert growing.is_right()
    growing.derive(anew=True)
    assert growing.is_right()


def test_a_name_that_others_write_otherwise_is_followed_from_the_first_making_on(tmp_path: Path, ontology: Ontology) -> None:
    extractor = Extractor(ontology)
    texts = (
        "Kominfo memblokir aplikasi ZUBARU sejak Jumat (1/3/2024).",
        "Kominfo memblokir Telegram sejak Sabtu (2/3/2024). Pengguna beralih ke aplikasi Zubaru yang tidak diblokir Kominfo.",
        "Kominfo memblokir Telegram sejak Sabtu (2/3/2024). Warga beralih ke aplikasi Zubaru yang tidak diblokir Kominfo.",
    )
    articles = [Article(f"{number}.txt", text, published="2024-03-02", language="id") for number, text in enumerate(texts)]
    loud, *usual = [(article, extractor.extract(article)) for article in articles]
    growing = Growing(tmp_path, ontology, open_store("memory:"))
    growing.add([loud])
    growing.derive()
    assert "block ZUBARU (done)" in {node.properties.get("name") for node in growing.store.nodes()}
    growing.add(usual)
    growing.derive()
    assert growing.is_right()
    assert "block Zubaru (done)" in {node.properties.get("name") for node in growing.store.nodes()}


def correction(kind: str, *subjects: Subject, day: int, value: str | None = None) -> Correction:
    at = f"2026-01-0{day}T00:00:00+00:00"
    return new_correction(at=at, by="me", why="looked it up", kind=kind, subjects=subjects, value=value)


def test_corrections_made_and_undone_are_followed(tmp_path: Path, ontology: Ontology, pairs: list[Pair]) -> None:
    growing = Growing(tmp_path, ontology, open_store("memory:"))
    growing.add(list(pairs))
    growing.derive()
    event = next(node for node in growing.store.nodes() if node.label == "Action" and node.properties["articles"] == 1)
    told = next(edge for edge in growing.store.edges() if edge.type == "REPORTS" and edge.target == event.ref)
    words: dict[str, Any] = dict(told.properties)
    ref = ReportRef(told.source.id, words["start"], words["end"], words["action"], str(event.properties["party"]))
    retracted = correction("retract", Subject("Action", event.id, (ref,)), day=1)
    one_body = correction(
        "merge", Subject("Agency", "komisi-digital-vandria"), Subject("Agency", "vandrian-digital-commission"), day=2
    )
    for made in (retracted, one_body):
        growing.ledger.correct(made)
        growing.derive()
        assert growing.is_right()
    refs = {node.ref for node in growing.store.nodes()}
    assert event.ref not in refs
    assert NodeRef("Agency", "vandrian-digital-commission") not in refs
    growing.ledger.correct(correction("undo", day=3, value=retracted.id))
    growing.derive()
    assert growing.is_right()
    assert event in list(growing.store.nodes())


def test_one_more_article_writes_a_small_part_of_the_graph(
    tmp_path: Path, ontology: Ontology, pairs: list[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    growing = Growing(tmp_path, ontology, open_store("memory:"))
    growing.add(pairs[:90])
    growing.derive()
    written = 0
    put_nodes, put_edges = MemoryChange.put_nodes, MemoryChange.put_edges

    def count_nodes(self: MemoryChange, nodes: Iterable[Node]) -> None:
        nonlocal written
        taken = list(nodes)
        written += len(taken)
        put_nodes(self, taken)

    def count_edges(self: MemoryChange, edges: Iterable[Edge]) -> None:
        nonlocal written
        taken = list(edges)
        written += len(taken)
        put_edges(self, taken)

    monkeypatch.setattr(MemoryChange, "put_nodes", count_nodes)
    monkeypatch.setattr(MemoryChange, "put_edges", count_edges)
    growing.add(pairs[90:91])
    growing.derive()
    everything = len(list(growing.store.nodes())) + len(list(growing.store.edges()))
    assert 0 < written < everything / 5
    assert growing.is_right()


def test_one_more_article_reads_little_of_a_person_whom_many_name(
    tmp_path: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Freedonia's Media Authority blocked TikTok on Monday. The authority's director, Bertil Okonjo, said it was unlawful. "
    extractor = Extractor(ontology)
    articles = [Article(f"{i}", f"{told} It is day {i}.", published="2024-03-05", language="en") for i in range(60)]
    pairs = [(article, extractor.extract(article)) for article in articles]
    growing = Growing(tmp_path, ontology, open_store("memory:"))
    growing.add(pairs[:-1])
    growing.derive()
    assert any(edge.type == "HOLDS" for edge in growing.store.edges())
    decoded = 0

    def count(type_: type[Any], text: str) -> Any:
        nonlocal decoded
        decoded += type_ is Appearance
        return from_json(type_, text)

    monkeypatch.setattr(index, "from_json", count)
    growing.add(pairs[-1:])
    growing.derive()
    assert 0 < decoded <= 3
    assert growing.is_right()
