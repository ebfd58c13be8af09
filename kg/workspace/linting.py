"""Looks for rules that cannot do what they are there for: certain faults, doubts that an example would settle, and hints.

A fault is certain from the rules alone: a form of it can never be read. A doubt is a rule that nothing shows at work, or a form
that another one may keep from being read. A hint often means nothing wrong: words have several meanings, and the engine
weighs them by what stands around.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from kg.extract.engine import Extractor
from kg.extract.lexicon import categories, listed_names
from kg.model import Article
from kg.ontology import ACTIVE, NOUN, Form, Language, Ontology, Rule
from kg.text.lowering import lower
from kg.text.tokens import tokens
from kg.workspace.verification import Finding

_SHOWN = 6

Surface = tuple[str, ...]
"""A form as the engine looks it up: its words in lower case."""


def rule_faults(ontology: Ontology) -> Iterator[Finding]:
    """Yield what is certainly wrong with the rules of all languages, in order of the files."""
    for _, language in sorted(ontology.languages.items()):
        for forms in _by_surface(language).values():
            yield from _twice_in_a_rule(language, forms)
            yield from _same_rule_twice(language, forms)
        for rule in _rules(language):
            yield from _never_allowed(language, rule)


def rule_doubts(ontology: Ontology) -> Iterator[Finding]:
    """Yield what no example shows to be right, in order of the files. Runs all examples."""
    extractor = Extractor(ontology)
    for _, language in sorted(ontology.languages.items()):
        fired = {form.rule.id for form in _fired(language, extractor)}
        for forms in _by_surface(language).values():
            yield from _covered_in_a_rule(language, forms)
            yield from _shared(language, forms, fired)
        for rule in _surfaces(language):
            if rule.id not in fired:
                yield Finding(language.place_of(rule), f"{rule.id} fires in no example.", "Put an example beside it.")


def rule_hints(ontology: Ontology) -> Iterator[Finding]:
    """Yield what forms are besides, in order of the files, and how many of them stand in an example. Runs all examples."""
    extractor = Extractor(ontology)
    for _, language in sorted(ontology.languages.items()):
        lists, names = _lists(language), _names(language, ontology)
        for rule, surfaces in _surfaces(language).items():
            place = language.place_of(rule)
            if also := [f"{word} ({', '.join(lists[key])})" for key, word in surfaces.items() if key in lists]:
                yield Finding(place, f"forms of {rule.id} are in lists of words too: {_some(also)}.", "See that both are meant.")
            if named := [f"{word} ({names[key]})" for key, word in surfaces.items() if key in names]:
                problem = f"forms of {rule.id} are names too: {_some(named)}."
                yield Finding(place, problem, "Where the name is read, the form is not: make the name `weak`.")
        met = {(form.rule.id, form.surface) for form in _fired(language, extractor)}
        count = sum((form.rule.id, form.surface) not in met for form in language.forms)
        yield Finding(
            language.document.name, f"{count:,} of {len(language.forms):,} forms fire in no example.", "`kg explain` tries one."
        )


def _twice_in_a_rule(language: Language, forms: Iterable[Form]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for form in forms:
        if (form.rule.id, form.voice) in seen:
            yield Finding(
                language.place_of(form.rule), f"'{form.surface}' stands twice in {form.rule.id}, as {form.voice}.", "Drop one."
            )
        seen.add((form.rule.id, form.voice))


def _same_rule_twice(language: Language, forms: Iterable[Form]) -> Iterator[Finding]:
    """The engine tries the rules of a word until one gives an event; one that is equal but for its name never gives another."""
    for one, other in _of_two_rules(forms):
        if one.voice == other.voice and replace(one.rule, id="") == replace(other.rule, id=""):
            first, later = sorted((one.rule, other.rule), key=lambda rule: rule.id)
            yield Finding(
                language.place_of(later),
                f"'{one.surface}' of {later.id} is never read: {first.id} has it, and is told apart by nothing.",
                "Drop it here, or give the rules different keys.",
            )


def _never_allowed(language: Language, rule: Rule) -> Iterator[Finding]:
    if rule.needs and set(rule.needs) <= set(rule.unless):
        yield Finding(
            language.place_of(rule),
            f"{rule.id} never fires: all that it `needs` is in `unless`.",
            "Drop the words from one of them.",
        )
    for surface in sorted({form.surface for form in language.forms if form.rule == rule}):
        forbidden = [word for word in rule.unless if f" {word} " in f" {surface} "]
        if forbidden:
            yield Finding(
                language.place_of(rule),
                f"'{surface}' of {rule.id} is never read: it holds '{forbidden[0]}', which is in `unless`.",
                "Drop one of them.",
            )


def _covered_in_a_rule(language: Language, forms: Iterable[Form]) -> Iterator[Finding]:
    """A rule reads a word in the first voice that it lists; whether a verb is a noun is seen only where nouns come last."""
    first: dict[str, Form] = {}
    for form in forms:
        head = first.setdefault(form.rule.id, form)
        looked_for = not language.grammar.head_first and head.voice == ACTIVE and form.voice == NOUN
        if form.voice != head.voice and not looked_for:
            yield Finding(
                language.place_of(form.rule),
                f"'{form.surface}' of {form.rule.id} is read as {head.voice} and never as {form.voice}.",
                "Keep the one that is meant.",
            )


def _shared(language: Language, forms: Iterable[Form], fired: set[str]) -> Iterator[Finding]:
    """Forms that two rules have in the same voice: of one action, or of two that no examples tell apart."""
    for one, other in _of_two_rules(forms):
        same = one.rule.action == other.rule.action
        equal = same and replace(one.rule, id="") == replace(other.rule, id="")
        if one.voice != other.voice or equal or (not same and {one.rule.id, other.rule.id} <= fired):
            continue
        first, later = sorted((one.rule, other.rule), key=lambda rule: (rule.weak, rule.id))
        yield Finding(
            language.place_of(later),
            f"'{one.surface}' is in {first.id} and {later.id}, as {one.voice}.",
            f"{first.id} is tried first: an example for each shows when the other is meant.",
        )


def _fired(language: Language, extractor: Extractor) -> Iterator[Form]:
    """The forms that are read as an event in some example."""
    for example in language.examples:
        _, trace = extractor.trace(Article(source=example.place, text=example.text, language=language.code))
        yield from (reading.form for reading in trace.readings if reading.dropped is None)


def _of_two_rules(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    return ((one, other) for one, other in combinations(forms, 2) if one.rule.id != other.rule.id)


def _by_surface(language: Language) -> Mapping[Surface, list[Form]]:
    found: dict[Surface, list[Form]] = defaultdict(list)
    for form in language.forms:
        found[_surface(form.surface)].append(form)
    return found


def _rules(language: Language) -> list[Rule]:
    return list({form.rule.id: form.rule for form in language.forms}.values())


def _surfaces(language: Language) -> Mapping[Rule, dict[Surface, str]]:
    found: dict[Rule, dict[Surface, str]] = defaultdict(dict)
    for form in language.forms:
        found[form.rule][_surface(form.surface)] = form.surface
    return found


def _lists(language: Language) -> Mapping[Surface, list[str]]:
    """The lists that a word stands in: of functions, of classes of things, of cues."""
    found: dict[Surface, list[str]] = defaultdict(list)
    for category, words in categories(language):
        for word in words:
            found[_surface(word)].append(category)
    for status, sides in language.cues.items():
        for side, words in sides.items():
            for word in words:
                found[_surface(word)].append(f"cue:{status}:{side}")
    return {surface: sorted(set(names)) for surface, names in found.items()}


def _names(language: Language, ontology: Ontology) -> Mapping[Surface, str]:
    """The id of whoever has a name; of names that two have, one."""
    return {_surface(name.surface): name.entity.id for name in listed_names(ontology.entities.values(), language.code)}


def _surface(text: str) -> Surface:
    return tuple(lower(token.text) for token in tokens(text, 0, len(text)))


def _some(told: list[str]) -> str:
    more = len(told) - _SHOWN
    return ", ".join(told[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
