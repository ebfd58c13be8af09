"""What the tests of single sentences ask of the engine: the date of a deed, the speakers of quotations."""

from __future__ import annotations

from kg.extract import Extractor
from kg.model import Article, EventFact
from kg.ontology import load_ontology

EXTRACTOR = Extractor(load_ontology())
FRIDAY = "2021-11-19"
# A statement is given for articles that tell an event: each text of a speaker follows one.
EVENT = {"id": "Kominfo memblokir Telegram.", "en": "The FTC fined Meta $5 million."}


def events(code: str, text: str, published: str | None = FRIDAY) -> list[EventFact]:
    """The events of an article, by default of that Friday."""
    return list(EXTRACTOR.extract(Article(source="x", text=text, language=code, published=published)).events)


def date_of(action: str, code: str, text: str, published: str | None = FRIDAY) -> str | None:
    """The one date of the events of a kind."""
    found = {e.date for e in events(code, text, published) if e.action == action}
    assert len(found) == 1, found
    return found.pop()


def speakers(code: str, text: str) -> list[str | None]:
    """The speakers of the direct quotations, in their order."""
    facts = EXTRACTOR.extract(Article(source="x", text=f"{EVENT[code]}\n{text}", language=code, published=FRIDAY))
    return [s.speaker.id for s in facts.statements if s.direct]
