"""What `resolve` must know of the listed world; `kg.ontology.Ontology` is one."""

# ruff: noqa: D102 - the names are those of the gazetteer files, which say what they mean

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class ListedEntity(Protocol):
    """An entity of a gazetteer. `owner`, `part_of` and `succeeded_by` are ids of others."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def wikidata(self) -> str | None: ...
    @property
    def valid_from(self) -> str | None: ...
    @property
    def valid_until(self) -> str | None: ...
    @property
    def owner(self) -> str | None: ...
    @property
    def part_of(self) -> str | None: ...
    @property
    def succeeded_by(self) -> str | None: ...


class ActionType(Protocol):
    """A type of action; `label` is the second label of its nodes."""

    @property
    def family(self) -> str: ...
    @property
    def label(self) -> str: ...


class Gazetteer(Protocol):
    """Listed entities, topics and outlets by id (three lists: an outlet may share its id with a company), and action types."""

    @property
    def entities(self) -> Mapping[str, ListedEntity]: ...
    @property
    def topics(self) -> Mapping[str, ListedEntity]: ...
    @property
    def outlets(self) -> Mapping[str, ListedEntity]: ...
    @property
    def actions(self) -> Mapping[str, ActionType]: ...
