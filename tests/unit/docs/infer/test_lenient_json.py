"""JSON examples as people write them: values, comments, lines, ellipses."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docmill.docs.infer.lenient_json import parse_json
from docmill.openapi.document import Json

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | TEXT.filter(lambda text: text.strip() not in ("...", "…")),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        TEXT.filter(lambda text: bool(text.strip(".… "))), inner, max_size=4
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1,}', {"a": 1}),
        ("{'a': 'it', \"b\": \"two\"}", {"a": "it", "b": "two"}),
        ("{name: 'Oak', size: 3}", {"name": "Oak", "size": 3}),
        ('{"a": True, "b": None, "c": undefined}', {"a": True, "b": None, "c": None}),
        ('{"a": [1, 2, ...]}', {"a": [1, 2]}),
        ('{"a": [...], "b": {…}}', {"a": [], "b": {}}),
        ('{"a": 1,\n  ... more members ...\n}', {"a": 1}),
        ('{"items": ["x", "..."]}', {"items": ["x"]}),
        ('{"a": 1, "...": "..."}', {"a": 1}),
        ('{"a": 1, <snip>}', {"a": 1}),
        ('{"id": {id}, "name": <string>}', {"id": "{id}", "name": "<string>"}),
        ('"a": 1,\n"b": 2', {"a": 1, "b": 2}),
        ('{"a": 1\n "b": 2}', {"a": 1, "b": 2}),
        ('{"a": 1 "b": 2}', {"a": 1, "b": 2}),
        ('[{"a": 1}, {"a": 2}', [{"a": 1}, {"a": 2}]),
        ('{"a": {"b": [1, 2}, "c": 3}', {"a": {"b": [1, 2]}, "c": 3}),
        ('const reply = {"a": 1};', {"a": 1}),
        ('callback({"a": 1})', {"a": 1}),
        ('200 OK\n\n{"a": 1}', {"a": 1}),
        ('Response:\n{"a": 1}', {"a": 1}),
        ('{"a": "open" | "closed", "b": 1}', {"a": "open", "b": 1}),
        ('{"id": ObjectId("5f0c"), "n": NumberLong(5)}', {"id": "5f0c", "n": 5}),
        ("{'a': u'b'}", {"a": "b"}),
        ('{"a" => 1}', {"a": 1}),
        ('{"名称"：“橡树”，"b": 1}', {"名称": "橡树", "b": 1}),
        ('{"a": "one\ntwo", "b": 1}', {"a": "one\ntwo", "b": 1}),
        ('{"a": "one,\n "b": 1}', {"a": "one", "b": 1}),
        ('{"a": http://host/x?y=1, "b": 1}', {"a": "http://host/x?y=1", "b": 1}),
        (r'{"a": "\u00e9\n\"x\" \/"}', {"a": 'é\n"x" /'}),
        (r'{"a": "\ud83d\ude00"}', {"a": "😀"}),
        (
            '{"a": 0x1F, "b": 1_000, "c": .5, "d": 1e3}',
            {"a": 31, "b": 1000, "c": 0.5, "d": 1000.0},
        ),
        ("true", True),
        ("[]", []),
        ("{}", {}),
    ],
)
def test_reads_what_people_write(text: str, value: Json) -> None:
    example = parse_json(text)
    assert example is not None
    assert example.value == value
    assert type(example.value) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain words",
        "{ return x; }",
        "function f() {\n  return {a: 1}\n}",
        "if (x) {\n  doThis();\n  andThat(1, 2);\n}",
        "name: oak\nsize: 3",
        "GET /trees",
        "[section]\nkey = value",
        "{" * 100_000,
        "[" * 66 + "]" * 66,
    ],
)
def test_other_text_is_no_json(text: str) -> None:
    assert parse_json(text) is None


def test_several_documents() -> None:
    example = parse_json('{"a": 1}\n{"a": 2, "b": 3}\n\n// done\n{"done": true}')
    assert example is not None
    assert example.values == ({"a": 1}, {"a": 2, "b": 3}, {"done": True})


def test_comments_describe_the_member_they_stand_behind_or_before() -> None:
    example = parse_json("""{
  "coin": "OAK", // symbol of the coin
  "account": { # the owner
    /* in whole
     * units */
    "balance": 3,
    // "old": 1,
    "free": [ 1, 2 ] // of it
  }, // end of account
  // first line
  // second line
  "a/b": 1
}""")
    assert example is not None
    assert example.comments == {
        "/coin": "symbol of the coin",
        "/account": "the owner",
        "/account/balance": "in whole\nunits",
        "/account/free": "of it",
        "/a~1b": "first line\nsecond line",
    }


def test_text_behind_a_value_is_kept_as_a_remark() -> None:
    example = parse_json('{"state": "open" | "closed",\n "a": 1, "b": 2, "c": 3}')
    assert example is not None
    assert example.comments == {"/state": '| "closed"'}


def test_values_behind_bars_are_alternatives() -> None:
    example = parse_json('{"lamp": "on" | "off",\n "lens": null | "<word>",\n}')
    assert example is not None
    assert example.value == {"lamp": "on", "lens": None}


def test_lines_are_those_of_the_keys() -> None:
    example = parse_json(
        '\n{\n  "a":\n    1,\n  "b": [\n    {"c": "x\ny"},\n    2\n  ]\n}'
    )
    assert example is not None
    assert example.lines == {
        "": 1, "/a": 2, "/b": 4, "/b/0": 5, "/b/0/c": 5, "/b/1": 7,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "elided"),
    [
        ('{"a": 1, ...}', True),
        ('{"a": 1, // ...\n}', True),
        ('{"a": [1, …]}', True),
        ('{"a": ..., "b": 1}', True),
        ('{"a": "Z2xc..."}', False),
        ('{"a": 1}', False),
    ],
)
def test_elided(text: str, elided: bool) -> None:
    example = parse_json(text)
    assert example is not None
    assert example.elided is elided


def test_values_that_stand_for_others_are_placeholders() -> None:
    example = parse_json(
        '{"a": ..., "b": <id>, "c": integer, "d": "<id>", "e": 1, "f": }'
    )
    assert example is not None
    assert example.placeholders == {"/a", "/b", "/c", "/f"}
    assert example.value == {
        "a": None,
        "b": "<id>",
        "c": "integer",
        "d": "<id>",
        "e": 1,
        "f": None,
    }


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ('{"id": 1, "id": 2}', [(0, "the key 'id' stands twice")]),
        ('{\n  "ids": [\n    1', [(0, "'{' is not closed"), (1, "'[' is not closed")]),
        ('{"a": {"id": 1}, "b": {"id": 2}}', []),
        ('{"ids": [1, 2, ...', []),
        ("{id: 1, // the number\n}", []),
    ],
)
def test_flaws_are_told_and_ways_of_writing_are_none(
    text: str, flaws: list[tuple[int, str]]
) -> None:
    example = parse_json(text)
    assert example is not None
    assert [tuple(flaw) for flaw in example.flaws] == flaws


@settings(deadline=None)
@given(JSON)
def test_strict_json_is_read_as_it_is(value: Json) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=2)):
        example = parse_json(text)
        if isinstance(value, dict | list):
            assert example is not None
        if example is not None:
            assert example.values == (value,)


@settings(deadline=None)
@given(st.text(st.sampled_from("{}[]\":,'/*#.\\ \n<>a1…-=|("), max_size=60))
def test_never_raises_and_only_gives_json(text: str) -> None:
    example = parse_json(text)
    if example is not None:
        json.dumps(example.values, allow_nan=False).encode()
        assert all(0 <= line <= text.count("\n") for line in example.lines.values())
