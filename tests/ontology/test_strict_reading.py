"""Schemas are read strictly: what nobody planned for is an error with its place and the nearest valid word."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kg.model import SchemaError
from kg.ontology import load_ontology, read_ontology, schema_root
from kg.ontology.strict_yaml import parse


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped schemas that a test may spoil."""
    shutil.copytree(str(schema_root()), tmp_path / "schemas", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "schemas"


def spoil(path: Path, old: str, new: str) -> int:
    """Replaces the first `old` and returns the line where it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_schemas_are_wide_enough_to_link_real_news() -> None:
    labels = [entity.label for entity in load_ontology().entities.values()]
    assert labels.count("Agency") >= 60
    assert labels.count("Platform") >= 120
    assert labels.count("LegalInstrument") >= 40


def test_every_wikidata_id_is_used_once() -> None:
    ids = [entity.wikidata for entity in load_ontology().entities.values() if entity.wikidata]
    assert sorted(ids) == sorted(set(ids))


def test_an_unknown_action_in_a_language_names_the_place_and_the_nearest_action(folder: Path) -> None:
    line = spoil(folder / "languages" / "id.yaml", "\n  block:\n", "\n  blok:\n") + 1
    with pytest.raises(SchemaError) as caught:
        read_ontology(folder)
    assert str(caught.value) == f"schemas/languages/id.yaml:{line}:3: no action called 'blok'. Did you mean 'block'?"


def test_an_unknown_key_names_the_place_and_the_nearest_key(folder: Path) -> None:
    path = folder / "gazetteers" / "platforms.yaml"
    spoil(path, "\n  country:", "\n  contry:")
    with pytest.raises(SchemaError) as caught:
        read_ontology(folder)
    assert "no key called 'contry'. Did you mean 'country'?" in str(caught.value)
    assert caught.value.place.startswith("schemas/gazetteers/platforms.yaml:")


def test_an_unknown_kind_names_the_nearest_kind(folder: Path) -> None:
    spoil(folder / "gazetteers" / "agencies.yaml", "kind: ministry", "kind: ministri")
    with pytest.raises(SchemaError, match=re.escape("no value called 'ministri'. Did you mean 'ministry'?")):
        read_ontology(folder)


def test_a_reference_to_nobody_is_an_error(folder: Path) -> None:
    spoil(folder / "gazetteers" / "agencies.yaml", "succeeded_by: komdigi", "succeeded_by: komdigy")
    with pytest.raises(SchemaError, match=re.escape("no entity called 'komdigy'. Did you mean 'komdigi'?")):
        read_ontology(folder)


def test_a_word_of_bodies_that_means_two_things_is_an_error_that_names_both(folder: Path) -> None:
    line = spoil(folder / "languages" / "ms.yaml", "\n  council: [", "\n  council: [kementerian, ") + 1
    with pytest.raises(SchemaError) as caught:
        read_ontology(folder)
    place = f"schemas/languages/ms.yaml:{line}:3"
    assert str(caught.value) == f"{place}: 'kementerian' means 'ministry' already. Let it mean one thing in all languages."


def test_a_key_that_stands_twice_is_an_error_at_the_second_place() -> None:
    with pytest.raises(SchemaError) as caught:
        parse("a: 1\nb: 2\na: 3\n", "schemas/x.yaml")
    assert str(caught.value) == "schemas/x.yaml:3:1: 'a' stands twice. Merge the two or drop one."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("country: NO", "NO"),
        ("answer: yes", "yes"),
        ("day: 2017-07-14", "2017-07-14"),
        ("octal: 0x1F", "0x1F"),
        ("version: 1.10", "1.10"),
        ("count: 12", 12),
        ("flag: true", True),
        ("quoted: 'true'", "true"),
        ("nothing: null", None),
    ],
)
def test_only_what_cannot_be_a_word_is_read_as_something_else(text: str, value: object) -> None:
    assert list(parse(text, "x.yaml").data.values()) == [value]


@pytest.mark.parametrize("text", ["a: [1", "- - - *x", "\ta: 1", "a: &x [*x]", "", "? [a]\n: b"])
def test_malformed_yaml_is_an_error_with_a_place(text: str) -> None:
    with pytest.raises(SchemaError) as caught:
        parse(text, "schemas/x.yaml")
    assert caught.value.place.startswith("schemas/x.yaml")
    assert caught.value.remedy
