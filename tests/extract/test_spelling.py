"""What is remembered of spellings saves time and changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import Extractor, line, spelling
from kg.extract.lexicon import Lexicon
from kg.extract.spelling import Spellings
from kg.model import Article
from kg.ontology import load_ontology
from kg.text.tokens import tokens

ONTOLOGY = load_ontology()
SPELLINGS = {code: Spellings(Lexicon(language, ONTOLOGY)) for code, language in ONTOLOGY.languages.items()}
LETTERS = st.text(alphabet="abntAKİé'’.,-&@1(“” \n\t", max_size=30)


@settings(max_examples=500, deadline=None)
@given(st.one_of(LETTERS, st.text(max_size=60)), st.sampled_from(sorted(ONTOLOGY.languages)))
def test_the_words_of_the_pieces_are_the_tokens_of_the_whole(text: str, code: str) -> None:
    found = []
    start = 0
    for piece in text.split(" "):
        found += [(start + offset, surface) for offset, surface, *_ in SPELLINGS[code][piece]]
        start += len(piece) + 1
    assert found == [(token.start, token.text) for token in tokens(text, 0, len(text))]


@pytest.mark.parametrize("kept", [1, 2, 7])
def test_what_is_thrown_away_is_worked_out_again(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [example.text for language in ONTOLOGY.languages.values() for example in language.examples[:40]]
    articles = [Article("x", text, language=code) for code in ONTOLOGY.languages for text in texts]
    extractor = Extractor(ONTOLOGY)
    usual = [line(article, extractor.extract(article)) for article in articles]
    monkeypatch.setattr(spelling, "KEPT", kept)
    forgetful = Extractor(ONTOLOGY)
    assert [line(article, forgetful.extract(article)) for article in articles] == usual
