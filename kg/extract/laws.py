"""Citations of laws: "Pasal 40 ayat (2b) UU ITE", "Permenkominfo Nomor 5 Tahun 2020", "Section 69A of the IT Act"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.document import Document, Item, Sentence
from kg.model import Entity, slug
from kg.ontology import Language

_KIND = "legalinstrument"
_LONGEST = 6  # words of the name of a law


@dataclass(frozen=True, slots=True)
class Citation:
    """A law cited at `[start, end)`; `entity.name` holds the article of it, where one is named."""

    entity: Entity
    start: int
    end: int


def find_laws(document: Document, sentence: Sentence) -> list[Citation]:
    """All citations of a sentence, listed instruments linked, others named by the words that cite them."""
    items = sentence.items
    found: list[Citation] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.entity is not None and item.entity.kind == _KIND:
            found.append(_with_article(document, items, at, at + 1, item.entity))
        elif item.entity is None and item.capital and item.any("pattern:law_prefix"):
            stop = _number(items, at + 1)
            if stop > at + 1:
                name = document.article.text[item.start : items[stop - 1].end]
                found.append(_with_article(document, items, at, stop, Entity(slug(name), name, _KIND)))
                at = stop - 1
        elif item.entity is None and item.capital and "pattern:law_suffix" in item.tags:
            begin = _name_before(items, at)
            if begin < at:
                stop = at + 1
                if stop < len(items) and items[stop].text.isdigit() and len(items[stop].text) == 4:
                    stop += 1
                name = document.article.text[items[begin].start : items[stop - 1].end]
                found.append(_with_article(document, items, begin, stop, Entity(slug(name), name, _KIND)))
        at += 1
    return found


def in_name_of_law(items: Sequence[Item], at: int, language: Language) -> bool:
    """Whether a name goes on with capitals to the word for a law: "the [App Store] Age Checks Law"; but "the TikTok Act"."""
    for k in range(at + 1, min(at + _LONGEST, len(items))):
        inner, _, last = items[k].text.rpartition(" ")
        if last in language.patterns.get("law_suffix", ()):
            return k > at + 1 or bool(inner)
        if not items[k].capital or items[k].forms or not (items[k].is_plain or items[k].any("online")):
            return False
    return False


def _name_before(items: Sequence[Item], at: int) -> int:
    begin = at
    while begin > 0 and at - begin < 8:
        item = items[begin - 1]
        if (item.is_word and item.capital and item.entity is None) or (
            item.any("coordinator", "genitive") and begin > 1 and items[begin - 2].capital
        ):
            begin -= 1
        else:
            break
    while begin < at and items[begin].any("determiner", "coordinator", "genitive"):
        begin += 1
    return begin


def _number(items: Sequence[Item], at: int) -> int:
    """How far "Nomor 5 Tahun 2020", "5/2020" or "No. 19 Tahun 2016" goes."""
    stop = at
    digits = False
    for k in range(at, min(at + 8, len(items))):
        item = items[k]
        if item.text.isdigit() or item.any("pattern:law_number", "pattern:law_year") or (item.text in "./" and k > at):
            digits = digits or item.text.isdigit()
            stop = k + 1
        else:
            break
    while stop > at and not items[stop - 1].text.isdigit():
        stop -= 1
    return stop if digits else at


def _with_article(document: Document, items: Sequence[Item], at: int, stop: int, entity: Entity) -> Citation:
    """Takes in the article that stands before the instrument: "Pasal 21 ayat (1) ...", "Section 69A of the ..."."""
    begin = at
    for k in range(at - 1, max(-1, at - 9), -1):
        item = items[k]
        if item.any("pattern:law_article") and k + 1 < len(items) and items[k + 1].text[:1].isdigit():
            begin = k
            break
        if not (
            item.any("pattern:law_paragraph", "determiner", "genitive", "pattern:law_year")
            or item.text in "()"
            or item.text[:1].isdigit()
            or len(item.text) == 1
        ):
            break
    if begin == at:
        return Citation(entity, items[at].start, items[stop - 1].end)
    cited = document.article.text[items[begin].start : items[stop - 1].end]
    return Citation(Entity(entity.id, cited, _KIND), items[begin].start, items[stop - 1].end)
