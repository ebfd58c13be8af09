"""Readable ids out of names."""

from __future__ import annotations

import re
import unicodedata

_GAP = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i"})
_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


def slug(name: str) -> str:
    """The id of a name: ASCII, lower case, words joined by hyphens.

    Letters that Unicode does not decompose are spelled out (`ł` becomes `l`). A name with nothing of
    Latin script left in it keeps its code points in hexadecimal, so that two such names stay apart.
    """
    folded = unicodedata.normalize("NFKD", name.translate(_TYPOGRAPHIC).translate(_LETTERS))
    ascii_only = folded.encode("ascii", "ignore").decode().lower()
    made = _GAP.sub("-", ascii_only).strip("-")
    return made or "u" + "-".join(f"{ord(c):x}" for c in name.strip())[:60]
