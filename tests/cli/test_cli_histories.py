"""What people see of a platform, an event and an episode, and what they are asked to look at."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.store import open_store

# Outlet, day, language, title, text. The third prints another day, the fifth is a copy of the fourth.
ARTICLES = (
    ("Warta Uji", "2025-02-20", "id", "Komdigi Ancam Blokir Chatlune",
     "JAKARTA, Warta Uji - Komdigi mengancam akan memblokir aplikasi Chatlune jika tidak mendaftar hingga 1 Maret 2025."),
    ("Warta Uji", "2025-03-03", "id", "Komdigi Blokir Chatlune",
     "JAKARTA, Warta Uji - Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025.\n"
     "Komdigi akan membuka blokir Chatlune jika perusahaan itu mendaftar."),
    ("The Test Ledger", "2025-03-05", "en", "Indonesia blocks Chatlune",
     "JAKARTA, The Test Ledger - Indonesia's Ministry of Communication and Digital Affairs (Komdigi) blocked the app Chatlune on "
     "March 4, 2025."),
    ("Kabar Uji", "2025-03-10", "id", "Chatlune Kembali Bisa Diakses",
     "JAKARTA, Kabar Uji - Komdigi membuka blokir Chatlune pada 10 Maret 2025 setelah aplikasi itu mendaftar.\n"
     "Komdigi memblokir Chatlune pada 3 Maret 2025.\n"
     "Chatlune telah mendaftar sebagai penyelenggara sistem elektronik.\n"
     "Komdigi akan memblokir Chatlune lagi jika melanggar aturan."),
    ("Kabel Uji", "2025-03-11", "id", "Chatlune Dibuka",
     "JAKARTA, Kabar Uji - Komdigi membuka blokir Chatlune pada 10 Maret 2025 setelah aplikasi itu mendaftar.\n"
     "Komdigi memblokir Chatlune pada 3 Maret 2025.\n"
     "Chatlune telah mendaftar sebagai penyelenggara sistem elektronik.\n"
     "Komdigi akan memblokir Chatlune lagi jika melanggar aturan."),
    ("The Test Ledger", "2025-04-02", "en", "Roskomnadzor blocks Chatlune",
     "MOSCOW, The Test Ledger - Roskomnadzor blocked the app Chatlune on April 1, 2025."),
)  # fmt: skip

HISTORY = """\
Chatlune (platform)
chatlune
Indonesia
(2025-02-20) Komdigi             block        threatened   1 source
             “Komdigi mengancam akan memblokir aplikasi Chatlune jika tidak
             mendaftar hingga 1 Maret 2025.” Warta Uji
┌ block from 2025-03-03 to 2025-03-10, 7 days; both days are stated
│ conditions   “jika perusahaan itu mendaftar”: met, as far as the articles go
│ before       Komdigi: block (threatened) “jika tidak mendaftar hingga 1 Maret
│              2025”, (2025-02-20), 11 days before
│ deadline     2025-03-01
│ answered     Chatlune: register, (2025-03-10), 7 days after
│ afterwards   Komdigi: block (conditional) “jika melanggar aturan”,
│              (2025-03-10)
│ 2025-03-03   Komdigi             block        done         3 sources
│              “Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025.” Warta
│              Uji
│              ≠ date: 2025-03-03 (Warta Uji, Kabar Uji, Kabel Uji), not
│              2025-03-04 (The Test Ledger)
│ (2025-03-03) Komdigi             unblock      conditional  1 source
│              “Komdigi akan membuka blokir Chatlune jika perusahaan itu
│              mendaftar.” Warta Uji
│ (2025-03-10) Chatlune            register     done         1 source
│              “Komdigi membuka blokir Chatlune pada 10 Maret 2025 setelah
│              aplikasi itu mendaftar.” Kabar Uji
│ 2025-03-10   Komdigi             unblock      done         1 source
│              “Komdigi membuka blokir Chatlune pada 10 Maret 2025 setelah
│              aplikasi itu mendaftar.” Kabar Uji
└
(2025-03-10) Komdigi             block        conditional  1 source, 2 articles
             “Komdigi akan memblokir Chatlune lagi jika melanggar aturan.” Kabar
             Uji

Russia
┌ block since 2025-04-01: still open as far as the articles go, last article
│ 2025-04-02; the beginning is stated
│ 2025-04-01   Roskomnadzor        block        done         1 source
│              “Roskomnadzor blocked the app Chatlune on April 1, 2025.” The
│              Test Ledger
└

A day in brackets is that of the article: its text gives none for the act.
"""


@pytest.fixture
def told(tell: Any) -> Any:
    """The command line, with the history of Chatlune in."""
    return tell(ARTICLES)


def ids(tmp_path: Path, label: str) -> dict[tuple[str, str], str]:
    """Ids of actions or episodes, by type and the beginning of the date, else by status."""
    nodes = [node for node in open_store(tmp_path / "work" / "graph.kgl").nodes() if node.label == label]
    return {
        (str(n.properties["type"]), str(n.properties.get("date") or n.properties.get("began") or n.properties["status"])): n.id
        for n in nodes
    }


def test_a_platform_is_shown_as_its_history_by_country_with_what_sources_tell_differently(
    told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert told("show", "Chatlune").out == HISTORY + "\n"


def test_where_there_is_room_the_words_are_whole_and_ids_stand_at_the_end(told: Any, tmp_path: Path) -> None:
    lines = told("show", "chatlune").out.splitlines()
    id_ = ids(tmp_path, "Action")["block", "2025-03-03"]
    (row,) = [n for n, line in enumerate(lines) if line.endswith(id_)]
    assert lines[row].split() == ["│", "2025-03-03", "Komdigi", "block", "done", "3", "sources,", "4", "articles", id_]
    assert len(lines[row]) == 160
    assert lines[row + 1] == "│              “Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025.” Warta Uji"


def test_an_event_is_shown_with_what_each_article_says_and_the_value_that_stands(told: Any, tmp_path: Path) -> None:
    id_ = ids(tmp_path, "Action")["block", "2025-03-03"]
    shown = told("show", id_).out
    assert re.search(r"date +2025-03-03 \(most independent sources say so\)", shown)
    assert "≠ date: 2025-03-03 (Warta Uji, Kabar Uji, Kabel Uji), not 2025-03-04 (The Test Ledger)" in shown
    reports = [line.split() for line in shown.splitlines() if re.match(r" 2025-\d\d-\d\d ", line)]
    assert [" ".join(row[:8]) for row in reports] == [
        "2025-03-03 Warta Uji block done 2025-03-03 (stated) komdigi",
        "2025-03-05 The Test Ledger block done 2025-03-04 (stated)",
        "2025-03-10 Kabar Uji block done 2025-03-03 (stated) komdigi",
        "2025-03-11 Kabel Uji block done 2025-03-03 (stated) komdigi",
    ]
    sources = re.findall(r"\(stated\) +komdigi +(\d)", shown)
    assert sources == ["1", "2", "3", "3"], "a copy is of the same source"
    article = json.loads(told("show", id_, "--json").out)["differences"][0]["values"][1]["articles"][0]
    commands = shown[shown.index("If it is so, or is not") :].splitlines()[1:]
    assert [line[line.index(" correct ") + 1 :] for line in commands] == [
        f"correct confirm {id_}",
        f"correct set {id_} date 2025-03-04",
        f"correct split {id_} --articles {article}",
        f"correct retract {id_}",
    ]


def test_the_ties_of_an_event_are_told_with_the_days_in_between(told: Any, tmp_path: Path) -> None:
    actions = ids(tmp_path, "Action")
    shown = told("show", actions["block", "2025-03-03"]).out
    tied = shown[shown.index("What it is tied to") : shown.index("Who and what takes part")]
    assert [line.rstrip() for line in tied.splitlines()][1:-1] == [
        "carries further  Komdigi: block (threatened) “jika tidak mendaftar hingga 1 Maret 2025”, (2025-02-20), 11 days apart",
        f"                 {actions['block', 'threatened']}",
        "is answered by   Chatlune: register, (2025-03-10), 7 days apart",
        f"                 {actions['register', 'done']}",
        "is lifted by     Komdigi: unblock, 2025-03-10, 7 days apart",
        f"                 {actions['unblock', '2025-03-10']}",
        f"began            episode-{actions['block', '2025-03-03']}",
    ]


def test_an_episode_is_shown_by_itself(told: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    id_ = ids(tmp_path, "Episode")["block", "2025-03-03"]
    inside = HISTORY[HISTORY.index("┌") : HISTORY.index("└")]
    brackets = HISTORY.splitlines()[-1]
    assert told("show", id_).out == f"block Chatlune in ID (episode)\n{id_}\n\n{inside}└\n{brackets}\n"


def test_the_id_of_an_event_that_became_part_of_another_still_finds_it(told: Any, tmp_path: Path) -> None:
    id_ = ids(tmp_path, "Action")["block", "2025-03-03"]
    later = json.loads(told("show", id_, "--json").out)["reports"][1]["article"]
    store = open_store(tmp_path / "work" / "graph.kgl")
    (mark,) = {e.properties["mark"] for e in store.edges() if e.type == "REPORTS" and e.source.id == later and e.target.id == id_}
    old = f"block-chatlune-2025-03-04-{mark}"
    found = told("show", old)
    assert found.err == f"kg: {old} is part of {id_} now.\n"
    assert found.out == told("show", id_).out
    episode = told("show", f"episode-{old}")
    assert episode.err == f"kg: episode-{old} is part of episode-{id_} now.\n"
    assert told("show", "block-chatlune-2025-03-04-0123456789").status == 2


def test_what_is_shown_is_json_for_programs(told: Any, tmp_path: Path) -> None:
    platform = json.loads(told("show", "chatlune", "--json").out)
    assert [(country["country"], country["name"]) for country in platform["history"]] == [("ID", "Indonesia"), ("RU", "Russia")]
    threat, episode, after = platform["history"][0]["parts"]
    assert (threat["event"]["status"], after["event"]["status"]) == ("threatened", "conditional")
    held = episode["episode"]
    assert (held["began"], held["ended"], held["days"], held["open"]) == ("2025-03-03", "2025-03-10", 7, False)
    assert held["before"] == [{"event": threat["event"]["id"], "days": 11, "tied": True}]
    assert [(e["type"], e["status"]) for e in held["events"]] == [
        ("block", "done"),
        ("unblock", "conditional"),
        ("register", "done"),
        ("unblock", "done"),
    ]
    (difference,) = held["events"][0]["differences"]
    assert (difference["field"], difference["rule"]) == ("date", "sources")
    assert [(v["value"], v["stands"], v["outlets"]) for v in difference["values"]] == [
        ("2025-03-03", True, ["Warta Uji", "Kabar Uji", "Kabel Uji"]),
        ("2025-03-04", False, ["The Test Ledger"]),
    ]
    event = json.loads(told("show", held["events"][0]["id"], "--json").out)
    assert event["commands"][0] == f"correct confirm {event['id']}"
    assert {k: v for k, v in event.items() if k != "commands"} == held["events"][0]
    assert json.loads(told("show", held["id"], "--json").out) == held
    article = json.loads(told("show", event["reports"][0]["article"], "--json").out)
    assert list(article) == ["article", "events", "statements", "people"]
    refused = told("show", article["article"]["id"], "--json", "--html")
    assert (refused.status, refused.err) == (2, "kg: --json: a page is no JSON. Leave one of --json and --html out.\n")


def test_the_tour_tells_the_histories_of_a_graph(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = told("tour").out.splitlines()
    assert lines[:5] == [
        "What came in",
        "  6 articles (2 in en, 4 in id), 4 outlets, 2025-02-20 to 2025-04-02",
        "  2 stretches of restriction; 1 events told by several sources, 1 of them ",
        "differently",
        "  7 events, 0 statements, 1 platforms, 2 agencies, 0 people, 0 laws",
    ]
    assert [line for line in lines if line.startswith(("Chatlune in", "┌"))] == [
        "Chatlune in Indonesia",
        "┌ block from 2025-03-03 to 2025-03-10, 7 days; both days are stated",
        "Chatlune in Russia",
        "┌ block since 2025-04-01: still open as far as the articles go, last article",
    ]
