"""What each named query answers on the sample graph."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.query import named_queries

Run = Callable[..., list[dict[str, Any]]]
SCHEMAS = Path(__file__).parents[2] / "schemas"
# Enough for every query to give a row.
EXAMPLES = {"history": {"platform": "telegram"}, "evidence": {"action": "block-1"}}


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


@pytest.mark.parametrize("name", list(named_queries()))
def test_the_columns_are_those_that_the_header_describes(ask: Run, name: str) -> None:
    rows = ask(name, **EXAMPLES.get(name, {}))
    assert rows
    assert list(rows[0]) == [column.name for column in named_queries()[name].columns]


@pytest.mark.parametrize("name", list(named_queries()))
def test_every_row_carries_its_evidence(ask: Run, name: str) -> None:
    for row in ask(name, **EXAMPLES.get(name, {})):
        assert row["article"]
        assert row["outlet"]
        assert row["published"]
        assert row["words"]


@pytest.mark.parametrize("name", list(named_queries()))
def test_a_parameter_that_nothing_matches_gives_no_rows(ask: Run, name: str) -> None:
    parameter = named_queries()[name].parameters[0].name
    assert ask(name, **EXAMPLES.get(name, {}) | {parameter: "nobody"}) == []


def test_actions_are_newest_first_with_the_words_of_the_earliest_article(ask: Run) -> None:
    rows = ask("actions")
    assert len(rows) == 14
    assert ids(rows)[-1] == "block-threat"
    assert next(row for row in rows if row["id"] == "block-1") == {
        "date": "2017-07-14",
        "date_basis": "stated",
        "actors": ["Kominfo"],
        "action": "block",
        "targets": ["Telegram"],
        "status": "done",
        "conditions": [],
        "articles": 2,
        "outlets": 1,
        "article": "a1",
        "outlet": "Contoh",
        "published": "2017-07-16",
        "words": "Kominfo blocked Telegram",
        "id": "block-1",
    }


def test_actions_name_classes_of_things_among_the_targets_and_leave_unknown_actors_out(ask: Run) -> None:
    rows = {row["id"]: row for row in ask("actions")}
    assert rows["block-tiktok"]["targets"] == ["TikTok", "short videos"]
    assert rows["block-t3"]["actors"] == []
    assert rows["block-t3"]["date"] is None


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"platform": "tumblr", "status": "done"}, ["block-t2", "block-t1", "unblock-t"]),
        ({"agency": "kppu"}, ["fine-2", "fine-1"]),
        ({"type": "fine", "status": "planned"}, ["fine-2"]),
        ({"since": "2017-07-14", "until": "2017-07-14"}, ["block-1", "block-ru"]),
        ({"since": "2018", "until": "2018-03-04"}, ["unblock-t"]),
        ({"until": "2016"}, ["block-threat"]),
        ({"since": "2024-12-31", "until": "2024"}, ["block-t2"]),
    ],
)
def test_actions_can_be_narrowed(ask: Run, given: dict[str, str], found: list[str]) -> None:
    assert ids(ask("actions", **given)) == found


def test_the_history_is_oldest_first_and_knows_the_other_names_of_a_body(ask: Run) -> None:
    assert ids(ask("history", platform="telegram")) == [
        "block-threat",
        "block-ru",
        "block-1",
        "negotiate-1",
        "unblock-if",
        "unblock-1",
    ]
    assert ids(ask("history", platform="tumblr", agency="komdigi")) == ["unblock-t", "block-t1", "block-t2"]
    assert [row["reasons"] for row in ask("history", platform="telegram", agency="kominfo")][1] == ["terrorism"]


def test_restricted_now_is_what_was_done_and_not_restored_in_that_country(ask: Run) -> None:
    found = {(row["target"], row["country"], row["action"]): row for row in ask("restricted-now")}
    assert list(found) == [("Telegram", "RU", "block"), ("Tumblr", "", "block"), ("Tumblr", "ID", "block")]
    assert found["Telegram", "RU", "block"]["since"] == "2017-07"
    again = found["Tumblr", "ID", "block"]
    assert (again["since"], again["since_basis"], again["actors"], again["id"]) == ("2024-12", "stated", ["Komdigi"], "block-t2")
    undated = found["Tumblr", "", "block"]
    assert (undated["since"], undated["since_basis"], undated["status"]) == ("2025-01-22", "published", "ongoing")


def test_restricted_now_can_be_narrowed_to_a_country_and_a_platform(ask: Run) -> None:
    assert ids(ask("restricted-now", country="ru")) == ["block-ru"]
    assert ids(ask("restricted-now", country="ID")) == ["block-t2"]
    assert ids(ask("restricted-now", platform="tiktok")) == []


def test_statements_say_who_said_what_about_whom(ask: Run) -> None:
    assert ask("statements", about="telegram") == [
        {
            "published": "2017-07-16",
            "speaker": "Rina Contoh",
            "words": "They wrote to us.",
            "direct": True,
            "about": ["Telegram"],
            "article": "a1",
            "outlet": "Contoh",
            "start": ask("statements", speaker="rina-contoh")[0]["start"],
            "id": "said-1",
        }
    ]
    assert ask("statements", about="tumblr") == []


def test_offices_carry_the_day_that_they_were_true_on(ask: Run) -> None:
    assert ask("offices", body="kominfo") == [
        {
            "person": "Rina Contoh",
            "title": "spokeswoman",
            "body": "Kominfo",
            "as_of": "2017-07-16",
            "article": "a1",
            "outlet": "Contoh",
            "published": "2017-07-16",
            "words": "Rina Contoh, spokeswoman of Kominfo",
        }
    ]


def test_conditions_are_one_a_row_with_their_status(ask: Run) -> None:
    rows = ask("conditions", platform="telegram", type="unblock")
    assert [(row["condition"], row["status"], row["deadline"]) for row in rows] == [
        ("and opens an office", "conditional", "2017-08-01"),
        ("if it works with us", "conditional", "2017-08-01"),
    ]


def test_evidence_is_every_edge_of_an_action_with_its_place_in_the_text(ask: Run) -> None:
    rows = ask("evidence", action="block-1")
    assert [(row["edge"], row["source"], row["target"], row["words"]) for row in rows] == [
        ("ACTOR_OF", "Kominfo", "block-1", "Kominfo"),
        ("BECAUSE_OF", "block-1", "terrorism", "terrorism"),
        ("REPORTS", "Title of a1", "block-1", "Kominfo blocked Telegram"),
        ("REPORTS", "Title of a1", "block-1", "it was cut off"),
        ("REPORTS", "Title of a2", "block-1", "the block of July"),
        ("TARGETS", "block-1", "Telegram", "Telegram"),
    ]
    assert all(row["end"] - row["start"] == len(row["words"]) for row in rows)


def test_a_threat_counts_as_open_until_the_same_target_is_restricted(ask: Run) -> None:
    rows = ask("threats")
    assert [(row["id"], row["threat"], row["target"], row["actors"]) for row in rows] == [
        ("block-tiktok", "block", "TikTok", ["Komdigi"])
    ]


def test_fines_are_those_imposed_unless_asked_for_more(ask: Run) -> None:
    rows = ask("fines")
    assert [(row["id"], row["amount"], row["currency"], row["basis"]) for row in rows] == [
        ("fine-1", 202500000000, "IDR", ["Permen 5/2020"])
    ]
    assert ids(ask("fines", happened="false")) == ["fine-2", "fine-1"]


def test_the_legal_basis_comes_with_the_words_that_name_it(ask: Run) -> None:
    rows = ask("legal-basis", agency="kppu")
    assert [(row["instrument"], row["action"], row["words"]) for row in rows] == [("Permen 5/2020", "fine", "Permen 5/2020")]


def test_only_the_statuses_that_the_schema_says_happened_count_as_done() -> None:
    statuses = yaml.safe_load((SCHEMAS / "statuses.yaml").read_text())
    happened = [name for name, told in statuses.items() if told["happened"]]
    lists = [found for query in named_queries().values() for found in re.findall(r"status IN \[([^\]]*)\]", query.cypher)]
    assert lists
    assert {tuple(re.findall(r'"(\w+)"', found)) for found in lists} == {tuple(happened)}


def test_every_restriction_that_lasts_is_ended_by_what_the_schema_says_undoes_it() -> None:
    types = yaml.safe_load((SCHEMAS / "actions.yaml").read_text())["types"]
    cypher = named_queries()["restricted-now"].cypher
    cases = re.findall(r"WHEN a\.type (?:IN|=) (\[[^\]]*\]|\"\w+\") THEN (\[[^\]]*\])", cypher)
    otherwise = re.search(r"ELSE (\[[^\]]*\]) END AS undone_by", cypher)
    assert otherwise
    for name, told in types.items():
        if told["family"] == "restrict" and name not in ("fine", "takedown"):
            ends = next((ends for types_, ends in cases if f'"{name}"' in types_), otherwise[1])
            assert f'"{told["undone_by"]}"' in ends, name


def test_queries_speak_only_of_labels_relationships_and_properties_of_the_schema() -> None:
    schema = yaml.safe_load((SCHEMAS / "graph.yaml").read_text())
    properties = (
        {name for told in schema["labels"].values() for name in told["properties"]} | set(schema["edge_properties"]) | {"id"}
    )
    for query in named_queries().values():
        text = re.sub(r"//[^\n]*", "", query.cypher)
        assert set(re.findall(r"\(\w*:(\w+)", text)) <= set(schema["labels"]), query.name
        used = {part for found in re.findall(r"\[\w*:([A-Z_|]+)", text) for part in found.split("|")}
        assert used <= set(schema["relationships"]), query.name
        maps = {"said", "first"}
        told = {prop for variable, prop in re.findall(r"\b(\w+)\.`?(\w+)`?", text) if variable not in maps}
        assert told <= properties, (query.name, told - properties)


def test_every_query_ends_in_an_order() -> None:
    for query in named_queries().values():
        assert query.cypher.strip().splitlines()[-1].startswith("ORDER BY"), query.name
