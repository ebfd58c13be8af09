"""The bodies of an article that deal with the digital world: by their names, or by what the article tells that they do."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Document, Item, Sentence
from kg.extract.phrases import refers_back
from kg.model import Entity
from kg.ontology import Ontology

AGENCY, PLATFORM = "agency", "platform"
MEASURES = ("restrict", "restore", "pressure")
_BODIES = ("noun:agency", "pattern:agency_suffix", "ref:government")


class DigitalBodies:
    """Which bodies of an article have to do with services."""

    def __init__(self, document: Document, ontology: Ontology) -> None:
        self._ontology = ontology
        self._language = document.lexicon.language
        self._words = frozenset(self._language.words.get("digital", ()))
        self.services_known = False
        told: list[tuple[Sentence, frozenset[Entity], bool]] = []  # a sentence, its bodies, whether it names a service too
        for sentence in document.sentences:
            entities = [i.entity for i in sentence.items if i.entity is not None]
            if entities:
                on_service = any(e.kind == PLATFORM for e in entities)
                self.services_known = self.services_known or on_service
                bodies = frozenset(e for e in entities if e.kind == AGENCY)
                if bodies:
                    told.append((sentence, bodies, on_service))
        every = frozenset(body for _, bodies, _ in told for body in bodies)
        self.named = frozenset(body for body in every if not self._words.isdisjoint(self._words_of(body)))
        self.take_measures = bool(self.named) and any(
            self.named & bodies and self._has_measure(s, ("restrict",)) for s, bodies, _ in told
        )
        self._acting = frozenset(body for s, bodies, on_service in told if on_service and self._has_measure(s) for body in bodies)

    def named_in(self, items: Sequence[Item]) -> bool:
        """Whether one stands there by its name, by what it is called ("the telecoms regulator"), or pointed back to."""
        return any(self._is_one(items, at) for at in range(len(items)))

    def act_in(self, items: Sequence[Item]) -> bool:
        """Whether a body stands there that the article tells to take a measure against a known service."""
        return any(i.entity in self._acting for i in items if i.entity is not None)

    def _is_one(self, items: Sequence[Item], at: int) -> bool:
        item = items[at]
        if item.entity is not None or not item.any(*_BODIES):
            return item.entity in self.named
        if not self._words.isdisjoint(item.low.split()) or (at and items[at - 1].low in self._words):
            return True
        return bool(self.named) and refers_back(items, at, self._language.grammar)

    def _has_measure(self, sentence: Sentence, families: Sequence[str] = MEASURES) -> bool:
        return any(
            self._ontology.actions[form.rule.action].family in families and not form.rule.weak
            for item in sentence.items
            if item.forms
            for form in item.forms
        )

    def _words_of(self, body: Entity) -> set[str]:
        """The words of all the names that a body has."""
        listed = self._ontology.entities.get(body.id or "")
        names = (body.name,) if listed is None else listed.surfaces(self._language.code)
        return {word for name in names for word in name.lower().split()}
