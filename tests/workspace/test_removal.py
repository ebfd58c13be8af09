"""`kg remove` withdraws what only that article supports, and nothing else."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.model import Edge, Node, NodeRef
from kg.ontology import Ontology, load_ontology
from kg.workspace import Workspace

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "identity"
REMOVED = 12
Edges = dict[tuple[Any, ...], Edge]

STORY = {
    "id": "one",
    "published": "2025-03-04",
    "title": "Komdigi blokir Chatlune",
    "text": "JAKARTA, Warta Uji - Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025.\n\n"
    "Direktur Jenderal Komdigi Sari Melati Wijaya mengatakan Chatlune belum mendaftar.",
}
COPY = STORY | {
    "id": "two",
    "title": "Chatlune diblokir",
    "published": "2025-03-05",
    "text": f"{STORY['text']}\n\nHingga berita ini ditulis, Chatlune belum dapat dibuka.",
}
ALONE = {
    "id": "three",
    "published": "2025-04-02",
    "title": "Zweibrief fined",
    "text": "BERLIN, The Test Ledger - The Bundesnetzagentur fined the app Zweibrief €3 million on April 1, 2025.\n\n"
    "Bundesnetzagentur President Greta Holm Anders said Zweibrief ignored two orders.",
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def ingested(folder: Path, ontology: Ontology, records: Iterable[dict[str, str]]) -> Workspace:
    path = folder / "articles.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    workspace = Workspace(folder / "work", ontology=ontology)
    workspace.ingest([str(path)])
    return workspace


def parts(workspace: Workspace) -> tuple[dict[NodeRef, Node], Edges]:
    store = workspace.graph()
    edges = {(edge.source, edge.type, edge.target, edge.key): edge for edge in store.edges()}
    return {node.ref: node for node in store.nodes()}, edges


def id_of(workspace: Workspace, beginning: str) -> str:
    with workspace.reading() as ledger:
        return next(article.id for article in ledger.articles() if (article.title or "").startswith(beginning))


def test_what_one_article_alone_told_goes_with_it_and_all_else_stands_as_it_was(tmp_path: Path, ontology: Ontology) -> None:
    workspace = ingested(tmp_path, ontology, [STORY, COPY, ALONE])
    nodes, edges = parts(workspace)
    alone = id_of(workspace, "Zweibrief")
    workspace.remove([alone])
    left, joined = parts(workspace)
    assert sorted(f"{ref.label} {nodes[ref].properties.get('name', '')}" for ref in nodes.keys() - left.keys()) == [
        "Action fine Zweibrief (done)",
        "Action refuse Bundesnetzagentur (done)",
        "Agency Bundesnetzagentur",
        "Article ",
        "Person Greta Holm Anders",
        "Platform Zweibrief",
        "Statement ",
    ]
    assert {edge.properties["article"] for key, edge in edges.items() if key not in joined} == {alone}
    assert left == {ref: node for ref, node in nodes.items() if ref in left}
    assert joined == {key: edge for key, edge in edges.items() if edge.properties["article"] != alone}


def test_a_copy_that_goes_takes_nothing_that_the_other_copy_tells(tmp_path: Path, ontology: Ontology) -> None:
    workspace = ingested(tmp_path, ontology, [STORY, COPY, ALONE])
    nodes, edges = parts(workspace)
    copy = id_of(workspace, "Chatlune diblokir")
    workspace.remove([copy])
    left, joined = parts(workspace)
    assert nodes.keys() - left.keys() == {NodeRef("Article", copy)}
    assert {edges[key].properties["article"] for key in edges.keys() - joined.keys()} == {copy}
    changed = {ref.label: node for ref, node in left.items() if nodes[ref] != node}
    assert changed.keys() == {"Action"}
    before = nodes[changed["Action"].ref].properties
    assert {name for name, value in changed["Action"].properties.items() if before[name] != value} == {"articles"}


def test_whatever_goes_only_what_it_is_linked_with_changes(tmp_path: Path, ontology: Ontology) -> None:
    """A corpus of many articles on few platforms, with copies, people of one name and misspelt names."""
    lines = [line for part in ("told", "fiction") for line in (GOLD / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]
    workspace = ingested(tmp_path, ontology, map(json.loads, lines[::3]))
    with workspace.reading() as ledger:
        ids = [article.id for article in ledger.articles()]
    for article in random.Random(4).sample(ids, REMOVED):  # noqa: S311 - no secret
        nodes, edges = parts(workspace)
        workspace.remove([article])
        left, joined = parts(workspace)
        near = around({NodeRef("Article", article)}, edges)
        # What else happened to a platform, and who else has a name, is judged by all articles on it.
        linked = {mark for ref in near for mark in marks(nodes[ref])}
        reach = around(near, edges) | {ref for ref, node in nodes.items() if linked & set(marks(node))}
        changed = {ref for ref, node in nodes.items() if left.get(ref) != node}
        assert changed <= reach, article
        assert NodeRef("Article", article) in changed
        for key, edge in edges.items():
            touched = edge.properties.get("article") == article or {edge.source, edge.target} & reach
            assert touched or joined.get(key) == edge, (article, key)
            assert key not in joined or joined[key].properties.get("article") != article
    assert workspace.verify() == []


def marks(node: Node) -> list[tuple[str, object]]:
    return [(name, node.properties[name]) for name in ("party", "name") if name in node.properties]


def around(refs: set[NodeRef], edges: Edges) -> set[NodeRef]:
    """Nodes, and those one step away."""
    ends = ((edge.source, edge.target) for edge in edges.values())
    return refs | {end for pair in ends if refs & set(pair) for end in pair}
