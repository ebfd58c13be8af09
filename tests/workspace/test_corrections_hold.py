"""A correction holds: after re-ingestion, another reading, a rebuild, a removal, and in another team's workspace."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from whole_graphs import graph

from kg.ledger import Ledger
from kg.model import Correction, Node, new_correction
from kg.ontology import read_ontology, schema_root
from kg.resolve import resolve
from kg.workspace import Subjects, Workspace, corrections_from_lines, corrections_to_lines

Content = Callable[[Subjects], dict[str, Any]]


@dataclass
class Desk:
    """A person before a workspace."""

    workspace: Workspace

    def says(self, kind: str, content: Content) -> Correction:
        nodes, edges = graph(self.workspace)
        with self.workspace.reading() as ledger:
            found = Subjects(self.workspace.ontology, nodes, edges, ledger)
            made = new_correction(at=ledger.time_of_correction(), by="rina", why="", kind=kind, **content(found))
        self.workspace.correct([made])
        return made

    def undoes(self, correction: Correction) -> Correction:
        return self.says("undo", lambda _: {"value": correction.id})

    def event(self, beginning: str) -> Node:
        (found,) = [node for node in graph(self.workspace)[0] if node.label == "Action" and node.id.startswith(beginning)]
        return found


@pytest.fixture
def desk(heard: Any, articles: list[str]) -> Desk:
    heard.workspace.ingest(articles)
    return Desk(heard.workspace)


def all_kinds(desk: Desk) -> list[Correction]:
    """One of each kind, and each seen in the graph."""
    fine = desk.event("fine-meta").id
    made = [desk.says("merge", lambda found: {"subjects": [found.entity("telegram"), found.entity("chatlune")]})]
    assert not [node for node in graph(desk.workspace)[0] if node.id == "chatlune"]
    made.append(desk.says("rename", lambda found: {"subjects": [found.entity("telegram")], "value": "Both"}))
    assert next(node for node in graph(desk.workspace)[0] if node.id == "telegram").properties["name"] == "Both"
    made.append(desk.says("set", lambda found: {"subjects": [found.event(fine)], "field": "amount", "value": 300e6}))
    assert desk.event("fine-meta").properties["amount"] == 300e6
    made.append(desk.says("confirm", lambda found: {"subjects": [found.event(fine)]}))
    denied = desk.event("block-facebook").id
    made.append(desk.says("retract", lambda found: {"subjects": [found.event(denied)]}))
    assert not [node for node in graph(desk.workspace)[0] if node.id == denied]
    return made


def test_corrections_hold_whatever_is_ingested_or_made_again(desk: Desk, articles: list[str], tmp_path: Path) -> None:
    all_kinds(desk)
    after = graph(desk.workspace)
    assert desk.workspace.missed == ()
    assert desk.workspace.ingest(articles).derived is False
    desk.workspace.rebuild()
    assert graph(desk.workspace) == after
    (tmp_path / "work" / "graph.kgl").unlink()
    assert graph(Workspace(tmp_path / "work")) == after
    assert desk.workspace.verify() == []


def test_corrections_hold_when_all_articles_are_read_again(desk: Desk, tmp_path: Path) -> None:
    all_kinds(desk)
    after = graph(desk.workspace)
    copy = tmp_path / "schemas"
    shutil.copytree(str(schema_root()), copy)
    outlets = copy / "gazetteers" / "outlets.yaml"
    outlets.write_text(f"{outlets.read_text()}\n# changed\n")
    other = Workspace(tmp_path / "work", ontology=read_ontology(copy))
    assert other.rebuild()[0] == 6
    assert graph(other) == after


def test_undone_they_leave_no_trace_in_the_graph(desk: Desk) -> None:
    before = graph(desk.workspace)
    made = all_kinds(desk)
    after = graph(desk.workspace)
    undos = [desk.undoes(correction) for correction in reversed(made)]
    assert graph(desk.workspace) == before
    for undo in undos:
        desk.undoes(undo)
    assert graph(desk.workspace) == after


def test_the_same_corrections_give_the_same_graph_in_any_order_of_arrival(
    desk: Desk, articles: list[str], tmp_path: Path
) -> None:
    made = all_kinds(desk)
    after = graph(desk.workspace)
    for number, order in enumerate([*permutations(made)][::29]):
        other = Workspace(tmp_path / f"other{number}", ontology=desk.workspace.ontology)
        other.ingest(articles[:3])
        other.correct(order)
        other.ingest(articles[3:])
        assert graph(other) == after
        assert other.correct(corrections_from_lines(corrections_to_lines(made), "file")) == {"unchanged": len(made)}


def test_a_correction_whose_article_goes_waits_for_it_and_is_told(desk: Desk, articles: list[str]) -> None:
    denied = desk.event("block-facebook").id
    made = desk.says("retract", lambda found: {"subjects": [found.event(denied)]})
    after = graph(desk.workspace)
    (ref,) = made.subjects[0].reports
    desk.workspace.remove([ref.article])
    assert desk.workspace.missed == (made,)
    told = {one.name: one.state for one in desk.workspace.doctor()}
    assert told["corrections"] == f"1 in force, 1 of them about nothing in the graph: {made.id}."
    desk.workspace.ingest(articles)
    assert desk.workspace.missed == ()
    assert graph(desk.workspace) == after


def test_an_event_is_split_and_the_parts_are_told_apart(heard: Any, tmp_path: Path) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    for number, outlet in enumerate(("Warta Uji", "Kabar Uji")):
        (folder / f"{number}.txt").write_text(
            f"Blokir {number}\n\nTEMPAT, {outlet} - Komdigi memblokir Chatlune pada 3 Maret 2025.\n"
        )
    heard.workspace.ingest([str(folder)])
    desk = Desk(heard.workspace)
    whole = desk.event("block-chatlune")
    assert whole.properties["articles"] == 2
    with heard.workspace.reading() as ledger:
        one = next(article.id for article in ledger.articles() if "Blokir 1" in (article.title or ""))
    made = desk.says("split", lambda found: {"subjects": [found.event(whole.id)], "articles": [one]})
    parts = [node for node in graph(heard.workspace)[0] if node.label == "Action"]
    assert [part.properties["articles"] for part in parts] == [1, 1]
    desk.undoes(made)
    assert desk.event("block-chatlune") == whole


def test_an_event_that_became_part_of_another_is_found_by_its_old_id(heard: Any, tmp_path: Path) -> None:
    for number, day in enumerate(("3 Maret", "20 Mei")):
        text = f"Blokir {number}\n\nTEMPAT, Warta Uji - Komdigi memblokir Chatlune pada {day} 2025.\n"
        (tmp_path / f"{number}.txt").write_text(text)
    heard.workspace.ingest([str(tmp_path / "0.txt"), str(tmp_path / "1.txt")])
    desk = Desk(heard.workspace)
    one, other = desk.event("block-chatlune-2025-03").id, desk.event("block-chatlune-2025-05").id
    desk.says("merge", lambda found: {"subjects": [found.event(one), found.event(other)]})
    (left,) = [node.id for node in graph(desk.workspace)[0] if node.id in (one, other)]
    made = desk.says("confirm", lambda found: {"subjects": [found.event(one if left == other else other)]})
    assert made.subjects[0].id == left
    assert len(made.subjects[0].reports) == 2


def test_the_graph_of_a_past_day_follows_from_what_the_ledger_held_then(desk: Desk, articles: list[str], tmp_path: Path) -> None:
    path = tmp_path / "work" / "ledger.sqlite"
    before = graph(desk.workspace)
    with Ledger(path) as ledger:
        then = ledger.newest()
    with Ledger(path, now=lambda: "2999-01-01T00:00:00+00:00") as ledger:
        ledger.remove(next(ledger.articles()).id)
        ledger.correct(
            new_correction(
                at="2026-03-01T12:00:00+00:00",
                by="rina",
                why="",
                kind="rename",
                subjects=[Subjects(desk.workspace.ontology, *before, ledger).entity("telegram")],
                value="Other",
            )
        )
    assert graph(desk.workspace) != before
    with desk.workspace.reading() as ledger:
        past = resolve(ledger.pairs(then), desk.workspace.ontology, ledger.corrections(then))
    assert (list(past.nodes), list(past.edges)) == before


def test_a_run_that_is_killed_between_ledger_and_graph_is_gone_on_with(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "_derive", killed)
        with desk.workspace.reading() as ledger:
            article = next(ledger.articles()).id
        with pytest.raises(KeyboardInterrupt):
            desk.workspace.remove([article])
    said: list[str] = []
    after = graph(Workspace(tmp_path / "work", notify=said.append))
    assert said == ["the graph is out of date: it is made again from the ledger."]
    assert not [node for node in after[0] if node.id == article]
