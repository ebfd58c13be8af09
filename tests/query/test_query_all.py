"""What holds of every named query: columns, evidence, parameters, order, and that it speaks of nothing but the schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.model import QueryError
from kg.query import Parameter, named_queries

Run = Callable[..., list[dict[str, Any]]]
SCHEMAS = Path(__file__).parents[2] / "schemas"
QUESTIONS = range(1, 26)
# Enough for a query to give a row, and on which of the two graphs.
SAMPLE, STORY = "ask", "ask_story"
EXAMPLES: Mapping[str, tuple[str, dict[str, str]]] = {
    "evidence": (SAMPLE, {"action": "block-1"}),
    "history": (SAMPLE, {"platform": "telegram"}),
    "agencies": (STORY, {}),
    "also-hit": (STORY, {}),
    "answers": (STORY, {"platform": "steam"}),
    "around": (STORY, {"date": "2022-07-30"}),
    "changed-since": (STORY, {"since": "2022-08-02"}),
    "connection": (STORY, {"from": "rina-contoh", "to": "steam"}),
    "counts": (STORY, {}),
    "dates": (STORY, {"platform": "steam"}),
    "elsewhere": (STORY, {"platform": "steam"}),
    "own-words": (STORY, {"platform": "steam"}),
    "reasons": (STORY, {"platform": "steam"}),
    "still-open": (STORY, {"platform": "yahoo"}),
    "treated-differently": (STORY, {"date": "2022-07-30"}),
    "under-names": (STORY, {"agency": "kominfo"}),
    "who-announced": (STORY, {}),
}
EVERY = [(name, parameter) for name, query in named_queries().items() for parameter in query.parameters]
# By type of parameter: a word that neither graph has.
UNTOLD = {"action_type": "raid", "status": "requested", "family": "platform", "country": "Zimbabwe"}
# Rows that are sums, or not of one action alone: tests of their own say what is left out.
NOT_OF_ONE_ACTION = {"answers", "counts", "elsewhere", "reasons", "treated-differently"}


def example(request: pytest.FixtureRequest, name: str) -> tuple[Run, dict[str, str]]:
    graph, given = EXAMPLES.get(name, (SAMPLE, {}))
    return request.getfixturevalue(graph), given


@pytest.mark.parametrize("name", list(named_queries()))
def test_the_columns_are_those_that_the_header_describes(request: pytest.FixtureRequest, name: str) -> None:
    ask, given = example(request, name)
    rows = ask(name, **given)
    assert rows
    assert list(rows[0]) == [column.name for column in named_queries()[name].columns]


@pytest.mark.parametrize("name", list(named_queries()))
def test_every_row_carries_its_evidence(request: pytest.FixtureRequest, name: str) -> None:
    ask, given = example(request, name)
    for row in ask(name, **given):
        assert row["article"]
        assert row["outlet"]
        assert row["published"]
        assert row["words"]


@pytest.mark.parametrize(("name", "parameter"), [(name, p.name) for name, p in EVERY if p.type == "entity"])
def test_somebody_of_whom_nothing_is_told_gives_no_rows(request: pytest.FixtureRequest, name: str, parameter: str) -> None:
    ask, given = example(request, name)
    rows = ask(name, **given | {parameter: "nobody"})
    if (name, parameter) == ("reasons", "agency"):
        assert {row["side"] for row in rows} == {"platform", "organization"}
    else:
        assert rows == []


@pytest.mark.parametrize(("name", "parameter", "word"), [(name, p.name, UNTOLD[p.type]) for name, p in EVERY if p.type in UNTOLD])
def test_a_word_of_the_schemas_that_nothing_has_gives_no_rows(
    request: pytest.FixtureRequest, name: str, parameter: str, word: str
) -> None:
    ask, given = example(request, name)
    assert ask(name, **given | {parameter: word}) == []


@pytest.mark.parametrize(("name", "parameter"), [(name, p.name) for name, p in EVERY if p.type in UNTOLD or p.words])
def test_a_word_that_the_schemas_lack_is_refused(request: pytest.FixtureRequest, name: str, parameter: str) -> None:
    ask, given = example(request, name)
    with pytest.raises(QueryError, match="'nobody' is no"):
        ask(name, **given | {parameter: "nobody"})


def test_no_parameter_is_left_open_to_any_text() -> None:
    assert [(name, p.name) for name, p in EVERY if p.type == "string"] == []


@pytest.mark.parametrize(("name", "parameter"), [(name, p) for name, p in EVERY if p.words], ids=str)
def test_each_word_of_a_choice_is_one_that_the_query_speaks_of(name: str, parameter: Parameter) -> None:
    cypher = named_queries()[name].cypher
    assert [word for word in parameter.words if f'"{word}"' not in cypher] == []


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, query in named_queries().items()
        if "min_confidence" in [p.name for p in query.parameters] and name not in NOT_OF_ONE_ACTION
    ],
)
def test_what_is_less_sure_than_asked_for_is_left_out(request: pytest.FixtureRequest, name: str) -> None:
    ask, given = example(request, name)
    rows = ask(name, **given)
    sure = ask(name, **given, min_confidence="0.95")
    assert sure == [row for row in rows if row["confidence"] >= 0.95]
    assert ask(name, **given, min_confidence="0.5") == rows


@pytest.mark.parametrize("number", QUESTIONS)
def test_every_question_is_answered_by_a_query(number: int) -> None:
    assert [name for name, query in named_queries().items() if number in query.answers]


def test_every_query_says_which_questions_it_answers() -> None:
    assert {name: query.answers for name, query in named_queries().items() if not set(query.answers) <= set(QUESTIONS)} == {}
    assert [name for name, query in named_queries().items() if not query.answers] == []


def test_only_the_statuses_that_the_schema_says_happened_count_as_done() -> None:
    statuses = yaml.safe_load((SCHEMAS / "statuses.yaml").read_text())
    happened = tuple(name for name, told in statuses.items() if told["happened"])
    unreal = tuple(name for name, told in statuses.items() if told["stage"] in ("denial", "rumour", "cancellation"))
    lists = [found for query in named_queries().values() for found in re.findall(r"status\)? IN \[([^\]]*)\]", query.cypher)]
    assert {tuple(re.findall(r'"(\w+)"', found)) for found in lists} == {happened, unreal}


def test_queries_speak_only_of_labels_relationships_and_properties_of_the_schema() -> None:
    schema = yaml.safe_load((SCHEMAS / "graph.yaml").read_text())
    properties = (
        {name for told in schema["labels"].values() for name in told["properties"]} | set(schema["edge_properties"]) | {"id"}
    )
    for query in named_queries().values():
        text = re.sub(r"//[^\n]*", "", query.cypher)
        labels = {label for found in re.findall(r"\(\w*:([A-Z][\w|]+)", text) for label in found.split("|")}
        assert labels <= set(schema["labels"]), query.name
        used = {part for found in re.findall(r"\[\w*:([A-Z_|]+)", text) for part in found.split("|")}
        assert used <= set(schema["relationships"]), query.name
        # What is put together inside the query has names of its own.
        maps = {"said", "first", "hit", "answer", "carried_out", "office", "one", "row", "side", "told", "w"}
        told = {prop for variable, prop in re.findall(r"\b(\w+)\.`?(\w+)\b`?(?!\()", text) if variable not in maps}
        assert told <= properties, (query.name, told - properties)


def test_every_query_ends_in_an_order() -> None:
    for query in named_queries().values():
        assert query.cypher.strip().splitlines()[-1].startswith("ORDER BY"), query.name
