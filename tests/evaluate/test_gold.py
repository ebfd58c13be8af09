"""A gold is read strictly: what nobody planned for is an error with its line and the nearest valid word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import PARTS, Names, is_locked, part_of, read_gold, read_names
from kg.model import UsageError
from kg.ontology import load_ontology

ROOT = Path(__file__).resolve().parents[2]


def test_a_line_says_what_is_valid_in_each_place_and_each_target_is_a_question(gold: Any) -> None:
    read = gold(
        "# about", "a1 | must | block/ban | Kominfo/* | telegram+x | done/ongoing | 2017-07", "a1 | may | fine | * | x+meta"
    )
    first, second = read.articles["a1"].must
    assert (first.actions, first.actors, first.targets, first.statuses, first.date) == (
        ("block", "ban"),
        ("kominfo", "*"),
        ("telegram",),
        ("done", "ongoing"),
        "2017-07",
    )
    assert second.targets == ("x",)
    (optional,) = read.articles["a1"].may
    assert (optional.targets, optional.statuses, optional.date) == (("x", "meta"), ("*",), "*")
    assert optional.place.endswith("gold.txt:3")


def test_an_article_in_which_nobody_acts_is_held_all_the_same(gold: Any) -> None:
    assert list(gold("a1 | none", "a2 | person | Rudiantara | Kominfo").articles) == ["a1", "a2"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a1 | most | block", "no kind of line called 'most'. Did you mean 'must'?"),
        ("a1", "no kind of line called ''."),
        ("a1 | must | blok | x | y | done", "no action called 'blok'. Did you mean 'block'?"),
        ("a1 | must | block | x | y | don", "no status called 'don'. Did you mean 'done'?"),
        ("a1 | may | block/* | x | y | done/plannd", "no status called 'plannd'. Did you mean 'planned'?"),
        ("a1 | must | block | x | y | done | yesterday", "'yesterday' is no date."),
        ("a1 | must | block |  | y | done", "a place between bars is empty. Write * for anything."),
        ("a1 | must | block | x | y | done | 2017 | why", "6 places behind 'must'."),
        ("a1 | must", "0 places behind 'must'."),
        ("a1 | person | A | B | C", "a person has a name and a body."),
    ],
)
def test_what_is_no_line_names_its_place_and_the_remedy(gold: Any, line: str, message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)) as caught:
        gold("# a comment", "a1 | none", line)
    assert caught.value.place.endswith("gold.txt:3")
    assert caught.value.remedy


def test_an_article_without_events_has_no_event_that_must_be_found(gold: Any) -> None:
    with pytest.raises(UsageError, match="has events that must be found"):
        gold("a1 | must | block | x | y | done", "a1 | none")


def test_a_gold_that_marks_nothing_is_an_error(gold: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing is marked"):
        gold("# later")
    with pytest.raises(UsageError, match="cannot be read"):
        read_gold(tmp_path / "nowhere.txt", load_ontology(), Names())


def test_names_of_one_group_count_as_one(tmp_path: Path) -> None:
    file = tmp_path / "aliases.txt"
    file.write_text("# names\nkominfo | Kementerian Komunikasi | MCIT # until 2024\ntwitter | x\n", encoding="utf-8")
    names = read_names(file)
    assert names.usual("mcit") == names.usual("KEMENTERIAN komunikasi") == "kominfo"
    assert names.of({"id": "x", "name": "X Corp"}) == {"twitter", "x-corp"}
    assert names.usual("Rappler") == "rappler"


def test_names_in_other_scripts_stay_apart() -> None:
    assert Names().usual("Роскомнадзор") != Names().usual("抖音")


def test_a_name_in_two_groups_is_an_error_at_the_second(tmp_path: Path) -> None:
    file = tmp_path / "aliases.txt"
    file.write_text("kominfo | mcit\nkomdigi | mcit\n", encoding="utf-8")
    with pytest.raises(UsageError, match="'mcit' counts as 'kominfo' already") as caught:
        read_names(file)
    assert caught.value.place == f"{file}:2"


def test_a_third_is_locked_by_the_id_alone(gold: Any) -> None:
    """These are pinned: a change of the rule would show what was to stay unseen."""
    assert [name for name in ("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9") if is_locked(name)] == ["a4", "a5"]
    names = [f"article-{n}" for n in range(3000)]
    assert 900 < sum(map(is_locked, names)) < 1100
    read = gold(*(f"{name} | none" for name in names))
    whole, tuned, locked = (part_of(read, part).articles.keys() for part in PARTS)
    assert tuned | locked == whole
    assert not tuned & locked
