"""`kg explain`: which rules fired where, and what stopped the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.arguments import LoaderOption
from kg.cli.session import say_error
from kg.cli.terminal import print_line, safe
from kg.model import Article, KgError, UsageError

if TYPE_CHECKING:
    from kg.extract.document import Item
    from kg.extract.engine import Extractor, Trace
    from kg.extract.reading import Filler, Reading
    from kg.ontology import Ontology

PLACE = 50

_EXCERPT = 40
_SHOWN = 8


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    source: Annotated[str | None, typer.Argument(metavar="[SOURCE]", help="A file, a folder or -.", show_default=False)] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Explain this text instead of a source.")] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="CODE", help="The language of the text; else it is recognised.")
    ] = None,
    loader: LoaderOption = None,
) -> int:
    """Tell which rules fired, and what stopped the others.

    For each word that may tell of an action: where it stands, the rule, the voice, who plays which part, the status with
    the cues that made it, or the reason why it became no event.
    """
    from kg.extract.engine import Extractor
    from kg.ontology import load_ontology

    if (source is None) == (text is None):
        raise UsageError("give either a source or a text.", place="explain", remedy="`kg explain FILE` or `--text TEXT`.")
    ontology = load_ontology()
    if lang is not None and lang not in ontology.languages:
        raise UsageError(f"no language '{lang}'.", place="--lang", remedy=f"There are: {', '.join(sorted(ontology.languages))}.")
    extractor = Extractor(ontology)
    faults = read = 0
    for record in _records(source, text, lang, loader, ontology):
        if isinstance(record, KgError):
            say_error(record)
            faults += 1
        else:
            _print(record, extractor)
            read += 1
    return 0 if not faults else 1 if read else 2


def _records(
    source: str | None, text: str | None, lang: str | None, loader: str | None, ontology: Ontology
) -> list[Article | KgError]:
    from dataclasses import replace

    from kg.loaders.languages import detected
    from kg.workspace import reading_aids
    from kg.workspace.ingestion import Sources

    aids = reading_aids(ontology)
    if source is None:
        words = text or ""
        return [Article("--text", words, language=lang or detected(words, aids))]
    found = Sources(places=(source,), aids=aids, loader=loader).records()
    return [replace(one, language=lang) if lang and isinstance(one, Article) else one for one in found]


def _print(article: Article, extractor: Extractor) -> None:
    facts, trace = extractor.trace(article)
    print_line(safe(f"{article.source}  [{article.language or 'language unknown'}]  {article.title or ''}").rstrip())
    if not trace.gated:
        print_line(f"  nothing fired: {_why_silent(article, extractor.ontology)}")
        return
    for reading in trace.readings:
        _print_reading(article.text, reading)
    _print_unread(article.text, trace)
    if not facts.events and (facts.statements or trace.readings):
        print_line("  no event is left, so nothing of this article is kept")
    print_line(f"  {len(facts.events)} events, {len(facts.statements)} statements, {len(facts.people)} offices")


def _print_reading(text: str, reading: Reading) -> None:
    trigger = reading.trigger
    print_line(f"  {_excerpt(text, trigger.start, trigger.end)}")
    print_line(f"    trigger  {_where(trigger)}  rule {reading.form.rule.id}  voice {reading.voice}  action {reading.action}")
    for name, fillers in (
        ("actor", reading.actors),
        ("target", reading.targets),
        ("via", [reading.via] if reading.via else []),
    ):
        for filler in fillers:
            print_line(f"    {name:<8} {_filler(filler)}")
    cues = ", ".join(f"{_where(cue)} {_tags(cue)}".rstrip() for cue in reading.cues)
    if reading.dropped is not None:
        print_line(safe(f"    stopped: {reading.dropped}{f' by {cues}' if cues else ''}"))
        return
    print_line(f"    status   {reading.status}{f'  by {cues}' if cues else ''}")
    for start, end in reading.conditions:
        print_line(f"    if       {_quoted(text[start:end])} {start}-{end}")


def _print_unread(text: str, trace: Trace) -> None:
    """Words that the gate let through and no reading is of: they are part of a name or of a longer expression."""
    read = [(reading.trigger.start, reading.trigger.end) for reading in trace.readings]
    for offset in trace.gated:
        if not any(start <= offset < end for start, end in read):
            print_line(f"  {_excerpt(text, offset, _word_end(text, offset))}")
            print_line("    stopped: part of a name or of a longer expression, or not read as a verb or noun here")


def _why_silent(article: Article, ontology: Ontology) -> str:
    from kg.extract.gate import REACH

    if article.language is None:
        return "the language of the text is unknown."
    language = ontology.languages.get(article.language)
    if language is None:
        return f"no rules for the language '{article.language}' (there are: {', '.join(sorted(ontology.languages))})."
    from kg.text.lowering import lower

    low = lower(article.text)
    words = {form.surface for form in language.forms}
    # Only for this message: the gate itself is one pass over the text, and keeps what it let through, not what it did not.
    present = [word for word in sorted(words) if word in low and _stands_alone(low, word)]
    if not present:
        return f"no trigger: none of the {len(words):,} expressions that tell of an action stands in it."
    shown = ", ".join(f"'{word}'" for word in present[:_SHOWN])
    return f"no anchor: {shown} stands in it, and no platform, company, law or network is named within {REACH} characters."


def _stands_alone(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False


def _word_end(text: str, offset: int) -> int:
    end = offset
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _filler(filler: Filler) -> str:
    entity = filler.entity
    inferred = "  inferred" if filler.inferred else ""
    return f"{safe(entity.name)} ({safe(entity.id or 'no id')}, {entity.kind})  {_where(filler.item)}{inferred}"


def _where(item: Item) -> str:
    return f"{_quoted(item.text)} {item.start}-{item.end}"


def _tags(item: Item) -> str:
    """What a cue means before and after the word it belongs to."""
    return "".join(f"({name.partition(':')[2]}: {value})" for name, value in sorted(item.tags.items()) if name.startswith("cue:"))


def _quoted(text: str) -> str:
    return f"“{' '.join(safe(text).split())}”"


def _excerpt(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _EXCERPT) : start], text[end : end + _EXCERPT]
    line = f"…{before}>>{text[start:end]}<<{after}…"
    return " ".join(safe(line).split())
