"""Promises of extraction, on texts put together at random from the words that the rules live on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import Extractor, line
from kg.extract.document import MAX_READ
from kg.model import Article, Span
from kg.ontology import load_ontology

EXTRACTOR = Extractor(load_ontology())
WORDS = {
    "id": [
        "Kominfo",
        "memblokir",
        "Telegram",
        "aplikasi",
        "Kirimin",
        "diblokir",
        "oleh",
        "akan",
        "tidak",
        "jika",
        "kalau",
        "pemblokiran",
        "terhadap",
        "11",
        "domain",
        "dan",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        '"',
        "“",
        "”",
        "kata",
        "ujarnya",
        "Menteri",
        "Rudi",
        "Hartono",
        "pihaknya",
        "tersebut",
        "itu",
        "pada",
        "14",
        "Juli",
        "2017",
        "Pasal",
        "40",
        "ayat",
        "(2)",
        "UU",
        "ITE",
        "denda",
        "Rp",
        "1,1",
        "miliar",
        "meminta",
        "mencabut",
        "blokir",
        "normalisasi",
        "Facebook",
        ",",
        "Google",
        ",",
        "serta",
        "\n",
        "setelah",
        "karena",
        "terorisme",
        "X",
        "t.me",
        "�",
        "memblokirnya",
        "yang",
    ],
    "en": [
        "The",
        "FTC",
        "fined",
        "Meta",
        "$5",
        "billion",
        "on",
        "Thursday",
        ",",
        "banned",
        "TikTok",
        "was",
        "blocked",
        "by",
        "India",
        "if",
        "it",
        "unless",
        "would",
        "not",
        "said",
        "that",
        "“",
        "”",
        '"',
        ".",
        ";",
        "(",
        ")",
        "the",
        "app",
        "Chatlune",
        "ordered",
        "to",
        "remove",
        "posts",
        "from",
        "Facebook",
        "and",
        "its",
        "ban",
        "on",
        "X",
        "lifted",
        "lawsuit",
        "against",
        "Google",
        "'s",
        "Section",
        "69A",
        "of",
        "the",
        "IT",
        "Act",
        "Judge",
        "Amit",
        "Mehta",
        "ruled",
        "\n",
        "talks",
        "with",
        "the",
        "company",
        "they",
        "it",
        "U.S.",
        "Apple",
        "App",
        "Store",
        "'s",
        "users",
        "n't",
    ],
}


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of up to 80 words, glued with spaces and now and then with nothing, in one of the languages."""
    code = draw(st.sampled_from(sorted(WORDS)))
    words = draw(st.lists(st.sampled_from(WORDS[code]), max_size=80))
    glue = draw(st.sampled_from([" ", " ", "  ", ""]))
    text = glue.join(words)
    cut = draw(st.integers(0, len(text)))
    furniture = (Span(cut, len(text)),) if draw(st.booleans()) and cut < len(text) else ()
    return Article(source="x", text=text, language=code, published="2017-07-16", boilerplate=furniture)


@settings(max_examples=300, deadline=None)
@given(articles())
def test_every_piece_of_evidence_is_the_words_at_its_place_and_outside_the_furniture(article: Article) -> None:
    facts = EXTRACTOR.extract(article)
    pieces = [e for event in facts.events for e in event.evidence]
    for event in facts.events:
        roles = [event.actor, event.via, *event.with_, *event.targets, *event.legal_basis]
        pieces += [role.evidence for role in roles if role is not None]
        assert all(condition in article.text for condition in event.conditions)
    pieces += [e for s in facts.statements for e in (s.evidence, s.speaker_evidence)] + [p.evidence for p in facts.people]
    for piece in pieces:
        assert article.text[piece.start : piece.end] == piece.text
        assert not any(piece.start < span.end and span.start < piece.end for span in article.boilerplate)
    for mention in facts.mentions:
        assert 0 <= mention.start < mention.end <= len(article.text)


@settings(max_examples=100, deadline=None)
@given(articles(), articles())
def test_an_article_gives_the_same_bytes_whatever_was_read_before_it(article: Article, other: Article) -> None:
    first = line(article, EXTRACTOR.extract(article))
    EXTRACTOR.extract(other)
    assert line(article, EXTRACTOR.extract(article)) == first


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["id", "en", "xx", None]))
def test_no_text_breaks_the_engine(text: str, language: str | None) -> None:
    article = Article(source="x", text=text, language=language)
    json.loads(line(article, EXTRACTOR.extract(article)))


@settings(max_examples=100, deadline=None)
@given(articles())
def test_an_event_names_somebody(article: Article) -> None:
    for event in EXTRACTOR.extract(article).events:
        assert event.actor is not None or any(t.entity.id for t in event.targets)
        assert event.evidence


HOSTILE = ["memblokir Telegram ", '"kata Rudi memblokir Telegram ', "Menteri Rudi Hartono, ", "( ", "Telegram, "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_up_to_a_limit(piece: str) -> None:
    text = piece * (MAX_READ // len(piece) + 5_000)
    facts = EXTRACTOR.extract(Article(source="x", text=text, language="id"))
    assert all(e.end <= MAX_READ for event in facts.events for e in event.evidence)
