"""What else a sentence says of an action: dates, deadlines, money, counts, laws, reasons, scopes, hosts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.extract.document import Document, Sentence
from kg.extract.laws import find_laws
from kg.model import Amount, Evidence, Role
from kg.ontology import Language
from kg.text.amounts import AmountWords, CountMention, find_amounts, find_counts, read_amount_words
from kg.text.dates import DateMention, DateWords, find_dates, read_date_words
from kg.text.lowering import lower
from kg.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Details:
    """The particulars found around one trigger; what is not said is None or empty."""

    date: str | None = None
    date_basis: str | None = None
    deadline: str | None = None
    count: int | None = None
    amount: Amount | None = None
    laws: tuple[Role, ...] = ()
    reasons: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    place: Role | None = None


_PLACE_REACH = 14


@dataclass(frozen=True, slots=True)
class DetailWords:
    """The words of one language for dates, money and counts. Built once, read-only."""

    dates: DateWords
    amounts: AmountWords


def detail_words(language: Language) -> DetailWords:
    """The words of a language, from its file."""
    return DetailWords(read_date_words(language.dates), read_amount_words(language.amounts))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence tells, whichever of its triggers asks. The amounts are looked for when one does."""

    text: str
    dates: Sequence[DateMention]
    counts: Sequence[CountMention]
    laws: tuple[Role, ...]
    reasons: tuple[str, ...]
    scope: tuple[str, ...]
    domains: tuple[str, ...]


class DetailReader:
    """Reads the particulars of one article, each sentence once."""

    def __init__(self, document: Document, words: DetailWords) -> None:
        self._document = document
        self._words = words
        self._sentences: dict[int, _Told] = {}

    def read(self, sentence: Sentence, at: int, *, wants_amount: bool) -> Details:
        """The particulars that belong to the trigger at item `at`."""
        told = self._sentences.get(sentence.index)
        if told is None:
            told = self._sentences[sentence.index] = self._tell(sentence)
        trigger = sentence.items[at].start - sentence.start
        stated, basis, deadline = self._date(sentence, told.dates, trigger)
        return Details(
            date=stated,
            date_basis=basis,
            deadline=deadline,
            count=self._count(told.counts, trigger),
            amount=self._amount(told.text, trigger) if wants_amount else None,
            laws=told.laws,
            reasons=told.reasons,
            scope=told.scope,
            place=_place(self._document, sentence, at),
            domains=told.domains,
        )

    def _tell(self, sentence: Sentence) -> _Told:
        document = self._document
        text = document.article.text[sentence.start : sentence.end]
        return _Told(
            text=text,
            dates=find_dates(text, self._words.dates, anchor_of(document.article.published)),
            counts=find_counts(text, self._words.amounts),
            laws=tuple(
                Role(c.entity, Evidence(c.start, c.end, document.article.text[c.start : c.end]))
                for c in find_laws(document, sentence)
            ),
            reasons=_reasons(document, sentence),
            scope=tuple(dict.fromkeys(i.text for i in sentence.items if "scope" in i.tags)),
            domains=tuple(
                dict.fromkeys(i.entity.name for i in sentence.items if i.entity is not None and i.entity.kind == "domain")
            ),
        )

    def _date(
        self, sentence: Sentence, mentions: Sequence[DateMention], trigger: int
    ) -> tuple[str | None, str | None, str | None]:
        deadline = next((m.value for m in mentions if m.cue in ("until", "deadline", "by") and m.value), None)
        quoted = sentence.quote_at(sentence.start + trigger) is not None
        usable = [
            m
            for m in mentions
            if m.value
            and m.cue not in ("until", "deadline", "by", "before")
            and not _of_speech(sentence, m, trigger, quoted)
            and not _of_aside(sentence, m, trigger)
        ]
        if not usable:
            return None, None, deadline
        before, after = _reach(sentence, trigger)
        own = [m for m in usable if trigger <= m.start < after] or [m for m in usable if before <= m.start < trigger] or usable
        best = min(own, key=lambda m: (abs(m.start - trigger), m.start))
        return best.value, best.basis, deadline

    def _count(self, counts: Sequence[CountMention], trigger: int) -> int | None:
        return next((c.value for c in counts if -12 <= c.start - trigger < 60), None)

    def _amount(self, text: str, trigger: int) -> Amount | None:
        amounts = find_amounts(text, self._words.amounts)
        if not amounts:
            return None
        best = min(amounts, key=lambda a: (abs(a.start - trigger), a.start))
        return Amount(best.value, best.currency)


def _of_aside(sentence: Sentence, mention: DateMention, trigger: int) -> bool:
    """A date behind "setelah" or "after" that follows the trigger dates what came before the deed."""
    start, end = sentence.start + trigger, sentence.start + mention.start
    return any(start < i.start < end and i.any("posterior") for i in sentence.items)


def _reach(sentence: Sentence, trigger: int) -> tuple[int, int]:
    """From the end of the trigger before to the beginning of the one after, as offsets in the sentence."""
    others = [
        i.start - sentence.start for i in sentence.items if i.forms and i.entity is None and i.start - sentence.start != trigger
    ]
    return max((o for o in others if o < trigger), default=0), min((o for o in others if o > trigger), default=sentence.end)


def anchor_of(published: str | None) -> date | None:
    """The day that relative dates of an article count from."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _of_speech(sentence: Sentence, mention: DateMention, trigger: int, quoted: bool) -> bool:
    """A date behind a speech verb dates the speech, not the deed: `..., ujarnya, Minggu (16/7/2017)`."""
    offset = sentence.start + mention.start
    if quoted and sentence.quote_at(offset) is None:
        return True
    speech = [i for i in sentence.items if i.any("speech:verbs", "speech:reporting") and i.start < offset]
    if not speech:
        return False
    nearest = speech[-1]
    start = sentence.start + trigger
    between = [i for i in sentence.items if nearest.start < i.start < offset]
    return not (nearest.start < start < offset) and not any(i.forms for i in between)


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
