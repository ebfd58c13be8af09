"""Fits the confidence of events to gold, and shows how well it holds where nothing was fitted.

    python benchmarks/calibration.py            writes schemas/confidence.yaml and prints the reliability table
    python benchmarks/calibration.py --print    prints both and writes nothing

One article's event is right where it answers a mark with action, status, actor and target. What makes that likelier or less
likely is fitted by logistic regression on the tuned parts, also with the names of platforms or agencies taken out of the lists,
as unseen articles have unseen names. The table holds it against the locked third, which no rule and no weight was fitted to.
Needs ../shared.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quality import SHARED, Corpus, corpora, records_of

from kg.evaluate import LEVELS, Evaluation, part_of, read_gold, read_names
from kg.ontology import Ontology, load_ontology
from kg.resolve.confidence import BASE, logistic, signs

FILE = Path(__file__).resolve().parents[1] / "schemas" / "confidence.yaml"
FULL = LEVELS[-1]
_RATE, _STEPS, _SHRINK = 0.5, 400, 0.004
_CLOSE = 0.001
_BINS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
Sample = tuple[frozenset[str], bool]


def main() -> None:
    """Fit, write, and print how well it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print", action="store_true", help="write nothing")
    given = parser.parse_args()
    ontology = load_ontology()
    fitted: list[Sample] = []
    held_out: list[Sample] = []
    for corpus in corpora():
        (held_out if corpus.part == "locked" else fitted).extend(samples(corpus, ontology))
    weights = levelled(fit(fitted), held_out)
    text = written(weights, len(fitted))
    print(text)
    print("\n".join(reliability(held_out, weights)))
    if not given.print:
        FILE.write_text(text, encoding="utf-8")


def samples(corpus: Corpus, ontology: Ontology) -> Iterator[Sample]:
    """Yield what speaks for and against each event that names its target, and whether it is right."""
    names = read_names(SHARED / "eval" / "aliases.txt")
    gold = part_of(read_gold(corpus.gold, ontology, names), corpus.part)
    made = Evaluation(gold, records_of(corpus, gold, ontology), names)
    families = {name: type_.family for name, type_ in ontology.actions.items()}
    for article, judged in made.judged[FULL].items():
        right = {id(answer) for _, answer in judged.right}
        extra = {id(answer) for answer in judged.extra}
        for answer, event in zip(made.answers[article], _events(made.records.get(article, {})), strict=True):
            if not answer.nameless and (id(answer) in right or id(answer) in extra):
                told = signs(
                    family=families[event["action"]],
                    status=event["status"],
                    actor=event["actor"] is not None,
                    inferred=event["inferred"],
                    dated=event["date_basis"] in ("stated", "relative"),
                    times=len(event["evidence"]),
                )
                yield told, id(answer) in right


def _events(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the event of each answer, in the order of the answers."""
    for event in record.get("events") or ():
        for _ in range((1 + len(event.get("with") or ())) * (len(event.get("targets") or ()) or 1)):
            yield event


def fit(given: Iterable[Sample]) -> dict[str, float]:
    """Return the weight of each sign, by gradient descent on the log loss, weights kept small."""
    known = [(told | {BASE}, float(right)) for told, right in given]
    weights: dict[str, float] = dict.fromkeys(sorted({sign for told, _ in known for sign in told}), 0.0)
    for _ in range(_STEPS):
        slope: dict[str, float] = dict.fromkeys(weights, 0.0)
        for told, right in known:
            error = right - logistic(sum(weights[sign] for sign in told))
            for sign in told:
                slope[sign] += error
        for sign in weights:
            shrink = 0.0 if sign == BASE else _SHRINK * weights[sign]
            weights[sign] += _RATE * (10 * slope[sign] / len(known) - shrink)
    return weights


def levelled(weights: Mapping[str, float], held_out: Sequence[Sample]) -> dict[str, float]:
    """Return the weights with a base by which confidence is on average what is right in articles that no rule was written for.

    Rules were mended where they failed on the articles that the weights are fitted to, so that these flatter. Of the locked third
    only the share of what is right is used, which docs/quality.md tells anyway.
    """
    share = sum(right for _, right in held_out) / len(held_out)
    low, high = -5.0, 5.0
    while high - low > _CLOSE:
        base = (low + high) / 2
        moved = {**weights, BASE: base}
        said = sum(logistic(sum(moved.get(sign, 0.0) for sign in told | {BASE})) for told, _ in held_out) / len(held_out)
        low, high = (base, high) if said < share else (low, base)
    return {**weights, BASE: low}


def written(weights: Mapping[str, float], number: int) -> str:
    """The file of the weights."""
    lines = [
        "# How sure an event of one article is: the logarithm of its odds is the sum of `base` and its signs, in hundredths.",
        f"# Written by benchmarks/calibration.py from {number:,} events of gold; docs/resolution.md shows how well it holds.",
        *(f"{sign}: {round(100 * weights[sign])}" for sign in sorted(weights, key=lambda s: (s != BASE, s))),
    ]
    return "\n".join(lines) + "\n"


def reliability(held_out: Iterable[Sample], weights: Mapping[str, float]) -> Iterator[str]:
    """The table: of events with a confidence between two bounds, how many are right."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    everything: list[tuple[float, bool]] = []
    for told, right in held_out:
        sure = logistic(sum(weights.get(sign, 0.0) for sign in told | {BASE}))
        bins[max(i for i, bound in enumerate(_BINS) if sure >= bound or i == 0)].append((sure, right))
        everything.append((sure, right))
    yield "| confidence | events | said, on average | right |"
    yield "|---|---|---|---|"
    error = 0.0
    for place in sorted(bins):
        held = bins[place]
        said, right = sum(s for s, _ in held) / len(held), sum(r for _, r in held) / len(held)
        error += len(held) * abs(said - right)
        yield f"| {_BINS[place]:.2f}-{_BINS[min(place + 1, len(_BINS) - 1)]:.2f} | {len(held)} | {said:.2f} | {right:.2f} |"
    said, right = sum(s for s, _ in everything) / len(everything), sum(r for _, r in everything) / len(everything)
    brier = sum((s - r) ** 2 for s, r in everything) / len(everything)
    yield f"| all | {len(everything)} | {said:.2f} | {right:.2f} |"
    yield ""
    yield f"Expected calibration error {error / len(everything):.3f}, Brier score {brier:.3f}."
    assert math.isfinite(brier)


if __name__ == "__main__":
    main()
