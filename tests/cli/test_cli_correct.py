"""What people know better: said, listed, undone, exchanged."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.store import open_store


@pytest.fixture(autouse=True)
def _author(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "rina")
    monkeypatch.delenv("KG_AUTHOR", raising=False)


@pytest.fixture
def known(run: Any, articles: Path) -> Any:
    """The command line, with two articles in."""
    (articles / "c.txt").write_text(
        "Kominfo blocks Chatlune\n\nJAKARTA, The Test Ledger - Komdigi blocked the app Chatlune on March 3, 2025.\n"
    )
    assert run("ingest", articles).status == 0
    return run


def events(tmp_path: Path) -> dict[tuple[str, str], str]:
    """Ids of the events, by actor and status."""
    nodes = {node.ref: node for node in open_store(tmp_path / "work" / "graph.kgl").nodes()}
    return {
        (edge.source.id, str(nodes[edge.target].properties["status"])): edge.target.id
        for edge in open_store(tmp_path / "work" / "graph.kgl").edges()
        if edge.type == "ACTOR_OF"
    }


def corrections(run: Any) -> list[Any]:
    listed: list[Any] = json.loads(run("correct", "list", "--json").out)
    return listed


def test_a_correction_names_who_made_it_and_why_and_the_reports_of_its_event(known: Any, tmp_path: Path) -> None:
    id_ = events(tmp_path)["komdigi", "done"]
    done = known("correct", "confirm", id_, "--why", "seen in the gazette")
    assert done.status == 0
    assert re.fullmatch(rf"[0-9a-f]{{12}}: confirm {id_}; graph: \d+ nodes, \d+ edges\n", done.out)
    (made,) = corrections(known)
    assert (made["by"], made["why"], made["kind"], made["undone_by"]) == ("rina", "seen in the gazette", "confirm", None)
    (subject,) = made["subjects"]
    assert (subject["label"], subject["id"]) == ("Action", id_)
    texts = {one["id"]: one["text"] for one in map(json.loads, known("load", tmp_path / "articles").out.splitlines())}
    assert {(ref["action"], ref["party"]) for ref in subject["reports"]} == {("block", "chatlune")}
    assert len({ref["article"] for ref in subject["reports"]}) == 2
    assert all("Chatlune" in texts[ref["article"]][ref["start"] : ref["end"]] for ref in subject["reports"])


def test_the_author_is_the_option_then_the_environment_then_the_user(known: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    known("correct", "rename", "komdigi", "A", "--by", "Desk")
    monkeypatch.setenv("KG_AUTHOR", "Budi <budi@example.org>")
    known("correct", "rename", "komdigi", "B")
    monkeypatch.delenv("KG_AUTHOR")
    known("correct", "rename", "komdigi", "C")
    monkeypatch.delenv("USER")
    nobody = known("correct", "rename", "komdigi", "D")
    assert (nobody.status, nobody.err) == (2, "kg: --by: nobody says so. Give --by NAME, or set KG_AUTHOR.\n")
    # Three in one second, and still in the order that they were said in.
    assert [one["by"] for one in corrections(known)] == ["Desk", "Budi <budi@example.org>", "rina"]


def test_undone_brought_back_and_listed(known: Any) -> None:
    first = json.loads(known("correct", "rename", "komdigi", "Digital Ministry", "--json").out)["correction"]["id"]
    undone = known("correct", "undo", first[:6])
    assert undone.status == 0
    assert f'undo {first} (rename komdigi: "Digital Ministry")' in undone.out
    second = corrections(known)[0]["undone_by"]
    again = known("correct", "undo", first)
    assert (again.status, again.err) == (
        2,
        f"kg: undo: {first} is undone already, by {second}. `kg correct undo {second}` brings it back.\n",
    )
    assert known("correct", "undo", second).status == 0
    assert corrections(known)[0]["undone_by"] is None
    listed = known("correct", "list").out
    assert known("correct").out == listed
    assert 'rename komdigi: "Digital Ministry"' in listed
    assert json.loads(known("stats", "--json").out)["ledger"]["corrections"] == 1


def test_a_team_takes_over_what_another_said_and_twice_changes_nothing(known: Any, articles: Path, tmp_path: Path) -> None:
    known("correct", "rename", "komdigi", "Digital Ministry")
    known("correct", "undo", corrections(known)[0]["id"])
    file = tmp_path / "team.jsonl"
    assert known("correct", "export", "-o", file).err == f"kg: 2 corrections written to {file}.\n"
    assert known("correct", "export").out == file.read_text(encoding="utf-8")
    other = ["--workspace", str(tmp_path / "other")]
    assert main([*other, "ingest", str(articles)]) == 0
    assert main([*other, "correct", "import", str(file)]) == 0
    assert known("correct", "import", file).out == "0 added, 2 unchanged, 0 contradictions\n"
    assert main([*other, "correct", "export", "-o", str(tmp_path / "back.jsonl")]) == 0
    assert (tmp_path / "back.jsonl").read_bytes() == file.read_bytes()


def test_nothing_of_a_file_with_a_fault_is_taken_over(known: Any, tmp_path: Path) -> None:
    known("correct", "rename", "komdigi", "A")
    file = tmp_path / "team.jsonl"
    known("correct", "export", "-o", file)
    file.write_text(file.read_text().replace('"A"', '"B"') + "{\n")
    refused = known("correct", "import", file)
    assert refused.status == 2
    assert f"kg: {file}:1: rename" in refused.err
    assert len(corrections(known)) == 1
    assert known("correct", "import", tmp_path / "nowhere").err.endswith(
        "it cannot be read (No such file or directory). Check the path.\n"
    )


def test_contradictions_are_refused_here_and_told_where_they_come_from_elsewhere(
    known: Any, tmp_path: Path, articles: Path
) -> None:
    id_ = events(tmp_path)["roskomnadzor", "done"]
    other = ["--workspace", str(tmp_path / "other")]
    main([*other, "ingest", str(articles)])
    main([*other, "correct", "retract", id_])
    main([*other, "correct", "export", "-o", str(tmp_path / "team.jsonl")])
    assert known("correct", "confirm", id_).status == 0
    (mine,) = corrections(known)
    refused = known("correct", "retract", id_)
    assert refused.status == 2
    assert refused.err == (
        f"kg: retract: {id_} was confirmed ({mine['id']}, by rina). Undo that first: `kg correct undo {mine['id']}`.\n"
    )
    taken = known("correct", "import", tmp_path / "team.jsonl", "--json")
    assert (taken.status, json.loads(taken.out)) == (1, {"added": 1, "unchanged": 0, "contradictions": 1})
    assert f"contradicts {mine['id']}: {id_} was confirmed. Undo one of them." in taken.err


def test_events_of_two_parties_are_one_only_where_the_parties_are(known: Any, articles: Path, tmp_path: Path) -> None:
    (articles / "d.txt").write_text("Fine\n\nBRUSSELS, The Test Ledger - The European Commission fined Meta 5 million euros.\n")
    known("ingest", articles)
    block, fine = events(tmp_path)["roskomnadzor", "done"], events(tmp_path)["european-commission", "done"]
    refused = known("correct", "merge", block, fine)
    assert (refused.status, refused.err) == (
        2,
        "kg: merge: these events are about chatlune and meta, and stay apart."
        " If those are one, merge them first: `kg correct merge chatlune meta`.\n",
    )
    assert corrections(known) == []


def test_the_id_of_one_that_was_merged_is_not_taken_for_another_that_looks_like_it(known: Any, articles: Path) -> None:
    for name in ("Hoverlane", "Hoverlana"):
        told = f"Komdigi Blokir {name}\n\nJAKARTA, Warta Uji - Komdigi memblokir aplikasi {name} pada 3 Juni 2025.\n"
        (articles / f"{name}.txt").write_text(told)
    assert known("ingest", articles).status == 0
    merge = known("correct", "merge", "chatlune", "hoverlane").out[:12]
    remedy = f"Name chatlune, or `kg correct undo {merge}` parts them."
    for again in (["merge", "hoverlane", "chatlune"], ["rename", "hoverlane", "Hover"], ["set", "hoverlane", "kind", "game"]):
        assert known("correct", *again).err == f"kg: hoverlane: rina merged it into chatlune. {remedy}\n"


def test_a_body_of_no_list_is_corrected_under_any_of_its_names(known: Any, articles: Path) -> None:
    (articles / "d.txt").write_text("The Kenyan Platform Conduct Authority fined Telegram 5 million euros on Friday.\n")
    (articles / "e.txt").write_text("NAIROBI - Otoritas Perilaku Platform Kenya mendenda Telegram 5 juta euro pada Jumat.\n")
    assert known("ingest", articles).status == 0
    ids = set()
    for number, name in enumerate(("Otoritas Perilaku Platform Kenya", "Kenyan Platform Conduct Authority")):
        assert known("correct", "rename", name, f"PCA {number}").status == 0
        ids.add(known("show", name).out.splitlines()[1])
        assert known("show", name).out.startswith(f"PCA {number} (agency)\n")
    assert len(ids) == 1


def test_what_is_merged_already_is_told(known: Any) -> None:
    assert known("correct", "merge", "komdigi", "roskomnadzor", "--why", "a test").status == 0
    assert "komdigi and roskomnadzor are one already" in known("correct", "merge", "Komdigi", "Roskomnadzor").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["merge", "komdigi", "komdigi"], "merge: 'komdigi' cannot be merged with itself. Name two different ones."),
        (["merge", "komdigi"], "merge: subjects: 1. `merge` takes 2 or more."),
        (["merge", "komdigi", "chatlune"], "merge: its subjects are of several kinds."),
        (["merge", "komdigi", "roskomnadzr"], "subject: nothing is called 'roskomnadzr' here. Did you mean roskomnadzor?"),
        (["rename", "komdigy", "X"], "entity: nobody is called 'komdigy'. Did you mean komdigi?"),
        (["rename", "komdigi", " "], "rename: the new name is missing."),
        (
            ["confirm", "blok-chatlune-2025-03-05"],
            "event: no event has the id 'blok-chatlune-2025-03-05'. Did you mean block-chatlune-",
        ),
        (["confirm", "block-chatlune"], "event: several events begin with 'block-chatlune': block-chatlune-2025"),
        (["set", "komdigi", "kountry", "ID"], "field: Agency has no 'kountry' that can be set. Did you mean 'country'?"),
        (["set", "komdigi", "country", "Indonesia"], "country: 'Indonesia' is no value of it. Give two capitals, such as ID."),
        (["set", "komdigi", "name", "X"], "field: Agency has no 'name' that can be set. `kg correct rename` does that."),
        (["split", "komdigi", "--articles", "ffff"], "--articles: no article has the id 'ffff'. It has "),
        (["undo", "ffff"], "undo: no correction has the id 'ffff'. `kg correct list` shows them."),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_do(known: Any, words: list[str], said: str) -> None:
    refused = known("correct", *words)
    assert refused.status == 2
    assert refused.err.startswith(f"kg: {said}")
    assert corrections(known) == []


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("datum", "2025", "field: Action has no 'datum' that can be set. Did you mean 'date'?"),
        ("articles", "3", "field: Action has no 'articles' that can be set. It follows from the reports; status, date"),
        ("date", "2025-02-30", "date: '2025-02-30' is no value of it. Give a date: 2017-07-14, 2017-07 or 2017."),
        ("status", "dne", "status: 'dne' is no status. Did you mean 'done'?"),
        ("amount", "3e9", "amount: '3e9' is no value of it. Give a number such as 1500000.5."),
        ("count", "1.5", "count: '1.5' is no value of it. Give a whole number."),
        ("currency", "rupiah", "currency: 'rupiah' is no value of it. Give three capitals, such as IDR."),
    ],
)
def test_a_field_and_its_value_are_looked_at(known: Any, tmp_path: Path, field: str, value: str, said: str) -> None:
    refused = known("correct", "set", events(tmp_path)["komdigi", "done"], field, value)
    assert refused.status == 2
    assert refused.err.startswith(f"kg: {said}")


def test_values_are_of_the_type_of_their_field(known: Any, tmp_path: Path) -> None:
    id_ = events(tmp_path)["komdigi", "done"]
    for field, value in {"date": "2025-03", "count": "11", "amount": "1500000", "currency": "IDR", "status": "announced"}.items():
        assert known("correct", "set", events(tmp_path).get(("komdigi", "done"), id_), field, value).status == 0
    told = {one["field"]: one["value"] for one in corrections(known)}
    assert told["count"] == 11
    assert told["amount"] == 1500000.0
    assert (told["date"], told["currency"], told["status"]) == ("2025-03", "IDR", "announced")


def test_articles_go_apart_by_the_beginning_of_their_ids(known: Any, tmp_path: Path) -> None:
    id_ = events(tmp_path)["komdigi", "done"]
    known("correct", "confirm", id_)
    first, second = sorted({ref["article"] for ref in corrections(known)[0]["subjects"][0]["reports"]})
    assert known("correct", "split", id_, "--articles", f"{first[:8]},{second[:8]}").err.startswith(
        "kg: split: nothing would be left."
    )
    assert known("correct", "split", id_, "--articles", first[:8], "--name", "Another").status == 0
    assert (corrections(known)[1]["articles"], corrections(known)[1]["value"]) == ([first], "Another")
    stranger = next(
        one["id"] for one in map(json.loads, known("load", tmp_path / "articles").out.splitlines()) if "MOSCOW" in one["text"]
    )
    refused = known("correct", "split", id_, "--articles", stranger)
    assert refused.err.startswith(f"kg: --articles: {stranger} says nothing of {id_}. It has ")


def test_there_is_nothing_to_correct_where_nothing_was_ingested(run: Any) -> None:
    for words in (["list"], ["rename", "a", "b"], ["undo", "ffff"], ["export"]):
        assert "there is no workspace here" in run("correct", *words).err


def test_a_dry_run_shows_what_would_change_and_writes_nothing(known: Any, tmp_path: Path) -> None:
    id_ = events(tmp_path)["roskomnadzor", "done"]
    before = (tmp_path / "work" / "ledger.sqlite").read_bytes(), (tmp_path / "work" / "graph.kgl").read_bytes()
    shown = known("correct", "retract", id_, "--dry-run")
    assert shown.status == 0
    assert f"withdrawn Action {id_}: block Chatlune (done)\n" in shown.out
    assert re.fullmatch(r"kg: \d facts and \d entities would change; nothing was written\.\n", shown.err)
    assert known("correct", "set", id_, "count", "3", "--dry-run").out == (
        f"changed Action {id_}: corrected none -> count; count none -> 3\n"
    )
    told = json.loads(known("correct", "rename", "chatlune", "Other", "--dry-run", "--json").out)
    assert [(one["way"], one["id"]) for one in told["entities"]] == [("changed", "chatlune")]
    assert corrections(known) == []
    assert ((tmp_path / "work" / "ledger.sqlite").read_bytes(), (tmp_path / "work" / "graph.kgl").read_bytes()) == before


def test_a_dry_run_foretells_undos_and_imports(known: Any, articles: Path, tmp_path: Path) -> None:
    known("correct", "rename", "chatlune", "Other")
    (made,) = corrections(known)
    assert known("correct", "undo", made["id"], "--dry-run").out == "changed Platform chatlune: name Other -> Chatlune\n"
    known("correct", "export", "-o", tmp_path / "team.jsonl")
    known("correct", "undo", made["id"])
    assert known("correct", "import", tmp_path / "team.jsonl", "--dry-run").out == ""
    assert len(corrections(known)) == 2
    other = ["--workspace", str(tmp_path / "other")]
    main([*other, "ingest", str(articles)])
    assert main([*other, "correct", "import", str(tmp_path / "team.jsonl"), "--dry-run"]) == 0


def test_a_second_value_tells_whose_it_replaces_and_a_retracted_event_how_it_comes_back(known: Any, tmp_path: Path) -> None:
    id_ = events(tmp_path)["komdigi", "done"]
    first = known("correct", "set", id_, "date", "2025-03-04").out[:12]
    said = known("correct", "set", id_, "date", "2025-03-05", "--by", "budi")
    assert (said.status, said.err) == (
        0,
        f"kg: {first}, by rina, says 2025-03-04; the newer one holds, and that one again if this is undone.\n",
    )
    gone = known("correct", "retract", id_, "--why", "satire").out[:12]
    for words in (("correct", "confirm", id_), ("show", id_)):
        refused = known(*words)
        problem = f"kg: {id_}: rina retracted this event: satire. `kg correct undo {gone}` brings it back.\n"
        assert (refused.status, refused.err) == (2, problem)
    assert known("correct", "undo", gone).status == 0
    assert known("show", id_).status == 0


def test_one_that_was_merged_is_shown_as_the_one_that_it_is_part_of(known: Any) -> None:
    merged = known("correct", "merge", "komdigi", "roskomnadzor").out[:12]
    for name in ("roskomnadzor", "Roskomnadzor", "agency/roskomnadzor"):
        shown = known("show", name)
        assert (shown.status, shown.out.splitlines()[1].strip()) == (0, "komdigi")
        assert shown.err == f"kg: {name} is komdigi, says rina ({merged}).\n"
    assert known("show", "komdigi").err == ""
    assert known("correct", "undo", merged).status == 0
    assert known("show", "roskomnadzor").out.splitlines()[1].strip() == "roskomnadzor"
