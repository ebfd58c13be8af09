"""An article with its evidence marked, as one page that needs nothing else and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources

from kg.export.characters import visible
from kg.model import Article, Facts
from kg.ontology import Ontology
from kg.web.marks import EVENT, PERSON, ROLE, STATEMENT, Mark, Stretch, marks_of, stretches

_PALETTE = 6
_LEGEND = ((STATEMENT, "a statement"), (PERSON, "an office"), (ROLE, "who plays a part"))


def article_page(article: Article, facts: Facts, ontology: Ontology) -> str:
    """Return the page as HTML. Everything of the article is escaped; no script, no address outside the page.

    The policy in its head allows the one style sheet by its hash and forbids all else, so that even a fault in the escaping
    could load and run nothing.
    """
    style = (resources.files("kg.web") / "article.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    marks = marks_of(facts, lambda action: ontology.actions[action].family)
    hues = {family: f"family-{index % _PALETTE}" for index, family in enumerate(ontology.families)}
    title = _text(article.title or article.source)
    language = f' lang="{_text(article.language)}"' if article.language else ""
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">\n",
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n',
            f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n",
            f"<h1{language}>{title}</h1>\n{_about(article)}\n{_legend(facts, ontology, hues)}\n",
            f'<div class="text"{language}>',
            *(_stretch(stretch, article.text, hues) for stretch in stretches(article, marks)),
            "</div>\n",
            *_lists(facts),
            "</main>\n</body>\n</html>\n",
        )
    )


def _text(value: object) -> str:
    """Anything of the article as HTML text or attribute; direction marks stay, for they are kept inside their element."""
    return escape(visible(str(value)), quote=True)


def _about(article: Article) -> str:
    told = (article.outlet, article.published, article.url, article.source, f"article {article.id}")
    return f'<p class="about">{" · ".join(_text(part) for part in dict.fromkeys(told) if part)}</p>'


def _legend(facts: Facts, ontology: Ontology, hues: dict[str, str]) -> str:
    told = {ontology.actions[event.action].family for event in facts.events}
    families = "".join(
        f'<mark class="event {hues[family]}">{_text(family)}</mark>{_text(about)} '
        for family, about in ontology.families.items()
        if family in told
    )
    others = "".join(f'<mark class="{kind}">{kind}</mark>{about} ' for kind, about in _LEGEND)
    return f'<p class="legend">{families}{others}</p>'


def _stretch(stretch: Stretch, text: str, hues: dict[str, str]) -> str:
    words = _text(text[stretch.start : stretch.end])
    labels = "".join(
        f'<span class="label {hues.get(mark.family, "")}" aria-hidden="true"><bdi>{_text(mark.label)}</bdi></span>'
        for mark in stretch.opens
        if mark.kind != ROLE
    )
    if stretch.boilerplate:
        return f'{labels}<span class="boilerplate">{words}</span>'
    if not stretch.marks:
        return words
    told = _text("; ".join(dict.fromkeys(mark.label for mark in stretch.marks)))
    return f'{labels}<mark class="{_classes(stretch.marks, hues)}" title="{told}" aria-label="{told}">{words}</mark>'


def _classes(marks: Iterable[Mark], hues: dict[str, str]) -> str:
    """The classes of a stretch; the colour is that of the first event over it."""
    kinds = dict.fromkeys(mark.kind for mark in marks)
    family = next((hues[mark.family] for mark in marks if mark.kind == EVENT), None)
    return " ".join([*kinds, *([family] if family else [])])


def _lists(facts: Facts) -> Iterable[str]:
    if facts.events:
        yield "<h2>Events</h2>\n"
        yield _table(
            ("Who", "What", "To whom", "Status", "When", "Conditions"),
            (
                (
                    event.actor.entity.name if event.actor else "",
                    event.action,
                    ", ".join(role.entity.name for role in event.targets),
                    event.status,
                    event.date or "",
                    "; ".join(event.conditions),
                )
                for event in facts.events
            ),
        )
    if facts.statements:
        yield "<h2>Statements</h2>\n"
        yield _table(("Who", "What"), ((said.speaker.name, said.text) for said in facts.statements))
    if facts.people:
        yield "<h2>People</h2>\n"
        yield _table(
            ("Who", "Office", "Where"),
            ((f.person.name, f.title or "", f.organisation.name if f.organisation else "") for f in facts.people),
        )
    if not facts.events and not facts.statements and not facts.people:
        yield '<footer class="about">Nothing was read out of this article.</footer>\n'


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td><bdi>{_text(cell)}</bdi></td>' for cell in row)}</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
