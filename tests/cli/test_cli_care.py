"""`kg remove` and `kg doctor`: what goes, and how the rest is."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kg.workspace import diagnosis


def ids(run: Any, articles: Path) -> list[str]:
    return [json.loads(line)["id"] for line in run("load", articles).out.splitlines()]


def test_a_removed_article_takes_with_it_what_only_it_says(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    first, second = ids(run, articles)
    done = run("remove", second[:6])
    assert (done.status, done.out, done.err) == (0, f"{second} (Roskomnadzor blocks Chatlune): withdrawn\n", "")
    assert run("show", "roskomnadzor").err.startswith("kg: Roskomnadzor (roskomnadzor) is known, and no article")
    assert run("verify").status == 0
    assert run("remove", second).out == f"{second}: was withdrawn before\n"
    assert run("ingest", articles).out.startswith("2 articles read: 1 new, 0 changed, 1 unchanged")
    assert json.loads(run("remove", first, "--json").out) == [
        {"id": first, "title": "Komdigi Blokir Chatlune", "source": str(articles / "a.txt"), "outcome": "removed"}
    ]


def test_what_would_go_with_an_article_is_told_before(run: Any, articles: Path) -> None:
    run("ingest", articles)
    _, second = ids(run, articles)
    foretold = run("remove", second[:6], "--dry-run")
    lines = foretold.out.splitlines()
    assert foretold.status == 0
    assert foretold.err == "kg: 2 facts and 2 entities would change; nothing was written.\n"
    assert "withdrawn Agency roskomnadzor: Roskomnadzor" in lines
    assert any(line.startswith("withdrawn Action block-chatlune") for line in lines)
    assert run("show", second).status == 0
    assert run("remove", "zzzz", "--dry-run").status == 2
    assert run("remove", second).out.endswith(": withdrawn\n")


def test_an_erased_article_leaves_no_word_in_the_workspace(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    _, second = ids(run, articles)
    run("remove", second)
    assert any(b"MOSCOW" in file.read_bytes() for file in (tmp_path / "work").iterdir())
    assert run("remove", second, "--erase").out == f"{second}: withdrawn and erased\n"
    assert not any(b"MOSCOW" in file.read_bytes() for file in (tmp_path / "work").rglob("*") if file.is_file())
    assert run("doctor").status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ffff"], "no article has the id 'ffff'"),
        (["ab"], "id: 'ab' is too short to be sure. Give 4 digits of the id or more."),
    ],
)
def test_nothing_is_removed_where_one_of_the_ids_is_wrong(run: Any, articles: Path, words: list[str], said: str) -> None:
    run("ingest", articles)
    first, _ = ids(run, articles)
    refused = run("remove", first, *words)
    assert refused.status == 2
    assert said in refused.err
    assert json.loads(run("stats", "--json").out)["ledger"]["articles"] == 2


def test_all_is_well(run: Any, articles: Path) -> None:
    run("ingest", articles)
    done = run("doctor")
    assert (done.status, done.err) == (0, "")
    assert [line.split()[:2] for line in done.out.splitlines()] == [
        ["ok", name] for name in ("version", "schemas", "ledger", "graph", "quarantine", "disk")
    ]
    told = json.loads(run("doctor", "--json").out)
    assert all(one["ok"] and not one["remedy"] for one in told)
    assert told[2]["state"] == "2 articles and 0 corrections, each as it was written."


@pytest.mark.parametrize("damage", ["deleted", "overwritten", "cut"])
def test_a_graph_that_is_ill_is_told_and_mended(run: Any, articles: Path, tmp_path: Path, damage: str) -> None:
    run("ingest", articles)
    graph = tmp_path / "work" / "graph.kgl"
    whole = graph.read_bytes()
    if damage == "deleted":
        graph.unlink()
    else:
        graph.write_bytes(b"no graph" if damage == "overwritten" else whole[: len(whole) // 2])
    told = run("doctor")
    assert told.status == 1
    (line,) = [line for line in told.out.splitlines() if line.startswith("ill")]
    assert line.split()[1] == "graph"
    assert line.endswith("`kg doctor --fix` makes it again from the ledger.")
    assert run("doctor").status == 1, "looking mends nothing"
    mended = run("doctor", "--fix")
    assert (mended.status, mended.err[:35]) == (0, "kg: 0 articles read again; the grap")
    assert run("verify").status == 0


def test_the_quarantine_is_told_of_and_no_fix_empties_it(run: Any, articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    run("ingest", articles)
    told = run("doctor", "--fix")
    assert told.status == 1
    assert "ill  quarantine  1 could not be read. `kg quarantine` tells why." in told.out


def test_a_damaged_ledger_is_told_and_left_alone(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    path = tmp_path / "work" / "ledger.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("UPDATE articles SET text = replace(text, 'Chatlune', 'Chatlumi') WHERE text LIKE '%MOSCOW%'")
    connection.commit()
    connection.close()
    told = run("doctor")
    assert told.status == 1
    assert "the text is not the one that was ingested. Copy the folder away, then restore a backup" in told.out
    path.write_bytes(path.read_bytes()[:5000])
    for beside in ("-wal", "-shm"):
        Path(f"{path}{beside}").unlink(missing_ok=True)
    told = run("doctor", "--fix")
    assert told.status == 1
    assert "ill  ledger" in told.out


def test_a_ledger_of_a_newer_version_is_refused_by_every_command_and_left_alone(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    path = tmp_path / "work" / "ledger.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    files = [path.with_name(name) for name in ("ledger.sqlite", "graph.kgl", "graph.index")]
    before = [file.read_bytes() for file in files]
    commands = ("query episodes", "show komdigi", "stats", "verify", "rebuild", "correct list", "remove abcd", "export jsonl")
    for words in (("ingest", articles), *(command.split() for command in commands)):
        refused = run(*words)
        assert (refused.status, refused.out) == (2, ""), words
        assert refused.err.startswith(f"kg: {path}: the ledger is of version 99, this program knows up to "), words
        assert refused.err.endswith("Upgrade the program; an older one could lose what the newer one wrote.\n"), words
    assert [file.read_bytes() for file in files] == before
    assert "ill ledger the ledger is of version 99" in " ".join(run("doctor").out.split())


def test_a_clock_that_is_ahead_and_a_full_disk_are_told(
    run: Any, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", articles)
    connection = sqlite3.connect(tmp_path / "work" / "ledger.sqlite")
    connection.execute("UPDATE states SET newest = '2999-01-01T00:00:00+00:00'")
    connection.commit()
    connection.close()
    monkeypatch.setattr(diagnosis, "_LEAST_ROOM", 1 << 60)
    told = run("doctor").out
    assert "ill  clock       the newest entry is of 2999-01-01T00:00:00+00:00, which is not yet. Set the clock" in told
    assert "Make room: the graph is written beside the old one" in told


def test_there_is_nothing_to_examine_where_nothing_was_ingested(run: Any) -> None:
    assert (run("doctor").status, run("remove", "abcd").status) == (2, 2)
