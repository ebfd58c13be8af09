"""Names that stand once, in a place that says enough: what a body of the digital world takes a measure against, what a comma
tells to be an app.
"""

from __future__ import annotations

from kg.extract.document import Document, Item
from kg.extract.name_runs import Run
from kg.extract.phrases import refers_back
from kg.model import Entity
from kg.ontology import NOUN, Ontology, Rule

AGENCY = "agency"
_MEASURES = ("restrict", "restore", "pressure")
_BODIES = ("noun:agency", "pattern:agency_suffix", "ref:government")
_OPEN_ASIDES = ("determiner", "article", "person:titles", "noun:people", "noun:agency", "noun:organization")
_ON_THE_STREETS = ("police", "local-government")
_SHORT = 3
_DEFINITION = 6  # items behind a comma or a copula that may tell what a name is


class ToldOnce:
    """Whether one mention of a name is enough to take it for a service."""

    def __init__(self, document: Document, ontology: Ontology) -> None:
        self._ontology = ontology
        self._language = document.lexicon.language
        self._words = frozenset(self._language.words.get("digital", ()))
        self._digital = self._bodies_of_the_digital_world(document)

    @property
    def has_bodies(self) -> bool:
        """Whether the article names a body that deals with the digital world."""
        return bool(self._digital)

    def shows_service(self, run: Run, parts: set[str]) -> bool:
        """A name of one word that suffers what only services suffer or what such a body does, or that is told to be a service.

        Headlines in capitals show nothing, for any word there may be no name. `parts` are the words of longer names: of people.
        """
        if len(run.words) > 1 or run.key in parts or run.has_initials or _is_in_capitals(run):
            return False
        return self._suffers(run) or self._is_defined(run)

    def _suffers(self, run: Run) -> bool:
        governor, predicate = run.governor(), run.predicate()
        if governor >= 0 and not self._is_part_of_more(run):
            between = run.items[governor + 1 : run.start]
            nouns_only = any("patient" in item.tags for item in between)
            return self._is_telling(run, governor, NOUN if nouns_only else None)
        return predicate is not None and self._is_telling(run, predicate, None)

    def _is_telling(self, run: Run, at: int, voice: str | None) -> bool:
        """Whether the measure at a place is one that only services suffer, or taken by a body of the digital world."""
        if at and run.items[at].capital:
            return False  # a part of what has a name of its own: "the Second Warning Letter"
        forms = [f for f in run.items[at].forms if voice is None or f.voice == voice]
        owned = _owns(run)
        measures = [f.rule for f in forms if self._is_measure(f.rule) and (owned or not f.rule.weak)]
        if not measures:
            return False
        if self._names_digital_body(run.items):
            return True
        return any(self._is_done_by_networks(rule) for rule in measures) and any(self._orders_networks(i) for i in run.items)

    def _is_measure(self, rule: Rule) -> bool:
        action = self._ontology.actions[rule.action]
        if "person" in action.targets and not (self._language.grammar.full_names or action.family == "restrict"):
            return False  # people may be called by one name
        return action.family in _MEASURES and "platform" in action.targets

    def _is_done_by_networks(self, rule: Rule) -> bool:
        """Operators carry it out, so it happens to what is reached over a network: a block, no ban."""
        action = self._ontology.actions[rule.action]
        return not (rule.marked or rule.weak) and "organization" in action.actors and "person" not in action.targets

    def _orders_networks(self, item: Item) -> bool:
        """A body that has networks block something: the police block roads."""
        if item.entity is None:
            return item.any("ref:government", "noun:court")
        listed = self._ontology.entities.get(item.entity.id or "")
        return listed is not None and item.entity.kind == AGENCY and listed.kind not in _ON_THE_STREETS

    def _names_digital_body(self, items: list[Item]) -> bool:
        return any(self._is_digital_body(items, at) for at in range(len(items)))

    def _is_digital_body(self, items: list[Item], at: int) -> bool:
        """By its name, by what it is called ("the telecoms regulator"), or because it points back to such a body."""
        item = items[at]
        if item.entity is not None or not item.any(*_BODIES):
            return item.entity in self._digital
        if not self._words.isdisjoint(item.low.split()) or (at and items[at - 1].low in self._words):
            return True
        return bool(self._digital) and refers_back(items, at, self._language.grammar)

    def _is_part_of_more(self, run: Run) -> bool:
        """Only a piece of what is meant: "blocked [Sudirman] street", "fined [Norbank], a lender"."""
        after = run.after
        if after is None:
            return False
        if after.text == ",":
            behind = run.items[run.stop + 1] if run.stop + 1 < len(run.items) else None
            tells_what_it_is = behind is not None and not behind.capital and (behind.is_plain or behind.any(*_OPEN_ASIDES))
            return tells_what_it_is and not self._is_defined(run)
        small_word = after.is_plain and not after.capital and not after.text[:1].isdigit()
        return small_word and self._language.grammar.compound_modifier

    def _is_defined(self, run: Run) -> bool:
        """ "Chatlune, a messaging app used by ...", "Chatlune is a messaging app"."""
        items, k = run.items, run.stop
        if k >= len(items) or not (items[k].text == "," or "copula" in items[k].tags):
            return False
        if run.before is not None and run.before.any("location", "within", "preposition"):
            return False
        for at in range(k + 1, min(k + 1 + _DEFINITION, len(items))):
            item = items[at]
            if item.any("noun:platform"):
                return not refers_back(items, at, self._language.grammar) and not self._goes_on(items, at)
            if not (
                item.any("determiner", "article", "number", "transparent") or item.adjective or (item.is_plain and item.is_word)
            ):
                return False
        return False

    def _goes_on(self, items: list[Item], at: int) -> bool:
        """Whether the noun at a place is no head: "app developer", "site of the fair"."""
        after = items[at + 1] if at + 1 < len(items) else None
        if after is None:
            return False
        plain = after.is_plain and not after.capital and self._language.grammar.compound_modifier
        return plain or after.any("genitive", "noun:organization", "noun:people", "person:titles")

    def _bodies_of_the_digital_world(self, document: Document) -> frozenset[Entity]:
        bodies = {i.entity for _, _, i in document.items() if i.entity is not None and i.entity.kind == AGENCY}
        return frozenset(body for body in bodies if not self._words.isdisjoint(self._words_of(body)))

    def _words_of(self, body: Entity) -> set[str]:
        """The words of all the names that a body has."""
        listed = self._ontology.entities.get(body.id or "")
        names = (body.name,) if listed is None else listed.surfaces(self._language.code)
        return {word for name in names for word in name.lower().split()}


def _owns(run: Run) -> bool:
    """Whether something of it stands in the role: "[PayQuill]'s licence", "izin usaha [Danaria]"."""
    behind = run.items[run.stop + 1] if run.stop + 1 < len(run.items) else None
    if behind is not None and "possessive" in run.items[run.stop].tags and "noun:belonging" in behind.tags:
        return True
    return any("noun:belonging" in i.tags for i in run.items[run.governor() + 1 : run.start])


def _is_in_capitals(run: Run) -> bool:
    """Whether most words around it that are no names begin with a capital as well: a headline."""
    words = [i for i in run.items if i.is_word and i.entity is None and len(i.text) > _SHORT and i is not run.items[run.start]]
    return 2 * sum(i.capital for i in words) > len(words)
