"""The graph of another moment: right by definition, kept, and forgotten."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import kg.workspace.workspace as opened
from kg.ledger import Ledger
from kg.model import Subject, UsageError, new_correction
from kg.store import GraphStore
from kg.workspace import NOW, Moment, Workspace, day_of, time_of
from kg.workspace.past import counting

DATED = {
    "2017-08-10": "Kominfo membuka blokir Telegram pada 10 Agustus 2017.",
    "2017-07-14": "Kominfo memblokir Telegram pada 14 Juli 2017.",
    "2018-04-16": "Roskomnadzor blocked Telegram on April 16, 2018.",
}
UNDATED = "The European Commission fined Meta €200 million on April 23, 2025."


def write(folder: Path, name: str, sentence: str, published: str | None) -> str:
    path = folder / f"{name}.jsonl"
    record = {"id": name, "title": "A headline", "text": f"A headline\n\n{sentence}", "outlet": "Warta Uji"}
    path.write_text(json.dumps(record | ({"published": published} if published else {})), encoding="utf-8")
    return str(path)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the day of all that the ledger writes from now on."""
    today = ["2026-01-10"]
    made = Ledger.__init__

    def patched(self: Ledger, path: Path, *, read_only: bool = False) -> None:
        made(self, path, read_only=read_only, now=lambda: f"{today[0]}T12:00:00+00:00")

    monkeypatch.setattr(opened, "Ledger", type("Clocked", (Ledger,), {"__init__": patched}))
    return lambda day: today.__setitem__(0, day)


@pytest.fixture
def workspace(tmp_path: Path, clock: Callable[[str], None]) -> Workspace:
    """Dated articles came on 10 January, an undated one on 20 February."""
    work = Workspace(tmp_path / "work")
    work.ingest([write(tmp_path, day, sentence, day) for day, sentence in DATED.items()])
    clock("2026-02-20")
    work.ingest([write(tmp_path, "undated", UNDATED, None)])
    return work


def told(store: GraphStore) -> list[str]:
    return sorted(f"{n.properties['type']} {n.properties.get('date', '')}" for n in store.nodes() if n.label == "Action")


def open_since(store: GraphStore) -> list[object]:
    return sorted(str(n.properties["began"]) for n in store.nodes() if n.label == "Episode" and n.properties["open"])


@pytest.mark.parametrize(
    ("text", "day"),
    [("2017-07-14", "2017-07-14"), ("2017-02", "2017-02-28"), ("2016-02", "2016-02-29"), ("2017", "2017-12-31")],
)
def test_a_date_means_its_end(text: str, day: str) -> None:
    assert day_of(text, place="--as-of") == time_of(text, place="--known-by") == day


@pytest.mark.parametrize("text", ["2017-13", "2017-02-30", "yesterday", "", "0000", "2017-7", "20170714"])
def test_what_is_no_date_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(UsageError, match=f"--as-of: '{text}' is no date"):
        day_of(text, place="--as-of")
    with pytest.raises(UsageError, match="--known-by: "):
        time_of(text, place="--known-by")


def test_known_by_takes_a_time_as_well() -> None:
    assert time_of("2026-01-10T11:59:59+00:00", place="x") == "2026-01-10T11:59:59+00:00"
    with pytest.raises(UsageError, match="x: '2026-01-10T99' is no time"):
        time_of("2026-01-10T99", place="x")


def test_as_of_a_day_only_what_was_published_by_then_counts(workspace: Workspace) -> None:
    assert told(workspace.graph(Moment(as_of="2017-07-13"))) == []
    before, after = (workspace.graph(Moment(as_of=day)) for day in ("2017-08-09", "2017-08-10"))
    assert (told(before), open_since(before)) == (["block 2017-07-14"], ["2017-07-14"])
    assert (told(after), open_since(after)) == (["block 2017-07-14", "unblock 2017-08-10"], [])


def test_an_undated_article_counts_from_the_day_that_it_came(workspace: Workspace) -> None:
    assert "fine 2025-04-23" not in told(workspace.graph(Moment(as_of="2026-02-19")))
    assert "fine 2025-04-23" in told(workspace.graph(Moment(as_of="2026-02-20")))


def test_an_article_that_gives_a_month_counts_from_its_end(workspace: Workspace, tmp_path: Path) -> None:
    workspace.ingest([write(tmp_path, "month", "Kominfo memblokir Tumblr pada 5 Maret 2018.", "2018-03")])
    assert "block 2018-03-05" not in told(workspace.graph(Moment(as_of="2018-03-30")))
    assert "block 2018-03-05" in told(workspace.graph(Moment(as_of="2018-03-31")))


def test_known_by_a_day_only_what_the_ledger_held_counts_corrections_too(
    workspace: Workspace, clock: Callable[[str], None]
) -> None:
    clock("2026-03-01")
    kominfo = (Subject("Agency", "kominfo"),)
    at = "2026-03-01T12:00:00+00:00"
    workspace.correct([new_correction(at=at, by="rina", why="", kind="rename", subjects=kominfo, value="K")])
    clock("2026-03-02")
    workspace.remove([next(node.id for node in workspace.graph().nodes() if node.label == "Article")])

    def names(moment: Moment) -> list[object]:
        return [n.properties["name"] for n in workspace.graph(moment).nodes() if n.id == "kominfo"]

    def articles(moment: Moment) -> int:
        return workspace.graph(moment).counts().nodes["Article"]

    assert [articles(Moment(known_by=day)) for day in ("2026-01-10", "2026-02-20", "2026-03-01", "2026-03-02")] == [3, 4, 4, 3]
    assert names(Moment(known_by="2026-02-28")) == ["Kominfo"]
    assert names(Moment(known_by="2026-03-01")) == ["K"]
    assert told(workspace.graph(Moment(known_by="2026-03-02"))) == told(workspace.graph(NOW))


def test_both_times_can_be_asked_at_once(workspace: Workspace) -> None:
    assert workspace.graph(Moment(as_of="2026-12-31", known_by="2026-01-31")).counts().nodes["Article"] == 3
    assert workspace.graph(Moment(as_of="2017", known_by="2026-01-31")).counts().nodes["Article"] == 2


def test_a_second_question_makes_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = told(workspace.graph(Moment(as_of="2017-12-31")))
    monkeypatch.setattr("kg.workspace.past.counting", None)
    assert told(workspace.graph(Moment(as_of="2017-12-31"))) == first


def test_a_kept_graph_is_of_one_state_of_the_ledger(workspace: Workspace, tmp_path: Path) -> None:
    assert told(workspace.graph(Moment(as_of="2017"))) == ["block 2017-07-14", "unblock 2017-08-10"]
    workspace.ingest([write(tmp_path, "late", "Kominfo memblokir Tumblr pada 5 Maret 2016.", "2016-03-05")])
    assert told(workspace.graph(Moment(as_of="2017"))) == ["block 2016-03-05", "block 2017-07-14", "unblock 2017-08-10"]


def test_kept_graphs_are_few_and_can_be_deleted_or_damaged(workspace: Workspace) -> None:
    for day in range(1, 13):
        workspace.graph(Moment(as_of=f"2017-{day:02}-01"))
    kept = sorted((workspace.folder / "cache").iterdir())
    assert len(kept) == 8
    for file in kept[:4]:
        file.unlink()
    for file in kept[4:]:
        file.write_bytes(b"half a file")
    for day in range(1, 13):
        assert told(workspace.graph(Moment(as_of=f"2017-{day:02}-01"))) == (
            [] if day < 8 else ["block 2017-07-14"] if day < 9 else ["block 2017-07-14", "unblock 2017-08-10"]
        )


def test_what_a_killed_process_left_is_deleted_after_an_hour(workspace: Workspace) -> None:
    folder = workspace.folder / "cache"
    folder.mkdir()
    old, new = folder / "0123456789abcdef.77.kgl", folder / "0123456789abcdef.78.kgl"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    workspace.graph(Moment(as_of="2017"))
    assert (old.exists(), new.exists()) == (False, True)


def test_erased_words_are_in_no_kept_graph(workspace: Workspace) -> None:
    workspace.graph(Moment(known_by="2026-02-20"))
    with workspace.reading() as ledger:
        (article,) = (a.id for a, _ in counting(ledger, Moment(as_of="2017-07-31")))
    workspace.remove([article])
    workspace.graph(Moment(known_by="2026-02-20"))
    workspace.remove([article], erase=True)
    assert list((workspace.folder / "cache").iterdir()) == []
    assert workspace.graph(Moment(known_by="2026-02-20")).counts().nodes["Article"] == 3
