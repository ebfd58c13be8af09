"""Makes small graphs by hand after schemas/graph.yaml, for the tests of the queries."""

from __future__ import annotations

from typing import Any

from kg.model import Edge, Node, NodeRef

FAMILIES = {
    "block": "restrict",
    "fine": "restrict",
    "restrict": "restrict",
    "unblock": "restore",
    "postpone": "restore",
    "demand": "pressure",
    "warn": "pressure",
}


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
        start = more.pop("start", self._at)
        evidence = {"article": article.id, "start": start, "end": start + len(text), "text": text}
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
        start: int | None = None,
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
        place = {"start": start} if start is not None else {}
        self.nodes.append(Node("Action", id, told | properties, (type_.capitalize(),)))
        ref = self.nodes[-1].ref
        self.report(article, ref, words, key="0", **place)
        if actor:
            self.edge(actor, "ACTOR_OF", ref, article, words.split()[0])
        for target in targets:
            self.edge(ref, "TARGETS", target, article, words.split()[-1])
        return ref

    def report(self, article: NodeRef, event: NodeRef, words: str, key: str, **said: Any) -> None:
        """An article says of an action what stands in the graph, or else."""
        told = next(node.properties for node in self.nodes if node.ref == event)
        known = {name: told[name] for name in ("status", "date") if name in told}
        self.edge(article, "REPORTS", event, article, words, key, **{"action": told["type"], "origin": article.id} | known | said)

    def episode(self, start: NodeRef, article: NodeRef, end: NodeRef | None = None, **properties: Any) -> None:
        event = next(node for node in self.nodes if node.ref == start)
        told = {name: event.properties[name] for name in ("type", "party", "jurisdiction") if name in event.properties}
        ref = self.node("Episode", f"episode-{start.id}", name=f"{start.id} holds", open=end is None, **told | properties)
        self.edge(ref, "BEGAN", start, article, "began")
        if end:
            self.edge(ref, "ENDED", end, article, "ended")
