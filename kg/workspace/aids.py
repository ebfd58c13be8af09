"""What loaders must know of languages and outlets, taken from the ontology."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import ReadingAids
from kg.ontology import ListedEntity, Ontology

if TYPE_CHECKING:
    from kg.text.dates import DateWords


def reading_aids(ontology: Ontology) -> ReadingAids:
    """Return the words of pages, the outlets, the languages and the dates of an ontology, as loaders take them."""
    # Imported here and below: whoever asks a graph reads no dates.
    from kg.text.dates import read_date_words

    return ReadingAids(
        pages={code: language.page for code, language in ontology.languages.items()},
        outlets=_outlets(ontology.outlets.values()),
        languages={name: code for code, language in ontology.languages.items() for name in (code, *language.detected_as)},
        parse_date=_DateParser({code: read_date_words(each.dates) for code, each in ontology.languages.items() if each.dates}),
    )


def _outlets(entries: Iterable[ListedEntity]) -> dict[str, str]:
    """Map hosts and lower-case names to the usual name; a name of one outlet wins over the other name of another."""
    found: dict[str, str] = {}
    for entry in entries:
        others = [name for names in entry.names.values() for name in names]
        for called in (*entry.domains, *others):
            found.setdefault(called.lower(), entry.name)
    return found | {entry.name.lower(): entry.name for entry in entries}


class _DateParser:
    """Reads printed dates: in the language of the article first, then in the others in a fixed order."""

    def __init__(self, words: dict[str, DateWords]) -> None:
        self._words = words

    def __call__(self, text: str, language: str | None) -> str | None:
        from kg.text.dates import parse_header_date

        order = sorted(self._words, key=lambda code: (code != language, code))
        return parse_header_date(text, [self._words[code] for code in order])
