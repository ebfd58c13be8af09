"""Whether quotations get the right speaker: `kg extract` output against a hand-made list of direct quotations.

The list has one line a quotation, `id | quote | speaker-slug | first five words`; `id` is how the article's source ends. A
statement is right when its first words and its speaker are: the words of one slug are among the words of the other
(`semuel-pangerapan`, `semuel-abrijani-pangerapan`). Only direct quotations count: what the output has besides is an error
only where the text is in quotation marks and long enough to be speech.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WORDS = 5
MARKS = "\"“”„‟«»‹›‘’'`「」『』\ufffd"


@dataclass
class Score:
    """Counts over articles. `missed` and `extra` hold what to look at, as (article, speaker, words)."""

    right: int = 0
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    extra: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """How many of the quotations in the output are right."""
        return self.right / ((self.right + len(self.extra)) or 1)

    @property
    def recall(self) -> float:
        """How many of those on the list are found."""
        return self.right / ((self.right + len(self.missed)) or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


def slug_words(text: str) -> set[str]:
    """The words of a slug or a name, without accents."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return set(re.findall(r"[a-z0-9]+", plain))


def opening(text: str) -> list[str]:
    """The first words of a quotation, as they are compared."""
    return re.findall(r"\w+(?:[-'’]\w+)*", text.lower().replace("’", "'"))[:WORDS]


def read_list(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Speaker and first words of the quotations, by article. Lines of other kinds are for other tools."""
    listed: dict[str, list[tuple[str, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = [part.strip() for part in line.split("|")]
        if not line.startswith("#") and len(parts) >= 4 and parts[1] == "quote":
            listed.setdefault(parts[0], []).append((parts[2], parts[3]))
    return listed


def quoted(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Speaker (id and name) and words of the statements that are direct quotations."""
    for statement in record.get("statements", ()):
        evidence = statement["evidence"]["text"]
        if evidence[:1] in MARKS:
            speaker = statement["speaker"]
            yield f"{speaker['id'] or ''} {speaker['name'] or ''}", statement["text"]


def score(listed: dict[str, list[tuple[str, str]]], records: dict[str, dict[str, Any]]) -> Score:
    """Compares article by article. A quotation that goes on is right or wrong with its beginning, and no second one."""
    result = Score()
    for article, quotations in sorted(listed.items()):
        left = list(quoted(records.get(article, {})))
        for speaker, words in quotations:
            head = opening(words)
            found = next((s for s in left if opening(s[1])[: len(head)] == head), None)
            if found is None:
                result.missed.append((article, speaker, words))
                continue
            left.remove(found)
            if fits(speaker, found[0]):
                result.right += 1
            else:
                result.missed.append((article, speaker, words))
                result.extra.append((article, found[0], words))
        result.extra += [(article, speaker, words[:60]) for speaker, words in left]
    return result


def fits(wanted: str, found: str) -> bool:
    """Whether the words of one are among those of the other."""
    ours, theirs = slug_words(wanted), slug_words(found)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def main() -> None:
    """Prints the figures for all articles of the list, and for those alone for which there is any output."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("quotations", type=Path)
    options.add_argument("predictions", type=Path, help="JSON Lines of `kg extract`")
    options.add_argument("--errors", action="store_true", help="list what is missed and what is extra")
    given = options.parse_args()

    listed = read_list(given.quotations)
    records = {}
    for line in given.predictions.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        records[record["article"]["source"].rpartition("#")[2]] = record
    spoken = {a: q for a, q in listed.items() if any(records.get(a, {}).get(k) for k in ("events", "statements"))}
    for name, part in (("all articles", listed), ("with output", spoken)):
        found = score(part, records)
        print(
            f"{name:13} precision {found.precision:.3f}  recall {found.recall:.3f}  F1 {found.f1:.3f}   "
            f"(right {found.right}, extra {len(found.extra)}, missed {len(found.missed)}; {len(part)} articles)"
        )
    if given.errors:
        found = score(listed, records)
        for kind, entries in (("missed", found.missed), ("extra", found.extra)):
            for entry in entries:
                print("  ", kind, *entry, sep=" | ")


if __name__ == "__main__":
    main()
