"""Rows in each output format."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from kg.export.characters import formula_unsafe
from kg.model import UsageError
from kg.query import FORMATS, write_rows
from kg.query.rows import _wrapped

CONSOLE = Console(width=200)
COLUMNS = ("date", "actors", "words", "count", "direct")
ROWS = [
    ("2017-07-14", ["Kominfo", "Polri"], 'They said: "no | yes" <b>\nand *left*', 11, True),
    (None, [], '=HYPERLINK("http://example.org")', -2.5, False),
]
HOSTILE = [
    "a\x00b",
    "\u202eright",
    "]]>",
    "</script>",
    "🇮🇩",
    "[link](javascript:x)",
    "[red]markup[/red]",
    ":smile:",
    "\x1b[31mred",
    "\t=1",
]


def written(form: str, rows: list[tuple[object, ...]] = ROWS, columns: tuple[str, ...] = COLUMNS) -> str:
    out = io.StringIO()
    write_rows(columns, rows, form, out)
    return out.getvalue()


def test_json_and_jsonl_lose_nothing() -> None:
    wanted = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    assert json.loads(written("json")) == wanted
    assert [json.loads(line) for line in written("jsonl").splitlines()] == wanted


@pytest.mark.parametrize("form", list(FORMATS))
def test_no_rows_can_be_printed(form: str) -> None:
    text = written(form, [])
    assert text == {"table": "No rows.\n", "json": "[\n]\n", "jsonl": "", "csv": "date,actors,words,count,direct\n"}.get(
        form, text
    )


def test_csv_is_safe_in_a_spreadsheet_and_numbers_stay_numbers() -> None:
    rows = list(csv.reader(io.StringIO(written("csv"), newline="")))
    assert rows == [
        list(COLUMNS),
        ["2017-07-14", '["Kominfo", "Polri"]', 'They said: "no | yes" <b>\nand *left*', "11", "true"],
        ["", "[]", '\'=HYPERLINK("http://example.org")', "-2.5", "false"],
    ]


@given(st.lists(st.text(alphabet=st.sampled_from("=+-@\t\r\n'\",; a"), max_size=6), min_size=1, max_size=3))
def test_no_reader_of_csv_finds_a_formula_or_another_row_in_a_text(texts: list[str]) -> None:
    columns = tuple(f"c{n}" for n in range(len(texts)))
    _, raw = csv.reader(io.StringIO(written("raw-csv", [tuple(texts)], columns), newline=""))
    assert raw == texts
    _, safe = csv.reader(io.StringIO(written("csv", [tuple(texts)], columns), newline=""))
    assert [formula_unsafe(cell) for cell in safe] == texts
    assert [cell for cell in safe if cell[:1] in {*"=+-@\t\r\n"} - {""}] == []


def test_a_line_of_csv_ends_with_a_line_feed_and_a_carriage_return_is_in_quotation_marks() -> None:
    assert written("csv", [("a\r=1+1", "b\r\n")], ("one", "other")) == 'one,other\n"a\r=1+1","b\r\n"\n'


def test_the_address_of_an_article_is_a_link_in_md() -> None:
    rows = [("https://x.example/a_b?c=*d*|e",), ("javascript:x_y",), ("https://x.example/<b>_c",), (None,)]
    assert written("md", rows, ("url",)).splitlines()[2:] == [
        "| <https://x.example/a_b?c=*d*%7Ce> |",
        "| javascript:x\\_y |",
        "| https://x.example/&lt;b&gt;\\_c |",
        "|  |",
    ]


def test_md_has_one_line_a_row_and_no_syntax_of_the_texts() -> None:
    assert written("md").splitlines() == [
        "| date | actors | words | count | direct |",
        "| --- | --- | --- | --- | --- |",
        r'| 2017-07-14 | Kominfo; Polri | They said: "no \| yes" &lt;b&gt; and \*left\* | 11 | true |',
        r'|  |  | =HYPERLINK("http://example.org") | -2.5 | false |',
    ]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_table_fits_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    wide = [("2017-07-14", ["Kominfo"], "word " * 100, 1, True)] * 3
    text = written("table", [*wide, *ROWS])
    assert max(len(line) for line in text.splitlines()) <= width
    assert text.count("2017-07-14") == 4
    assert "…" in text


def test_a_narrow_terminal_gets_a_card_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = written("table")
    lines = [line.rstrip() for line in text.splitlines()]
    assert lines[:2] == ["date    2017-07-14", "actors  Kominfo; Polri"]
    assert lines.count("") == len(ROWS)


@given(st.lists(st.text(alphabet="abc-,é“”語\u0301", max_size=14), max_size=20), st.integers(10, 40))
def test_a_long_line_is_broken_as_rich_breaks_it(words: list[str], room: int) -> None:
    line = " ".join(word for word in words if word)
    wanted = [one.plain.rstrip() for one in Text(line).wrap(CONSOLE, room)]
    assert _wrapped(line, room, CONSOLE) == wanted


def test_a_table_shows_the_evidence_as_one_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    columns = ("id", "article", "outlet", "published", "words", "more")
    row = ("block-1", "a1", "Contoh", "2017-07-16T09:00", "Kominfo blocked Telegram", "x")
    lines = [line.rstrip() for line in written("table", [row], columns).splitlines()]
    assert lines[1].split() == ["id", "more", "evidence"]
    assert lines[3].split(None, 2) == ["block-1", "x", "“Kominfo blocked Telegram” Contoh 2017-07-16 [a1]"]


def test_a_column_that_is_empty_everywhere_is_not_shown_in_a_table() -> None:
    assert "conditions" not in written("table", [("x", [])], ("id", "conditions"))


@pytest.mark.parametrize("form", list(FORMATS))
def test_no_text_reaches_the_terminal_as_a_control_sequence(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    text = written(form, [(hostile,) for hostile in HOSTILE], ("words",))
    assert "\x00" not in text
    assert "\x1b" not in text
    if form in ("table", "md"):
        assert "\u202e" not in text
    if form == "table":
        assert "[red]markup[/red]" in text
        assert ":smile:" in text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_json_gives_back_any_text(texts: list[str]) -> None:
    rows: list[tuple[object, ...]] = [(text,) for text in texts]
    assert [row["words"] for row in json.loads(written("json", rows, ("words",)))] == texts
    assert len(written("md", rows, ("words",)).splitlines()) == 2 + len(texts)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match=r"--format: no format called 'xml'\. Valid: table, json, jsonl, csv, raw-csv, md\."):
        written("xml")
