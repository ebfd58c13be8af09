"""Web pages: main text and what the page says of itself."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.loaders import html
from kg.model import Article, ArticleError, ReadingAids

PARAGRAPHS = (
    "Kementerian Contoh pada hari Minggu menyatakan siap berbicara dengan perusahaan Pesanku mengenai penutupan akses.",
    "Menurut kementerian itu, akses akan dibuka kembali apabila perusahaan menunjuk seorang wakil di dalam negeri.",
    "Pesanku menyatakan sedang membentuk sebuah tim kecil yang akan memeriksa laporan dari para pengguna di Indonesia.",
)


def page(*, head: str = "", lang: str = "id", more: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>Pesanku Siap Dibuka</title>{head}</head><body>
    <nav><ul><li><a href="/">Beranda</a></li><li><a href="/tekno">Tekno</a></li></ul></nav>
    <main><article><h1>Pesanku Siap Dibuka</h1>{body}{more}</article></main><footer>Tentang kami</footer></body></html>"""


def test_the_main_text_is_there_and_the_menu_is_not(article_of):
    found = article_of(page(), "a.html")
    assert all(paragraph in found.text for paragraph in PARAGRAPHS)
    assert "Beranda" not in found.text
    assert "Tentang kami" not in found.text
    assert found.title == "Pesanku Siap Dibuka"
    assert found.language == "id"


def test_metadata_give_outlet_day_with_time_and_address(article_of):
    head = """<meta property="og:site_name" content="kabar"><meta property="article:published_time"
    content="2017-07-16T10:05:00+07:00"><link rel="canonical" href="https://www.kabar.example/tekno/1">"""
    found = article_of(page(head=head), "a.htm")
    assert (found.outlet, found.published, found.url) == (
        "Kabar", "2017-07-16T10:05:00+07:00", "https://www.kabar.example/tekno/1",
    )  # fmt: skip


def test_without_metadata_the_day_is_the_one_that_htmldate_sees(article_of):
    assert article_of(page(more='<time datetime="2017-07-16">x</time>'), "a.html").published == "2017-07-16"


def test_a_day_in_the_article_or_the_footer_is_not_the_day_of_the_page(article_of):
    data = page(more="<p>Pesanku tersedia di sini sejak tanggal 12 Mei 2016.</p>").replace("Tentang kami", "© 2017 Kabar")
    assert article_of(data, "a.html").published is None
    assert article_of(data, "kabar-2018-03-04.html").published == "2018-03-04"


def test_the_outlet_may_be_the_host_of_the_address(article_of):
    head = '<link rel="canonical" href="https://www.baru.example/tekno/1">'
    assert article_of(page(head=head), "a.html").outlet == "baru.example"


def test_a_link_inside_the_main_text_is_marked(article_of):
    found = article_of(page(more="<p>Baca juga: Kisah Lain Tentang Aplikasi</p>" + f"<p>{PARAGRAPHS[0]}</p>"), "a.html")
    assert [found.text[span.start : span.end] for span in found.boilerplate] == ["Baca juga: Kisah Lain Tentang Aplikasi"]


def test_a_template_that_claims_another_language_is_not_believed_against_a_long_text(article_of):
    assert article_of(page(lang="en-US", more=f"<p>{' '.join(PARAGRAPHS)} Selesai.</p>"), "a.html").language == "id"


@pytest.mark.parametrize("declared", ['<meta charset="{}">', "<meta http-equiv='Content-Type' content='text/html; charset={}'>"])
@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_the_declared_encoding_is_used_as_browsers_do(article_of, declared, encoding):
    head = declared.format(encoding)
    data = page(head=head, more="<p>Ia menyebutnya “sementara” – déjà vu bagi para pengguna di kota itu.</p>")
    codec = "utf-8" if encoding == "utf-8" else "cp1252"
    assert "“sementara” – déjà vu" in article_of(data.encode(codec), "a.html").text


@pytest.mark.parametrize("name", ["hex", "undefined", "rot13", "utf-16", "unicode_escape", "idna", "no-such", "x.y"])
def test_a_page_that_declares_what_is_no_encoding_of_pages_is_read_as_utf_8(article_of, name):
    assert PARAGRAPHS[0] in article_of(page(head=f'<meta charset="{name}">'), "a.html").text


def test_a_page_with_an_xml_declaration_is_read(article_of):
    assert PARAGRAPHS[0] in article_of('<?xml version="1.0" encoding="utf-8"?>' + page(), "a.xhtml").text


def test_a_page_in_another_encoding_than_it_declares_is_an_error(error_of):
    data = page(head='<meta charset="utf-8">', more="<p>déjà vu</p>").encode("cp1252")
    assert "not UTF-8: byte" in error_of(data, "a.html").problem


@pytest.mark.parametrize("content", ["", "   ", "<html></html>", "<html><body><nav></nav></body></html>", "<", "<!-- -->"])
def test_a_page_without_text_is_an_error(error_of, content):
    assert error_of(content, "a.html").problem == "no main text found in this page."


def test_a_binary_file_is_an_error(error_of):
    assert "binary, not text: a NUL stands at 2." in error_of(b"\x89P\x00NG", "a.html").problem


def test_entities_that_multiply_are_not_expanded(articles_of):
    laughs = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(12))
    found = articles_of(f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}]>' + page(more="<p>&l12;</p>"), "a.html")
    assert all(isinstance(one, ArticleError) or len(one.text) < 10_000 for one in found)


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "blockquote", "b"])
def test_very_deep_nesting_ends_in_an_article_or_an_error(articles_of, tag):
    (found,) = articles_of(page(more=f"<{tag}>" * 50_000 + "x"), "a.html")
    assert isinstance(found, Article | ArticleError)


def test_markup_in_a_title_is_kept_as_characters(article_of):
    data = page().replace("Pesanku Siap Dibuka", "Pesanku &lt;script&gt;alert(1)&lt;/script&gt; Dibuka")
    assert article_of(data, "a.html").title == "Pesanku <script>alert(1)</script> Dibuka"


def test_a_page_over_the_limit_is_an_error(error_of, monkeypatch):
    monkeypatch.setattr(html, "MAX_PAGE_BYTES", 100)
    assert "larger than" in error_of(page(), "a.html").problem


def test_a_page_of_too_many_elements_is_an_error(error_of, monkeypatch):
    monkeypatch.setattr(html, "MAX_ELEMENTS", 10)
    assert error_of(page(), "a.html").problem == "a page of more than 10 elements."


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="<>/pdiv &;#x0!-[]\"='", max_size=200).map(str.encode))
def test_any_bytes_give_an_article_or_an_error_and_never_raise(data):
    (found,) = html.read(io.BytesIO(data), source="x", aids=ReadingAids(), columns={})
    assert isinstance(found, Article | ArticleError)
