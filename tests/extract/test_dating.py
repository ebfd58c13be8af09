"""When a deed was done: by its own sentence, by another that speaks of it, or not at all."""

from __future__ import annotations

import pytest
from asked import date_of, events


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        (
            "id",
            "fine",
            "2021-11-15",
            "KPPU menjatuhkan denda Rp 2 miliar kepada Google. Putusan dibacakan pada Senin (15/11/2021).",
        ),
        (
            "id",
            "warn",
            "2021-11-16",
            "Kominfo melayangkan surat teguran kepada Facebook. Teguran tersebut dikirim Selasa (16/11/2021).",
        ),
        (
            "en",
            "fine",
            "2021-11-16",
            "The FTC has fined Meta $5 million. The decision, taken late on Tuesday, also affects its apps.",
        ),
        ("en", "ban", "2021-11-15", "India has banned TikTok. The ministry announced the ban on Monday evening."),
        ("en", "fine", "2021-11-16", "The FTC fined Meta $5 million. Judge Amit Mehta signed the decision on Tuesday."),
    ],
)
def test_a_sentence_that_follows_may_date_the_deed(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text) == date


@pytest.mark.parametrize(
    ("code", "action", "text"),
    [
        ("id", "fine", "KPPU menjatuhkan denda Rp 2 miliar kepada Google. Google didirikan pada 1998."),
        (
            "id",
            "fine",
            "KPPU menjatuhkan denda Rp 2 miliar kepada Google. Perusahaan itu mengumumkan laba pada Senin (15/11/2021).",
        ),
        ("en", "fine", "The FTC has fined Meta $5 million. Meta was founded in 2004."),
        ("en", "ban", "India has banned TikTok. The decision must be reviewed by December 1."),
    ],
)
def test_a_sentence_about_something_else_does_not(code: str, action: str, text: str) -> None:
    assert date_of(action, code, text) is None


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        (
            "id",
            "unblock",
            "2022-08-02",
            "Kominfo memblokir Origin pada Rabu (3/8/2022). Sehari sebelumnya, Kominfo membuka blokir Steam.",
        ),
        ("id", "fine", "2022-08-03", "Kominfo memblokir Origin pada Rabu (3/8/2022). Pada hari yang sama, KPPU mendenda Google."),
        ("en", "unblock", "2020-10-19", "India blocked TikTok on 9 October 2020 and unblocked TikTok ten days later."),
        ("en", "ban", "2018-04-13", "The FTC fined Meta $5 million on 16 April 2018, three days after India banned TikTok."),
    ],
)
def test_a_date_may_be_told_from_another(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text, "2022-09-01") == date


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("id", "block", "2021-11-18", "Kominfo memblokir Telegram kemarin."),
        ("id", "block", "2021-11-19", "Hari ini Kominfo memblokir Telegram."),
        ("en", "ban", "2021-11-18", "India banned TikTok on Thursday."),
        ("en", "ban", "2021-03", "In March, India banned TikTok."),
        ("en", "unblock", "2021-04-01", "India unblocked TikTok on 1 April."),
        ("en", "fine", "2021-10", "The FTC fined Meta $5 million last month."),
    ],
)
def test_a_relative_date_counts_from_the_day_of_the_article_and_of_what_is_done_it_is_past(
    code: str, action: str, date: str, text: str
) -> None:
    assert date_of(action, code, text) == date


@pytest.mark.parametrize(
    ("code", "text", "first", "second"),
    [
        ("en", "The FTC fined Meta $5 million in March 2020, and India banned TikTok in June 2020.", "2020-03", "2020-06"),
        ("en", "The FTC fined Meta $5 million, and in June 2020 India banned TikTok.", None, "2020-06"),
        ("en", "On 5 May 2020 the FTC fined Meta $5 million and banned TikTok.", "2020-05-05", "2020-05-05"),
        ("en", "The FTC fined Meta $5 million on 5 May 2020 and banned TikTok.", "2020-05-05", "2020-05-05"),
    ],
)
def test_each_verb_has_its_own_date_and_one_at_the_beginning_is_for_all(
    code: str, text: str, first: str | None, second: str | None
) -> None:
    assert (date_of("fine", code, text), date_of("ban", code, text)) == (first, second)


@pytest.mark.parametrize(
    ("code", "action", "text"),
    [
        ("id", "block", "Kominfo memblokir Telegram, kata Rudiantara, Kamis (18/11/2021)."),
        ("id", "block", "Rudiantara pada Kamis (18/11/2021) mengatakan Kominfo telah memblokir Telegram."),
        ("en", "ban", "The ministry said on Thursday that India had banned TikTok."),
        ("en", "ban", "After the riots of May 2020 ended in June 2020, India banned TikTok."),
        ("en", "ban", "India banned TikTok, which was launched in 2016."),
        ("en", "fine", "The FTC fined Meta $5 million. Thursday's hearing was long."),
    ],
)
def test_a_date_of_speech_or_of_an_aside_is_not_that_of_the_deed(code: str, action: str, text: str) -> None:
    assert date_of(action, code, text) is None


def test_an_announcement_dates_what_is_done() -> None:
    assert date_of("fine", "en", "The FTC announced on Thursday it had fined Meta $5 million.") == "2021-11-18"


@pytest.mark.parametrize(
    ("code", "text", "deadline"),
    [
        ("id", "Kominfo meminta Facebook menghapus akun itu paling lambat 20 November 2021.", "2021-11-20"),
        ("id", "Kominfo meminta Facebook mendaftar dengan tenggat yang jatuh pada 20 November 2021.", "2021-11-20"),
        ("en", "The FTC ordered Meta to hand over the data by November 20.", "2021-11-20"),
    ],
)
def test_a_term_is_a_deadline_and_no_date(code: str, text: str, deadline: str) -> None:
    assert [(e.date, e.deadline) for e in events(code, text)] == [(None, deadline)]


def test_the_day_of_the_first_of_many_is_not_told_by_since() -> None:
    assert date_of("warn", "id", "Kominfo sudah tiga kali melayangkan surat peringatan kepada Facebook sejak Mei 2021.") is None
    assert date_of("block", "id", "Kominfo memblokir Telegram sejak Mei 2021.") == "2021-05"


def test_what_no_longer_works_since_a_day_was_blocked_then() -> None:
    text = "Kominfo memblokir Vimeo. Situs Vimeo tidak bisa dibuka sejak Mei 2014."
    assert date_of("block", "id", text, "2014-05-13") == "2014-05"


def test_a_dateline_is_the_day_of_the_report_and_tells_where_to_count_from() -> None:
    assert date_of("ban", "en", "DELHI, 19 November 2021 - India has banned TikTok.", None) is None
    assert date_of("ban", "en", "DELHI, 19 November 2021 - India banned TikTok on Thursday.", None) == "2021-11-18"


def test_without_a_day_of_the_article_a_printed_weekday_gives_the_year_but_not_yesterday() -> None:
    said = 'Kominfo memblokir Telegram pada 14 Juli. "Ya," kata Rudiantara, Minggu (16/7/2017).'
    assert date_of("block", "id", said, None) == "2017-07-14"
    assert date_of("block", "id", said.replace("pada 14 Juli", "kemarin"), None) is None
    assert date_of("block", "id", "Kominfo memblokir Telegram pada 14 Juli.", None) is None


def test_a_weekday_tells_which_of_the_years_in_the_article_is_meant() -> None:
    text = 'Pada 2017 ada keluhan. Kominfo memblokir Telegram pada 14 Juli. "Ya," kata Rudiantara, Minggu (16/7).'
    assert date_of("block", "id", text.replace("2017", "2018"), None) is None
    assert date_of("block", "id", text, None) == "2017-07-14"


def test_a_line_that_is_a_date_heads_what_was_done_then() -> None:
    lines = "Satu hal.\nDua hal.\nTiga hal.\nEmpat hal.\nLima hal.\n14 Juli 2017\nKominfo memblokir Telegram."
    assert date_of("block", "id", lines) == "2017-07-14"


def test_the_same_deed_of_another_year_is_another_deed() -> None:
    text = "The FTC on Thursday fined Meta $5 million. A fine of $1 million was imposed on Meta in 2019 over the same fault."
    assert sorted(e.date or "" for e in events("en", text) if e.action == "fine") == ["2019", "2021-11-18"]


def test_the_day_of_a_plan_lies_ahead() -> None:
    assert date_of("ban", "en", "India will ban TikTok on Monday.") == "2021-11-22"
    assert date_of("ban", "en", "India planned to ban TikTok on 1 November 2021.") is None


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "block", "2021-07", "The July block of TikTok was the Pakistan Telecommunication Authority's own decision."),
        ("en", "ban", "2020", "Users lost money in India's 2020 ban on TikTok."),
        ("en", "sue", None, "Four people hurt in the deadly August 25 shooting in Delhi are suing Meta."),
        ("en", "fine", None, "The FTC, citing a June 2020 report, fined Meta $5 million."),
    ],
)
def test_a_date_between_an_article_and_a_noun_is_the_nouns(code: str, action: str, date: str | None, text: str) -> None:
    assert date_of(action, code, text) == date


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "rule", "2020", "The FTC is appealing a ruling last year in which a federal judge found that Meta broke no law."),
        ("en", "ban", None, "The FTC, whose report in October led to the decree, banned TikTok."),
        ("en", "ban", None, "An app that launched in 2016 was copied by TikTok, which was banned by India."),
        ("en", "ban", "2021-11-15", "At a session that was held on Monday, India banned TikTok."),
        ("en", "ban", "2021-11-15", "At a meeting with Meta on Monday, India banned TikTok."),
        ("id", "warn", None, "Menyusul kebocoran yang diumumkan pada 5 April 2021, Kominfo menegur Facebook."),
    ],
)
def test_a_date_in_a_relative_clause_is_of_what_that_clause_tells(code: str, action: str, date: str | None, text: str) -> None:
    assert date_of(action, code, text, "2021-11-19") == date


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "fine", "2021-11-16", "The decision, announced on Tuesday by the FTC, fines Meta $5 million."),
        (
            "en",
            "rule",
            "2021-11-15",
            "Meta broke the law, says a federal judge's ruling on Monday. The judge ruled against Meta.",
        ),
        (
            "en",
            "ban",
            "2021-11-15",
            "India bans TikTok and ten other apps\nIndia has banned eleven apps. It announced the ban on Monday.",
        ),
        ("en", "ban", "2021-11-15", "The minister said that on Monday India had banned TikTok."),
        ("en", "ban", "2021-11-15", "On Monday India is said to have banned TikTok."),
        ("id", "unblock", "2021-07-31", "Kominfo memblokir Steam pada 14 Juli 2021. Blokir Steam dicabut 17 hari kemudian."),
        (
            "id",
            "unblock",
            "2021-07-12",
            "Kominfo memblokir Steam pada 14 Juli 2021. Dua hari sebelumnya, Kominfo membuka blokir Yahoo.",
        ),
        ("en", "ban", "2021-02", "India banned TikTok as early as February."),
    ],
)
def test_the_day_may_stand_in_an_aside_a_headlines_text_or_behind_another_verb(
    code: str, action: str, date: str, text: str
) -> None:
    assert date_of(action, code, text) == date


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ("lift", "Users could read Twitter for the first time since June, after Nigeria had lifted its ban on Twitter."),
        ("sue", "The FTC lost its antitrust case against Meta last year."),
        ("rule", "A federal judge refused to stop Meta's rule from being enforced on November 1."),
    ],
)
def test_a_lapse_of_time_or_another_verb_dates_nothing_else(action: str, text: str) -> None:
    assert {e.date for e in events("en", text) if e.action == action} <= {None}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Turkey blocked TikTok because of articles published in 2016."),
        ("en", "Turkey blocked TikTok over the riots in Izmir in May 2020."),
        ("en", "Before the election on 5 May 2021, Turkey blocked TikTok."),
        ("en", "Turkey blocked TikTok two days before the referendum of 14 January 2021."),
        ("id", "Kominfo memblokir TikTok karena kebocoran data pada 2019."),
        ("id", "Kominfo memblokir TikTok menjelang pemilu pada 14 Februari 2021."),
    ],
)
def test_the_date_of_what_happened_besides_is_not_that_of_the_deed(code: str, text: str) -> None:
    assert date_of("block", code, text) is None


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "ban", "2021-11-15", "India banned TikTok in a statement published on Monday."),
        ("en", "ban", "2021-11-15", "India has banned TikTok, the ministry announced on Monday."),
        ("en", "summon", "2021-11-15", "India summoned TikTok before a committee of parliament on Monday."),
        ("id", "block", "2021-11-15", "Keputusan Kominfo memblokir TikTok diumumkan Senin (15/11/2021)."),
    ],
)
def test_the_way_by_which_a_deed_is_done_dates_it(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text) == date


def test_a_month_follows_the_one_that_has_its_year() -> None:
    text = "Turkey slowed down TikTok in July 2018 and blocked TikTok in December."
    assert date_of("block", "en", text) == "2018-12"
    assert date_of("block", "en", text.replace("in December", "last December")) == "2020-12"


def test_a_measure_from_a_day_that_is_still_to_come_is_announced() -> None:
    for code, text in (
        ("en", "India banned TikTok from 1 December 2021."),
        ("en", "India's ban on TikTok will take effect on December 1."),
        ("id", "Kominfo melarang TikTok mulai 1 Desember 2021."),
    ):
        assert [(e.status, e.date) for e in events(code, text)] == [("announced", "2021-12-01")]
    assert [(e.status, e.date) for e in events("en", "India has banned TikTok since June.")] == [("done", "2021-06")]


def test_a_verb_between_a_date_and_a_noun_has_the_date() -> None:
    text = "An appeals court on Tuesday cut the fine imposed on Meta by the FTC. In a parallel case the FTC dropped a claim."
    assert {e.date for e in events("en", text) if e.action == "fine"} <= {None}


def test_a_word_for_any_deed_is_not_the_answer_to_it() -> None:
    text = "Meta refused to obey the FTC. The order, issued on Monday, demanded that Meta delete the clips."
    assert date_of("refuse", "en", text) is None


def test_a_decree_that_is_signed_dates_what_it_brings_about() -> None:
    text = "Pemerintah Indonesia melarang TikTok. Presiden menandatangani peraturan presiden pada Kamis (18/11/2021)."
    assert date_of("ban", "id", text) == "2021-11-18"


@pytest.mark.parametrize(
    ("action", "date", "text"),
    [
        ("block", "2021-11-15", "Turkey has blocked TikTok. The move came on Monday after riots."),
        ("fine", "2021-11-18", "The FTC fined Meta in a Thursday ruling."),
        ("lift", "2021-11-15", "Nepal lifted on Monday the ban on Facebook that it had imposed on Thursday."),
        ("summon", "2021-11-16", "Kenya's parliament on Tuesday summoned TikTok's chief for 3 December."),
        ("block", "2021-11-03", "In an order of 3 November, the ministry blocked TikTok."),
        ("block", None, "The ministry blocked TikTok under the Act of 3 March 2020."),
        ("appeal", None, "The Supreme Court will hear Google's appeal on Monday."),
        ("lift", None, "Nepal lifted its ban on TikTok that was imposed on 13 November 2020."),
        (
            "lift",
            "2021-03",
            "The FTC dropped a suit last month, and a fine against TikTok was annulled in March.",
        ),
    ],
)
def test_the_day_of_a_deed_is_not_that_of_what_it_is_about(action: str, date: str | None, text: str) -> None:
    assert date_of(action, "en", text) == date


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "ban", "2020-06", "India banned TikTok when clashes broke out in June 2020."),
        ("en", "fine", "2020-06", "When India banned TikTok in June 2020, Nepal fined Google."),
        ("id", "block", "2019-05", "Ketika kerusuhan pecah pada Mei 2019, Kominfo memblokir TikTok."),
    ],
)
def test_a_clause_with_when_tells_of_the_same_time(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text) == date


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "sue", "2020-02", "The case began in February 2020, when the FTC sued Meta."),
        ("id", "block", "2019-09", "Orang teringat peristiwa September 2019, ketika Kominfo memblokir Telegram."),
        ("en", "investigate", "2020", "The FTC fined Meta $5 million. That ends an inquiry which the FTC opened in 2020."),
        ("id", "investigate", "2020-05", "Perkara ini bermula dari penyelidikan terhadap Google yang dibuka KPPU pada Mei 2020."),
        ("id", "block", "2019-08", "Warga mengingatkan bahwa pada Agustus 2019 Kominfo memblokir Telegram."),
        ("en", "block", "2021-11-09", "The minister, who had asked the PTA on 9 November to block TikTok, has resigned."),
        ("en", "block", "2021-11-01", "On 1 November, two days before the vote, the PTA ordered operators to block TikTok."),
        ("en", "block", "2021-01-09", "The PTA's order of 9 January, which blocked TikTok, was a blunt tool."),
        ("id", "unblock", "2020", "Pada 2020 Kominfo memblokir Telegram karena isinya, lalu membuka blokir Telegram."),
        ("en", "demand", "2021-01", "The PTA asked TikTok to remove 14,200 videos in January."),
    ],
)
def test_a_clause_about_the_deed_or_before_it_dates_it(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text, "2021-11-19") == date


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("en", "sue", "2021-11-16", "Users are suing Facebook. The complaint was filed on Tuesday in a federal court."),
        ("en", "block", "2021-11-15", "Pakistan blocks TikTok\nInternet providers began blocking TikTok on Monday."),
        (
            "en",
            "suspend",
            "2021-10-30",
            "A judge suspended TikTok. Brazil ended the suspension of TikTok that began on 30 October.",
        ),
        ("en", "rule", "2021-11-18", "A federal judge ruled against Google. Google has studied Thursday's ruling."),
        ("en", "demand", "2021-11-18", "The FTC on Thursday fined Meta $5 million. It also ordered Meta to delete data."),
        ("id", "ban", "2022-01-01", "Kominfo melarang TikTok. Larangan mulai berlaku 1 Januari 2022."),
    ],
)
def test_the_same_deed_told_elsewhere_lends_its_date(code: str, action: str, date: str, text: str) -> None:
    assert date in {e.date for e in events(code, text) if e.action == action}


def test_two_dates_told_elsewhere_are_of_two_deeds() -> None:
    text = "The complaint was filed on Tuesday. The complaint was filed on 3 May 2020. It rained. Users are suing Facebook."
    assert {e.date for e in events("en", text) if e.action == "sue"} == {None}


@pytest.mark.parametrize(
    ("action", "date", "text"),
    [
        ("fine", "2021-11-16", "The FTC said on Tuesday it had fined Meta $5 million."),
        ("fine", "2021-11-16", "The FTC has fined Meta $5 million, it said on Tuesday."),
        ("moderate", None, "Meta said on Tuesday it had removed 1,900 accounts."),
    ],
)
def test_a_body_that_says_what_it_has_done_dates_it_and_a_company_does_not(action: str, date: str | None, text: str) -> None:
    assert date_of(action, "en", text) == date


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        (
            "id",
            "license",
            "2021-01",
            "Sejak Januari 2021 ada aturan. Pada bulan yang sama MCMC memberikan lisensi kepada TikTok.",
        ),
        ("en", "ban", "2021-11-18", "The FTC fined Meta on Thursday. It rained. It snowed. On the same day India banned TikTok."),
    ],
)
def test_the_same_month_or_day_is_that_of_the_date_named_before(code: str, action: str, date: str, text: str) -> None:
    assert date_of(action, code, text) == date


def test_the_same_day_far_below_an_old_one_is_none() -> None:
    text = (
        "The FTC fined Meta on Thursday. A court blocked Viber on 7 August 2019. It rained. On the same day India banned TikTok."
    )
    assert date_of("ban", "en", text) != "2019-08-07"


def test_a_deal_dates_no_measure() -> None:
    text = "The PTA has lifted the block on TikTok. Under the deal, reached on Tuesday, TikTok will pay back taxes."
    assert {e.date for e in events("en", text) if e.action in ("unblock", "lift")} == {None}


def test_a_heading_without_a_year_follows_the_one_above_that_has_it() -> None:
    lines = "July 2018\nJuly 4\nIndonesia bans TikTok.\nFebruary 2019\nFeb. 27\nThe FTC fines Google $5 million."
    assert [(e.action, e.date) for e in events("en", lines)] == [("ban", "2018-07-04"), ("fine", "2019-02-27")]


def test_of_two_days_before_a_deed_the_far_one_is_not_its_own() -> None:
    text = (
        "On 8 November, reports emerged of an order sent to Meta on 4 November, with accounts that the FTC blocked on Facebook."
    )
    assert {e.date for e in events("en", text) if e.action == "block"} <= {"2021-11-04", None}


@pytest.mark.parametrize(
    ("code", "action", "date", "text"),
    [
        ("id", "block", "2018", "Pada 2018 Kominfo memblokir Telegram, meskipun langkah itu berakhir awal tahun ini."),
        ("en", "block", "2021-11-17", "Turkey has blocked TikTok following riots, the country's regulator said on Wednesday."),
        ("en", "block", "2021-11-18", "Turkey has blocked TikTok due to alleged crimes, the ministry announced on Thursday."),
        ("en", "block", "2021-11-02", "Turkey blocked Instagram. As of November 2, users have been unable to access Instagram."),
        (
            "en",
            "block",
            "2021-11-07",
            "Turkey was busy. It was followed by a ban on TikTok on November 7. TikTok was blocked.",
        ),
        ("en", "block", "2020", "It is a year today that India blocked TikTok."),
        ("en", "block", "2021-11-19", "Today India blocked TikTok."),
        ("id", "block", None, "Vimeo dan Reddit telah diblokir Kominfo sejak 2014 dan 2015."),
        ("en", "fine", None, "On 11 November a court annulled the fine against TikTok. The FTC fined TikTok over its ads."),
    ],
)
def test_a_date_of_another_clause_or_of_the_end_is_not_the_deeds(code: str, action: str, date: str | None, text: str) -> None:
    assert {e.date for e in events(code, text) if e.action == action} == {date}


@pytest.mark.parametrize(
    ("action", "date", "text"),
    [
        ("unblock", "2021-11-17", "Pakistan unblocked TikTok. The sudden reversal on Wednesday comes as tensions grow."),
        ("lift", None, "India lifted its ban on TikTok. The ban was announced on Monday."),
    ],
)
def test_a_day_at_once_behind_a_noun_is_that_of_the_main_deed(action: str, date: str | None, text: str) -> None:
    assert {e.date for e in events("en", text) if e.action == action} == {date}


@pytest.mark.parametrize(
    ("code", "action", "told", "text"),
    [
        (
            "id",
            "warn",
            [("2021-11-15", False), (None, True)],
            "Kominfo menegur Telegram pada Senin. Teguran itu bukan kali pertama. Telegram sempat ditegur Kominfo soal judi.",
        ),
        (
            "id",
            "warn",
            [("2021-11-15", False)],
            "Kominfo menegur Telegram pada Senin. Teguran itu dikirim lewat surat. Telegram ditegur Kominfo soal iklan judi.",
        ),
        (
            "en",
            "block",
            [("2021-11-15", False), (None, True)],
            "India blocked Telegram on Monday. It is not the first time: India had blocked Telegram before over exam leaks.",
        ),
        (
            "en",
            "block",
            [("2021-11-15", False), ("2019-06", False)],
            "India blocked Telegram on Monday. It is not the first time. India had blocked Telegram in June 2019 over leaks.",
        ),
        (
            "en",
            "block",
            [(None, False)],
            "Users say India has blocked Telegram. It is not the first time that apps go dark. The country blocked Telegram.",
        ),
        (
            "ms",
            "warn",
            [("2021-11-15", False), (None, True)],
            "MCMC memberi amaran kepada Telegram pada Isnin. Ini bukan kali pertama. MCMC pernah memberi amaran kepada Telegram.",
        ),
    ],
)
def test_what_is_told_as_not_the_first_time_is_of_an_earlier_affair(
    code: str, action: str, told: list[tuple[str | None, bool]], text: str
) -> None:
    assert [(e.date, e.former) for e in events(code, text) if e.action == action] == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("Di antara aplikasi yang dilarang terdapat WeChat.", ["2021-11-15", "2021-11-15"]),
        ("WeChat juga dilarang.", ["2021-11-15", None]),
        ("Pasar itu besar. Di antara aplikasi yang dilarang terdapat WeChat.", ["2021-11-15", None]),
    ],
)
def test_whom_else_it_was_done_to_has_the_date_of_the_sentence_before(more: str, told: list[str | None]) -> None:
    text = f"India melarang TikTok bersama 58 aplikasi lain pada Senin (15/11/2021). {more}"
    assert [e.date for e in events("id", text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Melansir Reuters, Rabu (15/9/2021), India memblokir Telegram.", None),
        ("Dikutip dari laman Reuters pada Rabu (15/9/2021), India memblokir Telegram.", None),
        ("India memblokir Telegram, seperti dikutip dari Reuters, Rabu (15/9/2021).", None),
        ("Melansir Reuters, Rabu (15/9/2021), India memblokir Telegram pada Selasa (14/9/2021).", "2021-09-14"),
        ("Mengutip Reuters, India memblokir Telegram pada Rabu (15/9/2021).", "2021-09-15"),
        ("Mengutip Reuters, pada Rabu (15/9/2021) India memblokir Telegram.", "2021-09-15"),
    ],
)
def test_the_day_of_a_source_is_not_that_of_the_deed(text: str, told: str | None) -> None:
    assert [e.date for e in events("id", text)] == [told]
