"""Five named queries as people would write them in Python, over a networkx graph: what `asking.py` compares with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import networkx as nx

from kg.model import Edge, Node, NodeRef

Graph = nx.MultiDiGraph
Row = dict[str, Any]
_DONE = ("done", "ongoing")


def as_networkx(nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
    """Return the graph; nodes by label and id, edges by type and key."""
    graph = nx.MultiDiGraph()
    for node in nodes:
        graph.add_node(node.ref, id=node.id, **{name: _plain(value) for name, value in node.properties.items()})
    for edge in edges:
        properties = {name: _plain(value) for name, value in edge.properties.items()}
        graph.add_edge(edge.source, edge.target, key=(edge.type, edge.key), **properties)
    return graph


def history(graph: Graph, *, platform: str, agency: str, min_confidence: float) -> list[Row]:
    """All events between a platform and the agencies."""
    rows = []
    for action in _actions_of(graph, platform):
        about = graph.nodes[action]
        if about.get("confidence", 1) < min_confidence or (agency and not _involves(graph, action, agency)):
            continue
        targets = [name for name in _names(graph, _out(graph, action, "TARGETS")) if name is not None]
        rows.append(
            {
                "date": about.get("date"),
                "date_basis": about.get("date_basis"),
                "actors": _names(graph, _in(graph, action, "ACTOR_OF")),
                "action": about.get("type"),
                "targets": targets + about.get("classes", []),
                "status": about.get("status"),
                "reasons": _names(graph, _out(graph, action, "BECAUSE_OF")),
                "conditions": about.get("conditions", []),
                "deadline": about.get("deadline"),
                **_sources(about),
                **_said(graph, action),
            }
        )
    return sorted(
        rows, key=lambda row: (row["date"] or graph.nodes[NodeRef("Action", row["id"])].get("first_published", ""), row["id"])
    )


def restricted_now(graph: Graph, *, platform: str, country: str, min_confidence: float) -> list[Row]:
    """What is restricted and has not ended."""
    rows = []
    for episode in _labelled(graph, "Episode"):
        of = graph.nodes[episode]
        if of.get("open") is not True or (country and of.get("jurisdiction") != country.upper()):
            continue
        for action in _out(graph, episode, "BEGAN"):
            about = graph.nodes[action]
            targets = _out(graph, action, "TARGETS")
            its_own = [target for target in targets if target.id == of.get("party")]
            for target in its_own or targets:
                if (platform and target.id != platform) or about.get("confidence", 1) < min_confidence:
                    continue
                rows.append(
                    {
                        "target": graph.nodes[target].get("name", target.id),
                        "country": of.get("jurisdiction", ""),
                        "action": about.get("type"),
                        "since": of.get("began"),
                        "since_basis": of.get("began_basis"),
                        "status": about.get("status"),
                        "actors": _names(graph, _in(graph, action, "ACTOR_OF")),
                        "articles": about.get("articles"),
                        "outlets": about.get("outlets"),
                        **_sources(about),
                        **_said(graph, action),
                    }
                )
    # A beginning that no article dates comes last, as Cypher has it.
    return sorted(
        rows, key=lambda row: (row["target"], row["country"], row["since"] is None, row["since"], row["action"], row["id"])
    )


def evidence(graph: Graph, *, action: str) -> list[Row]:
    """Where everything that the graph says of an event is written."""
    ref = NodeRef("Action", action)
    rows = []
    for source, target, (type_, _), told in (
        *graph.in_edges(ref, keys=True, data=True),
        *graph.out_edges(ref, keys=True, data=True),
    ):
        if "article" not in told:
            continue
        article = graph.nodes[NodeRef("Article", told["article"])]
        row = {
            "edge": type_,
            "source": _shown(graph, source),
            "target": _shown(graph, target),
            "article": told["article"],
            "outlet": article.get("outlet"),
            "published": article.get("published"),
            "start": told.get("start"),
            "end": told.get("end"),
            "words": told.get("text"),
            "status": told.get("status"),
            "date": told.get("date"),
            "origin": told.get("origin"),
            "inferred": told.get("inferred", False),
            "rule": told.get("rule"),
            "corrected": graph.nodes[ref].get("corrected", []),
        }
        order = (type_, row["source"], row["target"], row["published"] or "", told["article"], told["start"], told["end"])
        rows.append(((*order, source.id, target.id), row))
    return [row for _, row in sorted(rows, key=lambda one: one[0])]


def threats(graph: Graph, *, platform: str, agency: str, min_confidence: float) -> list[Row]:
    """What was threatened and has not come."""
    rows = []
    for action in _labelled(graph, "Action"):
        about = graph.nodes[action]
        if about.get("status") != "threatened" or about.get("confidence", 1) < min_confidence:
            continue
        if agency and agency not in [actor.id for actor in _in(graph, action, "ACTOR_OF")]:
            continue
        if any(_restricts(graph, later) for later in _in(graph, action, "ESCALATES")):
            continue
        for target in _out(graph, action, "TARGETS"):
            if (platform and target.id != platform) or _came_true(graph, about, target):
                continue
            row = {
                "date": about.get("date"),
                "threat": about.get("type"),
                "target": graph.nodes[target].get("name", target.id),
                "actors": _names(graph, _in(graph, action, "ACTOR_OF")),
                "conditions": about.get("conditions", []),
                "deadline": about.get("deadline"),
                **_sources(about),
                **_said(graph, action),
            }
            rows.append(((row["published"] or "", row["id"], row["target"], target.id), row))
    return [row for _, row in sorted(rows, key=lambda one: one[0])]


def fines(graph: Graph, *, platform: str, happened: bool, min_confidence: float) -> list[Row]:
    """Who fined whom, how much, for what."""
    rows = []
    for action in _labelled(graph, "Action"):
        about = graph.nodes[action]
        if about.get("type") != "fine" or about.get("confidence", 1) < min_confidence:
            continue
        targets = _out(graph, action, "TARGETS")
        if (happened and about.get("status") not in _DONE) or (platform and platform not in [target.id for target in targets]):
            continue
        row = {
            "date": about.get("date"),
            "actors": _names(graph, _in(graph, action, "ACTOR_OF")),
            "targets": _names(graph, targets),
            "amount": about.get("amount"),
            "currency": about.get("currency"),
            "status": about.get("status"),
            "basis": _names(graph, _out(graph, action, "UNDER")),
            **_sources(about),
            **_said(graph, action),
        }
        rows.append((about.get("date") or about.get("first_published", ""), row))
    rows.sort(key=lambda one: one[1]["id"])
    return [row for _, row in sorted(rows, key=lambda one: one[0], reverse=True)]


def _actions_of(graph: Graph, entity: str) -> set[NodeRef]:
    found = set()
    for ref in (NodeRef(label, entity) for label in ("Platform", "Organization", "Agency", "Person", "Place")):
        if ref in graph:
            found |= {other for _, other, (type_, _) in graph.out_edges(ref, keys=True) if type_ == "ACTOR_OF"}
            found |= {other for other, _, (type_, _) in graph.in_edges(ref, keys=True) if type_ in ("TARGETS", "VIA")}
    return found


def _involves(graph: Graph, action: NodeRef, agency: str) -> bool:
    """Whether a body has a part in it, under its older and newer names as well."""
    bodies = {*_in(graph, action, "ACTOR_OF"), *_out(graph, action, "TARGETS"), *_out(graph, action, "VIA")}
    for _ in range(5):
        bodies |= {other for body in bodies for other in (*_in(graph, body, "SUCCEEDED_BY"), *_out(graph, body, "SUCCEEDED_BY"))}
    return agency in {body.id for body in bodies}


def _came_true(graph: Graph, threat: Mapping[str, Any], target: NodeRef) -> bool:
    day = threat.get("first_published") or threat.get("date", "")
    for action in _in(graph, target, "TARGETS"):
        about = graph.nodes[action]
        if not _restricts(graph, action):
            continue
        countries = threat.get("jurisdiction"), about.get("jurisdiction")
        if None not in countries and countries[0] != countries[1]:
            continue
        its_day = about.get("date") or about.get("first_published", "")
        if its_day >= day[:10] or day.startswith(its_day):
            return True
    return False


def _restricts(graph: Graph, action: NodeRef) -> bool:
    about = graph.nodes[action]
    return about.get("family") == "restrict" and about.get("status") in _DONE


def _said(graph: Graph, action: NodeRef) -> Row:
    """The words of the earliest article, and the id of the event."""
    told = [
        (graph.nodes[article].get("published"), article.id, about["start"], about["text"])
        for article, _, (type_, _), about in graph.in_edges(action, keys=True, data=True)
        if type_ == "REPORTS"
    ]
    published, article, _, words = min(told, key=lambda one: (one[0] is None, *one))
    outlet = graph.nodes[NodeRef("Article", article)].get("outlet")
    return {"article": article, "outlet": outlet, "published": published, "words": words, "id": action.id}


def _sources(about: Mapping[str, Any]) -> Row:
    return {"sources": about.get("sources"), "disputed": about.get("disputed", []), "confidence": about.get("confidence")}


def _names(graph: Graph, refs: Iterable[NodeRef]) -> list[str]:
    """Their names, each once, in the order of their ids."""
    return list(dict.fromkeys(graph.nodes[ref].get("name") for ref in sorted(refs, key=lambda ref: ref.id)))


def _out(graph: Graph, ref: NodeRef, wanted: str) -> list[NodeRef]:
    return [other for _, other, (type_, _) in graph.out_edges(ref, keys=True) if type_ == wanted]


def _in(graph: Graph, ref: NodeRef, wanted: str) -> list[NodeRef]:
    return [other for other, _, (type_, _) in graph.in_edges(ref, keys=True) if type_ == wanted]


def _labelled(graph: Graph, label: str) -> Iterator[NodeRef]:
    return (ref for ref in graph if ref.label == label)


def _shown(graph: Graph, ref: NodeRef) -> str:
    about = graph.nodes[ref]
    return str(about.get("name") or about.get("title") or ref.id)


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
