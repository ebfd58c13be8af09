"""`kg query`: where the question comes from, in which form the answer comes, and what is refused with status 2."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kg.cli.views.links import linked

OWN = (
    "// question: What is a platform called?\n// param platform: entity(Platform) -- Which. Example: telegram\n"
    "MATCH (p:Platform {id: $platform}) RETURN p.name AS name\n"
)


@pytest.fixture
def asked(run: Any, articles: Path) -> Any:
    assert run("ingest", articles).status == 0
    return run


@pytest.fixture
def own(asked: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "work" / "queries"
    folder.mkdir()
    (folder / "mine.cypher").write_text(OWN)
    return folder


def test_a_query_of_ones_own_is_listed_explained_and_asked(asked: Any, own: Path) -> None:
    assert "mine (own)" in asked("query").out
    told = asked("query", "mine", "--help").out
    assert told.startswith("mine: What is a platform called?\n")
    assert told.endswith(f"Your own, from {own / 'mine.cypher'}.\n")
    assert asked("query", "mine", "-p", "platform=CHATLUNE", "--format", "csv").out == "name\nChatlune\n"
    assert asked("query", "mine").err == "kg: --param: query 'mine' needs 'platform': Which. Add --param platform=telegram.\n"


def test_a_body_where_a_platform_is_asked_for_is_told_to_be_one(asked: Any) -> None:
    given = asked("query", "history", "-p", "platform=KOMINFO")
    problem = "no platform or organization is called 'KOMINFO'. There is Kominfo (kominfo), of another kind: agency."
    assert (given.status, given.err, given.out) == (2, f"kg: --param: {problem}\n", "")


def test_an_id_that_no_action_has_is_told_with_the_one_that_is_meant(asked: Any) -> None:
    (row,) = json.loads(asked("query", "actions", "-p", "type=block", "-p", "platform=chatlune", "--format", "json").out)[:1]
    near = asked("query", "evidence", "-p", f"action={row['id'][:-1]}")
    problem = f"no action in the graph has the id '{row['id'][:-1]}'."
    assert (near.status, near.out) == (2, "")
    assert near.err.startswith(f"kg: --param: {problem} Did you mean {row['id']}")
    told = "kg: --param: no action in the graph has the id 'typo'. The rows of other queries give ids.\n"
    assert asked("query", "evidence", "-p", "action=typo").err == told
    assert asked("query", "evidence", "-p", f"action= {row['id']} ", "--format", "csv").out.count("\n") > 1


def test_a_slip_in_the_id_of_an_event_is_told_with_the_one_that_is_meant(asked: Any) -> None:
    (row,) = json.loads(asked("query", "actions", "-p", "type=block", "--limit", "1", "--format", "json").out)
    shown = asked("show", row["id"][:-1])
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(f"kg: {row['id'][:-1]}: nothing is called so here. Did you mean block-")
    assert row["id"] in shown.err


def test_words_of_the_schemas_are_checked_for_queries_of_ones_own_too(asked: Any, own: Path) -> None:
    header = (
        '// question: Which?\n// param type: action_type = "" -- Only this.\n// param a: entity(Article) = "" -- Only by it.\n'
    )
    (own / "typed.cypher").write_text(f"{header}RETURN $type AS type, $a AS a\n")
    assert asked("query", "typed", "-p", "type=BLOCK", "--format", "csv").out == "type,a\nblock,\n"
    wrong = asked("query", "typed", "-p", "type=blok")
    assert (wrong.status, wrong.err) == (2, "kg: --param type: 'blok' is no action type. Did you mean 'block'?\n")
    wrong = asked("query", "typed", "-p", "a=0")
    told = "kg: --param: no article in the graph has the id '0'. The rows of other queries give ids.\n"
    assert (wrong.status, wrong.err) == (2, told)


def test_a_broken_query_of_ones_own_is_told_with_its_line_and_breaks_no_other(asked: Any, own: Path) -> None:
    (own / "slip.cypher").write_text("// question: Which?\nRETURN $x AS x\n")
    (own / "actions.cypher").write_text(OWN)
    listed = asked("query")
    assert (listed.status, "mine (own)" in listed.out) == (1, True)
    told = [line.partition(f"{own}/")[2] for line in listed.err.splitlines()]
    assert told[0].startswith("actions.cypher: a query called 'actions' is there already: ")
    assert told[1] == "slip.cypher:2:8: $x is not declared. Add a line `// param x: ...`."
    broken = asked("query", "slip")
    assert (broken.status, broken.err) == (2, f"kg: {own}/{told[1]}\n")
    assert asked("query", "mine", "-p", "platform=chatlune").status == 0
    assert asked("query", "actions", "--format", "jsonl").err == ""


def test_one_of_ones_own_queries_may_only_read_and_is_bound_like_free_cypher(asked: Any, own: Path) -> None:
    (own / "writes.cypher").write_text("// question: May it?\nMATCH (n) DETACH DELETE n\n")
    (own / "reads.cypher").write_text("// question: May it?\nLOAD CSV FROM '/etc/hostname' AS row RETURN row\n")
    for name in ("writes", "reads"):
        refused = asked("query", name)
        assert (refused.status, refused.out) == (2, "")
        assert refused.err.startswith("kg: query")


def test_help_is_of_the_command_or_of_a_query(run: Any) -> None:
    assert "Usage: kg query" in run("query", "--help").out
    assert "Usage: kg query" in run("query", "-h").out
    assert run("query", "actions", "-h").out.startswith("actions: ")
    assert run("query", "actoins", "--help").err == "kg: query: no query called 'actoins'. Did you mean 'actions'?\n"


@pytest.mark.parametrize(("width", "first"), [(30, "query       actions"), (80, "")])
def test_a_narrow_terminal_gets_no_table_of_letters(run: Any, monkeypatch: pytest.MonkeyPatch, width: int, first: str) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for told in (run("query").out.splitlines()[:-1], run("query", "counts", "--help").out.splitlines()[1:-1]):
        assert max(map(len, told)) <= width
        assert "country" in " ".join(told).split() or "country," in " ".join(told).split()
    assert run("query").out.splitlines()[0].rstrip() == first


@pytest.mark.parametrize("nothing", ["", " ", ";", "// only a comment", "/* so */ ;;"])
def test_nothing_is_no_question(asked: Any, nothing: str) -> None:
    given = asked("query", "--cypher", nothing)
    told = "kg: query: there is nothing to ask. Write Cypher: `MATCH (n:Platform) RETURN n.name`.\n"
    assert (given.status, given.out, given.err) == (2, "", told)


def test_cypher_comes_from_a_file_whose_faults_are_told(asked: Any, tmp_path: Path) -> None:
    file = tmp_path / "question.cypher"
    file.write_text("// A comment.\nRETURN $n + 1 AS x;\n")
    assert asked("query", "--file", file, "-p", "n=1", "--format", "csv").out == "x\n2\n"
    file.write_text("RETURN 1 AS x\nRETRN 2")
    assert asked("query", "--file", file).err.startswith("kg: query, line 2, column 1: ")
    file.write_bytes(b"RETURN '\xff'")
    assert asked("query", "--file", file).err == f"kg: {file}: is not UTF-8 at byte 8. Save it as UTF-8.\n"
    file.write_text("//" + "x" * 1_000_000)
    assert asked("query", "--file", file).err == f"kg: {file}: is longer than a megabyte. Give data as parameters.\n"
    missing = asked("query", "--file", tmp_path / "none.cypher")
    assert (missing.status, missing.err) == (
        2,
        f"kg: {tmp_path / 'none.cypher'}: cannot be read (No such file or directory). Check the path.\n",
    )
    assert asked("query", file).err == f"kg: query: '{file}' is a file and no query. Ask it with --file {file}.\n"


def test_one_question_at_a_time(run: Any) -> None:
    wrong = run("query", "actions", "--cypher", "RETURN 1")
    assert (wrong.status, wrong.err) == (2, "kg: query: a name and --cypher are given. Give one of them.\n")
    assert run("query", "--file", "-", "--cypher", "RETURN 1").status == 2


def test_parameters_of_cypher_are_json_or_text(asked: Any) -> None:
    given = {"a": "1", "b": "[1, 2]", "c": "true", "d": "text", "e": '"1"', "f": "NaN", "g": 'it\'s `x` "y"', "h": "[" * 9999}
    options = [f"-p{name}={value}" for name, value in given.items()]
    answer = asked(
        "query", "--cypher", f"RETURN {', '.join(f'${name} AS {name}' for name in given)}", *options, "--format", "jsonl"
    )
    wanted = {"a": 1, "b": [1, 2], "c": True, "d": "text", "e": "1", "f": "NaN", "g": given["g"], "h": given["h"]}
    assert json.loads(answer.out) == wanted


def test_the_plan_of_a_named_query_and_of_cypher_is_told(asked: Any) -> None:
    plan = asked("query", "actions", "--explain", "--format", "csv").out
    assert plan.startswith("step,operation,estimated_rows\n1,")
    assert asked("query", "--explain", "--cypher", "MATCH (n", "--format", "csv").status == 2


def test_rows_of_a_named_query_have_the_addresses_of_their_articles(run: Any, tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    told = {"text": "Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025.", "title": "Blokir", "url": "https://x.example/ü?a=1"}
    source.write_text(json.dumps(told))
    run("ingest", source)
    for form in ("json", "jsonl", "csv", "md"):
        out = run("query", "actions", "--format", form).out
        assert "https://x.example/" in out, form
    (row,) = csv.DictReader(io.StringIO(run("query", "actions", "--format", "csv").out))
    names = list(row)
    assert (row["url"], names.index("url")) == ("https://x.example/ü?a=1", names.index("article") + 1)
    assert "url" not in run("query", "--cypher", "MATCH (a:Article) RETURN a.id AS article", "--format", "csv").out


LINK = "[\x1b]8;;https://x.example/a?b=1\x1b\\id-1\x1b]8;;\x1b\\]"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://x.example/a?b=1", LINK),
        ("https://x.example/ü", "[\x1b]8;;https://x.example/%C3%BC\x1b\\id-1\x1b]8;;\x1b\\]"),
        ("https://x.example/\x1b]8;;evil\x07", "[\x1b]8;;https://x.example/%1B]8;;evil%07\x1b\\id-1\x1b]8;;\x1b\\]"),
        ("javascript:alert(1)", "[id-1]"),
        ("file:///etc/passwd", "[id-1]"),
        ("https://x.example/" + "a" * 3000, "[id-1]"),
        ("", "[id-1]"),
    ],
)
def test_a_link_leads_to_the_web_and_carries_nothing_that_a_terminal_obeys(address: str, shown: str) -> None:
    assert linked("“words” [id-1] [other]", {"id-1": address}) == f"“words” {shown} [other]"


def test_links_are_for_terminals_only(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "articles.jsonl"
    source.write_text(
        json.dumps({"text": "Komdigi memblokir aplikasi Chatlune.", "url": "https://x.example/a", "title": "\x1b[31m"})
    )
    run("ingest", source)
    assert "\x1b" not in run("query", "actions").out
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    shown = run("query", "actions").out
    assert "\x1b]8;;https://x.example/a\x1b\\" in shown
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in run("query", "actions").out


def _state(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


HARM = {
    "a write": ("--cypher", "MATCH (n) DETACH DELETE n"),
    "a file": ("--cypher", "LOAD CSV FROM '/etc/hostname' AS row RETURN row"),
    "a procedure": ("--cypher", "CALL db.ontology.clear()"),
    "two statements": ("--cypher", "RETURN 1; MATCH (n) DELETE n"),
    "too long": ("--cypher", "MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*)", "--timeout", "0.2"),
    "too large": ("--cypher", "RETURN reduce(s = 'x', i IN range(1, 60) | s + s) AS x"),
    "a name that is no name": ("'}) DETACH DELETE n //",),
    "a long name": ("x" * 10_000,),
    "a parameter that is none": ("actions", "-p", "x" * 10_000),
    "a body that is none": ("actions", "-p", "platform='}) DETACH DELETE n //"),
    "a long body": ("actions", "-p", "platform=" + "x" * 10_000),
    "a date that is none": ("around", "-p", "date=2017-07-14' OR 1=1"),
    "an odd limit": ("actions", "--limit", "1e9"),
    "an odd time": ("actions", "--timeout", "nan"),
}


@pytest.mark.parametrize("harm", HARM)
def test_what_would_do_harm_is_status_2_with_one_line_and_every_file_stays_as_it_is(
    asked: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    monkeypatch.setenv("KG_QUERY_MEMORY", "200")
    before = _state(tmp_path / "work")
    result = asked("query", *HARM[harm])
    assert (result.status, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith("kg: ")
    assert "Traceback" not in result.err
    assert _state(tmp_path / "work") == before


def test_a_value_of_ten_megabytes_is_a_value(asked: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _state(tmp_path / "work")
    assert (
        asked("query", "--cypher", "RETURN size($x) AS n", "-p", "x=" + "'`\"\\" * 2_500_000, "--format", "csv").out
        == "n\n10000000\n"
    )
    wrong = asked("query", "actions", "-p", "platform=" + "x" * 10_000_000)
    assert wrong.status == 2
    assert _state(tmp_path / "work") == before


def test_a_graph_that_another_process_holds_is_read_and_not_touched(asked: Any, tmp_path: Path) -> None:
    graph = tmp_path / "work" / "graph.kgl"
    before = graph.read_bytes()
    code = "import kglite, sys; g = kglite.open(sys.argv[1], durable='off'); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, f"{graph}.writer"]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own code
    try:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        answer = asked("query", "--cypher", "MATCH (p:Platform) RETURN p.id AS id", "--format", "csv")
        assert (answer.status, answer.out) == (0, "id\nchatlune\n")
        assert graph.read_bytes() == before
        # A graph that would have to be made again meanwhile is not asked.
        graph.unlink()
        refused = asked("query", "--cypher", "RETURN 1")
        assert (refused.status, refused.out) == (2, "")
        assert f"process {holder.pid} is writing it since" in refused.err
    finally:
        holder.kill()
        holder.communicate()


def test_a_file_of_another_kind_in_the_place_of_the_graph_is_told_and_left_as_it_is(asked: Any, tmp_path: Path) -> None:
    foreign = tmp_path / "articles.sqlite"
    with closing(sqlite3.connect(foreign)) as database:
        database.execute("CREATE TABLE articles (id)")
    before = foreign.read_bytes()
    result = asked("--store", foreign, "query", "--cypher", "RETURN 1 AS x")
    assert (result.status, result.out) == (2, "")
    problem = "this file is not of this program, and is not written over. Name another with --store, or take it away."
    assert result.err.splitlines()[-1] == f"kg: {foreign}: {problem}"
    assert foreign.read_bytes() == before
