"""`kg load` and `kg extract`: what is read out of sources, on stdout; nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from kg.cli.arguments import LoaderOption, MapOption, SourceArguments, pairs
from kg.cli.session import say_error
from kg.cli.terminal import data_out

if TYPE_CHECKING:
    from kg.model import Article

PLACE = 20


def register(app: typer.Typer) -> None:
    """Add both commands."""
    app.command("load")(load)
    app.command("extract")(extract)


def load(sources: SourceArguments, loader: LoaderOption = None, map_: MapOption = None) -> int:
    """Print articles as they are read, and store nothing.

    One JSON object a line: id, source, url, title, outlet, published, language, text, boilerplate.
    """
    from kg.model.codec import article_to_json

    return _each(sources, loader, map_, article_to_json)


def extract(sources: SourceArguments, loader: LoaderOption = None, map_: MapOption = None) -> int:
    """Print what articles say, and store nothing.

    One JSON object a line: the article, events, statements and people, each with its evidence.
    """
    from kg.extract.contract import line
    from kg.extract.engine import Extractor
    from kg.ontology import load_ontology
    from kg.workspace.ingestion import facts_or_error

    extractor = Extractor(load_ontology())

    def told(article: Article) -> str:
        reading = facts_or_error(article, extractor)
        if not isinstance(reading, tuple):
            raise reading
        return line(*reading)

    return _each(sources, loader, map_, told)


def _each(sources: Sequence[str], loader: str | None, map_: list[str] | None, spelled: Callable[[Article], str]) -> int:
    from kg.model import Article, KgError
    from kg.ontology import load_ontology
    from kg.workspace import reading_aids
    from kg.workspace.ingestion import Sources

    read = faults = 0
    out = data_out()
    places = Sources(places=sources, aids=reading_aids(load_ontology()), loader=loader, columns=pairs(map_, option="--map"))
    for record in places.records():
        try:
            if not isinstance(record, Article):
                raise record
            text = spelled(record)
        except KgError as error:
            say_error(error)
            faults += 1
            continue
        out.write(f"{text}\n")
        read += 1
    if faults:
        return 1 if read else 2
    return 0
