"""The files of docker/ name things that exist, and say exactly which images they build on. Building takes a network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

Compose = dict[str, dict[str, dict[str, object]]]


@pytest.fixture(scope="module")
def instructions(root: Path) -> list[list[str]]:
    text = (root / "docker" / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def copied(instructions: list[list[str]]) -> set[str]:
    """What comes out of the repository, and not out of an earlier stage."""
    return {source for word, *rest in instructions if word == "COPY" and "--from" not in rest[0] for source in rest[:-1]}


@pytest.fixture(scope="module")
def compose(root: Path) -> Compose:
    read: Compose = yaml.safe_load((root / "docker" / "compose.yaml").read_text(encoding="utf-8"))
    return read


def test_everything_that_is_copied_is_there(root: Path, copied: set[str]) -> None:
    assert {"kg", "loaders", "schemas", "pyproject.toml"} <= copied
    assert [source for source in copied if not (root / source).exists()] == []


def test_what_is_copied_is_not_ignored(root: Path, copied: set[str]) -> None:
    """The list of exceptions begins with everything, so a new COPY needs an entry."""
    kept = set(re.findall(r"^!(\S+)", (root / "docker" / "Dockerfile.dockerignore").read_text(encoding="utf-8"), re.MULTILINE))
    assert kept == copied


def test_images_are_pinned_to_a_patch_version(instructions: list[list[str]], compose: Compose) -> None:
    bases = [rest[0] for word, *rest in instructions if word == "FROM"]
    assert bases
    images = [*bases, *(str(service["image"]) for service in compose["services"].values())]
    assert [image for image in images if not re.search(r":\d+\.\d+\.\d+(-\w+)*$", image)] == []


def test_the_image_runs_kg_and_not_as_root(instructions: list[list[str]]) -> None:
    words = [word for word, *_ in instructions]
    assert ["USER", "kg"] in instructions
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert ["ENTRYPOINT", '["kg"]'] in instructions


def test_the_services_are_built_from_this_repository(root: Path, compose: Compose) -> None:
    build = compose["services"]["kg"]["build"]
    assert isinstance(build, dict)
    context = (root / "docker" / build["context"]).resolve()
    assert context == root
    assert (context / build["dockerfile"]).is_file()
