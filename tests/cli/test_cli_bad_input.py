"""Law 8: bad input never stops a run and never vanishes."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest


def _quarantined(run: Any) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(run("quarantine", "--json").out)
    return entries


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "latin.txt": "Kominfo memblokir caf\xe9 itu.".encode("latin-1"),
    "half.txt": "Kominfo memblokir Telegram é".encode()[:-1],
    "lines.jsonl": b'{"text": "Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025."}\n{"text": 7}\nnot json\n',
}


@pytest.mark.parametrize("name", sorted(set(BAD) - {"lines.jsonl"}))
def test_a_bad_file_is_one_line_on_stderr_and_an_entry_in_quarantine_and_the_rest_goes_on(
    run: Any, articles: Path, name: str
) -> None:
    bad = articles / name
    bad.write_bytes(BAD[name])
    result = run("ingest", articles)
    assert result.status == 1
    assert result.out.startswith("2 articles read: 2 new")
    assert "1 in quarantine" in result.out
    (line,) = result.err.splitlines()
    assert line.startswith(f"kg: {bad}: ")
    (entry,) = _quarantined(run)
    assert (entry["source"], entry["times"]) == (str(bad), 1)
    assert entry["remedy"]


def test_bad_records_of_a_file_do_not_stop_the_good_ones(run: Any, tmp_path: Path) -> None:
    source = tmp_path / "lines.jsonl"
    source.write_bytes(BAD["lines.jsonl"])
    result = run("ingest", source)
    assert (result.status, len(result.err.splitlines())) == (1, 2)
    assert result.out.startswith("1 article read: 1 new")
    assert len(_quarantined(run)) == 2


def test_only_bad_input_is_status_2(run: Any, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    assert run("ingest", bad).status == 2
    assert len(_quarantined(run)) == 1


def test_bad_input_met_again_is_counted_and_forgotten_when_it_can_be_read(run: Any, articles: Path) -> None:
    bad = articles / "c.txt"
    bad.write_bytes(b"")
    run("ingest", articles)
    assert run("ingest", articles).status == 1
    assert [entry["times"] for entry in _quarantined(run)] == [2]
    bad.write_text("Komdigi memblokir aplikasi Lapakria pada 4 Maret 2025.\n")
    assert run("ingest", articles).status == 0
    assert _quarantined(run) == []


def test_quarantine_shows_an_entry_and_clears_it(run: Any, articles: Path) -> None:
    (articles / "bad.txt").write_bytes(b"\x1b]0;owned\x07 \x00")
    run("ingest", articles)
    (entry,) = _quarantined(run)
    shown = run("quarantine", "show", entry["id"][:6]).out
    assert "binary" in shown
    assert "\x1b" not in shown
    assert "1 entries cleared" in run("quarantine", "clear").out
    assert run("quarantine").out == "nothing is in quarantine\n"


def test_a_text_of_fifty_megabytes_is_refused_and_not_read_into_the_ledger(run: Any, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    text = tmp_path / "text.txt"
    text.write_bytes(b"Kominfo memblokir Telegram. " * 1_800_000)
    result = run("ingest", huge, text)
    assert result.status == 2
    assert result.err.count("larger than 5 MB") == 2
    assert (tmp_path / "work" / "ledger.sqlite").stat().st_size < 1_000_000


def test_a_line_of_a_million_characters_is_read(run: Any, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("kata " * 200_000 + "Kominfo memblokir aplikasi Chatlune.\n")
    assert run("ingest", long).status == 0
    assert run("verify").status == 0


def test_a_file_that_may_not_be_read_is_said_and_kept_in_quarantine(
    run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = articles / "secret.txt"
    secret.write_text("x")
    opened = builtins.open

    # The test may run as root, whom no permission stops.
    def refusing(path: Any, *rest: Any, **more: Any) -> Any:
        if str(path) == str(secret):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest, **more)

    monkeypatch.setattr(builtins, "open", refusing)
    result = run("ingest", articles, secret)
    assert result.status == 1
    assert result.err.count("permission denied. Allow reading it: chmod u+r.") == 2
    assert {entry["source"] for entry in _quarantined(run)} == {str(secret)}


def test_a_folder_without_articles_is_said_with_status_2(run: Any, tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    empty.mkdir()
    result = run("ingest", empty)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"kg: {empty}: no article in this folder.")


def test_a_path_that_does_not_exist_leaves_no_workspace_behind(run: Any, articles: Path, tmp_path: Path) -> None:
    result = run("ingest", tmp_path / "artcles")
    assert (result.status, result.out) == (2, "")
    assert f"Did you mean '{articles}'?" in result.err
    assert not (tmp_path / "work").exists()
    assert run("ingest", articles, tmp_path / "gone.txt").status == 1
    assert _quarantined(run) == []


HOSTILE = 'Kominfo "Blokir"}) DETACH DELETE n // <script>alert(1)</script> \x1b[2J \u202eevil\u202c \x9b31m'


def test_cypher_html_and_control_characters_in_a_title_are_words_and_nothing_else(run: Any, articles: Path) -> None:
    source = articles / "hostile.txt"
    source.write_text(f"{HOSTILE}\n\nKomdigi memblokir aplikasi Chatlune \x1b[31m pada 3 Maret 2025 \u202e.\n", encoding="utf-8")
    assert run("ingest", articles).status == 0
    assert run("verify").status == 0
    answer = json.loads(
        run("query", "--cypher", "MATCH (a:Article) WHERE a.title CONTAINS 'DETACH' RETURN a.title AS t", "--format", "jsonl").out
    )
    assert answer["t"] == HOSTILE.strip()
    for command in (("show", source), ("tour",), ("query", "actions"), ("show", "chatlune")):
        shown = run(*command).out
        assert shown
        assert not {"\x1b", "\x9b", "\u202e", "\u202c"} & set(shown), command


def test_an_article_that_breaks_the_extractor_goes_to_quarantine_and_the_others_are_read(
    run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.extract.engine import Extractor

    extract = Extractor.extract

    def breaking(self: Extractor, article: Any) -> Any:
        if article.source.endswith("a.txt"):
            raise IndexError("list index out of range")
        return extract(self, article)

    monkeypatch.setattr(Extractor, "extract", breaking)
    result = run("ingest", articles)
    assert result.status == 1
    assert result.out.startswith("1 article read: 1 new")
    assert "the program broke on it: IndexError" in result.err


def test_data_is_untouched_in_a_pipe_and_made_safe_on_a_terminal(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    from kg.cli.terminal import data_out

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, wanted in ((io.StringIO(), "a\x9b\u202eb"), (Terminal(), "a\ufffd\ufffdb")):
        monkeypatch.setattr(sys, "stdout", stream)
        data_out().write("a\x9b\u202eb")
        assert stream.getvalue() == wanted
