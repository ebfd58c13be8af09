"""How well many articles are made into one truth: events, names, ties and episodes against the gold of benchmarks/gold/identity.

    python benchmarks/identity.py [--errors PART]

Of events and names that were found at all B-cubed precision and recall are given, with the duplicates left and the wrong merges
per 100 events. A baseline groups reports by type, party and month.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from clusters import b_cubed
from identity_gold import FOLDER, IdentityGold, Told, TrueEvent, read_gold

from kg.evaluate import is_locked
from kg.extract.engine import Extractor
from kg.loaders import read
from kg.model import Article, Facts
from kg.ontology import ListedEntity, Ontology, load_ontology
from kg.resolve import Graph, resolve
from kg.resolve.bodies import Bodies
from kg.resolve.corrections import Corrections
from kg.resolve.keys import AGENCY, id_of
from kg.resolve.linking import Linker
from kg.resolve.readings import Reader
from kg.resolve.relations import Relations
from kg.resolve.spellings import in_articles, meant
from kg.workspace.aids import reading_aids

_CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
# The files of articles of each part; those of `real` are not ours and stand beside the checkout.
PARTS = {
    "told": (FOLDER / "told.jsonl",),
    "fiction": (FOLDER / "fiction.jsonl",),
    "blind": (FOLDER / "blind.jsonl",),
    "fresh": (FOLDER / "fresh.jsonl",),
    "later": (FOLDER / "later.jsonl",),
    "real": (_CORPORA / "id_dev.jsonl", _CORPORA / "id_event_clusters.jsonl"),
}
# The countries of the invented events: bodies and platforms are found without a list, but no country of the world is unlisted.
_COUNTRIES = {"Vandria": "Vandrian", "Sorenia": "Sorenian", "Kalmora": "Kalmoran"}


@dataclass(frozen=True, slots=True)
class Found:
    """A report in the graph: as one article tells it, and the action that it was put into."""

    mark: str
    article: str
    type: str
    status: str
    date: str | None
    published: str | None
    party: str
    action: str
    place: str
    actor: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of one part."""

    reports: int
    missed: int
    precision: float
    recall: float
    duplicates: float
    wrong: float

    @property
    def f1(self) -> float:
        """B-cubed F1."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def main() -> None:
    """Print the figures of each part that is there, and the errors of one where asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", choices=PARTS, help="list what was put together wrongly, and what was left apart")
    given = parser.parse_args()
    ontology = with_countries(load_ontology())
    extractor = Extractor(ontology)
    for name, files in PARTS.items():
        if absent := [str(file) for file in files if not file.is_file()]:
            print(f"{name}: left out, for there is no {' and no '.join(absent)}", file=sys.stderr)
            continue
        measured = Part(name, ontology, extractor)
        for title, outcome in measured.outcomes().items():
            print(f"{name:8} {title:9} {figures(outcome)}")
        for title, counted in measured.relations().items():
            print(f"{name:8} {title:9} {shares(*counted)}")
        if given.errors == name:
            print("\n".join(measured.errors()))


def with_countries(ontology: Ontology) -> Ontology:
    """Return the ontology with the invented countries in it."""
    places = {
        name.lower(): ListedEntity(
            name.lower(), name, "Place", "country", f"X{name[0]}", adjectives={"en": (adjective,)}, names={"any": (name,)}
        )
        for name, adjective in _COUNTRIES.items()
    }
    return replace(ontology, entities={**ontology.entities, **places})


def figures(outcome: Outcome) -> str:
    """One line of figures."""
    return (
        f"reports {outcome.reports} (not read: {outcome.missed}) "
        f" B3 P {outcome.precision:.3f} R {outcome.recall:.3f} F1 {outcome.f1:.3f}"
        f"  duplicates {outcome.duplicates:.1f}/100  wrong merges {outcome.wrong:.1f}/100"
    )


def shares(right: int, found: int, wanted: int) -> str:
    """Precision and recall of ties or episodes."""
    return f"precision {right}/{found}  recall {right}/{wanted}"


def parts_there() -> list[str]:
    """Return the parts of the gold whose articles are there."""
    return list(PARTS)


class Part:
    """One part of the gold, read, resolved, and compared."""

    def __init__(self, name: str, ontology: Ontology, extractor: Extractor) -> None:
        self.gold = read_gold(FOLDER / f"{name}.gold.txt")
        self._ontology = ontology
        self._locks = name == "real"
        aids = reading_aids(ontology)
        articles = [a for file in PARTS[name] for a in read(str(file), aids) if isinstance(a, Article)]
        self._pairs: list[tuple[Article, Facts]] = [(article, extractor.extract(article)) for article in articles]
        self.graph = resolve(self._pairs, ontology)
        self._key = {article.id: article.source.rpartition("#")[2] for article in articles}
        self.found = list(_reports(self.graph, self._key))
        self.matched = dict(_matched(self.gold, self.found, ontology))

    def outcomes(self) -> dict[str, Outcome]:
        """Return the figures of events, of the baseline, and of names."""
        marked = sum(len(event.reports) for event in self.gold.events.values())
        missed = marked - len(self.matched)
        by_mark = {one.mark: one for one in self.found}
        deed = {name: type_.deed for name, type_ in self._ontology.actions.items()}
        ours = [(by_mark[mark].action, event) for mark, event in self.matched.items()]
        plain = [
            (f"{deed[one.type]} {one.party} {(one.date or one.published or '')[:7]}", event)
            for mark, event in self.matched.items()
            for one in (by_mark[mark],)
        ]
        named = list(self._names())
        return {
            "events": _outcome(ours, missed),
            "baseline": _outcome(plain, missed),
            "names": _outcome(named, 0),
        }

    def relations(self) -> dict[str, tuple[int, int, int]]:
        """Return right, found and wanted for each type of tie and for episodes, between events that were found."""
        cluster = self._cluster_of()
        event_of = {action: key for key, action in sorted(cluster.items())}
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        wanted: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for edge in self.graph.edges:
            pair = event_of.get(edge.source.id), event_of.get(edge.target.id)
            if edge.type in ("LIFTS", "ESCALATES", "RESPONDS_TO") and pair[0] and pair[1]:
                found[edge.type].add((pair[0], pair[1]))
        for type_, later, earlier in self.gold.ties:
            if later in cluster and earlier in cluster:
                wanted[type_].add((later, earlier))
        ends: dict[str, dict[str, str]] = defaultdict(dict)
        for edge in self.graph.edges:
            if edge.type in ("BEGAN", "ENDED"):
                ends[edge.source.id][edge.type] = event_of.get(edge.target.id, "?")
        for episode in ends.values():
            if episode["BEGAN"] != "?":
                found["episodes"].add((episode["BEGAN"], episode.get("ENDED", "-")))
        for began, ended in self.gold.episodes:
            if began in cluster and (ended is None or ended in cluster):
                wanted["episodes"].add((began, ended or "-"))
        return {name: (len(found[name] & wanted[name]), len(found[name]), len(wanted[name])) for name in sorted(wanted)}

    def errors(self) -> Iterator[str]:
        """Yield what was put together wrongly and what was left apart, a line each."""
        by_mark = {one.mark: one for one in self.found}
        shown = {mark: event for mark, event in self.matched.items() if not self._hides(by_mark[mark].article)}
        told: dict[str, list[tuple[str, Found]]] = defaultdict(list)
        for mark, event in shown.items():
            told[event].append((by_mark[mark].action, by_mark[mark]))
        for event, reports in sorted(told.items()):
            if len({action for action, _ in reports}) > 1:
                yield f"APART {event} {self.gold.events[event].type} {self.gold.events[event].party}"
                yield from (f"    {action}  {_told(one)}" for action, one in sorted(reports, key=lambda x: x[0]))
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for found, true in self._names():
            names[true][found] += 1
        yield from (f"NAME {true}: {dict(held)}" for true, held in sorted(names.items()) if len(held) > 1)
        merged: dict[str, list[tuple[str, Found]]] = defaultdict(list)
        for mark, event in shown.items():
            merged[by_mark[mark].action].append((event, by_mark[mark]))
        for action, reports in sorted(merged.items()):
            if len({event for event, _ in reports}) > 1:
                yield f"MERGED {action}"
                yield from (f"    {event}  {_told(one)}" for event, one in sorted(reports, key=lambda x: x[0]))
        if hidden := len(self.matched) - len(shown):
            yield f"Left out: {hidden} reports of locked articles"

    def _hides(self, article: str) -> bool:
        """Whether an article is of the third of real articles whose errors nobody looks at (docs/evaluation.md)."""
        return self._locks and is_locked(article)

    def _cluster_of(self) -> dict[str, str]:
        """Return for each event of the gold the action that most of its reports were put into."""
        by_mark = {one.mark: one.action for one in self.found}
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for mark, event in self.matched.items():
            counted[event][by_mark[mark]] += 1
        return {event: min(held, key=lambda action: (-held[action], action)) for event, held in counted.items()}

    def _names(self) -> Iterator[tuple[str, str]]:
        """Yield for each marked name that was found the entity of the graph and the one of the gold."""
        relations = Relations(self._ontology)
        linker = Linker(self._ontology, relations, Corrections(()))
        mentioned: dict[str, list[str]] = defaultdict(list)
        called: dict[tuple[str, object], str] = {}
        for edge in self.graph.edges:
            if edge.type == "MENTIONS":
                mentioned[edge.source.id].append(edge.target.id)
                called[edge.source.id, edge.properties["text"]] = edge.target.id
        bodies = self._bodies()
        for article, facts in self._pairs:
            for mention in facts.mentions:
                true = self.gold.names.get((self._key[article.id], article.text[mention.start : mention.end]))
                linked = linker.entity(mention.entity, article.id).id
                if true and linked:
                    # People told apart have the body behind their name.
                    body = bodies.meant(article.id, f"{AGENCY}/{linked}")
                    own = id_of(body[0]) if body else linked
                    ids = [id_ for id_ in mentioned[article.id] if id_ == own or id_.startswith(f"{own}-")]
                    found = called.get((article.id, article.text[mention.start : mention.end]))
                    yield self._newest(found or min(ids, key=len, default=own)), true

    def _bodies(self) -> Bodies:
        """Return which bodies articles mean by names that no list holds: of two names of a body in an article one has an edge."""
        reader = Reader(self._ontology, Corrections(()))
        readings = [reader.read(article, facts) for article, facts in self._pairs]
        uses = [use for reading in readings for use in reading.bodies]
        counted = in_articles([*(use.said for use in reading.bodies), *reading.spelled] for reading in readings)
        return Bodies(uses, meant(counted, {AGENCY}), reader.relations.body_names, reader.country)

    def _newest(self, id_: str) -> str:
        while (entry := self._ontology.entities.get(id_)) and entry.succeeded_by:
            id_ = entry.succeeded_by
        return id_


def _told(one: Found) -> str:
    return f"{one.article} {one.type} {one.status} {one.date or '-'} [{(one.published or '-')[:10]}] {one.place} {one.actor}"


def _reports(graph: Graph, keys: Mapping[str, str]) -> Iterator[Found]:
    articles = {node.id: node for node in graph.nodes if node.label == "Article"}
    actions = {node.id: node for node in graph.nodes if node.label == "Action"}
    seen = set()
    for edge in graph.edges:
        told = edge.properties
        if edge.type == "REPORTS" and told["mark"] not in seen:
            seen.add(told["mark"])
            published = articles[edge.source.id].properties.get("published")
            yield Found(
                mark=str(told["mark"]),
                article=keys[edge.source.id],
                type=str(told["action"]),
                status=str(told["status"]),
                date=str(told["date"]) if "date" in told else None,
                published=str(published) if published else None,
                party=str(actions[edge.target.id].properties.get("party", "")),
                action=edge.target.id,
                place=str(actions[edge.target.id].properties.get("jurisdiction", "-")),
                actor=str(told.get("actor", "-")),
            )


def _matched(gold: IdentityGold, found: Iterable[Found], ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Yield the mark of each report that the gold marks with its event: same article, deed, stage, party and country."""
    deeds = {name: type_.deed for name, type_ in ontology.actions.items()}
    free: dict[tuple[str, str, str, str], list[Found]] = defaultdict(list)
    for one in found:
        free[one.article, deeds[one.type], ontology.stages[one.status], one.party].append(one)
    countries = {id_: entry.country for id_, entry in ontology.entities.items()}
    wanted = [(told, event) for event in gold.events.values() for told in event.reports]

    def place(told: Told, party: str) -> tuple[str, str, str, str]:
        return told.article, deeds[told.type], ontology.stages[told.status], party

    for same in _WAYS:
        left = []
        for told, event in wanted:
            held = free[place(told, event.party)]
            # A threat and a condition are of one stage: what the article words alike goes first.
            held.sort(key=lambda one: one.status != told.status)
            here = countries.get(event.place)
            chosen = next((one for one in held if same(one, told, event) and (not here or one.place[:2] in ("-", here))), None)
            if chosen is None:
                left.append((told, event))
            else:
                held.remove(chosen)
                yield chosen.mark, event.key
        wanted = left


def _of_one_time(date: str | None, true: str) -> bool:
    """Whether a date as read is that of the event, as far as both are precise."""
    return bool(date and true) and (str(date).startswith(true) or true.startswith(str(date)))


# The surest first: the date as printed, that of the event, none at all.
_WAYS: tuple[Callable[[Found, Told, TrueEvent], bool], ...] = (
    lambda one, told, _: one.date == told.date and one.date is not None,
    lambda one, _, event: _of_one_time(one.date, event.date),
    lambda one, told, _: one.date == told.date and one.type == told.type,
    lambda one, told, _: one.date is None or told.date is None,
    lambda *_: True,
)


def _outcome(pairs: list[tuple[str, str]], missed: int) -> Outcome:
    agreement = b_cubed(pairs)
    ours: dict[str, set[str]] = defaultdict(set)
    theirs: dict[str, set[str]] = defaultdict(set)
    for found, true in pairs:
        ours[found].add(true)
        theirs[true].add(found)
    duplicates = sum(len(held) - 1 for held in theirs.values())
    wrong = sum(len(held) - 1 for held in ours.values())
    share = 100 / max(len(theirs), 1)
    return Outcome(len(pairs), missed, agreement.precision, agreement.recall, share * duplicates, share * wrong)


if __name__ == "__main__":
    main()
