from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ledger import Ledger
from kg.model import Article, ArticleError, Entity, Facts, LedgerError, Mention, Span, UsageError


def story(number: int, **changes: str) -> Article:
    return Article(
        source=f"news/{number}.txt",
        text=f"Story {number}: Kominfo blocked a site.\n\x00é",
        boilerplate=(Span(1, 3),),
        title=f"T{number}",
        **changes,
    )


def reading(article: Article, name: str = "Kominfo") -> Facts:
    return Facts(article.id, mentions=(Mention(Entity("kominfo", name, "agency"), 9, 16),))


def test_an_article_comes_back_as_it_was_put_in(ledger: Ledger) -> None:
    article = story(1, outlet="O", published="2017-07-14", language="en", url="https://example.org/1")
    assert ledger.add(article, reading(article), "f1") == "added"
    assert ledger.article(article.id) == article
    assert list(ledger.articles()) == [article]
    assert list(ledger.pairs()) == [(article, reading(article))]
    assert ledger.facts_of(article.id) == reading(article)


def test_adding_again_what_is_there_writes_nothing(ledger: Ledger) -> None:
    article = story(1)
    ledger.add(article, reading(article), "f1")
    changes, revision = ledger._connection.total_changes, ledger.revision()
    assert ledger.add(article, reading(article), "f1") == "unchanged"
    assert (ledger._connection.total_changes, ledger.revision()) == (changes, revision)


def test_other_facts_other_schemas_or_a_better_title_are_an_update(ledger: Ledger) -> None:
    article = story(1)
    better = replace(article, title="Better")
    ledger.add(article, reading(article), "f1")
    assert ledger.add(article, reading(article, "KOMINFO"), "f1") == "updated"
    assert ledger.add(article, reading(article, "KOMINFO"), "f2") == "updated"
    assert ledger.add(better, reading(article, "KOMINFO"), "f2") == "updated"
    assert ledger.counts().articles == 1
    assert ledger.article(article.id).title == "Better"


def test_the_revision_changes_when_and_only_when_the_truth_does(ledger: Ledger) -> None:
    first, second = story(1), story(2)
    empty = ledger.revision()
    ledger.add(first, reading(first), "f1")
    one = ledger.revision()
    ledger.add(second, reading(second), "f1")
    two = ledger.revision()
    ledger.quarantine(ArticleError("broken", place="x"))
    assert ledger.revision() == two
    ledger.add(second, Facts(second.id), "f1")
    assert len({empty, one, two, ledger.revision()}) == 4
    ledger.add(second, reading(second), "f1")
    assert ledger.revision() == two


def test_any_order_of_arrival_leaves_the_same_truth_also_among_copies(tmp_path: Path) -> None:
    copies = [
        Article("a.txt", "Same  words", title="A"),
        Article("b.txt", "Same words", title="B"),
        Article("c.txt", "Same words\n", title="C"),
        story(1),
    ]
    seen = set()
    for number, order in enumerate(permutations(copies)):
        with Ledger(tmp_path / f"{number}.sqlite") as ledger:
            for article in order:
                ledger.add(article, reading(article), "f1")
            for article in order:
                assert ledger.add(article, reading(article), "f1") == "unchanged"
            seen.add((ledger.revision(), tuple(ledger.pairs())))
            assert ledger.check() == ()
    assert len(seen) == 1


@given(st.permutations(range(6)), st.integers(1, 6))
@settings(max_examples=10, deadline=None)
def test_any_batching_leaves_the_same_truth(tmp_path_factory: pytest.TempPathFactory, order: list[int], size: int) -> None:
    with Ledger(tmp_path_factory.mktemp("l") / "l.sqlite") as whole, Ledger(tmp_path_factory.mktemp("l") / "l.sqlite") as parts:
        for number in range(6):
            whole.add(story(number), reading(story(number)), "f")
        for start in range(0, 6, size):
            with parts.transaction():
                for number in order[start : start + size]:
                    parts.add(story(number), reading(story(number)), "f")
        assert list(parts.pairs()) == list(whole.pairs())
        assert parts.revision() == whole.revision()


def test_a_transaction_that_fails_leaves_nothing(ledger: Ledger) -> None:
    before = ledger.revision()

    def ingest() -> None:
        with ledger.transaction():
            ledger.add(story(1), reading(story(1)), "f")
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        ingest()
    assert ledger.counts().articles == 0
    assert ledger.revision() == before
    assert ledger.add(story(1), reading(story(1)), "f") == "added"


def test_a_prefix_names_an_article_and_an_ambiguous_one_lists_them(ledger: Ledger) -> None:
    for number in range(40):
        ledger.add(story(number), reading(story(number)), "f")
    article = story(7)
    assert ledger.article(article.id[:12]) == article
    with pytest.raises(LedgerError, match=r"several articles begin with .*Give more of the id"):
        ledger.article(article.id[0])
    for nothing in ("", "zz", "%", "_"):
        with pytest.raises(LedgerError, match="no article has the id"):
            ledger.article(nothing)
    assert ledger.find("news/7.txt") == (article,)
    assert ledger.find(article.id[:12]) == (article,)
    assert ledger.find("nowhere") == ()


def test_articles_read_with_older_schemas_are_named(ledger: Ledger) -> None:
    ledger.add(story(1), reading(story(1)), "old")
    ledger.add(story(2), reading(story(2)), "new")
    assert list(ledger.stale("new")) == [story(1)]
    assert [ledger.stale_count(name) for name in ("new", "old", "other")] == [1, 1, 2]


def test_that_nothing_was_read_with_older_schemas_costs_the_same_among_many(ledger: Ledger) -> None:
    steps: list[int] = []
    for last in (3, 60):
        with ledger.transaction():
            for number in range(last):
                ledger.add(story(number), reading(story(number)), "new")
        steps.append(0)

        def count() -> None:
            steps[-1] += 1

        ledger._connection.set_progress_handler(count, 1)
        assert ledger.stale_count("new") == 0
        ledger._connection.set_progress_handler(None, 1)
    assert 0 < steps[0] == steps[1]


def test_quarantine_keeps_the_reason_and_counts_what_it_meets_again(ledger: Ledger) -> None:
    error = ArticleError("no text in it", place="dump.jsonl#7", remedy="Look.", sample=b"x" * 5000)
    made = ledger.quarantine(error)
    assert ledger.quarantine(error) == made
    ledger.quarantine(ArticleError("another reason", place="dump.jsonl#7"))
    ledger.quarantine(ArticleError("not a name in UTF-8", place="\udcff.txt"))
    entries = {entry.problem: entry for entry in ledger.quarantined()}
    assert entries["no text in it"].times == 2
    assert len(entries["no text in it"].sample) == 4096
    assert entries["no text in it"].first_seen < entries["no text in it"].last_seen
    assert entries["another reason"].times == 1
    assert entries["not a name in UTF-8"].source == "\\udcff.txt"
    assert ledger.counts().quarantined == 3


def test_what_is_forgotten_leaves_the_quarantine_and_what_is_not_there_counts_nothing(ledger: Ledger) -> None:
    gone, stays = (ledger.quarantine(ArticleError("no text in it", place=place)) for place in ("a", "b"))
    assert ledger.forget_quarantined([gone, "nothing of this id"]) == 1
    assert ledger.forget_quarantined([gone]) == 0
    assert [entry.id for entry in ledger.quarantined()] == [stays]


def test_half_a_surrogate_pair_is_an_error_of_that_article_and_goes_to_quarantine(ledger: Ledger) -> None:
    for broken in (Article("x#1", "half \ud800"), replace(story(1), title="\udfff")):
        with pytest.raises(ArticleError, match="half of a surrogate pair") as caught:
            ledger.add(broken, Facts("?"), "f")
        ledger.quarantine(caught.value)
    assert ledger.counts().quarantined == 2


def test_facts_of_another_article_are_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="these are the facts of"):
        ledger.add(story(1), reading(story(2)), "f")


def test_check_finds_one_changed_character(ledger: Ledger) -> None:
    ledger.add(story(1), reading(story(1)), "f")
    assert ledger.check() == ()
    ledger._connection.execute("UPDATE articles SET text = replace(text, 'blocked', 'Blocked')")
    assert [line.split(": ", 1)[1] for line in ledger.check()] == [
        "the text is not the one that was ingested",
        "it does not belong to what the ledger holds; something else wrote to the file",
    ]


def test_a_missing_ledger_is_no_ledger_to_a_reader_and_a_new_one_to_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Ledger(path, read_only=True)
    Ledger(path).close()
    with Ledger(path, read_only=True) as ledger:
        assert ledger.counts().articles == 0
        with pytest.raises(LedgerError, match="cannot be opened or written"):
            ledger.quarantine(ArticleError("x"))
    with pytest.raises(LedgerError, match="the folder does not exist"):
        Ledger(tmp_path / "no" / "l.sqlite")


def test_a_file_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_text("hello")
    with pytest.raises(LedgerError, match="not an SQLite file"):
        Ledger(text)
    assert text.read_text() == "hello"
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    before = other.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        Ledger(other)
    assert other.read_bytes() == before
    with pytest.raises(LedgerError, match="it cannot be read"):
        Ledger(tmp_path)


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with Ledger(path) as ledger:
        ledger._connection.execute("PRAGMA user_version = 99")
    for read_only in (True, False):
        with pytest.raises(LedgerError, match=r"of version 99, this program knows up to 3\. Upgrade"):
            Ledger(path, read_only=read_only)


def test_a_damaged_or_truncated_file_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with Ledger(path) as ledger, ledger.transaction():
        for number in range(200):
            ledger.add(story(number), reading(story(number)), "f")
    whole = path.read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:4096] + b"\xff" * (len(whole) - 4096), whole[:20]):
        broken = tmp_path / "broken.sqlite"
        broken.write_bytes(damaged)

        def read(broken: Path = broken) -> None:
            with Ledger(broken) as ledger:
                findings = ledger.check()
                raise LedgerError("damaged: " + findings[0])

        with pytest.raises(LedgerError, match="damaged"):
            read()
        for beside in ("-wal", "-shm"):
            Path(f"{broken}{beside}").unlink(missing_ok=True)


def test_a_ledger_on_a_medium_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    with Ledger(folder / "l.sqlite") as ledger:
        ledger.add(story(1), reading(story(1)), "f")
    folder.chmod(0o555)
    try:
        with Ledger(folder / "l.sqlite", read_only=True) as ledger:
            assert list(ledger.articles()) == [story(1)]
    finally:
        folder.chmod(0o755)


def test_two_processes_that_open_a_new_ledger_at_once_both_get_it(tmp_path: Path) -> None:
    code = "import sys; from kg.ledger import Ledger; print(Ledger(sys.argv[1]).counts().articles)"
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "l.sqlite")], stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own code
        for _ in range(3)
    ]
    assert [run.communicate()[0] for run in runs] == ["0\n"] * 3


def test_a_snapshot_is_of_one_state_whoever_writes_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    with Ledger(path) as writer, Ledger(path, read_only=True) as reader:
        writer.add(story(1), reading(story(1)), "f")
        with reader.snapshot():
            state = reader.revision(), reader.position()
            writer.add(story(2), reading(story(2)), "f")
            assert list(reader.pairs()) == [(story(1), reading(story(1)))]
            assert (reader.revision(), reader.position()) == state
        assert reader.position() == 2
        with writer.snapshot(), pytest.raises(LedgerError):
            writer.add(story(3), reading(story(3)), "f")
        assert writer.add(story(3), reading(story(3)), "f") == "added"


def _ingest_until_killed(path: str, ready: object) -> None:
    with Ledger(path) as ledger:
        ledger.add(story(0), reading(story(0)), "f")
        with ledger.transaction():
            for number in range(1, 100):
                ledger.add(story(number), reading(story(number)), "f")
            os.kill(os.getpid(), 9)


def test_a_process_killed_inside_a_transaction_leaves_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite"
    process = multiprocessing.get_context("spawn").Process(target=_ingest_until_killed, args=(str(path), None))
    process.start()
    process.join()
    assert process.exitcode == -9
    # Power loss as well: only what the disk holds, without the shared memory of the dead process.
    shutil.copy(path, tmp_path / "copy.sqlite")
    shutil.copy(f"{path}-wal", tmp_path / "copy.sqlite-wal")
    for survivor in (path, tmp_path / "copy.sqlite"):
        with Ledger(survivor) as ledger:
            assert list(ledger.articles()) == [story(0)]
            assert ledger.check() == ()
            assert ledger.add(story(1), reading(story(1)), "f") == "added"


def test_a_new_ledger_waits_for_the_process_that_makes_it(tmp_path: Path, made_by_another: Callable[[Path], None]) -> None:
    made_by_another(tmp_path / "ledger.sqlite")
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert ledger.counts().articles == 0
