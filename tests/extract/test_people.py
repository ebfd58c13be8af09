"""People and the body that an article ties them to."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article
from kg.ontology import load_ontology

EXTRACTOR = Extractor(load_ontology())
BLOCKED = {"en": "Turkey blocked TikTok. ", "id": "Kominfo memblokir TikTok. "}


def tied(code: str, text: str) -> dict[str, str | None]:
    """The people of a text behind a sentence that makes an article of it, with the names of their bodies."""
    facts = EXTRACTOR.extract(Article(source="x", text=BLOCKED[code] + text, language=code, published="2026-01-15"))
    return {p.person.name: p.organisation.name if p.organisation else None for p in facts.people}


@pytest.mark.parametrize(
    ("code", "text", "body"),
    [
        ("en", "Ilmar Kesk, who heads the Freedonian Media Council, said so.", "Freedonian Media Council"),
        ("en", "Ilmar Kesk, who is the head of policy at Meta, said so.", "Meta"),
        ("en", "Ilmar Kesk, representing Uber, said so.", "Uber"),
        ("en", "Ilmar Kesk of the Netroots Foundation said so.", "Netroots Foundation"),
        ("en", "Meta's Ilmar Kesk said so.", "Meta"),
        ("en", "Judge Ilmar Kesk of the Commercial Court ruled so.", "Commercial Court"),
        ("en", "Chatlune's chief executive, Ilmar Kesk, said so.", "Chatlune"),
        (
            "en",
            "The Netroots Foundation sued Meta. The foundation's executive director, Ilmar Kesk, said so.",
            "Netroots Foundation",
        ),
        ("en", "The Netroots Foundation sued Meta and its chief executive, Ilmar Kesk.", "Meta"),
        ("en", "Telegram told its users nothing. Its India head, Ilmar Kesk, said so.", "Telegram"),
        ("en", "Telegram told its users nothing. “That is so,” spokesman Ilmar Kesk said.", "Telegram"),
        ("en", "Freedonian Media Council's director general, Mr Ilmar Kesk, said so.", "Freedonian Media Council"),
        ("en", "Ilmar Kesk, a Senior Attorney for the Southern Law Center, said so.", "Southern Law Center"),
        ("en", "Ilmar Kesk, the executive editor of Marrow Times, said so.", "Marrow Times"),
        ("en", "Ilmar Kesk, a professor at Eastmark University, said so.", "Eastmark University"),
        ("en", "Mr. Ilmar Kesk, who is the Senior Advocate appearing for Meta, said so.", "Meta"),
        ("en", "Ilmar Kesk, Meta's global affairs chief, said so.", "Meta"),
        ("en", "It read a report by Dr. Ilmar Kesk of the Netroots Foundation.", "Netroots Foundation"),
        ("en", "Dr. Kesk who is a Professor at Freedonia Institute gave an answer.", "Freedonia Institute"),
        (
            "en",
            "The FCC fined Meta. The director general of the agency, Dr. Ilmar Kesk, said so.",
            "Federal Communications Commission",
        ),
        ("en", "Freedonian Media Council's director, Colonel Ilmar Kesk, said so.", "Freedonian Media Council"),
        ("en", "Analyst Ilmar Kesk of Harbour Row said so.", "Harbour Row"),
        ("en", "Analyst Ilmar Kesk from the group Harbour Row said so.", "Harbour Row"),
        ("en", "Ilmar Kesk from Harbour Row said so.", "Harbour Row"),
        ("id", "KPPU mendenda Shopee. Ketua majelis komisi Ilmar Kesk mengatakan hal itu.", "KPPU"),
        ("id", "Juru bicara Kominfo, Kolonel Ilmar Kesk, mengatakan hal itu.", "Kominfo"),
        ("id", "Kepala BKKVN Ilmar mendukung langkah itu.", "BKKVN"),
        ("id", "Ilmar Kesk, Ketua Majelis Rakyat Merana (MRM), mengatakan hal itu.", "Majelis Rakyat Merana"),
        ("id", "Wakil Ketua Kolaborasi Riset Industri (KORIN) Ilmar Kesk mengatakan hal itu.", "Kolaborasi Riset Industri"),
        ("id", "Pegiat privasi Ilmar Kesk dari lembaga Mata Privat mengatakan hal itu.", "Mata Privat"),
        ("id", "Ilmar Kesk dari Sensor Menara mengatakan hal itu.", "Sensor Menara"),
        ("id", "Juru bicara Cakra Dinamika, Pramesti, menyesalkan hal itu.", "Cakra Dinamika"),
        ("id", "Kepala Biro Humas Kominfo, Kompol Ilmar Kesk, mengatakan hal itu.", "Kominfo"),
        ("id", "Ilmar Kesk yang memimpin Kominfo mengatakan hal itu.", "Kominfo"),
        ("id", "Ilmar Kesk dari Yayasan Netwarga mengatakan hal itu.", "Yayasan Netwarga"),
        ("id", "Koresponden VGBT Ilmar Kesk mengatakan hal itu.", "VGBT"),
    ],
)
def test_a_person_is_tied_to_the_body_that_is_named_beside_the_name(code: str, text: str, body: str) -> None:
    assert list(tied(code, text).values()) == [body]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Stranger Things, which heads the Netflix charts, said nothing."),
        ("en", "Grand Theft Auto, represented by Meta, said so."),
        ("en", "The Lord of the Rings of Amazon said much."),
        ("id", "Perempat Final Piala dari Netflix tayang hari ini."),
    ],
)
def test_what_is_no_person_is_tied_to_nothing(code: str, text: str) -> None:
    assert tied(code, text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Musk's lawyer, Ilmar Kesk, said so.", "Ilmar Kesk"),
        ("“That is so,” spokesman Ilmar Kesk said.", "Ilmar Kesk"),
        ("Judge Ilmar Kesk of Marrowby ruled so.", "Ilmar Kesk"),
        ("Ilmar Kesk, a lawyer in Marrowby, said so.", "Ilmar Kesk"),
        ("Ilmar Kesk, the governor of Marrowby, said so.", "Ilmar Kesk"),
    ],
)
def test_who_is_tied_to_a_person_or_a_country_gets_no_other_body(text: str, name: str) -> None:
    assert tied("en", text) == {name: None}


def test_a_chief_without_a_company_is_of_the_one_that_the_article_is_about() -> None:
    text = (
        "Telegram asked a court. Telegram had not been told. The judges found that, a year on, to ban both Telegram and Uber "
        "had gone far. Chief executive Ilmar Kesk agreed."
    )
    assert tied("en", text) == {"Ilmar Kesk": "Telegram"}


def test_a_title_in_brackets_is_of_what_follows() -> None:
    assert tied("id", "Chief Executive Officer (CEO) Telegram, Ilmar Kesk, mengatakan hal itu.") == {"Ilmar Kesk": "Telegram"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Menkominfo Haryantara mengancam memblokir Facebook. Haryo minta maaf.", {"Haryantara"}),
        ("Menkominfo Haryantara mengancam memblokir Facebook. Harya minta maaf.", {"Haryantara", "Harya"}),
        ("Akun bernama Harya Welas ramai. Menkominfo Haryantara mengancam memblokir Facebook. Harya diam.", {"Haryantara"}),
    ],
)
def test_a_clipped_name_is_short_for_nobody_where_it_begins_the_name_of_another(text: str, named: set[str]) -> None:
    facts = EXTRACTOR.extract(Article(source="x", text=text, language="id"))
    assert {text[m.start : m.end] for m in facts.mentions if m.entity.id == "haryantara"} == named
