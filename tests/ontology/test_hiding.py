"""An ontology can be had without the entities of a label."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article
from kg.ontology import load_ontology, without_labels


@pytest.mark.parametrize("label", ["Platform", "Agency", "Organization"])
def test_a_label_is_hidden_and_nobody_belongs_to_a_hidden_one(label: str) -> None:
    whole = load_ontology()
    made = without_labels(whole, {label})
    gone = whole.entities.keys() - made.entities.keys()
    assert gone == {id_ for id_, entity in whole.entities.items() if entity.label == label}
    for entity in made.entities.values():
        assert {entity.owner, entity.part_of, entity.succeeded_by} - {None} <= made.entities.keys()
    ties = [entity for entity in whole.entities.values() if gone & {entity.owner, entity.part_of, entity.succeeded_by}]
    assert ties
    assert made.fingerprint != whole.fingerprint


def test_hiding_nothing_changes_nothing() -> None:
    assert without_labels(load_ontology(), ()) is load_ontology()


def test_a_hidden_platform_is_read_like_one_that_no_list_holds() -> None:
    article = Article("test", "Kominfo memblokir aplikasi Telegram. Pemerintah memblokir Telegram.", language="id")
    (event, *_) = Extractor(without_labels(load_ontology(), {"Platform"})).extract(article).events
    assert [target.entity.id for target in event.targets] == ["telegram"]
