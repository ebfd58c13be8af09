"""Dates of bylines, columns and feeds: what is printed, and what it means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.dates import DateWords, parse_header_date

HEADERS = {
    "2025-08-23": [
        "2025-08-23",
        "20250823",
        "2025/08/23",
        "23 Agustus 2025",
        "August 23, 2025",
        "23/08/2025",
        "Sabtu, 23 Agt 2025 | 14:20",
        "2025-08-23T10:00:00",
        "2025-08-23 10:00",
        "Tayang: 23 Agu 2025",
        "2025-08-23T25:00Z",
    ],
    "2024-04-16": ["16 Apr 2024"],
    "2018-04-16": ["04/16/2018 7:05", "16-04-2018"],
    "2026-06": ["June 2026"],
    "2020-02-19T15:40+07:00": [
        "Rabu, 19 Feb 2020 15:40 WIB",
        "Wed, 19 Feb 2020 15:40:00 +0700",
        "2020-02-19T15:40:00+07:00",
        "2020-02-19 15:40:12.5+0700",
        "15:40 WIB, 19 Februari 2020",
        "19 Feb 2020, 15.40 (GMT+7)",
        "Kota.test - 19/02/2020, 15:40 WIB",
        "20200219T154000+0700",
    ],
    "2020-08-19T15:40+07:00": ["Sen, 19 Agu 2020 15:40 WIB"],
    "2025-08-07T14:20+07:00": ["Kamis, 7 Agustus 2025 | 14:20 WIB"],
    "2026-06-15T14:20-05:00": ["June 15, 2026 2:20 pm EST", "June 15, 2026 2:20 p.m. EST"],
    "2026-06-15T00:20+00:00": ["June 15, 2026 12:20 am GMT", "2026-06-15T00:20:00Z", "Mon, 15 Jun 2026 00:20:00 GMT"],
    "2019-06-07T15:05-04:00": ["Updated 3:05 PM EDT, Fri June 7, 2019"],
    None: ["", "Tanggal tidak ditemukan", "None", "2 jam lalu", "kemarin", "2017-13-45", "1500000000", "15:40 WIB", "Rabu"],
}


@pytest.mark.parametrize(("value", "text"), [(value, text) for value, texts in HEADERS.items() for text in texts])
def test_a_header_gives_its_date_and_the_time_where_its_zone_is_told(
    value: str | None, text: str, date_words: dict[str, DateWords]
) -> None:
    assert parse_header_date(text, [date_words["id"], date_words["en"]]) == value


def test_the_first_language_decides_what_could_be_two_dates(date_words: dict[str, DateWords]) -> None:
    assert parse_header_date("03/04/2018", [date_words["id"], date_words["en"]]) == "2018-04-03"
    assert parse_header_date("03/04/2018", [date_words["en"], date_words["id"]]) == "2018-03-04"


def test_machine_stamps_need_no_language() -> None:
    assert parse_header_date("Wed, 19 Feb 2020 15:40:00 +0700", []) == "2020-02-19T15:40+07:00"
    assert parse_header_date("19 Februari 2020", []) is None


@given(text=st.text(alphabet="0123456789:-/TZ+ .,|PMWIBJulyagustus\n", max_size=60) | st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_header_gives_a_date_or_nothing(date_words: dict[str, DateWords], text: str) -> None:
    value = parse_header_date(text, list(date_words.values()))
    assert value is None or len(value) in (4, 7, 10, 22)
