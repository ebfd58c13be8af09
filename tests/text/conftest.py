"""The words of both languages, read from the snippets beside the tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.ontology.strict_yaml import parse
from kg.text.amounts import AmountWords, read_amount_words
from kg.text.dates import DateWords, read_date_words

DATA = Path(__file__).parent / "data"
LANGUAGES = ("id", "en")


@pytest.fixture(scope="session")
def language_data() -> dict[str, dict[str, Any]]:
    return {code: parse((DATA / f"dates_{code}.yaml").read_text("utf-8"), code).data for code in LANGUAGES}


@pytest.fixture(scope="session")
def date_words(language_data: dict[str, dict[str, Any]]) -> dict[str, DateWords]:
    return {code: read_date_words(data["dates"]) for code, data in language_data.items()}


@pytest.fixture(scope="session")
def amount_words(language_data: dict[str, dict[str, Any]]) -> dict[str, AmountWords]:
    return {code: read_amount_words(data["amounts"]) for code, data in language_data.items()}
