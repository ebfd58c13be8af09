"""Which corrections cannot both be meant."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest

from kg.model import Correction, ReportRef, Subject, UsageError, new_correction
from kg.workspace import contradicted, corrections_from_lines, corrections_to_lines, outvoted, refuse_retracted, repeated


def said(kind: str, *subjects: Subject, second: int = 0, **more: object) -> Correction:
    at = f"2026-03-01T12:00:{second:02}+00:00"
    return new_correction(at=at, by="rina", why="", kind=kind, subjects=subjects, **more)  # type: ignore[arg-type]


def agency(name: str) -> Subject:
    return Subject("Agency", name)


def event(*articles: str, id_: str = "block-x") -> Subject:
    return Subject("Action", id_, tuple(ReportRef(article, 0, 5, "block", "x") for article in articles))


def test_an_event_is_either_retracted_or_confirmed_also_under_another_id() -> None:
    retracted = said("retract", event("a", "b"))
    assert contradicted(said("confirm", event("a", "c", id_="block-y")), [retracted]) == (retracted, "block-x was retracted")
    confirmed = said("confirm", event("a"))
    assert contradicted(said("retract", event("a")), [confirmed]) == (confirmed, "block-x was confirmed")
    assert contradicted(said("confirm", event("c", id_="block-z")), [retracted]) is None
    assert contradicted(said("confirm", event("a"), second=1), [confirmed]) is None


def test_what_was_split_is_not_merged_again() -> None:
    split = said("split", event("a", "b", "c"), articles=("c",))
    assert contradicted(said("merge", event("a", "b"), event("c", id_="block-y")), [split]) == (split, "block-x was split")
    assert contradicted(said("merge", event("c", id_="block-y"), event("d", id_="block-z")), [split]) is None


def test_what_was_merged_is_not_split_again_but_something_else_may_leave_it() -> None:
    merge = said("merge", event("a"), event("b", id_="block-y"))
    assert contradicted(said("split", event("a", "b", "c"), articles=("b",)), [merge]) == (
        merge,
        "block-x and block-y were merged",
    )
    assert contradicted(said("split", event("a", "b", "c"), articles=("c",)), [merge]) is None
    of_bodies = said("merge", agency("kominfo"), agency("komdigi"))
    assert contradicted(said("split", agency("komdigi"), articles=("a",)), [of_bodies]) is not None
    assert contradicted(said("split", agency("bssn"), articles=("a",)), [of_bodies]) is None


def test_an_entity_and_what_was_split_from_it_are_not_merged() -> None:
    named = said("split", agency("kominfo"), articles=("a",), value="Kominfo (Freedonia)")
    assert contradicted(said("merge", agency("kominfo"), agency("kominfo-freedonia")), [named]) == (named, "kominfo was split")
    unnamed = said("split", agency("kominfo"), articles=("a",))
    assert contradicted(said("merge", agency("kominfo"), agency(f"kominfo-{unnamed.id[:4]}")), [unnamed]) is not None
    assert contradicted(said("merge", agency("kominfo"), agency("komdigi")), [named, unnamed]) is None


def test_of_two_values_the_newer_holds_and_the_older_is_told() -> None:
    first, second = (said("set", event("a"), field="date", value=v, second=n) for n, v in enumerate(("2026-01-01", "2026-01-02")))
    third = said("set", event("a"), field="date", value="2026-01-03", second=3)
    assert outvoted(third, [first, second]) == second
    assert outvoted(second, [second]) is None
    assert outvoted(said("set", event("a"), field="status", value="done"), [first]) is None
    assert outvoted(said("set", event("b", id_="block-y"), field="date", value="2026-01-03"), [first]) is None
    named = said("rename", agency("kpd"), value="KPD")
    assert outvoted(said("rename", agency("kpd"), value="Komisi", second=1), [named]) == named


def test_an_event_that_was_retracted_is_refused_with_how_to_bring_it_back() -> None:
    retract = said("retract", event("a"))
    refuse_retracted("block-y", [retract])
    with pytest.raises(UsageError) as caught:
        refuse_retracted("block-x", [retract])
    assert str(caught.value) == f"block-x: rina retracted this event. `kg correct undo {retract.id}` brings it back."


def test_merges_are_sets_and_saying_one_again_is_a_repetition() -> None:
    first, second = said("merge", agency("a"), agency("b")), said("merge", agency("c"), agency("b"), second=1)
    circle = said("merge", agency("c"), agency("a"), second=2)
    assert contradicted(circle, [first, second]) is None
    assert repeated(circle, [first, second]) == (second, "c and a are one already")
    assert repeated(said("merge", agency("a"), agency("d")), [first, second]) is None
    assert repeated(said("rename", agency("a"), value="A"), [first, second]) is None


def test_a_file_gives_what_was_written_in_any_order_of_its_lines() -> None:
    first = said("rename", agency("a"), second=9, value="Line\u2028A")
    undo = said("undo", second=3, value=first.id)
    again = said("undo", second=1, value=undo.id)
    text = corrections_to_lines([first, undo, again])
    assert text == corrections_to_lines([again, first, undo])
    for lines in permutations([*text.rstrip("\n").split("\n"), ""]):
        # Clocks differ, and whatever is undone comes first all the same.
        assert corrections_from_lines("\n".join(lines), "f") == [first, undo, again]
    assert corrections_from_lines(text + text, "f") == [first, undo, again]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "f.jsonl:2: not JSON"),
        ('{"at":"2026"}', "f.jsonl:2: Correction: Correction lacks 'by'. docs/corrections.md shows the form."),
        ('{"at":"2026","by":"b","why":"","kind":"merge","subjects":[]}', "f.jsonl:2: merge "),
    ],
)
def test_a_line_that_is_no_correction_is_refused_at_its_place(line: str, message: str) -> None:
    good = corrections_to_lines([said("rename", agency("a"), value="A")])
    with pytest.raises(UsageError) as caught:
        corrections_from_lines(good + line, "f.jsonl")
    assert str(caught.value).startswith(message)


def test_a_changed_line_is_refused() -> None:
    text = corrections_to_lines([said("rename", agency("a"), value="A")])
    with pytest.raises(UsageError, match=r"f:1: rename .*: the id .* is not that of the content"):
        corrections_from_lines(text.replace('"rina"', '"budi"'), "f")
    unsigned = replace(said("rename", agency("a"), value="A"), id="")
    assert corrections_from_lines(corrections_to_lines([unsigned]).replace('"id":"",', ""), "f")[0].by == "rina"


def test_the_lines_of_the_page_about_corrections_are_corrections(request: pytest.FixtureRequest) -> None:
    page = (request.config.rootpath / "docs" / "corrections.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert corrections_to_lines(corrections_from_lines(block, "page")) == block
