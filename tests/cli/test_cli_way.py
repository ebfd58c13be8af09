"""The whole way, as a user goes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.store import open_store


def _graph(tmp_path: Path) -> tuple[list[Any], list[Any]]:
    store = open_store(tmp_path / "work" / "graph.kgl")
    return list(store.nodes()), list(store.edges())


def test_articles_become_a_graph_that_answers(run: Any, articles: Path) -> None:
    first = run("ingest", articles)
    assert (first.status, first.err) == (0, "")
    assert first.out.startswith("2 articles read: 2 new, 0 changed, 0 unchanged; ")
    answer = run("query", "history", "-p", "platform=CHATLUNE", "--format", "jsonl")
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert ("block", "done", "2025-03-03") in {(row["action"], row["status"], row["date"]) for row in rows}
    assert all(row["words"] for row in rows)


def test_ingesting_again_says_that_nothing_changed(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    before = (tmp_path / "work" / "graph.kgl").read_bytes()
    again = run("ingest", articles)
    assert again.status == 0
    assert again.out.startswith("2 articles read: nothing changed; ")
    assert (tmp_path / "work" / "graph.kgl").read_bytes() == before


def test_the_report_is_json_for_programs(run: Any, articles: Path) -> None:
    report = json.loads(run("ingest", articles, "--json").out)
    assert (report["read"], report["new"], report["quarantined"]) == (2, 2, 0)


def test_a_deleted_graph_is_made_again_and_that_is_said(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    before = _graph(tmp_path)
    (tmp_path / "work" / "graph.kgl").unlink()
    stats = run("stats", "--json")
    assert "made again from the ledger" in stats.err
    assert _graph(tmp_path) == before


def test_a_damaged_graph_is_made_again(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    before = _graph(tmp_path)
    (tmp_path / "work" / "graph.kgl").write_bytes(b"nothing that a store would write")
    assert "the graph is damaged" in run("stats").err
    assert _graph(tmp_path) == before


def test_rebuild_makes_the_same_graph(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    before = _graph(tmp_path)
    done = run("rebuild", "--json")
    assert (done.status, json.loads(done.out)["read_again"]) == (0, 0)
    assert _graph(tmp_path) == before


def test_load_prints_articles_and_stores_nothing(run: Any, articles: Path, tmp_path: Path) -> None:
    lines = run("load", articles).out.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Komdigi Blokir Chatlune", "Roskomnadzor blocks Chatlune"]
    assert not (tmp_path / "work").exists()


def test_extract_prints_the_output_contract_and_each_piece_of_evidence_is_in_the_text(run: Any, articles: Path) -> None:
    texts = {one["id"]: one["text"] for one in map(json.loads, run("load", articles).out.splitlines())}
    for record in map(json.loads, run("extract", articles).out.splitlines()):
        text = texts[record["article"]["id"]]
        assert list(record) == ["article", "events", "statements", "people"]
        assert record["events"]
        for event in record["events"]:
            for evidence in event["evidence"]:
                assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_extract_gives_the_same_bytes_in_another_process_with_another_hash_seed(articles: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", "extract", str(articles)]
    outputs = {
        subprocess.run(call, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout  # noqa: S603
        for seed in ("1", "77")
    }
    assert len(outputs) == 1
    assert b'"events"' in outputs.pop()


def test_explain_names_rule_voice_roles_status_and_cue(run: Any) -> None:
    told = run("explain", "--lang", "id", "--text", "Komdigi membantah akan memblokir Facebook.").out
    for part in (
        "“memblokir” 23-32",
        "rule id/block/",
        "voice active",
        "(komdigi, agency)",
        "(facebook, platform)",
        "status   denied",
    ):
        assert part in told, told
    assert "“membantah”" in told


def test_explain_tells_why_nothing_fired(run: Any) -> None:
    assert "no trigger" in run("explain", "--lang", "id", "--text", "Hujan turun sejak pagi.").out
    assert "no anchor: 'memblokir'" in run("explain", "--lang", "id", "--text", "Warga memblokir jalan.").out
    assert "no language 'xx'" in run("explain", "--lang", "xx", "--text", "x").err


def test_show_marks_the_evidence_of_an_article_by_id_prefix_and_source(run: Any, articles: Path) -> None:
    run("ingest", articles)
    id_ = json.loads(run("load", articles / "a.txt").out)["id"]
    shown = run("show", id_).out
    assert "[block Chatlune · done]‹" in shown
    assert run("show", id_[:8]).out == shown == run("show", articles / "a.txt").out


def test_show_reads_a_file_that_was_never_ingested(run: Any, articles: Path, tmp_path: Path) -> None:
    assert "[block Chatlune · done]‹" in run("show", articles / "b.txt").out
    assert not (tmp_path / "work").exists()


def test_show_gives_the_card_of_an_entity_by_any_name_and_of_an_action(run: Any, articles: Path) -> None:
    run("ingest", articles)
    card = run("show", "komdigi").out
    assert "Komdigi" in card
    assert "2025-03-03" in card
    action = json.loads(run("query", "actions", "--format", "jsonl", "--limit", 1).out)["id"]
    assert "What articles say: 1 source" in run("show", action).out
    missing = run("show", "komdigii")
    assert (missing.status, "Did you mean komdigi" in missing.err) == (2, True)


def test_the_page_of_an_article_escapes_it_and_forbids_everything(run: Any, tmp_path: Path) -> None:
    hostile = tmp_path / "x.txt"
    hostile.write_text(
        'Komdigi Blokir <script>alert(1)</script> "Chatlune"\n\n'
        "Komdigi memblokir aplikasi Chatlune <img src=x onerror=alert(2)>.\n"
    )
    page = tmp_path / "x.html"
    assert run("show", hostile, "--html", "-o", page).status == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "<img" not in html
    assert "default-src 'none'; style-src 'sha256-" in html
    assert 'title="block Chatlune' in html


def test_queries_are_listed_described_and_guessed(run: Any) -> None:
    assert "history" in run("query").out
    assert "required" in run("query", "history", "--help").out
    wrong = run("query", "histroy")
    assert (wrong.status, wrong.err) == (2, "kg: query: no query called 'histroy'. Did you mean 'history'?\n")


def test_cypher_comes_from_an_option_or_from_standard_input(run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    run("ingest", articles)
    cypher = "MATCH (a:Article) WHERE a.language = $language RETURN count(a) AS n"
    assert run("query", "--cypher", cypher, "-p", "language=id", "--format", "csv").out == "n\n1\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(cypher.encode())))
    assert run("query", "-", "-p", "language=en", "--format", "csv").out == "n\n1\n"
    assert run("query", "--cypher", "CREATE (n:Agency {id: 'x'})").status == 2


def test_more_rows_than_the_limit_are_said_on_stderr(run: Any, articles: Path) -> None:
    run("ingest", articles)
    assert "raise --limit" in run("query", "--cypher", "MATCH (n) RETURN n.id AS id", "--limit", 1).err


def test_every_format_is_exported_and_filters_take_any_name(run: Any, articles: Path, tmp_path: Path) -> None:
    run("ingest", articles)
    for form in ("jsonl", "graphml", "turtle", "dot", "mermaid"):
        assert run("export", form, "--platform", "Chatlune").out.strip(), form
    assert run("export", "csv", "-o", tmp_path / "tables").status == 0
    assert (tmp_path / "tables" / "nodes.csv").exists()
    part = run("export", "jsonl", "--agency", "Komdigi").out
    assert "roskomnadzor" not in part
    wrong = run("export", "jsonl", "--type", "blok")
    assert (wrong.status, wrong.err) == (2, "kg: --type: 'blok' is not one. Did you mean 'block'?\n")


def test_the_tour_shows_actions_and_a_history_within_100_columns(
    run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS")
    run("ingest", articles)
    tour = run("tour").out
    assert "Chatlune in Russia" in tour
    assert "show chatlune" in tour
    assert all(len(line) <= 100 for line in tour.splitlines() if not line.startswith("  "))


def test_schema_prints_labels_and_check_finds_a_wrong_word(run: Any, tmp_path: Path) -> None:
    import shutil

    from kg.ontology import schema_root

    assert "LegalInstrument" in run("schema").out
    copy = tmp_path / "schemas"
    shutil.copytree(str(schema_root()), copy)
    actions = copy / "actions.yaml"
    actions.write_text(actions.read_text().replace("family: restore", "family: restor", 1))
    wrong = run("schema", "check", copy)
    assert wrong.status == 2
    assert wrong.err.startswith("kg: schemas/actions.yaml:")
    assert "Did you mean 'restore'?" in wrong.err


def test_every_example_beside_a_rule_gives_what_stands_beside_it(run: Any) -> None:
    checked = run("schema", "check")
    assert checked.status == 0, checked.out
    assert checked.out.count("\n") == 1
    assert checked.out.endswith("0 faults in rules\n")


@pytest.mark.parametrize("command", ["stats", "verify", "rebuild", "tour", "quarantine", "query actions", "export jsonl"])
def test_a_command_without_a_workspace_says_how_to_make_one(run: Any, command: str) -> None:
    result = run(*command.split())
    assert (result.status, result.out) == (2, "")
    assert "there is no workspace here. Make one with `kg ingest SOURCE`" in result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["quer"], "kg: No such command 'quer'. Did you mean 'query'? Try `kg --help`.\n"),
        (["stats", "--jsn"], "kg: stats: No such option: --jsn"),
        (["ingest"], "kg: ingest: Missing argument"),
        (["ingest", "x", "--loader", "plian"], "kg: --loader: no loader called 'plian'. Did you mean 'plain'?\n"),
        (["ingest", "x", "--map", "text"], "kg: --map: 'text' is no NAME=VALUE."),
        (["query", "actions", "--format", "xls"], "kg: --format: no format called 'xls'."),
        (["explain"], "kg: explain: give either a source or a text."),
    ],
)
def test_a_slip_in_the_command_is_one_line_with_a_remedy(run: Any, arguments: list[str], said: str, tmp_path: Path) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(said)
    assert result.err.count("\n") == 1
    assert not (tmp_path / "work").exists()


def test_an_interruption_ends_with_130_and_no_traceback(run: Any, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.workspace.Workspace.ingest", interrupt)
    result = run("ingest", articles)
    assert (result.status, result.err.startswith("kg: interrupted")) == (130, True)


def test_a_reader_who_has_had_enough_is_no_error(articles: Path) -> None:
    call = f"{sys.executable} -c 'import sys; from kg.cli import main; sys.exit(main())' query actions --help"
    done = subprocess.run(["/bin/bash", "-c", f"{call} | true; echo ${{PIPESTATUS[0]}}"], capture_output=True, check=True)  # noqa: S603
    assert (done.stdout, done.stderr) == (b"0\n", b"")


def test_the_environment_names_the_workspace(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_WORKSPACE", str(tmp_path / "elsewhere"))
    assert main(["ingest", str(articles)]) == 0
    assert (tmp_path / "elsewhere" / "ledger.sqlite").exists()
    capsys.readouterr()


def test_help_and_version_need_nothing_heavy() -> None:
    code = (
        "import sys; from kg.cli import main; main(['--help']);"
        "heavy = {'rich', 'kglite', 'yaml', 'trafilatura', 'networkx', 'rdflib', 'py3langid', 'ahocorasick_rs', 'sqlite3'};"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, b"")


def test_schema_check_tells_faults_of_rules_always_and_doubts_when_asked(run: Any, tmp_path: Path) -> None:
    import shutil

    from kg.ontology import schema_root

    copy = tmp_path / "schemas"
    shutil.copytree(str(schema_root()), copy)
    file = copy / "languages" / "id.yaml"
    rules = "\n  apologise:\n    one:\n      nouns: [zutzut]\n"
    file.write_text(file.read_text(encoding="utf-8").replace("\n  apologise:\n", rules, 1), encoding="utf-8")
    # That a doubt is no finding unless asked for is told by the first of them: each run reads every example.
    for option in ("--verbose", "--strict"):
        asked = run("schema", "check", copy, option)
        assert "id/apologise/one fires in no example. Put an example beside it.\n" in asked.out
        assert asked.status == (1 if option == "--strict" else 0)
    again = file.read_text(encoding="utf-8").replace(rules, f"{rules}    two:\n      nouns: [zutzut]\n", 1)
    file.write_text(again, encoding="utf-8")
    faulty = run("schema", "check", copy)
    assert faulty.status == 1
    assert "'zutzut' of id/apologise/two is never read" in faulty.out
    assert faulty.out.endswith("1 faults in rules\n")
