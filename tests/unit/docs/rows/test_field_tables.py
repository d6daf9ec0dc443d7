"""Tables of fields, and tables that are something else."""

from __future__ import annotations

import pytest

from docmill.docs.markdown.page import Table
from docmill.docs.rows.columns import columns, is_status_table
from docmill.docs.rows.names import Name, read_name
from unit.docs.rows.stated import WORDS, first_block, rows_of


def table(*lines: str) -> str:
    """A pipe table of a header and rows."""
    cells = lines[0].count("|") + 1
    return "\n".join([lines[0], "|".join(["---"] * cells), *lines[1:]])


READ = {
    "named columns": (
        table("Name | Type | Required | Notes", "id | int | yes | the room"),
        ['id! int "the room"'],
    ),
    "columns of another order": (
        table("Description | Field | Type", "the room | id | int"),
        ['id int "the room"'],
    ),
    "an optional column": (
        table("Name | Type | Optional", "id | int | yes", "size | int | no"),
        ["id? int", "size! int"],
    ),
    "a word that says required in another way": (
        table("Name | Type | Required", "id | int | (required)"),
        ["id! int"],
    ),
    "default, example, location": (
        table("Name | In | Default | Example", "size | query | 10 | 25"),
        ["size =10 ~25 @query"],
    ),
    "an empty default": (
        table("Name | Type | Default", "size | int | -", "page | int | 1"),
        ["size int", "page int =1"],
    ),
    "required said in the description": (
        table("Name | Type | Description", "id | int | Required. The room."),
        ['id! int "Required. The room."'],
    ),
    "required said beside the name": (
        table("Name | Type", "id (required) | int", "size? | int", r"page\* | int"),
        ["id! int", "size? int", "page! int"],
    ),
    "a type beside the name": (
        table("Name | Description", "id (integer) | the room"),
        ['id integer "the room"'],
    ),
    "columns that nothing is known of go below the description": (
        table("Name | Description | Since when", "id | the room | 2.1"),
        ['id "the room / Since when: 2.1"'],
    ),
    "rules are a part of the description": (
        table("Field | Rules", "id | Required. 1 to 20 letters", "size | Optional"),
        ['id! "Required. 1 to 20 letters"', 'size? "Optional"'],
    ),
    "limits, units and the like go below the description": (
        table("Name | Type | Max | Unit | Notes", "size | int | 9 | m | of the room"),
        ['size int "of the room / Max: 9 / Unit: m"'],
    ),
    "an unknown column that says nothing": (
        table("Name | Description | Since when", "id | the room | -"),
        ['id "the room"'],
    ),
    "a first column without a heading": (
        table(
            "| | Type | Description |",
            "| id | int | the room |",
            "| size | int | beds |",
        ),
        ['id int "the room"', 'size int "beds"'],
    ),
    "a column of types under a strange heading": (
        table("Name | Kind of thing", "id | integer", "tags | array of strings"),
        ["id integer", "tags array of strings"],
    ),
    "a first column of code under a strange heading": (
        table("Knob | Effect | Unit", "`gain` | louder | dB", "`pan` | left | deg"),
        ['gain "louder / Unit: dB"', 'pan "left / Unit: deg"'],
    ),
    "names under the word for a data model": (
        table("Response Item | Data type", "id | int", "size | int"),
        ["id int", "size int"],
    ),
    "nested by signs and blanks": (
        table("Name | Type", "room | object", "» id | int", "&emsp;size | int"),
        ["room object", "»id int", "»size int"],
    ),
    "a row for the whole payload": (
        table("Name | Type", "*anonymous* | object", "» id | int"),
        ["· object", "»id int"],
    ),
    "a sentence among fields": (
        table("Name | Type", "id | int", "The ones below are new | ", "size | int"),
        ["id int", "size int"],
    ),
}


def test_of_two_columns_of_codes_the_statuses_count() -> None:
    text = table("Code | HTTP Status | When", "NO_ROOM | 404 | gone")
    block = first_block(text)
    assert isinstance(block, Table)
    assert columns(block, WORDS).roles["status_code"] == 1


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_fields(text: str, expected: list[str]) -> None:
    assert rows_of(text) == expected


NONE = {
    "no details": table("Name", "id"),
    "no names": table("Type | Required", "int | yes"),
    "statuses by their column": table("Code | Description", "200 | fine"),
    "statuses by their codes": table("Name | Description", "404 | gone", "5XX | bad"),
    "operations": table("Name | Method | Description", "list | GET | rooms"),
    "errors": table("Error | Name | Description", "E1 | LATE | too late"),
    "values before their names": table("Value | Name | Notes", "1 | red | a colour"),
    "sentences under an empty heading": table(
        " | Type", "a long sentence | text", "and another one | text"
    ),
    "a matrix of features": table("Plan | Free | Team", "Rooms | 1 | 20"),
    "mostly sentences": table(
        "Name | Type", "all of this moves | x", "and so does this | y", "id | int"
    ),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_tables_of_something_else(text: str) -> None:
    assert rows_of(text) is None


def test_the_first_of_two_columns_of_a_role_counts() -> None:
    block = first_block(table("Name | Type | Data type", "id | int | x"))
    assert isinstance(block, Table)
    found = columns(block, WORDS)
    assert found.roles["type"] == 1
    assert 2 not in found.roles.values() or found.roles.get("description") == 2


def test_a_short_row_lacks_the_cell() -> None:
    block = first_block(table("Name | Type", "id | int"))
    assert isinstance(block, Table)
    found = columns(block, WORDS)
    cell = found.cell(block.rows[0], "type")
    assert cell is not None
    assert cell.value == "int"
    assert found.cell(block.rows[0], "default") is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Status | Meaning", "200 | fine", "404 | gone"), True),
        (("Name | Meaning", "`2xx` | fine", "429 slow down | wait"), True),
        (("Name | Meaning", "200 | fine", "id | x", "size | y"), False),
        (("Name | Meaning", "2000 | much"), False),
        (("Name | Meaning", "600 | no status"), False),
    ],
)
def test_tables_of_statuses(lines: tuple[str, ...], expected: bool) -> None:
    block = first_block(table(*lines))
    assert isinstance(block, Table)
    assert is_status_table(block, columns(block, WORDS)) is expected


@pytest.mark.parametrize(
    ("source", "name", "depth", "required", "more"),
    [
        ("id", "id", 0, None, ""),
        ("`room.id`", "room.id", 0, None, ""),
        ("» id", "id", 1, None, ""),
        ("»» id", "id", 2, None, ""),
        (">> id", "id", 2, None, ""),
        ("├─ id", "id", 1, None, ""),
        ("└── id", "id", 1, None, ""),
        ("- id", "id", 1, None, ""),
        ("..id", "id", 2, None, ""),
        ("id?", "id", 0, False, ""),
        ("**id**", "id", 0, None, ""),
        ("id (integer)", "id", 0, None, "(integer)"),
        ("id, required", "id", 0, None, ", required"),
        ("id required", "id", 0, None, "required"),
        ("id integer", "id", 0, None, "integer"),
        ("rooms[].id", "rooms[].id", 0, None, ""),
        ("rooms[0].id", "rooms[0].id", 0, None, ""),
        ("room[id]", "room[id]", 0, None, ""),
        ("id[optional]", "id", 0, None, "[optional]"),
        ("id[string]", "id", 0, None, "[string]"),
        (r"id\*", "id", 0, True, ""),
        ("X-Room-Key", "X-Room-Key", 0, None, ""),
        ("$expand", "$expand", 0, None, ""),
        ("{key}", "{key}", 0, None, ""),
        ("<id>", "<id>", 0, None, ""),
        ("名前", "名前", 0, None, ""),
    ],
)
def test_names(
    source: str, name: str, depth: int, required: bool | None, more: str
) -> None:
    assert read_name(source, 0, WORDS) == Name(name, depth, required, more, False)


@pytest.mark.parametrize("source", ["*anonymous*", "(root)", "", "»", "[]", "None"])
def test_rows_that_stand_for_the_payload(source: str) -> None:
    found = read_name(source, 0, WORDS)
    assert found is not None
    assert (found.name, found.root) == ("", True)


@pytest.mark.parametrize(
    "source", ["These fields are new", "id of the room", "%", "…", "id and size"]
)
def test_sentences_are_no_names(source: str) -> None:
    assert read_name(source, 0, WORDS) is None


def test_blanks_and_signs_count_once() -> None:
    found = read_name("» id", 2, WORDS)
    assert found is not None
    assert found.depth == 3
    blank = read_name("\u3000\u3000id", 0, WORDS)
    assert blank is not None
    assert blank.depth == 1
