"""`extract(article) -> Facts`: the pure function in the middle of the product."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.consolidation import Told, consolidate, told
from kg.extract.context import Context
from kg.extract.details import DetailReader
from kg.extract.document import Document, Sentence, take_apart
from kg.extract.frames import Filler, FrameReader, Reading
from kg.extract.gate import Gate
from kg.extract.lexicon import Lexicon
from kg.extract.naming import link
from kg.extract.people import find_people, person_facts
from kg.extract.speech import find_speech, statement_facts
from kg.model import Article, Facts, Mention
from kg.ontology import ACTIVE, EITHER, NOUN, Language, Ontology


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
    details: DetailReader


class Extractor:
    """Reads articles. Immutable after it is built; the same article and schemas give equal facts, in any order and process."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._readers: dict[str, _Reader] = {}

    def extract(self, article: Article) -> Facts:
        """What the article says. An article in a language without data, or without a trigger, says nothing."""
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
        document = trace.document = take_apart(article, reader.lexicon)
        offices = find_listed_people(document)
        speeches = find_speech(document)
        context = Context(document, offices, speeches, self.ontology)
        trace.readings = self._readings(document, context, reader, trace.gated)
        tellings = [self._told(document, reading, reader) for reading in trace.readings if reading.dropped is None]
        events = consolidate(tellings, self.ontology)
        if not events:
            return nothing, trace
        return (
            Facts(
                article=article.id,
                events=events,
                statements=statement_facts(document, speeches),
                people=person_facts(offices),
                mentions=tuple(_mentions(document)),
            ),
            trace,
        )

    def _reader(self, code: str | None) -> _Reader | None:
        language = self.ontology.languages.get(code or "")
        if language is None:
            return None
        if language.code not in self._readers:
            self._readers[language.code] = _Reader(
                language, Gate(language, self.ontology), Lexicon(language, self.ontology), DetailReader(language)
            )
        return self._readers[language.code]

    def _readings(self, document: Document, context: Context, reader: _Reader, gated: Iterable[int]) -> list[Reading]:
        frames = FrameReader(context, reader.language, self.ontology)
        offsets = list(gated)
        readings: list[Reading] = []
        for sentence in document.sentences:
            if not any(sentence.start <= offset < sentence.end for offset in offsets):
                continue
            readings.extend(self._of_sentence(sentence, frames))
        for reading in readings:
            _infer_actor(reading, context, self.ontology)
            _need_actor(reading, self.ontology)
            _tell_purpose(reading)
        _check_elided(readings, self.ontology)
        return readings

    def _of_sentence(self, sentence: Sentence, frames: FrameReader) -> list[Reading]:
        readings = []
        for at, item in enumerate(sentence.items):
            if item.entity is not None:
                continue
            forms = {form.rule.action: form for form in reversed(item.forms)}
            tried = [frames.read(sentence, at, form) for form in sorted(forms.values(), key=lambda f: (f.rule.weak, f.rule.id))]
            for reading in tried:
                if reading.dropped is None and _repeats(reading, readings):
                    reading.dropped = "says again what the sentence has told"
            kept = [r for r in tried if r.dropped is None]
            readings.extend(kept[:1] or tried[:1])
        return _share_subjects(readings)

    def _told(self, document: Document, reading: Reading, reader: _Reader) -> Told:
        sentence = reading.sentence
        details = reader.details.read(
            document,
            sentence,
            reading.at,
            clause=(sentence.start, sentence.end),
            wants_amount=reading.action in ("fine", "settle", "lift"),
            wants_count=True,
        )
        return told(document, reading, details)


def find_listed_people(document: Document) -> list:  # type: ignore[type-arg]
    """Links names and people of the document in place; people first know the listed bodies in their titles."""
    link(document)
    return find_people(document)


def _share_subjects(readings: list[Reading]) -> list[Reading]:
    return readings


def _infer_actor(reading: Reading, context: Context, ontology: Ontology) -> None:
    """The actor that a sentence leaves out, where the article names one agency only: marked as inferred."""
    if reading.dropped is not None or reading.actors or not reading.targets:
        return
    action = ontology.actions[reading.action]
    if "agency" not in action.actors or action.family not in ("restrict", "restore", "pressure") or reading.status == "rumoured":
        return
    agency = context.only_agency(reading.trigger.end) or (context.beside(reading.sentence) if reading.voice == NOUN else None)
    if agency is not None and agency.entity is not None and not reading.form.rule.weak:
        reading.actors = [Filler(agency.entity, agency, inferred=True)]


def _repeats(reading: Reading, before: list[Reading]) -> bool:
    """"agreed to pay ... to settle": an infinitive that only says again what the sentence has told."""
    if reading.status != "planned" or reading.cues:
        return False
    return any(r.dropped is None and r.action == reading.action and r.sentence is reading.sentence for r in before)


def _check_elided(readings: list[Reading], ontology: Ontology) -> None:
    """A target that the sentence leaves out is trusted only where the article tells a measure against the same one in full."""
    told: set[tuple[str, str | None]] = set()
    for reading in readings:
        if reading.dropped is None:
            told |= {(_side_of(ontology, reading), t.entity.id) for t in reading.targets if not t.inferred}
    for reading in readings:
        if reading.dropped is None and any(t.inferred and (_side_of(ontology, reading), t.entity.id) not in told for t in reading.targets):
            reading.dropped = "the sentence leaves out the target, and nothing else tells it"


def _side_of(ontology: Ontology, reading: Reading) -> str:
    family = ontology.actions[reading.action].family
    return "measure" if family in ("restrict", "restore", "pressure") else family


def _tell_purpose(reading: Reading) -> None:
    """"meminta Facebook untuk hengkang": what a platform is told to do is no act of it yet."""
    if reading.dropped is not None or not reading.form.rule.platform_actor or reading.cues or reading.voice != ACTIVE:
        return
    items, at = reading.sentence.items, reading.at
    if at and items[at - 1].any("complementizer") and "infinitive" not in items[at - 1].tags and items[at - 1].low not in ("to",):
        reading.dropped = "told as a purpose, not as an act"


def _need_actor(reading: Reading, ontology: Ontology) -> None:
    """A verb in the active voice whose subject stays unknown is no event ("to block it" says not who); nor is a common word, or
    a step such as a probe, that nobody takes."""
    family = ontology.actions[reading.action].family
    if reading.dropped is None and not reading.actors and (reading.form.rule.weak or family == "pressure"):
        if reading.status not in ("rumoured", "denied", "threatened") or family != "restrict":
            reading.dropped = "a common word, and nobody who does it"
            return
    if reading.dropped is None and not reading.actors and reading.voice in (ACTIVE, EITHER) and reading.status in ("done", "planned", "ongoing"):
        if not (reading.status == "planned" and any(c.tags.get("cue:before") for c in reading.cues)):
            reading.dropped = "nobody is named who does it"


def _mentions(document: Document) -> Iterable[Mention]:
    for _, _, item in document.items():
        if item.entity is not None and item.entity.id is not None and not item.adjective:
            yield Mention(item.entity, item.start, item.end)
