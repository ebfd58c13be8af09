"""Files, folders and standard input; and content that no loader should choke on."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

import kg.loaders
from kg.loaders import all_loaders, read
from kg.model import Article, ArticleError, ReadingAids, SourceError, UsageError


def names(found: list[Article | ArticleError], folder: Path) -> list[str]:
    return [os.path.relpath(one.source if isinstance(one, Article) else one.place, folder) for one in found]


def test_loaders_are_found_without_a_list_and_say_what_they_read():
    loaders = all_loaders()
    assert list(loaders) == ["html", "jsonl", "plain"]
    assert all(loader.about.endswith(".") or loader.about for loader in loaders.values())
    assert loaders["plain"].about.startswith("Plain text")


def test_a_loader_is_added_by_adding_a_module(tmp_path, aids, monkeypatch):
    (tmp_path / "letters.py").write_text(
        '"""Letters, one a file (.eml)."""\n'
        "from kg.loaders.plain import read\n"
        'SUFFIXES = (".eml",)\n'
        'def recognises(head): return head.startswith(b"From:")\n'
    )
    monkeypatch.setattr("kg.loaders.__path__", [*kg.loaders.__path__, str(tmp_path)])
    all_loaders.cache_clear()
    try:
        assert all_loaders()["letters"].about == "Letters, one a file (.eml)."
        (tmp_path / "a.eml").write_text("From: siapa pun")
        (found,) = read(str(tmp_path / "a.eml"), aids)
        assert found.text == "From: siapa pun"
    finally:
        all_loaders.cache_clear()
        sys.modules.pop("kg.loaders.letters", None)


def test_an_unknown_loader_is_refused_with_the_nearest_one(articles_of):
    with pytest.raises(UsageError, match=r"--loader: no loader called 'jsonk'\. Did you mean 'jsonl'\?"):
        articles_of("x", loader="jsonk")


def test_a_folder_is_read_in_order_without_hidden_and_foreign_files(tmp_path, aids):
    for path in ("b.txt", "a/z.TXT", "a/c.txt", "a.txt", ".git/x.txt", ".hidden.txt", "photo.jpg", "a/style.css", "page"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(f"Teks {path}.")
    assert names(list(read(str(tmp_path), aids)), tmp_path) == ["a/c.txt", "a/z.TXT", "a.txt", "b.txt", "page"]


def test_a_named_loader_reads_every_file_of_a_folder(tmp_path, aids):
    (tmp_path / "a.dat").write_text("Teks.")
    assert names(list(read(str(tmp_path), aids, loader="plain")), tmp_path) == ["a.dat"]


@pytest.mark.parametrize(
    ("content", "reads_as"),
    [
        ('\ufeff \n{"text": "Isi teks."}', "Isi teks."),
        ("\n <html><body><p>Isi teks.</p></body></html>", "Isi teks."),
        ("Isi teks.", "Isi teks."),
    ],
)
def test_a_file_without_a_known_suffix_is_recognised_by_its_content(article_of, content, reads_as):
    assert article_of(content, "a.bin").text == reads_as


@pytest.mark.parametrize("raw", [io.BytesIO, lambda data: io.BufferedReader(io.BytesIO(data))])
def test_standard_input_is_recognised_by_its_content_and_stays_open(monkeypatch, aids, raw):
    stdin = io.TextIOWrapper(raw(gzip.compress(b'{"id": "x", "text": "Teks."}')))
    monkeypatch.setattr(sys, "stdin", stdin)
    (found,) = read("-", aids)
    assert (found.source, found.text) == ("-#x", "Teks.")


def test_a_missing_file_names_the_nearest_in_its_folder(tmp_path, aids):
    (tmp_path / "artikel.txt").write_text("Teks.")
    with pytest.raises(SourceError) as caught:
        read(str(tmp_path / "artikle.txt"), aids)
    near = tmp_path / "artikel.txt"
    assert str(caught.value) == f"{tmp_path / 'artikle.txt'}: no such file or folder. Did you mean '{near}'?"


def test_an_address_is_refused_with_what_to_do(aids):
    with pytest.raises(SourceError, match=r"Addresses are not fetched: save the page and give the file\."):
        read("https://kabar.example/1", aids)


def test_a_folder_without_articles_is_an_error(tmp_path, aids):
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(SourceError, match=r"no article in this folder\. Files are read that end in \.htm, \.html,"):
        list(read(str(tmp_path), aids))


def forbid(monkeypatch, path: Path) -> None:
    real = open

    def guarded(file, *args, **kwargs):
        if str(file) == str(path):
            raise PermissionError(13, "Permission denied", str(file))
        return real(file, *args, **kwargs)

    monkeypatch.setattr("builtins.open", guarded)


def test_a_file_without_permission_cannot_be_a_source(tmp_path, aids, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("Teks.")
    forbid(monkeypatch, path)
    with pytest.raises(SourceError, match=r"a\.txt: permission denied\. Allow reading it: chmod u\+r\."):
        list(read(str(path), aids))


def test_a_file_without_permission_in_a_folder_does_not_stop_the_rest(tmp_path, aids, monkeypatch):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Teks.")
    forbid(monkeypatch, tmp_path / "a.txt")
    error, good = read(str(tmp_path), aids)
    assert str(error).endswith("a.txt: permission denied. Allow reading it: chmod u+r.")
    assert isinstance(good, Article)


def test_links_in_circles_and_pipes_are_errors_and_end(tmp_path, aids):
    (tmp_path / "a.txt").write_text("Teks.")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(read(str(tmp_path), aids))
    assert names(found, tmp_path) == ["a.txt", "gone.txt", "pipe.txt", "self.txt"]
    assert [type(one) for one in found] == [Article, ArticleError, ArticleError, ArticleError]


def test_a_file_name_that_is_not_utf_8_can_still_be_printed(tmp_path, aids):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"Teks.")
    (found,) = read(str(tmp_path), aids)
    assert found.source.endswith(r"caf\xe9.txt")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "no text in it."),
        (b" \r\n\t\xc2\xa0", "no text in it."),
        (b"\xef\xbb\xbf", "no text in it."),
        (b"\x7fELF\x02\x01\x00\x00", "binary, not text: a NUL stands at 6."),
        (b"caf\xe9 dibuka", "not UTF-8: byte 3 is 0xe9."),
        ("Pesanku “dibuka”".encode("cp1252"), "not UTF-8: byte 8 is 0x93."),
        ("Pesanku é".encode()[:-1], "ends inside a character, at byte 8: the file was cut short."),
        (b"x" * 5_000_001, "larger than 5 MB, the most that is read as one article."),
    ],
)
def test_a_bad_text_is_an_error_that_says_where_and_what_to_do(error_of, content, problem):
    found = error_of(content)
    assert found.problem == problem
    assert found.sample == content[:500]


def test_a_text_of_fifty_megabytes_is_not_read_to_its_end(tmp_path, aids: ReadingAids):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (found,) = read(str(path), aids)
    assert isinstance(found, ArticleError)
    assert "larger than 5 MB" in found.problem


def test_nothing_heavy_is_imported_before_it_is_needed():
    import subprocess

    heavy = ("trafilatura", "py3langid", "lxml")
    code = f"import sys, kg.loaders as loaders; loaders.all_loaders(); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 (our own interpreter)
    assert done.stdout == "[]\n"
