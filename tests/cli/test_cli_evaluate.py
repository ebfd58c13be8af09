"""`kg evaluate`, as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import is_locked

# By the rule of the locked third: c is locked, a and b are not.
GOLD = """# a.txt and b.txt of the fixture
a | must | block | komdigi | chatlune | done | 2025-03-03
a | must | unblock | komdigi | chatlune | conditional
b | must | block | roskomnadzor | chatlune | done | 2025-03-05
b | must | fine | roskomnadzor | chatlune | done
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.txt"
    file.write_text(GOLD, encoding="utf-8")
    return file


def test_the_figures_are_printed_with_their_intervals(run: Any, gold: Path, articles: Path) -> None:
    told = run("evaluate", gold, articles)
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith(f"{gold}: 2 of 2 articles read\n")
    rows = {line.split()[0]: line.split()[1:] for line in told.out.splitlines() if line.startswith((" ACT", " STATUS", " FULL"))}
    assert list(rows) == ["ACT", "STATUS", "FULL"]
    assert rows["FULL"] == ["1.000", "(1.00–1.00)", "0.750", "(0.50–1.00)", "0.857", "(0.67–1.00)", "3", "0", "1"]
    assert "dates: 2 of 2 found events with a known date carry it\n" in told.out
    assert "missed  b" not in told.out


def test_errors_are_listed_beside_their_text(run: Any, gold: Path, articles: Path) -> None:
    told = run("evaluate", gold, articles, "--errors", 3).out
    assert "missed  b  roskomnadzor fine chatlune (done)\n    Roskomnadzor blocks Chatlune\n" in told
    assert f"    {gold}:5: b | must | fine | roskomnadzor | chatlune | done\n" in told


def test_the_locked_third_is_counted_and_not_shown(run: Any, tmp_path: Path, articles: Path) -> None:
    name = next(name for name in "cdefghijkl" if is_locked(name))
    (articles / f"{name}.txt").write_text((articles / "a.txt").read_text(encoding="utf-8"), encoding="utf-8")
    gold = tmp_path / "gold.txt"
    gold.write_text(f"{GOLD}{name} | must | sue | komdigi | chatlune | done\n", encoding="utf-8")
    for part in ("locked", "all"):
        told = run("evaluate", gold, articles, "--part", part, "--errors", 9).out
        assert f"  {name}  " not in told
        assert "3 errors of the locked third are not listed (--show-errors)" in told
        assert (
            f"extra  {name}  komdigi block chatlune"
            in run("evaluate", gold, articles, "--part", part, "--errors", 9, "--show-errors").out
        )
        report = json.loads(run("evaluate", gold, articles, "--part", part, "--errors", 9, "--json").out)
        assert name not in {error["article"] for error in report["errors"]}
        assert report["errors_withheld"] == 3
    assert json.loads(run("evaluate", gold, articles, "--part", "locked", "--json").out)["articles"] == 1
    assert json.loads(run("evaluate", gold, articles, "--part", "tuned", "--json").out)["articles"] == 2


def test_a_former_output_is_judged_and_compared_with(run: Any, gold: Path, articles: Path, tmp_path: Path) -> None:
    now = tmp_path / "now.jsonl"
    now.write_text(run("extract", articles).out, encoding="utf-8")
    read = json.loads(run("evaluate", gold, articles, "--json").out)
    assert json.loads(run("evaluate", gold, "--predictions", now, "--json").out)["levels"] == read["levels"]
    before = tmp_path / "before.jsonl"
    records = [json.loads(line) for line in now.read_text(encoding="utf-8").splitlines()]
    before.write_text("".join(f"{json.dumps(one | {'events': one['events'][:1]})}\n" for one in records), encoding="utf-8")
    report = json.loads(run("evaluate", gold, "--predictions", now, "--against", before, "--json").out)["against"]
    assert report["levels"]["FULL"]["rise"] == pytest.approx(6 / 7 - 2 / 3)
    assert [(one["kind"], one["error"]["said"]) for one in report["changes"]] == [
        ("gained", "komdigi unblock chatlune (conditional)")
    ]
    now.write_text(now.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    told = run("evaluate", gold, "--predictions", before, "--against", now)
    assert (told.status, told.err) == (0, f"kg: not in {now}, so that all in them counts as missed there: b.\n")
    assert "gained: 1\nno longer missed  b  roskomnadzor block chatlune" in told.out
    now.write_text(run("extract", articles).out, encoding="utf-8")
    told = run("evaluate", gold, "--predictions", before, "--against", now).out
    assert "gained: 0\nlost: 1\nnow missed  a  komdigi unblock chatlune (conditional)\n" in told


def test_breakdowns_are_tables_of_their_own(run: Any, gold: Path, articles: Path) -> None:
    told = run("evaluate", gold, articles, "--by", "action", "--by", "language")
    report = json.loads(run("evaluate", gold, articles, "--by", "action", "--by", "language", "--json").out)
    assert list(report["by"]) == ["action", "language"]
    assert report["by"]["action"]["fine"]["FULL"]["missed"] == 1
    for value in ("block", "fine", "unblock", "en", "id"):
        assert any(line.split()[:1] == [value] for line in told.out.splitlines())


def test_names_that_no_list_holds_are_measured_by_hiding_a_list(run: Any, articles: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.txt"
    gold.write_text("a | must | block | kominfo | telegram | done\n", encoding="utf-8")
    (articles / "a.txt").write_text("Kominfo memblokir aplikasi Telegram pada 3 Maret 2025.\n", encoding="utf-8")
    full = json.loads(run("evaluate", gold, articles, "--without", "platforms", "--json").out)
    assert full["levels"]["FULL"]["right"] == 1
    assert full["without"] == "platforms"
    hidden = run("evaluate", gold, articles, "--without", "agencies")
    assert "without agencies" in hidden.out


def test_a_second_reader_is_compared_without_reading_a_source(run: Any, gold: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("a | must | block | komdigi | chatlune | done\nb | none\n", encoding="utf-8")
    told = run("evaluate", gold, "--agreement", second, "--errors", 9)
    assert told.status == 0
    assert "2 articles marked by both" in told.out
    assert "only one  b  roskomnadzor fine chatlune (done)\n" in told.out
    assert json.loads(run("evaluate", gold, "--agreement", second, "--json").out)["levels"]["FULL"]["f1"] == pytest.approx(0.4)


def test_what_the_sources_lack_is_said_and_is_status_1(run: Any, gold: Path, articles: Path) -> None:
    (articles / "b.txt").unlink()
    told = run("evaluate", gold, articles)
    assert told.status == 1
    assert told.err == "kg: not read, so that all in them counts as missed: b.\n"
    assert "1 of 2 articles read" in told.out


def test_an_article_that_is_read_twice_is_said(run: Any, gold: Path, articles: Path) -> None:
    told = run("evaluate", gold, articles, articles / "a.txt")
    assert told.err == "kg: read more than once, and the last one counts: a.\n"


def test_a_source_that_cannot_be_read_is_said_and_is_status_1(run: Any, gold: Path, articles: Path) -> None:
    told = run("evaluate", gold, articles, articles / "none.txt")
    assert told.status == 1
    assert "no such file or folder" in told.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "evaluate: nothing to measure. Give one of: sources, --predictions FILE, --agreement GOLD."),
        (["{articles}", "--predictions", "x"], "evaluate: SOURCE and --predictions are given."),
        (["{articles}", "--part", "lockt"], "--part: no 'lockt' here. Did you mean 'locked'?"),
        (["{articles}", "--by", "actor"], "--by: no 'actor' here. Did you mean 'action'?"),
        (["{articles}", "--without", "platform"], "--without: no 'platform' here. Did you mean 'platforms'?"),
        (["--predictions", "x", "--without", "agencies"], "--without: it does nothing beside --predictions."),
        (["--agreement", "x", "--by", "action"], "--by: it does nothing beside --agreement."),
        (["--predictions", "{gold}"], "gold.txt:1: it is no JSON. Give what `kg extract` prints, one object a line."),
        (["--predictions", "nowhere"], "nowhere: cannot be read"),
        (["{gold}", "--loader", "plain"], "gold.txt: no article of the gold is in it."),
    ],
)
def test_a_mistaken_call_is_status_2_and_one_line(
    run: Any, gold: Path, articles: Path, arguments: list[str], message: str
) -> None:
    told = run("evaluate", gold, *(one.format(articles=articles, gold=gold) for one in arguments))
    assert told.status == 2
    assert told.out == ""
    assert message in told.err
    assert told.err.count("\n") == 1
