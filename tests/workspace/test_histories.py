"""The history of a platform, country by country."""

from __future__ import annotations

import json
from pathlib import Path

from kg.ontology import load_ontology
from kg.workspace import GraphView, Workspace
from kg.workspace.histories import histories

BLOCKED = "JAKARTA - Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025 karena konten judi."
BACK = "Aplikasi Chatlune sudah dibuka blokirnya pada 10 Maret 2025. Pengguna senang."


def test_an_end_of_which_no_article_gives_the_country_is_that_of_the_stretch_which_it_ended(tmp_path: Path) -> None:
    told = [
        {"id": day, "date": day, "text": text, "language": "id"} for day, text in (("2025-03-03", BLOCKED), ("2025-03-10", BACK))
    ]
    (tmp_path / "two.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in told), encoding="utf-8")
    workspace = Workspace(tmp_path / "work")
    workspace.ingest([str(tmp_path / "two.jsonl")])
    store = workspace.graph()
    view = GraphView(store.nodes(), store.edges())
    (end,) = [node for node in view.nodes.values() if node.properties.get("type") == "unblock"]
    assert "jurisdiction" not in end.properties
    (country,) = histories(view, load_ontology(), "chatlune")
    (stretch,) = country.parts
    assert country.code == "ID"
    assert [event.id for event in stretch.events][-1] == end.id
    assert stretch.ended is not None
    assert stretch.ended.id == end.id
