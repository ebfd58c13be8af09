"""Parsed schema files kept between runs, by their content: reading YAML takes longer than all the rest of a short command.

One JSON file in the user's cache folder for each content of `schemas/`. It holds nothing but what the files hold, checked
already; where it is missing, damaged or cannot be written, the files are read again and nothing is said. What others make of
the files, such as the list of all names, is kept likewise, under a word of its own.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_FORM = 1


def _folder() -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(root) / "kg"


def kept(fingerprint: str, *, what: str = "schemas") -> Mapping[str, Any] | None:
    """The data of each file by name, or None where this content was not kept."""
    try:
        data = json.loads((_folder() / f"{what}-{_FORM}-{fingerprint}.json").read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def keep(fingerprint: str, data: Mapping[str, Any], *, what: str = "schemas") -> None:
    """Keeps the data, beside its place and renamed, so that no reader sees half of it."""
    folder = _folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=folder, prefix=f".{what}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
            os.replace(beside, folder / f"{what}-{_FORM}-{fingerprint}.json")
        except OSError:
            os.unlink(beside)
            raise
