"""Which version of the program this is."""

from __future__ import annotations

from functools import cache

DISTRIBUTION = "kg-platform-regulation"


@cache
def version() -> str:
    """Return the version of the installed package."""
    # Imported here: it costs a fifth of what `kg --help` may take.
    from importlib.metadata import version as installed

    return installed(DISTRIBUTION)
