"""What two graphs say differently."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kg.model import Edge, Node, NodeRef
from kg.resolve.difference import Change, Quoted, ValueChange, difference
from kg.resolve.graph import Graph

KOMINFO, TELEGRAM, RINA = NodeRef("Agency", "kominfo"), NodeRef("Platform", "telegram"), NodeRef("Person", "rina")
WORDS = {"article": "a1", "start": 0, "end": 7, "text": "blocked"}
FIRST = Quoted("a1", "Outlet a1", "2017-07-16", "blocked")


def action(id_: str, **properties: Any) -> Node:
    told = {"name": f"{id_.split('-')[0]} Telegram (done)", "type": id_.split("-")[0], "status": "done", "date": "2017-07-14"}
    return Node("Action", id_, told | properties)


def article(id_: str, published: str = "2017-07-16") -> Node:
    return Node("Article", id_, {"outlet": f"Outlet {id_}", "published": published})


def reports(article_: str, action_: str, mark: str, text: str = "blocked") -> Edge:
    told = {"article": article_, "start": 0, "end": len(text), "text": text, "mark": mark}
    return Edge(NodeRef("Article", article_), "REPORTS", NodeRef("Action", action_), told, f"{mark} 0")


def graph(*parts: Node | Edge) -> Graph:
    usual = [Node(r.label, r.id, {"name": r.id.title()}) for r in (KOMINFO, TELEGRAM, RINA)]
    nodes = {node.ref: node for node in (*usual, *(part for part in parts if isinstance(part, Node)))}
    return Graph(tuple(nodes.values()), tuple(part for part in parts if isinstance(part, Edge)))


BLOCK = action("block-telegram-m1")
ACTOR = Edge(KOMINFO, "ACTOR_OF", BLOCK.ref, WORDS)
HERE = (article("a1"), BLOCK, reports("a1", BLOCK.id, "m1"), ACTOR)


def told(before: Graph, after: Graph) -> list[Change]:
    return list(difference(before, after).facts)


def test_equal_graphs_do_not_differ() -> None:
    assert difference(graph(*HERE), graph(*reversed(HERE))) == difference(graph(), graph())
    assert told(graph(*HERE), graph(*HERE)) == []


def test_an_event_is_added_with_its_words_and_without_its_roles() -> None:
    assert told(graph(), graph(*HERE)) == [
        Change("added", "Action", "block-telegram-m1", "block Telegram (done)", "2017-07-14", evidence=FIRST)
    ]


def test_an_event_is_withdrawn_with_the_words_that_it_had() -> None:
    assert told(graph(*HERE), graph()) == [
        Change("withdrawn", "Action", "block-telegram-m1", "block Telegram (done)", "2017-07-14", evidence=FIRST)
    ]


def test_an_event_is_changed_where_a_value_is_and_the_words_are_those_of_the_new_report() -> None:
    more = action(BLOCK.id, articles=2, name="another name", rule=("other",))
    after = graph(*HERE, more, article("a2", "2017-07-18"), reports("a2", BLOCK.id, "m2", "the block"))
    assert told(graph(*HERE), after) == [
        Change(
            "changed",
            "Action",
            BLOCK.id,
            "another name",
            "2017-07-14",
            (ValueChange("articles", None, 2),),
            evidence=Quoted("a2", "Outlet a2", "2017-07-18", "the block"),
        )
    ]


def test_a_name_and_a_rule_are_no_change() -> None:
    assert told(graph(*HERE), graph(*HERE, replace(BLOCK, properties={**BLOCK.properties, "name": "x", "rule": ("y",)}))) == []


def test_words_of_an_earlier_article_for_the_same_role_are_no_change() -> None:
    assert told(graph(*HERE), graph(*HERE[:-1], replace(ACTOR, properties={**WORDS, "start": 5, "end": 12}))) == []


def test_a_role_is_told_where_its_event_stood_before_and_stands_after() -> None:
    target = Edge(BLOCK.ref, "TARGETS", TELEGRAM, WORDS)
    what = "block Telegram (done) -TARGETS-> Telegram"
    assert told(graph(*HERE), graph(*HERE, target)) == [
        Change("added", "TARGETS", BLOCK.id, what, "2017-07-14", evidence=FIRST),
    ]
    assert told(graph(*HERE, target), graph(*HERE)) == [
        Change("withdrawn", "TARGETS", BLOCK.id, what, "2017-07-14", evidence=FIRST),
    ]


def test_an_event_that_is_part_of_another_one_now_is_merged_and_not_withdrawn() -> None:
    ban = action("ban-telegram-m2")
    second = article("a2", "2017-07-18")
    before = graph(*HERE, second, ban, reports("a2", ban.id, "m2"), Edge(KOMINFO, "ACTOR_OF", ban.ref, WORDS))
    after = graph(*HERE, second, reports("a2", BLOCK.id, "m2"))
    merged = Change("merged", "Action", ban.id, "ban Telegram (done)", "2017-07-14", other=BLOCK.id)
    assert told(before, after) == [replace(merged, evidence=Quoted("a2", "Outlet a2", "2017-07-18", "blocked"))]


def test_a_report_that_goes_apart_is_split_from_the_event_that_it_was_part_of() -> None:
    ban = action("ban-telegram-m2")
    second = article("a2", "2017-07-18")
    before = graph(*HERE, second, reports("a2", BLOCK.id, "m2"))
    after = graph(*HERE, second, ban, reports("a2", ban.id, "m2"))
    (split,) = told(before, after)
    assert (split.way, split.id, split.other) == ("split", ban.id, BLOCK.id)


def test_an_event_under_another_id_is_the_same_event_and_so_are_its_roles_ties_and_episode() -> None:
    warn = action("warn-telegram-m9")
    tie = {**WORDS, "days": 3}
    episode = Node("Episode", f"episode-{BLOCK.id}", {"name": "block Telegram", "began": "2017-07-14", "open": True})
    other = (article("a9"), warn, reports("a9", warn.id, "m9"))
    before = graph(*HERE, *other, episode, Edge(BLOCK.ref, "ESCALATES", warn.ref, tie))
    new = action("block-telegram-2017-07-13-m0")
    after = graph(
        article("a0", "2017-07-15"),
        *HERE[:1],
        new,
        reports("a0", new.id, "m0"),
        reports("a1", new.id, "m1"),
        *other,
        replace(episode, id=f"episode-{new.id}"),
        replace(ACTOR, target=new.ref),
        Edge(new.ref, "ESCALATES", warn.ref, tie),
    )
    assert [(change.way, change.fact, change.id, change.values) for change in told(before, after)] == [
        ("changed", "Action", new.id, (ValueChange("id", BLOCK.id, new.id),)),
        ("changed", "Episode", f"episode-{new.id}", (ValueChange("id", f"episode-{BLOCK.id}", f"episode-{new.id}"),)),
    ]


def test_of_two_events_that_go_under_a_third_id_the_one_with_more_reports_goes_on() -> None:
    one, two, three = action("block-x-m1"), action("block-y-m2"), action("block-z-m0")
    papers = [article(f"a{n}") for n in range(4)]
    before = graph(*papers, one, two, reports("a1", one.id, "m1"), reports("a2", two.id, "m2"), reports("a3", two.id, "m3"))
    after = graph(*papers, three, *(reports(f"a{n}", three.id, f"m{n}") for n in range(4)))
    assert [(change.way, change.id, change.other, change.values) for change in told(before, after)] == [
        ("changed", three.id, None, (ValueChange("id", two.id, three.id),)),
        ("merged", one.id, three.id, ()),
    ]


def test_an_episode_that_was_ended_is_changed() -> None:
    episode = Node("Episode", f"episode-{BLOCK.id}", {"name": "block Telegram", "began": "2017-07-14", "open": True})
    ended = replace(episode, properties={**episode.properties, "open": False, "ended": "2017-08-10"})
    lift = action("unblock-telegram-m5", date="2017-08-10")
    both = (*HERE, lift, Edge(episode.ref, "BEGAN", BLOCK.ref, WORDS))
    over = Edge(episode.ref, "ENDED", lift.ref, {**WORDS, "text": "opened again"})
    (change,) = told(graph(*both, episode), graph(*both, ended, over))
    assert change.values == (ValueChange("ended", None, "2017-08-10"), ValueChange("open", True, False))
    assert change.evidence == replace(FIRST, words="opened again")


def test_ties_statements_and_offices_are_facts_of_their_own() -> None:
    said = Node("Statement", "said-1", {**WORDS, "text": "They wrote.", "published": "2017-07-16"})
    office = Edge(RINA, "HOLDS", KOMINFO, {**WORDS, "title": "spokeswoman", "published": "2017-07-16"}, "spokeswoman")
    warn = action("warn-telegram-m9", date="2017-07-01")
    tie = Edge(BLOCK.ref, "ESCALATES", warn.ref, {**WORDS, "days": 13})
    both = (*HERE, article("a9"), warn, reports("a9", warn.id, "m9"))
    found = told(graph(*both), graph(*both, said, office, tie, Edge(RINA, "SAID", said.ref, WORDS)))
    assert [(change.fact, change.id, change.what, change.date) for change in found] == [
        ("ESCALATES", BLOCK.id, "block Telegram (done) -ESCALATES-> warn Telegram (done)", "2017-07-14"),
        ("Statement", "said-1", "They wrote.", "2017-07-16"),
        ("HOLDS", "rina", "Rina -HOLDS-> Kominfo (spokeswoman)", "2017-07-16"),
    ]
    assert {change.way for change in found} == {"added"}
    assert {change.evidence.article if change.evidence else None for change in found} == {"a1"}


def test_entities_are_told_apart_from_facts() -> None:
    renamed = Node("Agency", "kominfo", {"name": "Ministry"})
    found = difference(graph(*HERE), graph(*HERE, renamed, Node("Agency", "new", {"name": "New"})))
    assert found.facts == ()
    assert [(change.way, change.id, change.values) for change in found.entities] == [
        ("added", "new", ()),
        ("changed", "kominfo", (ValueChange("name", "Kominfo", "Ministry"),)),
    ]


def test_the_difference_backwards_is_its_mirror() -> None:
    ways = {"added": "withdrawn", "withdrawn": "added", "changed": "changed"}
    more = (*HERE, Edge(BLOCK.ref, "TARGETS", TELEGRAM, WORDS), action("warn-telegram-m9"))
    there, back = told(graph(*HERE), graph(*more)), told(graph(*more), graph(*HERE))
    assert sorted((ways[change.way], change.fact, change.id) for change in there) == sorted(
        (change.way, change.fact, change.id) for change in back
    )
