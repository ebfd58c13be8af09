"""A name for the state of the truth: the same articles, facts and corrections have the same revision, however they came."""

from __future__ import annotations

import hashlib
import json

from kg.model import Article

_BITS = 128
EMPTY = "0" * (_BITS // 4)


def weight(article: Article, fingerprint: str, facts_json: str) -> int:
    """Return what one entry adds to the revision: a hash of all that the graph can be derived from."""
    parts = (
        article.id,
        article.sha256,
        article.source,
        article.url,
        article.title,
        article.outlet,
        article.published,
        article.language,
        [(span.start, span.end) for span in article.boilerplate],
        fingerprint,
        facts_json,
    )
    # JSON, not repr: what repr escapes depends on the Unicode tables of the Python that runs.
    return _number(json.dumps(parts, ensure_ascii=False))


def weight_of_correction(correction_json: str) -> int:
    """Return what one correction adds to the revision while it is in force."""
    return _number(f"correction {correction_json}")


def _number(spelled: str) -> int:
    return int.from_bytes(hashlib.blake2b(spelled.encode(), digest_size=_BITS // 8).digest(), "big")


def moved(revision: str, *, added: int = 0, removed: int = 0) -> str:
    """Return the revision after one entry came or went.

    A sum of hashes: it does not know the order, and is kept up to date without reading the other entries. A counter would
    be simpler, and would give a ledger that was deleted and filled anew the revision of the old one.
    """
    return f"{(int(revision, 16) + added - removed) % (1 << _BITS):0{_BITS // 4}x}"
