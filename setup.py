"""The optional compiled engine, for `KG_COMPILED=1 pip install .`: all else stands in pyproject.toml. See docs/decisions/0009."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from setuptools import setup

# Not `kg/model`: the types of its fields are read at run time (kg/model/codec.py), and a compiled class tells only `tuple` of
# `tuple[Role, ...]`.
ENGINE = ("kg/text/*.py", "kg/extract/*.py", "kg/ontology/entries.py", "kg/ontology/language.py")
NEEDED = ["mypy>=2.4", "types-PyYAML"]
BUILDING = {"bdist_wheel", "build", "build_ext"}


def modules() -> list[str]:
    """What is compiled: what an article runs through.

    A compiled property keeps nothing, so a module with a `cached_property` stays as it is.
    """
    files = sorted(file for pattern in ENGINE for file in Path().glob(pattern) if file.name != "__init__.py")
    return [str(file) for file in files if "cached_property" not in file.read_text(encoding="utf-8")]


def compiled() -> dict[str, Any]:
    """The arguments that make setuptools compile. Who only asks for requirements or metadata does not wait for mypyc."""
    if BUILDING.isdisjoint(sys.argv):
        return {"setup_requires": NEEDED}
    from mypyc.build import mypycify

    level = os.environ.get("KG_COMPILED_LEVEL", "3")
    return {"ext_modules": mypycify(modules(), opt_level=level, debug_level="0", group_name="kg.compiled")}


setup(**compiled() if os.environ.get("KG_COMPILED") == "1" else {})
