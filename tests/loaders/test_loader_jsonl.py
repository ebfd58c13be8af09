"""JSON Lines: one article or one error a line."""

import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.loaders import jsonl
from kg.model import Article, ArticleError, ReadingAids, UsageError

TEXT = "Kementerian Contoh menyatakan siap berbicara\r\n dengan Pesanku. "


def line(**columns: object) -> str:
    return json.dumps(columns) + "\n"


def test_every_column_finds_its_place_and_the_text_is_untouched(article_of):
    record = line(id="a7", title=" Judul  Ini ", text=TEXT, date="2017-07-16 10:05", url="https://www.kabar.example/1", extra=[1])
    found = article_of(record, "c.jsonl")
    assert found.source.endswith("c.jsonl#a7")
    assert (found.text, found.title, found.outlet, found.published, found.language, found.url) == (
        TEXT, "Judul Ini", "Kabar", "2017-07-16T10:05", "id", "https://www.kabar.example/1",
    )  # fmt: skip


def test_a_record_without_id_is_named_by_its_line(articles_of):
    found = articles_of(line(text="Satu.") + "\n" + line(text="Dua.") + line(id=9, text="Tiga."), "c.jsonl")
    assert [article.source.partition("#")[2] for article in found] == ["1", "3", "9"]


def test_columns_may_have_other_names(article_of):
    found = article_of(line(isi=TEXT, tgl="16 Juli 2017", text="lain"), "c.ndjson", columns={"text": "isi", "date": "tgl"})
    assert (found.text, found.published) == (TEXT, "2017-07-16")


def test_a_mapping_of_an_unknown_field_is_refused_with_the_nearest_one(articles_of):
    with pytest.raises(UsageError, match=r"--map: records have no field called 'titel'\. Did you mean 'title'\?"):
        articles_of(line(text="x"), "c.jsonl", columns={"titel": "t"})


def test_the_output_of_load_is_read_back_without_a_mapping(article_of):
    assert article_of(line(text=TEXT, published="2017-07-16", boilerplate=[]), "c.jsonl").published == "2017-07-16"


@pytest.mark.parametrize(
    ("columns", "outlet"),
    [
        ({"outlet": "KABAR"}, "Kabar"),
        ({"outlet": "inet.kabar.example"}, "Kabar"),
        ({"outlet": "Harian Lain"}, "Harian Lain"),
        ({"outlet": "", "url": "https://m.kabar.example:8080/x"}, "Kabar"),
        ({"url": "http://www.lain.example/x"}, "lain.example"),
        ({"url": "http://[bad"}, None),
        ({}, None),
    ],
)
def test_the_outlet_is_the_column_then_the_host(article_of, columns, outlet):
    assert article_of(line(text="Teks.", **columns), "c.jsonl").outlet == outlet


def test_without_column_and_host_the_outlet_is_in_the_dateline(article_of):
    assert article_of(line(text=" JAKARTA, KABAR.com - Kementerian."), "c.jsonl").outlet == "Kabar"


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2023-02-27T20:33:17+07:00", "2023-02-27T20:33:17+07:00"),
        ("2017-07", "2017-07"),
        ("2017-02-03 25:00", None),
        ("2017-02-03 10:00 WIB", None),
        ("Minggu, 16 Juli 2017", "2017-07-16"),
        ("kemarin", None),
        ("", None),
    ],
)
def test_a_date_is_iso_or_is_parsed_or_is_none(article_of, date, published):
    assert article_of(line(text="Teks.", date=date), "c.jsonl").published == published


@pytest.mark.parametrize(
    ("given_code", "code"), [("in", "in"), ("ID-id", "id"), ("ms", "id"), ("Indonesian", "id"), ("fr_FR", "fr")]
)
def test_a_declared_language_is_mapped_and_outranks_what_is_seen(article_of, given_code, code):
    assert article_of(line(text="The ministry said so.", language=given_code), "c.jsonl").language == code


def test_a_gzipped_file_is_read_as_the_plain_one(article_of):
    record = line(id="1", text=TEXT)
    assert article_of(gzip.compress(record.encode()), "c.jsonl.gz").text == TEXT


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ('{"text": "x",}', "not JSON"),
        ('{"text": "x"', "not JSON"),
        ('{"title": "x"}', "no text in column 'text'"),
        ('{"text": "x", "date": "2017-02-30"}', "the date '2017-02-30' is none of the calendar"),
        ('{"text": "x", "date": "2017-13"}', "the date '2017-13' is none of the calendar"),
        ('{"text": "x", "date": "2017-00-01T10:00:00Z"}', "the date '2017-00-01T10:00:00Z' is none of the calendar"),
        ('{"text": null}', "no text in column 'text'"),
        ('{"text": "  "}', "no text in column 'text'"),
        ('{"text": 7}', "column 'text' holds a number, not text"),
        ('{"text": ["x"]}', "column 'text' holds a list, not text"),
        ('{"text": "x", "title": {}}', "column 'title' holds an object, not text"),
        ('{"text": "x", "id": true}', "column 'id' holds true or false, not text"),
        ('{"text": "x", "text": "y"}', "the column 'text' is there twice"),
        (r'{"text": "\ud800"}', "half a surrogate pair, U+D800, at character 0"),
        (r'{"text": "x", "title": "a\udfff"}', "column 'title' has half a surrogate pair, U+DFFF, at character 1"),
        (r'{"text": "a\u0000b"}', "binary, not text: a NUL stands at 1"),
        ('{"text": "x", "n": NaN}', "NaN is not JSON"),
        ('{"text": "x", "n": -Infinity}', "-Infinity is not JSON"),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", "digits"),
        ("[" * 200_000, "nested too deeply"),
        ('"x"', "text, not a record"),
        ("7", "a number, not a record"),
    ],
)
def test_a_bad_line_is_an_error_that_names_it_and_the_next_is_read(articles_of, bad, problem):
    first, error, last = articles_of(line(text="Satu.") + bad + "\n" + line(text="Tiga."), "c.jsonl")
    assert isinstance(error, ArticleError)
    assert problem in str(error)
    assert error.place.endswith("c.jsonl#2")
    assert error.remedy
    assert error.sample.rstrip(b"\n") == bad.encode()[:500]
    assert (first.text, last.text) == ("Satu.", "Tiga.")


def test_bytes_that_are_not_utf_8_spoil_one_line_only(articles_of):
    error, good = articles_of(b'{"text": "caf\xe9"}\n' + line(text="Dua.").encode(), "c.jsonl")
    assert "not UTF-8: byte 13 is 0xe9." in str(error)
    assert good.text == "Dua."


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'[{"text": "x"},\n{"text": "y"}]', "a JSON array, not one record a line."),
        (b'{\n  "text": "x"\n}\n', "a record over several lines, not one a line."),
        ('{"text": "x"}\n'.encode("utf-16"), "UTF-16; JSON Lines are UTF-8."),
        (b"", "no record in it."),
        (b"\n \n", "no record in it."),
    ],
)
def test_a_file_of_another_form_is_one_error_and_not_one_a_line(error_of, content, problem):
    assert error_of(content, "c.json").problem == problem


def test_an_unknown_text_column_lists_those_that_are_there(error_of):
    assert error_of('{"isi": "x"}', "c.jsonl").remedy == "Its columns are 'isi'; --map text=COLUMN names another."


def test_a_line_over_the_limit_is_one_error_and_the_next_is_read(articles_of, monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_RECORD_BYTES", 100)
    error, good = articles_of(line(text="x" * 5000) + line(text="Dua."), "c.jsonl")
    assert "a line of more than" in str(error)
    assert len(error.sample) <= 500
    assert good.text == "Dua."


def test_a_line_of_gzip_without_end_is_given_up(articles_of, monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_RECORD_BYTES", 1000)
    monkeypatch.setattr(jsonl, "MAX_SKIPPED_BYTES", 2_000_000)
    bomb = gzip.compress(b'{"text": "' + b"x" * 8_000_000)
    (error,) = articles_of(bomb, "c.jsonl.gz")
    assert "Its end was not found" in str(error)


def test_a_text_over_the_limit_is_an_error(articles_of):
    error, good = articles_of(line(text="é" * 2_600_000) + line(text="Dua."), "c.jsonl")
    assert "larger than 5 MB" in str(error)
    assert good.text == "Dua."


def test_a_damaged_gzip_gives_what_came_before_and_an_error(articles_of):
    lines = "".join(line(id=str(i), text=f"Teks {i * 7919} " * 20) for i in range(4000))
    whole = gzip.compress(lines.encode())
    *good, error = articles_of(whole[: len(whole) // 2], "c.jsonl.gz")
    assert good
    assert all(isinstance(article, Article) for article in good)
    assert isinstance(error, ArticleError)
    assert "reading stopped" in str(error)


def test_records_are_read_as_they_come(aids):
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            piece = b'{"text": "Satu."}\n' * (len(buffer) // 18)
            buffer[: len(piece)] = piece
            return len(piece)

    records = jsonl.read(io.BufferedReader(Endless()), source="-", aids=aids, columns={})
    assert [next(records).source for _ in range(3)] == ["-#1", "-#2", "-#3"]


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(str.strip)


@given(texts, st.booleans())
def test_any_text_value_comes_back_exactly(text, ascii_only):
    data = json.dumps({"text": text}, ensure_ascii=ascii_only).encode()
    (found,) = jsonl.read(io.BytesIO(data), source="x", aids=ReadingAids(), columns={})
    assert isinstance(found, Article)
    assert found.text == text


@given(st.binary(max_size=200))
def test_any_bytes_give_articles_or_errors_and_never_raise(data):
    once, again = (
        [str(found) for found in jsonl.read(io.BytesIO(data), source="x", aids=ReadingAids(), columns={})] for _ in range(2)
    )
    assert once == again
