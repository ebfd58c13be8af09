"""The recipes of CONTRIBUTING.md that are data only: added to a copy of the schemas as they are printed there, they work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kg.extract.engine import Extractor
from kg.model import Article, EventFact
from kg.ontology import Ontology, load_ontology, read_ontology

_BLOCK = re.compile(r"```yaml\n# (?P<file>schemas/\S+?\.yaml)(?:, under (?P<key>\w+))?\n(?P<entry>.*?)```", re.DOTALL)


@pytest.fixture
def schemas(root: Path, tmp_path: Path) -> Path:
    """A copy of `schemas/` that a test may change."""
    return Path(shutil.copytree(root / "schemas", tmp_path / "schemas"))


def recipes(root: Path) -> dict[str, tuple[str | None, str]]:
    """The YAML blocks of CONTRIBUTING.md: the key that they stand under (None: the top) and the entry, by file."""
    found = _BLOCK.finditer((root / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    return {block["file"]: (block["key"], block["entry"]) for block in found}


def follow(root: Path, schemas: Path, file: str) -> None:
    """Adds the entry that CONTRIBUTING.md gives for a file."""
    key, entry = recipes(root)[file]
    place = schemas.parent / file
    text = place.read_text(encoding="utf-8")
    if key is None:
        changed = f"{text.rstrip()}\n{entry}"
    else:
        assert f"\n{key}:\n" in text
        changed = text.replace(f"\n{key}:\n", f"\n{key}:\n{entry}", 1)
    place.write_text(changed, encoding="utf-8")


def told(ontology: Ontology, text: str, language: str) -> list[tuple[str, str, str | None, list[str | None]]]:
    """Action, status, actor and targets of each event of a text."""

    def row(event: EventFact) -> tuple[str, str, str | None, list[str | None]]:
        return event.action, event.status, event.actor and event.actor.entity.id, [target.entity.id for target in event.targets]

    facts = Extractor(ontology).extract(Article(source="recipe", text=text, language=language))
    return [row(event) for event in facts.events]


def test_a_platform_is_one_entry(root: Path, schemas: Path) -> None:
    follow(root, schemas, "schemas/gazetteers/platforms.yaml")
    ontology = read_ontology(schemas)
    assert ontology.fingerprint != load_ontology().fingerprint  # facts read without it are stale, and the ledger knows
    assert told(ontology, "Kominfo memblokir Pipitgram.", "id") == [("block", "done", "kominfo", ["pipitgram"])]
    assert told(ontology, "Roskomnadzor blocked PipitGram Messenger.", "en") == [("block", "done", "roskomnadzor", ["pipitgram"])]


def test_an_agency_is_one_entry(root: Path, schemas: Path) -> None:
    follow(root, schemas, "schemas/gazetteers/agencies.yaml")
    ontology = read_ontology(schemas)
    blocked = [("block", "done", "bpda-freedonia", ["telegram"])]
    assert told(ontology, "Badan Pengawas Dunia Angan memblokir Telegram.", "id") == blocked
    assert told(ontology, "Telegram was blocked by BPDA.", "en") == blocked


def test_an_action_type_is_one_entry_and_a_rule_in_a_language(root: Path, schemas: Path) -> None:
    """Without the rule the type is there and nothing says it; without the type the rule is an error that names its place."""
    sentence = "Roskomnadzor audited Telegram."
    follow(root, schemas, "schemas/actions.yaml")
    assert told(read_ontology(schemas), sentence, "en") == []
    follow(root, schemas, "schemas/languages/en.yaml")
    ontology = read_ontology(schemas)
    assert told(ontology, sentence, "en") == [("audit", "done", "roskomnadzor", ["telegram"])]
    assert told(ontology, "Roskomnadzor will audit Telegram.", "en") == [("audit", "planned", "roskomnadzor", ["telegram"])]
    assert ontology.actions["audit"].label == "Audit"


def test_a_language_is_one_file(root: Path, schemas: Path) -> None:
    """Every example that stands in it comes out, in a language that no line of code has heard of."""
    shutil.copy(root / "tests" / "house" / "tiny.yaml", schemas / "languages" / "xx.yaml")
    ontology = read_ontology(schemas)
    examples = ontology.languages["xx"].examples
    wanted = {e.text: [(e.action, g["status"], g["actor"], [g["target"]]) for g in e.gives] for e in examples}
    assert len(wanted) == 4
    assert {text: told(ontology, text, "xx") for text in wanted} == wanted


def test_the_page_has_a_recipe_for_each_kind_of_data(root: Path) -> None:
    """Found by the pattern above: a block that is spelt otherwise would be printed and never tried."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(recipes(root)) == text.count("```yaml") == 4
