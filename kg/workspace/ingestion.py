"""Sources into the ledger: read, extract, keep, a batch a transaction; what cannot be read goes to quarantine."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.ledger import Ledger
from kg.model import Article, ArticleError, Facts, KgError, ReadingAids, SourceError

if TYPE_CHECKING:
    from kg.extract.engine import Extractor

BATCH = 200
"""Articles a transaction: what a killed run loses at most, and what one fsync is shared by."""

_OUTCOMES = {"added": "new", "updated": "changed", "unchanged": "unchanged"}


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What a run of `ingest` did.

    `read` articles became `new`, `changed` or `unchanged` entries of the ledger; `events`, `statements` and `people` are what
    those articles say, copies counted each time. `quarantined` records could not be read and were kept with their
    reason, `unreadable` sources gave nothing at all. `stale` articles of the ledger were read with other schemas or by
    another engine. `nodes` and `edges` are those of the whole graph; `derived` tells whether it was made anew.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    events: int = 0
    statements: int = 0
    people: int = 0
    quarantined: int = 0
    unreadable: int = 0
    stale: int = 0
    nodes: int = 0
    edges: int = 0
    derived: bool = False

    @property
    def exit_status(self) -> int:
        """0 where everything was read, 1 where something was not, 2 where nothing could be read."""
        if not self.unreadable and not self.quarantined:
            return 0
        return 1 if self.read else 2

    def sentence(self) -> str:
        """The report in one line, for people."""
        head = f"{_several(self.read, 'article')} read: "
        if self.read and self.read == self.unchanged:
            head += "nothing changed"
        else:
            head += f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged"
        said = ", ".join(
            (_several(self.events, "event"), _several(self.statements, "statement"), _several(self.people, "office", "offices"))
        )
        kept = f"; {self.quarantined} in quarantine (`kg quarantine`)" if self.quarantined else ""
        return f"{head}; {said}{kept}; graph: {_several(self.nodes, 'node')}, {_several(self.edges, 'edge')}"

    def as_json(self) -> dict[str, Any]:
        """The report for programs."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What to read and how; `columns` and `loader` as in `kg.loaders.read`."""

    places: Sequence[str]
    aids: ReadingAids
    loader: str | None = None
    columns: Mapping[str, str] | None = None

    def records(self) -> Iterator[Article | KgError]:
        """Yield the articles of all places, with an ArticleError for each record that is none and a SourceError for a place."""
        # Imported here, like the extractor: the workspace is opened for every question, and most are not about sources.
        from kg.loaders import read

        for place in self.places:
            try:
                yield from read(place, self.aids, loader=self.loader, columns=self.columns)
            except SourceError as error:
                yield error


def take_in(
    records: Iterator[Article | KgError],
    ledger: Ledger,
    extractor: Extractor,
    fingerprint: str,
    *,
    on_error: Callable[[KgError], None],
    on_progress: Callable[[int], None],
) -> Counter[str]:
    """Put all records into the ledger; return the counts, under the names of `IngestReport`.

    `on_error` hears of each fault, `on_progress` the number of articles read after each batch. UsageErrors are raised.
    """
    counts: Counter[str] = Counter()
    quarantine = _Quarantine(ledger)
    while batch := list(islice(records, BATCH)):
        # Reading and extracting happen outside the transaction: another process may write meanwhile.
        readings = [facts_or_error(record, extractor) if isinstance(record, Article) else record for record in batch]
        with ledger.transaction():
            for reading in readings:
                try:
                    if isinstance(reading, KgError):
                        raise reading
                    outcome = ledger.add(*reading, fingerprint)
                except (ArticleError, SourceError) as error:
                    on_error(error)
                    counts[quarantine.keep(error)] += 1
                    continue
                article, facts = reading
                quarantine.release(article.source)
                counts.update(("read", _OUTCOMES[outcome]))
                counts.update(events=len(facts.events), statements=len(facts.statements), people=len(facts.people))
        on_progress(counts["read"])
    return counts


def facts_or_error(article: Article, extractor: Extractor) -> tuple[Article, Facts] | ArticleError:
    """Return an article with what it says, or an ArticleError where the extractor broke on it."""
    try:
        return article, extractor.extract(article)
    except Exception as error:
        # A fault of the program in one article of a hundred thousand must not cost the others: it is kept in quarantine
        # like bad input, it is said, and the exit status tells.
        return ArticleError(
            f"the program broke on it: {type(error).__name__}: {error}.",
            place=article.source,
            remedy="This is a fault of the program: please report it with the article.",
            sample=article.text[:1000].encode(),
        )


class _Quarantine:
    """Keeps what cannot be read, and lets go of what can be read at last."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._held: dict[str, set[str]] = {}
        for entry in ledger.quarantined():
            self._held.setdefault(entry.source, set()).add(entry.id)

    def keep(self, error: KgError) -> str:
        """Write a fault down where there is something to keep; return what it counts as."""
        if isinstance(error, SourceError) and not os.path.lexists(error.place):
            return "unreadable"  # a slip of the user, who is told
        id_ = self._ledger.quarantine(error)
        # Met again in this run, it stays, whatever else of the same source can be read.
        for held in self._held.values():
            held.discard(id_)
        return "unreadable" if isinstance(error, SourceError) else "quarantined"

    def release(self, source: str) -> None:
        """Forget what was wrong with a source in earlier runs."""
        if held := self._held.pop(source, None):
            self._ledger.forget_quarantined(held)


def _several(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
