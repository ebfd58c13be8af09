"""Who asks where a pronoun or "that body" stands for it: never the one that is asked."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Document, Item, Sentence
from kg.extract.reading import Filler

_BACK = 2  # sentences in which the body that is spoken of again was named
_BODIES = frozenset({"agency", "organization"})


def not_the_asked(askers: Sequence[Filler], between: Sequence[Item], sentence: Sentence, document: Document) -> list[Filler]:
    """ "[Lembaga ini] mendesak Kominfo untuk ...": the body that was named last, and not Kominfo, which is asked.

    `between`: the names from the verb that asks to what is asked for.
    """
    asked = {i.entity for i in between if i.entity is not None}
    if not any(f.referred and f.entity in asked for f in askers):
        return list(askers)
    for earlier in reversed(document.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        for item in reversed(earlier.items):
            if item.entity is not None and item.entity.kind in _BODIES and item.entity not in asked:
                return [Filler(item.entity, item, referred=True)]
    return [f for f in askers if f.entity not in asked]
