"""Ways to tell who speaks: each with other sentences of its kind, and with those that only look like it."""

from __future__ import annotations

import pytest
from asked import speakers


@pytest.mark.parametrize(
    ("code", "speaker", "text"),
    [
        ("en", "lavinia-thorne", "“We gave them rope,” said Lavinia Thorne.\n“They asked for more and more.”"),
        (
            "en",
            "lavinia-thorne",
            "“We gave them rope,” Lavinia Thorne, who wrote the law, said.\n\n“They asked for more and more.”",
        ),
        (
            "en",
            "meta",
            "“We gave them rope for a year,” a Meta spokesperson said in a statement.\n“They asked for more and more!”",
        ),
        (
            "en",
            "lavinia-thorne",
            "Lavinia Thorne said: 'We gave them rope for a year.'\n'They asked for more and more, did they not?'",
        ),
        ("id", "ilmar-kesk", '"Kami sudah menunggu setahun," kata Ilmar Kesk.\n"Mereka tidak pernah datang ke kantor kami."'),
    ],
)
def test_a_paragraph_that_is_all_quotation_goes_on_with_the_one_before_it(code: str, speaker: str, text: str) -> None:
    assert speakers(code, text) == [speaker] * 2


@pytest.mark.parametrize(
    "text",
    [
        "“We gave them rope for a year,” said Lavinia Thorne.\n“They asked for more,” read a poster in the hall.",
        "“We gave them rope for a year,” said Lavinia Thorne.\nThen it rained in all of the valley.\n“They asked for more.”",
        "“We gave them rope for a year,” said Lavinia Thorne.\n“Ropes and Their Uses”",
    ],
)
def test_a_paragraph_that_is_more_or_farther_or_no_sentence_does_not(text: str) -> None:
    assert speakers("en", text) == ["lavinia-thorne"]


@pytest.mark.parametrize(
    ("code", "speaker", "text"),
    [
        ("en", "ilmar-kesk", 'Ilmar Kesk, a spokesman for the regulator: "It left us no time at all."'),
        ("en", "ilmar-kesk", 'Minister Ilmar Kesk defended the fine as overdue: "It left us no time at all."'),
        ("en", "ilmar-kesk", 'Professor Ilmar Kesk of the Netroots Foundation was blunt: "It left us no time at all."'),
        ("en", "kesk", 'Mr Kesk, who heads the watchdog, defended the fine: "It left us no time at all."'),
        ("id", "ilmar-kesk", 'Ilmar Kesk, juru bicara Kominfo: "Kami tidak diberi waktu sama sekali."'),
        ("id", "ilmar-kesk", 'Menteri Ilmar Kesk mengecam langkah itu: "Kami tidak diberi waktu sama sekali."'),
    ],
)
def test_who_begins_what_ends_in_a_colon_speaks(code: str, speaker: str, text: str) -> None:
    assert speakers(code, text) == [speaker]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", 'Minister Ilmar Kesk cited the act of that year: "No site may be closed in haste."'),
        ("en", 'The poster behind Minister Ilmar Kesk was large: "No site may be closed in haste."'),
        ("en", 'Minister Ilmar Kesk had an answer from Judge Dana Wolter: "No site may be closed in haste."'),
        ("id", 'Menteri Ilmar Kesk mengutip undang-undang itu: "Situs tidak boleh ditutup begitu saja."'),
    ],
)
def test_who_only_cites_or_stands_by_does_not(code: str, text: str) -> None:
    assert speakers(code, text) == []


@pytest.mark.parametrize(
    ("code", "speaker", "text"),
    [
        ("en", "ilmar-kesk", '"It is a dark day," Ilmar Kesk, the founder of Telegram, wrote on his channel.'),
        ("en", "kesk", '"It is a dark day for us," Kesk, the founder of Telegram, wrote on his channel.'),
        ("en", "ilmar-kesk", '"It is a dark day," Ilmar Kesk, the lawyer who filed the suit, said.'),
        ("en", "tim-ward", 'Tim Ward QC, representing Uber, came late. "It is a dark day," Mr Ward said.'),
        ("en", "ilmar-kesk", 'Asked about WhatsApp, Kesk replied: "It is a dark day for us." Ilmar Kesk heads the regulator.'),
        ("id", "ilmar-kesk", 'Ilmar Kesk selaku Dirjen Aptika menjelaskan: "Ada 17 ribu halaman yang kami periksa."'),
        ("id", "ilmar-kesk", 'Kesk menegaskan, "Tidak ada kompromi untuk hal semacam ini." Ilmar Kesk memimpin BSSN.'),
        ("id", "ilmar-kesk", 'Kata Ilmar Kesk, "aplikasi itu dipakai untuk jual beli".'),
        ("id", "ilmar-kesk", '"Kami beri waktu cukup lama," demikian disampaikan Direktur Pengawasan Kominfo, Ilmar Kesk.'),
        ("id", "kesk", '"Saya baru tahu pagi ini," cerita Kesk (41), pedagang di Pasar Senen.'),
        ("en", "ilmar-kesk", 'Minister Ilmar Kesk called the ruling "a dark day for us all".'),
        ("id", "ilmar-kesk", 'Ditanya soal WhatsApp, Kesk mengatakan: "Kami belum tahu." Ilmar Kesk memimpin BSSN.'),
    ],
)
def test_a_name_with_its_office_behind_it_speaks_and_not_what_the_office_is_of(code: str, speaker: str, text: str) -> None:
    assert speakers(code, text) == [speaker]


def test_a_name_that_the_article_never_gives_in_full_is_nobody_and_no_other_is_taken_for_it() -> None:
    for replied in ("Asked about WhatsApp, Kesk replied", "WhatsApp did not come. Kesk replied"):
        assert speakers("en", f'{replied}: "It is a dark day for us."') == []


def test_what_is_called_so_says_nothing() -> None:
    assert speakers("en", 'A WhatsApp channel called "It is a dark day for us." was closed.') == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", 'Menteri Ilmar Kesk datang. "Anak-anak terlalu lama dibiarkan," ujar politikus asal Garut itu.'),
        ("id", 'Menteri Ilmar Kesk datang. "Anak-anak terlalu lama dibiarkan," kata pria kelahiran Bandung tersebut.'),
        ("id", 'Menteri Ilmar Kesk datang. "Anak-anak terlalu lama dibiarkan," tutur politisi PDIP itu.'),
        ("id", 'Menteri Ilmar Kesk datang. "Anak-anak terlalu lama dibiarkan," kesalnya.'),
        ("id", 'Menteri Ilmar Kesk datang. "Anak-anak terlalu lama dibiarkan," harapnya.'),
        ("en", 'Minister Ilmar Kesk came. "They were left alone for too long," said the politician.'),
        ("en", 'Minister Ilmar Kesk came. "They were left alone for too long," he mused.'),
    ],
)
def test_a_noun_for_people_means_who_was_told_of_last(code: str, text: str) -> None:
    assert speakers(code, text) == ["ilmar-kesk"]


@pytest.mark.parametrize(
    "text",
    [
        'Menteri Ilmar Kesk datang. "Anak-anak terlalu lama dibiarkan," ujar seorang pria.',
        'Menteri Ilmar Kesk datang. "Anak-anak terlalu lama dibiarkan," kata anak perempuan itu.',
        'Menteri Ilmar Kesk datang. "Anak-anak terlalu lama dibiarkan," tulis laporan itu.',
    ],
)
def test_a_noun_for_anybody_or_for_something_else_does_not(text: str) -> None:
    assert speakers("id", text) == []


@pytest.mark.parametrize(
    ("code", "speaker", "text"),
    [
        ("en", "meta", 'Meta thanked the FTC in a statement, adding that "it will take some time to read it".'),
        ("en", "ilmar-kesk", 'Judge Ilmar Kesk sided with Meta, saying that "it will take some time to read it".'),
        ("en", "ilmar-kesk", 'Ilmar Kesk, a lawyer, wrote to Meta, warning: "It will take some time to read it."'),
        ("id", "ilmar-kesk", 'Menteri Ilmar Kesk memuji Meta seraya mengatakan, "Kami perlu waktu untuk membacanya."'),
        ("id", "ilmar-kesk", 'Menteri Ilmar Kesk menemui Google sambil berkata, "Kami perlu waktu untuk membacanya."'),
    ],
)
def test_a_participle_speaks_for_whom_the_sentence_is_of(code: str, speaker: str, text: str) -> None:
    assert speakers(code, text) == [speaker]


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        (["google"], 'The Road Agency was early. Google said it was late. "We were there at noon," it said.'),
        (["meta"], 'In a statement, Meta said that it would appeal. "This is not what the law asks," it added.'),
        (["meta", "meta"], '"We disagree with this," Meta said. "This is not what the law asks." It added: "We will appeal."'),
        ([], '"We were there at noon," it said on the wall of the house.'),
    ],
)
def test_it_is_the_body_that_spoke_last(speaker: list[str], text: str) -> None:
    assert speakers("en", text)[-2:] == speaker


@pytest.mark.parametrize(
    "text",
    [
        'Meta and Google came. "It is a dark day for us," an official told Reuters.',
        'Meta and Google came. "It is a dark day for us," urged Twitter user @kesk.',
        'There were Meta and Google, and the top prosecutors told them that "it is a dark day for us".',
        'Access to Google ended, to prevent what it described as "a dark day for us all".',
        'Meta and Google came. "It is a dark day for us," the letter concluded.',
    ],
)
def test_a_body_that_stands_beside_a_speaker_of_no_name_does_not_speak(text: str) -> None:
    assert speakers("en", text) == []


@pytest.mark.parametrize(
    ("code", "speaker", "text"),
    [
        ("en", "ftc", 'The FTC asked Google to act, but added that "it is a dark day for us".'),
        ("en", "ftc", 'The FTC met Google and said that "it is a dark day for us".'),
        ("id", "kominfo", 'Kominfo menemui Google dan mengatakan, "Ini hari yang gelap bagi kita."'),
        (
            "en",
            "ministry-of-culture",
            'The Ministry of Culture lost in the Delhi High Court. "It is a dark day," the ministry said.',
        ),
        ("en", "meta", '"It is a dark day for us," said a Meta spokesman.'),
    ],
)
def test_the_subject_of_the_sentence_goes_on_speaking(code: str, speaker: str, text: str) -> None:
    assert speakers(code, text) == [speaker]
