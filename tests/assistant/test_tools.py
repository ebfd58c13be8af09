"""What each tool answers, and what it refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from kg import Graph
from kg.assistant.answers import MOST, NOTICE
from kg.assistant.arguments import schema
from kg.assistant.tools import tools
from kg.model import QueryError

Call = Callable[..., dict[str, Any]]
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


@pytest.fixture
def call(graph: Graph) -> Call:
    """Calls a tool as the server does, without the server."""
    from kg.assistant.calls import Answering

    answering = Answering(graph)
    return lambda name, **given: answering.call(name, given)


def test_there_are_eight_tools_and_each_says_what_it_takes(graph: Graph) -> None:
    made = tools(graph)
    assert list(made) == [
        "describe_graph", "ask", "describe_query", "find_entity", "show", "evidence", "read_article", "cypher",
    ]  # fmt: skip
    for tool in made.values():
        assert len(tool.description) > 60
        assert all(one["description"] for one in schema(tool.arguments)["properties"].values())
    described = sum(len(tool.description) + len(json.dumps(schema(tool.arguments))) for tool in made.values())
    assert described < 16_000


def test_every_named_query_stands_in_the_description_of_ask(graph: Graph) -> None:
    description = tools(graph)["ask"].description
    for row in graph.queries():
        assert f"- {row['query']}(" in description
    assert "- history(PLATFORM, agency, min_confidence): What happened between a platform" in description


def test_a_row_has_its_words_and_the_address_of_the_article(call: Call) -> None:
    answer = call("ask", query="history", parameters={"platform": "musical.ly"}, limit=1)
    assert answer["notice"] == NOTICE
    (row,) = answer["rows"]
    assert (row["date"], row["actors"], row["status"]) == ("2018-07-03", ["Kominfo"], "done")
    assert row["words"] == "Diblokir karena Konten Negatif, TikTok Datangi Kominfo"
    assert answer["cited"][row["article"]] == {
        "outlet": "kabarnusantara.example",
        "title": "Diblokir karena Konten Negatif, TikTok Datangi Kominfo",
        "published": "2018-07-04",
        "url": "https://kabarnusantara.example/2018/07/04/tiktok-datangi-kominfo",
    }
    assert answer["next_offset"] == 1
    assert "There are more rows: ask again with offset = next_offset, or for less." in answer["notes"]


def test_all_rows_come_one_part_after_the_other(call: Call, graph: Graph) -> None:
    rows, offset = [], 0
    while offset is not None:
        answer = call("ask", query="actions", limit=40, offset=offset)
        rows += answer["rows"]
        offset = answer.get("next_offset")
    assert [row["id"] for row in rows] == graph.query("actions")["id"]


def test_one_row_has_the_whole_of_its_lists(call: Call, graph: Graph) -> None:
    ids = graph.cypher("MATCH (a:Action) RETURN a.id AS id ORDER BY id LIMIT 40")["id"]
    told = call("cypher", query="MATCH (a:Action) WITH a ORDER BY a.id LIMIT 40 RETURN collect(a.id) AS ids")
    assert told["rows"] == [{"ids": ids}]
    long = call("cypher", query="RETURN range(1, 150) AS n")
    assert len(long["rows"][0]["n"]) == 100
    assert long["notes"][0] == "In these rows: 50 items left out. Ask for less in a row."


def test_an_offset_behind_the_last_row_is_told(call: Call) -> None:
    answer = call("ask", query="fines", offset=9_000)
    assert (answer["rows"], answer["notes"]) == ([], ["There are no rows behind this offset."])


def test_no_row_is_no_proof(call: Call) -> None:
    answer = call("ask", query="history", parameters={"platform": "tiktok-shop"})
    assert answer["rows"] == []
    assert answer["notes"] == [
        "TikTok Shop (tiktok-shop) is known, and no article in this workspace says anything of it.",
        "No article here says so. That is no proof that it did not happen.",
    ]


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a:Block) RETURN a",
        "MATCH (a:Block) RETURN a.id AS id, a.date AS date",
        "MATCH p = (a:Block)-[:TARGETS]->() RETURN p",
    ],
)
def test_cypher_that_returns_events_is_given_their_quotes(call: Call, graph: Graph, cypher: str) -> None:
    answer = call("cypher", query=cypher, limit=5)
    assert len(answer["quotes"]) == 5
    for id_, told in answer["quotes"].items():
        assert {one["article"] for one in told} <= {one.article for one in graph.event(id_).evidence}
        assert all(one["words"] in graph.article(one["article"]).text for one in told)
        assert {one["article"] for one in told} <= set(answer["cited"])


def test_cypher_that_returns_no_event_is_told_so(call: Call) -> None:
    answer = call("cypher", query="MATCH (a:Action) RETURN count(*) AS n")
    assert answer["notes"] == [
        "These rows have no quotes: return the ids of events (a.id) as well, and do not claim what no article says."
    ]


def test_parameters_of_cypher_are_values_and_no_text_of_the_query(call: Call) -> None:
    odd = "x' }) DETACH DELETE n //`\""
    assert call("cypher", query="RETURN $odd AS odd", parameters={"odd": odd})["rows"] == [{"odd": odd}]


def test_a_card_of_an_entity_has_its_events_and_restrictions(call: Call) -> None:
    card = call("show", what="Telegram")
    assert (card["label"], card["id"], card["name"]) == ("Platform", "telegram", "Telegram")
    assert card["episodes"][0]["began"] == "2017-07-14"
    assert card["episodes"][0]["ended"] == "2017-08-10"
    assert all(event["words"] and event["article"] in card["cited"] for event in card["events"])
    assert {event["happened"] for event in card["events"] if event["status"] in ("planned", "threatened")} <= {False}


def test_a_card_of_an_event_has_what_each_article_says(call: Call, graph: Graph) -> None:
    event = graph.find("tiktok").events[0]
    card = call("show", what=event.id)
    assert [(one["words"], one["article"]) for one in card["reports"]] == [(e.words, e.article) for e in event.evidence]
    assert "commands" not in card
    assert set(card["cited"]) == {one.article for one in event.evidence}


def test_evidence_of_an_event_is_what_stands_in_the_articles(call: Call, graph: Graph) -> None:
    event = graph.find("tiktok").events[0]
    answer = call("evidence", of=event.id)
    assert {"REPORTS", "TARGETS", "ACTOR_OF"} <= {row["edge"] for row in answer["rows"]}
    for row in answer["rows"]:
        assert graph.article(row["article"]).text[row["start"] : row["end"]] == row["words"]
    only = call("evidence", of=event.id, type="TARGETS")
    assert {(row["edge"], row["target"]) for row in only["rows"]} == {("TARGETS", "TikTok")}


def test_evidence_between_two_is_that_of_the_events_that_join_them(call: Call) -> None:
    answer = call("evidence", of="Kominfo", other="TikTok")
    edges = {(row["edge"], row["source"], row["target"]) for row in answer["rows"]}
    assert ("ACTOR_OF", "Kominfo", "block TikTok (done)") in edges
    assert ("TARGETS", "block TikTok (done)", "TikTok") in edges
    assert {row["edge"] for row in answer["rows"]} >= {"REPORTS"}
    office = call("evidence", of="pavel-durov", other="telegram", type="HOLDS")
    assert {row["edge"] for row in office["rows"]} == {"HOLDS"}


def test_an_article_is_read_around_a_quote(call: Call, graph: Graph) -> None:
    evidence = graph.find("tiktok").events[0].evidence[-1]
    answer = call("read_article", article=evidence.article, start=evidence.start, end=evidence.end)
    passage = answer["passage"]
    assert evidence.words in passage["text"]
    assert passage["text"] == graph.article(evidence.article).text[passage["start"] : passage["end"]]
    assert answer["article"]["url"] == evidence.url
    beyond = call("read_article", article=evidence.article, start=10**9)
    assert beyond["passage"]["start"] < beyond["passage"]["end"] == beyond["passage"]["of"]


def test_a_long_article_is_read_in_parts(tmp_path: Any) -> None:
    from kg.assistant.calls import Answering

    (tmp_path / "long.txt").write_text(
        "Komdigi Blokir Chatlune\n\n" + "Komdigi memblokir aplikasi Chatlune. " * 1_000, encoding="utf-8"
    )
    graph = Graph(tmp_path / "work")
    graph.ingest(tmp_path / "long.txt")
    (id_,) = graph.cypher("MATCH (a:Article) RETURN a.id AS id")["id"]
    passage = Answering(graph).call("read_article", {"article": id_, "start": 0, "end": 30_000})["passage"]
    assert (passage["start"], passage["end"], len(passage["text"])) == (0, 4_000, 4_000)


def test_the_graph_of_another_day_answers_too(call: Call) -> None:
    answer = call("ask", query="episodes", parameters={"platform": "telegram"}, as_of="2017-07-20")
    assert answer["rows"][0]["open"] is True
    assert answer["answers_from"] == "2 articles published by 2017-07-20"
    assert "answers_from" not in call("ask", query="episodes")
    assert call("show", what="kominfo", as_of="2017-07-20")["events"][-1]["status"]
    assert call("find_entity", text="grok", as_of="2017-07-20")["entities"][0]["in_graph"] is False


def test_the_graph_describes_itself(call: Call) -> None:
    answer = call("describe_graph")
    assert answer["took_place"] == ["done", "ongoing"]
    assert "threatened" in answer["did_not_or_not_yet"]
    assert answer["counts"]["nodes"]["Article"] == 26
    assert answer["labels"]["Person"] == "A person. Properties: id, name"
    assert "block" in answer["actions"]["restrict"]
    described = call("describe_query", query="history")
    assert described["parameters"][0] == {
        "name": "platform", "type": "platform/organization", "required": True, "meaning": "Whose history.", "example": "telegram",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("aks", {}, "aks: there is no such tool. Did you mean 'ask'?"),
        ("ask", {}, "query: is missing. The name of the query."),
        ("ask", {"query": "histroy"}, "query: no query called 'histroy'. Did you mean 'history'?"),
        ("ask", {"query": "history"}, "parameter: query 'history' needs 'platform': Whose history. Add parameter "),
        ("ask", {"query": "actions", "limt": 1}, "limt: there is no such argument. Did you mean 'limit'?"),
        ("ask", {"query": "actions", "limit": 201}, "limit: 201 is out of bounds. Give a number from 1 to 200."),
        ("ask", {"query": "actions", "limit": 0}, "limit: 0 is out of bounds. Give a number from 1 to 200."),
        ("ask", {"query": "actions", "limit": True}, "limit: has to be of type integer. At most so many rows; 50 unless told."),
        ("ask", {"query": "actions", "offset": -1}, "offset: -1 is out of bounds. Give a number from 0 to 10,000."),
        ("ask", {"query": "actions", "parameters": ["x"]}, "parameters: has to be of type object. Its parameters by name"),
        ("ask", {"query": "actions", "parameters": {"platform": ["x"]}}, "parameter platform: list is no value for it."),
        ("ask", {"query": ["actions"]}, "query: has to be of type string. The name of the query."),
        ("ask", {"query": "actions", "as_of": "July"}, "as_of: 'July' is no date."),
        ("find_entity", {"text": "x", "kind": "agncy"}, "kind: 'agncy' is not one. Did you mean 'agency'?"),
        ("evidence", {"of": "tiktok", "type": "TARGET"}, "type: 'TARGET' is not one. Did you mean 'TARGETS'?"),
        ("evidence", {"of": "tiktik"}, "tiktik: nothing is called so here. Did you mean tiktok?"),
        ("show", {"what": "8b26666a43181123"}, "8b26666a43181123: is the id of an article. `read_article` gives its text."),
        ("read_article", {"article": "zzzz"}, "zzzz: no article is called so."),
        ("cypher", {"query": "CREATE (n:X)"}, "query: a query may only read."),
        ("cypher", {"query": "MATCH (a:Action) SET a.status = 'done' RETURN a"}, "query: a query may only read."),
        ("cypher", {"query": "LOAD CSV FROM 'file:///etc/hosts' AS r RETURN r"}, "query, line 1, column 1: `LOAD CSV` reads"),
        ("cypher", {"query": "RETURN 1", "parameters": "x"}, "parameters: has to be of type object."),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_with_a_remedy(call: Call, name: str, given: dict[str, Any], said: str) -> None:
    from kg.model import KgError

    with pytest.raises(KgError) as caught:
        call(name, **given)
    assert str(caught.value).startswith(said)
    assert caught.value.remedy


def test_an_argument_that_is_null_is_not_given(call: Call) -> None:
    assert call("ask", query="actions", limit=None, as_of=None)["count"] == call("ask", query="actions")["count"]


def test_what_an_article_tries_stays_a_value(call: Call, graph: Graph) -> None:
    """Its orders are there to be quoted; nothing in them is hidden, turned or obeyed, and the notice comes first."""
    event = graph.find("chatlune").events[0]
    article = event.evidence[0].article
    answers = [
        call("ask", query="actions", parameters={"platform": "chatlune"}),
        call("show", what="chatlune"),
        call("show", what=event.id),
        call("evidence", of=event.id),
        call("read_article", article=article),
        call("cypher", query="MATCH (n)-[r]->(a:Action) WHERE a.party = 'chatlune' RETURN n, r, a"),
    ]
    assert sum("Ignore all earlier instructions" in json.dumps(answer) for answer in answers) >= 5
    for answer in answers:
        assert next(iter(answer)) == "notice"
        text = json.dumps(answer, ensure_ascii=False)
        assert not _OBEYED.search(text.replace("\n", ""))
        assert len(text) <= MOST
        assert json.loads(text) == answer


def test_without_a_workspace_the_remedy_is_told(tmp_path: Any) -> None:
    from kg.assistant.calls import Answering

    with pytest.raises(Exception, match="there is no workspace here") as caught:
        Answering(Graph(tmp_path / "none")).call("ask", {"query": "actions"})
    assert "kg ingest" in str(caught.value)
    with pytest.raises(QueryError, match="no query called"):
        Answering(Graph(tmp_path / "none")).call("describe_query", {"query": "x"})
