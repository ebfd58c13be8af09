"""What people are asked to look at, and that it is not asked twice."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

# Outlet, day, language, title, text.
ARTICLES = (
    ("Warta Uji", "2025-03-03", "id", "Komdigi Blokir Chatlune",
     "JAKARTA, Warta Uji - Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025."),
    ("The Test Ledger", "2025-03-05", "en", "Indonesia blocks Chatlune",
     "JAKARTA, The Test Ledger - Indonesia's Ministry of Communication and Digital Affairs (Komdigi) blocked the app Chatlune on "
     "March 4, 2025."),
    ("Kabar Uji", "2025-03-10", "id", "Chatlune Kembali Bisa Diakses",
     "JAKARTA, Kabar Uji - Komdigi membuka blokir Chatlune pada 10 Maret 2025.\n"
     "Komdigi memblokir Chatlune pada 3 Maret 2025."),
    ("The Test Ledger", "2025-04-02", "en", "Roskomnadzor blocks Chatlune",
     "MOSCOW, The Test Ledger - Roskomnadzor blocked the app Chatlune on April 1, 2025."),
)  # fmt: skip


@pytest.fixture
def told(tell: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The command line, with what was told of Chatlune in."""
    monkeypatch.setenv("KG_AUTHOR", "rina")
    return tell(ARTICLES)


def listed(run: Any, *options: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(run("review", "--json", *options).out)["items"]
    return items


def do(run: Any, command: str) -> None:
    kg, *words = shlex.split(command)
    assert kg == "kg"
    done = run(*words)
    assert done.status == 0, done.err


def test_what_is_in_doubt_and_much_hangs_on_comes_first_with_its_sentences_and_commands(told: Any) -> None:
    first, second = listed(told)
    assert (first["kind"], first["what"]) == ("merge", "block Chatlune (done) by Komdigi, 2025-03-03")
    assert first["why"] == ["≠ date: 2025-03-03 (Warta Uji, Kabar Uji); 2025-03-04 (The Test Ledger)"]
    # One source of three says otherwise; the block began an episode, and was lifted.
    assert (first["doubt"], first["weight"], first["score"]) == (0.33, 7, 2.31)
    assert [(s["outlet"], s["published"], s["words"]) for s in first["sentences"]] == [
        ("Warta Uji", "2025-03-03", "Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025."),
        (
            "The Test Ledger",
            "2025-03-05",
            "Indonesia's Ministry of Communication and Digital Affairs (Komdigi) blocked the app Chatlune on March 4, 2025.",
        ),
        ("Kabar Uji", "2025-03-10", "Komdigi memblokir Chatlune pada 3 Maret 2025."),
    ]
    (id_,) = first["subjects"]
    ledger = first["sentences"][1]["article"]
    assert first["commands"] == [
        f"kg correct confirm {id_}",
        f"kg correct set {id_} date 2025-03-04",
        f"kg correct split {id_} --articles {ledger}",
        f"kg correct retract {id_}",
    ]
    assert (second["kind"], second["what"]) == ("single", "block Chatlune (done) by Roskomnadzor, 2025-04-01")
    assert (second["why"], second["score"]) == (["one source alone reports it"], 1.8)


@pytest.mark.parametrize("number", range(4))
def test_each_command_works_as_it_is_printed_and_what_it_settles_is_not_listed_again(told: Any, number: int) -> None:
    (item,) = listed(told, "--kind", "merge")
    do(told, item["commands"][number])
    assert [one for one in listed(told) if one["kind"] == "merge"] == []
    assert item["subjects"][0] not in {id_ for one in listed(told) for id_ in one["subjects"]}


def test_people_read_the_same_and_are_told_how_much_is_left(told: Any) -> None:
    shown = told("review", "--limit", 1).out.splitlines()
    assert shown[:3] == [
        "1. block Chatlune (done) by Komdigi, 2025-03-03",
        "   merge, score 2.31 = doubt 0.33 x weight 7",
        "   ≠ date: 2025-03-03 (Warta Uji, Kabar Uji); 2025-03-04 (The Test Ledger)",
    ]
    assert [line.split(" correct ")[-1].split()[0] for line in shown if " correct " in line] == [
        "confirm",
        "set",
        "split",
        "retract",
    ]
    assert shown[-1] == "1 shown (1 merge); 1 more: --limit 2"
    assert told("review", "--kind", "person").out == "Nothing to look at.\n"
    wrong = told("review", "--kind", "persons")
    assert (wrong.status, wrong.err) == (2, "kg: --kind: 'persons' is no kind. Did you mean 'person'?\n")


def test_a_correction_that_applies_to_nothing_is_told_and_can_be_undone(told: Any) -> None:
    (item,) = listed(told, "--kind", "single")
    do(told, item["commands"][0])
    told("remove", item["sentences"][0]["article"])
    (missed,) = listed(told, "--kind", "missed")
    assert missed["what"] == f"confirm {item['subjects'][0]}, by rina"
    assert (missed["doubt"], missed["weight"], missed["sentences"]) == (1.0, 5, [])
    (command,) = missed["commands"]
    do(told, command)
    assert listed(told, "--kind", "missed") == []


def of_kind(run: Any, tmp_path: Path, kind: str, *articles: tuple[str, str, str]) -> dict[str, Any]:
    """The one item of a kind that is listed for these articles: language, title, text."""
    lines = [
        json.dumps({"id": str(n), "url": f"https://{n}.example/", "outlet": f"Outlet {n}", "date": f"2025-03-0{3 + n}",
                    "language": language, "title": title, "text": text})
        for n, (language, title, text) in enumerate(articles)
    ]  # fmt: skip
    (tmp_path / "some.jsonl").write_text("\n".join(lines))
    assert run("ingest", tmp_path / "some.jsonl").status == 0
    (item,) = listed(run, "--kind", kind)
    return item


def test_a_name_taken_for_one_of_almost_the_same_spelling_is_listed_with_what_rests_on_it(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_AUTHOR", "rina")
    text = "JAKARTA, Warta Uji - Komdigi memblokir aplikasi Telegrem pada 3 Maret 2025."
    item = of_kind(run, tmp_path, "spelling", ("id", "Satu Aplikasi Diblokir", text))
    assert item["what"] == "“Telegrem” was taken for Telegram"
    (said,) = item["sentences"]
    assert said["words"] == "Komdigi memblokir aplikasi Telegrem pada 3 Maret 2025."
    confirm, split = item["commands"]
    assert split == f"kg correct split telegram --articles {said['article']} --name Telegrem"
    do(run, split)
    assert listed(run, "--kind", "spelling") == []
    assert run("show", "telegrem").out.startswith("Telegrem (platform)\n")
    do(run, f"kg correct undo {json.loads(run('correct', 'list', '--json').out)[0]['id']}")
    do(run, confirm)
    assert listed(run, "--kind", "spelling") == []


def test_two_bodies_of_one_country_for_one_deed_may_be_one_though_their_names_say_two_things(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_AUTHOR", "rina")
    item = of_kind(
        run,
        tmp_path,
        "body",
        ("id", "Chatlune Diblokir", "Komisi Media Malaysia memblokir aplikasi Chatlune pada 3 Maret 2025."),
        ("en", "Chatlune is blocked", "The Malaysian Media Authority blocked the app Chatlune on March 3, 2025."),
    )
    assert item["subjects"] == ["komisi-media-malaysia", "malaysian-media-authority"]
    assert item["commands"][0] == "kg correct merge komisi-media-malaysia malaysian-media-authority"
    assert [said["outlet"] for said in item["sentences"]] == ["Outlet 0", "Outlet 1"]
    do(run, item["commands"][0])
    assert listed(run, "--kind", "body") == []


def test_people_of_one_name_whom_bodies_tell_apart_are_listed(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_AUTHOR", "rina")
    item = of_kind(
        run,
        tmp_path,
        "person",
        (
            "id",
            "Komdigi Blokir Chatlune",
            "Komdigi memblokir aplikasi Chatlune. Direktur Komdigi Budi Santoso mengatakan blokir itu sementara.",
        ),
        (
            "id",
            "MCMC Blokir Chatlune",
            "MCMC memblokir aplikasi Chatlune. Direktur MCMC Budi Santoso mengatakan blokir itu sementara.",
        ),
    )
    assert item["subjects"] == ["budi-santoso", "budi-santoso-mcmc"]
    assert item["commands"] == [
        "kg correct merge budi-santoso budi-santoso-mcmc",
        "kg correct rename budi-santoso-mcmc 'Budi Santoso (MCMC)'",
    ]
    do(run, item["commands"][1])
    assert listed(run, "--kind", "person") == []
