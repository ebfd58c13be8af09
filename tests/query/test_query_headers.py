"""The headers of named queries are read strictly, and parameters are checked before a store sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import QueryError, SchemaError
from kg.query import NamedQuery, bind, named_queries, with_own
from kg.query.cypher import parameters_used
from kg.query.named import parse

GOOD = """\
// title: One
// question: Which is it?
// param who: entity(Platform, Agency) = "" -- Only of this one; empty for all. Example: telegram
// param most: integer = 10 -- At most
//    so many. Example: 5
// param share: number = 0.5 -- At least this share.
// param real: boolean = true -- Only real ones.
// param day: date -- On this day. Example: 2017-07
// column id: The id.
// since: 0.1
// answers: 3, 18
// which is still the header? no: the next line is not
"""
BODY = "MATCH (n) WHERE n.a = $who AND $most AND $share AND $real AND n.d = $day // $not\nRETURN '$no', n.`$nor` AS id\n"
HEADER = "".join(line for line in GOOD.splitlines(keepends=True) if "still the header" not in line)


def read(header: str = HEADER, body: str = BODY) -> NamedQuery:
    return parse("one", header + body, place="one.cypher")


def no_entity(text: str, labels: tuple[str, ...]) -> None:
    return None


def test_a_header_gives_title_question_parameters_and_columns() -> None:
    query = read()
    assert (query.title, query.question, query.since, query.answers) == ("One", "Which is it?", "0.1", (3, 18))
    assert [(p.name, p.type, p.labels, p.default, p.example) for p in query.parameters] == [
        ("who", "entity", ("Platform", "Agency"), "", "telegram"),
        ("most", "integer", (), 10, "5"),
        ("share", "number", (), 0.5, None),
        ("real", "boolean", (), True, None),
        ("day", "date", (), None, "2017-07"),
    ]
    assert query.parameters[1].meaning == "At most so many."
    assert [(c.name, c.meaning) for c in query.columns] == [("id", "The id.")]


def test_an_error_of_the_engine_names_the_line_of_the_file() -> None:
    assert read().cypher.splitlines()[len(HEADER.splitlines())] == BODY.splitlines()[0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("// title", "// titel", "one.cypher:1:4: no key called 'titel'. Did you mean 'title'?"),
        ("// title: One\n", "", "one.cypher:1:1: the header has no 'title'. Add a line"),
        ("// title: One", "// title:", "one.cypher:1:4: 'title' says nothing."),
        ("// title: One", "// title x: One", "one.cypher:1:10: 'title' takes no name."),
        ("// title: One", "//title: One", "one.cypher:1:1: '//title: One' is no line of a header."),
        ("// since: 0.1", "// since: 0.1\n// since: 0.2", "one.cypher:11:4: 'since' is there twice."),
        ("// column id: The id.\n", "", "one.cypher:1:1: the header describes no column."),
        ("// column id", "// column", "one.cypher:9:4: 'column' needs one name."),
        ("// column id", "// column id: A.\n// column id", "one.cypher:10:4: column 'id' is there twice."),
        ("entity(Platform, Agency)", "entitty", "one.cypher:3:15: no type called 'entitty'. Did you mean 'entity'?"),
        ("integer = 10", "integer(Platform) = 10", "'integer' takes no labels."),
        ("3, 18", "3 and 18", "one.cypher:11:13: '3 and 18' are no numbers. Write such as `// answers: 3, 18`."),
        ("integer = 10", "choice = 10", "one.cypher:4:16: 'choice' names no words. Write them behind it: `choice(one, other)`."),
        (
            "integer = 10",
            'choice(few, many) = "mny"',
            "one.cypher:4:16: the default \"mny\" is none of its words. Did you mean 'many'?",
        ),
        ("number = 0.5", "fracton = 0.5", "one.cypher:6:17: no type called 'fracton'. Did you mean 'fraction'?"),
        ("integer = 10", 'integer = "10"', 'one.cypher:4:16: the default "10" is no integer.'),
        ("integer = 10", "integer = true", "the default true is no integer."),
        ("integer = 10", "integer = ten", "the default ten is no integer."),
        ("boolean = true", "boolean = 1", "the default 1 is no boolean."),
        ("-- Only real ones.", "Only real ones.", "cannot read parameter 'real'."),
        ("// param who", "// param whom", "$who is not declared."),
        ("// since", "// param more: string -- More.\n// since", "one.cypher:10:4: parameter 'more' is never used."),
        (BODY, "\n", "one.cypher:12:1: there is no query under the header."),
    ],
)
def test_a_malformed_header_is_an_error_with_its_place(old: str, new: str, message: str) -> None:
    text = (HEADER + BODY).replace(old, new, 1)
    with pytest.raises(SchemaError) as caught:
        parse("one", text, place="one.cypher")
    assert message in str(caught.value)


def test_an_undeclared_parameter_is_named_with_its_line_and_column() -> None:
    with pytest.raises(SchemaError, match=r"one\.cypher:13:12: \$more is not declared\. Add a line `// param more: \.\.\.`"):
        read(body="RETURN $who, $most, $share, $real,\n $day  AND $more AS id\n")


def test_parameters_in_strings_comments_and_backticks_are_none() -> None:
    assert list(parameters_used('RETURN $a, \'$b\', "\\"$c", `$d` // $e\n/* $f */ + $g')) == ["a", "g"]


def test_the_users_own_queries_join_those_of_the_package_and_may_leave_out_what_they_do_not_need(tmp_path: Path) -> None:
    (tmp_path / "my-own.cypher").write_text("// question: How many?\nMATCH (n) RETURN count(n) AS n\n")
    (tmp_path / "notes.txt").write_text("not a query")
    found, broken = with_own(tmp_path)
    assert (set(found), broken) == (set(named_queries()) | {"my-own"}, {})
    assert list(found) == sorted(found)
    assert [name for name, query in found.items() if query.own] == ["my-own"]
    assert (found["my-own"].title, found["my-own"].columns, found["my-own"].since) == ("How many?", (), "")
    assert with_own(tmp_path / "none") == (dict(named_queries()), {})


def test_what_is_wrong_with_one_of_the_users_own_queries_is_told_and_the_others_are_there(tmp_path: Path) -> None:
    for name in ("actions", "My Own", "good"):
        (tmp_path / f"{name}.cypher").write_text(HEADER + BODY)
    (tmp_path / "bytes.cypher").write_bytes(b"// title: \xff")
    (tmp_path / "folder.cypher").mkdir()
    (tmp_path / "lost.cypher").symlink_to(tmp_path / "nowhere")
    (tmp_path / "large.cypher").write_text(HEADER + BODY + " " * 1_000_000)
    (tmp_path / "slip.cypher").write_text("// question: Which?\n// parm x: string -- What.\nRETURN $x AS x\n")
    (tmp_path / "undeclared.cypher").write_text("// question: Which?\nRETURN\n  $x AS x\n")
    found, broken = with_own(tmp_path)
    assert set(found) == set(named_queries()) | {"good"}
    told = {name: str(error).replace(f"{tmp_path}/", "") for name, error in broken.items()}
    taken = told.pop("actions")
    assert taken.startswith("actions.cypher: a query called 'actions' is there already: ")
    assert told == {
        "My Own": "My Own.cypher: is no name for a query. Use lower-case words joined by hyphens.",
        "bytes": "bytes.cypher: is not UTF-8 at byte 10. Save it as UTF-8.",
        "folder": "folder.cypher: cannot be read (Is a directory). Allow reading it, or take it away.",
        "lost": "lost.cypher: cannot be read (No such file or directory). Allow reading it, or take it away.",
        "large": "large.cypher: is larger than a megabyte. A query is shorter: take it away.",
        "slip": "slip.cypher:2:4: no key called 'parm'. Did you mean 'param'?",
        "undeclared": "undeclared.cypher:3:3: $x is not declared. Add a line `// param x: ...`.",
    }


def test_every_parameter_of_the_package_has_a_meaning_that_ends_and_an_example_or_a_default() -> None:
    for query in named_queries().values():
        for parameter in query.parameters:
            assert parameter.meaning.endswith("."), (query.name, parameter.name)
            assert parameter.example or parameter.default is not None, (query.name, parameter.name)


def test_given_values_are_converted_and_the_others_are_the_defaults() -> None:
    asked = []

    def resolve(text: str, labels: tuple[str, ...]) -> str:
        asked.append((text, labels))
        return text.lower()

    given = {"who": "Telegram", "most": "3", "real": "False", "day": "2017-07"}
    assert bind(read(), given, resolve) == {"who": "telegram", "most": 3, "share": 0.5, "real": False, "day": "2017-07"}
    assert asked == [("Telegram", ("Platform", "Agency"))]


WORDS = """\
// question: Which?
// param type: action_type = "" -- Only this type.
// param status: status -- Only this status.
// param family: family = "restrict" -- Only this family.
// param country: country = "" -- Only here.
// param label: label = "" -- Only nodes of this label.
// param tie: relationship = "" -- Only edges of this type.
// param same: choice(platform, reason) = "platform" -- What they share.
// param by: choices(year, type) = "year" -- What to count by.
// param sure: fraction = 0 -- So sure.
// param days: count = 3 -- So many days.
RETURN $type, $status, $family, $country, $label, $tie, $same, $by, $sure, $days
"""


def words() -> NamedQuery:
    return parse("words", WORDS, place="words.cypher", own=True)


def test_words_of_the_schemas_are_taken_in_any_case_and_countries_by_any_name() -> None:
    given = {"type": "Block", "status": "DONE", "country": "Indonesia", "label": "platform", "tie": "targets", "by": "Type year"}
    assert bind(words(), given, no_entity) == {
        "type": "block",
        "status": "done",
        "family": "restrict",
        "country": "ID",
        "label": "Platform",
        "tie": "TARGETS",
        "same": "platform",
        "by": "type year",
        "sure": 0,
        "days": 3,
    }
    for name in ("id", "ID", " Indonesia ", "INDONESIA"):
        assert bind(words(), {"status": "done", "country": name}, no_entity)["country"] == "ID"
    assert bind(words(), {"status": "done", "country": "Uni Eropa"}, no_entity)["country"] == "EU"


def test_an_empty_word_means_any_where_it_may_be_left_out() -> None:
    given = {"status": "done", "family": "", "country": "", "by": ""}
    assert bind(words(), given, no_entity) == bind(words(), {"status": "done"}, no_entity) | {"family": "", "by": ""}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"type": "blok"}, "--param type: 'blok' is no action type. Did you mean 'block'?"),
        ({"status": "dnoe"}, "--param status: 'dnoe' is no status. Did you mean 'done'?"),
        ({"status": ""}, "--param status: '' is no status. Valid: done, ongoing, announced, planned, threatened, conditional, "),
        ({"family": "restict"}, "--param family: 'restict' is no family. Did you mean 'restrict'?"),
        ({"family": "x"}, "'x' is no family. Valid: restrict, restore, pressure, exchange, rule-making, platform."),
        ({"country": "Indonesa"}, "--param country: 'Indonesa' is no country. Did you mean 'ID'?"),
        ({"country": "IDN"}, "'IDN' is no country. Give its code of two letters (ISO 3166), such as ID, or its name."),
        ({"country": "Jakarta"}, "'Jakarta' is no country. Give its code of two letters"),
        ({"label": "Platfrom"}, "--param label: 'Platfrom' is no label. Did you mean 'Platform'?"),
        ({"tie": "TARGET"}, "--param tie: 'TARGET' is no relationship. Did you mean 'TARGETS'?"),
        ({"same": "reasons"}, "--param same: 'reasons' is not one of its words. Did you mean 'reason'?"),
        ({"same": ""}, "--param same: '' is not one of its words. Valid: platform, reason."),
        ({"by": "year typ"}, "--param by: 'typ' is not one of its words. Did you mean 'type'?"),
        ({"sure": "80"}, "--param sure: '80' is no number from 0 to 1. Example: 0.8."),
        ({"days": "-3"}, "--param days: '-3' is no number from 0 on. Example: 10."),
    ],
)
def test_a_word_that_is_none_is_refused_with_the_nearest(given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        bind(words(), {"status": "done"} | given, no_entity)
    assert message in str(caught.value)


def test_a_stretch_that_ends_before_it_begins_is_refused() -> None:
    query = named_queries()["actions"]
    for since, until in (("2022-07", "2022"), ("2022", "2022-07"), ("2022-07-01", "2022-07-01"), ("2022", ""), ("", "2022")):
        assert bind(query, {"since": since, "until": until}, no_entity)["since"] == since
    with pytest.raises(QueryError, match=r"--param since: 2022-08 is after 2022-07-30\. Exchange the two\."):
        bind(query, {"since": "2022-08", "until": "2022-07-30"}, no_entity)


def test_an_empty_entity_means_any_and_is_not_looked_up() -> None:
    assert bind(read(), {"day": "", "who": ""}, no_entity)["who"] == ""


@pytest.mark.parametrize("nobody", ["", "  "])
def test_nobody_is_refused_where_somebody_has_to_be_named(nobody: str) -> None:
    query = named_queries()["history"]
    with pytest.raises(QueryError, match="query 'history' needs 'platform'"):
        bind(query, {"platform": nobody}, no_entity)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"dya": "2017"}, "--param: query 'one' has no parameter 'dya'. Did you mean 'day'?"),
        ({"zzzz": "2017"}, "--param: query 'one' has no parameter 'zzzz'. It takes: who, most, share, real, day."),
        ({}, "--param: query 'one' needs 'day': On this day. Add --param day=2017-07."),
        ({"day": "July"}, "--param day: 'July' is no date. Write 2017-07-14, 2017-07 or 2017."),
        ({"day": "2017-13"}, "--param day: '2017-13' is no date."),
        ({"day": "2022-02-31"}, "--param day: '2022-02-31' is no date."),
        ({"day": "2017", "most": "many"}, "--param most: 'many' is no integer. Example: 5."),
        ({"day": "2017", "most": "٣"}, "--param most: '٣' is no integer."),
        ({"day": "2017", "share": "nan"}, "--param share: 'nan' is no number. Example: 10."),
        ({"day": "2017", "real": "maybe"}, "--param real: 'maybe' is no boolean. Write true or false."),
        (
            {"day": "2017", "who": "x"},
            "--param who: no platform or agency in the graph is called 'x'. Give the id or a name of one, such as",
        ),
    ],
)
def test_a_wrong_parameter_is_refused_with_what_is_right(given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        bind(read(), given, no_entity)
    assert message in str(caught.value)
