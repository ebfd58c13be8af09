"""Corrections that contradict each other, name nobody or run in circles: a graph is made, and the same in any order."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from whole_graphs import graph

from kg.model import Correction, ReportRef, Subject, new_correction
from kg.ontology import Ontology, load_ontology
from kg.workspace import Workspace

CHATLUNE, TELEGRAM, TIKTOK = (Subject("Platform", id_) for id_ in ("chatlune", "telegram", "tiktok"))
ABSENT = (Subject("Platform", "nowhere"), Subject("Agency", "nobody"))
SEEDS = range(4)


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def said(kind: str, *subjects: Subject, at: int, **more: Any) -> Correction:
    moment = f"2026-03-01T12:{at // 60:02}:{at % 60:02}+00:00"
    return new_correction(at=moment, by="rina", why="", kind=kind, subjects=subjects, **more)


def events(workspace: Workspace) -> list[Subject]:
    """The events of the graph, each by its reports."""
    nodes, edges = graph(workspace)
    found = []
    for node in nodes:
        reports = [edge for edge in edges if edge.type == "REPORTS" and edge.target == node.ref]
        if reports:
            words: list[dict[str, Any]] = [dict(edge.properties) for edge in reports]
            refs = (
                ReportRef(edge.source.id, w["start"], w["end"], w["action"], str(node.properties["party"]))
                for edge, w in zip(reports, words, strict=True)
            )
            found.append(Subject("Action", node.id, tuple(refs)))
    return found


def at_odds(workspace: Workspace) -> list[Correction]:
    """Each of them alone can be meant; together they cannot."""
    one, other, *_ = events(workspace)
    articles = (one.reports[0].article,)
    unknown = Subject("Action", "block-nowhere", (ReportRef("f" * 16, 3, 9, "block", "nowhere"),))
    return [
        said("merge", CHATLUNE, TELEGRAM, at=1),
        said("merge", TELEGRAM, TIKTOK, at=2),
        said("merge", TIKTOK, CHATLUNE, at=3),
        said("split", CHATLUNE, articles=articles, value="Telegram", at=4),
        said("split", TELEGRAM, articles=articles, value="Chatlune", at=5),
        said("merge", one, other, at=6),
        said("merge", other, one, at=7),
        said("split", Subject("Action", one.id, one.reports + other.reports), articles=articles, at=8),
        said("retract", one, at=9),
        said("confirm", one, at=10),
        said("set", one, field="status", value="denied", at=11),
        said("set", one, field="status", value="done", at=12),
        said("set", one, field="date", value="2031", at=13),
        said("set", CHATLUNE, field="kind", value="messenger", at=14),
        said("set", CHATLUNE, field="kind", value="game", at=15),
        said("rename", CHATLUNE, value="A", at=16),
        said("rename", CHATLUNE, value="B", at=16),
        said("merge", *ABSENT[:1], CHATLUNE, at=17),
        said("rename", ABSENT[1], value="Nobody", at=18),
        said("split", ABSENT[1], articles=("0" * 16,), at=19),
        said("retract", unknown, at=20),
        said("merge", unknown, other, at=21),
        said("set", unknown, field="status", value="done", at=22),
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_said_in_any_order_gives_one_graph(
    tmp_path: Path, articles: list[str], ontology: Ontology, seed: int
) -> None:
    workspace, at_once = (Workspace(tmp_path / name, ontology=ontology) for name in ("one by one", "at once"))
    workspace.ingest(articles)
    at_once.ingest(articles)
    chance = random.Random(seed)  # noqa: S311 - no secret
    made = at_odds(workspace)
    undone = chance.sample(made, 6)
    undos = [said("undo", value=one.id, at=30 + number) for number, one in enumerate(undone)]
    again = [said("undo", value=one.id, at=40 + number) for number, one in enumerate(undos[:2])]
    given = [*chance.sample(made, len(made)), *undos, *again]
    while given:
        size = chance.choice((1, 5, 9))
        workspace.correct(given[:size])
        given = given[size:]
        assert workspace.verify() == []
    at_once.correct([*made, *undos, *again])
    assert graph(workspace) == graph(at_once)


def test_what_was_set_twice_is_what_was_said_last_and_all_undone_is_as_before(
    tmp_path: Path, articles: list[str], ontology: Ontology
) -> None:
    workspace = Workspace(tmp_path / "work", ontology=ontology)
    workspace.ingest(articles)
    before = graph(workspace)
    event = next(one for one in events(workspace) if one.id.startswith("block-chatlune"))
    made = [said("set", event, field="status", value=value, at=at) for value, at in (("denied", 2), ("rumoured", 1))]
    workspace.correct(made)
    (node,) = [node for node in graph(workspace)[0] if node.id == event.id]
    assert node.properties["status"] == "denied"
    workspace.correct([said("undo", value=one.id, at=9) for one in made])
    assert graph(workspace) == before


def test_those_that_apply_to_nothing_are_told(tmp_path: Path, articles: list[str], ontology: Ontology) -> None:
    workspace = Workspace(tmp_path / "work", ontology=ontology)
    workspace.ingest(articles)
    made = at_odds(workspace)
    workspace.correct(made)
    missed = {one.id for one in workspace.missed}
    assert {one.id for one in made[18:21]} <= missed
    (told,) = [one for one in workspace.doctor() if one.name == "corrections"]
    assert f"{len(made)} in force, {len(missed)} of them about nothing in the graph: " in told.state
