"""Articles and clocks of odd times: an event has the time that is told of it, and the ledger's own never runs backwards."""

from __future__ import annotations

import json
import sqlite3
from itertools import permutations
from pathlib import Path

import pytest

from kg.model import Node
from kg.ontology import Ontology, load_ontology
from kg.workspace import Workspace

BLOCK = "Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025."
UNBLOCK = "Komdigi membuka blokir aplikasi Chatlune pada 10 Agustus 2025."
NOT_YET = "2999-01-01T00:00:00+00:00"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def told(folder: Path, number: int, published: str, *sentences: str) -> str:
    path = folder / f"{number}.jsonl"
    text = f"JAKARTA, Warta Uji {number} - {' '.join(sentences)}"
    path.write_text(json.dumps({"id": str(number), "published": published, "title": f"Warta {number}", "text": text}))
    return str(path)


def of_label(workspace: Workspace, label: str) -> list[Node]:
    return [node for node in workspace.graph().nodes() if node.label == label]


def test_an_article_that_is_dated_after_the_end_of_the_event_tells_of_the_same_event(tmp_path: Path, ontology: Ontology) -> None:
    places = [
        told(tmp_path, 1, "2025-03-03", BLOCK),
        told(tmp_path, 2, "2025-08-10", UNBLOCK),
        told(tmp_path, 3, "2031-01-05", BLOCK),
        told(tmp_path, 4, "2032-01-05", BLOCK, UNBLOCK),
    ]
    for number, order in enumerate(list(permutations(places))[::9]):
        workspace = Workspace(tmp_path / f"work{number}", ontology=ontology)
        for place in order:
            workspace.ingest([place])
        events = [
            (node.properties["type"], node.properties["date"], node.properties["articles"])
            for node in of_label(workspace, "Action")
        ]
        assert sorted(events) == [("block", "2025-03-03", 3), ("unblock", "2025-08-10", 2)]
        (episode,) = of_label(workspace, "Episode")
        assert (episode.properties["began"], episode.properties["ended"]) == ("2025-03-03", "2025-08-10")
        assert workspace.verify() == []


def test_a_clock_that_went_backwards_stops_no_work_and_is_told(tmp_path: Path, ontology: Ontology) -> None:
    places = [told(tmp_path, number, "2025-03-03", sentence) for number, sentence in enumerate((BLOCK, UNBLOCK))]
    workspace = Workspace(tmp_path / "work", ontology=ontology)
    workspace.ingest(places[:1])
    connection = sqlite3.connect(tmp_path / "work" / "ledger.sqlite")
    connection.execute("UPDATE states SET newest = ?", (NOT_YET,))
    connection.commit()
    connection.close()
    workspace.ingest(places[1:])
    with workspace.reading() as ledger:
        ids = [article.id for article in ledger.articles()]
        assert ledger.newest() == NOT_YET
    assert len(of_label(workspace, "Action")) == 2
    workspace.remove(ids[:1])
    assert len(of_label(workspace, "Article")) == 1
    assert workspace.verify() == []
    assert [one.name for one in workspace.doctor() if not one.well] == ["clock"]
