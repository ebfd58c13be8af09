"""What articles were read with: the schemas and the code that reads. Facts carry its name, so that old ones are known."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

_READING = ("extract", "text")
"""The packages that decide what is read out of an article."""


def reading_fingerprint(schemas: str) -> str:
    """Return the name of what articles are read with now: `SCHEMAS-ENGINE`, each of 16 hexadecimal digits."""
    return f"{schemas}-{engine_fingerprint()}"


@cache
def engine_fingerprint() -> str:
    """Return the name of the reading code, as it is installed: of its bytes, because a version number may stand for several.

    Nothing of it is imported for that. A changed comment counts as a change; `kg rebuild` then reads once too often, which
    is better than a rule that was mended and never used.
    """
    digest = hashlib.sha256()
    for package in _READING:
        folder = resources.files("kg") / package
        for module in sorted((file for file in folder.iterdir() if file.name.endswith(".py")), key=lambda file: file.name):
            content = module.read_bytes()
            digest.update(f"{package}/{module.name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:16]
