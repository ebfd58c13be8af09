"""Which version of the program this is."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

DISTRIBUTION = "kg-platform-regulation"


@cache
def version() -> str:
    """Return the version of the installed package."""
    # Imported here: it costs a fifth of what `kg --help` may take.
    from importlib.metadata import version as installed

    return installed(DISTRIBUTION)


def is_compiled() -> bool:
    """Whether the engine was compiled when the package was built; it says the same, in less time."""
    return find_spec("kg.compiled__mypyc") is not None
