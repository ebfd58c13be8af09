"""What only an article of several sentences shows: tellings that are one event, names and rulings that the rest decides."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article, EventFact, Facts
from kg.ontology import load_ontology

EXTRACTOR = Extractor(load_ontology())


def events(text: str, language: str = "en") -> list[tuple[str, str | None, list[str | None]]]:
    found: tuple[EventFact, ...] = EXTRACTOR.extract(Article("a", text, language=language)).events
    return [(e.action, e.actor.entity.id if e.actor else None, [t.entity.id for t in e.targets]) for e in found]


def test_a_country_and_its_body_that_did_the_same_are_one_event_of_the_body() -> None:
    text = "EU fines Meta.\nBRUSSELS - The European Commission fined Meta 200 million euros on Wednesday."
    assert events(text) == [("fine", "european-commission", ["meta"])]


def test_a_country_and_a_body_of_another_country_are_two_events() -> None:
    text = "Nepal has blocked TikTok. Roskomnadzor blocked TikTok as well."
    assert [actor for _, actor, _ in events(text)] == ["nepal", "roskomnadzor"]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_either_apostrophe_finds_a_body_by_its_description(apostrophe: str) -> None:
    text = f"Britain{apostrophe}s data watchdog fined TikTok on Monday."
    assert events(text) == [("fine", "information-commissioners-office", ["tiktok"])]


def test_a_court_rules_on_anybody_where_a_service_opens_the_article() -> None:
    ruling = "Mahkamah Agung menolak permohonan Budi Hartono pada Senin."
    assert events(f"Gugatan terhadap TikTok ditolak. {ruling}", "id")
    assert not events(f"Sengketa warisan berakhir. {ruling} Simak berita lain di kanal Telegram.", "id")


def test_a_word_that_the_article_also_writes_small_is_no_name() -> None:
    named = "Otoritas Siber Freedonia mengawasi aplikasi. Otoritas itu memblokir Padanan. Para pengguna Padanan protes. {}"
    assert any(targets == ["padanan"] for _, _, targets in events(named.format("Padanan ramai dipakai."), "id"))
    assert not any("padanan" in targets for _, _, targets in events(named.format("Cari padanan kata."), "id"))


def test_a_title_tells_its_body_and_its_abbreviation_stands_for_it() -> None:
    text = "Menteri Ekonomi Digital (Menekdig) Rudi Hartono akan memblokir TikTok. Menekdig telah memblokir Facebook."
    assert {actor for _, actor, _ in events(text, "id")} == {"kementerian-ekonomi-digital"}
    facts = EXTRACTOR.extract(Article("a", text, language="id"))
    (fact,) = facts.people
    assert fact.person.name == "Rudi Hartono"
    assert fact.organisation is not None
    assert fact.organisation.name == "Kementerian Ekonomi Digital"


def test_a_title_without_a_name_acts_for_its_body() -> None:
    text = "Menteri Ekonomi Digital telah memblokir TikTok."
    assert events(text, "id") == [("block", "kementerian-ekonomi-digital", ["tiktok"])]


def test_examples_of_a_class_of_services_are_services() -> None:
    text = "Otoritas Siber Freedonia memblokir media sosial, seperti Cuitkan, Murmur, dan Zolli pada Senin."
    assert events(text, "id") == [("block", "otoritas-siber-freedonia", ["cuitkan", "murmur", "zolli"])]
    assert not events("The bank bought sites such as Hilltop and Lakeside on Monday.")


def test_the_next_sentence_names_the_members_of_a_class() -> None:
    text = "Sebelumnya sudah ada beberapa aplikasi yang diblokir. Misalnya Telegram dan Vimeo."
    assert events(text, "id") == [("block", None, ["telegram", "vimeo"])]
    assert not events("Sebelumnya sudah ada beberapa aplikasi yang diblokir. Pengguna Telegram dan Vimeo menunggu.", "id")


def test_the_evidence_of_two_tellings_begins_where_the_actor_is_named() -> None:
    text = "EU fines Meta.\nBRUSSELS - The European Commission fined Meta 200 million euros on Wednesday."
    (event,) = EXTRACTOR.extract(Article("a", text, language="en")).events
    assert "European Commission" in event.evidence[0].text
    assert event.evidence[1].text.startswith("EU fines Meta")


@pytest.mark.parametrize("blank", [" \t", " \u00a0", "  "])
def test_a_title_with_nothing_but_blanks_behind_it_tells_no_body(blank: str) -> None:
    text = f"Menteri{blank}(Menekdig) Rudi Hartono akan memblokir TikTok."
    assert all(p.organisation is None for p in EXTRACTOR.extract(Article("a", text, language="id")).people)


BRIDGE = (
    "Kementerian Perhubungan melarang truk melintasi Jembatan Sekar. Kepala Dinas Perhubungan Tirta Wening mengatakan larangan "
    "itu berlaku mulai Senin. Keluhan warga ditampung lewat WhatsApp."
)


def test_an_article_about_other_things_tells_nothing_not_even_who_said_what() -> None:
    assert EXTRACTOR.extract(Article("a", BRIDGE, language="id")) == Facts(Article("a", BRIDGE, language="id").id)


def test_what_somebody_says_about_a_platform_is_told_also_where_nothing_is_done() -> None:
    text = "Komdigi belum memblokir apa pun. Juru bicara Komdigi mengatakan bahwa TikTok perlu menjaga anak-anak di platform itu."
    facts = EXTRACTOR.extract(Article("a", text, language="id"))
    assert not facts.events
    assert [s.about for s in facts.statements] == [("tiktok",)]


def test_an_article_is_not_read_where_the_only_trigger_lacks_the_words_that_it_needs() -> None:
    text = "{} TikTok dikurangi pada Senin."
    gated = [EXTRACTOR.trace(Article("a", text.format(word), language="id"))[1].gated for word in ("Biaya", "Kecepatan")]
    assert [bool(triggers) for triggers in gated] == [False, True]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # The phrase that the rule needs, and not one of its words; a word that makes it something else, and the same in a name.
        ("Kominfo memberi TikTok tenggat tiga hari.", True),
        ("Kominfo memberi TikTok hadiah tiga hari.", False),
        ("Kirimin Meta mendaftar ke Kominfo.", True),
        ("Kirimin Meta mendaftar ke Kominfo lewat sekolah.", False),
        ("Kirimin Meta mendaftar ke Kominfo lewat Sekolah Seruni.", True),
        # A common word with the name of a service in its sentence, in the one before, and farther away.
        ("TikTok ramai. Komdigi melarang hal itu.", True),
        ("TikTok ramai. Warga senang. Komdigi melarang hal itu.", False),
    ],
)
def test_an_article_is_read_where_a_rule_can_be_meant_by_the_sentence_of_its_trigger(text: str, *, read: bool) -> None:
    assert bool(EXTRACTOR.trace(Article("a", text, language="id"))[1].gated) is read


def test_what_is_said_beside_a_word_that_was_no_measure_is_not_kept() -> None:
    text = (
        "Warga bisa mendaftar lewat aplikasi atau situs sekolah. Dinas Pendidikan Sekar membuka layanan di situs itu. "
        "Kepala Dinas Pendidikan Sekar Tirta Wening mengatakan pendaftaran haji lewat aplikasi mudah."
    )
    assert EXTRACTOR.extract(Article("a", text, language="id")) == Facts(Article("a", text, language="id").id)


_THEME = (
    "Internet shutdowns became common in Freedonia this year. Mobile internet was cut three times in Tarnow, the guild says. "
    "The Tarnow Media Guild collects reports about mobile internet. Its website lists forty of them. "
    "Social media users send it pictures. "
)


def test_a_court_rules_on_anybody_in_an_article_that_keeps_to_networks() -> None:
    ruling = "The Freedonian High Court stayed Rule 9 of the Suspension Rules in August."
    assert ("rule", "freedonian-high-court", []) in events(_THEME + ruling)
    assert not events(f"A bridge fell in Tarnow. Nobody was hurt. The mayor spoke. Fans sang on TikTok. {ruling}")


def test_an_association_asks_a_power_in_an_article_that_keeps_to_networks() -> None:
    demand = "The Tarnow Media Guild has urged the Freedonian government to stop these measures."
    asked = [e for e in events(_THEME + demand) if e[0] == "demand"]
    assert asked == [("demand", "tarnow-media-guild", ["freedonian-government"])]
    assert not [e for e in events("The app was late. Roads are bad. Rain fell. Nobody came. " + demand) if e[0] == "demand"]


def test_a_court_that_rules_on_a_ban_has_not_imposed_it() -> None:
    headline = "Turkey's top court rules YouTube ban violates rights."
    text = f"{headline}\nTurkey's Constitutional Court ruled that YouTube must be unblocked."
    assert not [e for e in events(text) if e[0] in ("ban", "block")]


def test_a_capital_bans_the_app_that_was_spoken_of() -> None:
    text = "Canada investigated TikTok for a year. In February, Ottawa banned the app from government devices."
    assert ("ban", "canada", ["tiktok"]) in events(text)
    assert not [e for e in events("TikTok has an office in Ottawa. The app banned two users.") if e[0] == "ban"]


def test_what_somebody_calls_so_is_no_target() -> None:
    text = "TikTok agreed to remove what the government of Indonesia called negative content."
    assert not any("pemerintah-indonesia" in targets or "indonesia" in targets for _, _, targets in events(text))


def test_a_news_site_is_a_side_once_it_is_called_so() -> None:
    text = "The news site Rappler was blocked in the Philippines. In 2018 the Philippine SEC revoked Rappler's licence."
    assert [targets for action, _, targets in events(text) if action == "revoke"] == [["rappler"]]


def told(text: str, language: str = "en") -> list[tuple[str, str | None, list[str | None], str]]:
    found = EXTRACTOR.extract(Article("a", text, language=language)).events
    return [(e.action, e.actor.entity.id if e.actor else None, [t.entity.id for t in e.targets], e.status) for e in found]


def test_a_potential_measure_that_was_delayed_is_a_delay_that_was_done() -> None:
    text = "A potential Philippine government ban on Binance was delayed in March."
    assert told(text) == [("postpone", "philippines", ["binance"], "done")]
    assert [s for *_, s in told("The Philippine government may delay its ban on Binance.")] != ["done"]


def test_calls_on_a_service_are_no_request() -> None:
    text = "“Calls on Telegram are partially restricted to counter crime,” Roskomnadzor told reporters."
    assert told(text) == [("restrict", "roskomnadzor", ["telegram"], "done")]
    assert [s for *_, s in told("Roskomnadzor calls on Telegram to be restricted in Russia.")] != ["done"]


def test_who_ended_one_ban_keeps_another() -> None:
    text = (
        "The government of Bangladesh lifted the Facebook ban on Thursday, although many had found ways around it, "
        "but continues to bar Viber."
    )
    assert ("ban", "bangladesh", ["viber"], "ongoing") in told(text)


def test_who_could_do_so_by_requiring_is_the_company_and_not_who_says_so() -> None:
    text = "The CMA fined Meta. The CMA added Facebook could change its terms by requiring TikTok to provide more data."
    assert [e for e in told(text) if e[0] == "demand"] == []
    ordered = "The CMA fined Meta. The CMA responded by requiring TikTok to provide more data."
    assert [e[1] for e in told(ordered) if e[0] == "demand"] == ["competition-and-markets-authority"]


def test_a_court_of_a_part_of_a_country_is_none_of_the_country() -> None:
    text = "The Supreme Court of British Columbia ordered Google to remove the results."
    assert [actor for _, actor, _, _ in told(text)] == ["supreme-court-of-british-columbia"]
    assert [actor for _, actor, _, _ in told("The Supreme Court of Canada ordered Google to remove the results.")] == [
        "supreme-court-of-canada"
    ]


@pytest.mark.parametrize(
    "opening", ["Besides suing Apple", "Along with filing a suit against Apple", "In addition to suing Apple"]
)
def test_an_opening_without_a_subject_is_done_by_the_subject_behind_it(opening: str) -> None:
    assert told(f"{opening}, Epic Games has also warned users.") == [("sue", "epic-games", ["apple"], "done")]


def test_that_a_motive_is_unclear_denies_nothing() -> None:
    text = "Iran menutup Telegram. Belum jelas apa motif pemerintah menutup media sosial tersebut."
    assert {status for *_, status in told(text, "id")} == {"done"}


def test_a_listed_law_that_was_passed_was_made_by_its_country() -> None:
    text = "Ofcom has new powers over platforms. The Online Safety Act was passed into law in October 2023."
    assert told(text) == [("legislate", "united-kingdom", ["uk-online-safety-act"], "done")]
    assert told("Ofcom has new powers over platforms. The Garden Act was passed into law in October 2023.") == []


def test_a_bill_does_what_its_clause_tells_behind_the_day() -> None:
    text = "The Senate passed a bill Tuesday evening that would effectively ban TikTok in the United States."
    assert [e[2] for e in told(text) if e[0] == "legislate"] == [["tiktok"]]
    assert [e[2] for e in told("The Senate passed a farm bill Tuesday evening. It banned TikTok.") if e[0] == "legislate"] == []


def test_a_plea_that_a_court_turns_down_is_of_who_has_brought_it() -> None:
    text = "Pengadilan Kota Moskow menolak banding yang diajukan oleh Google terhadap denda sebesar 4,6 miliar rubel."
    assert ("rule", "pengadilan-kota-moskow", ["google"], "done") in told(text, "id")
    bare = "Pengadilan Kota Moskow menolak banding yang diajukan Google pada Senin."
    assert ("rule", "pengadilan-kota-moskow", ["google"], "done") in told(bare, "id")


def test_what_a_service_was_led_to_do_is_done() -> None:
    text = "Pornhub left Texas. Similar laws led the site to leave Montana."
    assert ("withdraw", "pornhub", ["montana"], "done") in told(text)


def test_a_headline_that_leaves_out_who_acts_takes_whom_its_lead_names() -> None:
    text = "Crypto exchange Bitzo charged.\nProsecutors in Malta charged the crypto exchange Bitzo. The watchdog met."
    assert {e[1] for e in told(text) if e[0] == "charge"} == {"maltese-prosecutors"}
