"""What counts as right, extra and missed, and what is told of it."""

from __future__ import annotations

from typing import Any

import pytest
from readings import evaluated, event, record

from kg.evaluate import GAINED, LEVELS, LOST, Details, Score, agreement, changes, intervals, rise
from kg.evaluate.intervals import paired

BLOCKED = "a1 | must | block/ban | kominfo | telegram | done | 2017-07-14"


def counts(made: Any) -> list[tuple[int, int, int]]:
    return [(score.right, score.extra, score.missed) for score in map(made.score, LEVELS)]


def test_each_level_asks_for_more(gold: Any) -> None:
    read = gold(BLOCKED)
    assert counts(evaluated(read, record("a1", event("kominfo", "ban", "telegram")))) == [(1, 0, 0)] * 3
    assert counts(evaluated(read, record("a1", event("dpr", "block", "telegram")))) == [(1, 0, 0), (1, 0, 0), (0, 1, 1)]
    assert counts(evaluated(read, record("a1", event("kominfo", "block", "telegram", "planned")))) == [
        (1, 0, 0),
        (0, 1, 1),
        (0, 1, 1),
    ]
    assert counts(evaluated(read, record("a1", event("kominfo", "fine", "telegram")))) == [(0, 1, 1)] * 3


def test_an_article_that_was_not_read_is_missed(gold: Any) -> None:
    made = evaluated(gold(BLOCKED, "a2 | none"), record("a2"))
    assert counts(made) == [(0, 0, 1)] * 3
    assert made.unread == ("a1",)


def test_groups_of_targets_and_joint_actors_are_so_many_answers(gold: Any) -> None:
    read = gold("a1 | must | sue | doj | x+meta | done", "a1 | must | sue | ftc | meta | done")
    joint = event("doj", "sue", "x+meta", **{"with": [{"id": "ftc", "name": "FTC", "kind": "agency"}]})
    assert counts(evaluated(read, record("a1", joint)))[2] == (3, 1, 0)


def test_the_same_fact_told_again_is_neither_right_nor_extra(gold: Any) -> None:
    twice = [event("kominfo", "block", "telegram"), event("kominfo", "ban", "telegram")]
    assert counts(evaluated(gold(BLOCKED), record("a1", *twice))) == [(1, 0, 0)] * 3


@pytest.mark.parametrize(
    ("marks", "read", "extra"),
    [
        ("a1 | may | * | * | meta", event("ftc", "sue", "meta"), 0),
        ("a1 | may | fine | * | meta", event("ftc", "sue", "meta"), 1),
        ("a1 | none", event("ftc", "sue", "meta"), 1),
        ("a1 | none", event("ftc", "sue", "*violent games"), 0),
        ("a1 | none", event("ftc", "sue", None), 0),
        ("a1 | must | block | x | y | done", event(None, "sue", None), 0),
        ("a1 | must | block | x | y | done", event("ftc", "sue", None), 1),
    ],
)
def test_what_is_optional_or_names_nobody_is_no_false_alarm(gold: Any, marks: str, read: Any, extra: int) -> None:
    assert [score[1] for score in counts(evaluated(gold(marks), record("a1", read)))] == [extra] * 3


def test_a_mark_that_is_open_to_any_target_asks_for_the_actor_at_once(gold: Any) -> None:
    read = gold("a1 | must | appeal | meta | * | planned")
    assert counts(evaluated(read, record("a1", event("apple", "appeal", "court", "planned"))))[0] == (0, 1, 1)


def test_dates_and_people_are_counted_beside_the_events(gold: Any) -> None:
    people = "a1 | person | Semuel A. Pangerapan | Kominfo/Komdigi", "a1 | person | Rudiantara | Kominfo", "a1 | person | Nobody"
    read = gold(BLOCKED, "a1 | must | unblock | kominfo | telegram | done | 2017-08", *people)
    events = event("kominfo", "block", "telegram", date="2017-07"), event("kominfo", "unblock", "telegram", date="2017")
    named = {"name": "Semuel Pangerapan", "organisation": {"id": "kominfo", "name": "Kominfo"}}, {"name": "Rudiantara"}
    made = evaluated(read, record("a1", *events, people=named))
    assert made.details() == Details(known=2, dated=1, people=3, found=2, tied=1)


def test_an_error_stands_beside_its_text_and_says_what_alone_is_wrong(gold: Any) -> None:
    extra, missed = evaluated(gold(BLOCKED), record("a1", event("dpr", "block", "telegram"))).errors()
    assert (extra.kind, extra.text, extra.but_for) == ("extra", "dpr block telegram", "actor")
    assert (missed.kind, missed.text, missed.but_for, missed.title) == ("missed", BLOCKED, "actor", "Title of a1")
    assert missed.place is not None
    assert missed.place.endswith("gold.txt:1")
    extra, missed = evaluated(gold(BLOCKED), record("a1", event("kominfo", "block", "telegram", "denied"))).errors()
    assert (extra.but_for, missed.but_for) == ("status", "status")


def test_a_breakdown_adds_up_to_the_whole(gold: Any) -> None:
    read = gold(BLOCKED, "a1 | must | fine | ftc | meta | planned", "a2 | must | sue | ftc | x | done")
    made = evaluated(
        read,
        record("a1", event("kominfo", "ban", "telegram"), event("kominfo", "fine", "x"), language="id"),
        record("a2", event("ftc", "sue", "x")),
    )
    by_action = {value: levels["FULL"] for value, levels in made.breakdown("action").items()}
    assert by_action == {"ban": Score(right=1), "fine": Score(extra=1, missed=1), "sue": Score(right=1)}
    assert {value: levels["FULL"] for value, levels in made.breakdown("language").items()} == {
        "en": Score(right=1),
        "id": Score(1, 1, 1),
    }
    for by in ("action", "status", "language"):
        for level in LEVELS:
            assert sum((levels[level] for levels in made.breakdown(by).values()), start=Score()) == made.score(level)


def test_intervals_are_the_same_each_time_and_hold_the_figure() -> None:
    scores = [Score(n % 4, n % 3 == 0, n % 2) for n in range(40)]
    spans = intervals(scores)
    assert spans == intervals(scores)
    total = sum(scores, start=Score())
    for measure, (low, high) in spans.items():
        assert 0 <= low < getattr(total, measure) < high <= 1
    assert intervals([Score(1, 0, 0)] * 9)["f1"] == (1.0, 1.0)
    assert intervals(scores * 4)["f1"][1] - intervals(scores * 4)["f1"][0] < spans["f1"][1] - spans["f1"][0]


def test_the_same_articles_are_drawn_for_both_sides_of_a_comparison() -> None:
    scores = [Score(n % 4, n % 3 == 0, n % 2) for n in range(40)]
    assert paired(scores, scores, lambda one, other: other.f1 - one.f1) == (0.0, 0.0)


def test_two_readings_differ_by_what_was_gained_and_lost(gold: Any) -> None:
    read = gold(BLOCKED, "a1 | must | fine | ftc | meta | done")
    before = evaluated(read, record("a1", event("ftc", "fine", "meta"), event("x", "sue", "y")))
    after = evaluated(read, record("a1", event("kominfo", "block", "telegram"), event("x", "ban", "y")))
    told = [(change.kind, change.error.kind, change.error.said.split(" (")[0]) for change in changes(before, after)]
    assert told == [
        (GAINED, "extra", "x sue y"),
        (GAINED, "missed", "kominfo block/ban telegram"),
        (LOST, "extra", "x ban y"),
        (LOST, "missed", "ftc fine meta"),
    ]
    assert changes(after, after) == []
    assert rise(before, after, "FULL")[0] == 0.0


def test_two_readers_agree_as_far_as_each_knows_what_the_other_found(gold: Any) -> None:
    first = gold(BLOCKED, "a1 | may | fine | * | meta", "a2 | none", "a3 | none")
    second = gold(
        "a1 | must | block | kominfo | telegram | planned/done",
        "a1 | must | fine | ftc | meta | done",
        "a2 | must | sue | x | * | done",
    )
    made = agreement(first, second)
    assert made.articles == ("a1", "a2")
    full = made.levels["FULL"]
    # The fine is optional to the first; the suit, whatever its target, is news to them.
    assert (full.first_asks, full.second_asks) == (Score(1, 1, 0), Score(1, 0, 1))
    assert full.f1 == pytest.approx(2 / 3)
    assert agreement(second, first).levels["FULL"].f1 == full.f1
    assert [(one.article, one.line.split(" | ")[2]) for one in made.disagreements] == [("a2", "sue")]
    assert agreement(first, first).levels["FULL"].f1 == 1.0
