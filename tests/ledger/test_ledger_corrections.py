from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from test_ledger import reading, story

from kg.ledger import Ledger
from kg.model import Correction, Subject, UsageError, new_correction


def at(second: int) -> str:
    return f"2026-03-01T12:00:{second:02}+00:00"


def rename(name: str, second: int = 0) -> Correction:
    return new_correction(at=at(second), by="rina", why="", kind="rename", subjects=(Subject("Agency", "kominfo"),), value=name)


def undo(other: Correction, second: int = 9) -> Correction:
    return new_correction(at=at(second), by="budi", why="no", kind="undo", value=other.id)


def test_a_correction_is_added_once_and_is_in_force_in_the_order_of_its_time(ledger: Ledger) -> None:
    late, early = rename("B", 5), rename("A", 1)
    assert [ledger.correct(each) for each in (late, early, late)] == ["added", "added", "unchanged"]
    assert ledger.corrections() == (early, late)
    assert ledger.counts().corrections == 2
    assert ledger.check() == ()


def test_the_undo_of_an_undo_brings_a_correction_back(ledger: Ledger) -> None:
    first = rename("A")
    second = undo(first)
    third = undo(second, 10)
    seen = []
    for each in (first, second, third):
        ledger.correct(each)
        seen.append((ledger.corrections(), [entry.undone_by for entry in ledger.all_corrections()], ledger.counts().corrections))
    assert seen == [((first,), [None], 1), ((), [second.id, None], 0), ((first,), [None, third.id, None], 1)]
    assert [entry.correction for entry in ledger.all_corrections()] == [first, second, third]


def test_the_revision_covers_corrections_in_force_and_only_those(ledger: Ledger) -> None:
    first, second = rename("A"), rename("B", 1)
    revisions = [ledger.revision()]
    for each in (first, second, undo(second), undo(undo(second), 10)):
        ledger.correct(each)
        revisions.append(ledger.revision())
        assert ledger.check() == ()
    assert len(set(revisions)) == 3
    assert (revisions[1], revisions[2]) == (revisions[3], revisions[4])


def test_two_undos_hold_until_both_are_undone_whatever_came_first(tmp_path: Path) -> None:
    first = rename("A")
    undos = [undo(first, 1), undo(first, 2)]
    seen = set()
    for number, order in enumerate(permutations([*undos, undo(undos[0], 3)])):
        with Ledger(tmp_path / f"{number}.sqlite") as ledger:
            ledger.correct(first)
            left = list(order)
            while left:
                each = next(one for one in left if any(one.value == e.correction.id for e in ledger.all_corrections()))
                ledger.correct(each)
                left.remove(each)
            seen.add((ledger.revision(), ledger.corrections()))
    assert len(seen) == 1
    assert seen.pop()[1] == ()


def test_an_undo_of_what_the_ledger_does_not_know_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match=r"no correction has the id .* `kg correct list`"):
        ledger.correct(undo(rename("A")))
    assert ledger.all_corrections() == ()


def test_a_correction_without_shape_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="nobody says so"):
        ledger.correct(Correction("", at(0), "", "", "retract", ()))


def test_what_would_be_in_force_is_told_without_writing(ledger: Ledger) -> None:
    first, second = rename("A", 1), rename("B", 0)
    ledger.correct(first)
    revision = ledger.revision()
    assert ledger.corrections(also=[second]) == (second, first)
    assert ledger.corrections(also=[undo(first)]) == ()
    assert ledger.corrections(also=[undo(first), undo(undo(first), 10), first]) == (first,)
    assert (ledger.corrections(), ledger.revision()) == ((first,), revision)


def test_what_was_in_force_is_told_by_when_the_ledger_learnt_of_it(ledger: Ledger) -> None:
    first = rename("A")
    ledger.correct(first)  # at second 0 of the ledger's clock, years before the second of its author
    ledger.correct(undo(first))  # at 1
    assert ledger.corrections(known_by="2024-01-01T00:00:00") == (first,)
    assert ledger.corrections(known_by="2024-01-01T00:00:01") == ()
    assert ledger.corrections(known_by="2023-12-31") == ()


def test_what_is_decided_now_is_later_than_all_that_was_decided(ledger: Ledger) -> None:
    """The clock of the ledger says 2024, that of another team's machine said 2026."""
    assert ledger.time_of_correction() == "2024-01-01T00:00:00+00:00"
    ledger.correct(rename("A", 7))
    assert ledger.time_of_correction() == "2026-03-01T12:00:07.000001+00:00"
    second = new_correction(
        at=ledger.time_of_correction(), by="rina", why="", kind="rename", subjects=(Subject("Agency", "kominfo"),), value="B"
    )
    ledger.correct(second)
    assert ledger.corrections()[-1] == second


def test_corrections_move_the_position_and_touch_no_article(ledger: Ledger) -> None:
    ledger.add(story(1), reading(story(1)), "f")
    before = ledger.position()
    assert not ledger.corrections_changed_since(before)
    ledger.correct(rename("A"))
    ledger.correct(rename("A"))
    assert ledger.position() == before + 1
    assert ledger.corrections_changed_since(before)
    assert not ledger.corrections_changed_since(before + 1)
    assert list(ledger.changed_since(before)) == []


def test_corrections_survive_that_the_article_goes_and_comes_again(ledger: Ledger) -> None:
    ledger.add(story(1), reading(story(1)), "f")
    ledger.correct(rename("A"))
    ledger.remove(story(1).id)
    ledger.add(story(1), reading(story(1)), "f")
    assert ledger.corrections() == (rename("A"),)


def test_check_tells_a_correction_that_was_changed_by_hand(ledger: Ledger) -> None:
    first = rename("A")
    ledger.correct(first)
    ledger._connection.execute("UPDATE corrections SET json = replace(json, 'rina', 'budi')")
    correction, revision = ledger.check()
    assert correction.startswith(f"correction {first.id}: rename {first.id}: the id")
    assert revision.startswith("revision: ")
    ledger._connection.execute("UPDATE corrections SET json = '{'")
    assert any("not JSON" in line for line in ledger.check())
