"""Law 7: `kg ingest`, killed anywhere, is carried on by the next run, with nothing lost and nothing twice.

A few rounds always; `make killing` does thirty.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from kg.model import Edge, Node
from kg.ontology import Ontology, load_ontology
from kg.store.kglite.store import LARGE
from kg.workspace import Workspace

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "identity" / "told.jsonl"
AT_FIRST, A_ROUND = 18, 4
LONGEST = 60.0
# `kg ingest` as the command runs it, with several transactions a run, telling what it is about to do.
CHILD = """
import sys
from kg.cli import main
from kg.store.kglite import store
from kg.store.kglite.change import KgliteChange
from kg.store.kglite.journal import Recorded
from kg.workspace import ingestion, workspace
from kg.workspace.index import Index

def told(owner, name, phase, after=False):
    plain = getattr(owner, name)
    def telling(*arguments, **more):
        if not after:
            print(phase, flush=True)
        given = plain(*arguments, **more)
        if after:
            print(phase, flush=True)
        return given
    setattr(owner, name, telling)

ingestion.BATCH = 2
told(ingestion, "take_in", "reading")
told(workspace, "bring_up_to_date", "deriving")
told(KgliteChange, "drop_nodes", "saving", after=True)
told(Recorded, "drop_nodes", "saving", after=True)
store.LARGE = int(sys.argv[3])
told(Index, "keep", "keeping")
print("starting", flush=True)
sys.exit(main(["--workspace", sys.argv[1], "ingest", sys.argv[2]]))
"""
PHASES = ("starting", "reading", "deriving", "saving", "keeping")
Graph = tuple[list[Node], list[Edge]]


class Desk:
    """A folder of articles that grows, a workspace whose runs are killed, and one whose runs are not."""

    def __init__(self, folder: Path, ontology: Ontology) -> None:
        self.articles = folder / "articles"
        self.articles.mkdir()
        self.killed, self.whole = folder / "killed", folder / "whole"
        self.large = LARGE
        self._lines = GOLD.read_text(encoding="utf-8").splitlines(keepends=True)
        self._ontology = ontology

    def grow(self, count: int) -> None:
        name = f"{len(list(self.articles.iterdir())):03}.jsonl"
        (self.articles / name).write_text("".join(self._lines[:count]), encoding="utf-8")
        self._lines = self._lines[count:]

    def run(self, folder: Path) -> subprocess.Popen[str]:
        arguments = [sys.executable, "-c", CHILD, str(folder), str(self.articles), str(self.large)]
        return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603

    def spans(self, folder: Path) -> dict[str, float]:
        """How long each phase of a run takes that nobody kills, in seconds."""
        began: dict[str, float] = {}
        with self.run(folder) as process:
            assert process.stdout
            for line in process.stdout:
                began.setdefault(line.strip(), time.monotonic())
        assert process.returncode == 0
        ends = [*(began[phase] for phase in PHASES[1:]), time.monotonic()]
        return {phase: end - began[phase] for phase, end in zip(PHASES, ends, strict=True)}

    def kill(self, phase: str, delay: float) -> bool:
        """Kill a run in a phase; tell whether it still lived."""
        process = self.run(self.killed)
        assert process.stdout
        while (line := process.stdout.readline()) and line.strip() != phase:
            pass
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=LONGEST)
        return process.returncode == -signal.SIGKILL

    def next_run(self, folder: Path) -> tuple[Workspace, Graph]:
        """A workspace after one more run, and the graph that it has."""
        workspace = Workspace(folder, ontology=self._ontology)
        report = workspace.ingest([str(self.articles)])
        assert (report.quarantined, report.unreadable) == (0, 0)
        store = workspace.graph()
        return workspace, (list(store.nodes()), list(store.edges()))


def killed_in_rounds(desk: Desk, *, rounds: int, twice: bool) -> Counter[str]:
    """Kill a run and go on; `twice`: in every second round the next run, too. Returns how many were killed in which phase."""
    desk.grow(AT_FIRST)
    spans = desk.spans(desk.whole)
    died: Counter[str] = Counter()
    for number in range(rounds):
        # A graph so large that changes wait beside its file, and one that is written whole, in turns.
        desk.large = 1 if number % 3 else LARGE
        chance = random.Random(number)  # noqa: S311 - the same moments in every run, and no secret
        for phase in (PHASES[number % len(PHASES)], chance.choice(PHASES))[: 1 + (twice and number % 2)]:
            died[phase] += desk.kill(phase, chance.uniform(0, spans[phase] / 2))
        (killed, survived), (_, whole) = desk.next_run(desk.killed), desk.next_run(desk.whole)
        assert survived == whole, f"round {number}"
        assert killed.verify() == [], f"round {number}"
        assert not list(desk.killed.glob("*.tmp.*")), f"round {number}"
        desk.grow(A_ROUND)
    return died


def test_a_run_killed_in_any_phase_is_carried_on_with_nothing_lost_and_nothing_twice(tmp_path: Path) -> None:
    died = killed_in_rounds(Desk(tmp_path, load_ontology()), rounds=len(PHASES), twice=False)
    assert died.total(), died


@pytest.mark.killing
def test_thirty_runs_killed_at_moments_all_over_are_carried_on(tmp_path: Path) -> None:
    died = killed_in_rounds(Desk(tmp_path, load_ontology()), rounds=30, twice=True)
    print(dict(died), "killed")  # noqa: T201 - what `make killing` is asked for
    assert all(died[phase] >= 3 for phase in PHASES), died
