"""Questions of another moment, and what differs between two."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def write(folder: Path, published: str, sentence: str) -> None:
    record = {"id": published, "title": "A headline", "text": f"A headline\n\n{sentence}", "outlet": "Warta Uji"}
    (folder / f"{published}.jsonl").write_text(json.dumps(record | {"published": published}), encoding="utf-8")


@pytest.fixture
def known(run: Any, tmp_path: Path) -> Any:
    """The command line, with a block and its end in."""
    folder = tmp_path / "dated"
    folder.mkdir()
    write(folder, "2017-07-14", "Kominfo memblokir Telegram pada 14 Juli 2017.")
    write(folder, "2017-08-10", "Kominfo membuka blokir Telegram pada 10 Agustus 2017.")
    assert run("ingest", folder).status == 0
    return run


def test_a_question_as_of_a_day_says_from_how_many_articles_it_is_answered(known: Any) -> None:
    then = known("query", "restricted-now", "--as-of", "2017-07", "--format", "jsonl")
    assert [(row["target"], row["since"]) for row in map(json.loads, then.out.splitlines())] == [("Telegram", "2017-07-14")]
    assert then.err == "kg: this answers from 1 article published by 2017-07-31.\n"
    assert (known("query", "restricted-now", "--format", "jsonl").out, known("query", "restricted-now").err) == ("", "")


def test_known_by_a_day_before_the_first_article_nothing_is_known(known: Any) -> None:
    nothing = known("query", "actions", "--known-by", "2001")
    assert (nothing.status, nothing.out) == (0, "No rows.\n")
    assert nothing.err == "kg: this answers from 0 articles known by 2001-12-31.\n"


@pytest.mark.parametrize(
    "command",
    [
        ("query", "--cypher", "MATCH (a:Action) RETURN a.type"),
        ("show", "telegram"),
        ("export", "jsonl"),
        ("stats",),
    ],
)
def test_every_command_that_reads_the_graph_can_be_asked_of_a_moment(known: Any, command: tuple[str, ...]) -> None:
    now, then = known(*command), known(*command, "--as-of", "2017-07-31")
    assert (now.status, then.status) == (0, 0)
    assert "unblock" in now.out
    assert "unblock" not in then.out
    assert then.err == "kg: this answers from 1 article published by 2017-07-31.\n"


def test_an_article_is_not_asked_of_a_moment(known: Any, tmp_path: Path) -> None:
    path = str(tmp_path / "dated" / "2017-07-14.jsonl")
    wrong = known("show", path, "--as-of", "2017")
    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err == f"kg: {path}: an article says the same at all times. Leave --as-of and --known-by out.\n"


def test_what_is_no_date_is_a_usage_error(known: Any) -> None:
    wrong = known("query", "actions", "--as-of", "last year")
    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err == "kg: --as-of: 'last year' is no date. Give 2017-07-14, 2017-07 or 2017; a month means its end.\n"


def test_the_difference_of_two_days_of_publication(known: Any) -> None:
    found = known("diff", "--since", "2017-07", "--until", "2017-08", "--published", "--json")
    rows = json.loads(found.out)
    assert [(row["change"], row["fact"], row["what"], row["date"]) for row in rows] == [
        ("added", "Action", "unblock Telegram (done)", "2017-08-10"),
        ("changed", "Episode", "block Telegram in ID", "2017-07-14"),
        ("added", "LIFTS", "unblock Telegram (done) -LIFTS-> block Telegram (done)", "2017-08-10"),
    ]
    assert rows[1]["values"] == [
        {"name": "days", "before": None, "after": 27},
        {"name": "ended", "before": None, "after": "2017-08-10"},
        {"name": "ended_basis", "before": None, "after": "stated"},
        {"name": "open", "before": True, "after": False},
    ]
    for row in rows:
        assert (row["outlet"], row["published"]) == ("Warta Uji", "2017-08-10")
        assert "10 Agustus 2017" in row["words"]
    assert found.err == (
        "kg: from 1 article published by 2017-07-31 to 2 articles published by 2017-08-31: 2 added, 1 changed.\n"
    )


def test_the_difference_since_a_day_is_what_came_into_the_workspace_after_it(known: Any) -> None:
    found = known("diff", "--since", "2001", "--format", "csv")
    assert [line.split(",")[1] for line in found.out.splitlines()[1:]] == ["Action", "Action", "Episode", "LIFTS"]
    assert found.err == "kg: from 0 articles known by 2001-12-31 to 2 articles known now: 4 added; entities: 4 added.\n"
    assert known("diff", "--since", "2999").out == "No rows.\n"


def test_values_are_a_few_words_in_a_table(known: Any) -> None:
    assert "open: yes → no" in known("diff", "--since", "2017-07", "--published", "--format", "md").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "2018", "--until", "2017"), "kg: --until: 2017 is before 2018. Give the later date here.\n"),
        (("--since", "x"), "kg: --since: 'x' is no date. Give 2017-07-14, 2017-07 or 2017; a month means its end.\n"),
        (
            ("--since", "2017-07-14T10:00", "--published"),
            "kg: --since: '2017-07-14T10:00' is no date. Give 2017-07-14, 2017-07 or 2017; a month means its end.\n",
        ),
        (
            ("--since", "2017", "--format", "xml"),
            "kg: --format: no format called 'xml'. Valid: table, json, jsonl, csv, raw-csv, md.\n",
        ),
    ],
)
def test_a_slip_in_the_command_is_told(known: Any, arguments: tuple[str, ...], said: str) -> None:
    wrong = known("diff", *arguments)
    assert (wrong.status, wrong.out, wrong.err) == (2, "", said)
