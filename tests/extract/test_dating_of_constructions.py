"""Ways to tell a day without a calendar date in the clause: each with sentences of its kind, and with those that look like it."""

from __future__ import annotations

import pytest
from asked import date_of


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "moderate", "2021-11-15", "Apple removed Telegram from its store. The app disappeared late on Monday."),
        ("en", "block", "2021-11-16", "Turkey has blocked Discord. Users lost access on Tuesday morning."),
        ("en", "block", "2021-11-17", "Russia has blocked Signal. The app went dark on Wednesday, at about noon."),
        ("id", "block", "2021-11-15", "Kominfo memblokir Steam. Layanan itu tidak bisa diakses sejak Senin (15/11/2021)."),
        ("id", "block", "2021-11-16", "Kominfo memblokir Steam. Situs tersebut mulai tidak bisa diakses sejak Selasa."),
        ("id", "moderate", "2021-11-16", "Google menghapus Telegram dari Play Store. Aplikasi itu menghilang pada Selasa malam."),
    ],
)
def test_the_day_on_which_something_was_gone_is_that_of_the_measure(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text) == date


@pytest.mark.parametrize(
    ("code", "action", "text"),
    [
        ("en", "block", "Russia has blocked Signal. Viber, which is no friend of it, went dark on Monday."),
        ("en", "block", "Russia has blocked Signal. The rain stopped on Monday. Users lost access to the old forum in May."),
        ("id", "block", "Kominfo memblokir Steam. Nelayan itu menghilang pada Selasa malam."),
        ("id", "block", "Kominfo memblokir Steam. Situs Kominfo tidak bisa diakses sejak Selasa."),
    ],
)
def test_the_day_on_which_something_else_was_gone_is_not(code: str, action: str, text: str) -> None:
    assert date_of(action, code, text) is None


@pytest.mark.parametrize(
    ("code", "date", "text"),
    [
        ("en", "2021-11-15", "Russia has blocked Signal. The restriction took effect on Monday."),
        ("en", "2021-11-16", "Russia has blocked Signal. The curbs were imposed on Tuesday evening."),
        ("en", "2021-11-17", "Russia has blocked Signal. The ban came into force on Wednesday."),
        ("id", "2021-11-15", "Kominfo memblokir Steam. Larangan itu mulai berlaku Senin (15/11/2021)."),
        ("id", "2021-11-16", "Kominfo memblokir Steam. Hal itu diumumkan Menkominfo di Jakarta, Selasa (16/11/2021)."),
    ],
)
def test_another_noun_for_a_restriction_means_the_one_told_before(code: str, date: str, text: str) -> None:
    assert date_of("block", code, text) == date


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Russia has blocked Signal. A separate restriction on calls was imposed on Monday."),
        ("en", "Russia has blocked Signal. Rules for restrictions of exports took effect on Monday."),
        ("en", "Albania has ordered providers to block TikTok by Thursday. The prime minister announced the ban in October."),
        ("id", "Kominfo memblokir Steam. Pembatasan mudik mulai berlaku Senin (15/11/2021)."),
        ("id", "Kominfo memblokir 800 situs. Hal itu diumumkan Menkominfo di Jakarta, Selasa (16/11/2021)."),
        ("id", "Kominfo memblokir Steam. Hal itu disampaikan Menkominfo di Jakarta, Selasa (16/11/2021)."),
    ],
)
def test_a_new_restriction_or_a_total_or_a_talk_does_not(code: str, text: str) -> None:
    assert date_of("block", code, text) is None


def test_what_a_body_demands_has_the_day_on_which_it_is_disclosed() -> None:
    text = "NITDA has given Telegram 21 days to open an office. The director general disclosed this {} in Abuja on Wednesday."
    for when in ("to reporters", "while addressing newsmen"):
        assert date_of("demand", "en", text.format(when)) == "2021-11-17"


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "block", "2021-10", "It is three weeks since Nepal blocked Telegram."),
        ("en", "block", "2021-11-08", "Eleven days since Russia blocked Signal, nobody has told why."),
        ("en", "fine", "2019", "It has been two years since the FTC fined Meta."),
        ("id", "block", "2021-11", "Sudah dua pekan sejak Kominfo memblokir Telegram."),
        ("id", "block", "2021-11-14", "Lima hari sejak Kominfo memblokir Telegram, belum ada penjelasan."),
    ],
)
def test_so_long_since_is_told_from_the_day_of_the_article(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text) == date


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ("sue", "In the five days since Russia blocked Signal, the EFF sued Meta."),
        ("block", "Nepal blocked Telegram. Two weeks since, it rains."),
        ("block", "Nepal blocked Telegram. It is the first rain in two weeks since the dry season began."),
    ],
)
def test_so_long_since_is_not_the_time_of_another_clause(action: str, text: str) -> None:
    assert date_of(action, "en", text) is None


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "fine", "2021-10-20", "Nepal blocked Telegram on 15 October. Five days after the ban, the FTC fined Meta."),
        ("en", "fine", "2021-10-14", "A court lifted the ban on X on 15 October. A day before the ruling, Anatel fined Meta."),
        ("en", "sue", "2021-10-18", "The FTC fined Meta on 15 October. The EFF sued Google three days after the fine."),
        (
            "id",
            "summon",
            "2021-10-20",
            "Kominfo memblokir Telegram pada 15 Oktober. Lima hari setelah pemblokiran, BSSN memanggil Meta.",
        ),
        ("id", "summon", "2021-10-14", "KPPU mendenda Google pada 15 Oktober. BSSN memanggil Meta sehari sebelum denda itu."),
    ],
)
def test_so_long_before_or_after_a_deed_is_told_from_its_day(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text) == date


@pytest.mark.parametrize(
    ("code", "action", "text"),
    [
        ("en", "fine", "Nepal blocked Telegram on 15 October. Five days after the election, the FTC fined Meta."),
        (
            "en",
            "fine",
            "Nepal blocked Telegram on 15 October. It blocked X on 1 May. Five days after the ban, the FTC fined Meta.",
        ),
        ("en", "fine", "Nepal blocked Telegram in October. Five days after the ban, the FTC fined Meta."),
        ("id", "summon", "KPPU mendenda Google pada 15 Oktober. BSSN memanggil Meta beberapa hari sebelum pemilu."),
    ],
)
def test_nor_from_what_has_no_day_or_two(code: str, action: str, text: str) -> None:
    assert date_of(action, code, text) is None


@pytest.mark.parametrize(
    ("code", "date", "text"),
    [
        ("en", "2021-11", "Italy blocked Signal on Wednesday. The move came days after the FTC fined Meta."),
        ("en", "2021-11-15", "Italy blocked Signal on Wednesday. This comes two days after the FTC fined Meta."),
        (
            "id",
            "2021-11-13",
            "Kominfo memblokir Temu pada Senin (15/11/2021). Hal ini terjadi dua hari setelah KPPU mendenda Google.",
        ),
        ("en", "2021-10", "Italy blocked Signal on 30 October, several days after the FTC fined Meta."),
        ("en", "2021-11", "Italy blocked Signal on Wednesday, hours after the FTC fined Meta."),
        ("en", "2021-11", "Italy blocked Signal on Tuesday. A few hours later, the FTC fined Meta."),
        (
            "id",
            "2021-11",
            "Komdigi memblokir Temu pada 15 November 2021. Langkah itu diambil beberapa hari setelah KPPU mendenda Google.",
        ),
    ],
)
def test_some_days_are_the_month_in_which_all_of_them_lie(code: str, date: str, text: str) -> None:
    assert date_of("fine", code, text) == date


@pytest.mark.parametrize(
    "text",
    [
        "Italy blocked Signal. The move came days after the FTC fined Meta.",
        "Italy blocked Signal on 5 January 2021, a few days after the FTC fined Meta.",
        "Italy blocked Signal on Wednesday, some months after the FTC fined Meta.",
        "Italy blocked Signal on Wednesday, forty-two days after the FTC fined Meta.",
        "Italy blocked Signal on Wednesday, five working days after the FTC fined Meta.",
    ],
)
def test_or_nothing(text: str) -> None:
    assert date_of("fine", "en", text) is None


@pytest.mark.parametrize(
    ("code", "date", "text"),
    [
        ("en", "2021-11-04", "Kenya suspended Telegram on the 4th, a week before the exams."),
        ("en", "2021-11-12", "Kenya's regulator suspended Telegram on the 12th."),
        ("en", "2021-10-28", "On the 28th, Kenya's regulator suspended Telegram."),
        ("id", "2021-11-14", "Kominfo membekukan izin Telegram sejak tanggal 14."),
        ("en", "2021-05", "Kenya warned X in April. The following month, the regulator suspended Telegram."),
        ("id", "2021-05", "Kominfo menegur X pada April 2021. Bulan berikutnya, kementerian itu membekukan izin Telegram."),
    ],
)
def test_a_day_by_its_number_and_a_month_by_the_one_before(code: str, date: str, text: str) -> None:
    assert date_of("suspend", code, text) == date


@pytest.mark.parametrize(
    "text",
    [
        "Kenya suspended Telegram on the 4th floor.",
        "Kenya suspended Telegram for the 4th time.",
        "Kenya suspended Telegram, said the 4th, and went.",
        "Kenya suspended Telegram. It will rain in the following month.",
    ],
)
def test_another_fourth_is_no_day(text: str) -> None:
    assert date_of("suspend", "en", text) is None


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "lift", "2021-05", "Turkey banned TikTok in 2020. The ban lasted until May. It was lifted by the Supreme Court."),
        (
            "en",
            "unblock",
            "2021-11-03",
            "Turkey blocked X in October. The block stayed in place until 3 November. Then Turkey unblocked X.",
        ),
        (
            "id",
            "unblock",
            "2021-05",
            "Kominfo memblokir Vimeo pada 2014. Larangan itu berlaku hingga Mei 2021. Kominfo membuka blokir Vimeo.",
        ),
    ],
)
def test_a_measure_ends_on_the_day_up_to_which_it_was_in_force(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text) == date


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ("unblock", "Turkey blocked X. The talks on Telegram lasted until 3 November. Then Turkey unblocked X."),
        ("unblock", "Turkey blocked X. The ban stayed in place until its appeal. Then Turkey unblocked X."),
        ("fine", "Turkey blocked X. The ban lasted until 3 November. Turkey fined X."),
    ],
)
def test_what_lasted_besides_dates_no_end(action: str, text: str) -> None:
    assert date_of(action, "en", text) is None


@pytest.mark.parametrize(
    ("code", "text", "date"),
    [
        ("en", "TikTok, launched in 2016, was fined by the CNIL.", None),
        ("en", "Meta, which was founded in 2004, was fined by the CNIL.", None),
        ("en", "TikTok, fined by the CNIL in 2016, said nothing.", "2016"),
        ("id", "TikTok, yang diluncurkan pada 2016, didenda KPPU.", None),
        ("id", "KPPU mendenda TikTok untuk pertama kali sejak berdiri 25 tahun lalu.", None),
    ],
)
def test_when_a_service_began_to_be_dates_no_deed(code: str, text: str, date: str | None) -> None:
    assert date_of("fine", code, text) == date
