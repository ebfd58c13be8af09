"""Where words begin and end."""

from __future__ import annotations

import pytest

from kg.text.tokens import placed_tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Abdul Mu'ti", ["Abdul", "Mu'ti"]),
        ("Mas’ud berkata", ["Mas’ud", "berkata"]),
        ("O'Brien's office", ["O'Brien", "'s", "office"]),
        ("it isn't Google's", ["it", "is", "n't", "Google", "'s"]),
        ("they're told 'Stop' twice", ["they", "'re", "told", "'", "Stop", "'", "twice"]),
        ("the users' data", ["the", "users", "'", "data"]),
    ],
)
def test_an_apostrophe_inside_a_name_does_not_part_it(text: str, words: list[str]) -> None:
    assert [word for _, word in placed_tokens(text)] == words
