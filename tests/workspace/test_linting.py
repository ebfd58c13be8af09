"""Rules that cannot do what they are there for are found, and named with their place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ontology import ACTIVE, BARE, NOUN, PASSIVE, Form, Ontology, Rule, load_ontology, read_ontology, schema_root
from kg.workspace import Finding
from kg.workspace.linting import rule_doubts, rule_faults, rule_hints


def with_forms(code: str, *forms: Form) -> Ontology:
    """The shipped ontology in which one language has these rules and no others, so that what is found is about them."""
    whole = load_ontology()
    return replace(whole, languages={code: replace(whole.languages[code], forms=forms)})


def rule(name: str, action: str = "block", **options: object) -> Rule:
    return replace(Rule(f"id/{action}/{name}", action), **options)  # type: ignore[arg-type]


def told(findings: Iterable[Finding]) -> list[str]:
    return [finding.problem for finding in findings]


def test_the_shipped_rules_have_no_fault() -> None:
    assert told(rule_faults(load_ontology())) == []


def test_two_rules_that_nothing_tells_apart_are_a_fault_at_the_second() -> None:
    forms = (Form("blokir", ACTIVE, rule("a")), Form("blokir", ACTIVE, rule("b")))
    assert told(rule_faults(with_forms("id", *forms))) == [
        "'blokir' of id/block/b is never read: id/block/a has it, and is told apart by nothing."
    ]


@pytest.mark.parametrize(
    "forms",
    [
        (Form("blokir", ACTIVE, rule("a")), Form("blokir", ACTIVE, rule("b", needs=("situs",)))),
        (Form("blokir", ACTIVE, rule("a")), Form("blokir", NOUN, rule("b"))),
        (Form("blokir", ACTIVE, rule("a")), Form("blokir", ACTIVE, rule("a", "ban"))),
        (Form("blokir", ACTIVE, rule("a")), Form("blokir", NOUN, rule("a"))),
    ],
)
def test_rules_that_something_tells_apart_are_no_fault(forms: tuple[Form, ...]) -> None:
    assert told(rule_faults(with_forms("id", *forms))) == []


def test_a_form_that_stands_twice_is_a_fault_however_it_is_written() -> None:
    twice = rule("a")
    forms = (Form("tutup akses", ACTIVE, twice), Form("tutup  akses", ACTIVE, twice))
    assert told(rule_faults(with_forms("id", *forms))) == ["'tutup  akses' stands twice in id/block/a, as active."]


def test_a_rule_that_forbids_what_it_needs_is_a_fault() -> None:
    forms = (
        Form("blokir", ACTIVE, rule("a", needs=("situs",), unless=("situs", "jalan"))),
        Form("tutup jalan", ACTIVE, rule("b", unless=("jalan",))),
        Form("tutup", ACTIVE, rule("c", needs=("situs", "laman"), unless=("situs",))),
    )
    assert told(rule_faults(with_forms("id", *forms))) == [
        "id/block/a never fires: all that it `needs` is in `unless`.",
        "'tutup jalan' of id/block/b is never read: it holds 'jalan', which is in `unless`.",
    ]


def test_a_fault_of_a_file_is_named_with_the_line_of_its_rule(tmp_path: Path) -> None:
    shutil.copytree(str(schema_root()), tmp_path / "schemas", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    file = tmp_path / "schemas" / "languages" / "id.yaml"
    text = file.read_text(encoding="utf-8")
    again = "\n  apologise:\n    zwei:\n      nouns: [zutzut]\n    zwo:\n      nouns: [zutzut]\n"
    assert "\n  apologise:\n" in text
    file.write_text(text.replace("\n  apologise:\n", again, 1), encoding="utf-8")
    (finding,) = rule_faults(read_ontology(tmp_path / "schemas"))
    line = file.read_text(encoding="utf-8").splitlines().index("    zwo:") + 1
    assert str(finding).startswith(f"schemas/languages/id.yaml:{line}:5: 'zutzut' of id/apologise/zwo is never read")


def test_a_rule_that_no_example_fires_is_a_doubt() -> None:
    shipped = load_ontology()
    silent = {match[1] for one in rule_doubts(shipped) if (match := re.match(r"(\S+) fires in no example", one.problem))}
    assert not silent & {"id/block/access", "en/fine/money"}
    invented = Form("zutzut", ACTIVE, rule("invented"))
    language = shipped.languages["id"]
    more = replace(shipped, languages={"id": replace(language, forms=(*language.forms, invented))})
    assert "id/block/invented fires in no example." in told(rule_doubts(more))


def test_forms_that_another_keeps_from_being_read_are_doubts() -> None:
    first = rule("a")
    forms = (
        Form("zut", ACTIVE, first),
        Form("zut", BARE, first),
        Form("zutto", PASSIVE, rule("b", weak=True)),
        Form("zutto", PASSIVE, rule("c")),
        Form("zutta", NOUN, first),
        Form("zutta", NOUN, rule("d", "ban")),
    )
    doubts = [one for one in told(rule_doubts(with_forms("id", *forms))) if "fires" not in one]
    assert doubts == [
        "'zut' of id/block/a is read as active and never as bare.",
        "'zutto' is in id/block/c and id/block/b, as passive.",
        "'zutta' is in id/ban/d and id/block/a, as noun.",
    ]


def test_a_verb_that_is_a_noun_too_is_looked_for_where_nouns_come_last() -> None:
    both = Form("block", ACTIVE, rule("a")), Form("block", NOUN, rule("a"))
    assert [one for one in told(rule_doubts(with_forms("en", *both))) if "never as" in one] == []
    assert [one for one in told(rule_doubts(with_forms("id", *both))) if "never as" in one] != []


def test_forms_that_are_names_or_words_of_other_lists_are_hints() -> None:
    forms = Form("telegram", ACTIVE, rule("a")), Form("akan", ACTIVE, rule("a")), Form("zut", ACTIVE, rule("a"))
    listed, named, counted = told(rule_hints(with_forms("id", *forms)))
    assert listed == "forms of id/block/a are in lists of words too: akan (cue:planned:before, future)."
    assert named == "forms of id/block/a are names too: telegram (telegram)."
    assert counted.endswith("of 3 forms fire in no example.")
