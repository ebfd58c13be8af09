"""From what a person calls platforms, agencies and days to the filters that cut a part out of a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kg.export import Filters, check_form
from kg.model import UsageError
from kg.ontology import did_you_mean
from kg.query.words import COUNTRY, VOCABULARIES, remedy

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.workspace.finding import Finder


def filters(
    ontology: Ontology,
    finder: Finder,
    holds: Callable[[str], bool],
    *,
    platform: str | None = None,
    agency: str | None = None,
    country: str | None = None,
    action_type: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    around: str | None = None,
    depth: int = 1,
) -> Filters:
    """Return the filters. `holds` tells whether the graph has a node of an id: `around` may be one, or a name.

    Raises UsageError, which calls a filter by its option, for a word that the schemas lack, a name that the graph lacks, and what
    is no date.
    """
    _check("--type", action_type, ontology.actions)
    _check("--status", status, ontology.statuses)
    chosen = Filters(
        platform=_id(finder, platform, "--platform", "Platform"),
        agency=_id(finder, agency, "--agency", "Agency"),
        country=_country(ontology, country),
        action_type=action_type,
        status=status,
        since=since,
        until=until,
        around=around if around is None or holds(around) else _id(finder, around, "--around"),
        depth=depth,
    )
    check_form(chosen)
    return chosen


def _check(option: str, value: str | None, known: Iterable[str]) -> None:
    if value is not None and value not in known:
        raise UsageError(f"'{value}' is not one.", place=option, remedy=did_you_mean(value, known))


def _country(ontology: Ontology, text: str | None) -> str | None:
    """The code of a country that is given by that, or by its name."""
    if text is None:
        return None
    known = VOCABULARIES[COUNTRY](ontology)
    if (code := known.get(text.strip().lower())) is None:
        raise UsageError(f"'{text}' is no country.", place="--country", remedy=remedy(text, COUNTRY, known))
    return code


def _id(finder: Finder, text: str | None, option: str, *labels: str) -> str | None:
    if text is None:
        return None
    found = finder.find(text, labels)
    if found is None or not found.in_graph:
        what_else = finder.near(text, labels) if found is None else "`kg stats` tells what the graph holds."
        raise UsageError(f"nothing in the graph is called '{text}'.", place=option, remedy=what_else)
    return found.ref.id
