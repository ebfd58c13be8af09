from __future__ import annotations

import pytest

from kg.model import Edge, Node, Scalar


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(name): the test needs what a store may lack, by its name in the store's GAPS")


@pytest.fixture
def graph() -> tuple[list[Node], list[Edge]]:
    """A small graph with one of everything that the stores must keep."""
    kominfo = Node("Agency", "kominfo", {"name": "Kominfo", "listed": True, "kind": "ministry"})
    telegram = Node("Platform", "telegram", {"name": "Telegram", "listed": True})
    block = Node(
        "Action",
        "block-telegram",
        {"name": "block Telegram (done)", "type": "block", "conditions": ("if a", "if b"), "count": 11, "amount": 2.0},
        ("Block",),
    )
    article = Node("Article", "a1", {"title": "A title", "published": "2017-07-16"})
    untitled = Node("Article", "a2", {})
    statement = Node("Statement", "said-1", {"text": "words", "direct": False, "start": 0, "end": 5})
    says: dict[str, Scalar] = {"article": "a1", "start": 0, "end": 7, "text": "Kominfo"}
    edges = [
        Edge(kominfo.ref, "ACTOR_OF", block.ref, {**says, "inferred": True}),
        Edge(block.ref, "TARGETS", telegram.ref, says),
        Edge(article.ref, "REPORTS", block.ref, says, key="0-7"),
        Edge(article.ref, "REPORTS", block.ref, {**says, "start": 9, "end": 16}, key="9-16"),
        Edge(article.ref, "QUOTES", statement.ref, says),
        Edge(kominfo.ref, "SUCCEEDED_BY", kominfo.ref, {"basis": "gazetteer"}),
    ]
    return [telegram, kominfo, statement, untitled, article, block], edges
