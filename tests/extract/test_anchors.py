"""When an article that came without a date was written, as its own text tells."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article
from kg.ontology import load_ontology

EXTRACTOR = Extractor(load_ontology())


def written(text: str, published: str | None = None) -> str | None:
    return EXTRACTOR.extract(Article(source="x", text=text, language="id", published=published)).written


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kominfo memblokir Vimeo, Senin (12/5/2014). Rapat berikut Rabu (14/5/2014).", "2014-05-14"),
        ("Menkominfo Rudiantara mengancam memblokir Facebook, Senin (5/6).", "2017-06-05"),
        ("Menkominfo Johnny G. Plate mengancam memblokir Facebook, Jumat (17/6).", "2022-06-17"),
        ("Menkominfo Rudiantara mengancam memblokir Facebook, Senin (5/7).", None),
        ("Kominfo mengancam memblokir Facebook, Senin (5/6).", None),
        ("Kominfo memblokir Vimeo. Rapat dengan DPR berlangsung 12 Mei 2014.", "2014-05-12"),
        ("Kominfo memblokir Vimeo pada 12 Mei 2014.", None),
        ("Kominfo memblokir Vimeo pada Mei 2014.", None),
    ],
)
def test_an_undated_article_was_written_when_its_weekdays_its_ministers_or_its_meetings_say(text: str, day: str | None) -> None:
    assert written(text) == day


def test_an_article_with_a_date_of_publication_says_nothing_of_when_it_was_written() -> None:
    assert written("Kominfo memblokir Vimeo, Senin (12/5/2014).", "2014-05-13") is None
