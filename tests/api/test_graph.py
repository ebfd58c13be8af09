"""One graph from Python: opened, filled, asked, and at another time."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from kg import Graph, KgError
from kg.model import QueryError, UsageError

TEXT = "Komdigi Blokir Chatlune\n\nJAKARTA, Warta Uji - Komdigi memblokir aplikasi Chatlune pada 3 Maret 2025.\n"


def test_nothing_is_made_before_something_is_ingested(tmp_path: Path) -> None:
    graph = Graph(tmp_path / "work")
    assert repr(graph) == f"<Graph: {tmp_path / 'work'}>"
    assert "nothing was ingested yet" in graph._repr_html_()
    with pytest.raises(UsageError, match="there is no workspace here"):
        graph.query("actions")
    assert not (tmp_path / "work").exists()


def test_a_folder_is_named_by_argument_or_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_WORKSPACE", str(tmp_path / "set"))
    assert Graph().folder == tmp_path / "set"
    assert Graph(tmp_path / "given").folder == tmp_path / "given"
    monkeypatch.delenv("KG_WORKSPACE")
    assert Graph().folder == Path(".kg")


def test_a_fault_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    heard: list[str] = []
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    graph = Graph(tmp_path / "work", notify=heard.append)
    report = graph.ingest(tmp_path / "a.txt", str(tmp_path / "missing.txt"))
    assert (report.new, report.unreadable) == (1, 1)
    assert len(heard) == 1
    assert "missing.txt" in heard[0]
    assert graph.counts["nodes"]["Article"] == 1
    assert list(graph.verify()) == []
    graph.rebuild()
    assert graph.counts["nodes"]["Article"] == 1


def test_a_graph_that_another_process_changed_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("Chatlune", "Birdnote"), encoding="utf-8")
    graph = Graph(tmp_path / "work")
    graph.ingest(tmp_path / "a.txt")
    assert [event.targets for event in graph.events()] == [("Chatlune",)]
    Graph(tmp_path / "work").ingest(tmp_path / "b.txt")
    assert sorted(event.targets for event in graph.events()) == [("Birdnote",), ("Chatlune",)]


def test_every_name_of_a_platform_asks_the_same(graph: Graph) -> None:
    rows = graph.query("history", platform="tiktok").rows
    assert rows
    assert graph.query("history", {"platform": "TikTok"}).rows == rows
    assert graph.query("history", platform="musical.ly").rows == rows


def test_values_of_python_are_parameters(graph: Graph) -> None:
    every = graph.query("actions", happened=None, type="block").rows
    assert every == graph.query("actions", type="block", min_confidence=0.0).rows
    sure = graph.query("actions", type="block", min_confidence=0.95)
    assert 0 < len(sure) < len(every)
    assert min(sure["confidence"]) >= 0.95


def test_more_rows_than_the_limit_are_told(graph: Graph) -> None:
    result = graph.query("actions", limit=3)
    assert len(result) == 3
    assert result.truncated
    assert not graph.cypher("RETURN 1 AS one").truncated


def test_whom_only_a_list_knows_is_a_note_and_no_error(graph: Graph) -> None:
    result = graph.query("history", platform="tiktok-shop")
    assert (len(result), result.notes) == (
        0, ("TikTok Shop (tiktok-shop) is known, and no article in this workspace says anything of it.",),
    )  # fmt: skip
    shop = graph.find("TikTok Shop")
    assert (shop.in_graph, len(shop.events), shop.details) == (False, 0, {})


def test_a_remark_of_the_engine_is_a_note(graph: Graph) -> None:
    assert graph.cypher("MATCH (n:Platfrom) RETURN n").notes != ()


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda g: g.query("histroy"), "query: no query called 'histroy'. Did you mean 'history'?"),
        (lambda g: g.query("history"), "parameter: query 'history' needs 'platform': Whose history. Add parameter platform="),
        (lambda g: g.query("history", platfrom="x"), "parameter: query 'history' has no parameter 'platfrom'. Did you mean"),
        (lambda g: g.query("history", platform=["x"]), "parameter platform: list is no value for it. Give text or a number."),
        (lambda g: g.query("actions", since="July"), "parameter since: 'July' is no date. Write 2017-07-14, 2017-07 or 2017."),
        (lambda g: g.cypher("CREATE (n:X) RETURN n"), "query: a query may only read."),
        (lambda g: g.find("tiktik"), "find: no entity is called 'tiktik'. Did you mean tiktok?"),
        (lambda g: g.find("tiktok", kind="agency"), "find: no agency is called 'tiktok'."),
        (lambda g: g.find("tiktok", kind="agncy"), "kind: 'agncy' is no kind of entity. Did you mean 'agency'?"),
        (lambda g: g.search("tiktok", kind="x"), "kind: 'x' is no kind of entity. Known: agency, domain, "),
        (lambda g: g.event("nope"), "nope: nothing is called so here."),
        (lambda g: g.event("tiktok"), "tiktok: is a Platform and no event. `events()` and `query` give ids."),
        (lambda g: g.event("tiktok-shop"), "tiktok-shop: TikTok Shop (tiktok-shop) is known, and no article"),
        (lambda g: g.article("zzzz"), "zzzz: no article is called so. Answers give the ids of articles."),
        (lambda g: g.event("block-tiktok-2018-07-03-85"), "block-tiktok-2018-07-03-85: nothing is called so here. Did "),
        (lambda g: g.evidence("kominfo", type="REPORT"), "type: 'REPORT' is no relationship. Did you mean 'REPORTS'?"),
        (lambda g: g.query("actions", status="dnoe"), "parameter status: 'dnoe' is no status. Did you mean 'done'?"),
        (lambda g: g.query("fines", min_confidence=80), "parameter min_confidence: '80' is no number from 0 to 1. Example: 0.8."),
        (lambda g: g.events(country="Indonsia"), "country: 'Indonsia' is no country. Did you mean 'ID'?"),
        (lambda g: g.select(type="blok"), "type: 'blok' is not one. Did you mean 'block'?"),
        (lambda g: g.select(platform="tiktik"), "platform: nothing in the graph is called 'tiktik'. Did you mean tiktok?"),
        (lambda g: g.select(around="tiktik"), "around: nothing in the graph is called 'tiktik'. Did you mean tiktok?"),
        (lambda g: g.select(since="July"), "since: 'July' is not a date."),
        (lambda g: g.select(around="tiktok", depth=-1), "depth: -1 is less than 0."),
        (lambda g: g.select().export("gexf", "x"), "export: no format called 'gexf'. Known: "),
        (lambda g: g.as_of("July"), "as_of: 'July' is no date."),
        (lambda g: g.known_by("2026-13"), "known_by: '2026-13' is no date."),
    ],
)  # fmt: skip
def test_an_error_names_place_problem_and_remedy(graph: Graph, ask: Callable[[Graph], object], said: str) -> None:
    with pytest.raises(KgError) as caught:
        ask(graph)
    assert str(caught.value).startswith(said)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "ask",
    [
        lambda g, text: g.query("counts", country=text),
        lambda g, text: g.query("actions", type=text),
        lambda g, text: g.query("actions", platform=text),
        lambda g, text: g.query("evidence", action=text),
        lambda g, text: g.query("fines", {text: "1"}),
        lambda g, text: g.events(country=text),
        lambda g, text: g.event(text),
        lambda g, text: g.named(text),
        lambda g, text: g.article(text),
        lambda g, text: g.cypher(text),
    ],
)
def test_ten_megabytes_for_a_name_are_refused_in_a_few_words(graph: Graph, ask: Callable[[Graph, str], object]) -> None:
    with pytest.raises(KgError) as caught:
        ask(graph, "x" * 10_000_000)
    assert 0 < len(str(caught.value)) < 5_000
    assert caught.value.remedy


def test_several_articles_of_one_beginning_are_refused(graph: Graph) -> None:
    ids = graph.cypher("MATCH (a:Article) RETURN a.id AS id ORDER BY id")["id"]
    first, second = next(pair for pair in pairwise(ids) if pair[0][0] == pair[1][0])
    with pytest.raises(QueryError, match=rf"\d+ articles are called so: .*{first}, {second}.* Give more of the id\."):
        graph.article(first[0])


def test_a_search_gives_the_likeliest_first(graph: Graph) -> None:
    found = graph.search("tele", limit=3)
    assert found[0] == {"id": "telegram", "name": "Telegram", "kind": "platform", "in_graph": True}
    assert len(found) == 3
    assert set(graph.search("kom", kind="agency")["kind"]) == {"agency"}
    assert graph.search("  ").rows == ()
    assert graph.search("telegrm")[0]["id"] == "telegram"


def test_evidence_is_what_stands_in_the_article(graph: Graph) -> None:
    events = graph.events()
    told = [one for event in events for one in event.evidence]
    assert len(told) >= len(events) > 50
    texts = {id_: graph.article(id_).text for id_ in {one.article for one in told}}
    assert all(texts[one.article][one.start : one.end] == one.words for one in told)


def test_a_threat_has_not_happened(graph: Graph) -> None:
    assert {event.status for event in graph.events() if event.happened} == {"done", "ongoing"}
    assert all(not event.happened for event in graph.events(status="threatened"))


def test_an_event_tells_what_the_command_line_tells(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    from kg.cli import main

    event = graph.find("tiktok").events[0]
    assert main(["--workspace", str(graph.folder), "show", event.id, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    del printed["commands"]
    assert json.loads(json.dumps(event.details)) == printed
    assert graph.event(event.id) == event
    assert event.words in {one.words for one in event.evidence}
    assert event.id in event._repr_html_()


def test_an_entity_tells_what_the_command_line_tells(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    from kg.cli import main

    assert main(["--workspace", str(graph.folder), "show", "kominfo", "--json"]) == 0
    agency = graph.find("Kominfo", kind="agency")
    assert json.loads(json.dumps(agency.details)) == json.loads(capsys.readouterr().out)
    assert agency.events[0].actors == ("Kominfo",)
    assert "Also called: " in agency._repr_html_()


def test_events_are_in_order_of_time_and_become_a_table(graph: Graph) -> None:
    events = graph.events(platform="telegram", country="ID")
    dates = [event.date for event in events if event.date and len(event.date) == 10]
    assert dates == sorted(dates)
    table = events.to_result()
    assert len(table) == sum(len(event.evidence) for event in events)
    assert table[0]["event"] == events[0].id
    assert table[0]["words"] == events[0].evidence[0].words
    assert repr(events[:2]) == "<Events: 2>"
    assert events[:2]._repr_html_().startswith("<div><p>2 events</p><table>")


def test_a_country_goes_by_its_code_and_by_its_name(graph: Graph) -> None:
    found = {event.id for event in graph.events(country="ID")}
    assert len(found) > 10
    assert {event.id for event in graph.events(country="indonesia")} == found
    assert graph.query("counts", country="Indonesia").rows == graph.query("counts", country="ID").rows


def test_a_named_query_tells_in_a_line_what_it_takes(graph: Graph) -> None:
    told = "<NamedQuery history(platform=…, agency, min_confidence): What happened between a platform and the agencies"
    assert repr(graph.named("history")).startswith(told)


def test_a_part_is_what_export_writes(graph: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from kg.cli import main

    part = graph.select(platform="telegram", since="2017-07", until="2017-08")
    part.export("jsonl", tmp_path / "part.jsonl")
    options = ["--platform", "telegram", "--since", "2017-07", "--until", "2017-08"]
    assert main(["--workspace", str(graph.folder), "export", "jsonl", *options]) == 0
    assert (tmp_path / "part.jsonl").read_text(encoding="utf-8") == capsys.readouterr().out
    network = part.to_networkx()
    assert (len(network), network.number_of_edges()) == (len(part.nodes), len(part.edges))


def test_three_libraries_hold_all_nodes_and_edges(graph: Graph) -> None:
    whole = graph.select()
    sizes = (len(whole.nodes), len(whole.edges))
    assert (whole.to_arrow().nodes.num_rows, whole.to_arrow().edges.num_rows) == sizes
    assert tuple(len(frame) for frame in whole.to_pandas()) == sizes
    assert tuple(len(frame) for frame in whole.to_polars()) == sizes
    assert whole.to_arrow().nodes.column_names[:4] == ["node", "label", "id", "labels"]
    network = graph.to_networkx()
    assert (len(network), network.number_of_edges()) == sizes
    assert whole.counts == graph.counts
    assert f"{sizes[0]:,} nodes and {sizes[1]:,} edges" in whole._repr_html_()
    assert f"{sizes[0]:,} nodes and {sizes[1]:,} edges" in graph._repr_html_()


def test_the_graph_of_another_day_is_a_graph_like_any_other(graph: Graph) -> None:
    then = graph.as_of("2017-07-15")
    assert repr(then) == f"<Graph: {graph.folder}, published by 2017-07-15>"
    assert then.counts["nodes"]["Article"] < graph.counts["nodes"]["Article"]
    assert {event.evidence[0].published for event in then.events()} == {"2017-07-14"}
    assert then.known_by("2001").counts["nodes"] == {}
    assert repr(graph) == f"<Graph: {graph.folder}>"


def test_queries_of_ones_own_are_asked_like_the_others_and_a_broken_one_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    graph = Graph(tmp_path / "work")
    graph.ingest(tmp_path / "a.txt")
    folder = tmp_path / "work" / "queries"
    folder.mkdir()
    (folder / "mine.cypher").write_text(
        "// question: What is it called?\n// param platform: entity(Platform) -- Which.\n"
        "MATCH (p:Platform {id: $platform}) RETURN p.name AS name\n"
    )
    (folder / "slip.cypher").write_text("RETURN 1\n")
    assert [dict(row) for row in graph.query("mine", platform="CHATLUNE")] == [{"name": "Chatlune"}]
    with pytest.raises(QueryError, match="no query called 'slip'"):
        graph.query("slip")


def test_evidence_of_a_relationship_is_what_stands_in_the_article(graph: Graph) -> None:
    of_event = graph.evidence(graph.find("tiktok").events[0].id)
    assert {"REPORTS", "TARGETS", "ACTOR_OF"} <= set(of_event["edge"])
    for row in of_event:
        assert graph.article(row["article"]).text[row["start"] : row["end"]] == row["words"]
    assert graph.evidence("tiktok").columns == of_event.columns
    assert "MENTIONS" not in graph.evidence("tiktok")["edge"]
    assert set(graph.evidence("tiktok", type="MENTIONS")["edge"]) == {"MENTIONS"}
    assert graph.evidence("tiktok", limit=1).truncated
    assert {row["target"] for row in graph.evidence("kominfo", "tiktok", type="TARGETS")} >= {"TikTok"}
    assert len(graph.evidence("pavel-durov", "tiktok")) == 0


def test_quotes_and_articles_come_by_id(graph: Graph) -> None:
    event = graph.find("tiktok").events[0]
    told = graph.quotes([event.id, "nope", event.id], most=1)
    assert list(told) == [event.id]
    assert [set(one) for one in told[event.id]] == [{"words", "article", "status"}]
    article = told[event.id][0]["article"]
    assert graph.articles([article, "0" * 16])[article]["outlet"] == "kabarnusantara.example"
    assert graph.quotes([]) == graph.articles([]) == {}


def test_the_id_that_an_event_had_before_finds_what_it_is_part_of(graph: Graph) -> None:
    """An id ends in the mark of a report: that of a report which is not the first one is an id that was."""
    rows = graph.cypher(
        "MATCH (:Article)-[r:REPORTS]->(a:Action) WHERE NOT a.id ENDS WITH r.mark RETURN a.id AS id, r.mark AS mark LIMIT 1"
    )
    assert graph.event(f"block-somebody-{rows[0]['mark']}").id == rows[0]["id"]


def test_a_closed_graph_opens_again(filled: Path) -> None:
    with Graph(filled / "work") as graph:
        before = graph.counts
    assert graph.counts == before
    graph.close()
    graph.close()


def test_one_thing_is_asked_without_reading_all(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.store.kglite.store import KgliteStore

    def refuse(self: object) -> None:
        raise AssertionError("all of the graph was read")

    monkeypatch.setattr(KgliteStore, "nodes", refuse)
    monkeypatch.setattr(KgliteStore, "edges", refuse)
    event = graph.find("TikTok").events[0]
    assert graph.event(event.id) == event
    assert graph.search("tik")
    assert graph.evidence("kominfo", "tiktok")
    assert graph.events(platform="TikTok", since="2020")
    assert graph.select(agency="kominfo", around="tiktok", depth=2).nodes
    with pytest.raises(AssertionError):
        graph.select()
