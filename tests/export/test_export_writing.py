"""A failed export leaves nothing, and what stood there stays."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import pytest

from kg.export import formats, write_export, write_file, write_folder
from kg.model import UsageError


def failing(out: BinaryIO) -> None:
    out.write(b"half")
    raise RuntimeError("in the middle")


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "graph.dot"
    write_file(place, lambda out: [out.write(b"whole"), place.exists()][1] and pytest.fail("there too early"))
    assert place.read_bytes() == b"whole"
    assert os.listdir(tmp_path) == ["graph.dot"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "graph.dot"
    with pytest.raises(RuntimeError):
        write_file(place, failing)
    assert os.listdir(tmp_path) == []
    place.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_file(place, failing)
    assert place.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["graph.dot"]


def test_stdout_gets_the_whole_or_nothing(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_file("-", lambda out: out.write(b"data\n") and None)
    assert capfdbinary.readouterr().out == b"data\n"
    with pytest.raises(RuntimeError):
        write_file("-", failing)
    assert capfdbinary.readouterr().out == b""


def test_a_link_is_followed_and_the_mode_is_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_file(tmp_path / "link", lambda out: out.write(b"new") and None)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    (tmp_path / "usual").touch()
    assert (tmp_path / "real").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_what_is_no_regular_file_is_written_to_directly() -> None:
    write_file("/dev/null", lambda out: out.write(b"gone") and None)
    assert not Path("/dev/null").is_file()


def test_a_place_that_cannot_be_written_is_said_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere/x: cannot be written: No such file or directory\. Choose"):
        write_file(tmp_path / "nowhere" / "x", failing)
    with pytest.raises(UsageError, match="is a folder"):
        write_file(tmp_path, failing)


def test_a_folder_appears_whole_and_other_files_in_it_stay(tmp_path: Path) -> None:
    place = tmp_path / "tables"
    write_export(formats()["csv"], [], [], place)
    assert sorted(os.listdir(place)) == ["edges.csv", "nodes.csv"]
    (place / "notes.txt").write_text("mine")
    write_export(formats()["csv"], [], [], place)
    assert sorted(os.listdir(place)) == ["edges.csv", "nodes.csv", "notes.txt"]

    def half(folder: Path) -> None:
        (folder / "nodes.csv").write_text("half")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_folder(tmp_path / "other", half)
    assert os.listdir(tmp_path) == ["tables"]


def test_a_folder_cannot_go_to_stdout_or_over_a_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="-o FOLDER"):
        write_export(formats()["csv"], [], [], "-")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="this format is a folder"):
        write_export(formats()["csv"], [], [], tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"
