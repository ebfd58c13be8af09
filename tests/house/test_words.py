"""`kg/` and `loaders/` hold no word of a human language, no agency's name and no platform's name: those are data.

What counts is the string literals of the code. Docstrings and comments may give examples, and messages are English sentences
for whoever types the command; so a literal is looked at as a whole, and a message is never a word of the language data.
Names may stand nowhere; words may stand where the product speaks and not where it reads.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import kg.model
from kg.ontology import Language, load_ontology

# Shorter names and words are too often something else as well: "CSV", "URL", "read", "list".
NAME, WORD = 4, 5

# Literals that are words of the language data, keys of no schema, and still no words of a language where they stand.
NOT_LANGUAGE = {
    "added": "a column of the ledger and a count of the report: how many articles are new",
    "bolt": "a scheme of addresses; a taxi platform is called so as well",
    "children": "the steps below a step of an engine's plan",
    "cited": "a key of a card: the articles that stand behind it",
    "erased": "an answer of the ledger, beside `added`: an article was withdrawn and its words deleted",
    "forbidden": "the end of a code of the server: an error",
    "found": "the name of a class of kg.workspace: what a search for an entity finds",
    "ignore": "how Python's codecs are told to drop what ASCII does not have",
    "limit": "what a query is told of how many rows are asked for",
    "line": "a place in a query, for messages; a platform is called so as well",
    "never": "a value of the date grammar: in which direction a month without a year is read",
    "office": "a kind of listed name, beside `name` and `capital`",
    "placed": "the name of a record of kg.text: a value and where it stands",
    "recall": "a measure of the evaluation: how much of what is so was found",
    "removed": "an answer of the ledger, beside `added`: an article was withdrawn",
    "security": "a class of remarks of the server",
    "stated": "a value of date_basis in the output contract",
    "version": "which version a server, the ledger or a format is of",
    "versions": "a column of what the server answers on itself",
    "where": "a keyword of Cypher",
    "withdrawn": "how two graphs differ, beside `added` and `changed`: a fact is gone",
    "topics": "the stem of a gazetteer's file name",
}

# They talk to people, in English: headings, names of commands. They read no article.
SPEAKING = ("kg/cli/", "kg/web/", "kg/workspace/records.py", "kg/api/", "kg/assistant/")


def _sources(root: Path) -> Iterator[tuple[str, str]]:
    """Path and text of every module; `rglob` does not follow the links, so each is seen once."""
    for folder in ("kg", "loaders"):
        for file in sorted((root / folder).rglob("*.py")):
            if root / "kg" / "loaders" not in file.parents and root / "kg" / "schemas" not in file.parents:
                yield str(file.relative_to(root)), file.read_text(encoding="utf-8")


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string literal that is no docstring; the fixed parts of f-strings included."""
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


@cache
def keys() -> frozenset[str]:
    """What the schemas and the records call things, in lower case: labels, properties, types, statuses, kinds, fields."""
    found: set[str] = set()
    root = Path(__file__).resolve().parents[2] / "schemas"

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            found.update(str(key) for key in value)
            found.update(str(item) for item in value.get("enum", ()))
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    for file in (root / "json").glob("*.json"):
        walk(json.loads(file.read_text(encoding="utf-8")))
    for name in ("graph", "actions", "statuses"):
        walk(yaml.safe_load((root / f"{name}.yaml").read_text(encoding="utf-8")))
    for name in kg.model.__all__:
        record = getattr(kg.model, name)
        found.add(name)
        if is_dataclass(record):
            found.update(field.name.rstrip("_") for field in fields(record))
    return frozenset(key.lower() for key in found)


def _words(language: Language) -> Iterator[str]:
    yield from (form.surface for form in language.forms)
    groups = (language.words, language.nouns, language.references, language.patterns, language.people, language.speech)
    for group in (*groups, *language.cues.values()):
        for words in group.values():
            yield from words
    page = language.page
    yield from (*language.scopes, *page.list_headings, *page.inline_links, *page.notices, *page.notice_starts)


def _places(root: Path, wanted: set[str], *, lower: bool = False, beside: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{path}:{line}: {text!r}"
        for path, source in _sources(root)
        if not path.startswith(beside)
        for line, text in literals(source)
        if (text.lower() if lower else text) in wanted
    ]


def test_no_module_names_an_entity_of_the_gazetteers(root: Path) -> None:
    """Neither a name nor an id: `if entity.id == "kominfo"` would be a rule that no data file shows."""
    ontology = load_ontology()
    names = set()
    for entity in (*ontology.entities.values(), *ontology.outlets.values()):
        names |= {entity.id, *entity.domains}
        names |= {surface for code in ontology.languages for surface in entity.surfaces(code)}
    names = {name for name in names if len(name) >= NAME and name.lower() not in keys() and name not in NOT_LANGUAGE}
    assert len(names) > 1000
    assert _places(root, names) == []


def test_no_module_holds_a_word_of_a_language(root: Path) -> None:
    """Triggers, cues, titles, furniture of pages: a literal that is one of them, and no key of a schema, is a leak."""
    words = {word.lower() for language in load_ontology().languages.values() for word in _words(language)}
    leaks = {word for word in words if len(word) >= WORD} - keys() - NOT_LANGUAGE.keys()
    assert len(leaks) > 1000
    assert _places(root, leaks, lower=True, beside=SPEAKING) == []


def test_no_module_compares_an_article_with_letters_of_its_own(root: Path) -> None:
    """`item.low in ("a", "the")` is English however short the words are. Marks such as `(` are no language."""
    found = [
        f"{path}:{node.lineno}: {literal.value!r}"
        for path, source in _sources(root)
        if path.startswith(("kg/extract/", "kg/text/"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Compare) and _is_word_of_the_text(node.left)
        for side in node.comparators
        for literal in ast.walk(side)
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str) and literal.value[:1].isalpha()
    ]
    assert found == []


def _is_word_of_the_text(node: ast.expr) -> bool:
    """`something.low` or `something.text`: a token of the article."""
    return isinstance(node, ast.Attribute) and node.attr in {"low", "text"}


def test_a_literal_is_seen_in_code_and_not_in_a_docstring() -> None:
    """The ground under the other tests."""
    seen = list(literals('"""Telegram."""\nx = {"Facebook"}\ny = f"{x}Kominfo"  # WhatsApp\n'))
    assert seen == [(2, "Facebook"), (3, "Kominfo")]


def test_each_exception_is_still_needed(root: Path) -> None:
    """An exception that nothing uses would hide the next leak."""
    used = {text.lower() for _, source in _sources(root) for _, text in literals(source)}
    assert [word for word in NOT_LANGUAGE if word not in used or word in keys()] == []
