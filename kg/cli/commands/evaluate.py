"""`kg evaluate`: what is read out of articles, held against what careful readers marked in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.arguments import JsonOption, LoaderOption, MapOption, OptionalSourceArguments, pairs
from kg.cli.session import say, say_error
from kg.cli.terminal import print_line
from kg.model import KgError, UsageError

if TYPE_CHECKING:
    from kg.evaluate import Gold, Predictions, Record
    from kg.ontology import Ontology

PLACE = 66

_SHOWN = 5


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evaluate")(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="What readers marked; docs/evaluation.md has the form.")],
    sources: OptionalSourceArguments = None,
    aliases: Annotated[
        Path | None, typer.Option("--aliases", metavar="FILE", help="Names that count as one, a group a line.")
    ] = None,
    part: Annotated[
        str, typer.Option("--part", metavar="PART", help="all, tuned, or locked: the third not to be looked at.")
    ] = "all",
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="WHAT", help="Break down by action, status or language. Repeatable.")
    ] = None,
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0, help="List so many errors beside their text.")] = 0,
    show_errors: Annotated[bool, typer.Option("--show-errors", help="List what is wrong in locked articles as well.")] = False,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", metavar="FILE", help="Judge this output of `kg extract`; no source is read.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help="Compare with a former output of `kg extract`.")
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="LIST", help="Read as if no platforms, or no agencies, were listed. Repeatable."),
    ] = None,
    agreement: Annotated[
        Path | None, typer.Option("--agreement", metavar="GOLD", help="How far a second reader agrees; no source is read.")
    ] = None,
    loader: LoaderOption = None,
    map_: MapOption = None,
    json: JsonOption = False,
) -> int:
    """Measure what is read against what readers marked.

    Precision, recall and F1 for action and target (ACT), with the status (STATUS) and with the actor too (FULL), each with its
    95 % interval; then dates and people. Status 1: an article of the gold was not among the sources, or a source was not read.
    """
    from kg.evaluate import BREAKDOWNS, PARTS, Evaluation, Names, part_of, read_gold, read_names
    from kg.ontology import load_ontology

    _valid([part], PARTS, "--part")
    _valid(by or (), BREAKDOWNS, "--by")
    ways = [name for name, given in (("SOURCE", sources), ("--predictions", predictions), ("--agreement", agreement)) if given]
    if len(ways) != 1:
        problem = f"{' and '.join(ways)} are given." if ways else "nothing to measure."
        raise UsageError(problem, place="evaluate", remedy="Give one of: sources, --predictions FILE, --agreement GOLD.")
    idle = {"--without": without and not sources, "--against": against and agreement, "--by": by and agreement}
    for option in (option for option, given in idle.items() if given):
        raise UsageError(f"it does nothing beside {ways[0]}.", place=option, remedy=f"Leave out {option} or {ways[0]}.")
    ontology = load_ontology()
    names = read_names(aliases) if aliases else Names()
    marked = part_of(read_gold(gold, ontology, names), part)
    if not marked.articles:
        raise UsageError(f"no article of it is of the part '{part}'.", place=str(gold), remedy="Try another --part.")
    about = {"gold": str(gold), "part": part}
    if agreement:
        return _tell_agreement(marked, read_gold(agreement, ontology, names), about, errors, show_errors, json=json)
    faults: list[KgError] = []
    if predictions:
        made = Evaluation(marked, _former(predictions, marked), names)
    else:
        read = _read(sources or (), marked, _hiding(ontology, without or ()), loader, map_, faults)
        made = Evaluation(marked, _settled(read, sources or ()), names)
        about |= {"without": ", ".join(sorted(set(without or ())))}
    before = Evaluation(marked, _former(against, marked), names) if against else None
    if json:
        from json import dumps

        from kg.evaluate import evaluation_as_json

        figures = evaluation_as_json(made, by=by or (), before=before, errors=errors, locked_too=show_errors)
        print_line(dumps(about | figures, ensure_ascii=False))
    else:
        from kg.cli.views.evaluation import print_evaluation

        print_evaluation(made, about, by=by or (), before=before, errors=errors, locked_too=show_errors)
    if made.unread:
        say(f"not read, so that all in them counts as missed: {_some(made.unread)}.")
    if before is not None and before.unread:
        say(f"not in {against}, so that all in them counts as missed there: {_some(before.unread)}.")
    return int(bool(faults or made.unread))


def _tell_agreement(first: Gold, second: Gold, about: dict[str, str], errors: int, locked_too: bool, *, json: bool) -> int:
    from kg.evaluate import agreement, agreement_as_json

    made = agreement(first, second)
    if not made.articles:
        raise UsageError("no article is marked in both.", place="--agreement", remedy="Both readers mark under the same ids.")
    if json:
        from json import dumps

        print_line(dumps(about | agreement_as_json(made, errors=errors, locked_too=locked_too), ensure_ascii=False))
    else:
        from kg.cli.views.evaluation import print_agreement

        print_agreement(made, about, errors=errors, locked_too=locked_too)
    return 0


def _former(file: Path, gold: Gold) -> Mapping[str, Record]:
    from kg.evaluate import read_predictions

    return _settled(read_predictions(file, gold.articles), [str(file)])


def _read(
    sources: Sequence[str], gold: Gold, ontology: Ontology, loader: str | None, map_: list[str] | None, faults: list[KgError]
) -> Predictions:
    from kg.evaluate import extracted
    from kg.extract.engine import Extractor
    from kg.workspace import reading_aids
    from kg.workspace.ingestion import Sources

    def fault(error: KgError) -> None:
        say_error(error)
        faults.append(error)

    places = Sources(places=sources, aids=reading_aids(ontology), loader=loader, columns=pairs(map_, option="--map"))
    return extracted(places.records(), Extractor(ontology), gold.articles, on_error=fault)


def _settled(read: Predictions, sources: Iterable[str]) -> Mapping[str, Record]:
    """What was read, where that is of any use: a mistaken source must not pass for a bad reading."""
    if not read.records:
        remedy = "The gold calls an article by its file's name without ending, or by the record's id."
        raise UsageError("no article of the gold is in it.", place=", ".join(sources), remedy=remedy)
    if read.repeated:
        say(f"read more than once, and the last one counts: {_some(read.repeated)}.")
    return read.records


def _hiding(ontology: Ontology, lists: Sequence[str]) -> Ontology:
    from kg.ontology import GAZETTEERS, without_labels

    held = {entity.label for entity in ontology.entities.values()}
    labels = {stem: label for stem, label in GAZETTEERS.items() if label in held}
    _valid(lists, labels, "--without")
    return without_labels(ontology, {labels[stem] for stem in lists})


def _valid(given: Sequence[str], known: Collection[str], option: str) -> None:
    for word in given:
        if word not in known:
            from kg.ontology import did_you_mean

            raise UsageError(f"no '{word}' here.", place=option, remedy=did_you_mean(word, known))


def _some(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
