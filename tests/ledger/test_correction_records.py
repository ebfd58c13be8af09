from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Correction, KgError, ReportRef, Subject, UsageError, check_correction, correction_id, new_correction
from kg.model.codec import correction_from_json, correction_to_json

AT = "2026-03-01T12:00:00+00:00"
REPORTS = (ReportRef("a1", 0, 9, "block", "telegram"), ReportRef("a2", 4, 8, "block", "telegram"))
EVENT = Subject("Action", "block-telegram-0a1b2c", REPORTS)
KOMINFO, KOMDIGI = Subject("Agency", "kominfo"), Subject("Agency", "komdigi")

GOOD: dict[str, dict[str, Any]] = {
    "merge": {"subjects": (KOMINFO, KOMDIGI)},
    "split": {"subjects": (EVENT,), "articles": ("a2",)},
    "retract": {"subjects": (EVENT,)},
    "confirm": {"subjects": (EVENT,)},
    "rename": {"subjects": (KOMINFO,), "value": "Kementerian"},
    "set": {"subjects": (EVENT,), "field": "date", "value": "2017-07-14"},
    "undo": {"value": "0123456789ab"},
}


def made(kind: str, **changes: Any) -> Correction:
    return new_correction(
        **({"at": AT, "by": "rina", "why": "two names of one body", "kind": kind} | GOOD.get(kind, {}) | changes)
    )


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
refs = st.builds(ReportRef, article=words, start=st.integers(), end=st.integers(), action=words, party=words)
subjects = st.builds(Subject, label=words, id=words, reports=st.lists(refs, max_size=2).map(tuple))
corrections = st.builds(
    Correction,
    id=words.filter(bool),
    at=words,
    by=words,
    why=words,
    kind=words,
    subjects=st.lists(subjects, max_size=2).map(tuple),
    articles=st.lists(words, max_size=2).map(tuple),
    field=st.none() | words,
    value=st.none() | words | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
)


@given(corrections)
@settings(max_examples=60, deadline=None)
def test_a_correction_comes_back_equal_and_gives_the_same_bytes_again(correction: Correction) -> None:
    text = correction_to_json(correction)
    read = correction_from_json(text)
    assert (read, type(read.value)) == (correction, type(correction.value))
    assert correction_to_json(read) == text


@pytest.mark.parametrize("kind", GOOD)
def test_each_kind_has_a_form_that_is_accepted(kind: str) -> None:
    check_correction(made(kind))


def test_a_correction_is_one_readable_line() -> None:
    assert correction_to_json(made("set", subjects=(replace(EVENT, reports=REPORTS[:1]),))) == (
        '{"id":"973817feb10b","at":"2026-03-01T12:00:00+00:00","by":"rina","why":"two names of one body","kind":"set",'
        '"subjects":[{"label":"Action","id":"block-telegram-0a1b2c","reports":[{"article":"a1","start":0,"end":9,'
        '"action":"block","party":"telegram"}]}],"field":"date","value":"2017-07-14"}'
    )


def test_the_id_is_of_the_content_and_of_nothing_else() -> None:
    first = made("merge")
    assert first == made("merge")
    others = [made("merge", by="budi"), made("merge", subjects=(KOMDIGI, KOMINFO)), made("merge", at=AT.replace("12", "13"))]
    assert len({first.id, *(other.id for other in others)}) == 4
    assert correction_id(replace(first, id="")) == first.id


def test_a_service_and_a_company_may_be_merged_and_what_goes_apart_may_have_a_name() -> None:
    made("merge", subjects=(Subject("Platform", "telegram"), Subject("Organization", "telegram-ltd")))
    assert made("split", value="Telegram (1920)").value == "Telegram (1920)"


def test_reports_and_articles_are_put_in_order() -> None:
    third = ReportRef("a3", 0, 1, "block", "")
    correction = made("split", subjects=(replace(EVENT, reports=(third, *REPORTS, third)),), articles=("a3", "a2", "a3"))
    assert correction.articles == ("a2", "a3")
    assert correction.subjects[0].reports == (*REPORTS, third)


def test_an_id_that_a_person_leaves_out_is_filled_in_and_a_wrong_one_is_refused() -> None:
    correction = made("merge")
    text = correction_to_json(correction)
    assert correction_from_json(text.replace(f'"id":"{correction.id}",', "")) == correction
    with pytest.raises(UsageError, match=r"is not that of the content.* Leave the id out"):
        check_correction(correction_from_json(text.replace("rina", "budi")))


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        ("blend", {}, "no correction is called 'blend'. There are merge, split"),
        ("merge", {"at": "2026-03-01"}, "'2026-03-01' is no time. Write it in UTC"),
        ("merge", {"at": "2026-03-01T12:00:00Z"}, "is no time"),
        ("merge", {"by": " "}, "nobody says so"),
        ("merge", {"subjects": (KOMINFO,)}, "merge: subjects: 1. `merge` takes 2 or more."),
        ("rename", {"subjects": (KOMINFO, KOMDIGI)}, "subjects: 2. `rename` takes 1."),
        ("undo", {"subjects": (KOMINFO,)}, "`undo` takes 0"),
        ("merge", {"subjects": (KOMINFO, Subject("Platform", "telegram"))}, "several kinds"),
        ("merge", {"subjects": (KOMINFO, KOMINFO)}, "'kominfo' cannot be merged with itself"),
        ("merge", {"subjects": (KOMINFO, Subject("", "x"))}, "several kinds"),
        ("rename", {"subjects": (Subject("", "x"),)}, "no label or no id"),
        ("retract", {"subjects": (KOMINFO,)}, "'kominfo' is no event. `retract` takes an Action."),
        ("rename", {"subjects": (EVENT,)}, "an event has no name of its own"),
        ("retract", {"subjects": (replace(EVENT, reports=()),)}, "are missing or out of place"),
        ("rename", {"subjects": (replace(KOMINFO, reports=REPORTS),)}, "are missing or out of place"),
        ("retract", {"subjects": (replace(EVENT, reports=(ReportRef("a", 5, 5, "block", ""),)),)}, "start before end"),
        ("retract", {"field": "date"}, "a field is missing or out of place"),
        ("set", {"field": None}, "a field is missing or out of place"),
        ("split", {"articles": ()}, "articles are missing or out of place"),
        ("merge", {"articles": ("a1",)}, "articles are missing or out of place"),
        ("split", {"articles": ("a9",)}, "a9 does not report 'block-telegram-0a1b2c'"),
        ("split", {"articles": ("a1", "a2")}, "nothing would be left"),
        ("rename", {"value": ""}, "the new name is missing"),
        ("rename", {"value": 7}, "the new name is missing"),
        ("undo", {"value": "xyz"}, "'xyz' is no id of a correction"),
        ("split", {"value": 7}, "7 is no name for what goes apart"),
        ("set", {"value": None}, "the value is missing"),
        ("confirm", {"value": True}, "`confirm` takes no value"),
        ("set", {"value": float("nan")}, "its content cannot be written"),
        ("merge", {"why": "half \ud800"}, "its content cannot be written"),
    ],
)
def test_what_can_mean_nothing_is_refused_with_a_remedy(kind: str, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        made(kind, **changes)
    assert message in str(caught.value)
    assert caught.value.remedy


def test_a_correction_of_another_shape_is_refused_at_its_place() -> None:
    for text, message in (
        ("[]", "list where Correction belongs"),
        ('{"at":"x","by":"b","why":"","kind":"set","subjects":[],"value":[1]}', "value: list where str or int or float or bool"),
        ('{"at":"x","by":"b","why":"","kind":"set","subjects":[],"wert":1}', "Correction has no 'wert'"),
    ):
        with pytest.raises(KgError) as caught:
            correction_from_json(text)
        assert message in str(caught.value)
