"""Names that no list holds: what around them tells that they are services, and what does not."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article
from kg.ontology import load_ontology

EXTRACTOR = Extractor(load_ontology())
ABOUT = "The app store rules of the country are new."


def targets(text: str, language: str = "en") -> set[str | None]:
    events = EXTRACTOR.extract(Article("a", text, language=language)).events
    return {t.entity.id for e in events for t in e.targets}


def test_a_common_noun_with_a_capital_belongs_to_the_name_beside_it() -> None:
    text = "Kominfo memblokir aplikasi Kilat Video dan situs Internet Arsipia. Kata Kominfo, Internet Arsipia melanggar aturan."
    assert targets(text, "id") == {"kilat-video", "internet-arsipia"}
    assert targets("Regulators blocked the app Snapple Social on Monday.") == {"snapple-social"}


def test_in_a_headline_no_common_noun_belongs_to_a_name() -> None:
    assert targets("Kominfo Blokir Aplikasi Kilatin Video Porno Beredar", "id") <= {"kilatin"}


def test_a_member_of_a_list_of_companies_is_one() -> None:
    assert targets("The attorney general sued Meta, Pingoora, Flockly and Snap over the apps.") == {
        "meta",
        "pingoora",
        "flockly",
        "snap-inc",
    }
    assert targets("The attorney general sued Amnesty International, Norvik and Greenpeace over the apps.") == set()


@pytest.mark.parametrize(
    "sign",
    [
        "A Pingoora spokesperson declined to comment.",
        "The suit names Pingoora and its CEO.",
        "Pingoora's recommendation feed is at issue.",
    ],
)
def test_who_speaks_for_a_name_and_what_it_has_tell_that_it_is_a_service(sign: str) -> None:
    suit = f"{ABOUT} The state of Freedonia has sued Pingoora."
    assert targets(f"{suit} {sign}") == {"pingoora"}
    assert targets(f"{suit} Nobody knows Pingoora well.") == set()


def test_what_a_court_hears_of_a_name_does_not_make_it_a_court() -> None:
    text = f"{ABOUT} The ministry blocked TikTok. The court heard Norvik had closed. The judge told the court Norvik had paid."
    mentions = EXTRACTOR.extract(Article("a", text, language="en")).mentions
    assert "norvik" not in {mention.entity.id for mention in mentions}


def test_the_second_of_two_measures_tells_of_the_name_too() -> None:
    text = "Aturan aplikasi berubah. Murmuria akan ditutup dan diblokir oleh pemerintah. Warga menunggu Murmuria."
    assert "murmuria" in targets(text, "id")
