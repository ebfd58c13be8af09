"""Which language an article is in: what its source declares, else what its letters show."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.model import ReadingAids

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_CODE = re.compile(r"[a-z]{2,3}")
_READ_CHARACTERS = 3000
_SHORT_CHARACTERS = 60
"""Below this a detector that knows a hundred languages is often wrong by one that nobody here reads."""


def declared(value: str | None, aids: ReadingAids) -> str | None:
    """The language that a source names by a code (`id`, `en-US`, `in_ID`) or by a word that `aids` knows, else None."""
    name = (value or "").strip().lower()
    code = re.split(r"[-_]", name)[0]
    if name in aids.languages:
        return aids.languages[name]
    return aids.languages.get(code, code) if _CODE.fullmatch(code) else None


def detected(text: str, aids: ReadingAids) -> str | None:
    """The likeliest language of a text's beginning; of a short one, the likeliest that `aids` reads. None without letters."""
    head = text[:_READ_CHARACTERS]
    letters = sum(map(str.isalpha, head))
    if letters == 0:
        return None
    ranked: list[str] = [code for code, _ in _identifier().rank(head)]
    readable = [code for code in ranked if code in aids.languages]
    code = readable[0] if letters < _SHORT_CHARACTERS and readable else ranked[0]
    return aids.languages.get(code, code)


@cache
def _identifier() -> LanguageIdentifier:
    # Half a second and a model in memory, so only for who needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
