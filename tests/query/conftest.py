"""A graph of a dozen actions, made by hand after schemas/graph.yaml, in a store that answers Cypher.

The bodies and platforms exist, the articles and people do not. `KG_TEST_NEO4J=bolt://...` runs the same tests on an empty
Neo4j as well: its contents are deleted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from kg.model import Edge, Node, NodeRef
from kg.query import bind, named_queries
from kg.store import open_store

Row = dict[str, Any]
Run = Callable[..., list[Row]]

FAMILIES = {"block": "restrict", "fine": "restrict", "restrict": "restrict", "unblock": "restore", "postpone": "restore"}


class GraphInTheMaking:
    """Adds articles and what they say; every edge of an article gets words of it as evidence."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self._at = 0

    def node(self, label: str, id: str, **properties: Any) -> NodeRef:  # noqa: A002 - the word of the model
        self.nodes.append(Node(label, id, properties))
        return self.nodes[-1].ref

    def article(self, id: str, outlet: str, published: str) -> NodeRef:  # noqa: A002
        return self.node("Article", id, title=f"Title of {id}", outlet=outlet, published=published)

    def edge(self, source: NodeRef, type_: str, target: NodeRef, article: NodeRef, text: str, key: str = "", **more: Any) -> None:
        self._at += 100
        evidence = {"article": article.id, "start": self._at, "end": self._at + len(text), "text": text}
        self.edges.append(Edge(source, type_, target, evidence | more, key))

    def action(
        self,
        id: str,  # noqa: A002
        article: NodeRef,
        words: str,
        *,
        actor: NodeRef | None,
        targets: tuple[NodeRef, ...],
        status: str = "done",
        **properties: Any,
    ) -> NodeRef:
        type_ = id.split("-")[0]
        bodies = {node.ref: node.properties.get("country") for node in self.nodes}
        told = {
            "name": id,
            "type": type_,
            "family": FAMILIES.get(type_, "exchange"),
            "status": status,
            "articles": 1,
            "outlets": 1,
            "sources": 1,
            "confidence": 0.9,
        }
        told |= {"jurisdiction": bodies[actor]} if actor and bodies[actor] else {}
        told |= {"party": targets[0].id} if targets else {}
        told["first_published"] = next(n.properties["published"] for n in self.nodes if n.ref == article)
        self.nodes.append(Node("Action", id, told | properties, (type_.capitalize(),)))
        ref = self.nodes[-1].ref
        self.report(article, ref, words, key="0")
        if actor:
            self.edge(actor, "ACTOR_OF", ref, article, words.split()[0])
        for target in targets:
            self.edge(ref, "TARGETS", target, article, words.split()[-1])
        return ref

    def report(self, article: NodeRef, action: NodeRef, words: str, key: str, **said: Any) -> None:
        """An article says of an action what stands in the graph, or else."""
        told = next(node.properties for node in self.nodes if node.ref == action)
        known = {name: told[name] for name in ("status", "date") if name in told}
        self.edge(article, "REPORTS", action, article, words, key, action=told["type"], origin=article.id, **known | said)

    def episode(self, start: NodeRef, article: NodeRef, end: NodeRef | None = None, **properties: Any) -> None:
        event = next(node for node in self.nodes if node.ref == start)
        told = {name: event.properties[name] for name in ("type", "party", "jurisdiction") if name in event.properties}
        ref = self.node("Episode", f"episode-{start.id}", name=f"{start.id} holds", open=end is None, **told | properties)
        self.edge(ref, "BEGAN", start, article, "began")
        if end:
            self.edge(ref, "ENDED", end, article, "ended")


def sample() -> tuple[list[Node], list[Edge]]:
    """The graph. What each part is for is said by the tests that ask for it."""
    g = GraphInTheMaking()
    kominfo = g.node("Agency", "kominfo", name="Kominfo", country="ID")
    komdigi = g.node("Agency", "komdigi", name="Komdigi", country="ID")
    roskomnadzor = g.node("Agency", "roskomnadzor", name="Roskomnadzor", country="RU")
    kppu = g.node("Agency", "kppu", name="KPPU", country="ID")
    telegram = g.node("Platform", "telegram", name="Telegram")
    tumblr = g.node("Platform", "tumblr", name="Tumblr")
    tiktok = g.node("Platform", "tiktok", name="TikTok")
    google = g.node("Platform", "google", name="Google")
    rina = g.node("Person", "rina-contoh", name="Rina Contoh")
    terrorism = g.node("Topic", "terrorism", name="terrorism")
    law = g.node("LegalInstrument", "permen-5-2020", name="Permen 5/2020", country="ID")
    g.edges.append(Edge(kominfo, "SUCCEEDED_BY", komdigi, {"basis": "gazetteer"}))

    one = g.article("a1", "Contoh", "2017-07-16")
    two = g.article("a2", "Harian", "2017-08-11T08:00:00+07:00")
    old = g.article("a0", "Contoh", "2016-05-02")
    late = g.article("a3", "Harian", "2025-01-22")

    threat = g.action("block-threat", old, "Kominfo may block Telegram", actor=kominfo, targets=(telegram,), status="threatened")
    block = g.action(
        "block-1",
        one,
        "Kominfo blocked Telegram",
        actor=kominfo,
        targets=(telegram,),
        date="2017-07-14",
        date_basis="stated",
        articles=2,
        sources=2,
        confidence=0.99,
        disputed=("date",),
        settled_by=("date: nearest",),
    )
    g.report(two, block, "the block of July", key="0", date="2017-07-15")
    g.report(one, block, "it was cut off", key="1")
    g.edge(block, "ESCALATES", threat, one, "Kominfo blocked Telegram", basis="derived", days=438)
    g.edge(block, "BECAUSE_OF", terrorism, one, "terrorism")
    russian = g.action(
        "block-ru",
        two,
        "Roskomnadzor blocked Telegram",
        actor=roskomnadzor,
        targets=(telegram,),
        date="2017-07",
        date_basis="stated",
    )
    g.action("negotiate-1", one, "Kominfo will meet Telegram", actor=kominfo, targets=(telegram,), status="announced")
    g.action(
        "unblock-if",
        one,
        "Kominfo would unblock Telegram",
        actor=kominfo,
        targets=(telegram,),
        status="conditional",
        conditions=("if it works with us", "and opens an office"),
        deadline="2017-08-01",
    )
    unblock = g.action(
        "unblock-1",
        two,
        "Kominfo unblocked Telegram",
        actor=kominfo,
        targets=(telegram,),
        date="2017-08-10",
        date_basis="relative",
    )
    asked = ("if it works with us",)
    g.episode(
        block,
        two,
        unblock,
        began="2017-07-14",
        began_basis="stated",
        ended="2017-08-10",
        ended_basis="relative",
        days=27,
        conditions=asked,
        conditions_met="unknown",
    )
    g.episode(russian, two, began="2017-07", began_basis="stated")

    first = g.action(
        "block-t1", two, "Kominfo blocked Tumblr", actor=kominfo, targets=(tumblr,), date="2018-03-05", date_basis="stated"
    )
    over = g.action(
        "unblock-t", two, "Kominfo unblocked Tumblr", actor=kominfo, targets=(tumblr,), date="2018-03", date_basis="stated"
    )
    again = g.action(
        "block-t2", late, "Komdigi blocked Tumblr", actor=komdigi, targets=(tumblr,), date="2024-12", date_basis="stated"
    )
    undated = g.action(
        "block-t3", late, "Tumblr is cut off", actor=None, targets=(tumblr,), status="ongoing", inferred=("actor",)
    )
    g.episode(first, two, over, began="2018-03-05", began_basis="stated", ended="2018-03", ended_basis="stated")
    g.episode(again, late, began="2024-12", began_basis="stated")
    g.episode(undated, late, began="2025-01-22", began_basis="published")

    g.action("block-hoax", late, "Komdigi blocks TikTok", actor=komdigi, targets=(tiktok,), status="rumoured")
    g.action(
        "block-tiktok",
        late,
        "Komdigi threatens TikTok",
        actor=komdigi,
        targets=(tiktok,),
        status="threatened",
        classes=("short videos",),
    )
    fine = g.action(
        "fine-1",
        late,
        "KPPU fined Google",
        actor=kppu,
        targets=(google,),
        date="2025-01-21",
        date_basis="stated",
        amount=202500000000.0,
        currency="IDR",
    )
    g.edge(fine, "UNDER", law, late, "Permen 5/2020")
    g.action("fine-2", late, "KPPU could fine TikTok", actor=kppu, targets=(tiktok,), status="planned")

    said = g.node("Statement", "said-1", text="They wrote to us.", direct=True, published="2017-07-16", article="a1")
    g.edge(one, "QUOTES", said, one, '"They wrote to us."')
    g.edge(rina, "SAID", said, one, "she said")
    g.edge(said, "ABOUT", telegram, one, "They")
    g.edge(
        rina, "HOLDS", kominfo, one, "Rina Contoh, spokeswoman of Kominfo", key="s", title="spokeswoman", published="2017-07-16"
    )
    return g.nodes, g.edges


def load(cypher: Callable[[str, Mapping[str, Any]], list[Row]], nodes: list[Node], edges: list[Edge]) -> None:
    def plain(properties: Mapping[str, Any]) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}

    for node in nodes:
        further = "".join(f" SET n:{label}" for label in node.extra_labels)
        cypher(
            f"MERGE (n:{node.label} {{id: $id}}) SET n += $properties{further}",
            {"id": node.id, "properties": plain(node.properties)},
        )
    for edge in edges:
        cypher(
            f"MATCH (s:{edge.source.label} {{id: $s}}) MATCH (t:{edge.target.label} {{id: $t}}) "
            f"CREATE (s)-[r:{edge.type}]->(t) SET r += $properties",
            {"s": edge.source.id, "t": edge.target.id, "properties": plain(edge.properties)},
        )


@pytest.fixture(scope="session", params=["kglite", "neo4j"])
def cypher(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str, Mapping[str, Any]], list[Row]]]:
    if request.param == "kglite":
        store = open_store(tmp_path_factory.mktemp("store") / "graph.kgl")
        store.replace(*sample(), stamp="1")

        def from_store(text: str, parameters: Mapping[str, Any]) -> list[Row]:
            answer = store.query(text, parameters, timeout=10, limit=1000)
            return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

        yield from_store
        store.close()
        return
    url = os.environ.get("KG_TEST_NEO4J")
    if not url:
        pytest.skip("KG_TEST_NEO4J names no empty Neo4j")
    neo4j = pytest.importorskip("neo4j")
    with neo4j.GraphDatabase.driver(url) as driver, driver.session() as session:

        def run(text: str, parameters: Mapping[str, Any]) -> list[Row]:
            return [record.data() for record in session.run(text, dict(parameters))]

        run("MATCH (n) DETACH DELETE n", {})
        load(run, *sample())
        yield run


@pytest.fixture
def ask(cypher: Callable[[str, Mapping[str, Any]], list[Row]]) -> Run:
    """`ask(name, parameter=text, ...)`: the rows of a named query; entities are given by id."""

    def run(name: str, **given: str) -> list[Row]:
        query = named_queries()[name]
        return cypher(query.cypher, bind(query, given, lambda text, _: text))

    return run
