"""Quotations by their marks: what is inside, what is dropped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.quotations import MAX_QUOTE, find_quotes

INSIDE = [
    ('"Iya. Mereka (X) juga," ujarnya.', ["Iya. Mereka (X) juga,"]),
    ('"Satu," kata dia. "Dua," lanjutnya.', ["Satu,", "Dua,"]),
    ("“Kami siap,” katanya.", ["Kami siap,"]),
    ("„Gut,“ sagt er. «Oui,» dit-il. « Oui, »", ["Gut,", "Oui,", " Oui, "]),
    ("\ufffdKami akan blokir,\ufffd katanya.", ["Kami akan blokir,"]),
    ("don\ufffdt say \ufffdnever again,\ufffd he said", ["never again,"]),
    ("''Kami blokir,'' kata dia", ["Kami blokir,"]),
    ('""Kami blokir,"" kata dia', ["Kami blokir,"]),
    ("‘We will act,’ said the users’ body, which isn’t ready", ["We will act,"]),
    ("the ministers’ plan isn’t new", []),
    ("it's the users' data, isn't it", []),
    ("“outer “inner” rest,” he said", ["outer “inner” rest,"]),
    ("“outer ‘inner’ rest,” he said", ["outer ‘inner’ rest,"]),
    ("“never closed. “This one is,” he said", ["This one is,"]),
    ('“pasted together," he said', ["pasted together,"]),
    ("”Wrong way round,” he said", ["Wrong way round,"]),
    ('Dia:"Ya, siap."Lalu pergi', ["Ya, siap."]),
    ('a 6.7" screen and a 5" phone', []),
    ('kata dia " Ini dia, " dan', [" Ini dia, "]),
    ('"', []),
    ('"" ', []),
    ('"  "', []),
    ('"never closed\nand "closed here," he said', ["closed here,"]),
    ('"never closed\n', []),
]


@pytest.mark.parametrize(("text", "inside"), INSIDE)
def test_a_pair_of_marks_holds_a_quotation(text: str, inside: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in find_quotes(text)] == inside


def test_the_outer_span_takes_the_marks_along() -> None:
    text = 'Kata dia, "Ya, siap," lalu pergi.'
    (quote,) = find_quotes(text)
    assert text[quote.start : quote.end] == '"Ya, siap,"'


def test_a_quotation_over_several_paragraphs_comes_in_pieces() -> None:
    text = '"The first part goes on.\n\n"So does this one.\n\n"Here it ends," she said.'
    found = find_quotes(text)
    assert [(text[q.inner_start : q.inner_end], q.continues) for q in found] == [
        ("The first part goes on.", True),
        ("So does this one.", True),
        ("Here it ends,", False),
    ]


def test_pieces_of_a_quotation_that_is_never_closed_are_dropped() -> None:
    assert find_quotes('"The first part goes on.\n\n"So does this one.\n\nNobody closed it.') == []


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("the “digital gatekeeper” rule", True),
        ('konten "negatif" itu', True),
        ('"Siap," katanya', False),
        ("“No”, she said", False),
        ("he said “no comment at all today” to us", False),
        ('"Benar!" katanya', False),
    ],
)
def test_a_term_in_quotes_is_told_from_speech(text: str, short: bool) -> None:
    assert [q.short for q in find_quotes(text)] == [short]


def test_what_is_longer_than_any_quotation_is_dropped() -> None:
    assert len(find_quotes(f'"{"x" * MAX_QUOTE}"')) == 1
    assert find_quotes(f'"{"x" * (MAX_QUOTE + 1)}"') == []


@given(text=st.text(alphabet="\"“”„«»‘’'\ufffd` \nab.,", max_size=80))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    reached = 0
    for quote in find_quotes(text):
        assert reached <= quote.start < quote.inner_start < quote.inner_end <= quote.end <= len(text)
        assert text[quote.inner_start : quote.inner_end].strip()
        assert "\n" not in text[quote.start : quote.end]
        assert quote.continues == (quote.inner_end == quote.end)
        reached = quote.end


@pytest.mark.parametrize("piece", ['"', '" ', "“", "”", "‘", "\ufffd", '"a" ', '"a\n', "\n", '"\n', "“a", "«", "''"])
def test_a_text_of_nothing_but_marks_is_read_to_its_end(piece: str) -> None:
    text = piece * 100_000
    assert all(q.end <= len(text) for q in find_quotes(text))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("'We closed the bridges for the people,' he said.", ["We closed the bridges for the people,"]),
        ("He said: 'It's the users' own choice, and that's that.'", ["It's the users' own choice, and that's that."]),
        ("The list of 'gatekeepers' was read out.", ["gatekeepers"]),
        ("The users' apps and the firm's site were blocked.", []),
        ("It was in the '90s, when the users' apps were few.", []),
    ],
)
def test_a_straight_single_mark_is_a_quotation_or_an_apostrophe_by_its_place(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in find_quotes(text)] == inner
