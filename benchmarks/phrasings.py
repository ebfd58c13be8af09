"""How many ways of saying it are read: single sentences, each with every one of its parties put in.

`python benchmarks/phrasings.py [LANGUAGE ...]` prints the share that is read exactly as meant; `--errors N` lists what was read
instead. The phrases stand in benchmarks/gold/phrasings/, `LANGUAGE-WHAT.yaml`: groups of what an agency says and does, with the
actions and statuses that are meant, and the forms of actors and targets that are put in, each with the ids that are right. An
empty actor is `[-]`, a deed without a target has no ids. `also` are actions of others that a group's phrases name beside.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from kg.extract import Extractor
from kg.model import Article, Entity, slug
from kg.ontology import load_ontology

FOLDER = Path(__file__).parent / "gold" / "phrasings"
LANGUAGES = ("en", "id")
_PUBLISHED = "2025-03-12"
_NUMBER = re.compile(r"\[(\w+)\|(\w+)\]")  # "[was|were]": by the number of what is put in for the target
_DOUBLE = re.compile(r",(?=[.,?])")


@dataclass(frozen=True)
class Phrasing:
    """A sentence or some, the phrase that they were made from, and the facts that they tell: one a target."""

    phrase: str
    group: str
    text: str
    actions: frozenset[str]
    statuses: frozenset[str]
    actors: frozenset[str]
    targets: frozenset[str]
    also: frozenset[str]  # actions that the phrase tells beside


def phrasings(language: str) -> Iterator[Phrasing]:
    """All sentences of a language."""
    for path in sorted(FOLDER.glob(f"{language}-*.yaml")):
        told = yaml.safe_load(path.read_text("utf-8"))
        for group, meant in told["groups"].items():
            parties = product(meant.get("actors", told["actors"]).items(), meant.get("targets", told["targets"]).items())
            for phrase, ((actor, of_actor), (target, of_target)) in product(meant["say"], list(parties)):
                yield Phrasing(
                    phrase,
                    f"{path.stem.removeprefix(f'{language}-')}: {group}",
                    _put(phrase, actor, target, plural=of_target.get("plural", False)),
                    frozenset(meant["actions"]),
                    frozenset(meant["statuses"]),
                    frozenset(of_actor),
                    frozenset(of_target["ids"]),
                    frozenset(meant.get("also", ())),
                )


def _put(phrase: str, actor: str, target: str, *, plural: bool) -> str:
    text = _NUMBER.sub(lambda m: m[1 + plural], phrase).replace("{A}", actor).replace("{T}", target)
    text = _DOUBLE.sub("", text)
    return text[0].upper() + text[1:]


def wrong(phrasing: Phrasing, extractor: Extractor, language: str) -> list[str]:
    """What is not as meant: facts that are missed and facts that nobody told. Empty where all is right."""
    facts = extractor.extract(Article("phrasing", phrasing.text, language=language, published=_PUBLISHED))
    missed, extra = (set(phrasing.targets) or {"it"}) if phrasing.actions else set(), []
    for event in facts.events:
        by = _called(event.actor.entity) if event.actor is not None else "-"
        right = event.action in phrasing.actions and event.status in phrasing.statuses and by in phrasing.actors
        targets = {_called(t.entity) for t in event.targets}
        if right and not {t for t in targets if phrasing.targets} - phrasing.targets:
            missed -= (targets if phrasing.targets else set()) or {"it"}
        elif event.action not in phrasing.also:
            extra.append(f"{by} {event.action} {', '.join(sorted(targets)) or '?'} ({event.status})")
    return [*(f"missed {name}" for name in sorted(missed)), *extra]


def _called(entity: Entity) -> str:
    return entity.id or slug(entity.name)


def unread(language: str) -> Mapping[str, list[tuple[Phrasing, list[str]]]]:
    """The phrases that are not read with each of their parties, with what was wrong."""
    extractor = Extractor(load_ontology())
    found: dict[str, list[tuple[Phrasing, list[str]]]] = {}
    for phrasing in phrasings(language):
        if errors := wrong(phrasing, extractor, language):
            found.setdefault(phrasing.phrase, []).append((phrasing, errors))
    return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list so many of the sentences of each group")
    options: Any = parser.parse_args()
    for language in options.languages:
        failed = unread(language)
        sentences = list(phrasings(language))
        wrong_of = Counter(p.group for errors in failed.values() for p, _ in errors)
        all_of = Counter(p.group for p in sentences)
        wrong_all = sum(wrong_of.values())
        print(f"{language}: {len(sentences) - wrong_all} of {len(sentences)} sentences read as meant", end=" ")
        print(f"({1 - wrong_all / len(sentences):.1%}), {len(failed)} of {len({p.phrase for p in sentences})} phrases not in all")
        for group, count in all_of.items():
            print(f"  {group:24} {count - wrong_of[group]} of {count}")
            listed = [one for errors in failed.values() for one in errors if one[0].group == group]
            for phrasing, errors in listed[: options.errors]:
                print(f"      {phrasing.text}\n          {'; '.join(errors)}")


if __name__ == "__main__":
    main()
