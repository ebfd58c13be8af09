"""What a line of the shell says, and what may follow where the cursor stands. No terminal is needed for either."""

from __future__ import annotations

import pytest

from kg.cli.shell.commands import COMMANDS, Line, is_complete, parse
from kg.cli.shell.completion import Vocabulary, suggestions
from kg.model import UsageError

WORDS = Vocabulary(
    labels=("Action", "Agency", "Article"),
    types=("ACTOR_OF", "TARGETS"),
    properties=("date", "name", "status"),
    queries={"actions": {"platform": (), "agency": (), "status": ("denied", "done")}, "own-words": {"platform": ()}},
    formats=("csv", "table"),
)


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("", True),
        ("  ", True),
        (":use actions", True),
        ("RETURN 1;", True),
        ("RETURN 1 ;  // done", True),
        ("MATCH (n)\nRETURN n;", True),
        ("RETURN 1", False),
        ("RETURN ';", False),
        ("RETURN ';'", False),
        ("RETURN 1 // ;", False),
        ("RETURN `;`", False),
        ("RETURN ';' AS x;", True),
    ],
)
def test_enter_asks_when_a_semicolon_ends_the_text(text: str, complete: bool) -> None:
    assert is_complete(text) is complete


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", None),
        (" ; ", None),
        ("RETURN 1;", Line(rest="RETURN 1;")),
        (":help", Line(":help")),
        (":help  actions ", Line(":help", "actions")),
        (":format csv;", Line(":format", "csv")),
        (":quit", Line(":quit")),
        (":exit", Line(":quit")),
        (":q;", Line(":quit")),
        (":use actions", Line(":use", "actions", "actions")),
        (
            ':use actions platform=tiktok agency="KPPU of Indonesia"',
            Line(
                ":use",
                'actions platform=tiktok agency="KPPU of Indonesia"',
                "actions",
                {"platform": "tiktok", "agency": "KPPU of Indonesia"},
            ),
        ),
        (":use actions platform=", Line(":use", "actions platform=", "actions", {"platform": ""})),
        (":explain own-words platform=x", Line(":explain", "own-words platform=x", "own-words", {"platform": "x"})),
        (":explain own-words;", Line(":explain", "own-words", "own-words")),
        (":explain match (n) return n;", Line(":explain", "match (n) return n")),
        (":explain MATCH (n) RETURN n", Line(":explain", "MATCH (n) RETURN n")),
    ],
)
def test_a_line_is_cypher_or_a_command(text: str, line: Line | None) -> None:
    assert parse(text) == line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (":hepl", "shell: there is no command :hepl. Did you mean :help?"),
        (":zzz", "shell: there is no command :zzz. :help lists them."),
        (":use", "shell: :use names no query. :queries lists them."),
        (":use ''", "shell: :use names no query. :queries lists them."),
        (':use actions platform="x', "shell: :use cannot be read (No closing quotation). Close the quotation marks"),
        (":use actions tiktok", "shell: 'tiktok' is no NAME=VALUE of its own."),
        (":use actions a=1 a=2", "shell: 'a=2' is no NAME=VALUE of its own."),
        (":explain", "shell: :explain says nothing."),
    ],
)
def test_a_slip_in_a_command_is_told(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        (":", list(COMMANDS)),
        (":fo", [":format"]),
        (":format ", ["csv", "table"]),
        (":use ", ["actions", "own-words"]),
        (":use own-w", ["own-words"]),
        (":use actions ", ["platform=", "agency=", "status="]),
        (":use actions platform=x a", ["agency="]),
        (":use actions platform=", []),
        (":use actions status=", ["denied", "done"]),
        (":use actions platform=x status=do", ["done"]),
        (":help own", ["own-words"]),
        (":explain act", ["actions"]),
        (":limit ", []),
        ("MATCH (a:", ["Action", "Agency", "Article"]),
        ("MATCH (a:ag", ["Agency"]),
        ("MATCH (a:Action&", ["Action", "Agency", "Article"]),
        ("MATCH (a)-[:", ["ACTOR_OF", "TARGETS"]),
        ("MATCH (a)-[r:ACTOR_OF|t", ["TARGETS"]),
        ("MATCH (a)-[:ACTOR_OF]->(b:Ar", ["Article"]),
        ("MATCH (a) WHERE a.", ["date", "name", "status"]),
        ("MATCH (a) RETURN a.na", ["name"]),
        ("MATCH (a:Action {", ["date", "name", "status"]),
        ("MATCH (a:Action {name: 'x', st", ["status"]),
        ("mat", ["MATCH"]),
        ("MATCH (platform) RETURN pl", ["platform"]),
        ("MATCH (n) WHERE n.name = 'a.", []),
        ("RETURN 1 // a.", []),
        ("MATCH (n) RETURN count(", None),
    ],
)
def test_what_may_follow_is_offered(before: str, offered: list[str] | None) -> None:
    found, _ = suggestions(before, WORDS)
    if offered is None:
        assert "DISTINCT" in found
    else:
        assert found == offered


@pytest.mark.parametrize(
    ("before", "replaced"),
    [
        (":fo", ":fo"),
        (":use own-w", "own-w"),
        ("MATCH (a:ag", "ag"),
        ("MATCH (a)-[:ACT", "ACT"),
        ("RETURN a.", ""),
        ("1-ma", "ma"),
    ],
)
def test_only_the_word_that_was_begun_is_replaced(before: str, replaced: str) -> None:
    _, length = suggestions(before, WORDS)
    assert before[len(before) - length :] == replaced
