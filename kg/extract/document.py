"""An article as the engine sees it: sentences of items, an item being a word or phrase with all that it may be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from kg.extract.lexicon import Entry, Lexicon, Name
from kg.model import Article, Entity, Evidence, Span
from kg.ontology import Form
from kg.text.lowering import lower
from kg.text.quotations import QuoteSpan, find_quotes
from kg.text.sentences import sentence_spans
from kg.text.tokens import Token, tokens

# What is read of one article: a text beyond these is no article but a list, a book or an attack.
MAX_READ = 400_000
MAX_QUOTES = 1_000
_SHORT = 3
_MOST = 0.7  # of the words of a headline begin with a capital
_NOTHING: dict[str, Any] = {}


@dataclass(slots=True, eq=False)
class Item:
    """A word or a phrase of the lexicon at `[start, end)`, with its tags, rule forms and names.

    `entity` is set when a mention is linked here. `capital`: it begins like a name. `is_word`: it is a word and no mark.
    """

    start: int
    end: int
    text: str
    low: str
    tags: dict[str, Any]
    forms: Sequence[Form] = ()
    names: Sequence[Name] = ()
    entity: Entity | None = None
    office: bool = False
    adjective: bool = False
    capital: bool = field(init=False)
    is_word: bool = field(init=False)

    def __post_init__(self) -> None:
        first = self.text[:1]
        self.is_word = first.isalnum() or first == "@"
        self.capital = first.isupper() or (
            first.isalpha() and not self.text[1:3].islower() and any(c.isupper() for c in self.text[1:3])
        )

    @property
    def is_plain(self) -> bool:
        """A word that the lexicon does not hold."""
        return self.is_word and not self.tags and not self.forms and not self.names and self.entity is None

    def any(self, *tags: str) -> bool:
        """Whether it has one of the tags."""
        return any(tag in self.tags for tag in tags)


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence at `[start, end)` with its items."""

    index: int
    start: int
    end: int
    items: list[Item]
    quotes: list[QuoteSpan] = field(default_factory=list)

    @property
    def is_headline(self) -> bool:
        """Written in capitals throughout, so that a capital says nothing of a name."""
        words = [item for item in self.items if item.is_word and len(item.text) > _SHORT]
        return len(words) >= _SHORT and sum(item.capital for item in words) > _MOST * len(words)

    def quote_at(self, offset: int) -> QuoteSpan | None:
        """The quotation that holds an offset, if any (short scare quotes do not count)."""
        return next((q for q in self.quotes if q.start <= offset < q.end and not q.short), None)


@dataclass(eq=False)
class Document:
    """A gated article, taken apart."""

    article: Article
    lexicon: Lexicon
    sentences: list[Sentence]
    quotes: list[QuoteSpan]

    def evidence(self, start: int, end: int) -> Evidence:
        """The words at a place."""
        return Evidence(start, end, self.article.text[start:end])

    def items(self) -> Iterator[tuple[Sentence, int, Item]]:
        """All items with their sentence and index."""
        for sentence in self.sentences:
            for index, item in enumerate(sentence.items):
                yield sentence, index, item


def take_apart(article: Article, lexicon: Lexicon) -> Document:
    """Cuts the article (without its boilerplate) into sentences of items."""
    text = article.text
    abbreviations = frozenset(lexicon.language.words.get("abbreviation", ()))
    starts = [span.start for span in article.boilerplate]
    outside = (q for q in find_quotes(text[:MAX_READ]) if not _inside(q.start, article.boilerplate, starts))
    quotes = list(islice(outside, MAX_QUOTES))
    sentences: list[Sentence] = []
    for begin, stop in _readable(article):
        for start, end in sentence_spans(text, abbreviations, begin, min(stop, MAX_READ)):
            sentences.append(Sentence(len(sentences), start, end, list(_items(text, start, end, lexicon))))
    _hand_out(quotes, sentences)
    return Document(article, lexicon, sentences, quotes)


def _readable(article: Article) -> Iterator[tuple[int, int]]:
    at = 0
    for span in article.boilerplate:
        if span.start > at:
            yield at, span.start
        at = max(at, span.end)
    if at < len(article.text):
        yield at, len(article.text)


def _inside(offset: int, spans: Sequence[Span], starts: list[int]) -> bool:
    before = bisect_right(starts, offset) - 1
    return before >= 0 and offset in spans[before]


def _hand_out(quotes: list[QuoteSpan], sentences: list[Sentence]) -> None:
    first = 0
    for quote in quotes:
        while first < len(sentences) and sentences[first].end <= quote.start:
            first += 1
        index = first
        while index < len(sentences) and sentences[index].start < quote.end:
            sentences[index].quotes.append(quote)
            index += 1


def _items(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Item]:
    words = list(tokens(text, start, end))
    lows = [lower(w.text) for w in words]
    at = 0
    while at < len(words):
        item = None
        for length, entry in lexicon.longer(lows, at):
            if entry.forms and words[at + length - 1].text[:1].isupper() and _name_begins(lexicon, lows, at + length - 1):
                continue
            item = _item(text, words[at], words[at + length - 1], entry)
            if item is not None:
                at += length
                break
        if item is None:
            entry_of_one = lexicon.single(lows[at])
            item = _item(text, words[at], words[at], entry_of_one) if entry_of_one is not None else None
            if not item:
                item = Item(words[at].start, words[at].end, words[at].text, lows[at], _NOTHING)
            at += 1
        yield item


def _name_begins(lexicon: Lexicon, lows: list[str], at: int) -> bool:
    """Whether the last word of a phrase begins a longer name: "pemblokiran [Internet Archive]" is no blocked internet."""
    return any(entry.names for _, entry in lexicon.longer(lows, at))


def _item(text: str, first: Token, last: Token, entry: Entry) -> Item | None:
    surface = text[first.start : last.end]
    names = [name for name in entry.names if name.written_as(surface)] if entry.names else ()
    if not names and surface.islower():
        names = [loose for name in entry.names if (loose := name.loosely()) is not None]
    if not names and not entry.tags and not entry.forms:
        return None
    return Item(first.start, last.end, surface, lower(surface), entry.tags, entry.forms, names)
