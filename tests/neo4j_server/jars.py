"""The jars of a Neo4j, fetched once with Maven and kept, and a Java that can run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

LTS, LATEST = "5.26.30", "2026.08.1"
_POM = Path(__file__).with_name("pom.xml")
_TRIES = 3
_PATIENCE = 600.0


class Unavailable(Exception):  # noqa: N818 - it is no fault of the code
    """What is missing on this machine for running a Neo4j, and how to get it."""


def jars(version: str) -> Path:
    """Return the folder with the jars: $KG_TEST_CACHE/neo4j-VERSION, else ~/.cache/kg-tests/neo4j-VERSION.

    Raises Unavailable where they are not there and cannot be fetched.
    """
    cache = Path(os.environ.get("KG_TEST_CACHE") or Path.home() / ".cache" / "kg-tests")
    kept = cache / f"neo4j-{version}"
    if kept.is_dir():
        return kept
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable("Maven is missing (Debian: apt install maven), and the jars of Neo4j were not fetched before")
    cache.mkdir(parents=True, exist_ok=True)
    # Beside its place and renamed: whoever finds the folder finds it whole, also when two runs fetch at once.
    with tempfile.TemporaryDirectory(dir=cache, prefix=f"neo4j-{version}.part-") as part:
        _fetch(maven, version, Path(part) / "jars")
        try:
            (Path(part) / "jars").rename(kept)
        except OSError:
            if not kept.is_dir():
                raise
    return kept


def _fetch(maven: str, version: str, folder: Path) -> None:
    command = [maven, "-q", "-B", "-ntp", "-f", str(_POM), f"-Dneo4j.version={version}", f"-DoutputDirectory={folder}"]
    said = ""
    for attempt in range(_TRIES):
        time.sleep(5 * attempt)
        try:
            done = subprocess.run(  # noqa: S603 - our own pom
                [*command, "-DincludeScope=runtime", "dependency:copy-dependencies"],
                capture_output=True,
                text=True,
                timeout=_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            said = f"no end after {_PATIENCE:.0f} s"
            continue
        if done.returncode == 0:
            return
        said = next((line for line in done.stdout.splitlines() if "ERROR" in line), done.stdout)[:300]
        shutil.rmtree(folder, ignore_errors=True)
    raise Unavailable(f"Maven could not fetch Neo4j {version} in {_TRIES} attempts: {said.strip()}")


def java_for(version: str) -> Path:
    """Return a JDK's `java` that this Neo4j runs on: 17 to 21 for 5.26, 21 and later for those named by the year.

    Raises Unavailable where there is none.
    """
    first, last = (17, 21) if version.startswith("5.") else (21, 99)
    places = [Path(os.environ["JAVA_HOME"]) / "bin" / "java"] if os.environ.get("JAVA_HOME") else []
    places += [Path(found).resolve()] if (found := shutil.which("java")) else []
    places += sorted(Path("/usr/lib/jvm").glob("*/bin/java"))
    for java in places:
        # The compiler: the server's main is launched from its source file.
        if java.with_name("javac").exists() and first <= _major(java) <= last:
            return java
    upto = f" to {last}" if last < 99 else " or later"
    raise Unavailable(f"Neo4j {version} needs a JDK {first}{upto} (Debian: apt install default-jdk-headless)")


def _major(java: Path) -> int:
    try:
        told = (java.parent.parent / "release").read_text(encoding="utf-8")
    except OSError:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    found = re.search(r'(?:JAVA_VERSION=|version )"(\d+)', told)
    return int(found[1]) if found else 0
