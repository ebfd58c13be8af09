"""The files of `schemas/`: where they stand, and the name of what they say, told without reading it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from kg.model import SchemaError

GAZETTEERS: Mapping[str, str] = {
    "agencies": "Agency",
    "platforms": "Platform",
    "organizations": "Organization",
    "places": "Place",
    "legal_instruments": "LegalInstrument",
    "topics": "Topic",
    "outlets": "Outlet",
}


def schema_root() -> Traversable:
    """The folder of the data, as it was installed."""
    return resources.files("kg") / "schemas"


def schema_fingerprint(root: Traversable) -> str:
    """The name of the content of a schema folder, without reading what it says."""
    return fingerprint_of(texts_of(root))


def fingerprint_of(texts: Mapping[str, str]) -> str:
    """The name of the content of these files."""
    digest = hashlib.sha256()
    for name, text in texts.items():
        digest.update(f"{name}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()[:16]


def texts_of(root: Traversable) -> dict[str, str]:
    """The text of every file, by name without ending, in a fixed order."""
    names = ["graph", "actions", "statuses", "confidence", *(f"gazetteers/{stem}" for stem in GAZETTEERS)]
    languages = (f.name for f in (root / "languages").iterdir())
    names += sorted(f"languages/{name.removesuffix('.yaml')}" for name in languages if name.endswith(".yaml"))
    texts = {}
    for name in names:
        source = f"{name}.yaml"
        try:
            texts[name] = root.joinpath(*source.split("/")).read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            place = f"schemas/{source}"
            raise SchemaError(f"cannot be read: {error}.", place=place, remedy="Install the package again.") from error
    return texts
