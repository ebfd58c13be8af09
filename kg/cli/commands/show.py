"""`kg show`: an article with its evidence marked, or the card of an entity or an event."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.arguments import AsOfOption, JsonOption, KnownByOption, graph_of, moment_of, session_of, workspace_of
from kg.cli.session import say
from kg.cli.terminal import console, print_line
from kg.model import Article, Facts, KgError, LedgerError, UsageError

if TYPE_CHECKING:
    from kg.workspace import Moment, Workspace

PLACE = 40

_HEX = re.compile(r"[0-9a-f]{4,16}")
_SHOWN = 5


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show")(show)


def show(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="ID", help="An article's id, its beginning or its source; an entity's or event's id or name.")
    ],
    html: Annotated[bool, typer.Option("--html", help="Write the article as one self-contained page.")] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where the page goes; - is standard output.")
    ] = "-",
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    json: JsonOption = False,
) -> int:
    """Show an article with its evidence, the history of a platform, an event, an episode, or anybody's card.

    A file that was not ingested is read on the fly, and nothing is stored.
    """
    workspace = workspace_of(ctx)
    moment = moment_of(as_of, known_by)
    found = _article(workspace, what)
    if json and html:
        raise UsageError("a page is no JSON.", place="--json", remedy="Leave one of --json and --html out.")
    if html:
        if found is None:
            raise UsageError("only articles become pages.", place="--html", remedy="Leave --html out to see the card.")
        from kg.export import write_file
        from kg.web.article_page import article_page

        page = article_page(*found, workspace.ontology).encode()
        write_file(output, lambda out: out.write(page))
        return 0
    if output != "-":
        raise UsageError("goes with --html.", place="-o", remedy="Add --html.")
    if found is not None and not moment.is_now:
        raise UsageError("an article says the same at all times.", place=what, remedy="Leave --as-of and --known-by out.")
    if found is not None and json:
        from kg.extract.contract import line

        print_line(line(*found))
        return 0
    if found is not None:
        from kg.cli.views.article import print_article

        print_article(console(), *found, workspace.ontology)
        return 0
    return _card(workspace, what, moment, program=session_of(ctx).program, json=json)


def _article(workspace: Workspace, what: str) -> tuple[Article, Facts] | None:
    """Return the article that is meant, from the ledger or from a file; None where no article is."""
    if workspace.exists:
        with workspace.reading() as ledger:
            found = ledger.find(what) if _HEX.fullmatch(what) or os.sep in what or "." in what else ()
            found = tuple(article for article in found if article.source == what or article.url == what) or found
            if len(found) > 1:
                names = ", ".join(f"{article.id} ({article.title or article.source})" for article in found[:_SHOWN])
                raise LedgerError(f"several articles are called so: {names}.", place=what, remedy="Give more of the id.")
            if found:
                return found[0], ledger.facts_of(found[0].id)
    path = what.partition("#")[0]
    if os.path.isfile(path):
        return _read(workspace, what)
    if os.path.isdir(path):
        raise UsageError("is a folder.", place=what, remedy="Name one file in it.")
    return None


def _read(workspace: Workspace, what: str) -> tuple[Article, Facts]:
    from kg.extract.engine import Extractor
    from kg.workspace import reading_aids
    from kg.workspace.ingestion import Sources, facts_or_error

    path, _, record = what.partition("#")
    records = list(Sources(places=(path,), aids=reading_aids(workspace.ontology)).records())
    articles = [one for one in records if isinstance(one, Article) and (not record or one.source == what)]
    if not articles:
        raise next((one for one in records if isinstance(one, KgError)), UsageError("no such article in it.", place=what))
    if len(articles) > 1:
        names = ", ".join(article.source for article in articles[:_SHOWN])
        raise UsageError(f"{len(articles)} articles stand in it.", place=what, remedy=f"Name one: {names}.")
    reading = facts_or_error(articles[0], Extractor(workspace.ontology))
    if isinstance(reading, KgError):
        raise reading
    return reading


def _card(workspace: Workspace, what: str, moment: Moment, *, program: str, json: bool) -> int:
    from functools import cache

    from kg.workspace import refuse_retracted
    from kg.workspace.cards import WITHOUT_NAMES, card, meant
    from kg.workspace.ids import near_ids
    from kg.workspace.looking_up import StoreFinder
    from kg.workspace.neighbourhood import holds, view_around, view_of_mark

    store = graph_of(workspace, moment)
    finder = cache(lambda: StoreFinder(lambda: workspace.ontology, store, lambda: workspace.schemas))
    with workspace.reading() as ledger:
        given = ledger.corrections()
    if given:
        from kg.workspace.merged import stands_for

        if (one := stands_for(what, given, workspace.ontology.entities)) is not None:
            say(f"{what} is {one[0].partition('/')[2]}, says {one[1].by} ({one[1].id}).")
            what = one[0]
    try:
        ref = meant(
            lambda one: holds(store, one),
            lambda mark: view_of_mark(store, mark),
            finder,
            what,
            say,
            lambda text: near_ids(store, text, WITHOUT_NAMES),
        )
    except UsageError:
        refuse_retracted(what, given)
        raise
    if ref is None:
        return 0
    view = view_around(store, ref)
    if json:
        from json import dumps

        print_line(dumps(card(view, ref, workspace.ontology), ensure_ascii=False))
        return 0
    if ref.label == "Action":
        from kg.cli.views.event import print_event

        print_event(console(), view, view.event(ref), program=program)
    elif ref.label == "Episode":
        from kg.cli.views.event import print_episode
        from kg.workspace.histories import stretch_of

        print_episode(console(), stretch_of(view, workspace.ontology, ref), workspace.ontology)
    else:
        from kg.cli.views.card import print_card

        print_card(console(), view, ref, workspace.ontology)
    return 0
