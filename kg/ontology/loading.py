"""Reads `schemas/` into one `Ontology`: the only place that knows where the data stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from typing import Any

from kg.model import SchemaError, slug
from kg.ontology.building import without_collection
from kg.ontology.entries import ActionType, ListedEntity, read_action, read_entry
from kg.ontology.files import GAZETTEERS, fingerprint_of, schema_root, texts_of
from kg.ontology.language import Language, read_language
from kg.ontology.parsed import keep, kept
from kg.ontology.strict_yaml import Document, parse
from kg.ontology.validation import check, did_you_mean

_REFERENCES = ("owner", "part_of", "succeeded_by", "represents")


@dataclass(frozen=True)
class GraphSchema:
    """Labels and relationships of the graph, as `graph.yaml` gives them."""

    labels: Mapping[str, Mapping[str, Any]]
    relationships: Mapping[str, Mapping[str, Any]]
    edge_properties: Mapping[str, str]


@dataclass(frozen=True)
class Ontology:
    """All of `schemas/`. `fingerprint` names its content: facts carry it, so that stale ones are known.

    `entities` by key: ids are unique over all gazetteers but `topics` and `outlets`, which have a list of their own.
    `body_words`: what a word in the name of a body means, in whatever language.
    """

    graph: GraphSchema
    families: Mapping[str, str]
    actions: Mapping[str, ActionType]
    statuses: Mapping[str, bool]
    stages: Mapping[str, str]
    confidence: Mapping[str, float]
    entities: Mapping[str, ListedEntity]
    topics: Mapping[str, ListedEntity]
    outlets: Mapping[str, ListedEntity]
    languages: Mapping[str, Language]
    body_words: Mapping[str, str]
    fingerprint: str

    @cached_property
    def governments(self) -> Mapping[str | None, ListedEntity]:
        """The government of each country: who stands for the body that others are listed as parts of, else the country itself."""
        wholes = {e.part_of for e in self.entities.values() if e.part_of}
        bodies = [e for e in self.entities.values() if e.label == "Agency" and e.kind == "government" and e.id in wholes]
        places = [e for e in self.entities.values() if e.label == "Place" and e.kind == "country"]
        found: dict[str | None, ListedEntity] = {}
        for body in bodies:
            found.setdefault(body.country, self.entities.get(body.represents or "", body))
        for place in places:
            found.setdefault(place.country, place)
        return found

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """The name of each country, or of a region that makes rules as one, by its code."""
        places = [e for e in self.entities.values() if e.label == "Place" and e.country]
        regions = {str(e.country): e.name for e in places if e.kind == "region"}
        return regions | {str(e.country): e.name for e in places if e.kind == "country"}

    @cached_property
    def press_hosts(self) -> frozenset[str]:
        """Hosts of newspapers: named in datelines and credits, and nothing that a measure hits."""
        return frozenset(host for outlet in self.outlets.values() for host in outlet.domains)


@cache
def load_ontology() -> Ontology:
    """The ontology that ships with the package, read once a process."""
    return read_ontology(schema_root())


@without_collection()
def read_ontology(root: Traversable) -> Ontology:
    """Reads a schema folder, strictly. Raises `SchemaError` with file, line and column for the first fault."""
    texts = texts_of(root)
    fingerprint = fingerprint_of(texts)
    documents = _documents(root, texts, fingerprint)
    actions = {key: read_action(key, data) for key, data in documents["actions"].data["types"].items()}
    _check_actions(documents["actions"], actions)
    lists = {
        stem: {key: read_entry(key, label, data) for key, data in documents[f"gazetteers/{stem}"].data.items()}
        for stem, label in GAZETTEERS.items()
    }
    topics, outlets = lists.pop("topics"), lists.pop("outlets")
    entities: dict[str, ListedEntity] = {}
    for stem, entries in lists.items():
        for key, entry in entries.items():
            if key in entities:
                place = documents[f"gazetteers/{stem}"].place((), of_key=key)
                raise SchemaError(
                    f"'{key}' is listed as {entities[key].label} already.", place=place, remedy="Give one of them another id."
                )
            entities[key] = entry
    _check_references(documents, lists, entities)
    graph = documents["graph"].data
    languages = {
        document.data["code"]: read_language(document, actions)
        for name, document in documents.items()
        if name.startswith("languages/")
    }
    return Ontology(
        graph=GraphSchema(graph["labels"], graph["relationships"], graph["edge_properties"]),
        families={key: data["about"] for key, data in documents["actions"].data["families"].items()},
        actions=actions,
        statuses={key: data["happened"] for key, data in documents["statuses"].data.items()},
        stages={key: data["stage"] for key, data in documents["statuses"].data.items()},
        confidence={sign: hundredths / 100 for sign, hundredths in documents["confidence"].data.items()},
        entities=entities,
        topics=topics,
        outlets=outlets,
        languages=languages,
        body_words=_body_words(languages.values()),
        fingerprint=fingerprint,
    )


def _body_words(languages: Iterable[Language]) -> dict[str, str]:
    """What words in the names of bodies mean, by their slugs."""
    found: dict[str, str] = {}
    for language in languages:
        for meaning, words in language.body_words.items():
            for word in words:
                if (known := found.setdefault(slug(word), meaning)) != meaning:
                    place = language.document.place(("body_words",), of_key=meaning)
                    problem = f"'{word}' means '{known}' already."
                    raise SchemaError(problem, place=place, remedy="Let it mean one thing in all languages.")
    return found


def _documents(root: Traversable, texts: Mapping[str, str], fingerprint: str) -> dict[str, Document]:
    known = kept(fingerprint)
    if known is not None and known.keys() == texts.keys():
        return {name: Document(f"schemas/{name}.yaml", known[name], text) for name, text in texts.items()}
    documents = {name: parse(text, f"schemas/{name}.yaml") for name, text in texts.items()}
    for name, document in documents.items():
        check(document, json_schema(root, name))
    keep(fingerprint, {name: document.data for name, document in documents.items()})
    return documents


def json_schema(root: Traversable, name: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file: by folder, with one of its own for each gazetteer that has one."""
    folder, _, stem = name.partition("/")
    kind = {"languages": "language", "gazetteers": "gazetteer"}.get(folder, folder)
    schema: dict[str, Any] = json.loads((root / "json" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    if kind == "gazetteer":
        kinds = schema["$defs"]["kinds"].get(stem)
        if kinds:
            schema["$defs"]["entry"]["properties"]["kind"] = kinds
    return schema


def _check_actions(document: Document, actions: Mapping[str, ActionType]) -> None:
    families = document.data["families"]
    for key, action in actions.items():
        if action.family not in families:
            place = document.place(("types", key, "family"))
            raise SchemaError(f"no family called '{action.family}'.", place=place, remedy=did_you_mean(action.family, families))
        named = [("undone_by", action.undone_by), ("of_network", action.of_network), ("deed", action.deed), ("akin", action.akin)]
        for field, other in (*named, *(("ended_by", each) for each in sorted(action.ended_by))):
            if other is not None and other not in actions:
                place = document.place(("types", key, field))
                raise SchemaError(f"no action called '{other}'.", place=place, remedy=did_you_mean(other, actions))


def _check_references(
    documents: Mapping[str, Document], lists: Mapping[str, Mapping[str, ListedEntity]], entities: Mapping[str, ListedEntity]
) -> None:
    for stem, entries in lists.items():
        for key, entry in entries.items():
            for field in _REFERENCES:
                other = getattr(entry, field)
                if other is not None and other not in entities:
                    place = documents[f"gazetteers/{stem}"].place((key, field))
                    raise SchemaError(f"no entity called '{other}'.", place=place, remedy=did_you_mean(other, entities))
