"""What else a sentence says of an action: money, counts, laws, reasons, scopes, hosts. Its date is found by `dating`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.extract.date_sentences import Dated, DateReader
from kg.extract.dating import ArticleDates
from kg.extract.document import Document, Sentence
from kg.extract.laws import find_laws
from kg.extract.offices import Office
from kg.extract.reading import Reading
from kg.model import Amount, Evidence, Role
from kg.ontology import Language, Ontology
from kg.text.amounts import AmountWords, find_amounts, find_counts, read_amount_words
from kg.text.lowering import lower
from kg.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Details:
    """The particulars found around one trigger; what is not said is None or empty."""

    date: str | None = None
    date_basis: str | None = None
    deadline: str | None = None
    former: bool = False
    again: bool = False
    count: int | None = None
    amount: Amount | None = None
    laws: tuple[Role, ...] = ()
    reasons: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    place: Role | None = None


_PLACE_REACH = 14


class DetailReader:
    """Reads particulars with the words of one language. Built once, read-only."""

    def __init__(self, language: Language, ontology: Ontology) -> None:
        self._dates = DateReader(language, ontology)
        self._amounts: AmountWords = read_amount_words(language.amounts)

    def dates(self, document: Document, told: Sequence[Reading], offices: Iterable[Office]) -> ArticleDates:
        """The dates of an article, for all of its readings; `told` are these with those that became no event."""
        return ArticleDates(self._dates, document, told, offices)

    def read(self, document: Document, reading: Reading, dated: Dated, *, wants_amount: bool) -> Details:
        """The particulars that belong to the trigger of a reading whose date is known."""
        sentence, at = reading.sentence, reading.at
        text = document.article.text[sentence.start : sentence.end]
        trigger = sentence.items[at].start - sentence.start
        return Details(
            date=dated.value,
            date_basis=dated.basis,
            deadline=dated.deadline,
            former=dated.former,
            again=dated.again,
            count=self._count(text, trigger),
            amount=self._amount(text, trigger) if wants_amount else None,
            laws=tuple(
                Role(c.entity, Evidence(c.start, c.end, document.article.text[c.start : c.end]))
                for c in find_laws(document, sentence)
            ),
            reasons=_reasons(document, sentence),
            scope=tuple(dict.fromkeys(i.text for i in sentence.written if "scope" in i.tags)),
            place=_place(document, sentence, at),
            domains=tuple(
                dict.fromkeys(i.entity.name for i in sentence.items if i.entity is not None and i.entity.kind == "domain")
            ),
        )

    def _count(self, text: str, trigger: int) -> int | None:
        counts = [c for c in find_counts(text, self._amounts) if -12 <= c.start - trigger < 60]
        return counts[0].value if counts else None

    def _amount(self, text: str, trigger: int) -> Amount | None:
        amounts = find_amounts(text, self._amounts)
        if not amounts:
            return None
        best = min(amounts, key=lambda a: (abs(a.start - trigger), a.start))
        return Amount(best.value, best.currency)


def _reasons(document: Document, sentence: Sentence) -> tuple[str, ...]:
    """Topics behind a word for "because" in the sentence of the trigger."""
    because = next((i for i in sentence.items if "because" in i.tags), None)
    if because is None:
        return ()
    words = [lower(t.text) for t in tokens(document.article.text, because.start, sentence.end)]
    found: dict[str, None] = {}
    for at, word in enumerate(words):
        for phrase, topic in document.lexicon.topics.get(word, {}).items():
            if tuple(words[at : at + len(phrase)]) == phrase:
                found.setdefault(topic)
    return tuple(found)


def _place(document: Document, sentence: Sentence, at: int) -> Role | None:
    """The place that the sentence gives behind "di" or "in", the one nearest behind the trigger first.

    A place behind a word that the lexicon does not hold belongs to that word ("apps developed in China").
    """
    items = sentence.items
    found = [
        (k < at, abs(k - at), item)
        for k, item in enumerate(items)
        if k
        and item.entity is not None
        and item.entity.kind == "place"
        and not item.adjective
        and items[k - 1].any("location")
        and not (k > 1 and items[k - 2].is_plain and not items[k - 2].capital)
    ]
    if not found:
        return None
    _, distance, item = min(found, key=lambda f: f[:2])
    if distance > _PLACE_REACH or item.entity is None:
        return None
    return Role(item.entity, document.evidence(item.start, item.end))


def spans_inside(spans: Sequence[tuple[int, int]], text: str) -> tuple[str, ...]:
    """The words at some places, in order, without repeats."""
    return tuple(dict.fromkeys(text[a:b] for a, b in spans))
