"""How long `kg --help` takes, beside a Python that does nothing: the median of ten of each, taken in turns."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 10


def main() -> None:
    """Measures, and prints three lines or, with --json, one object. Seconds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    given = options.parse_args()

    installed = Path(sys.executable).with_name("kg")
    commands = {
        "kg --help": [str(installed), "--help"],
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            spent[name].append(time.perf_counter() - begin)
    medians = {name: statistics.median(times) for name, times in spent.items()}
    own = medians["kg --help"] - medians["python -c pass"]
    if given.json:
        print(json.dumps({name: round(seconds, 4) for name, seconds in (*medians.items(), ("of its own", own))}))
        return
    for name, seconds in (*medians.items(), ("of its own", own)):
        print(f"{name:<16}{seconds * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
