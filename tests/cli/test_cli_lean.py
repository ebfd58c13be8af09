"""A question is answered at once: what only reading articles or exporting needs is not even loaded for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.cli.program import program

# Each takes longer to load than the answer takes to find.
HEAVY = (
    *("kg.extract", "kg.loaders", "kg.resolve", "kg.text", "kg.ontology.loading", "yaml", "jsonschema_rs"),
    # typer loads it for each option; see kg/cli/plain_values.py.
    "pydantic",
    *("rdflib", "networkx", "trafilatura", "htmldate", "py3langid"),
    *("kg.cli.commands.ingest", "kg.cli.commands.export"),
)
CODE = (
    "import sys; from kg.cli import main; status = main(sys.argv[1:]);"
    f"sys.exit(status or ' '.join(name for name in {HEAVY!r} if name in sys.modules))"
)


GIVEN = {"all": (), "by name": ("-p", "platform=CHATLUNE"), "by words": ("-p", "type=block", "-p", "status=done")}


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN.keys())
def test_a_query_reads_no_schemas_and_loads_nothing_heavy(
    run: Any, articles: Path, tmp_path: Path, given: tuple[str, ...]
) -> None:
    assert run("ingest", articles).status == 0
    # The first question of all keeps what the gazetteers call whom.
    run("query", "actions", *given)
    command = [sys.executable, "-c", CODE, "--workspace", str(tmp_path / "work"), "query", "actions", "--format", "jsonl", *given]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
    assert asked.stderr.strip() == ""
    assert "chatlune" in asked.stdout.lower()


@pytest.mark.parametrize(
    ("arguments", "commands"),
    [
        (["query", "actions"], {"query"}),
        (["--workspace", "stats", "--store=x", "query"], {"query"}),
        ([], None),
        (["--help"], None),
        (["--workspace"], None),
        (["--workspace", "query"], None),
        (["verify"], None),
        (["qurey"], None),
    ],
    ids=str,
)
def test_one_command_is_loaded_where_it_is_plainly_asked_for_and_else_all(
    arguments: list[str], commands: set[str] | None
) -> None:
    loaded = {str(command.name) for command in program(arguments).registered_commands}
    assert loaded == commands if commands else len(loaded) > 10
