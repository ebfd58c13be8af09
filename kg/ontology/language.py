"""The data of one language, read into typed records: words, cues, and the rules that name actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.model import PageWords, SchemaError
from kg.ontology.notation import NotationError, expand
from kg.ontology.strict_yaml import Document
from kg.ontology.validation import did_you_mean

_NOTATION = "The short notation for forms is told in CONTRIBUTING.md."
Inflections = Mapping[str, Sequence[str]]
ACTIVE, PASSIVE, EITHER, NOUN, BARE = "active", "passive", "either", "noun", "bare"


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language orders its words.

    `head_first`: the noun before its modifiers ("aplikasi pesan Telegram"). `second_form`: how the forms behind the
    bar of a verb read, `passive` or `either` (English past forms). `enclitics` may hang on any word. `agent_adjacent`: the agent
    of a passive may follow bare ("diblokir Kominfo"). `noun_object_adjacent`: so may the object of a noun ("pemblokiran
    Telegram"). `compound_modifier`: the object may stand before the noun ("TikTok ban"). `infinitive` is the marker before
    a bare verb, `plural` the ending of plural nouns and of verbs in the third person, `progressive` the ending of a form that
    goes on after a form of `be`, `adverb_endings` those of words that may stand between the two, `verb_beginnings` the first
    letters of verbs that no list holds, `verb_endings` the last ones of their past. `adjective_endings`: a plural follows such a
    word, and no verb ("legal challenges"). `full_names`: people are introduced by first and last name. `reported_self`: words
    for oneself also stand in what is only reported ("pihaknya").
    """

    head_first: bool
    second_form: str
    enclitics: tuple[str, ...] = ()
    agent_adjacent: bool = False
    noun_object_adjacent: bool = False
    compound_modifier: bool = False
    possessives: tuple[str, ...] = ()
    infinitive: str | None = None
    plural: str | None = None
    progressive: str | None = None
    adverb_endings: tuple[str, ...] = ()
    verb_beginnings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    full_names: bool = False
    reported_self: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A named way to say an action. `id` is `language/action/name`.

    `weak`: the words are common, so a named platform or body must fill the object. `object`: `direct`, `none` (no target
    in the sentence), `own` (what the actor makes: a class), `place`, `network` (the internet of a place). `role` tells
    how the other side is marked: `object`, `partner`, `against`, `to`, `law`. `platform_actor`: only platforms do it.
    `content`: the object is content, not a platform. `located`: the platform may stand in a place ("konten di Facebook").
    `complement`: what follows is demanded. `court`: only courts do it. `needs`: one of these words must stand in the
    sentence, `unless`: none of these. `alone`: it says enough without a target. `marked`: as a noun it needs a
    preposition before its object. `opponent`: the other side may stand farther behind ("a lawsuit in a federal court
    against X"). `anyone`: whoever does it need not be named. `status`: what it says where no cue does.
    """

    id: str
    action: str
    weak: bool = False
    object: str = "direct"
    role: str = "object"
    platform_actor: bool = False
    content: bool = False
    located: bool = False
    complement: bool = False
    court: bool = False
    needs: tuple[str, ...] = ()
    status: str | None = None
    alone: bool = False
    unless: tuple[str, ...] = ()
    marked: bool = False
    opponent: bool = False
    anyone: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One surface of a rule, lower case, and the voice that it has."""

    surface: str
    voice: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the events that it gives (none for a counter-example). It knows its place in the file, for messages."""

    language: str
    action: str
    text: str
    gives: tuple[Mapping[str, Any], ...]
    document: Document
    index: int
    because: str | None = None

    @property
    def place(self) -> str:
        """`file:line:column` of the example."""
        return self.document.place(("actions", self.action, "examples", self.index))


@dataclass(frozen=True)
class Language:
    """All that the engine knows of a language. `bodies` tell what the body of a title is called: "Menteri": "Kementerian".

    `body_words`: words that names of bodies are made of, by what they mean in any language; under `small` those of no meaning.
    """

    code: str
    name: str
    country: str | None
    detected_as: tuple[str, ...]
    grammar: Grammar
    words: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    references: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, tuple[str, ...]]
    people: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, str]
    body_words: Mapping[str, tuple[str, ...]]
    speech: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, Mapping[str, tuple[str, ...]]]
    scopes: tuple[str, ...]
    forms: tuple[Form, ...]
    examples: tuple[Example, ...]
    page: PageWords
    document: Document
    dates: Mapping[str, Any] = field(default_factory=dict)
    amounts: Mapping[str, Any] = field(default_factory=dict)

    def place_of(self, rule: Rule) -> str:
        """`file:line:column` of a rule."""
        return self.document.place(("actions", rule.action), of_key=rule.id.rsplit("/", 1)[-1])


def read_language(document: Document, actions: Mapping[str, Any]) -> Language:
    """Builds a language from a file that passed its JSON Schema. Raises `SchemaError` for an unknown action."""
    data = document.data
    grammar: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data["grammar"].items()}
    head_first = grammar.pop("head") == "first"
    inflections = _lists(data.get("inflections", {}))
    forms: list[Form] = []
    examples: list[Example] = []
    for action, section in data["actions"].items():
        if action not in actions:
            place = document.place(("actions",), of_key=action)
            raise SchemaError(f"no action called '{action}'.", place=place, remedy=did_you_mean(action, actions))
        for name in section:
            if name == "examples":
                examples.extend(_examples(document, data["code"], action))
            else:
                forms.extend(_read_forms(document, action, name, grammar["second_form"], inflections))
    return Language(
        code=data["code"],
        name=data["name"],
        country=data.get("country"),
        detected_as=tuple(data["detected_as"]),
        grammar=Grammar(head_first=head_first, **grammar),
        words=_written_out(document, inflections, "words"),
        nouns=_written_out(document, inflections, "nouns"),
        references=_lists(data["references"]),
        patterns=_written_out(document, inflections, "patterns"),
        people=_lists({k: v for k, v in data["people"].items() if k != "bodies"}),
        bodies=data["people"].get("bodies", {}),
        body_words=_lists(data.get("body_words", {})),
        speech=_lists(data["speech"]),
        cues={status: _written_out(document, inflections, "cues", status) for status in data["cues"]},
        scopes=tuple(data["scopes"]),
        forms=tuple(forms),
        examples=tuple(examples),
        page=PageWords(**_lists(data.get("page", {}))),
        document=document,
        dates=data.get("dates", {}),
        amounts=data.get("amounts", {}),
    )


def _lists(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(str(v) for v in values) for key, values in data.items()}


def _written_out(document: Document, inflections: Inflections, *path: str) -> dict[str, tuple[str, ...]]:
    """The lists at a place of the file, each entry in all its forms."""
    data: Any = document.data
    for key in path:
        data = data[key]
    try:
        return {
            key: tuple(dict.fromkeys(form for word in words for form in expand(word, inflections)))
            for key, words in _lists(data).items()
        }
    except NotationError as error:
        place = document.place(path[:-1], of_key=path[-1])
        raise SchemaError(f"{error}.", place=place, remedy=_NOTATION) from error


def _read_forms(document: Document, action: str, name: str, second: str, inflections: Inflections) -> Iterator[Form]:
    data = document.data
    try:
        yield from _forms(data["code"], action, name, data["actions"][action][name], second, inflections)
    except NotationError as error:
        place = document.place(("actions", action), of_key=name)
        raise SchemaError(f"{error}.", place=place, remedy=_NOTATION) from error


def _forms(code: str, action: str, name: str, data: Mapping[str, Any], second: str, inflections: Inflections) -> Iterator[Form]:
    options: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    verbs, nouns, bare = (options.pop(key, ()) for key in ("verbs", "nouns", "bare"))
    rule = Rule(id=f"{code}/{action}/{name}", action=action, **options)
    for verb in verbs:
        first, divided, later = _sides(verb)
        for voice, side, participle in ((ACTIVE, first, False if divided else None), (second, later, True)):
            for entry in side.split(","):
                if entry.strip():
                    yield from (Form(form.lower(), voice, rule) for form in expand(entry, inflections, participle=participle))
    yield from (Form(form.lower(), NOUN, rule) for noun in nouns for form in expand(noun, inflections))
    yield from (Form(word.lower(), BARE, rule) for word in bare)


def _sides(verb: str) -> tuple[str, bool, str]:
    """What stands on either side of the stroke that divides forms; one inside brackets divides none."""
    depth = 0
    for at, mark in enumerate(verb):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and depth == 0:
            return verb[:at], True, verb[at + 1 :]
    return verb, False, ""


def _examples(document: Document, code: str, action: str) -> Iterator[Example]:
    for index, given in enumerate(document.data["actions"][action]["examples"]):
        yield Example(
            language=code,
            action=action,
            text=given["text"],
            gives=tuple({"action": action, **event} for event in given["gives"]),
            document=document,
            index=index,
            because=given.get("because"),
        )
