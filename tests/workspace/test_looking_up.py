"""Whom a name means is told by the store as it would be by all nodes, and most of them are never read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Edge, Node, QueryError, slug
from kg.ontology import Ontology, load_ontology
from kg.store import GraphStore, Rows, open_store
from kg.workspace.finding import EntityFinder, Found, folded
from kg.workspace.looking_up import StoreFinder

NODES = [
    Node("Platform", "tiktok", {"name": "TikTok"}),
    Node("Platform", "ani", {"name": "Ani"}),
    Node("Organization", "ani-app", {"name": "A.N.I."}),
    Node("Person", "ani-uji", {"name": "Ani Uji"}),
    Node("Person", "ani-1", {"name": "Ani Satu"}),
    Node("Person", "ani-2", {"name": "ani satu"}),
    Node("Agency", "meta", {"name": "META", "listed": True}),
    Node("Organization", "meta", {"name": "Meta"}),
    Node("Place", "nowhere"),
    Node("Platform", "naive-co", {"name": "Naïve & Co."}),
    Node("Platform", "тест", {"name": "Тест"}),
    Node("Domain", "t_k.example", {"name": "t_k.example"}),
    Node("Action", "block-tiktok-1", {"name": "block TikTok (done)"}),
]
TEXTS = [
    *(
        "tiktok",
        "TikTok",
        "TIK TOK",
        " tiktok ",
        "musical.ly",
        "WhatsApp",
        "ani",
        "a n i",
        "Ani Uji",
        "Ani Satu",
        "ani-1",
        "meta",
    ),
    *(
        "META",
        "nowhere",
        "No-Where",
        "block-tiktok-1",
        "tiktk",
        "",
        "'",
        "`",
        "тикток",
        "naive co",
        "NAÏVE & CO",
        "тест",
        "T_K.Example",
        "a\tb",
        "ani\n",
        "#tiktok",
    ),
]
LABELS = [(), ("Platform",), ("Platform", "Organization"), ("Person",), ("Agency",), ("Action",), ("Nonsense",)]


class Counting:
    """A store that counts the rows that it was asked for."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.rows = 0

    def query(self, cypher: str, parameters: Mapping[str, Any], *, timeout: float, limit: int, trusted: bool) -> Rows:
        answer = self._store.query(cypher, parameters, timeout=timeout, limit=limit, trusted=trusted)
        self.rows += len(answer.rows)
        return answer


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    made = open_store(tmp_path_factory.mktemp("store") / "graph.kgl")
    made.replace(NODES, [], stamp="one")
    return made


def _told(find: Callable[[str, tuple[str, ...]], object], text: str, labels: tuple[str, ...]) -> object:
    try:
        return find(text, labels)
    except QueryError as error:
        return str(error)


@pytest.mark.parametrize("labels", LABELS, ids=lambda labels: "-".join(labels) or "any")
def test_a_store_tells_whom_a_name_means_as_all_nodes_do(store: GraphStore, labels: tuple[str, ...]) -> None:
    ontology = load_ontology()
    by_nodes, by_store = EntityFinder(ontology, store.nodes()), StoreFinder(lambda: ontology, store)
    for text in TEXTS:
        assert _told(by_store.find, text, labels) == _told(by_nodes.find, text, labels), text
    for text in ("tiktk", "ani", "meto"):
        assert by_store.near(text, labels) == by_nodes.near(text, labels), text


def test_for_an_id_one_row_is_read_and_no_gazetteer(store: GraphStore) -> None:
    def never() -> Ontology:
        raise AssertionError

    counting = Counting(store)
    found = StoreFinder(never, counting).find("tiktok", ("Platform", "Organization"))  # type: ignore[arg-type]
    assert found is not None
    assert (found.name, found.in_graph, counting.rows) == ("TikTok", True, 1)


def test_for_a_name_few_rows_are_read_and_no_gazetteer_once_its_names_are_kept(tmp_path: Path) -> None:
    ontology = load_ontology()
    store = open_store(tmp_path / "graph.kgl")
    store.replace([*NODES, *(Node("Platform", f"app-{n}", {"name": f"App {n}"}) for n in range(500))], [], stamp="one")
    assert StoreFinder(lambda: ontology, store).find("musical.ly", ("Platform",))

    def never() -> Ontology:
        raise AssertionError

    for text, id_, most in (("musical.ly", "tiktok", 4), ("APP 77", "app-77", 4), ("WhatsApp", "whatsapp", 4)):
        counting = Counting(store)
        found = StoreFinder(never, counting, lambda: ontology.fingerprint).find(text, ("Platform", "Organization"))  # type: ignore[arg-type]
        assert found is not None
        assert found.ref.id == id_
        assert counting.rows <= most, text


@given(st.text(st.characters(max_codepoint=0x17F), max_size=12))
def test_plain_letters_are_folded_as_all_others_are(name: str) -> None:
    assert folded(name) == slug(name).replace("-", "")


def test_a_body_of_no_list_is_found_by_what_any_article_calls_it(tmp_path: Path) -> None:
    bodies = [Node("Agency", id_, {"name": name, "listed": id_ == "ofcom"}) for id_, name in (
        ("vandrian-data-board", "Vandrian Data Board"), ("data-board-sorenia", "Data Board"), ("ofcom", "Ofcom"),
    )]  # fmt: skip
    articles = [Node("Article", f"a{number}", {"title": "x"}) for number in range(4)]
    called = (("Dewan Data Vandria", 0), ("Dewan Data", 0), ("Dewan Data", 1), ("British watchdog", 2))
    words: dict[str, Any] = {"start": 0, "end": 1, "basis": "name", "confidence": 0.9}
    edges = [
        Edge(article.ref, "MENTIONS", bodies[which].ref, {"article": article.id, "text": text, **words})
        for article, (text, which) in zip(articles, called, strict=True)
    ]
    store = open_store(tmp_path / "graph.kgl")
    store.replace([*bodies, *articles], edges, stamp="one")
    finder = StoreFinder(load_ontology, store)
    found = Found(bodies[0].ref, "Vandrian Data Board", in_graph=True)
    assert [finder.find("DEWAN DATA VANDRIA", labels) for labels in ((), ("Agency", "Place"), ("Platform",))] == [
        found,
        found,
        None,
    ]
    with pytest.raises(QueryError, match=r"several are called .Dewan Data.: data-board-sorenia .* vandrian-data-board"):
        finder.find("Dewan Data")
    assert finder.find("British watchdog") is None
