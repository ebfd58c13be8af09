"""What the global options say, handed to every command."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.terminal import safe

if TYPE_CHECKING:
    from kg.model import KgError
    from kg.workspace import Workspace

DEFAULT_FOLDER = ".kg"


def say(message: str) -> None:
    """Say something on stderr, as one line that no terminal can be harmed by."""
    line = safe(" ".join(message.splitlines()))
    print(f"kg: {line}", file=sys.stderr)  # noqa: T201 - this is where the program speaks


def say_error(error: KgError) -> None:
    """Say on stderr what went wrong with one record or source."""
    say(str(error))


@dataclass(frozen=True, slots=True)
class Session:
    """The workspace's folder and the store's address, as given by option or environment."""

    folder: Path
    store: str | None

    @property
    def program(self) -> str:
        """How the user may call the program again for the same workspace."""
        command = "kg" if shutil.which("kg") else sys.argv[0]
        usual = self.folder == Path(os.environ.get("KG_WORKSPACE") or DEFAULT_FOLDER)
        return command if usual else f"{command} --workspace {shlex.quote(str(self.folder))}"

    def workspace(self) -> Workspace:
        """Open the workspace; what it does unasked is said on stderr."""
        from kg.workspace import Workspace

        return Workspace(self.folder, store=self.store, notify=say)
