"""Time against length for texts that were made to hurt: for each, nanoseconds a character while the length doubles.

What is linear stays about level from left to right. A reader that looks back over the whole article for each of its words doubles
with each column. From `MAX_READ` characters on an article is gated and not read any further, so the last columns fall.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator

from kg.extract.document import MAX_READ
from kg.extract.engine import Extractor
from kg.model import Article
from kg.ontology import load_ontology

SHORTEST, LONGEST = 1 << 14, 1 << 20
_GATED = {"id": "Kominfo memblokir Telegram", "en": "India blocked TikTok"}
TOLERATED = 4.0
"""Times that a character of the longest text may take what one of the shortest takes: noise and caches, but no doubling."""


def main() -> None:
    """Measures, and prints a table or, with --json, one object. Ends with 1 where time grows faster than length."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--json", action="store_true")
    options.add_argument("--longest", type=int, default=LONGEST, help="characters of the longest text")
    given = options.parse_args()

    ontology = load_ontology()
    extractor = Extractor(ontology)
    lengths = list(_lengths(given.longest))
    for language in ontology.languages:
        extractor.extract(Article("warm-up", "-", language=language))
    report: dict[str, list[float]] = {}
    if not given.json:
        print(f"{'nanoseconds a character':<28}" + "".join(f"{length:>10,}" for length in lengths))
    for name, (language, piece) in hostile().items():
        report[name] = [_measured(extractor, language, piece, length) for length in lengths]
        if not given.json:
            print(f"{name:<28}" + "".join(f"{value:>10,.0f}" for value in report[name]), flush=True)
    if given.json:
        print(json.dumps({"lengths": lengths, "nanoseconds_a_character": report}))
    whole = sum(length <= MAX_READ for length in lengths) - 1
    worse = [name for name, values in report.items() if values[whole] > TOLERATED * values[0]]
    if worse:
        print(f"grows faster than the text: {', '.join(worse)}")
        raise SystemExit(1)


def hostile() -> dict[str, tuple[str, str]]:
    """By name: a language, and the piece that its text repeats. Something that the gate lets through stands before each."""
    told = _GATED["id"]
    return {
        "triggers": ("id", "memblokir Telegram "),
        "triggers, no blanks": ("id", "memblokir,Telegram,"),
        "told again and again": ("id", f"{told}. "),
        "one opened quotation": ("id", f'"{told} '),
        "quotations": ("id", f'"{told}," kata Rudi Hartono. '),
        "quotation marks": ("id", f'{told} """" '),
        "brackets": ("id", f"{told} (((((((( "),
        "people": ("id", f"{told}. Menteri Rudi Hartono, "),
        "ever other people": ("en", "Judge Amit {number}x Mehta of the FTC blocked TikTok, said Meta CEO Ann Lee{letters}. "),
        "ever other titles": ("id", f"{told}. Menteri Gema Pesan Nusantara Ki{{letters}}, "),
        "points back in speech": ("id", f'"{told}," ujarnya. "{told}," katanya. '),
        "titles in capitals": ("id", "Menteri Niaga, Kementerian Perdagangan Ki{letters}, "),
        "rulings and media": ("id", "Mahkamah Agung memutuskan di Facebook, di Telegram "),
        "unknown names": ("id", f"aplikasi Kirimin, {told} "),
        "ever other names": ("id", f"aplikasi Ki{{letters}}, {told}. "),
        "capitals": ("id", f"{told} Gema Pesan Nusantara Raya "),
        "lists": ("id", f"{told}, Facebook, "),
        "numbers": ("id", f"{told} 1.1.1,1 14 Juli 2017 Rp 5 M "),
        "laws": ("id", f"{told} Pasal 40 ayat (2) UU ITE "),
        "breaks": ("id", f"{told}\n\n"),
        "stops that end nothing": ("id", "."),
        "marks that close nothing": ("id", '."'),
        "stops": ("id", f"{told} ......... A. B. C. "),
        "points back": ("en", "The ministry blocked it. They said the app ordered it to remove TikTok. "),
        "conditions": ("en", "If India blocked TikTok unless it fined Meta, "),
        "one word": ("id", "telegrammemblokir"),
        "one line of blanks": ("id", "          "),
        "no sense, one line": ("id", "xq zv kominfo-telegram@x.y/z "),
    }


def _lengths(longest: int) -> Iterator[int]:
    length = SHORTEST
    while length <= longest:
        yield length
        length *= 2


def _measured(extractor: Extractor, language: str, piece: str, length: int) -> float:
    article = Article("hostile", f"{_GATED[language]}. {_text(piece, length)}", language=language)
    begin = time.process_time()
    extractor.extract(article)
    return (time.process_time() - begin) / length * 1e9


def _text(piece: str, length: int) -> str:
    """The piece again and again, `{number}` and `{letters}` in it others each time; a letter ends the text and closes no run."""
    if "{" not in piece:
        return (piece * (length // len(piece) + 1))[: length - 1] + "a"
    made: list[str] = []
    size = 0
    while size < length:
        number = len(made)
        letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        made.append(piece.replace("{number}", str(number)).replace("{letters}", letters))
        size += len(made[-1])
    return "".join(made)[:length]


if __name__ == "__main__":
    main()
