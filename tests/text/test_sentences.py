"""Sentence boundaries on texts that were made to hurt."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from kg.text.sentences import sentence_spans


@pytest.mark.parametrize("piece", [".", "?!", '."', "\n", ". ", "A.", "…)"])
def test_a_run_of_marks_is_looked_at_once(piece: str) -> None:
    """With a letter behind it no stop of the run ends a sentence; to try them one by one took minutes."""
    text = piece * (200_000 // len(piece)) + "a"
    begin = time.process_time()
    spans = list(sentence_spans(text))
    assert time.process_time() - begin < 5
    assert spans[-1][1] == len(text)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_initials_of_a_country_end_a_sentence_only_before_a_word_that_opens_one() -> None:
    text = "It settled with the U.S. Federal Trade Commission. It is banned in the U.S. The company said so. U.K. Ofcom asks."
    sentences = [text[start:end] for start, end in sentence_spans(text, openers=frozenset({"the", "it"}))]
    assert sentences == [
        "It settled with the U.S. Federal Trade Commission.",
        "It is banned in the U.S.",
        "The company said so.",
        "U.K. Ofcom asks.",
    ]
