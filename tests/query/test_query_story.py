"""What the queries answer on one affair with its traps: a threat, a plan, a denial, a rumour, two countries, several dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Row = dict[str, Any]
Run = Callable[..., list[Row]]


def told(rows: list[Row], names: str) -> list[tuple[Any, ...]]:
    """These columns of each row."""
    return [tuple(row[name] for name in names.split()) for row in rows]


def ids(rows: list[Row]) -> list[str]:
    return [row["id"] for row in rows]


def test_dates_are_one_row_for_each_date_that_articles_give_the_one_that_stands_first(ask_story: Run) -> None:
    rows = ask_story("dates", platform="steam", agency="bssn")
    assert told(rows, "date precision told stands agree outlets words id") == [
        ("2022-07-30", "day", "2022-07-30", True, False, ["Contoh"], "Kominfo blocked Steam and Yahoo", "block-steam"),
        ("2022-07-30", "day", "2022-07", False, False, ["Kabar"], "Steam was throttled in July", "block-steam"),
        ("2022-07-30", "day", "2022-07-29", False, False, ["Harian"], "the block of July 29", "block-steam"),
        ("2022-08-02", "day", "2022-08-02", True, True, ["Harian"], "BSSN restored Steam", "unblock-steam"),
    ]


def test_a_step_that_no_article_dates_has_one_row_without_a_date(ask_story: Run) -> None:
    rows = [row for row in ask_story("dates", platform="steam") if row["date"] is None]
    assert told(rows, "precision date_basis told stands agree status id") == [
        (None, None, None, False, True, "threatened", "block-threat"),
        (None, None, None, False, True, "done", "demand-steam"),
        (None, None, None, False, True, "rumoured", "block-hoax"),
        (None, None, None, False, True, "done", "register-steam"),
    ]
    assert told([row for row in ask_story("dates", platform="steam") if row["id"] == "restrict-my"], "date precision") == [
        ("2022-08", "month")
    ]


def test_a_condition_is_met_by_an_answer_and_not_met_where_the_threat_was_carried_out(ask_story: Run) -> None:
    assert told(ask_story("conditions"), "condition met answer answer_article answer_words answer_id id") == [
        ("if it does not register", "no", "block", "s3", "Kominfo blocked Steam", "block-steam", "block-threat"),
        ("register", "yes", "register", "s4", "Steam has registered", "register-steam", "demand-steam"),
        ("once it has registered", "unknown", None, None, None, None, "unblock-yahoo"),
    ]


def test_who_announced_it_comes_with_the_office_of_that_day_and_not_a_later_one(ask_story: Run) -> None:
    rows = ask_story("who-announced", action="block-steam")
    assert told(rows, "person part title body as_of words office_article office_words id") == [
        (
            "Rina Contoh",
            "says",
            "spokeswoman",
            "Kominfo",
            "2022-07-20",
            "They had time.",
            "s1",
            "spokeswoman Rina Contoh",
            "block-steam",
        )
    ]


def test_who_announced_it_is_said_of_each_action_of_the_sentence_and_of_no_other(ask_story: Run) -> None:
    assert ids(ask_story("who-announced")) == ["block-threat", "block-steam", "block-yahoo"]
    assert ids(ask_story("who-announced", platform="yahoo")) == ["block-yahoo"]
    assert ids(ask_story("who-announced", agency="bssn")) == []


def test_who_is_named_in_the_sentence_counts_only_with_an_office_at_the_body_that_acts(ask_story: Run) -> None:
    rows = ask_story("who-announced", action="block-threat")
    assert told(rows, "person part title body status words") == [
        ("Rina Contoh", "named", "spokeswoman", "Kominfo", "threatened", "Contoh told Misal that Steam would be cut off")
    ]


def test_reasons_stand_beside_what_the_others_say(ask_story: Run) -> None:
    assert told(ask_story("reasons", platform="steam"), "side speaker body kind claim action words id") == [
        ("agency", "Kominfo", None, "reason", "registration", "block", "for want of registration", "block-steam"),
        ("agency", "Rina Contoh", "Kominfo", "statement", "They had time.", None, "They had time.", "said-rina"),
        ("agency", "MCMC", None, "reason", "registration", "block", "registration", "block-my"),
        ("organization", "Valve", None, "statement", "We were never asked.", None, "We were never asked.", "said-valve"),
        ("platform", "Budi Misal", "Steam", "statement", "We are sorry.", None, "We are sorry.", "said-budi"),
    ]


def test_reasons_of_one_agency_leave_those_of_another_out(ask_story: Run) -> None:
    rows = ask_story("reasons", platform="steam", agency="mcmc")
    assert told(rows, "speaker") == [("MCMC",), ("Valve",), ("Budi Misal",)]
    assert told(ask_story("reasons", platform="steam", min_confidence="0.95"), "kind id")[0] == ("statement", "said-rina")


def test_own_words_tell_where_an_article_calls_it_by_another_kind(ask_story: Run) -> None:
    rows = ask_story("own-words", platform="steam", country="id")
    assert told(rows, "date action told differs status scope article words") == [
        ("2022-07-30", "block", "block", False, "done", ["nationwide"], "s3", "Kominfo blocked Steam and Yahoo"),
        ("2022-07-30", "block", "block", False, "done", ["nationwide"], "s4", "the block of July 29"),
        ("2022-07-30", "block", "throttle", True, "done", ["nationwide"], "s5", "Steam was throttled in July"),
    ]


def test_a_threat_and_a_rumour_are_no_measures_unless_asked_for(ask_story: Run) -> None:
    assert {"block-threat", "block-hoax"}.isdisjoint(ids(ask_story("own-words", platform="steam")))
    rows = ask_story("own-words", platform="steam", happened="false")
    assert told(rows, "status id")[:2] == [("threatened", "block-threat"), ("rumoured", "block-hoax")]


def test_agencies_act_together_undo_and_deny_what_others_did(ask_story: Run) -> None:
    assert told(ask_story("agencies"), "body tie other targets status words other_id id") == [
        ("BSSN", "denies", "Kominfo", ["TikTok"], "denied", "BSSN denied a block of TikTok", "block-tiktok", "block-no"),
        ("BSSN", "undoes", "Kominfo", ["Steam"], "done", "BSSN restored Steam", "block-steam", "unblock-steam"),
        ("Kominfo", "orders", "BSSN", ["Steam", "games"], "done", "Kominfo blocked Steam and Yahoo", None, "block-steam"),
    ]
    assert ask_story("agencies", agency="bssn") == ask_story("agencies") == ask_story("agencies", agency="kominfo")
    assert ids(ask_story("agencies", tie="undoes")) == ["unblock-steam"]
    assert ask_story("agencies", agency="mcmc") == []


def test_treated_differently_compares_parties_of_one_country_around_a_day(ask_story: Run) -> None:
    rows = ask_story("treated-differently", date="2022-07-30", days="1")
    assert told(rows, "country treatment parties party date laws id") == [
        ("ID", "planned", 1, "TikTok", "2022-07-29", [], "block-tiktok"),
        ("ID", "register", 1, "PayPal", "2022-07-29", [], "register-paypal"),
        ("ID", "restricted", 2, "Steam", "2022-07-30", ["Permen 5/2020"], "block-steam"),
        ("ID", "restricted", 2, "Yahoo", "2022-07-30", [], "block-yahoo"),
    ]


def test_a_country_that_treats_all_alike_or_one_party_twice_treats_nobody_differently(ask_story: Run) -> None:
    assert ask_story("treated-differently", date="2022-07-30", days="0") == []
    assert ask_story("treated-differently", date="2022-08-02", days="1", country="MY") == []
    assert ask_story("treated-differently", date="2022-07-20", days="0") == []  # Steam is told to register, and threatened


def test_one_rule_is_what_rests_on_a_law_or_is_told_with_it(ask_story: Run) -> None:
    rows = ask_story("treated-differently", date="2022-07-30", days="9", law="permen-5-2020")
    assert ids(rows) == ["block-tiktok", "register-paypal", "block-steam", "block-yahoo"]
    # What was done in the same days, and is told in articles that do not name the law.
    assert {"unblock-steam", "demand-steam"} <= set(ids(ask_story("treated-differently", date="2022-07-30", days="10")))


def test_elsewhere_is_what_other_countries_did_within_the_days(ask_story: Run) -> None:
    rows = ask_story("elsewhere", platform="steam", country="id", days="5")
    assert told(rows, "country date base_id base_words other days other_date id words") == [
        (
            "ID",
            "2022-07-30",
            "block-steam",
            "Kominfo blocked Steam and Yahoo",
            "MY",
            2,
            "2022-08-01",
            "block-my",
            "MCMC blocked Steam",
        )
    ]
    assert told(ask_story("elsewhere", platform="steam", days="2"), "base_id days id") == [
        ("block-steam", 2, "block-my"),
        ("block-my", -2, "block-steam"),
    ]
    assert ask_story("elsewhere", platform="steam", days="1") == []


def test_elsewhere_for_the_same_reason_names_it(ask_story: Run) -> None:
    rows = ask_story("elsewhere", platform="steam", same="reason")
    assert told(rows, "base_id reasons id") == [
        ("block-steam", ["registration"], "block-my"),
        ("block-my", ["registration"], "block-steam"),
    ]


def test_an_act_of_which_only_the_month_is_known_is_not_counted_in_days(ask_story: Run) -> None:
    assert "restrict-my" not in ids(ask_story("elsewhere", platform="steam", days="400"))


def test_answers_are_deeds_with_what_they_answer_and_words_of_its_people(ask_story: Run) -> None:
    assert told(ask_story("answers", platform="steam"), "date kind speaker title what status to to_id words id") == [
        (
            "2022-08-02",
            "deed",
            "Steam",
            None,
            "register",
            "done",
            "demand",
            "demand-steam",
            "Steam has registered",
            "register-steam",
        ),
        ("2022-08-02", "words", "Budi Misal", "head of policy", "said", None, None, None, "We are sorry.", "said-budi"),
    ]
    assert ids(ask_story("answers", platform="steam", min_confidence="0.97")) == ["said-budi"]
    assert ask_story("answers", platform="steam", since="2022-08-03") == []


@pytest.mark.parametrize("name", ["kominfo", "komdigi"])
def test_a_body_answers_for_its_old_and_its_new_name(ask_story: Run, name: str) -> None:
    rows = ask_story("under-names", agency=name, happened="true")
    assert told(rows, "body valid_from valid_until date id") == [
        ("Kominfo", "2001", "2024-10", None, "demand-steam"),
        ("Kominfo", "2001", "2024-10", "2022-07-30", "block-steam"),
        ("Kominfo", "2001", "2024-10", "2022-07-30", "block-yahoo"),
        ("Komdigi", "2024-10", None, "2025-01-09", "warn-steam"),
    ]
    assert len(ask_story("under-names", agency=name)) == 7


def test_changed_since_tells_new_actions_and_what_is_said_otherwise_of_old_ones(ask_story: Run) -> None:
    rows = ask_story("changed-since", since="2022-08-02", country="id")
    assert told(rows, "change field value stands article id") == [
        ("changed", "date", "2022-07-29", False, "s4", "block-steam"),
        ("new", None, None, None, "s4", "register-steam"),
        ("new", None, None, None, "s4", "unblock-steam"),
        ("new", None, None, None, "s4", "unblock-yahoo"),
        ("changed", "date", "2022-07", False, "s5", "block-steam"),
        ("changed", "type", "throttle", False, "s5", "block-steam"),
        ("new", None, None, None, "s6", "warn-steam"),
    ]
    assert ids(ask_story("changed-since", since="2022-08-02", platform="yahoo")) == ["unblock-yahoo"]
    assert ids(ask_story("changed-since", since="2023")) == ["warn-steam"]


def test_a_connection_is_told_step_by_step_with_the_words_of_each(ask_story: Run) -> None:
    rows = ask_story("connection", **{"from": "rina-contoh", "to": "yahoo"})
    assert told(rows, "step source edge target forward title status article words") == [
        (1, "Rina Contoh", "HOLDS", "Kominfo", True, "spokeswoman", None, "s1", "spokeswoman Rina Contoh"),
        (2, "Kominfo", "ACTOR_OF", "block-yahoo", True, None, "done", "s3", "Kominfo"),
        (3, "block-yahoo", "TARGETS", "Yahoo", True, None, "done", "s3", "Yahoo"),
    ]


def test_a_step_that_the_gazetteer_knows_says_so_and_nobody_is_connected_with_themselves(ask_story: Run) -> None:
    rows = ask_story("connection", **{"from": "valve", "to": "steam"})
    assert told(rows, "source edge target forward basis article") == [("Valve", "OWNED_BY", "Steam", False, "gazetteer", None)]
    assert ask_story("connection", **{"from": "steam", "to": "steam"}) == []


def test_what_else_was_hit_is_services_domains_classes_and_counts(ask_story: Run) -> None:
    rows = ask_story("also-hit", platform="steam")
    assert told(rows, "target kind hit hit_id words id") == [
        ("Steam", "class", "games", None, "Kominfo blocked Steam and Yahoo", "block-steam"),
        ("Steam", "count", "2", None, "Kominfo blocked Steam and Yahoo", "block-steam"),
        ("Steam", "domain", "store.example", "store.example", "store.example", "block-steam"),
        ("Steam", "scope", "nationwide", None, "Kominfo blocked Steam and Yahoo", "block-steam"),
        ("Steam", "together", "Yahoo", "yahoo", "Kominfo blocked Steam and Yahoo", "block-steam"),
    ]
    assert told(ask_story("also-hit", action="block-yahoo"), "kind hit") == [("together", "Steam")]


def test_around_a_day_is_what_happened_within_the_days_a_month_where_it_can(ask_story: Run) -> None:
    rows = ask_story("around", date="2022-07-30", days="2")
    assert told(rows, "date date_basis days sure status id") == [
        ("2022-07-29", "stated", -1, True, "done", "register-paypal"),
        ("2022-07-30", "stated", 0, True, "done", "block-steam"),
        ("2022-07-30", "stated", 0, True, "done", "block-yahoo"),
        ("2022-08", None, None, False, "ongoing", "restrict-my"),
        ("2022-08-01", "stated", 2, True, "done", "block-my"),
    ]
    assert told(ask_story("around", date="2022-08-15", days="20", country="MY", type="restrict"), "sure") == [(True,)]


def test_around_a_day_a_threat_or_rumour_is_told_only_when_asked_for(ask_story: Run) -> None:
    rows = ask_story("around", date="2022-07-29", days="0", happened="false")
    assert told(rows, "date date_basis days status id") == [
        ("2022-07-29", "published", 0, "rumoured", "block-hoax"),
        ("2022-07-29", "published", 0, "planned", "block-tiktok"),
        ("2022-07-29", "stated", 0, "done", "register-paypal"),
    ]


def test_counts_are_of_events_and_not_of_reports(ask_story: Run) -> None:
    rows = ask_story("counts")
    assert told(rows, "country year type reason status events articles single_source id") == [
        ("ID", "2022", "block", "", "", 2, 3, 1, "block-steam"),
        ("MY", "2022", "block", "", "", 1, 1, 1, "block-my"),
        ("MY", "2022", "restrict", "", "", 1, 1, 1, "restrict-my"),
    ]
    assert told(ask_story("counts", by="reason"), "country year type reason events") == [
        ("", "", "", "", 2),
        ("", "", "", "registration", 2),
    ]
    assert told(ask_story("counts", by="status", happened="false"), "status events") == [
        ("denied", 1),
        ("done", 3),
        ("ongoing", 1),
        ("planned", 1),
        ("rumoured", 1),
        ("threatened", 1),
    ]


def test_counts_can_be_narrowed(ask_story: Run) -> None:
    assert told(ask_story("counts", by="", platform="steam", until="2022-07"), "events id") == [(1, "block-steam")]
    assert told(ask_story("counts", by="type", family="pressure"), "type events") == [("demand", 1), ("warn", 1)]
    assert told(ask_story("counts", by="year", family="", since="2023"), "year events") == [("2025", 1)]
    assert told(ask_story("counts", by="", min_confidence="0.95"), "events id") == [(1, "block-my")]


def test_what_is_promised_stays_open_until_it_comes_and_is_overdue_after_its_day(ask_story: Run) -> None:
    rows = ask_story("still-open", platform="yahoo", today="2022-08-11")
    assert told(rows, "due overdue conditions action status actors id") == [
        ("2022-08-10", True, ["once it has registered"], "unblock", "conditional", ["Kominfo"], "unblock-yahoo")
    ]
    assert told(ask_story("still-open", platform="yahoo", today="2022-08-10"), "overdue") == [(False,)]
    assert told(ask_story("still-open", platform="yahoo"), "overdue") == [(None,)]


def test_what_was_met_or_carried_out_is_no_longer_open(ask_story: Run) -> None:
    assert ask_story("still-open", platform="steam") == []
