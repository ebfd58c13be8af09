"""Names that stand once, in a place that says enough: what a body of the digital world takes a measure against, what a comma
tells to be an app.
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.digital_bodies import AGENCY, MEASURES, DigitalBodies
from kg.extract.document import Document, Item
from kg.extract.name_runs import Run
from kg.extract.nouns import is_place
from kg.extract.phrases import refers_back
from kg.ontology import NOUN, Ontology, Rule

_OPEN_ASIDES = ("determiner", "article", "person:titles", "noun:people", "noun:agency", "noun:organization")
_ON_THE_STREETS = ("police", "local-government")
_INITIALS = 3
_ASIDE = 16
_DEFINITION = 6  # items behind a comma or a copula that may tell what a name is


class ToldOnce:
    """Whether one mention of a name is enough to take it for a service."""

    def __init__(self, document: Document, ontology: Ontology) -> None:
        self._ontology = ontology
        self._language = document.lexicon.language
        self._body_nouns = frozenset(self._language.nouns.get("any_agency", ()))
        self._digital = DigitalBodies(document, ontology)

    @property
    def has_bodies(self) -> bool:
        """Whether the article names a body that deals with the digital world."""
        return bool(self._digital.named)

    @property
    def tells_of_measures(self) -> bool:
        """Whether the article tells of a measure that such a body takes."""
        return self._digital.take_measures

    def shows_service(self, run: Run, parts: set[str], *, pointed: bool = False) -> bool:
        """A name of one word that suffers what only services suffer or what such a body does, or that is told to be a service.

        What "the app" points back to suffers a measure of anybody's. Headlines in capitals show nothing, for any word there may
        be no name. `parts` are the words of longer names: of people.
        """
        if len(run.words) > 1 or run.key in parts or run.has_initials:
            return False
        told = (
            self._suffers(run, pointed=pointed)
            or self._has_accounts(run)
            or self._is_defined(run)
            or (self._digital.services_known and _is_rival(run))
        )
        return told and not run.stands_in_capitals

    def shows_body(self, run: Run) -> bool:
        """Told to be a body: "the telecoms regulator Netmark", "regulator media Freedonia, Mediatila (MTL),"."""
        return self._is_told_to_be_body(run) and len(run.name) >= _INITIALS and not run.stands_in_capitals

    def _is_told_to_be_body(self, run: Run) -> bool:
        if run.before is None:
            return False
        if run.before.text != ",":
            capital = run.before.capital and run.before.entity is None
            if self._language.grammar.head_first or capital or len(run.words) > 1:
                return False
            return self._is_noun_for_bodies(run, run.start - 1)
        if run.after is None or run.after.text not in {",", "(", "."}:
            return False
        for at in range(run.start - 2, max(-1, run.start - 2 - _DEFINITION), -1):
            if self._is_noun_for_bodies(run, at):
                return True
            item = run.items[at]
            if not (self._language.grammar.head_first and (item.is_plain or item.adjective or is_place(item))):
                return False
        return False

    def _is_noun_for_bodies(self, run: Run, at: int) -> bool:
        """A common noun for a body, and not for who sits there: "media regulator", no "judge"."""
        item = run.items[at]
        if item.entity is not None and item.entity.kind == AGENCY and not item.names:
            return item.text.rpartition(" ")[2].islower()  # "the Dutch regulator Netmark"
        opens = at == 0 or not run.items[at - 1].is_word
        if item.entity is not None or (item.capital and not opens) or item.any("ref:government", "person:titles"):
            return False
        initials = sum(letter.isupper() for letter in run.name) > 1 and item.any("noun:any_agency")  # "consumer agency SERNAC"
        in_names = initials or item.any("pattern:agency_suffix", "pattern:agency_prefix")  # a "body" may be anybody's
        return in_names and item.low.rpartition(" ")[2] in self._body_nouns

    def _suffers(self, run: Run, *, pointed: bool) -> bool:
        governor, predicate = run.governor(), run.predicate()
        if governor >= 0 and not self._is_part_of_more(run):
            between = run.items[governor + 1 : run.begin]
            nouns_only = any("patient" in item.tags for item in between)
            return self._is_telling(run, governor, NOUN if nouns_only else None, pointed=pointed)
        return predicate is not None and self._is_telling(run, predicate, None, pointed=pointed)

    def _is_telling(self, run: Run, at: int, voice: str | None, *, pointed: bool) -> bool:
        """Whether the measure at a place is one that only services suffer, or taken by a body of the digital world."""
        if at and run.items[at].capital:
            return False  # a part of what has a name of its own: "the Second Warning Letter"
        forms = [f for f in run.items[at].forms if voice is None or f.voice == voice]
        owned = _owns(run)
        measures = [f.rule for f in forms if self._is_measure(f.rule, run) and (owned or pointed or not f.rule.weak)]
        if pointed or not measures:
            return bool(measures) and not any(self._is_on_the_streets(i) for i in run.items)
        if self._digital.named_in(run.items):
            return True
        impersonal = any("person" not in self._ontology.actions[rule.action].targets for rule in measures)
        if impersonal and self._digital.act_in(run.items):
            return True
        return any(self._is_done_by_networks(rule) for rule in measures) and any(self._orders_networks(i) for i in run.items)

    def _has_accounts(self, run: Run) -> bool:
        """ "memiliki akun di [Cuitkan]", "accounts on [Chatlune]": people have them nowhere else."""
        items, at = run.items, run.start
        if at and "using" in items[at - 1].tags:
            _, _, last = items[at - 1].low.rpartition(" ")
            return last in self._language.words["location"] and any(
                word in items[at - 1].low.split() for word in self._language.words["usage"]
            )
        return at > 1 and "location" in items[at - 1].tags and "usage" in items[at - 2].tags and not items[at - 2].capital

    def _is_measure(self, rule: Rule, run: Run) -> bool:
        action = self._ontology.actions[rule.action]
        person = "person" in action.targets and not _is_spelled_as_brand(run.name)
        if person and not (self._language.grammar.full_names or action.family == "restrict"):
            return False  # people may be called by one name
        return action.family in MEASURES and "platform" in action.targets

    def _is_done_by_networks(self, rule: Rule) -> bool:
        """Operators carry it out, so it happens to what is reached over a network: a block, no ban."""
        action = self._ontology.actions[rule.action]
        return not (rule.marked or rule.weak) and "organization" in action.actors and "person" not in action.targets

    def _orders_networks(self, item: Item) -> bool:
        """A body that has networks block something."""
        if item.entity is None:
            return item.any("ref:government", "noun:court")
        listed = item.entity.id in self._ontology.entities
        return listed and item.entity.kind == AGENCY and not self._is_on_the_streets(item)

    def _is_on_the_streets(self, item: Item) -> bool:
        """The police and towns, which block roads and close bars."""
        listed = self._ontology.entities.get(item.entity.id or "") if item.entity is not None else None
        return listed is not None and listed.kind in _ON_THE_STREETS

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
        """ "Chatlune, a messaging app used by ..., said", "Chatlune is a messaging app"."""
        items, k = run.items, run.stop
        if k >= len(items) or not (items[k].text == "," or "copula" in items[k].tags):
            return False
        if run.before is not None and run.before.any("location", "within", "preposition"):
            return False
        if items[k].text == "," and not self._opens_aside(items, k):
            return False
        for at in range(k + 1, min(k + 1 + _DEFINITION, len(items))):
            item = items[at]
            if item.any("noun:platform", "online_company"):
                return not refers_back(items, at, self._language.grammar) and not self._goes_on(items, at)
            if not (
                item.any("determiner", "article", "number", "transparent") or item.adjective or (item.is_plain and item.is_word)
            ):
                return False
        return False

    def _opens_aside(self, items: list[Item], comma: int) -> bool:
        """Whether an aside without a verb of ours goes from a comma to another or to the end, with its article where the language
        has any.
        """
        begin = comma + 1
        if self._language.words["article"] and not (begin < len(items) and "article" in items[begin].tags):
            return False
        for item in items[begin : begin + _ASIDE]:
            if item.text in {",", "."}:
                return True
            if any(form.voice != NOUN for form in item.forms):
                return False
        return begin < len(items) <= begin + _ASIDE

    def _goes_on(self, items: list[Item], at: int) -> bool:
        """Whether the noun at a place is no head: "app developer", "site of the fair"."""
        after = items[at + 1] if at + 1 < len(items) else None
        if after is None:
            return False
        plain = after.is_plain and not after.capital and self._language.grammar.compound_modifier
        return plain or after.any("genitive", "noun:organization", "noun:people", "person:titles")


def _is_rival(run: Run) -> bool:
    """Told to be the rival of the service spoken of: "its rival Wrenline", "pesaingnya, Wavenada,"."""
    if run.before is None:
        return False
    if run.before.text != ",":
        return "rival" in run.before.tags
    closed = run.after is not None and run.after.text == ","
    return closed and run.start > 1 and "rival" in run.items[run.start - 2].tags


def _is_spelled_as_brand(name: str) -> bool:
    """Whether a capital stands behind a small letter, as in no name of a person: "LakuOnline"."""
    return any(a.islower() and b.isupper() for a, b in pairwise(name))


def _owns(run: Run) -> bool:
    """Whether something of it stands in the role: "[PayQuill]'s licence", "izin usaha [Danaria]"."""
    behind = run.items[run.stop + 1] if run.stop + 1 < len(run.items) else None
    if behind is not None and "possessive" in run.items[run.stop].tags and "noun:belonging" in behind.tags:
        return True
    return any("noun:belonging" in i.tags for i in run.items[run.governor() + 1 : run.start])
