"""The short notation for words that are written in many forms: "{file} (a|the|its) lawsuit against".

`{lemma}` stands for the forms of a verb, which the language lists under `inflections`; `(a|b|)` for one of several words, or
for none. It says once what would be a line of forms, and no form is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

MOST_FORMS = 600
_PART = re.compile(r"\{([^{}()|]+)\}|\(([^{}()]*)\)")


class NotationError(ValueError):
    """What is wrong with an entry, in words."""


def expand(entry: str, inflections: Mapping[str, Sequence[str]], *, participle: bool | None = None) -> Iterator[str]:
    """The forms that an entry stands for.

    `inflections` holds, by lemma, all its forms, the participle last. `participle`: only that (True), all the others (False;
    a past that reads like the participle is the participle), or all (None). Raises `NotationError` for an unknown lemma, a stray
    mark, or an entry of more than `MOST_FORMS` forms.
    """
    pieces: list[Sequence[str]] = []
    at, total = 0, 1
    for part in _PART.finditer(entry):
        pieces.append((entry[at : part.start()],))
        lemma, choice = part.groups()
        words = choice.split("|") if lemma is None else _forms_of(lemma, inflections, participle)
        pieces.append(words)
        total *= len(words)
        at = part.end()
    pieces.append((entry[at:],))
    if total > MOST_FORMS:
        raise NotationError(f"'{entry}' stands for {total} forms, and {MOST_FORMS} are the most")
    if any(mark in piece[0] for piece in pieces[::2] for mark in "{}()"):
        raise NotationError(f"'{entry}' has a bracket without its other half")
    for words in product(*pieces):
        yield " ".join("".join(words).split())


def _forms_of(lemma: str, inflections: Mapping[str, Sequence[str]], participle: bool | None) -> Sequence[str]:
    forms = inflections.get(lemma)
    if forms is None:
        raise NotationError(f"no verb '{lemma}' under 'inflections'")
    if participle is None:
        return list(dict.fromkeys((lemma, *forms)))
    last = forms[-1]
    return [last] if participle else list(dict.fromkeys(f for f in (lemma, *forms) if f != last))
