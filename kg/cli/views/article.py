"""An article on the terminal, with each piece of evidence marked and labelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.terminal import safe
from kg.cli.views.styles import DIM, HEADING, hues, plain, table
from kg.web.marks import EVENT, PERSON, ROLE, STATEMENT, Mark, Stretch, marks_of, stretches

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from kg.model import Article, Facts
    from kg.ontology import Ontology

_STYLES = {STATEMENT: "italic", PERSON: "underline", ROLE: "bold"}


def print_article(console: Console, article: Article, facts: Facts, ontology: Ontology) -> None:
    """Print the text with its marks, a legend, and the list of what was read out of it."""
    told = (article.outlet, article.published, article.language, article.source, article.id)
    console.print(plain(article.title or article.source, style=HEADING))
    console.print(plain(" · ".join(part for part in told if part), style=DIM))
    console.print()
    console.print(_marked(article, facts, ontology))
    console.print()
    console.print(_legend(facts, ontology))
    _print_lists(console, facts)


def _marked(article: Article, facts: Facts, ontology: Ontology) -> Text:
    from rich.text import Text

    colours = hues(ontology)
    marks = marks_of(facts, lambda action: ontology.actions[action].family)
    made = Text()
    for stretch in stretches(article, marks):
        words = safe(article.text[stretch.start : stretch.end])
        # A label inside a word's space would glue it to what stands before.
        for mark in stretch.opens:
            if mark.kind != ROLE:
                made.append(f"[{' '.join(safe(mark.label).split())}]", style=f"reverse {_colour(mark, colours)}".strip())
                made.append("‹")
        made.append(words, style=_style(stretch, colours))
        made.append("›" * sum(mark.kind != ROLE for mark in stretch.closes))
    return made


def _style(stretch: Stretch, colours: dict[str, str]) -> str:
    if stretch.boilerplate:
        return DIM
    kinds = dict.fromkeys(mark.kind for mark in stretch.marks)
    colour = next((_colour(mark, colours) for mark in stretch.marks if mark.kind == EVENT), "")
    return " ".join(filter(None, [colour, *(_STYLES.get(kind, "") for kind in kinds)]))


def _colour(mark: Mark, colours: dict[str, str]) -> str:
    return colours.get(mark.family, "")


def _legend(facts: Facts, ontology: Ontology) -> Text:
    from rich.text import Text

    colours = hues(ontology)
    families = {ontology.actions[event.action].family for event in facts.events}
    made = Text("legend: ", style=DIM)
    for family in ontology.families:
        if family in families:
            made.append(f" {family} ", style=f"reverse {colours[family]}")
            made.append(" ")
    made.append("‹who said it›", style="italic")
    made.append(" ")
    made.append("‹office›", style="underline")
    made.append(" ")
    made.append("a name in a role", style="bold")
    made.append(" ")
    made.append("not part of the article", style=DIM)
    return made


def _print_lists(console: Console, facts: Facts) -> None:
    if facts.events:
        console.print()
        console.print(
            table(
                ("who", "does what", "to whom", "status", "when", "conditions, scope", "rule"),
                [
                    (
                        event.actor.entity.name + (" (inferred)" if "actor" in event.inferred else "") if event.actor else "?",
                        event.action,
                        ", ".join(role.entity.name for role in event.targets),
                        event.status,
                        event.date or "",
                        "; ".join((*event.conditions, *event.scope)),
                        event.rule,
                    )
                    for event in facts.events
                ],
                narrow=("status", "when"),
                wide="conditions, scope",
            )
        )
    if facts.statements:
        rows = [(said.speaker.name, plain(said.text, width=240)) for said in facts.statements]
        console.print(table(("who", "said"), rows, wide="said"))
    if facts.people:
        people = [(f.person.name, f.title or "", f.organisation.name if f.organisation else "") for f in facts.people]
        console.print(table(("person", "office", "at"), people))
    if not (facts.events or facts.statements or facts.people):
        console.print("Nothing was read out of this article; `kg explain` tells why.")
