"""Dates in sentences. Value first, then the phrasings that mean it; the anchor is Tuesday, 18 July 2017."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import SchemaError
from kg.text.date_finding import finder
from kg.text.dates import (
    BEHIND,
    LAST,
    NEAREST,
    NEXT,
    POINTING,
    RELATIVE,
    STATED,
    VAGUE,
    WEEK,
    DateMention,
    DateWords,
    find_dates,
    read_date_words,
    told_from,
)

ANCHOR = date(2017, 7, 18)

STATED_DATES = {
    "id": {
        "2017-07-16": [
            "Minggu (16/7/2017)",
            "(16/7)",
            "Minggu (16/7)",
            "16/07/17",
            "16 Juli 2017",
            "pada 16 Juli",
            "16 Jul. 2017",
            "2017-07-16",
            "16-07-2017",
            "Minggu malam (16/7/2017)",
            "Minggu ( 16 / 7 / 2017 )",
            "16 Juli tahun 2017",
            "16 Juli lalu",
            "Minggu, 16 Juli 2017",
            "2017/07/16",
            "16.7.2017",
            "hari ini (16/7)",
            "tanggal 16 Juli",
        ],
        "2017-07-14": ["Jum'at (14/7)", "Jum’at (14/7)", "14 Juli tahun ini", "14 Juli 2017 silam"],
        "2016-07-14": ["14 Juli tahun lalu"],
        "2017-12-20": ["20 Desember mendatang", "20 Desember nanti"],
        "2016-12-20": ["20 Desember lalu"],
        "2017-07": ["Juli 2017", "akhir Juli 2017", "bulan Juli 2017", "pada bulan Juli"],
        "2017-06": ["Juni lalu", "sejak Juni", "31 Juni 2017"],
        "2016-08": ["Agustus lalu", "Agustus tahun lalu"],
        "2016": ["pada 2016", "sejak 2016", "tahun 2016", "akhir 2016", "tahun 2016 lalu", "kuartal III 2016", "sepanjang 2016"],
    },
    "en": {
        "2017-07-14": [
            "July 14, 2017",
            "14 July",
            "Jul. 14",
            "July 14",
            "Friday, July 14, 2017",
            "the 14th of July",
            "on July 14th",
            "14 July 2017",
            "07/14/2017",
            "7/14/17",
            "14/07/2017",
            "14.07.2017",
            "dated 14-Jul-2017",
            "July 14 this year",
            "Friday (July 14)",
            "July 14,2017",
        ],
        "2016-07-14": ["July 14 last year", "14 July last year"],
        "2018-01-03": ["01/03/2018", "3.1.2018", "January 3, 2018"],
        "2025-09": ["Sept 2025", "September 2025", "late September 2025", "the end of September 2025", "September of 2025"],
        "2016-08": ["last August", "August last year"],
        "2017-05": ["in May", "since May", "earlier in May", "May 2017"],
        "2025": ["early 2025", "in 2025", "mid-2025", "by the end of 2025", "since at least 2025", "the third quarter of 2025"],
    },
}

RELATIVE_DATES = {
    "id": {
        "2017-07-18": ["hari ini", "pagi ini"],
        "2017-07-17": ["kemarin", "Senin", "hari Senin", "Senin kemarin", "Senin lalu", "satu hari lalu"],
        "2017-07-16": ["dua hari lalu", "2 hari yang lalu", "pada Minggu lalu"],
        "2017-07-13": ["Kamis pekan lalu", "Kamis lalu"],
        "2017-07-20": ["Kamis pekan ini", "Kamis ini", "Kamis mendatang", "lusa", "hingga Kamis", "dua hari lagi"],
        "2017-07-24": ["Senin depan", "Senin pekan depan", "tanggal 24 mendatang", "tanggal 24 nanti"],
        "2017-08": ["bulan depan"],
        "2017-06": ["bulan lalu", "sebulan lalu", "satu bulan yang lalu"],
        "2016": ["tahun lalu", "setahun lalu", "akhir tahun lalu"],
        "2017": ["tahun ini", "awal tahun ini"],
        "2018": ["tahun depan"],
        "2016-07-18": ["setahun lalu hari ini", "satu tahun yang lalu hari ini"],
    },
    "en": {
        "2017-07-17": ["yesterday", "Monday", "on Monday", "last Monday"],
        "2017-07-18": ["today", "Tuesday", "earlier today"],
        "2017-07-13": ["Thursday", "last Thursday", "Thursday last week", "Thursday of last week", "five days ago"],
        "2017-07-20": ["by Thursday", "until Thursday", "next Thursday", "this Thursday", "two days from now"],
        "2017-06": ["last month", "a month ago"],
        "2017-08": ["next month"],
        "2017": ["this year", "earlier this year"],
        "2015": ["two years ago"],
        "2015-07-18": ["two years ago today"],
        "2017-06-17": ["a month ago yesterday"],
        "2017-07-11": ["last Tuesday", "a week ago today"],
    },
}

NOT_DATES = {
    "id": [
        "UU Nomor 11 Tahun 2008",
        "UU No. 19/2016",
        "Permenkominfo 5/2020",
        "Peraturan Menteri Kominfo Nomor 5 Tahun 2020",
        "PP 71/2019",
        "UU ITE Tahun 2016",
        "UU Informasi dan Transaksi Elektronik Tahun 2008",
        "Undang-Undang Dasar 1945",
        "Pasal 40 ayat (2)",
        "24/7",
        "layanan (24/7)",
        "9/11",
        "50/50",
        "Piala Dunia 2026",
        "iOS 26",
        "0812-3456-7890",
        "Rp 2.000",
        "2.000 situs",
        "2017 situs",
        "hingga 2017 situs",
        "detik.com/2016/03/02/telegram",
        "pukul 14.08 WIB",
        "192.168.1.2016",
        "Pilpres 2019",
        "lalu memblokir",
        "satu minggu",
        "45/13/2017",
        "2017-13-45",
        "tahun",
        "per",
        "sekali lagi",
    ],
    "en": [
        "Act 2000",
        "Online Safety Act 2021",
        "IT Rules, 2021",
        "the Act of 2000",
        "in the 2021 Rules",
        "Section 69A",
        "No. 1031/2019",
        "Regulation (EU) 2022/2065",
        "Directive 2000/31/EC",
        "24/7",
        "9/11",
        "50/50",
        "on Black Friday",
        "I may ask",
        "in march they",
        "World Cup 2026",
        "March 3.5",
        "over the last year",
        "within two years",
        "G20",
        "in 2019-nCoV",
        "the sun",
        "first time in 20 years",
        "$2017",
        "a 2019 film",
        "up to 2017 sites",
        "covid19",
        "4K",
    ],
}

CASES = [
    (code, value, basis, phrase)
    for basis, table in ((STATED, STATED_DATES), (RELATIVE, RELATIVE_DATES))
    for code, values in table.items()
    for value, phrases in values.items()
    for phrase in phrases
]


@pytest.mark.parametrize(("code", "value", "basis", "phrase"), CASES)
def test_a_phrasing_means_its_date(code: str, value: str, basis: str, phrase: str, date_words: dict[str, DateWords]) -> None:
    found = find_dates(phrase, date_words[code], ANCHOR)
    assert [(m.value, m.basis) for m in found] == [(value, basis)]


@pytest.mark.parametrize(("code", "phrase"), [(code, phrase) for code, phrases in NOT_DATES.items() for phrase in phrases])
def test_what_only_looks_like_a_date_is_none(code: str, phrase: str, date_words: dict[str, DateWords]) -> None:
    assert find_dates(phrase, date_words[code], ANCHOR) == []


@pytest.mark.parametrize(
    ("code", "phrase", "value", "end_value"),
    [
        ("id", "20-27 Juli 2022", "2022-07-20", "2022-07-27"),
        ("id", "20–27 Juli 2022", "2022-07-20", "2022-07-27"),
        ("id", "20 hingga 27 Juli 2022", "2022-07-20", "2022-07-27"),
        ("id", "10 dan 11 April 2018", "2018-04-10", "2018-04-11"),
        ("id", "10, 11 dan 12 April 2018", "2018-04-10", "2018-04-12"),
        ("id", "20 Juli hingga 3 Agustus 2022", "2022-07-20", "2022-08-03"),
        ("id", "28 Desember - 3 Januari 2022", "2021-12-28", "2022-01-03"),
        ("id", "Januari–Maret 2021", "2021-01", "2021-03"),
        ("id", "tahun 2019/2020", "2019", "2020"),
        ("id", "pada 2014 - 2018", "2014", "2018"),
        ("en", "July 20-27, 2022", "2022-07-20", "2022-07-27"),
        ("en", "July 20 to August 3, 2022", "2022-07-20", "2022-08-03"),
        ("en", "3 March 2026 to 5 March 2026", "2026-03-03", "2026-03-05"),
        ("en", "from 2016 to 2018", "2016", "2018"),
        ("en", "March and April 2020", "2020-03", "2020-04"),
    ],
)
def test_a_span_or_list_gives_its_first_and_its_last(
    code: str, phrase: str, value: str, end_value: str, date_words: dict[str, DateWords]
) -> None:
    assert [(m.value, m.end_value) for m in find_dates(phrase, date_words[code], ANCHOR)] == [(value, end_value)]


@pytest.mark.parametrize(
    ("code", "phrase", "cue"),
    [
        ("id", "sejak 2016", "since"),
        ("id", "sejak hari Jumat (14/7)", "since"),
        ("id", "hingga akhir Juli 2017", "until"),
        ("id", "sebelum tahun 2020", "before"),
        ("id", "pasca 14 Juli 2017", "after"),
        ("id", "paling lambat pada hari Rabu (20/7)", "by"),
        ("id", "batas waktu pendaftaran 20 Juli 2022", "by"),
        ("id", "pada 14 Juli 2017", None),
        ("en", "since at least 2016", "since"),
        ("en", "until March 31", "until"),
        ("en", "before the end of July", "before"),
        ("en", "after last Thursday", "after"),
        ("en", "by the end of 2024", "by"),
        ("en", "a deadline of 31 March", "by"),
        ("en", "on Thursday", None),
    ],
)
def test_the_marker_before_a_date_is_its_cue(code: str, phrase: str, cue: str | None, date_words: dict[str, DateWords]) -> None:
    assert [m.cue for m in find_dates(phrase, date_words[code], ANCHOR)] == [cue]


@pytest.mark.parametrize(
    ("code", "phrase"),
    [
        ("id", "pekan lalu"),
        ("id", "minggu ini"),
        ("id", "Minggu lalu"),
        ("id", "dua pekan lalu"),
        ("en", "last week"),
        ("en", "this week"),
        ("en", "two weeks ago"),
        ("en", "last weekend"),
    ],
)
def test_a_week_is_known_by_the_month_in_which_it_lies(code: str, phrase: str, date_words: dict[str, DateWords]) -> None:
    found = find_dates(phrase, date_words[code], ANCHOR)
    assert [(m.value, m.basis, m.note) for m in found] == [("2017-07", RELATIVE, WEEK)]


@pytest.mark.parametrize(("code", "phrase"), [("id", "pekan lalu"), ("en", "last week")])
def test_a_week_between_two_months_is_no_date(code: str, phrase: str, date_words: dict[str, DateWords]) -> None:
    assert [(m.value, m.note) for m in find_dates(phrase, date_words[code], date(2017, 7, 5))] == [(None, WEEK)]


@pytest.mark.parametrize(
    ("code", "phrase"), [("id", "beberapa hari lalu"), ("en", "several months ago"), ("en", "a few days ago")]
)
def test_some_days_are_no_date_and_say_so(code: str, phrase: str, date_words: dict[str, DateWords]) -> None:
    assert [(m.value, m.basis, m.note) for m in find_dates(phrase, date_words[code], ANCHOR)] == [(None, RELATIVE, VAGUE)]


@pytest.mark.parametrize(
    ("code", "phrase", "shift"),
    [
        ("id", "sehari sebelumnya", ("day", -1)),
        ("id", "dua hari kemudian", ("day", 2)),
        ("id", "17 hari kemudian", ("day", 17)),
        ("id", "setahun kemudian", ("year", 1)),
        ("id", "pada hari yang sama", ("day", 0)),
        ("id", "keesokan harinya", ("day", 1)),
        ("en", "a day earlier", ("day", -1)),
        ("en", "ten days later", ("day", 10)),
        ("en", "the same day", ("day", 0)),
        ("en", "the next day", ("day", 1)),
        ("en", "three weeks later", ("week", 3)),
        ("en", "the following month", ("month", 1)),
        ("id", "bulan berikutnya", ("month", 1)),
        ("id", "beberapa jam kemudian", ("some hour", 1)),
    ],
)
def test_what_points_to_a_date_named_before_says_how_far_it_is(
    code: str, phrase: str, shift: tuple[str, int], date_words: dict[str, DateWords]
) -> None:
    found = find_dates(phrase, date_words[code], ANCHOR)
    assert [(m.value, m.basis, m.note, m.shift) for m in found] == [(None, RELATIVE, POINTING, shift)]


@pytest.mark.parametrize(
    ("code", "phrase", "shift"),
    [
        ("id", "dua hari setelah Twitter menghapusnya", ("day", -2)),
        ("id", "sebulan setelah aksesnya diputus", ("month", -1)),
        ("en", "three days after a court cleared the way", ("day", -3)),
        ("en", "a few days after a court cleared the way", ("some day", -1)),
        ("en", "It came weeks after a court cleared the way", ("some week", -1)),
        ("en", "hours after a court cleared the way", ("some hour", -1)),
        ("id", "beberapa hari setelah Twitter menghapusnya", ("some day", -1)),
    ],
)
def test_so_long_after_something_dates_that_from_the_clause(
    code: str, phrase: str, shift: tuple[str, int], date_words: dict[str, DateWords]
) -> None:
    assert [(m.value, m.note, m.shift) for m in find_dates(phrase, date_words[code], ANCHOR)] == [(None, BEHIND, shift)]


@pytest.mark.parametrize(
    ("code", "phrase"), [("id", "dua hari sebelum pemilu"), ("en", "two days before the vote"), ("en", "later")]
)
def test_so_long_before_something_is_no_date(code: str, phrase: str, date_words: dict[str, DateWords]) -> None:
    assert find_dates(phrase, date_words[code], ANCHOR) == []


@pytest.mark.parametrize(
    "phrase",
    ["five working days after the court", "forty-two days after the court", "in the days after the court", "some years after it"],
)
def test_how_many_days_is_not_taken_for_some(phrase: str, date_words: dict[str, DateWords]) -> None:
    assert find_dates(phrase, date_words["en"], ANCHOR) == []


@pytest.mark.parametrize(
    ("code", "phrase", "value"),
    [
        ("en", "it is eleven days since it closed", (ANCHOR - timedelta(days=11)).isoformat()),
        ("id", "sudah dua tahun sejak ditutup", str(ANCHOR.year - 2)),
    ],
)
def test_so_long_since_is_told_from_the_anchor(code: str, phrase: str, value: str, date_words: dict[str, DateWords]) -> None:
    assert [m.value for m in find_dates(phrase, date_words[code], ANCHOR)] == [value]


@pytest.mark.parametrize(
    ("code", "phrase", "days"),
    [
        ("en", "starting from tomorrow, Wednesday, it", [1]),
        ("en", "yesterday (Monday)", [-1]),
        ("id", "kemarin, Senin, kata dia", [-1]),
        ("id", "kemarin, Senin (17/7/2017)", [-1, -1]),
    ],
)
def test_a_day_that_is_told_twice_is_one(code: str, phrase: str, days: list[int], date_words: dict[str, DateWords]) -> None:
    wanted = [(ANCHOR + timedelta(days=n)).isoformat() for n in days]
    assert [m.value for m in find_dates(phrase, date_words[code], ANCHOR)] == wanted


@pytest.mark.parametrize(
    ("value", "unit", "count", "made"),
    [
        ("2018-04-16", "day", -3, "2018-04-13"),
        ("2018-03-31", "month", -1, "2018-02"),
        ("2018-03", "year", 1, "2019"),
        ("2018-03-05", "week", 1, "2018-03"),
        ("2018-03-20", "some day", -1, "2018-03"),
        ("2018-03-05", "some day", -1, None),
        ("2018-03-05", "some hour", -1, "2018-03"),
        ("2018-03-01", "some hour", -1, None),
        ("2018-03", "some day", 1, None),
        ("2018-03", "day", 2, None),
        ("2018", "month", 1, None),
        ("9999-12-31", "day", 1, None),
    ],
)
def test_a_date_told_from_another_is_no_more_precise_than_either(value: str, unit: str, count: int, made: str | None) -> None:
    assert told_from(value, unit, count) == made


@pytest.mark.parametrize(("code", "line"), [("id", "Maret: Jualkita didenda."), ("en", "March: Larkpost was fined.")])
def test_a_month_that_heads_a_line_is_one_of_the_past_where_the_clause_is(
    code: str, line: str, date_words: dict[str, DateWords]
) -> None:
    anchor = date(2031, 12, 18)
    assert [m.value for m in find_dates(line, date_words[code], anchor, direction=LAST)] == ["2031-03"]


@pytest.mark.parametrize(
    ("code", "phrase"),
    [("id", "14 Juli"), ("id", "Minggu (16/7)"), ("id", "kemarin"), ("en", "Thursday"), ("en", "last month"), ("en", "in May")],
)
def test_without_an_anchor_what_the_words_leave_open_has_no_value(
    code: str, phrase: str, date_words: dict[str, DateWords]
) -> None:
    assert [m.value for m in find_dates(phrase, date_words[code], None)] == [None]


@pytest.mark.parametrize(
    ("phrase", "anchor", "value"),
    [
        ("20 December", date(2018, 1, 10), "2017-12-20"),
        ("24 April", date(2018, 4, 10), "2018-04-24"),
        ("3 January", date(2017, 12, 20), "2018-01-03"),
        ("29 February", date(2021, 3, 1), "2020-02-29"),
        ("in November", date(2018, 2, 1), "2017-11"),
    ],
)
def test_a_missing_year_is_the_one_that_brings_the_day_nearest(
    phrase: str, anchor: date, value: str, date_words: dict[str, DateWords]
) -> None:
    assert [m.value for m in find_dates(phrase, date_words["en"], anchor)] == [value]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [("on Thursday", "2017-07-20"), ("on 3 May", "2018-05-03"), ("in July", "2017-07"), ("in May", "2018-05")],
)
def test_in_a_clause_about_the_future_the_next_one_is_meant(phrase: str, value: str, date_words: dict[str, DateWords]) -> None:
    assert [m.value for m in find_dates(phrase, date_words["en"], ANCHOR, direction=NEXT)] == [value]


@pytest.mark.parametrize(
    ("code", "sentence", "words"),
    [
        ("id", "Ia ditemui di Jakarta, Minggu (16/7/2017) malam.", ["Minggu (16/7/2017)"]),
        ("id", "Aturan (16/7) itu sejak tahun 2016 lalu berlaku.", ["16/7", "tahun 2016 lalu"]),
        ("id", "UU Nomor 19 Tahun 2016 berlaku pada 25 November 2016.", ["25 November 2016"]),
        ("id", "Pada 14 Juli dan 3 Agustus 2017 situs itu mati.", ["14 Juli", "3 Agustus 2017"]),
        ("en", "The Rules, 2021 came into force on May 26, 2021.", ["May 26, 2021"]),
        ("en", "It will, by the end of 2024, leave; a ban took effect last July.", ["end of 2024", "last July"]),
        ("en", "In March 20 sites were blocked.", ["March"]),
        ("en", "Since 2020, 155 shutdowns were ordered.", ["2020"]),
    ],
)
def test_a_mention_covers_the_words_of_the_date(
    code: str, sentence: str, words: list[str], date_words: dict[str, DateWords]
) -> None:
    assert [sentence[m.start : m.end] for m in find_dates(sentence, date_words[code], ANCHOR)] == words


def test_the_first_word_of_a_sentence_may_be_a_week_and_elsewhere_the_capital_tells(date_words: dict[str, DateWords]) -> None:
    words = date_words["id"]
    assert find_dates("Minggu lalu situs itu diblokir", words, ANCHOR)[0].note == WEEK
    assert find_dates("Situs itu diblokir Minggu lalu", words, ANCHOR)[0].value == "2017-07-16"
    assert find_dates("Situs itu diblokir minggu lalu", words, ANCHOR)[0].note == WEEK


def test_the_order_of_day_and_month_is_the_language_s_where_both_are_possible(date_words: dict[str, DateWords]) -> None:
    assert find_dates("(3/4/2018)", date_words["id"], None)[0].value == "2018-04-03"
    assert find_dates("(3/4/2018)", date_words["en"], None)[0].value == "2018-03-04"
    assert find_dates("(3.4.2018)", date_words["en"], None)[0].value == "2018-04-03"


ALPHABET = st.one_of(
    st.sampled_from(
        [
            "Minggu",
            "minggu",
            "lalu",
            "14",
            "7",
            "2017",
            "/",
            "-",
            "(",
            ")",
            " ",
            " ",
            "Juli",
            "Mei",
            "UU",
            "Tahun",
            "tahun",
            "dan",
            "hingga",
            "sejak",
            ",",
            ".",
            "last",
            "week",
            "May",
            "th",
            "the",
            "of",
            "ago",
            "two",
            "99",
            "0",
            "31",
            "'",
            "Act",
            "\n",
            "\ue000",
            "²",
            "٣",
            "İ",
        ]
    ),
    st.text(max_size=4),
)
SOUP = st.lists(ALPHABET, max_size=40).map("".join)


@given(
    text=SOUP, code=st.sampled_from(["id", "en"]), anchor=st.none() | st.dates(), direction=st.sampled_from([LAST, NEAREST, NEXT])
)
@settings(max_examples=250, deadline=None)
def test_any_text_gives_ordered_spans_with_real_dates(
    date_words: dict[str, DateWords], text: str, code: str, anchor: date | None, direction: int
) -> None:
    reached = 0
    for mention in find_dates(text, date_words[code], anchor, direction=direction):
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        reached = mention.end
        for value in (mention.value, mention.end_value):
            if value is not None:
                assert date.fromisoformat((value + "-01-01")[:10] if len(value) < 10 else value)


@given(text=SOUP, code=st.sampled_from(["id", "en"]))
@settings(max_examples=60, deadline=None)
def test_the_same_sentence_gives_the_same_mentions_whatever_was_read_before(
    language_data: dict[str, dict[str, Any]], date_words: dict[str, DateWords], text: str, code: str
) -> None:
    fresh = read_date_words(language_data[code]["dates"])
    assert find_dates(text, fresh, ANCHOR) == find_dates(text, date_words[code], ANCHOR)


@pytest.mark.parametrize(
    "piece", ["UU ", "14 ", "14/", "Juli ", "dan ", "(", "tahun ", "Akhir ", "1, ", "2016-", "x" * 7, " ", "Minggu ("]
)
def test_a_sentence_of_one_thing_over_and_over_is_read_to_its_end(piece: str, date_words: dict[str, DateWords]) -> None:
    text = piece * 20_000
    for mention in find_dates(text, date_words["id"], ANCHOR):
        assert mention.end <= len(text)


def test_a_language_s_machine_is_built_once(date_words: dict[str, DateWords]) -> None:
    assert finder(date_words["id"]) is finder(date_words["id"])


def test_mentions_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        DateMention(0, 1, None, STATED).start = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"order": "ymd"}, "dates: order is 'ymd'. Give one of: dmy, mdy."),
        ({"months": [["januari"]]}, "dates: months lists 1 entries. Give 12 lists of names, in order."),
        (
            {"weekdays": [["senin"], ["senin"], [], [], [], [], []]},
            "dates: 'senin' stands twice in weekdays. Keep it in one of the two.",
        ),
        ({"cues": {"sinse": ["sejak"]}}, "dates: no cues called 'sinse'. Give one of: since, until, before, after, by."),
        ({"cues": {"since": ["dari"], "after": ["dari"]}}, "dates: 'dari' stands twice in cues. Keep it in one of the two."),
        ({"year_word": ["tahun"]}, "dates: no key called 'year_word'. Did you mean 'year_words'?"),
    ],
)
def test_a_mistake_in_the_data_is_named_with_its_remedy(
    change: dict[str, Any], message: str, language_data: dict[str, dict[str, Any]]
) -> None:
    with pytest.raises(SchemaError) as caught:
        read_date_words({**language_data["id"]["dates"], **change})
    assert str(caught.value) == message
