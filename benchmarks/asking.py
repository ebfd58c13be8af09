"""Writes docs/asking-speed.md: how long questions take on small and large graphs, in KGLite, in Neo4j, and by hand.

    python benchmarks/asking.py --cache ~/kg-asking

Graphs are made once, in the cache folder, which takes some ten minutes and two gigabytes; the rest takes half an hour.
Each part is measured in a process of its own and kept in the folder: `--only size-10,shell` measures these again and takes the
others as they are, and `--only none` writes the page alone. Neo4j is started from the jars that the tests use; without Java
that part is left as it was. What is said about the figures is written by hand in benchmarks/asking_notes.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from asking_cases import ALL, ONE
from asking_graphs import Graphs
from asking_parts import PARTS, ROOT, SIZES
from asking_timing import BUDGET, PATIENCE

PAGE = ROOT / "docs" / "asking-speed.md"
BY_HAND = ROOT / "benchmarks" / "asking_notes.md"
_FEW = 100  # repetitions under which a 99th percentile says little


def main() -> None:
    """Measures what is asked for, and writes the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cache", type=Path, required=True, help="a folder outside the repository, for graphs and figures")
    options.add_argument("--only", default=",".join(PARTS), help=f"parts to measure: {', '.join(PARTS)}; or none")
    options.add_argument("--print", action="store_true", help="show the page and write nothing")
    options.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.part:
        print(json.dumps(PARTS[given.part](Graphs(given.cache))))
        return
    for part in given.only.split(",") if given.only != "none" else []:
        _measure(part, given.cache)
    text = page({part: _kept(given.cache, part) for part in PARTS})
    if given.print:
        print(text, end="")
    else:
        PAGE.write_text(text, encoding="utf-8")


def _measure(part: str, cache: Path) -> None:
    command = [sys.executable, __file__, "--cache", str(cache), "--part", part]
    print(f"measuring {part}", file=sys.stderr)
    before = os.getloadavg()[0]
    ended = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    if ended.returncode == 0:
        made = {**json.loads(ended.stdout), "busy": [before, os.getloadavg()[0]]}
        (cache / f"{part}.json").write_text(json.dumps(made), encoding="utf-8")
    else:
        print(f"{part} could not be measured: the page says so, or what it said before", file=sys.stderr)


def _kept(cache: Path, part: str) -> dict[str, Any]:
    file = cache / f"{part}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def page(made: Mapping[str, Any]) -> str:
    """The whole page."""
    sizes = [made[f"size-{copies}"] for copies in SIZES if made[f"size-{copies}"]]
    told = [
        "# The speed of asking, measured",
        "Written by `python benchmarks/asking.py`, but for the last part. Graphs are made of synthetic articles; a larger one is "
        "copies of the smallest with other ids, so that what is asked of one platform has the same answer in each. Times are "
        "milliseconds, and of the processors that the process used, unless it says that they passed: others were at work on "
        "this machine of two cores. `cold` is the first time in a process, p50 and p99 are of repetitions afterwards (`°`: of "
        f"fewer than {_FEW}). At most 1,000 rows are fetched, as by `kg query`.",
        "## The graphs",
        "\n".join(_graphs(sizes)),
        _loads(made),
        "## Questions about one platform, person or event",
        "These may not grow with the graph. `times` is the p50 of the largest graph by that of the smallest.",
        "\n".join(_cases(sizes, "one")),
        "## Questions about the whole graph",
        "These look at everything of a kind before they give the first thousand rows. `kg query` gives up after 30 seconds, this "
        f"after {PATIENCE:.0f}; what takes more than {2 * BUDGET:.0f} is asked once.",
        "\n".join(_cases(sizes, "all")),
        "## Plans",
        "Where each question about one platform, person or event begins, as the engine tells it, and the most rows that any step "
        "of it gives to the next, in the smallest graph and in the middle one: a scan would give ten times as many.",
        "\n".join(_plans(made["plans"])),
        "## From the shell",
        "\n".join(_shell(made["shell"])),
        "## KGLite and Neo4j",
        "\n".join(_neo4j(made["neo4j"])),
        "## Written by hand",
        "\n".join(_by_hand(made["by-hand"])),
        BY_HAND.read_text(encoding="utf-8").strip(),
    ]
    return "\n\n".join(told) + "\n"


def _loads(made: Mapping[str, Any]) -> str:
    told = [f"{part} {one['busy'][0]:.0f} to {one['busy'][1]:.0f}" for part, one in made.items() if "busy" in one]
    return f"How many processes wanted a processor, as each part began and ended (load averages): {', '.join(told)}."


def _graphs(sizes: list[dict[str, Any]]) -> Iterator[str]:
    yield "| nodes | edges | nodes put in a second | edges a second | file, MB | memory, MB | opening, ms | passed, ms |"
    yield "|---|---|---|---|---|---|---|---|"
    for made in sizes:
        yield (
            f"| {made['nodes']:,} | {made['edges']:,} | {made['nodes a second']:,.0f} | {made['edges a second']:,.0f} | "
            f"{made['megabytes']:,.0f} | {made['memory']:,} | {1000 * made['open']:,.0f} | {1000 * made['open, passed']:,.0f} |"
        )


def _cases(sizes: list[dict[str, Any]], kind: str) -> Iterator[str]:
    largest = sizes[-1]
    heads = " | ".join(f"p50, {made['nodes']:,}" for made in sizes)
    times = " | times" if kind == ONE else ""
    yield f"| query | rows | {heads}{times} | cold, largest | p99, largest |"
    yield "|---|---|" + "---|" * (len(sizes) + bool(times) + 2)
    for name in largest["cases"]:
        query, its_kind = name.rsplit(", ", 1)
        if its_kind != kind:
            continue
        told = [made["cases"].get(name, {}) for made in sizes]
        same = "" if kind == ALL or len({one.get("answer") for one in told}) == 1 else " (differ)"
        cells = [query, f"{told[-1].get('rows', '')}{same}", *(_ms(one, "p50") for one in told)]
        if times:
            cells.append(f"{told[-1]['p50'] / told[0]['p50']:.1f}" if "p50" in told[-1] and "p50" in told[0] else "")
        yield f"| {' | '.join([*cells, _ms(told[-1], 'cold'), _ms(told[-1], 'p99')])} |"


def _plans(plans: Mapping[str, Any]) -> Iterator[str]:
    yield "| query | begins with | rows at most, smallest | middle |"
    yield "|---|---|---|---|"
    for name, plan in plans.items():
        if name.endswith(f", {ONE}"):
            smallest, middle = plan["rows"]
            begin = plan["begins with"].replace("|", "\\|")
            yield f"| {name.removesuffix(f', {ONE}')} | `{begin}` | {smallest:,} | {middle:,} |"


def _ms(told: Mapping[str, Any], what: str) -> str:
    if "given up" in told:
        return f"> {1000 * told['given up']:,.0f}"
    if what not in told:
        return ""
    few = "°" if what == "p99" and told["times"] < _FEW else ""
    return _number(told[what]) + few


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _shell(made: dict[str, Any]) -> Iterator[str]:
    yield "From start to finish, on the graph of the middle size, ten of each in turns:"
    yield ""
    yield "| command | least, ms | median, ms | passed, least, ms | passed, median, ms |"
    yield "|---|---|---|---|---|"
    for name, told in made.get("commands", {}).items():
        yield f"| `{name}` | {' | '.join(f'{1000 * seconds:,.0f}' for seconds in told)} |"
    yield ""
    yield (
        "What the first of them spends it on: "
        + ", ".join(f"{name} {_number(ms)}" for name, ms in made.get("steps", {}).items())
        + "."
    )


def _neo4j(made: dict[str, Any]) -> Iterator[str]:
    if not made:
        yield "(Not measured.)"
        return
    loads = made["load"]
    first = next(iter(loads.values()))
    yield (
        f"The same graph of {first['nodes']:,} nodes and {first['edges']:,} edges in both, the same Cypher; times that passed. "
        + " ".join(f"It went into {_ENGINES[name]} in {load['passed']:,.0f} seconds." for name, load in loads.items())
    )
    yield ""
    yield "| query | rows | KGLite, p50 | p99 | Neo4j, cold | p50 | p99 | Neo4j by KGLite |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, told in made["cases"].items():
        here, there = told["kglite"], told["neo4j"]
        both = "answer" in here and "answer" in there
        rows = f"{there.get('rows', '')}{' (differ)' if both and here['answer'] != there['answer'] else ''}"
        # A first time holds the making of the plan, which a server keeps: no ratio is made of it.
        warm = [_ms(there, what) if there.get("times", 0) > 1 else "" for what in ("p50", "p99")]
        ratio = f"{there['p50'] / here['p50']:.1f}" if both and warm[0] else ""
        cells = [_ms(here, "p50"), _ms(here, "p99"), _ms(there, "cold"), *warm, ratio]
        yield f"| {name} | {rows} | {' | '.join(cells)} |"


_ENGINES = {"kglite": "KGLite", "neo4j": "Neo4j"}


def _by_hand(made: dict[str, Any]) -> Iterator[str]:
    if not made:
        yield "(Not measured.)"
        return
    yield "Five questions as people would write them, in Python over a networkx graph of the middle size"
    yield "(`benchmarks/asking_by_hand.py`). The rows are equal, which is checked. Making the networkx graph takes"
    yield f"{made['making']:.1f} seconds in each process that asks; all rows are fetched."
    yield ""
    yield "| query | rows | networkx, p50 | KGLite, p50 | networkx by KGLite |"
    yield "|---|---|---|---|---|"
    for name, told in made["cases"].items():
        ratio = told["networkx"] / told["kglite"]
        yield f"| {name} | {told['rows']:,} | {_number(told['networkx'])} | {_number(told['kglite'])} | {ratio:.1f} |"


if __name__ == "__main__":
    main()
