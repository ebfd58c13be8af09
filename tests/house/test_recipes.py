"""The recipes of CONTRIBUTING.md that are data only: added to a copy of the schemas as they are printed there, they work."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

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


def with_empty_lists(language: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The language with an empty list for each one that it lacks and its JSON Schema asks for, whatever that asks for by now."""
    asked = {section: rest.get("required", ()) for section, rest in schema["properties"].items()}
    return {
        section: {key: [] for key in asked[section]} | words if isinstance(words, dict) and section != "grammar" else words
        for section, words in language.items()
    }


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
    tiny = yaml.safe_load((root / "tests" / "house" / "tiny.yaml").read_text(encoding="utf-8"))
    schema = json.loads((schemas / "json" / "language.schema.json").read_text(encoding="utf-8"))
    # JSON is YAML.
    (schemas / "languages" / "xx.yaml").write_text(json.dumps(with_empty_lists(tiny, schema)), encoding="utf-8")
    ontology = read_ontology(schemas)
    examples = ontology.languages["xx"].examples
    wanted = {e.text: [(e.action, g["status"], g["actor"], [g["target"]]) for g in e.gives] for e in examples}
    assert len(wanted) == 4
    assert {text: told(ontology, text, "xx") for text in wanted} == wanted


def test_the_page_has_a_recipe_for_each_kind_of_data(root: Path) -> None:
    """Found by the pattern above: a block that is spelt otherwise would be printed and never tried."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(recipes(root)) == text.count("```yaml") == 4
