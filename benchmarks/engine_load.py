"""What an engine costs before it has read anything: seconds until it is ready, and the memory of its process.

Measured in a process of its own, which reads the schemas, builds the automata of every language and does nothing else. `cold` is
the first run after a change of the schemas, which parses their YAML; every other finds them parsed (docs/decisions/0006).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Measures, and prints a table or, with --json, one object."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--json", action="store_true")
    options.add_argument("--here", action="store_true", help="measure this process, as the others are measured")
    given = options.parse_args()
    report = _here() if given.here else measured()
    if given.json or given.here:
        print(json.dumps(report))
        return
    for key, value in report.items():
        print(f"{key.replace('_', ' '):<24}{value}")


def measured() -> dict[str, float]:
    """The figures of a new process that finds the schemas parsed, with the time of one that does not."""
    with tempfile.TemporaryDirectory() as folder:
        cold = _child(folder)
        warm = _child(folder)
    return {"seconds_schemas_cold": cold["seconds_schemas"], **warm}


def _child(cache: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--here"]
    ended = subprocess.run(command, env={**os.environ, "XDG_CACHE_HOME": cache}, check=True, capture_output=True, text=True)
    report: dict[str, float] = json.loads(ended.stdout)
    return report


def _here() -> dict[str, float]:
    from kg.extract.engine import Extractor
    from kg.model import Article
    from kg.ontology import load_ontology

    begin = time.perf_counter()
    ontology = load_ontology()
    read = time.perf_counter()
    extractor = Extractor(ontology)
    for language in ontology.languages:
        # The automata are built with the first article of a language.
        extractor.extract(Article("warm-up", "-", language=language))
    return {
        "seconds_schemas": round(read - begin, 3),
        "seconds_automata": round(time.perf_counter() - read, 3),
        "megabytes": resident_megabytes(),
    }


def resident_megabytes() -> int:
    """The memory that this process holds now; where the system does not tell, the most that it ever held."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() >> 20
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most >> (20 if sys.platform == "darwin" else 10)


if __name__ == "__main__":
    main()
