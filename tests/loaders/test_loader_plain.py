"""Plain text: what the file says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.loaders.plain import read as read_plain
from kg.model import Article, ReadingAids

LEAD = "Kementerian Contoh menyatakan siap berbicara dengan perusahaan Pesanku mengenai penutupan akses ke aplikasi itu."


def test_the_text_is_the_file_with_line_ends_made_lf_and_no_byte_order_mark(article_of):
    assert article_of("\ufeff satu\r\n\r\ndua\rtiga\t \n".encode()).text == " satu\n\ndua\ntiga\t \n"


def test_utf_16_with_its_mark_is_read(article_of):
    assert article_of("Pesanku — ditutup".encode("utf-16")).text == "Pesanku — ditutup"


def test_control_and_bidirectional_characters_stay(article_of):
    text = "Pesan\x07ku \u202eku\u2066 x\u200f"
    assert article_of(text).text == text


@pytest.mark.parametrize(
    ("first_lines", "title"),
    [
        ("Pesanku Siap Dibuka Lagi\n\n" + LEAD, "Pesanku Siap Dibuka Lagi"),
        ("Pesanku Siap Dibuka Lagi\n" + LEAD, "Pesanku Siap Dibuka Lagi"),
        ("# Pesanku Siap Dibuka Lagi?\n\n" + LEAD, "Pesanku Siap Dibuka Lagi?"),
        ("\n\n  Pesanku Dibuka!\n\n" + LEAD, "Pesanku Dibuka!"),
        ("Pesanku dibuka lagi.\n\n" + LEAD, None),
        ("Kabar.example - Pesanku dibuka\n\n" + LEAD, None),
        ("16 Juli 2017\n\n" + LEAD, None),
        ("Satu baris\nDua baris\n" + LEAD, None),
        (LEAD + "\n" + LEAD, None),
        ("Hanya satu baris", None),
        ("Hanya satu baris\n\n", None),
    ],
)
def test_the_title_is_a_first_line_that_looks_like_a_headline(article_of, first_lines, title):
    assert article_of(first_lines).title == title


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Kabar.example - Kementerian", "Kabar"),
        ("JAKARTA, KABAR.com- Kementerian", "Kabar"),
        ("JAKARTA, KABAR.com – Kementerian", "Kabar"),
        ("Kabar.com, Jakarta -- Kementerian", "Kabar"),
        ("WASHINGTON, July 3 (Wire Agency) - The ministry", "Wire Agency"),
        ("https://www.nasional.kabar.example/berita/1", "Kabar"),
        ("Baru.example - Kementerian", "baru.example"),
        ("https://www.baru.example/berita/1", "baru.example"),
        ("Menteri Contoh - orang lama - kembali", None),
    ],
)
def test_the_outlet_is_read_from_a_dateline_or_an_address(article_of, line, outlet):
    assert article_of(f"{line} berbicara\n{LEAD}" if " " in line else f"{line}\n{LEAD}").outlet == outlet


@pytest.mark.parametrize(
    ("name", "text", "published"),
    [
        ("a.txt", f"Judul Berita\nMinggu, 16 Juli 2017\n\n{LEAD}", "2017-07-16"),
        ("a.txt", f"2017-07-16\n{LEAD}", "2017-07-16"),
        ("kabar-2017-07-16-x.txt", f"{LEAD} Minggu (9/7/2017).", "2017-07-16"),
        ("kabar-2017-17-16-x.txt", LEAD, None),
        ("a.txt", f'{LEAD} "Iya," ujarnya, Minggu (16/7/2017).', "2017-07-16"),
        ("a.txt", f"{LEAD} Jumat (14/7/2017). Minggu (16/7/2017).", "2017-07-16"),
        ("a.txt", f"{LEAD} Senin (3/4/2015). Minggu (16/7/2017).", None),
        ("a.txt", f"{LEAD} Minggu (16/7).", None),
        ("a.txt", LEAD, None),
    ],
)
def test_the_day_is_a_date_line_then_the_file_name_then_bracketed_dates_close_together(article_of, name, text, published):
    assert article_of(text, name).published == published


def test_the_language_is_seen_in_the_text_and_mapped(article_of):
    assert article_of(LEAD).language == "id"
    assert article_of("The ministry said that it was ready to talk about the closure of the application.").language == "en"
    assert article_of("Das Ministerium erklärte, es sei bereit, über die Sperrung der Anwendung zu sprechen.").language == "de"
    assert article_of("12345 --").language is None


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1).filter(str.strip))
def test_any_text_comes_back_as_it_was_and_twice_the_same(text):
    import io

    once, again = (list(read_plain(io.BytesIO(text.encode()), source="x", aids=ReadingAids(), columns={})) for _ in range(2))
    assert isinstance(once[0], Article)
    assert once[0].text == text.removeprefix("\ufeff")
    assert once == again
