"""Whose words a quotation holds. Value first: the speaker's id, then the words that say so."""

from __future__ import annotations

import pytest
from asked import EXTRACTOR, speakers

from kg.model import Article


@pytest.mark.parametrize(
    ("code", "speaker", "text"),
    [
        ("id", "sinta-kalyana", '"Ini tahun yang sangat melelahkan," ujar pengamat media Sinta Kalyana.'),
        ("id", "sinta-kalyana", 'Pengamat media sosial Sinta Kalyana menilai itu berlebihan. "Tahun yang melelahkan," katanya.'),
        ("id", "darmi", '"Akhirnya situs kami kembali dibuka," ujar Darmi, salah satu pengguna.'),
        ("id", "teguh", '"Saya pakai situs itu sejak lama," ujar pemudik bernama Teguh.'),
        ("id", "kominfo", '"Kami tidak menyensor siapa pun di sini," tulis kementerian itu.'),
        ("id", "telegram", '"Sistem kami salah membaca pesan itu," demikian bunyi pernyataan Telegram.'),
        (
            "id",
            "amanda-wirasti",
            'Pakar komunikasi Dr. Amanda Wirasti berpendapat lain. "Orang yang paham tidak tertipu," katanya.',
        ),
        ("en", "cosima-brandt", '"Most of the job is reading," said head of personnel Cosima Brandt.'),
        ("en", "miriam-applegarth", 'Head teacher Miriam Applegarth had asked for it. "They take one down," Applegarth said.'),
        ("en", "hugh-dannering", 'The negotiator, Hugh Dannering, said two points remained. "We are nearer now," he said.'),
        ("en", "meta", '"We shipped it too early, and we apologise," the company said.'),
        ("en", "owen-basquiat", "“This gives us money now,” said their lawyer, Owen Basquiat."),
        ("en", "owen-basquiat", "'This gives us all the money now,' said Owen Basquiat."),
        ("en", "owen-basquiat", "“This gives us money now,” said Labour House candidate Owen Basquiat."),
        ("en", "meta", 'Meta called the move "a tax in fancy dress" and said it would appeal to the Supreme Court.'),
        (
            "id",
            "meta",
            'Meta menyebut langkah itu "pajak yang memakai baju pesta" dan mengatakan akan banding ke Mahkamah Agung.',
        ),
        ("en", "owen-basquiat", "«This gives us all the money now», said Owen Basquiat."),
    ],
)
def test_a_speaker_need_not_be_known_from_anywhere_else(code: str, speaker: str, text: str) -> None:
    assert speakers(code, text) == [speaker]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", '"Ini tahun yang sangat melelahkan," bunyi sebuah poster.'),
        ("en", '"This is the end of the world," read a poster.'),
        ("en", '"This is the end of the world," they said on Monday.'),
    ],
)
def test_words_of_nobody_known_have_no_speaker(code: str, text: str) -> None:
    assert speakers(code, text) == []


def test_a_split_quotation_has_one_speaker() -> None:
    text = "“Private phones are private,” Casimir Roelant said. “This is about the machines.”"
    assert speakers("en", text) == ["casimir-roelant"] * 2
    text = "“Private phones are private,” said Casimir Roelant, who leads the group that drafted the law. “It is a machine.”"
    assert speakers("en", text) == ["casimir-roelant"] * 2


def test_a_quotation_over_paragraphs_has_the_speaker_of_its_end_or_its_beginning() -> None:
    closed = "“We gave them rope for a year.\n“They asked for more and more,” said Lavinia Thorne."
    assert speakers("en", closed) == ["lavinia-thorne"] * 2
    opened = "Lavinia Thorne said: “We gave them rope for a year.\n“They asked for more and more.”"
    assert speakers("en", opened) == ["lavinia-thorne"] * 2


def test_he_is_who_was_told_of_last_and_not_whom_the_article_named_first() -> None:
    text = 'Petra Liskova said much. The negotiator, Hugh Dannering, said little. "We are nearer than anyone," he said.'
    assert speakers("en", text) == ["hugh-dannering"]


def statements(text: str) -> int:
    """How many statements an article keeps."""
    return len(EXTRACTOR.extract(Article(source="x", text=text, language="en", published="2021-11-19")).statements)


@pytest.mark.parametrize(
    "text",
    [
        # A body of the digital world, which the article is about; a service that takes part in what is looked into.
        'The Freedonia Communications Authority seeks 60 engineers. "We block fewer apps than people think," Ilmar Kesk said.',
        'Police saw stolen bikes on Telegram. "She did it right," Sergeant Ilmar Kesk said. Telegram\'s terms forbid their sale.',
        'Kominfo is busy. "Will we block an app or a website?" Minister Ilmar Kesk said. Such apps are many.',
    ],
)
def test_what_is_said_of_services_is_kept_though_nothing_was_done(text: str) -> None:
    assert EXTRACTOR.extract(Article(source="x", text=text, language="en")).events == ()
    assert statements(text) == 1


@pytest.mark.parametrize(("services", "kept"), [("platform", 1), ("situs", 1), ("jalan", 0), ("rekening", 0)])
def test_what_a_power_may_do_to_services_is_on_topic_though_none_is_named(services: str, kept: int) -> None:
    text = f'Pemerintah pada dasarnya dapat memblokir {services} yang melanggar hukum. "Ini pilihan terakhir," kata Ilmar Kesk.'
    facts = EXTRACTOR.extract(Article(source="x", text=text, language="id", published="2021-11-19"))
    assert (facts.events, len(facts.statements)) == ((), kept)


@pytest.mark.parametrize(
    "text",
    [
        'Police blocked four bridges. "We closed them to keep people apart," Chief Ilmar Kesk said. A map is on the website.',
        'The Football Federation banned Ilmar Kesk for six matches. "He has said sorry," coach Dana Wolter said on a website.',
    ],
)
def test_who_said_what_about_bridges_and_matches_is_not_kept(text: str) -> None:
    assert statements(text) == 0


@pytest.mark.parametrize(
    ("code", "speaker", "text"),
    [
        (
            "en",
            "ilmar-kesk",
            'Minister Ilmar Kesk came on Monday. "The rumours are all untrue," the minister wrote on his Twitter account.',
        ),
        (
            "en",
            "tiktok",
            'A TikTok representative came. "We have grown our local team," the representative said in a statement.',
        ),
        ("en", "ftc", 'The regulator said: "There have been deeply concerning reports of that."'),
    ],
)
def test_a_title_or_a_noun_means_who_stands_beside_it_above(code: str, speaker: str, text: str) -> None:
    assert speakers(code, text)[:1] == [speaker]


def test_an_enclitic_means_who_spoke_last() -> None:
    text = '"Kami kaget dengan keputusan itu," kata perwakilan Telegram. Lalu.\n"Kami menjawab semua surat tepat waktu," ujarnya.'
    assert speakers("id", text) == ["telegram", "telegram"]


def test_who_is_told_does_not_speak() -> None:
    text = '"This is about freedom," Dana Wolter, a federal prosecutor and a candidate of her party for mayor, told Reuters.'
    assert speakers("en", text) == ["dana-wolter"]
