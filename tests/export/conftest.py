"""A small whole graph, and one whose every text is hostile."""

from __future__ import annotations

import itertools

import pytest

from kg.model import Edge, Node, NodeRef

Graph = tuple[list[Node], list[Edge]]

ARTICLE = NodeRef("Article", "a1")
BLOCK = NodeRef("Action", "block-telegram-2017-07-14-abc123")
THREAT = NodeRef("Action", "block-telegram-a2-def456")
KOMINFO = NodeRef("Agency", "kominfo")
TELEGRAM = NodeRef("Platform", "telegram")
SAYING = NodeRef("Statement", "said-1")
SPEAKER = NodeRef("Person", "rina-contoh")

HOSTILE = [
    "quotes \" and ' and `",
    "line\nbreak\r\nand \r alone, tab\t",
    "]]> <!-- -- > &amp; & < >",
    "</script><script>alert(1)</script>",
    "'}) DETACH DELETE n //",
    '=HYPERLINK("http://example.org";"x")',
    "'=1+1",
    "+1",
    "-1",
    "@sum(A1)",
    "\tcell",
    "＝1+1",
    "right \u202eto left\u2066 isolates\u2069",
    "🇮🇩 👩‍💻 emoji",
    "NUL \x00 bell \x07 escape \x1b",
    "back\\slash \\N \\",
    'end"]; click n1 "javascript:alert(1)" %%{init: {}}%%',
    "..",
    "%2F/../?#",
    "\ufffe",
    "",
    " leading and trailing ",
]


def evidence(article: str, start: int, end: int, text: str, **more: str | bool) -> dict[str, str | int | bool]:
    return {"article": article, "start": start, "end": end, "text": text, **more}


@pytest.fixture
def graph() -> Graph:
    nodes = [
        Node("Article", "a1", {"title": "Telegram is cut off", "outlet": "Contoh", "published": "2017-07-16T09:30:00+07:00"}),
        Node("Outlet", "contoh", {"name": "Contoh", "country": "ID"}),
        Node("Agency", "kominfo", {"name": "Kominfo", "country": "ID", "wikidata": "Q6384050", "listed": True}),
        Node("Platform", "telegram", {"name": "Telegram", "listed": True}),
        Node("Person", "rina-contoh", {"name": "Rina Contoh"}),
        Node(
            BLOCK.label,
            BLOCK.id,
            {
                "name": "block Telegram (done)",
                "type": "block",
                "family": "restrict",
                "status": "done",
                "date": "2017-07-14",
                "conditions": ("if it opens an office", "and answers, quickly"),
                "count": 11,
                "amount": 2.5,
            },
            ("Block",),
        ),
        Node(
            THREAT.label,
            THREAT.id,
            {"name": "block Telegram", "type": "block", "status": "threatened", "first_published": "2016-01-05", "count": 3},
            ("Block",),
        ),
        Node("Statement", "said-1", {"text": "We wrote to them.", "direct": True, "published": "2017-07-16", "article": "a1"}),
    ]
    edges = [
        Edge(ARTICLE, "REPORTS", BLOCK, evidence("a1", 0, 9, "Kominfo b"), key="0"),
        Edge(ARTICLE, "REPORTS", BLOCK, evidence("a1", 20, 29, "the block"), key="20"),
        Edge(ARTICLE, "REPORTS", THREAT, evidence("a1", 40, 46, "warned"), key="40"),
        Edge(KOMINFO, "ACTOR_OF", BLOCK, evidence("a1", 0, 7, "Kominfo")),
        Edge(KOMINFO, "ACTOR_OF", THREAT, evidence("a1", 30, 32, "it", inferred=True)),
        Edge(BLOCK, "TARGETS", TELEGRAM, evidence("a1", 10, 18, "Telegram")),
        Edge(THREAT, "TARGETS", TELEGRAM, evidence("a1", 47, 55, "Telegram")),
        Edge(ARTICLE, "QUOTES", SAYING, evidence("a1", 60, 77, "We wrote to them.")),
        Edge(SPEAKER, "SAID", SAYING, evidence("a1", 80, 84, "Rina")),
        Edge(SAYING, "ABOUT", TELEGRAM, evidence("a1", 69, 73, "them")),
        Edge(SPEAKER, "HOLDS", KOMINFO, evidence("a1", 80, 99, "Rina, spokesperson", title="spokesperson"), key="spokesperson"),
        Edge(ARTICLE, "PUBLISHED_BY", NodeRef("Outlet", "contoh")),
        Edge(ARTICLE, "MENTIONS", TELEGRAM, evidence("a1", 10, 18, "Telegram")),
    ]
    return nodes, edges


@pytest.fixture
def hostile() -> Graph:
    """A chain of platforms whose ids, names and evidence are each of `HOSTILE`."""
    nodes = [Node("Platform", text, {"name": text, "aliases": (text, text)}) for text in HOSTILE]
    edges = [
        Edge(one.ref, "OWNED_BY", other.ref, evidence("a1", 0, len(one.id), one.id, title=one.id), key=one.id)
        for one, other in itertools.pairwise(nodes)
    ]
    return nodes, edges
