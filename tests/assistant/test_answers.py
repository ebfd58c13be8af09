"""Whatever a graph holds, an assistant gets data of bounded size with nothing in it that is obeyed."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.assistant.answers import MOST, NOTICE, bounded, fitting, plain, size

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3000),
    lambda inner: st.lists(inner, max_size=30) | st.dictionaries(st.text(max_size=10), inner, max_size=30),
    max_leaves=200,
)


# A busy machine takes seconds to make up such values.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.text(max_size=10).filter(lambda name: name not in ("notice", "cut")), VALUES, max_size=100))
def test_an_answer_fits_and_begins_with_the_notice(answer: dict[str, Any]) -> None:
    made = bounded(answer)
    assert size({**made, "cut": ""}) <= MOST + 20
    assert next(iter(made.items())) == ("notice", NOTICE)
    if "cut" not in made:
        assert made == {"notice": NOTICE, **answer}


def test_what_is_missing_is_told() -> None:
    made = bounded({"events": [{"id": n, "words": "x" * 500} for n in range(300)]}, remedy="Ask for less.")
    assert len(made["events"]) == 50
    assert made["events"][0] == {"id": 0, "words": f"{'x' * 399}…"}
    assert made["cut"] == "250 items left out, 50 texts cut at …. Ask for less."


def test_a_text_that_is_very_long_is_cut_in_an_answer_that_fits() -> None:
    assert bounded({"words": "x" * 1001})["words"] == "x" * 999 + "…"
    assert bounded({"words": "x" * 1000}) == {"notice": NOTICE, "words": "x" * 1000}


def test_ten_thousand_keys_fit_too() -> None:
    made = bounded({f"key {n}": "x" * 100 for n in range(10_000)})
    assert size(made) <= MOST + 100
    assert "items left out" in made["cut"]


def test_rows_are_left_out_from_the_end_and_one_is_always_there() -> None:
    assert fitting([{"a": "x" * 100}] * 50, 1_000) == ([{"a": "x" * 100}] * 9, [])
    assert fitting([], 1_000) == ([], [])


def test_what_is_cut_inside_of_a_row_is_told() -> None:
    """A list was once cut to as many items as there are rows: one row had one actor of three, and nothing said so."""
    rows = [{"actors": ["a", "b", "c"], "map": [{"x": 1}, {"x": 2}]}]
    assert fitting(rows) == (rows, [])
    assert fitting([{"a": "x" * 5_000, "b": [*range(103)]}], 1_000) == (
        [{"a": "x" * 999 + "…", "b": [*range(100)]}],
        ["In these rows: 3 items left out, 1 texts cut at …. Ask for less in a row."],
    )


def test_what_says_nothing_is_left_out_and_nothing_hidden_stays() -> None:
    given = {"a": None, "b": "", "c": [], "d": {}, "e": 0, "f": False, "g": ["", None], "h": ("\x1b[2J", "\u202e\ud800\u2028\n")}
    assert plain(given) == {"e": 0, "f": False, "g": ["", None], "h": ["\ufffd[2J", "\ufffd?\ufffd\n"]}
    assert plain({"\x00k": {"x": "\U000e0041"}}) == {"\ufffdk": {"x": "\ufffd"}}
