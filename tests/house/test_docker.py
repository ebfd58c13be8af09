"""The files of docker/ say what they may, name things that exist, and keep Neo4j to who asks for it. No engine is needed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from neo4j_server import LTS

PINNED = re.compile(r"[\w./-]+:\d+\.\d+\.\d+(-\w+)*(@sha256:[0-9a-f]{64})?")


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "docker"


@pytest.fixture(scope="module")
def instructions(folder: Path) -> list[list[str]]:
    text = (folder / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def copied(instructions: list[list[str]]) -> set[str]:
    """What comes out of the repository, and not out of an earlier stage."""
    return {source for word, *rest in instructions if word == "COPY" and "--from" not in rest[0] for source in rest[:-1]}


@pytest.fixture(scope="module")
def compose(folder: Path) -> dict[str, Any]:
    """The file as it is read without any variable set."""
    text = (folder / "compose.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", text))
    return read


@pytest.fixture(scope="module")
def services(compose: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = compose["services"]
    return found


def _held_against_the_specification(file: Path) -> subprocess.CompletedProcess[str]:
    """The schema is the one that the package brings: nothing is fetched."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter


def test_the_compose_file_is_of_the_specification(folder: Path) -> None:
    checked = _held_against_the_specification(folder / "compose.yaml")
    assert (checked.returncode, checked.stdout.strip()) == (0, "ok -- validation done")


@pytest.mark.parametrize(("right", "wrong"), [("cap_drop", "capdrop"), ("start_period", "start"), ("depends_on", "depend_on")])
def test_a_slip_in_the_compose_file_would_be_found(folder: Path, tmp_path: Path, right: str, wrong: str) -> None:
    text = (folder / "compose.yaml").read_text(encoding="utf-8")
    assert right in text
    slipped = tmp_path / "compose.yaml"
    slipped.write_text(text.replace(right, wrong), encoding="utf-8")
    checked = _held_against_the_specification(slipped)
    assert (checked.returncode, wrong in checked.stdout) == (1, True)


def test_the_dockerfile_has_no_finding_of_hadolint(folder: Path) -> None:
    linter = Path(sys.executable).with_name("hadolint")
    linted = subprocess.run(  # noqa: S603 - of our own environment
        [linter, "--no-color", folder / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert (linted.returncode, linted.stdout) == (0, "")


def test_everything_that_is_copied_is_there(root: Path, copied: set[str]) -> None:
    assert {"kg", "loaders", "schemas", "pyproject.toml"} <= copied
    assert [source for source in copied if not (root / source).exists()] == []


def test_what_is_copied_is_not_ignored(folder: Path, copied: set[str]) -> None:
    """The list of exceptions begins with everything, so a new COPY needs an entry."""
    kept = set(re.findall(r"^!(\S+)", (folder / "Dockerfile.dockerignore").read_text(encoding="utf-8"), re.MULTILINE))
    assert kept == copied


def test_images_are_pinned_to_a_patch_version(instructions: list[list[str]], services: dict[str, Any]) -> None:
    """Both stages build on what the first ARG names, so that a digest is written once."""
    (python,) = (rest[0].removeprefix("PYTHON=") for word, *rest in instructions[:1] if word == "ARG")
    assert [rest[0] for word, *rest in instructions if word == "FROM"] == ["${PYTHON}", "${PYTHON}"]
    images = [python, *(service["image"] for service in services.values())]
    assert [image for image in images if not PINNED.fullmatch(image)] == []


def test_the_image_runs_kg_and_not_as_root(instructions: list[list[str]]) -> None:
    words = [word for word, *_ in instructions]
    assert ["USER", "10001"] in instructions
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert ["ENTRYPOINT", '["kg"]'] in instructions


def test_the_services_are_built_from_this_repository(root: Path, folder: Path, services: dict[str, Any]) -> None:
    for name in ("kg", "kg-neo4j"):
        build = services[name]["build"]
        context = (folder / build["context"]).resolve()
        assert context == root
        assert (context / build["dockerfile"]).is_file()


def test_kg_writes_to_its_workspace_only_and_is_given_nothing_more(folder: Path, services: dict[str, Any]) -> None:
    for name in ("kg", "kg-neo4j"):
        service = services[name]
        assert (service["read_only"], service["cap_drop"], service["security_opt"]) == (True, ["ALL"], ["no-new-privileges:true"])
        workspace, articles = service["volumes"]
        assert (workspace, articles[-3:]) == ("workspace:/workspace", ":ro")
        assert (folder / articles.split(":")[0]).is_dir()


def test_plain_use_starts_one_service_and_reaches_no_network(services: dict[str, Any]) -> None:
    assert [name for name, service in services.items() if "profiles" not in service] == ["kg"]
    assert services["kg"]["network_mode"] == "none"
    assert "environment" not in services["kg"]


def test_neo4j_is_reached_from_this_machine_and_by_kg_and_by_nobody_else(
    compose: dict[str, Any], services: dict[str, Any]
) -> None:
    assert services["neo4j"]["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    assert [name for name, service in services.items() if "ports" in service] == ["neo4j"]
    assert services["kg-neo4j"]["networks"] == ["database"]
    assert compose["networks"]["database"] == {"internal": True}


def test_the_server_is_of_the_version_that_the_tests_run(services: dict[str, Any]) -> None:
    assert services["neo4j"]["image"].split("@")[0] == f"neo4j:{LTS}-community"


def test_neo4j_is_waited_for_and_keeps_what_it_holds(compose: dict[str, Any], services: dict[str, Any]) -> None:
    assert services["kg-neo4j"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD"
    kept = dict(volume.split(":") for volume in services["neo4j"]["volumes"])
    assert sorted(kept.values()) == ["/data", "/logs"]
    assert set(kept) <= set(compose["volumes"])


def test_the_password_stands_in_a_file_and_in_no_variable(root: Path, compose: dict[str, Any], services: dict[str, Any]) -> None:
    ((secret, source),) = compose["secrets"].items()
    place = f"/run/secrets/{secret}"
    assert services["kg-neo4j"]["environment"] == {
        "KG_STORE": "neo4j://neo4j:7687",
        "KG_NEO4J_USER": "neo4j",
        "KG_NEO4J_PASSWORD_FILE": place,
    }
    assert all(services[name]["secrets"] == [secret] for name in ("neo4j", "kg-neo4j"))
    assert [name for name in services["neo4j"]["environment"] if "AUTH" in name or "PASSWORD" in name] == []
    assert f"docker/{Path(source['file']).parent}/" in (root / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_the_server_is_started_with_the_password_of_the_file(services: dict[str, Any], tmp_path: Path) -> None:
    """The line that puts it together, run with a stand-in for what the image starts."""
    *_, shell, flag, line = services["neo4j"]["entrypoint"]
    (tmp_path / "neo4j_password").write_text("a pass$word\n", encoding="utf-8")
    started = tmp_path / "start"
    started.write_text('#!/bin/sh\nprintf \'["%s", "%s"]\' "$NEO4J_AUTH" "$1"\n', encoding="utf-8")
    started.chmod(0o755)
    # Compose makes one dollar of two.
    line = line.replace("$$", "$").replace("/run/secrets", str(tmp_path)).replace("/startup/docker-entrypoint.sh", str(started))
    ran = subprocess.run([shell, flag, line], env=dict(os.environ), capture_output=True, text=True, check=True)  # noqa: S603
    assert json.loads(ran.stdout) == ["neo4j/a pass$word", "neo4j"]
