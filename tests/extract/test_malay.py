"""Malay came in as one file of data. Two articles written for this test, one through a loader that has to find the language.

The first tells what is publicly known of January 2026; the second is invented from its first word to its last.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.loaders import read
from kg.model import Article, EventFact, Facts
from kg.ontology import load_ontology
from kg.workspace import reading_aids

ONTOLOGY = load_ontology()
EXTRACTOR = Extractor(ONTOLOGY)
AIDS = reading_aids(ONTOLOGY)

GROK = """MCMC sekat sementara akses kepada Grok

CYBERJAYA, 11 Jan - Suruhanjaya Komunikasi dan Multimedia Malaysia (MCMC) menyekat sementara akses kepada Grok mulai 11 \
Januari 2026 kerana penyebaran imej lucah. Indonesia menyekat chatbot itu sehari lebih awal, iaitu pada 10 Januari 2026. \
Sekatan tersebut kekal sehingga X Corp dan xAI melaksanakan langkah perlindungan yang berkesan. MCMC terdahulu menghantar \
notis kepada kedua-dua syarikat itu pada 3 dan 8 Januari. Suruhanjaya itu turut mempertimbangkan tindakan undang-undang \
terhadap X Corp. Penyedia media sosial dengan lebih lapan juta pengguna di Malaysia wajib mempunyai lesen sejak 1 Januari \
2025. MCMC memberikan lesen kepada WeChat dan TikTok pada tarikh itu.
"""

TONTONIN = """PORT SERAYA: Suruhanjaya Siber Freedonia menggantung lesen platform video Tontonin selama 30 hari mulai 2 \
Jun 2031. Suruhanjaya itu turut mengenakan kompaun RM250,000 ke atas Tontonin kerana kandungan perjudian. "Kami tidak \
teragak-agak menyekat Tontonin sekiranya mereka terus ingkar," kata Pengerusi Suruhanjaya Siber Freedonia, Raka Wisesa. \
Beliau berkata, pihaknya akan memanggil wakil Tontonin minggu depan. Tontonin mematuhi arahan Suruhanjaya Siber Freedonia \
semalam. Persatuan Guru Freedonia pula menggesa Kementerian Penyiaran Freedonia mengharamkan aplikasi Kirimin. \
Bagaimanapun, Kementerian Penyiaran Freedonia menafikan khabar angin bahawa Kirimin akan diharamkan. Pada tahun 2029, \
Kirimin pernah disekat dua minggu sebelum aksesnya dipulihkan pada 14 Ogos 2029.
"""


def told(facts: Facts) -> set[tuple[str, str, str | None, tuple[str | None, ...], str | None]]:
    """Action, status, actor, targets and date of each event."""

    def row(event: EventFact) -> tuple[str, str, str | None, tuple[str | None, ...], str | None]:
        targets = tuple(sorted(str(target.entity.id) for target in event.targets))
        return event.action, event.status, event.actor and event.actor.entity.id, targets, event.date

    return {row(event) for event in facts.events}


def test_a_file_in_malay_is_known_to_be_and_gives_its_events(tmp_path: Path) -> None:
    file = tmp_path / "grok.txt"
    file.write_text(GROK, encoding="utf-8")
    (article,) = read(str(file), AIDS)
    assert isinstance(article, Article)
    assert article.language == "ms"
    facts = EXTRACTOR.extract(article)
    assert told(facts) == {
        ("block", "done", "mcmc", ("grok",), "2026-01-11"),
        ("block", "done", "indonesia", ("grok",), "2026-01-10"),
        ("sue", "planned", "mcmc", ("x-corp",), None),
        ("license", "done", "mcmc", ("tiktok", "wechat"), None),
    }
    block = next(event for event in facts.events if event.date == "2026-01-11")
    assert block.reasons == ("pornography",)
    assert block.scope == ("sementara",)


def test_bodies_and_services_that_no_list_holds_are_read_in_malay() -> None:
    facts = EXTRACTOR.extract(Article(source="tontonin", text=TONTONIN, language="ms", published="2031-06-02"))
    commission, ministry = "suruhanjaya-siber-freedonia", "kementerian-penyiaran-freedonia"
    assert told(facts) == {
        ("suspend", "done", commission, ("tontonin",), "2031-06-02"),
        ("fine", "done", commission, ("tontonin",), None),
        ("block", "threatened", commission, ("tontonin",), None),
        ("summon", "planned", commission, ("tontonin",), "2031-06"),
        ("comply", "done", "tontonin", (commission,), "2031-06-01"),
        ("ban", "requested", "persatuan-guru-freedonia", ("kirimin",), None),
        ("ban", "denied", ministry, ("kirimin",), None),
        ("block", "done", None, ("kirimin",), "2029"),
        ("unblock", "done", None, ("kirimin",), "2029-08-14"),
    }
    by_action = {event.action: event for event in facts.events if event.status != "denied"}
    fine, threat, request = by_action["fine"], next(e for e in facts.events if e.status == "threatened"), by_action["ban"]
    assert fine.amount is not None
    assert (fine.amount.value, fine.amount.currency) == (250000, "MYR")
    assert fine.reasons == ("gambling",)
    assert threat.conditions == ("sekiranya mereka terus ingkar",)
    assert request.via is not None
    assert request.via.entity.id == ministry
    (person,) = facts.people
    assert (person.person.name, person.organisation and person.organisation.id) == ("Raka Wisesa", commission)
    assert {statement.speaker.id for statement in facts.statements} == {"raka-wisesa"}


INDONESIAN = [
    "Kementerian Komunikasi dan Digital memblokir aplikasi Kirimin karena tidak mendaftar sebagai penyelenggara sistem.",
    "Pemerintah meminta pengelola platform Chatlune menghapus konten judi online paling lambat pekan depan.",
    "Menteri mengatakan bahwa perusahaan itu harus mematuhi aturan sebelum layanannya dibuka kembali.",
]
MALAY = [
    "Suruhanjaya Siber Freedonia menyekat aplikasi Kirimin selepas syarikat itu gagal memohon lesen daripada kerajaan.",
    "Kerajaan meminta pengendali platform Chatlune memadam kandungan judi dalam talian selewat-lewatnya minggu depan.",
    "Menteri berkata, syarikat itu perlu mematuhi peraturan sebelum perkhidmatannya dibuka semula.",
]


@pytest.mark.parametrize(("text", "code"), [(t, "id") for t in INDONESIAN] + [(t, "ms") for t in MALAY])
def test_neighbours_are_told_apart(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "article.txt"
    file.write_text(text, encoding="utf-8")
    (article,) = read(str(file), AIDS)
    assert isinstance(article, Article)
    assert article.language == code


def test_indonesian_examples_stay_indonesian() -> None:
    folder = Path(__file__).resolve().parents[2] / "examples"
    languages = {a.language for file in sorted(folder.glob("*.txt")) for a in read(str(file), AIDS) if isinstance(a, Article)}
    assert "ms" not in languages
    assert "id" in languages
