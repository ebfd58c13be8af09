"""The shell: its loop without a terminal, its keys through prompt_toolkit's own pipe, and all of it on a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from kg.cli.shell.completion import Vocabulary
from kg.cli.shell.loop import Shell
from kg.cli.shell.opening import vocabulary
from kg.cli.shell.terminal import HISTORY, reader
from kg.ontology import load_ontology
from kg.query import named_queries, with_own
from kg.workspace import Workspace

NO_WORDS = Vocabulary((), (), (), {}, ())


@pytest.fixture
def typed(run: Any, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[str, str]]:
    """What the shell prints and says for lines, or for exceptions that stand for keys."""
    assert run("ingest", articles).status == 0
    own = tmp_path / "work" / "queries"
    own.mkdir()
    (own / "mine.cypher").write_text(
        "// question: What is it called?\n// param platform: entity(Platform) -- Which.\n"
        "MATCH (p:Platform {id: $platform}) RETURN p.name AS name\n"
    )

    def answered(*lines: str | type[BaseException]) -> tuple[str, str]:
        workspace = Workspace(tmp_path / "work")
        given = iter(lines)

        def read() -> str:
            line = next(given, EOFError)
            if isinstance(line, str):
                return line
            raise line

        shell = Shell(workspace, workspace.graph(), with_own(own)[0])
        capsys.readouterr()
        shell.run(read)
        captured = capsys.readouterr()
        return captured.out, re.sub(r"\d+ ms|\d+\.\d s", "T", captured.err)

    return answered


def test_cypher_named_queries_and_formats_are_answered_with_the_time_they_took(typed: Any) -> None:
    out, err = typed(
        ":format csv", "MATCH (p:Platform)\nRETURN p.id AS id;", ":use mine platform=Chatlune", ":format jsonl", "RETURN 1 AS x;"
    )
    assert out == 'csv\nid\nchatlune\nname\nChatlune\njsonl\n{"x": 1}\n'
    assert err == "kg: 1 row, T.\n" * 3


def test_an_error_or_a_key_drops_what_was_typed_and_ends_nothing(typed: Any) -> None:
    out, err = typed(
        "RETRN 1;", ":use histroy", ":use mine platform=Chatlun", KeyboardInterrupt, ":format xml", ":limit 0", "CREATE (:X);"
    )
    assert out == ""
    assert [line.partition(": ")[2][:60] for line in err.splitlines()] == [
        "query, line 1, column 1: Unexpected token at start of clause",
        "query: no query called 'histroy'. Did you mean 'history'?",
        "--param: no platform is called 'Chatlun'. Did you mean chatl",
        "dropped.",
        "shell: :format cannot be 'xml'. Valid: table, json, jsonl, c",
        "shell: :limit cannot be '0'. Example: :limit 100.",
        "query: a query may only read. The graph is made from the led",
    ]


def test_limits_are_set_and_said(typed: Any) -> None:
    out, err = typed(":format csv", ":limit 2", ":timeout 5", ":timeout", "MATCH (n) RETURN 1 AS x;", ":quit", "RETURN 2 AS x;")
    assert out == "csv\n2 rows\n5 s\n5 s\nx\n1\n1\n"
    assert err == "kg: there are more rows: raise --limit to see more than 2.\nkg: 2 rows, T.\n"


def test_help_lists_the_commands_and_explains_a_query_and_a_plan_is_told(typed: Any) -> None:
    out, _ = typed(":help")
    assert all(f"\n{command}" in out for command in (":help", ":queries", ":use", ":explain", ":format", ":quit"))
    assert "mine (own)" in typed(":queries")[0]
    assert "What is it called?" in typed(":help mine")[0]
    assert typed(":format csv", ":explain MATCH (n) RETURN n;")[0].startswith("csv\nstep,operation,estimated_rows\n1,Match")
    assert typed(":format csv", ":explain mine platform=chatlune")[0].startswith("csv\nstep,operation,estimated_rows\n1,Match")


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Callable[[str], list[str]]]:
    """What is read when keys are pressed, until there are no more entries."""

    def pressed(text: str) -> list[str]:
        read = []
        with create_pipe_input() as source:
            source.send_text(text + "\x04")
            entry = reader(tmp_path, NO_WORDS, source=source, output=DummyOutput())
            while True:
                try:
                    read.append(entry())
                except KeyboardInterrupt:
                    read.append("^C")
                except EOFError:
                    return read

    return pressed


def test_enter_begins_a_line_until_a_semicolon_ends_the_text(keys: Any) -> None:
    assert keys("MATCH (n)\rRETURN n;\r:help\r") == ["MATCH (n)\nRETURN n;", ":help"]


def test_control_c_drops_the_line_and_control_d_leaves(keys: Any) -> None:
    assert keys("MATCH (n)\x03RETURN 1;\r") == ["^C", "RETURN 1;"]
    assert keys("") == []


def test_the_words_that_a_parameter_may_be_are_known_to_the_completion() -> None:
    known = vocabulary(load_ontology(), named_queries()).queries
    assert known["fines"] == {"platform": (), "happened": ("true", "false"), "min_confidence": ()}
    assert known["actions"]["status"][:2] == ("announced", "cancelled")
    assert known["elsewhere"]["same"] == ("platform", "reason")
    assert {"ID", "EU"} <= set(known["counts"]["country"])


def test_entries_are_remembered_for_the_next_time_and_for_nobody_else(keys: Any, tmp_path: Path) -> None:
    assert keys("RETURN 1;\r") == ["RETURN 1;"]
    assert keys("\x1b[A\r") == ["RETURN 1;"]
    assert stat.S_IMODE((tmp_path / HISTORY).stat().st_mode) == 0o600


def test_without_a_terminal_the_shell_says_what_to_do(run: Any, articles: Path) -> None:
    run("ingest", articles)
    result = run("query", "--shell")
    assert (result.status, result.out) == (2, "")
    assert (
        result.err == "kg: --shell: the shell needs a terminal. Ask with --cypher TEXT, --file PATH, or - for standard input.\n"
    )
    assert run("query", "actions", "--shell").status == 2


def test_the_shell_on_a_terminal_from_the_greeting_to_the_end(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "COLUMNS": "100"}
    code = "import sys; from kg.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--workspace", str(tmp_path / "work"), "query", "--shell"]
    shell = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)  # noqa: S603 - our own code
    os.close(theirs)
    seen = ""

    def until(words: str) -> None:
        nonlocal seen
        deadline = time.monotonic() + 30
        while words not in seen:
            assert select.select([ours], [], [], deadline - time.monotonic())[0], seen
            seen += os.read(ours, 65_536).decode(errors="replace")
        seen = seen.partition(words)[2]

    try:
        until("Ctrl-D leaves.")
        until("kg>")
        os.write(ours, b"MATCH (p:Platform {id: 'chatlune'})\r")
        os.write(ours, b"RETURN p.name AS called;\r")
        until("Chatlune")
        until("1 row, ")
        until("kg>")
        os.write(ours, b"RETURN 1\x03")
        until("dropped.")
        until("kg>")
        os.write(ours, b"\x04")
        until("bye.")
        assert shell.wait(30) == 0
    finally:
        shell.kill()
        shell.wait()
        os.close(ours)
