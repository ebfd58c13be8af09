"""Bodies of one name in two countries, one body in two languages and people of one name come and go like everybody else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from test_deriving import Growing, Pair, batches

from kg.extract.engine import Extractor
from kg.model import Article, Correction, Node, Subject
from kg.model.corrections import new_correction
from kg.ontology import Ontology, load_ontology
from kg.store import open_store

RUNS, A_TEN = 100, 10
PLACES = {"Kenya": "Kenya", "Poland": "Polandia"}
WHO = ("Bertil Okonjo", "Pramesti Lorwana")
ENGLISH = (
    "{place} woke up without {app}. The Platform Conduct Authority blocked {app}, said {who}, a spokesman for the authority.",
    "The Platform Conduct Authority fined {app} 5 million euros on Tuesday, its director {who} said. It gave no reason.",
    "The {place} Platform Conduct Authority unblocked {app} on Friday. {who}, director of the authority, was pleased.",
    "{who}, a lawyer for {app}, said {app} would appeal. The Platform Conduct Authority in {place} blocked {app} on Monday.",
)
INDONESIAN = (
    "Otoritas Perilaku Platform {place} memblokir {app} pada Senin. Juru bicara otoritas itu {who} membenarkannya.",
    "Otoritas Perilaku Platform memblokir {app} pada Senin, kata Kepala Otoritas Perilaku Platform {who}.",
    "Di {place}, Otoritas Perilaku Platfrom mendenda {app} 5 juta euro, kata {who}.",
)


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def told(ontology: Ontology, chance: random.Random) -> list[Pair]:
    """Short articles on two authorities of one name, in two languages, on some days in no order."""
    extractor, made = Extractor(ontology), []
    for number in range(chance.choice((6, 12, 20))):
        place = chance.choice(sorted(PLACES))
        language, texts = chance.choice((("en", ENGLISH), ("id", INDONESIAN)))
        named = place if language == "en" else PLACES[place]
        text = chance.choice(texts).format(place=named, app=chance.choice(("Telegram", "TikTok")), who=chance.choice(WHO))
        day = chance.choice((None, f"2024-03-{chance.randint(1, 28):02}"))
        article = Article(f"{number}.txt", f"{text} {number}", published=day, language=language)
        made.append((article, extractor.extract(article)))
    return made


def correction(kind: str, chance: random.Random, bodies: list[Node], there: list[str], second: int) -> Correction:
    one, other = (Subject("Agency", node.id) for node in chance.sample(bodies, 2))
    at = f"2026-01-01T00:00:{second:02}+00:00"
    if kind == "merge":
        return new_correction(at=at, by="me", why="x", kind="merge", subjects=(one, other))
    if kind == "rename":
        return new_correction(at=at, by="me", why="x", kind="rename", subjects=(one,), value="Otherwise Called")
    some = tuple(sorted(chance.sample(there, 2)))
    return new_correction(at=at, by="me", why="x", kind="split", subjects=(one,), articles=some, value="Conduct Office")


@pytest.mark.parametrize(
    "tens", [tens if tens < 2 else pytest.param(tens, marks=pytest.mark.thorough) for tens in range(RUNS // A_TEN)]
)
def test_any_order_batching_removal_and_correction_gives_the_graph_of_all(tens: int, tmp_path: Path, ontology: Ontology) -> None:
    found: set[str] = set()
    for seed in range(A_TEN * tens, A_TEN * (tens + 1)):
        chance = random.Random(seed)  # noqa: S311 - no secret
        folder = tmp_path / str(seed)
        folder.mkdir()
        growing = Growing(folder, ontology, open_store("memory:"))
        for second, batch in enumerate(batches(told(ontology, chance), chance)):
            growing.add(batch)
            for article_id in sorted(growing.there):
                if chance.random() < 0.15:
                    growing.remove(article_id)
            growing.derive()
            assert growing.is_right(), f"seed {seed}, batch {second}"
            bodies = [node for node in growing.store.nodes() if node.label == "Agency"]
            found |= {node.id for node in bodies}
            if chance.random() < 0.4 and len(bodies) > 1 and len(growing.there) > 1:
                kind = chance.choice(("merge", "split", "rename"))
                growing.ledger.correct(correction(kind, chance, bodies, sorted(growing.there), second))
                growing.derive()
                assert growing.is_right(), f"seed {seed}, corrected after batch {second}"
        growing.ledger.close()
    # What is tested is there: a body that has its country behind its name since another has the name too.
    assert any(body.endswith("-poland") for body in found)
