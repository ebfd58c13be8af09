from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Amount, Article, Entity, EventFact, Evidence, Facts, KgError, Mention, PersonFact, Role, Span, StatementFact
from kg.model.codec import article_from_json, article_to_json, facts_from_json, facts_to_json

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
offsets = st.integers(0, 10**6)
entities = st.builds(Entity, id=maybe, name=words, kind=words)
evidence = st.builds(Evidence, start=offsets, end=offsets, text=words)
roles = st.builds(Role, entity=entities, evidence=evidence)


def several(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=2).map(tuple)


amounts = st.builds(Amount, value=st.floats(allow_nan=False, allow_infinity=False) | st.integers(), currency=words)
events = st.builds(
    EventFact,
    action=words,
    status=words,
    actor=st.none() | roles,
    targets=several(roles),
    evidence=several(evidence),
    rule=words,
    with_=several(roles),
    via=st.none() | roles,
    date=maybe,
    date_basis=maybe,
    deadline=maybe,
    place=maybe,
    reasons=several(words),
    legal_basis=several(roles),
    conditions=several(words),
    scope=several(words),
    count=st.none() | st.integers(),
    amount=st.none() | amounts,
    domains=several(words),
    inferred=several(words),
)
statements = st.builds(
    StatementFact,
    speaker=entities,
    text=words,
    about=several(words),
    evidence=evidence,
    direct=st.booleans(),
    speaker_evidence=evidence,
)
people = st.builds(PersonFact, person=entities, title=maybe, organisation=st.none() | entities, evidence=evidence)
mentions = st.builds(Mention, entity=entities, start=offsets, end=offsets)
all_facts = st.builds(
    Facts,
    article=words,
    events=several(events),
    statements=several(statements),
    people=several(people),
    mentions=several(mentions),
)
articles = st.builds(
    Article,
    source=words,
    text=words,
    title=maybe,
    outlet=maybe,
    published=maybe,
    language=maybe,
    url=maybe,
    boilerplate=several(st.builds(Span, start=offsets, end=offsets)),
)


@given(all_facts)
@settings(max_examples=60, deadline=None)
def test_facts_come_back_equal_and_give_the_same_bytes_again(facts: Facts) -> None:
    text = facts_to_json(facts)
    assert facts_from_json(text) == facts
    assert facts_to_json(facts_from_json(text)) == text


@given(articles)
@settings(max_examples=60, deadline=None)
def test_an_article_comes_back_equal_with_its_id(article: Article) -> None:
    text = article_to_json(article)
    assert article_from_json(text) == article
    assert article_from_json(text).id == article.id


def test_facts_are_written_compactly_in_the_order_of_the_fields_without_defaults() -> None:
    role = Role(Entity("kominfo", "Kominfo", "agency"), Evidence(0, 7, "Kominfo"))
    facts = Facts("a1", (EventFact("block", "done", role, (), (Evidence(0, 5, "é\n\u202eñ"),), "r", with_=(role,)),))
    assert facts_to_json(facts) == (
        '{"article":"a1","events":[{"action":"block","status":"done",'
        '"actor":{"entity":{"id":"kominfo","name":"Kominfo","kind":"agency"},"evidence":{"start":0,"end":7,"text":"Kominfo"}},'
        '"targets":[],"evidence":[{"start":0,"end":5,"text":"é\\n\u202eñ"}],"rule":"r",'
        '"with":[{"entity":{"id":"kominfo","name":"Kominfo","kind":"agency"},'
        '"evidence":{"start":0,"end":7,"text":"Kominfo"}}]}]}'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("[]", "Facts: list where Facts belongs."),
        ("{}", "Facts: Facts lacks 'article'."),
        ('{"article":1}', "article: int where str belongs."),
        ('{"article":"a","event":[]}', "Facts has no 'event'; it has article, events, statements, people, mentions, written."),
        (
            '{"article":"a","mentions":[{"entity":{"id":null,"name":"n","kind":"k"},"start":true,"end":2}]}',
            "mentions[0].start: bool",
        ),
        (
            '{"article":"a","mentions":[{"entity":{"name":"n","kind":"k"},"start":1,"end":2}]}',
            "mentions[0].entity: Entity lacks 'id'.",
        ),
        ('{"article":"a","events":{}}', "events: dict where a list belongs."),
    ],
)
def test_what_facts_to_json_did_not_write_is_refused_at_its_place(text: str, message: str) -> None:
    with pytest.raises(KgError) as caught:
        facts_from_json(text)
    assert message in str(caught.value)


def test_an_article_whose_text_was_changed_under_its_id_is_refused() -> None:
    text = article_to_json(Article("s", "Kominfo blocked it."))
    with pytest.raises(KgError, match="is not that of the content"):
        article_from_json(text.replace("blocked", "praised"))


def test_a_number_that_json_does_not_have_is_refused() -> None:
    event = EventFact("fine", "done", None, (), (), "r", amount=Amount(float("nan"), "USD"))
    with pytest.raises(ValueError, match="JSON"):
        facts_to_json(Facts("a", (event,)))


def test_thousands_of_articles_facts_are_written_and_read_a_second() -> None:
    role = Role(Entity("kominfo", "Kominfo", "agency"), Evidence(0, 7, "Kominfo"))
    event = EventFact("block", "done", role, (role, role), (role.evidence,), "r", conditions=("c",), date="2017-07-14")
    facts = Facts("a1", (event,) * 3, mentions=(Mention(role.entity, 0, 7),) * 10)
    start = time.process_time()
    for _ in range(200):
        facts_from_json(facts_to_json(facts))
    assert time.process_time() - start < 0.5
