"""`extract(article) -> Facts`: the pure function in the middle of the product."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.consolidation import Told, consolidate, told
from kg.extract.context import Context
from kg.extract.corroboration import corroborate, repeats
from kg.extract.dating import ArticleDates
from kg.extract.details import DetailReader
from kg.extract.document import APART, Document, Sentence, take_apart
from kg.extract.folding import fold_descriptions
from kg.extract.frames import FrameReader
from kg.extract.gate import Gate
from kg.extract.lexicon import Lexicon
from kg.extract.naming import link
from kg.extract.offices import person_facts
from kg.extract.people import find_people
from kg.extract.reading import NO_PARTY, NO_TARGET, UNTOLD, Reading
from kg.extract.speech import statement_facts
from kg.extract.spelling import Spellings
from kg.extract.topic import is_on_topic
from kg.model import Article, Facts, Mention
from kg.ontology import Language, Ontology, without_collection

_WITH_AMOUNT = ("fine", "settle", "lift")
_DATED = "announced"


@dataclass(slots=True)
class Trace:
    """What the engine saw on its way: for `kg explain`."""

    gated: list[int] = field(default_factory=list)
    document: Document | None = None
    readings: list[Reading] = field(default_factory=list)


@dataclass(frozen=True)
class _Reader:
    language: Language
    gate: Gate
    lexicon: Lexicon
    spellings: Spellings
    details: DetailReader


@without_collection()
def _built(language: Language, ontology: Ontology) -> _Reader:
    lexicon = Lexicon(language, ontology)
    return _Reader(language, Gate(language, ontology), lexicon, Spellings(lexicon), DetailReader(language, ontology))


class Extractor:
    """Reads articles. The same article and schemas give equal facts, in any order and process.

    What it learns on its way is how words are spelled (`Spellings`), which saves time and changes no fact.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._readers: dict[str, _Reader] = {}

    def extract(self, article: Article) -> Facts:
        """What the article says. An article in a language without data, or without a trigger, says nothing."""
        with without_collection():  # all that was made on the way is gone before anything looks for what is left over
            return self.trace(article)[0]

    def trace(self, article: Article) -> tuple[Facts, Trace]:
        """The facts with the way to them."""
        trace = Trace()
        nothing = Facts(article.id)
        reader = self._reader(article.language)
        if reader is None:
            return nothing, trace
        trace.gated = reader.gate.triggers(article.text, article.boilerplate)
        if not trace.gated:
            return nothing, trace
        return self._read(article, reader, trace), trace

    def _read(self, article: Article, reader: _Reader, trace: Trace) -> Facts:
        document = trace.document = take_apart(article, reader.lexicon, reader.spellings)
        link(document, self.ontology)
        offices = find_people(document)
        fold_descriptions(document)
        context = Context(document, offices, self.ontology)
        trace.readings = self._readings(document, context, reader.language, trace.gated)
        kept = [reading for reading in trace.readings if reading.dropped is None]
        # The dates of an article are looked for only where something is dated.
        dates = reader.details.dates(document, trace.readings, offices) if kept else None
        events = consolidate(list(self._told(document, kept, reader.details, dates)), self.ontology)
        if not events and not is_on_topic(document, trace.readings, self.ontology):
            return Facts(article.id)
        return Facts(
            article=article.id,
            events=events,
            statements=statement_facts(document, context.speeches),
            people=person_facts(offices),
            mentions=tuple(_mentions(document)),
            written=dates.anchor.written_beside({day for e in events for day in (e.date, e.deadline)}) if dates else None,
        )

    def _reader(self, code: str | None) -> _Reader | None:
        language = self.ontology.languages.get(code or "")
        if language is None:
            return None
        if language.code not in self._readers:
            self._readers[language.code] = _built(language, self.ontology)
        return self._readers[language.code]

    def _readings(self, document: Document, context: Context, language: Language, gated: list[int]) -> list[Reading]:
        frames = FrameReader(context, language, self.ontology)
        readings: list[Reading] = []
        for sentence in document.sentences:
            first = bisect_left(gated, sentence.start)
            if (first < len(gated) and gated[first] < sentence.end) or APART in sentence.tags:
                readings.extend(_of_sentence(sentence, frames))
        corroborate(readings, context, self.ontology, language.grammar.infinitive)
        return readings

    def _told(self, document: Document, kept: list[Reading], details: DetailReader, dates: ArticleDates | None) -> Iterator[Told]:
        if dates is None:
            return
        for reading in kept:
            dated = dates.of(reading, kept)
            if dated.ahead:
                reading.status = _DATED
            found = details.read(document, reading, dated, wants_amount=reading.action in _WITH_AMOUNT)
            yield told(document, reading, found, self.ontology)


def _of_sentence(sentence: Sentence, frames: FrameReader) -> list[Reading]:
    """One reading a trigger: the first of its rules that gives an event, specific rules before common words."""
    readings: list[Reading] = []
    for at, item in enumerate(sentence.items):
        if item.entity is not None or not item.forms:
            continue
        forms = {form.rule.id: form for form in reversed(item.forms)}
        tried: list[Reading] = []
        for form in sorted(forms.values(), key=lambda f: (f.rule.weak, f.rule.id)):
            reading = frames.read(sentence, at, form)
            if reading.dropped is None and repeats(reading, readings):
                reading.dropped = "says again what the sentence has told"
            tried.append(reading)
            if reading.dropped is None:
                break
        readings.append(min(tried, key=_rank))
    return readings


def _rank(reading: Reading) -> int:
    """Events first, then what becomes one where the article has told a measure before."""
    if reading.dropped is None:
        return 0
    return 1 if reading.dropped == UNTOLD else 2 if reading.dropped in (NO_PARTY, NO_TARGET) else 3


def _mentions(document: Document) -> Iterable[Mention]:
    for sentence in document.sentences:
        for item in sentence.written:
            if item.entity is not None and item.entity.id is not None and not item.adjective:
                yield Mention(item.entity, item.start, item.end)
