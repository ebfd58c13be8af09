"""Copies of one text are told from two texts on one event."""

from __future__ import annotations

from itertools import permutations

from kg.model import Article, Span
from kg.resolve.copies import families, sketch


def text(name: str, count: int = 200) -> str:
    return " ".join(f"{name}{number}" for number in range(count))


WIRE = text("wire")


def alike(*texts: str) -> list[int]:
    """The number of the family of each text."""
    found = families({str(number): sketch(Article(f"{number}", each)) for number, each in enumerate(texts)})
    return [int(found[str(number)]) for number in range(len(texts))]


def test_a_wire_text_is_known_under_another_head_without_its_last_paragraphs_and_in_capitals() -> None:
    own_head = f"{text('head', 15)} {WIRE}"
    cut = " ".join(WIRE.split()[:150])
    assert alike(WIRE, own_head, cut, WIRE.upper()) == [0, 0, 0, 0]


def test_another_text_and_one_that_quotes_a_paragraph_are_no_copies() -> None:
    quoting = f"{text('own', 300)} {' '.join(WIRE.split()[:50])}"
    assert alike(WIRE, text("other"), quoting) == [0, 1, 2]


def test_the_words_of_the_page_around_an_article_do_not_count() -> None:
    page = text("menu")
    made = [Article(f"{n}", f"{page} {text(n)}", boilerplate=(Span(0, len(page)),)) for n in ("a", "b")]
    assert families({article.source: sketch(article) for article in made}) == {"a": "a", "b": "b"}
    copies = [Article(f"{n}", f"{text(n)} {WIRE}", boilerplate=(Span(0, len(text(n))),)) for n in ("a", "b")]
    assert families({article.source: sketch(article) for article in copies}) == {"a": "a", "b": "a"}


def test_texts_of_less_than_four_words_are_like_no_other() -> None:
    assert sketch(Article("a", "three short words")) == ()
    assert alike("three short words", "three short words") == [0, 1]


def test_the_order_in_which_articles_come_does_not_matter() -> None:
    made = {name: sketch(Article(name, words)) for name, words in (("c", WIRE), ("a", WIRE + " x"), ("b", text("other")))}
    for order in permutations(made):
        assert families({name: made[name] for name in order}) == {"a": "a", "b": "b", "c": "a"}
