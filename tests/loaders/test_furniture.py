"""What of a text is page and not article."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.loaders import furniture
from kg.model import Span

ONE = "Kementerian Contoh menyatakan siap berbicara dengan perusahaan Pesanku mengenai penutupan akses ke aplikasi itu."
TWO = "Menurut juru bicara kementerian, akses akan dibuka lagi apabila perusahaan itu menunjuk seorang wakil di sini."


@pytest.fixture
def marked(aids):
    def words(text: str, language: str | None = "id") -> list[str]:
        return [text[span.start : span.end] for span in furniture(text, aids, language)]

    return words


def test_a_list_of_links_reaches_to_the_end_of_the_text(marked):
    links = "Berita Terkait\n-\nDua Aplikasi Jadi Sarang Penipu: 67 Persen!\n-\n\nTerpopuler\n- 8 Ponsel Murah\n1.\nKenapa?"
    assert marked(f"{ONE}\n{TWO}\n{links}") == [links]


def test_a_list_of_links_ends_where_the_article_goes_on(marked):
    links = "Pilihan:\n- Kementerian Blokir Lagi\n- Apa Kabar Pesanku?\n"
    assert marked(f"{ONE}\n{links}\n{TWO}\n{ONE}") == [links.rstrip()]
    assert marked(f"{ONE}\n{links}{TWO} {ONE}") == [links.rstrip()]


def test_a_single_teaser_under_a_headline_does_not_end_a_list(marked):
    links = f"Berita Terkait\nPesanku Diblokir\n{TWO}\nPesanku Dibuka"
    assert marked(f"{ONE}\n{links}") == [links]


def test_a_heading_counts_only_as_a_line_of_its_own(marked):
    assert marked(f"Pilihan ada di tangan mereka.\nMereka punya pilihan\n{ONE}") == []


@pytest.mark.parametrize(
    "heading", ["BERITA TERKAIT", "  Berita  Terkait : ", "## Berita Terkait", "**Berita Terkait**", "Baca juga:"]
)
def test_case_and_decoration_of_a_heading_do_not_matter(marked, heading):
    assert marked(f"{ONE}\n{heading}\nPesanku Diblokir") == [f"{heading}\nPesanku Diblokir"]


@pytest.mark.parametrize(
    "link", ["Baca juga: Pesanku Diblokir Lagi", "- baca juga Pesanku diblokir lagi", "BACA JUGA : Pesanku", "  Baca juga: 'A'"]
)
def test_a_link_on_a_line_of_its_own_is_that_line(marked, link):
    assert marked(f"{ONE}\n{link}\n{TWO}") == [link]


def test_a_link_run_into_a_paragraph_ends_with_the_line(marked):
    assert marked(f"{ONE} Baca juga: Pesanku Diblokir di Tiga Negara\n{TWO}") == ["Baca juga: Pesanku Diblokir di Tiga Negara"]


@pytest.mark.parametrize(
    ("link", "after"),
    [
        ("Baca juga:Pesanku Diblokir di Tiga Negara", " Polisi mengatakan hal itu kemarin."),
        ("Baca juga: Pesanku Diblokir, Apa Sebabnya?", " Polisi mengatakan hal itu kemarin."),
        ("Baca juga : Pesanku Diblokir karena Judi", " Saat itu, polisi belum tahu."),
        ("Baca juga: Pesanku Diblokir Lagi", ' "Kami belum tahu," kata polisi itu.'),
        ("Baca juga", " Polisi mengatakan hal itu kemarin."),
        ("Baca juga", "Polisi mengatakan hal itu kemarin."),
        ("Simak juga Video 'Pesanku Diblokir!':", " Polisi mengatakan hal itu kemarin."),
        ('Simak juga video "Pesanku Diblokir" di sini:', " Polisi mengatakan hal itu kemarin."),
        ("(Baca: Pesanku Diblokir Lagi. Ada Apa?)", " Polisi mengatakan hal itu kemarin."),
        ("[Gambas:Video 20detik]", " Polisi mengatakan hal itu kemarin."),
        ("[ Gambas : Video CNN ]", " Polisi mengatakan hal itu kemarin."),
        ("ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT", " Polisi mengatakan hal itu."),
        ("Iklan", " Polisi mengatakan hal itu."),
        ("Artikel ini telah tayang di Kabar.com dengan judul lain.", " Polisi mengatakan hal itu."),
    ],
)
def test_in_a_text_of_one_line_a_mark_ends_before_the_next_sentence(marked, link, after):
    found = "".join(marked(f"{ONE} {link}{after}"))
    assert found.replace(" ", "") == link.replace(" ", "")


def test_a_name_known_from_the_text_is_not_torn_from_its_sentence(marked):
    text = f"{ONE} Bupati Kota Contoh setuju. Baca juga: Pesanku Diblokir Lagi Bupati Kota Contoh menambahkan satu hal."
    assert marked(text) == ["Baca juga: Pesanku Diblokir Lagi"]


@pytest.mark.parametrize(
    "sentence",
    ["Iklan-iklan itu dibayar.", "Mereka diminta baca juga aturannya.", "Iklan, kata dia, dibayar.", "Saya pasang iklan."],
)
def test_words_of_the_page_inside_a_sentence_are_words_of_the_article(marked, sentence):
    assert marked(f"{ONE} {sentence} {TWO}") == []


def test_the_words_of_the_articles_language_count_and_without_it_all_do(marked):
    text = f"{ONE}\nRelated stories\nPesanku Diblokir"
    assert marked(text, "id") == []
    assert marked(text, "en") == marked(text, None) == marked(text, "fr") == ["Related stories\nPesanku Diblokir"]


PIECES = st.sampled_from(
    [
        ONE,
        TWO,
        "Baca juga:",
        "Baca juga",
        "Pilihan",
        "\n",
        "\n- ",
        " ",
        "Pesanku Diblokir",
        "ADVERTISEMENT",
        "[Gambas:",
        "]",
        "(",
        ". ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join), st.sampled_from(["id", "en", None]))
def test_spans_are_in_order_apart_and_inside_the_text(aids, text, language):
    found = furniture(text, aids, language)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end < two.start for one, two in pairwise(found))
    assert found == furniture(text, aids, language)
    assert all(isinstance(span, Span) for span in found)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "A b " * 250_000,
        "-\n" * 500_000,
        "Pilihan\n" + "- \n" * 300_000,
        "Baca juga: " * 90_000,
        "Baca juga:Pesanku Diblokir Lagi\n" * 30_000,
        "Pilihan\n" + f"{ONE}\n- x\n" * 8_000,
        "Pilihan\n" + (ONE + "\n" + " \n" * 50) * 8_000,
        " " * 1_000_000,
        "." * 1_000_000,
        "'" * 1_000_000,
        "[Gambas:" * 125_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_million_characters_take_time_in_proportion(aids, text):
    began = time.process_time()
    furniture(text, aids, None)
    assert time.process_time() - began < 5
