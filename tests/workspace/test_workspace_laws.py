"""The laws of the product, over the whole way from files to the graph."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Edge, Node, UsageError
from kg.ontology import read_ontology, schema_root
from kg.workspace import Workspace, fingerprint


def _graph(workspace: Workspace) -> tuple[list[Node], list[Edge]]:
    store = workspace.graph()
    return list(store.nodes()), list(store.edges())


def test_evidence_slices_to_the_words_of_every_edge(heard: Any, articles: list[str]) -> None:
    heard.workspace.ingest(articles)
    with heard.workspace.reading() as ledger:
        texts = {article.id: article.text for article in ledger.articles()}
    proved = 0
    for edge in heard.workspace.graph().edges():
        if heard.workspace.ontology.graph.relationships[edge.type]["evidence"]:
            article, start, end, words = (edge.properties[name] for name in ("article", "start", "end", "text"))
            assert texts[str(article)][start:end] == words  # type: ignore[misc]
            proved += 1
    assert proved > len(articles)
    assert heard.workspace.verify() == []


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_any_batching_gives_the_same_graph(data: st.DataObject, articles: list[str], tmp_path: Path) -> None:
    order = data.draw(st.permutations(articles))
    cut = data.draw(st.integers(0, len(articles)))
    folder = tmp_path / "any"
    shutil.rmtree(folder, ignore_errors=True)
    workspace = Workspace(folder)
    for part in (order[:cut], order[cut:]):
        if part:
            workspace.ingest(part)
    straight = Workspace(tmp_path / "straight")
    straight.ingest(articles)
    assert _graph(workspace) == _graph(straight)


def test_ingesting_again_writes_neither_ledger_nor_graph(heard: Any, articles: list[str]) -> None:
    first = heard.workspace.ingest(articles)
    with heard.workspace.reading() as ledger:
        revision = ledger.revision()
    again = heard.workspace.ingest(articles)
    with heard.workspace.reading() as ledger:
        assert ledger.revision() == revision
    assert (first.new, first.derived) == (len(articles), True)
    assert (again.new, again.changed, again.unchanged, again.derived) == (0, 0, len(articles), False)
    assert "nothing changed" in again.sentence()


def test_a_changed_reading_moves_the_graph(heard: Any, articles: list[str]) -> None:
    heard.workspace.ingest(articles)
    path = Path(articles[0])
    path.write_text(path.read_text().replace("Warta Uji 0", "Judul Lain"))
    report = heard.workspace.ingest(articles)
    assert (report.new, report.unchanged, report.derived) == (1, len(articles) - 1, True)


def test_rebuild_gives_the_same_graph_after_the_store_is_gone(heard: Any, articles: list[str], tmp_path: Path) -> None:
    heard.workspace.ingest(articles)
    before = _graph(heard.workspace)
    for file in (tmp_path / "work").glob("graph*"):
        file.unlink()
    fresh = Workspace(tmp_path / "work")
    assert fresh.rebuild() == (0, len(before[0]), len(before[1]))
    assert _graph(fresh) == before


def test_rebuild_reads_again_what_was_read_with_other_schemas(heard: Any, articles: list[str], tmp_path: Path) -> None:
    heard.workspace.ingest(articles)
    copy = tmp_path / "schemas"
    shutil.copytree(str(schema_root()), copy)
    outlets = copy / "gazetteers" / "outlets.yaml"
    outlets.write_text(f"{outlets.read_text()}\n# changed\n")
    said: list[str] = []
    other = Workspace(tmp_path / "work", ontology=read_ontology(copy), notify=said.append)
    # Asking only makes the graph again; reading articles again is a decision of the user's.
    assert [*other.graph().nodes()]
    assert other.rebuild()[0] == len(articles)
    assert other.rebuild()[0] == 0
    assert other.verify() == []


def _after_an_upgrade(heard: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The workspace as a program sees it whose engine is not the one that read the articles."""
    monkeypatch.setattr(fingerprint, "engine_fingerprint", lambda: "another-engine")
    return Workspace(tmp_path / "work", notify=heard.said.append)


def test_rebuild_reads_again_what_another_engine_read(
    heard: Any, articles: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard.workspace.ingest(articles)
    upgraded = _after_an_upgrade(heard, tmp_path, monkeypatch)
    assert [upgraded.rebuild()[0] for _ in range(2)] == [len(articles), 0]
    assert upgraded.verify() == []


def test_a_known_article_that_another_engine_read_is_changed_and_the_rest_is_said(
    heard: Any, articles: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard.workspace.ingest(articles)
    upgraded = _after_an_upgrade(heard, tmp_path, monkeypatch)
    report = upgraded.ingest(articles[:2])
    assert (report.new, report.changed, report.unchanged, report.stale) == (0, 2, 0, len(articles) - 2)
    assert "2 changed" in report.sentence()
    assert "4 articles here, read with other schemas or by another version: `kg rebuild`" in heard.said[-1]
    assert upgraded.ingest(articles[:2]).unchanged == 2


def test_the_fingerprint_of_the_engine_follows_every_byte_of_what_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("extract", "text"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "rules.py").write_text("LIMIT = 1\n")
    (tmp_path / "text" / "notes.md").write_text("nothing that runs")
    monkeypatch.setattr("kg.workspace.fingerprint.resources.files", lambda _: tmp_path)
    names = [fingerprint.engine_fingerprint.__wrapped__()]
    (tmp_path / "text" / "notes.md").write_text("nothing that runs either")
    assert fingerprint.engine_fingerprint.__wrapped__() == names[0]
    for path, content in (("extract/rules.py", "LIMIT = 2\n"), ("text/rules.py", "LIMIT = 2\n"), ("text/more.py", "")):
        (tmp_path / path).write_text(content)
        names.append(fingerprint.engine_fingerprint.__wrapped__())
    assert len(set(names)) == 4


def test_a_graph_killed_away_after_the_ledger_was_written_is_made_by_the_next_question(
    heard: Any, articles: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard.workspace.ingest(articles[:2])
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "_derive", lambda *_, **__: False)
        patch.setattr(Workspace, "graph", Workspace._opened_store)
        heard.workspace.ingest(articles)
    straight = Workspace(tmp_path / "straight")
    straight.ingest(articles)
    assert _graph(heard.workspace) == _graph(straight)
    assert heard.said == ["the graph is out of date: it is made again from the ledger."]


def test_verify_finds_one_character_that_is_off(heard: Any, articles: list[str]) -> None:
    heard.workspace.ingest(articles)
    store = heard.workspace.graph()
    nodes, edges, stamp = list(store.nodes()), list(store.edges()), store.stamp()
    at = next(n for n, edge in enumerate(edges) if edge.type == "REPORTS")
    words = str(edges[at].properties["text"])
    wrong = words[:3] + ("x" if words[3] != "x" else "y") + words[4:]
    edges[at] = replace(edges[at], properties={**edges[at].properties, "text": wrong})
    store.replace(nodes, edges, stamp=stamp or "")
    findings = [str(finding) for finding in heard.workspace.verify()]
    assert any("the words at" in finding and "-REPORTS-> " in finding for finding in findings)
    assert any("its properties are not what the articles give" in finding for finding in findings)


def test_verify_finds_missing_evidence_a_lost_edge_and_an_invented_node(heard: Any, articles: list[str]) -> None:
    heard.workspace.ingest(articles)
    store = heard.workspace.graph()
    nodes, edges, stamp = list(store.nodes()), list(store.edges()), store.stamp()
    bare = next(edge for edge in edges if edge.type == "TARGETS")
    lost = next(edge for edge in edges if edge.type == "ACTOR_OF")
    edges = [replace(edge, properties={}) if edge is bare else edge for edge in edges if edge is not lost]
    store.replace([*nodes, Node("Person", "nobody", {"name": "Nobody"})], edges, stamp=stamp or "")
    problems = {finding.problem for finding in heard.workspace.verify()}
    assert "no evidence: article, start, end, text missing." in problems
    assert "the articles give it, and it is not in the graph." in problems
    assert "it is in the graph, and the articles do not give it." in problems


def test_verify_mends_nothing(heard: Any, articles: list[str], tmp_path: Path) -> None:
    heard.workspace.ingest(articles)
    (tmp_path / "work" / "graph.kgl").unlink()
    findings = Workspace(tmp_path / "work").verify()
    assert [str(finding) for finding in findings] == ["graph: it is not there yet. `kg rebuild` makes the graph again."]
    assert not (tmp_path / "work" / "graph.kgl").exists()


def test_a_workspace_that_was_never_written_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no workspace here"):
        Workspace(tmp_path / "none").graph()
    assert not (tmp_path / "none").exists()


def test_another_store_takes_the_graph(tmp_path: Path, articles: list[str]) -> None:
    workspace = Workspace(tmp_path / "work", store=f"kglite:{tmp_path / 'else' / 'g.kgl'}")
    workspace.ingest(articles)
    assert (tmp_path / "else" / "g.kgl").exists()
    assert not (tmp_path / "work" / "graph.kgl").exists()
