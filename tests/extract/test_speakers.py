"""Whose words a quotation holds. Value first: the speaker's id, then the words that say so."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article
from kg.ontology import load_ontology

EXTRACTOR = Extractor(load_ontology())
# A statement is given for articles that tell an event: each text below follows one.
EVENT = {"id": "Kominfo memblokir Telegram.", "en": "The FTC fined Meta $5 million."}


def speakers(code: str, text: str) -> list[str | None]:
    """The speakers of the direct quotations, in their order."""
    facts = EXTRACTOR.extract(Article(source="x", text=f"{EVENT[code]}\n{text}", language=code, published="2021-11-19"))
    return [s.speaker.id for s in facts.statements if s.direct]


@pytest.mark.parametrize(
    ("code", "speaker", "text"),
    [
        ("id", "sinta-kalyana", '"Ini tahun yang sangat melelahkan," ujar pengamat media Sinta Kalyana.'),
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


def test_the_next_paragraph_s_quotation_is_not_the_same_speaker_s() -> None:
    text = "“We gave them rope for a year,” said Lavinia Thorne.\n“They asked for more and more.”"
    assert speakers("en", text) == ["lavinia-thorne"]


def test_he_is_who_was_told_of_last_and_not_whom_the_article_named_first() -> None:
    text = 'Petra Liskova said much. The negotiator, Hugh Dannering, said little. "We are nearer than anyone," he said.'
    assert speakers("en", text) == ["hugh-dannering"]
