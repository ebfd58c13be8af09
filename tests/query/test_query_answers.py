"""What each of the older queries answers on the sample graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., list[dict[str, Any]]]


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


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
        "sources": 2,
        "disputed": ["date"],
        "confidence": 0.99,
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


def test_a_restriction_with_an_end_or_a_new_beginning_is_not_open(ask: Run) -> None:
    assert "block-1" not in ids(ask("restricted-now"))
    assert [row["id"] for row in ask("restricted-now", min_confidence="0.95")] == []


def test_episodes_say_from_when_until_when_and_on_what_conditions(ask: Run) -> None:
    rows = ask("episodes")
    assert ids(rows) == ["block-1", "block-ru", "block-t3", "block-t1", "block-t2"]
    first = rows[0]
    start = {name: first[name] for name in ("target", "country", "action", "began", "began_basis", "actors", "id")}
    assert start == {
        "target": "Telegram",
        "country": "ID",
        "action": "block",
        "began": "2017-07-14",
        "began_basis": "stated",
        "actors": ["Kominfo"],
        "id": "block-1",
    }
    end = {
        name: first[name] for name in ("ended", "ended_basis", "days", "open", "ended_by", "end_article", "end_words", "end_id")
    }
    assert end == {
        "ended": "2017-08-10",
        "ended_basis": "relative",
        "days": 27,
        "open": False,
        "ended_by": ["unblock", "Kominfo"],
        "end_article": "a2",
        "end_words": "ended",
        "end_id": "unblock-1",
    }
    assert (first["conditions"], first["met"]) == (["if it works with us"], "unknown")
    assert (rows[1]["open"], rows[1]["ended"], rows[1]["ended_by"], rows[1]["end_id"]) == (True, None, [], None)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"open": "true"}, ["block-ru", "block-t3", "block-t2"]),
        ({"country": "id"}, ["block-1", "block-t1", "block-t2"]),
        ({"platform": "tumblr", "open": "true"}, ["block-t3", "block-t2"]),
        ({"min_confidence": "0.95"}, ["block-1"]),
    ],
)
def test_episodes_can_be_narrowed(ask: Run, given: dict[str, str], found: list[str]) -> None:
    assert ids(ask("episodes", **given)) == found


def test_durations_tell_the_days_to_a_measure_and_the_days_that_it_held(ask: Run) -> None:
    rows = {row["id"]: row for row in ask("durations")}
    assert list(rows) == ["block-ru", "block-1", "block-t1", "block-t2", "block-t3"]
    told = rows["block-1"]
    assert (told["step"], told["stepped"], told["days_before"]) == ("block (threatened)", "2016-05-02", 438)
    assert (told["step_article"], told["step_words"], told["step_id"]) == ("a0", "Kominfo may block Telegram", "block-threat")
    assert (told["date"], told["ended"], told["days_held"], told["open"]) == ("2017-07-14", "2017-08-10", 27, False)
    still = rows["block-t3"]
    assert (still["step"], still["days_before"], still["days_held"], still["open"]) == (None, None, None, True)


def test_disagreements_are_one_value_a_row_with_who_says_it(ask: Run) -> None:
    rows = ask("disagreements")
    assert [(row["field"], row["value"], row["stands"], row["outlets"], row["words"]) for row in rows] == [
        ("date", "2017-07-14", True, ["Contoh"], "Kominfo blocked Telegram"),
        ("date", "2017-07-15", False, ["Harian"], "the block of July"),
    ]
    assert {(row["id"], row["rule"], row["sources"]) for row in rows} == {("block-1", "nearest", 1)}
    assert ask("disagreements", field="amount") == []


def test_what_two_sources_say_is_not_single_source(ask: Run) -> None:
    rows = ask("single-source", platform="telegram", agency="kominfo")
    assert ids(rows) == ["unblock-1", "negotiate-1", "unblock-if", "block-threat"]
    assert ids(ask("single-source", platform="telegram", happened="true")) == ["unblock-1", "block-ru"]


def test_a_platform_is_hit_again_where_one_country_restricts_it_twice(ask: Run) -> None:
    rows = ask("hit-again")
    assert [(row["target"], row["country"], row["nth"], row["times"], row["date"], row["id"]) for row in rows] == [
        ("Tumblr", "ID", 1, 2, "2018-03-05", "block-t1"),
        ("Tumblr", "ID", 2, 2, "2024-12", "block-t2"),
    ]
    assert ask("hit-again", times="3") == []


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
        ("BEGAN", "block-1 holds", "block-1", "began"),
        ("ESCALATES", "block-1", "block-threat", "Kominfo blocked Telegram"),
        ("REPORTS", "Title of a1", "block-1", "Kominfo blocked Telegram"),
        ("REPORTS", "Title of a1", "block-1", "it was cut off"),
        ("REPORTS", "Title of a2", "block-1", "the block of July"),
        ("TARGETS", "block-1", "Telegram", "Telegram"),
    ]
    assert all(row["end"] - row["start"] == len(row["words"]) for row in rows)
    reports = [(row["status"], row["date"], row["origin"]) for row in rows if row["edge"] == "REPORTS"]
    assert reports == [("done", "2017-07-14", "a1"), ("done", "2017-07-14", "a1"), ("done", "2017-07-15", "a2")]


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
