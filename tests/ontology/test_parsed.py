"""Schemas that were parsed once are kept, and nothing about keeping them can go so wrong that anybody notices."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.model import SchemaError
from kg.ontology import Ontology, loading, read_ontology, schema_fingerprint, schema_root
from kg.ontology.strict_yaml import Document, parse


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "kg"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were parsed as YAML, and not taken from the cache."""
    names: list[str] = []

    def noting(text: str, name: str) -> Document:
        names.append(name)
        return parse(text, name)

    monkeypatch.setattr(loading, "parse", noting)
    return names


def same(one: Ontology, other: Ontology) -> bool:
    return (one.fingerprint, one.entities, one.actions, one.graph, one.topics) == (
        other.fingerprint,
        other.entities,
        other.actions,
        other.graph,
        other.topics,
    ) and {code: language.forms for code, language in one.languages.items()} == {
        code: language.forms for code, language in other.languages.items()
    }


def test_the_second_reading_parses_nothing_and_gives_the_same(cache: Path, parsed: list[str]) -> None:
    first = read_ontology(schema_root())
    files = len(parsed)
    second = read_ontology(schema_root())
    assert files >= 10
    assert len(parsed) == files
    assert same(first, second)
    (kept,) = cache.iterdir()
    assert schema_fingerprint(schema_root()) in kept.name


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"graph": {}}', b"\xff\xfe\x00"])
def test_a_damaged_file_is_read_again_and_mended(cache: Path, parsed: list[str], damage: bytes) -> None:
    first = read_ontology(schema_root())
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    parsed.clear()
    assert same(read_ontology(schema_root()), first)
    assert parsed
    assert kept.read_bytes() == whole
    assert list(cache.iterdir()) == [kept]


def test_a_folder_that_cannot_be_written_costs_only_time(cache: Path, parsed: list[str]) -> None:
    # A file where the folder should be: that stops even root, whom permissions do not.
    cache.parent.write_text("in the way")
    first, second = read_ontology(schema_root()), read_ontology(schema_root())
    assert same(first, second)
    assert len(parsed) % 2 == 0
    assert cache.parent.read_text() == "in the way"


def test_a_disk_that_is_full_leaves_no_half_of_a_file(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.ontology.parsed.os.replace", full)
    assert read_ontology(schema_root()).entities
    assert list(cache.iterdir()) == []


def test_changed_schemas_are_read_and_never_taken_for_the_old_ones(cache: Path, tmp_path: Path) -> None:
    first = read_ontology(schema_root())
    copy = Path(shutil.copytree(str(schema_root()), tmp_path / "schemas"))
    with (copy / "gazetteers" / "platforms.yaml").open("a", encoding="utf-8") as file:
        file.write("\npipitgram:\n  name: Pipitgram\n  kind: messaging\n")
    changed = read_ontology(copy)
    assert "pipitgram" in changed.entities
    assert changed.fingerprint == schema_fingerprint(copy) != first.fingerprint
    assert len(list(cache.iterdir())) == 2


def test_what_fails_its_check_is_not_kept(cache: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(str(schema_root()), tmp_path / "schemas"))
    with (copy / "gazetteers" / "platforms.yaml").open("a", encoding="utf-8") as file:
        file.write("\npipitgram:\n  nam: Pipitgram\n")
    for _ in range(2):
        with pytest.raises(SchemaError, match="nam"):
            read_ontology(copy)
    assert not cache.exists() or not list(cache.iterdir())
