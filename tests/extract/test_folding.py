"""Descriptions of a name take no part in what is told of it, and names of a list do."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article
from kg.ontology import load_ontology

EXTRACTOR = Extractor(load_ontology())
TARGETS = {
    "en": {
        "Ofcom is investigating Facebook owner Meta over misleading ads.": ["meta"],
        "Ofcom fined Facebook's parent company Meta $5 million.": ["meta"],
        "Ofcom fined Meta, the owner of Facebook and Instagram, $5 million.": ["meta"],
        "Ofcom is investigating Google's YouTube over misleading ads.": ["youtube"],
        "Vietnam suspended Elon Musk's X for three months.": ["x"],
        "Vietnam suspended Ilmar Kesk's social network X for three months.": ["x"],
        "X, formerly known as Twitter, is under investigation by Ofcom.": ["x"],
        "TikTok, owned by China's ByteDance, was fined $5 million by Ofcom.": ["tiktok"],
        "TikTok, which has 3 million users in the country, was fined $5 million by Ofcom.": ["tiktok"],
        "Ofcom is investigating TikTok, a video app, and Telegram over misleading ads.": ["tiktok", "telegram"],
        # names of a list
        "Ofcom is investigating Facebook, the video app TikTok and Telegram.": ["facebook", "tiktok", "telegram"],
        "Ofcom is investigating Meta, TikTok and Telegram.": ["meta", "tiktok", "telegram"],
    },
    "id": {
        "Kominfo menyelidiki induk Facebook, Meta, terkait kebocoran data.": ["meta"],
        "Kominfo menyelidiki Meta, induk perusahaan Facebook, terkait kebocoran data.": ["meta"],
        "Kominfo menyelidiki YouTube milik Google terkait kebocoran data.": ["youtube"],
        "Kominfo menggugat aplikasi video asal China TikTok ke pengadilan.": ["tiktok"],
        "Kominfo menggugat raksasa teknologi Amerika Serikat Apple ke pengadilan.": ["apple"],
        "Kominfo mendesak TikTok, yang memiliki 100 juta pengguna di negara itu, menghapus video tersebut.": ["tiktok"],
        "Kominfo menyelidiki Facebook, aplikasi TikTok, dan Telegram.": ["facebook", "tiktok", "telegram"],
    },
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, told in TARGETS.items() for text in told])
def test_what_only_describes_a_name_is_no_target(language: str, text: str) -> None:
    (event,) = EXTRACTOR.extract(Article("a", text, language=language, published="2025-03-12")).events
    assert [target.entity.id for target in event.targets] == TARGETS[language][text]


def test_a_description_is_mentioned_all_the_same() -> None:
    facts = EXTRACTOR.extract(Article("a", "Ofcom fined Facebook owner Meta $5 million.", language="en", published="2025-03-12"))
    assert [mention.entity.id for mention in facts.mentions] == ["ofcom", "facebook", "meta"]
