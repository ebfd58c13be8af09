from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_ledger import reading, story

from kg.ledger import Ledger, connection
from kg.model import Facts, LedgerError, UsageError

DAYS = "2024-01-{:02}T10:00:00+00:00"


class Clock:
    """Says the day that it was set to."""

    day = 1

    def __call__(self) -> str:
        return DAYS.format(self.day)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    with Ledger(tmp_path / "l.sqlite", now=clock) as opened:
        yield opened


def test_what_the_ledger_held_on_a_day_can_be_asked(ledger: Ledger, clock: Clock) -> None:
    one, better, two = story(1), replace(story(1), title="Better"), story(2)
    clock.day = 2
    ledger.add(one, reading(one), "f")
    clock.day = 4
    ledger.add(better, reading(one, "KOMINFO"), "f")
    ledger.add(two, reading(two), "f")
    clock.day = 6
    ledger.remove(one.id)
    expected = {
        1: [],
        2: [(one, reading(one))],
        3: [(one, reading(one))],
        4: sorted([(better, reading(one, "KOMINFO")), (two, reading(two))], key=lambda pair: pair[0].id),
        6: [(two, reading(two))],
    }
    for day, pairs in expected.items():
        assert list(ledger.pairs(f"2024-01-0{day}")) == pairs
    assert list(ledger.pairs()) == expected[6]
    assert ledger.check() == ()


def test_when_an_article_first_came_is_known_whatever_became_of_it(ledger: Ledger, clock: Clock) -> None:
    one = story(1)
    clock.day = 2
    ledger.add(one, reading(one), "f")
    assert ledger.first_came(one.id) == DAYS.format(2)
    clock.day = 4
    ledger.add(replace(one, title="Better"), reading(one), "f")
    clock.day = 5
    ledger.remove(one.id)
    assert ledger.first_came(one.id) == DAYS.format(2)
    clock.day = 7
    ledger.add(one, reading(one), "f")
    assert ledger.first_came(one.id) == DAYS.format(2)
    assert ledger.first_came("unknown") is None


def test_a_time_within_the_day_counts_and_a_zone_is_minded(ledger: Ledger, clock: Clock) -> None:
    clock.day = 2
    ledger.add(story(1), reading(story(1)), "f")
    for time, count in {
        "2024-01-02T09:59:59": 0,
        "2024-01-02T10:00:00": 1,
        "2024-01-02T16:59:59+07:00": 0,
        "2024-01-02T17:00:00+07:00": 1,
        "2024-01-02T10:00:00Z": 1,
    }.items():
        assert len(list(ledger.pairs(time))) == count, time
    for nonsense in ("last week", "2024-13", "2024-02-30", ""):
        with pytest.raises(UsageError, match=rf"'{nonsense}' is no time\. Give a date"):
            list(ledger.pairs(nonsense))


def test_a_month_and_a_year_mean_their_end(tmp_path: Path) -> None:
    with Ledger(tmp_path / "m.sqlite", now=lambda: "2024-02-29T23:59:59+00:00") as ledger:
        ledger.add(story(1), reading(story(1)), "f")
        told = {time: len(list(ledger.pairs(time))) for time in ("2023", "2024-01", "2024-02-28", "2024-02", "2024-03", "2024")}
    assert told == {"2023": 0, "2024-01": 0, "2024-02-28": 0, "2024-02": 1, "2024-03": 1, "2024": 1}


def test_a_text_that_was_replaced_is_the_one_of_its_time(ledger: Ledger, clock: Clock) -> None:
    """White space is not of the id, and every offset counts it."""
    wide = replace(story(1), text=story(1).text.replace(" ", "  "))
    ledger.add(story(1), reading(story(1)), "f")
    clock.day = 3
    ledger.add(wide, reading(wide), "f")
    clock.day = 5
    ledger.add(story(1), reading(story(1)), "f")
    clock.day = 7
    ledger.remove(story(1).id)
    told = [[article.text for article, _ in ledger.pairs(f"2024-01-0{day}")] for day in (2, 4, 6, 7)]
    assert told == [[story(1).text], [wide.text], [story(1).text], []]
    assert ledger.check() == ()


def test_another_engine_that_reads_the_same_leaves_no_history_and_moves_no_position(ledger: Ledger) -> None:
    ledger.add(story(1), reading(story(1)), "f1")
    position, revision = ledger.position(), ledger.revision()
    assert ledger.add(story(1), reading(story(1)), "f2") == "updated"
    assert ledger.position() == position
    assert ledger.revision() != revision
    assert list(ledger.stale("f2")) == []
    assert ledger._connection.execute("SELECT count(*) FROM history").fetchone() == (0,)
    assert ledger.check() == ()


def test_a_removed_article_is_gone_until_it_comes_again(ledger: Ledger, clock: Clock) -> None:
    article = story(1)
    empty = ledger.revision()
    ledger.add(article, reading(article), "f")
    full = ledger.revision()
    clock.day = 3
    assert ledger.remove(article.id) == "removed"
    assert ledger.revision() == empty
    assert (list(ledger.pairs()), list(ledger.facts()), ledger.removed()) == ([], [], (article.id,))
    assert ledger.remove(article.id) == "unchanged"
    clock.day = 5
    assert ledger.add(article, reading(article), "f") == "added"
    assert ledger.revision() == full
    assert ledger.removed() == ()
    assert [len(list(ledger.pairs(f"2024-01-0{day}"))) for day in (2, 4, 6)] == [1, 0, 1]


def test_nobody_can_remove_what_was_never_there(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no article has the id 'ffff'"):
        ledger.remove("ffff")


def test_no_word_of_an_erased_article_is_left_in_the_file(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    secret = replace(story(1), text="Ziggurat " * 2000 + "quokka", title="Quokka", url="https://example.org/quokka")
    ledger.add(secret, reading(secret, "Quokka"), "f")
    clock.day = 2
    ledger.add(replace(secret, title="Quokka again"), reading(secret, "Quokka"), "f")
    ledger.add(story(2), reading(story(2)), "f")
    clock.day = 3
    assert ledger.remove(secret.id) == "removed"
    assert [article.title for article, _ in ledger.pairs("2024-01-01")] == ["Quokka"]
    position = ledger.position()
    assert ledger.remove(secret.id, erase=True) == "erased"
    assert ledger.remove(secret.id, erase=True) == "unchanged"
    assert ledger.position() == position + 1, "a graph of the past that somebody kept is no longer right"
    ledger.compact()
    for file in tmp_path.glob("l.sqlite*"):
        assert b"quokka" not in file.read_bytes().lower()
    # Nothing can be proved of it any more, so it is not told of: neither now nor for the past.
    assert [len(list(ledger.pairs(f"2024-01-0{day}"))) for day in (1, 2, 3)] == [0, 1, 1]
    assert ledger.removed() == (secret.id,)
    assert ledger.check() == ()


def test_an_article_is_removed_and_erased_at_once(ledger: Ledger) -> None:
    ledger.add(story(1), reading(story(1)), "f")
    assert ledger.remove(story(1).id, erase=True) == "erased"
    assert list(ledger.pairs("2024-01-01")) == []
    assert ledger.add(story(1), reading(story(1)), "f") == "added"
    assert len(list(ledger.pairs("2024-01-01"))) == 1


def test_what_changed_since_a_position_is_told_once_each(ledger: Ledger) -> None:
    one, two, three = story(1), story(2), story(3)
    start = ledger.position()
    for article in (one, two, three):
        ledger.add(article, reading(article), "f")
    assert [id_ for _, id_ in ledger.changed_since(start)] == [one.id, two.id, three.id]
    middle = ledger.position()
    ledger.add(one, reading(one), "f")
    assert (ledger.position(), list(ledger.changed_since(middle))) == (middle, [])
    ledger.add(one, Facts(one.id), "f")
    ledger.remove(two.id)
    ledger.remove(three.id)
    ledger.add(three, reading(three), "f")
    changed = list(ledger.changed_since(middle))
    assert [id_ for _, id_ in changed] == [one.id, two.id, three.id]
    positions = [position for position, _ in changed]
    assert positions == sorted(positions)
    assert positions[-1] == ledger.position()
    assert list(ledger.changed_since(ledger.position())) == []
    assert [id_ for _, id_ in ledger.changed_since(positions[0])] == [two.id, three.id]


def test_a_ledger_knows_the_states_that_it_was_in(ledger: Ledger, tmp_path: Path) -> None:
    """So that a graph of a backup's future, or of another ledger, is not taken for one of our past."""
    ledger.add(story(1), reading(story(1)), "f")
    state = ledger.position(), ledger.revision()
    ledger.add(story(2), reading(story(2)), "f")
    assert ledger.was_at(*state)
    assert ledger.was_at(ledger.position(), ledger.revision())
    assert not ledger.was_at(state[0], ledger.revision())
    with Ledger(tmp_path / "other.sqlite") as other:
        other.add(story(3), reading(story(3)), "f")
        assert other.position() == state[0]
        assert not other.was_at(*state)


@given(st.lists(st.tuples(st.sampled_from("aurxge"), st.integers(0, 3)), max_size=25))
@settings(max_examples=25, deadline=None)
def test_history_tells_every_state_that_ever_was(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]) -> None:
    """Adds, updates, removals, erasures and other fingerprints in any order, against a dictionary."""
    clock, held, states = Clock(), {}, []
    with Ledger(tmp_path_factory.mktemp("h") / "l.sqlite", now=clock) as ledger:
        for day, (step, number) in enumerate(steps, start=1):
            clock.day = day
            article = story(number) if step != "x" else replace(story(number), text=story(number).text.replace(" ", "  "))
            before, old = ledger.position(), dict(held)
            if step in "re":
                if article.id in held or article.id in ledger.removed():
                    ledger.remove(article.id, erase=step == "e")
                    held.pop(article.id, None)
                if step == "e":
                    states = [[pair for pair in state if pair[0].id != article.id] for state in states]
            else:
                facts = reading(article, "Other" if step == "u" else "Kominfo")
                ledger.add(article, facts, step)
                held[article.id] = (article, facts)
            changed = {key for key in old.keys() | held.keys() if old.get(key) != held.get(key)}
            assert {key for _, key in ledger.changed_since(before)} == changed
            states.append(sorted(held.values(), key=lambda pair: pair[0].id))
            assert list(ledger.pairs()) == states[-1]
        for day, state in enumerate(states, start=1):
            assert list(ledger.pairs(DAYS.format(day))) == state
        assert ledger.check() == ()


def test_times_never_run_backwards(ledger: Ledger, clock: Clock) -> None:
    clock.day = 9
    ledger.add(story(1), reading(story(1)), "f")
    clock.day = 4
    ledger.add(story(2), reading(story(2)), "f")
    ledger.add(story(1), Facts(story(1).id), "f")
    ledger.quarantine(LedgerError("broken", place="x"))
    assert ledger.newest() == DAYS.format(9)
    assert list(ledger.pairs("2024-01-08")) == []
    assert len(list(ledger.pairs("2024-01-09"))) == 2
    assert [entry.last_seen for entry in ledger.quarantined()] == [DAYS.format(9)]
    clock.day = 10
    ledger.remove(story(2).id)
    assert ledger.newest() == DAYS.format(10)
    assert ledger.check() == ()


def test_check_tells_what_is_wrong_with_history(ledger: Ledger, clock: Clock) -> None:
    ledger.add(story(1), reading(story(1)), "f")
    clock.day = 3
    ledger.remove(story(1).id)
    key, execute = story(1).id, ledger._connection.execute
    execute("UPDATE history_texts SET text = replace(text, 'blocked', 'Blocked')")
    assert ledger.check() == (f"history of {key}: the text is not the one that was ingested",)
    execute("DELETE FROM history_texts")
    assert ledger.check() == (f"history of {key}: its text is gone",)
    with pytest.raises(LedgerError, match=f"the text of article {key} is gone"):
        list(ledger.pairs("2024-01-02"))
    execute("UPDATE history SET erased = 'x', since = '2025', position = 99, until = '2024-02'")
    assert ledger.check() == (
        f"history of {key}: it ended before it began",
        "history: there is a write 99, and the last one is said to be 2",
        f"history: there is an entry of 2024-02, and the newest is said to be of {DAYS.format(3)}",
    )


def test_check_tells_a_half_written_page(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with Ledger(path) as ledger, ledger.transaction():
        for number in range(300):
            ledger.add(story(number), reading(story(number)), "f")
    whole = path.read_bytes()
    # Pages of empty tables have nothing to lose.
    pages = [page for page in range(1, len(whole) // 4096) if any(whole[page * 4096 + 2048 : (page + 1) * 4096])]
    told = 0
    for page in pages[::2]:
        broken = tmp_path / "broken.sqlite"
        broken.write_bytes(whole[: page * 4096 + 2048] + os.urandom(2048) + whole[(page + 1) * 4096 :])
        try:
            with Ledger(broken) as ledger:
                told += bool(ledger.check())
        except LedgerError:
            told += 1
        for beside in ("-wal", "-shm"):
            Path(f"{broken}{beside}").unlink(missing_ok=True)
    assert told == len(pages[::2]) > 10


def _of_version_1(path: Path) -> None:
    """A ledger as the first version wrote it, with one article."""
    with Ledger(path.with_suffix(".new")) as new:
        new.add(story(1), reading(story(1)), "f")
        revision = new.revision()
        rows = [
            new._connection.execute(f"SELECT {columns} FROM {table}").fetchone()  # noqa: S608 - our own words
            for columns, table in (
                ("id, source, url, title, outlet, published, language, text, boilerplate, sha256, ingested_at", "articles"),
                ("*", "facts"),
            )
        ]
    old = sqlite3.connect(path)
    old.executescript((resources.files("kg.ledger.migrations") / "0001_truth.sql").read_text(encoding="utf-8"))
    old.execute(f"INSERT INTO articles VALUES ({', '.join('?' * 11)})", (*rows[0][:10], DAYS.format(2)))  # noqa: S608
    old.execute("INSERT INTO facts VALUES (?, ?, ?)", rows[1])
    old.execute("UPDATE meta SET value = ?", (revision,))
    old.execute("PRAGMA application_id = 0x4B474C47")
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_ledger_of_the_first_version_is_brought_up_to_date_also_by_a_reader(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "old.sqlite"
    _of_version_1(path)
    with Ledger(path, read_only=read_only) as ledger:
        assert list(ledger.pairs()) == [(story(1), reading(story(1)))]
        assert list(ledger.pairs("2024-01-01")) == []
        assert list(ledger.pairs("2024-01-02")) == [(story(1), reading(story(1)))]
        assert list(ledger.changed_since(0)) == [(1, story(1).id)]
        assert (ledger.position(), ledger.newest(), ledger.corrections()) == (1, DAYS.format(2), ())
        assert ledger.was_at(1, ledger.revision())
        assert ledger.check() == ()


def test_an_old_ledger_that_cannot_be_written_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.sqlite"
    _of_version_1(path)
    opened = connection._tuned

    def read_only(address: str) -> sqlite3.Connection:
        if "mode=rwc" in address:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return opened(address)

    monkeypatch.setattr(connection, "_tuned", read_only)
    with pytest.raises(LedgerError, match=r"an earlier version wrote it.*Copy it to where it can be written"):
        Ledger(path, read_only=True)
