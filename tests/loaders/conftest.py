"""What the loaders are handed in these tests: a few words of two languages, and two outlets that do not exist."""

import re
from pathlib import Path

import pytest

from kg.loaders import read
from kg.model import Article, ArticleError, PageWords, ReadingAids

MONTHS = {"juli": 7, "july": 7}


def parse_date(text: str, language: str | None) -> str | None:
    if found := re.fullmatch(r"\w+,? \((\d+)/(\d+)/(\d{4})\)", text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if (found := re.fullmatch(r"(?:\w+, )?(\d+) (\w+) (\d{4})", text)) and found[2].lower() in MONTHS:
        return f"{found[3]}-{MONTHS[found[2].lower()]:02}-{int(found[1]):02}"
    return None


@pytest.fixture(scope="session")
def aids() -> ReadingAids:
    return ReadingAids(
        pages={
            "id": PageWords(
                list_headings=("Berita Terkait", "Terpopuler", "Pilihan"),
                inline_links=("Baca juga", "Simak juga video", "Baca:"),
                notices=("ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT", "Iklan"),
                notice_starts=("[Gambas:", "Artikel ini telah tayang di"),
            ),
            "en": PageWords(
                list_headings=("Related stories",),
                inline_links=("Related:", "Also read"),
                notices=("Advertisement",),
                notice_starts=("Follow us on", "© 20"),
            ),
        },
        outlets={"kabar.example": "Kabar", "kabar": "Kabar", "wire agency": "Wire Agency", "kabar.com": "Kabar"},
        languages={"id": "id", "ms": "id", "en": "en", "indonesian": "id"},
        parse_date=parse_date,
    )


@pytest.fixture
def articles_of(tmp_path: Path, aids: ReadingAids):
    """Writes bytes or text under a name and gives what the loaders read there."""

    def load(content: bytes | str, name: str = "a.txt", **options: object) -> list[Article | ArticleError]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read(str(path), aids, **options))

    return load


@pytest.fixture
def article_of(articles_of):
    """The same for a source that gives exactly one article."""

    def load(content: bytes | str, name: str = "a.txt", **options: object) -> Article:
        (found,) = articles_of(content, name, **options)
        assert isinstance(found, Article), str(found)
        return found

    return load


@pytest.fixture
def error_of(articles_of):
    """The same for a source that gives exactly one error; checks that it says where, what and what to do."""

    def load(content: bytes | str, name: str = "a.txt", **options: object) -> ArticleError:
        (found,) = articles_of(content, name, **options)
        assert isinstance(found, ArticleError)
        assert name in found.place
        assert found.problem.endswith(".")
        assert found.remedy.endswith((".", "'."))
        return found

    return load
