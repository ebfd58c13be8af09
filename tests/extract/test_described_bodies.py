"""Listed bodies by what they are: whose they are is said beside them, by the bodies that the article names, or by its country."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article
from kg.ontology import load_ontology

EXTRACTOR = Extractor(load_ontology())
ACTORS = {
    "JAKARTA - The communications ministry blocked Telegram on Friday.": "kominfo",
    "Telegram vanished in Indonesia on Friday. The Communications Ministry blocked it.": "kominfo",
    "Telegram vanished in Indonesia on Friday. The ministry of communication blocked Telegram.": "kominfo",
    "Telegram is under fire in Indonesia. Communications Minister Rudiantara blocked Telegram on Friday.": "kominfo",
    "Telegram is under fire in Indonesia. Ilmar Kesk, the communications minister, blocked Telegram on Friday.": "kominfo",
    "Indonesia's communication ministry blocked Telegram.": "kominfo",
    "Temu is no longer welcome in Indonesia. The trade ministry banned Temu on Friday.": "kementerian-perdagangan",
    "Roblox is under fire in Turkey. The telecoms regulator blocked Roblox on Friday.": "btk",
    "Google lost a case in Turkey. The competition authority fined Google on Friday.": "turkish-competition-authority",
    "Ireland's data watchdog fined TikTok and Kenya blocked it. The privacy regulator fined TikTok in May as well.": (
        "data-protection-commission-ireland"
    ),
    "TikTok has been banned by Pakistan's telecom authority.": "pta",  # which ends the sentence
    "In Indonesia, Malaysian Communications Minister Fahmi Fadzil blocked Telegram.": "malaysia-communications-ministry",
}
INDONESIAN = {
    "JAKARTA - Kementerian Komunikasi memblokir Telegram pada Jumat.": "kominfo",
    "JAKARTA - Menteri Komunikasi Rudiantara memblokir Telegram.": "kominfo",
    "Telegram diblokir Kementerian Komunikasi pada Jumat.": "kominfo",
    "KUALA LUMPUR - Malaysia menegur TikTok. Kementerian Komunikasi memblokir Telegram.": "malaysia-communications-ministry",
    "KUALA LUMPUR - Malaysia menegur TikTok. Menteri Komunikasi Fahmi Fadzil memblokir Telegram.": (
        "malaysia-communications-ministry"
    ),
    "Indonesia menegur TikTok. Kementerian Komunikasi Malaysia memblokir Telegram.": "malaysia-communications-ministry",
    "Kementerian Komunikasi Freedonia memblokir Telegram.": "kementerian-komunikasi-freedonia",
}
OTHERS = {
    "Indonesia is watching. The communications ministry of Freedonia blocked Telegram on Friday.": "the country behind it",
    "Indonesia is watching. Freedonia's communications ministry blocked Telegram on Friday.": "the country before it",
    "Freedonia and Indonesia are watching. Its communications ministry blocked Telegram on Friday.": "whose, said by a pronoun",
    "Telegram is popular in Indonesia and in Turkey. The communications ministry blocked Telegram on Friday.": "of two countries",
    "The Indonesian app Chatlune is popular. The communications ministry blocked Chatlune on Friday.": "only an app is of there",
    "Telegram is popular in Indonesia. The provincial communications ministry blocked Telegram.": "another one of its kind",
    "Indonesia is watching. The Communications Ministry of Freedonia blocked Telegram on Friday.": "the same in capitals",
    "Telegram is popular in Bolivia. The communications ministry blocked Telegram on Friday.": "none that a list holds",
}


def _bodies(text: str, language: str = "en") -> set[str]:
    facts = EXTRACTOR.extract(Article("a", text, language=language, published="2017-07-16"))
    return {event.actor.entity.id for event in facts.events if event.actor is not None and event.actor.entity.id is not None}


@pytest.mark.parametrize("text", ACTORS)
def test_a_description_means_the_body_of_the_country_that_is_spoken_of(text: str) -> None:
    assert ACTORS[text] in _bodies(text)


@pytest.mark.parametrize("text", INDONESIAN)
def test_so_does_one_whose_country_stands_behind_it(text: str) -> None:
    assert INDONESIAN[text] in _bodies(text, "id")


@pytest.mark.parametrize("text", OTHERS)
def test_a_description_of_another_body_means_none_of_the_list(text: str) -> None:
    assert _bodies(text).isdisjoint({"kominfo", "btk", "malaysia-communications-ministry"})


def test_a_word_in_the_name_of_a_body_makes_no_country_of_the_article() -> None:
    """ "The Centre" is India's government in India; a "National Cyber Centre" is of anywhere."""
    text = "The National Cyber Centre fined the app Murmuro. The government has dropped a plan to ban Murmuro."
    assert _bodies(text) == {"national-cyber-centre"}


def test_the_government_of_a_country_that_no_list_holds_is_not_that_of_ones_own() -> None:
    assert _bodies("Aplikasi Cuitkan diblokir pemerintah Meridia.", "id") == set()
    assert _bodies("Aplikasi Cuitkan diblokir pemerintah.", "id") == {"pemerintah-indonesia"}


def test_a_law_whose_words_any_country_has_is_of_one_that_the_article_names() -> None:
    bill = "Parliament passed the Personal Data Protection Bill."
    targets = [
        {t.entity.id for e in EXTRACTOR.extract(Article("a", text, language="en")).events for t in e.targets}
        for text in (f"Facebook must obey Indonesia. {bill}", f"Facebook must obey India. {bill}")
    ]
    assert "uu-pdp" in targets[0]
    assert "uu-pdp" not in targets[1]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("French watchdog fines Google.\nThe CNIL fined Google on Monday.", {"cnil"}),
        ("The FTC looked into Google. On Thursday the US government agency fined Google.", {"ftc"}),
        # two that it could mean, and one of another country
        ("The FTC and the FCC looked into Google. On Thursday the US agency fined Google.", {"us-agency"}),
        ("The CNIL looked into Google. On Thursday the Italian watchdog fined Google.", {"italian-watchdog"}),
    ],
)
def test_a_watchdog_that_only_its_country_tells_is_the_one_that_is_named(text: str, actors: set[str]) -> None:
    facts = EXTRACTOR.extract(Article("a", text, language="en", published="2025-03-12"))
    assert {e.actor.entity.id for e in facts.events if e.actor is not None and e.action == "fine"} == actors


def test_the_watchdog_of_a_part_of_a_country_is_none_of_the_country() -> None:
    text = "Canada's privacy commissioner warned Meta. British Columbia's privacy watchdog fined Meta in December."
    facts = EXTRACTOR.extract(Article("a", text, language="en", published="2025-03-12"))
    assert [e.actor.entity.id for e in facts.events if e.actor is not None and e.action == "fine"] == ["british-columbia"]
