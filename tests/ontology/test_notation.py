"""The short notation of the language files."""

from __future__ import annotations

import pytest

from kg.ontology.notation import NotationError, expand

VERBS = {
    "file": ("files", "filing", "filed"),
    "take": ("takes", "taking", "took", "taken"),
    "shut": ("shuts", "shutting", "shut"),
}


def forms(entry: str, participle: bool | None = None) -> list[str]:
    return list(expand(entry, VERBS, participle=participle))


def test_an_entry_without_marks_is_itself() -> None:
    assert forms("pull the plug on") == ["pull the plug on"]


def test_a_lemma_stands_for_all_its_forms_and_brackets_for_one_of_several_words_or_none() -> None:
    assert forms("{file} (a|its|) lawsuit against")[:4] == [
        "file a lawsuit against",
        "file its lawsuit against",
        "file lawsuit against",
        "files a lawsuit against",
    ]
    assert len(forms("{file} (a|its|) lawsuit against")) == 12


def test_the_participle_stands_on_the_other_side_of_the_stroke() -> None:
    assert forms("{take} offline", False) == ["take offline", "takes offline", "taking offline", "took offline"]
    assert forms("{take} offline", True) == ["taken offline"]
    assert forms("{file}", False) == ["file", "files", "filing"]
    assert forms("{shut} down", False) == ["shuts down", "shutting down"]


@pytest.mark.parametrize("entry", ["{fly} away", "file (a|its lawsuit", "take} offline", "{take} " + "(a|b|c|d|e|f|g|h|i|j)" * 3])
def test_a_wrong_entry_says_what_is_wrong(entry: str) -> None:
    with pytest.raises(NotationError, match="'"):
        forms(entry)
