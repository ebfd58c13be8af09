"""One graph: opened, filled, asked and taken apart. Whoever asks by program or by assistant does it through this class."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.api import displays
from kg.api.entities import Entity, Event, Events, event_of
from kg.api.given import PARAMETER, called_by_python, text
from kg.api.part import Part
from kg.api.result import Result
from kg.api.state import State
from kg.model import NodeRef, QueryError
from kg.workspace import Moment, Workspace, day_of, time_of
from kg.workspace.asking import ask, named_query

if TYPE_CHECKING:
    from kg.export import Filters
    from kg.model import Article
    from kg.ontology import Ontology
    from kg.query import NamedQuery
    from kg.store import Rows
    from kg.workspace import Finding, IngestReport
    from kg.workspace.finding import Found

DEFAULT_FOLDER = ".kg"
LIMIT, TIMEOUT = 1000, 30.0
_LOG = logging.getLogger("kg")


class Graph:
    """The graph of a workspace: a folder with the articles and what was read out of them.

    `folder`: else $KG_WORKSPACE, else `.kg`. `store`: the address of another store, else $KG_STORE, else a file in the folder.
    `notify` hears what is done without being asked for, such as making an old graph again; without it the log `kg` does. Nothing
    is made before something is ingested, and nothing is read before something is asked. All errors are `kg.KgError`s.
    """

    def __init__(
        self, folder: Path | str | None = None, *, store: str | None = None, notify: Callable[[str], None] = _LOG.info
    ) -> None:
        self._notify = notify
        self._workspace = Workspace(
            Path(folder or os.environ.get("KG_WORKSPACE") or DEFAULT_FOLDER),
            store=store or os.environ.get("KG_STORE") or None,
            notify=notify,
        )
        self._moment = Moment()
        self._last: State | None = None

    @property
    def folder(self) -> Path:
        """The folder of the workspace."""
        return self._workspace.folder

    @property
    def ontology(self) -> Ontology:
        """What the graph can hold: labels, relationships, types of action, statuses."""
        return self._workspace.ontology

    @property
    def moment(self) -> str:
        """From what it answers, in words: `known now`, `published by 2017-07-31`."""
        return str(self._moment)

    def as_of(self, date: str) -> Graph:
        """Return the graph of what was published by the end of a day, a month or a year; docs/times.md tells more."""
        return self._at(as_of=day_of(date, place="as_of"))

    def known_by(self, time: str) -> Graph:
        """Return the graph of what this workspace held at the end of a day, or at an ISO time, corrections too."""
        return self._at(known_by=time_of(time, place="known_by"))

    def ingest(self, *sources: Path | str, loader: str | None = None, columns: Mapping[str, str] | None = None) -> IngestReport:
        """Read files and folders into the workspace and bring the graph up to date; say what came of it.

        What cannot be read goes to quarantine with the reason, `notify` hears of it, and the rest goes on.
        """
        return self._workspace.ingest(
            [str(source) for source in sources],
            loader=loader,
            columns=columns,
            on_error=lambda error: self._notify(str(error)),
        )

    def query(
        self,
        name: str,
        parameters: Mapping[str, object] | None = None,
        /,
        *,
        limit: int = LIMIT,
        timeout: float = TIMEOUT,
        **more: object,
    ) -> Result:
        """Return the rows of a named query: `graph.query("history", platform="tiktok")`. `queries()` lists them.

        Parameters may come as a mapping too. Platforms, agencies and people go by any of their names. Raises QueryError for
        what the query cannot take, with what it can.
        """
        given = {key: text(key, value) for key, value in {**(parameters or {}), **more}.items() if value is not None}
        notes: list[str] = []
        answer = ask(
            self.named(name),
            given,
            self._workspace,
            (state := self._state()).store,
            timeout=timeout,
            limit=limit,
            option=PARAMETER,
            notify=notes.append,
            finder=state.finder,
        )
        return _result(answer, notes)

    def cypher(
        self, cypher: str, parameters: Mapping[str, object] | None = None, /, *, limit: int = LIMIT, timeout: float = TIMEOUT
    ) -> Result:
        """Return the rows of a Cypher query that only reads; one that writes is refused by the engine."""
        answer = self._state().store.query(cypher, dict(parameters or {}), timeout=timeout, limit=limit)
        return _result(answer, answer.notes)

    def queries(self) -> Result:
        """List the named queries: what each answers and the parameters that it takes; those in capitals have to be given."""
        rows = [
            (name, one.question, [p.name if p.default is not None else p.name.upper() for p in one.parameters])
            for name, one in self._named().items()
        ]
        return Result(("query", "question", "parameters"), tuple(rows))

    def named(self, name: str) -> NamedQuery:
        """Return a named query with its documentation. Raises QueryError, with the nearest name, for one that is not there."""
        return named_query(name, self._named())

    def search(self, text: str, *, kind: str | None = None, limit: int = 10) -> Result:
        """List whom a text may mean, the likeliest first: called so, called something that begins so, holds it, looks like it."""
        found = self._state().finder.search(text, self._labels(kind), limit=limit)
        rows = tuple((one.ref.id, one.name, one.ref.label.lower(), one.in_graph) for one in found)
        return Result(("id", "name", "kind", "in_graph"), rows)

    def find(self, text: str, *, kind: str | None = None) -> Entity:
        """Return whom an id or a name means, with all that the graph says of it. Raises QueryError for nobody and for several."""
        found = self._found(text, kind)
        if not found.in_graph:
            return Entity(found.ref.id, found.name, found.ref.label.lower(), False, {}, Events(()))
        from kg.workspace.histories import besides, has_history

        view = self._state().around(found.ref)
        acted, received = besides(view, found.ref)
        own = view.of_party("Action", found.ref.id) if has_history(found.ref) else []
        told = view.in_time([*own, *(event.node.ref for event in (*acted, *received))])
        events = Events([event_of(view, one) for one in told])
        return Entity(found.ref.id, found.name, found.ref.label.lower(), True, self.card(found.ref), events)

    def event(self, id_: str) -> Event:
        """Return an event by its id, also by one that it had before. Raises QueryError for an id that no event has."""
        ref = self.meant(id_)
        if ref.label != "Action":
            raise QueryError(f"is {_article_for(ref.label)} and no event.", place=id_, remedy="`events()` and `query` give ids.")
        view = self._state().around(ref)
        return event_of(view, view.event(ref))

    def events(self, **filters: Any) -> Events:
        """Return events in order of time: those that pass all filters, which are those of `select`."""
        from kg.workspace.chosen_part import chosen_events

        state = self._state()
        with called_by_python():
            chosen = self._chosen(**filters)
            if not chosen.any_action and chosen.around is None:
                view, refs = state.view, state.view.of_label("Action")
            else:
                part, refs = chosen_events(state.store, chosen, self.ontology.graph.labels)
                view = part.view()
        return Events([event_of(view, told) for told in view.in_time(refs)])

    def select(
        self,
        *,
        platform: str | None = None,
        agency: str | None = None,
        country: str | None = None,
        type: str | None = None,  # noqa: A002 - what the graph calls it
        status: str | None = None,
        since: str | None = None,
        until: str | None = None,
        around: str | None = None,
        depth: int = 1,
    ) -> Part:
        """Return the graph, or the part of it that passes all filters, in memory.

        `platform`, `agency`: an id or a name. `country`: ISO 3166. `since`, `until`: a day, a month or a year, both included.
        `around`: the id or name of any node; only what is within `depth` edges of it stays. Actions are chosen, and what
        belongs to them comes along. Raises UsageError, with what is near, for what is not there.
        """
        from kg.workspace.chosen_part import chosen_part

        state = self._state()
        with called_by_python():
            chosen = self._chosen(
                platform=platform,
                agency=agency,
                country=country,
                type=type,
                status=status,
                since=since,
                until=until,
                around=around,
                depth=depth,
            )
            nodes, edges = chosen_part(state.store, chosen, self.ontology.graph.labels)
        return Part(tuple(nodes), tuple(edges))

    def meant(self, what: str) -> NodeRef:
        """Return the key of the event, episode, statement or entity that an id or a name means.

        Raises QueryError where nothing is called so, and where only a list knows it.
        """
        from kg.workspace.cards import meant

        notes: list[str] = []
        state = self._state()
        ref = meant(state.holds, state.marked, lambda: state.finder, what, notes.append, state.near_ids)
        if ref is None:
            raise QueryError(" ".join(notes), place=what, remedy="Ingest articles on it first.")
        return ref

    def evidence(
        self,
        of: str,
        other: str | None = None,
        *,
        type: str | None = None,  # noqa: A002 - what the graph calls it
        limit: int = LIMIT,
        timeout: float = TIMEOUT,
    ) -> Result:
        """Return the relationships of a node, or between two, each with the words of an article that it rests on.

        `of`, `other`: ids or names. Where none joins the two, it is those of the events that both take part in. `type`: only of
        this type, such as TARGETS; without it all but MENTIONS.
        """
        from kg.api.words import of_relationships

        if type is not None and type not in (known := self.ontology.graph.relationships):
            from kg.ontology import did_you_mean

            raise QueryError(f"'{type}' is no relationship.", place="type", remedy=did_you_mean(type, known))
        ref, end = self.meant(of), None if other is None else self.meant(other)
        answer = of_relationships(self._state().store, ref, end, type, limit=limit, timeout=timeout)
        return _result(answer, answer.notes)

    def quotes(self, events: Iterable[str], *, most: int = 2) -> dict[str, list[dict[str, Any]]]:
        """Return words and their article for each event of these ids, at most so many each, the earliest first."""
        from kg.api.words import of_events

        return of_events(self._state().store, events, most=most)

    def articles(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return outlet, title, date, address and source of each article of these ids; `article` has the text of one."""
        from kg.api.words import articles

        return articles(self._state().store, ids)

    def card(self, ref: NodeRef) -> dict[str, Any]:
        """Return all that the graph says of a node, with the words that say so, as plain data."""
        from kg.workspace.cards import card

        return card(self._state().around(ref), ref, self.ontology, commands=False)

    def article(self, id_: str) -> Article:
        """Return an article by its id, the beginning of it, its source or its address; `text` is what evidence counts in."""
        with self._workspace.reading() as ledger:
            found = ledger.find(id_)
        if len(found) != 1:
            several = f"{len(found)} articles are called so: {', '.join(one.id for one in found[:5])}."
            remedy = "Give more of the id." if found else "Answers give the ids of articles."
            raise QueryError(several if found else "no article is called so.", place=id_, remedy=remedy)
        return found[0]

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """How many nodes of each label and edges of each type."""
        counted = self._state().store.counts()
        return {"nodes": dict(counted.nodes), "edges": dict(counted.edges)}

    def to_networkx(self) -> Any:
        """Return the whole graph as a networkx MultiDiGraph; `select` cuts a part out first."""
        return self.select().to_networkx()

    def verify(self) -> Sequence[Finding]:
        """Return all that is wrong with articles, evidence and graph; nothing is mended on the way."""
        return self._workspace.verify()

    def rebuild(self) -> None:
        """Make the graph again from the articles; those that another version read are read again first."""
        self._workspace.rebuild(on_error=lambda error: self._notify(str(error)))

    def close(self) -> None:
        """Let go of files and connections; the next question opens them again."""
        if self._last is not None:
            self._last.store.close()
            self._last = None

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Graph: {self.folder}{'' if self._moment.is_now else f', {self._moment}'}>"

    def _repr_html_(self) -> str:
        if not self._workspace.exists:
            return displays.table((), (), head=f"{self!r}: nothing was ingested yet")
        counts = self.counts
        rows = [(name, n) for counted in counts.values() for name, n in counted.items()]
        head = f"{self!r}: {sum(counts['nodes'].values()):,} nodes and {sum(counts['edges'].values()):,} edges"
        return displays.table(("what", "how many"), rows, head=head)

    def _at(self, **moment: str) -> Graph:
        made = copy(self)
        made._moment = replace(self._moment, **moment)
        made._last = None
        return made

    def _state(self) -> State:
        """The graph as it is now: read again only where it is another one."""
        store = self._workspace.graph(self._moment)
        stamp = store.stamp()
        if self._last is None or self._last.stamp != stamp:
            self._last = State(store, stamp, lambda: self.ontology)
        return self._last

    def _chosen(self, *, type: str | None = None, **others: Any) -> Filters:  # noqa: A002 - what the graph calls it
        from kg.workspace.choosing import filters
        from kg.workspace.neighbourhood import holds

        store, labels = self._state().store, self.ontology.graph.labels

        def known(id_: str) -> bool:
            return any(holds(store, NodeRef(label, id_)) for label in labels)

        return filters(self.ontology, self._state().finder, known, action_type=type, **others)

    def _found(self, text: str, kind: str | None) -> Found:
        finder, labels = self._state().finder, self._labels(kind)
        found = finder.find(text, labels)
        if found is None:
            raise QueryError(f"no {kind or 'entity'} is called '{text}'.", place="find", remedy=finder.near(text, labels))
        return found

    def _labels(self, kind: str | None) -> tuple[str, ...]:
        from kg.ontology import did_you_mean
        from kg.workspace.finding import NO_ENTITIES

        known = {label.lower(): label for label in self.ontology.graph.labels if label not in NO_ENTITIES}
        if kind is not None and kind.lower() not in known:
            raise QueryError(f"'{kind}' is no kind of entity.", place="kind", remedy=did_you_mean(kind, known))
        return () if kind is None else (known[kind.lower()],)

    def _named(self) -> Mapping[str, NamedQuery]:
        from kg.workspace.asking import queries_of

        return queries_of(self._workspace)[0]


def _result(answer: Rows, notes: Sequence[str]) -> Result:
    return Result(answer.columns, tuple(answer.rows), answer.truncated, tuple(notes))


def _article_for(label: str) -> str:
    return f"an {label}" if label[0] in "AEIOU" else f"a {label}"
