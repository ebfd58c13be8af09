"""The `kg` command: parse, call the library, print."""

from kg.cli.program import main

__all__ = ["main"]
