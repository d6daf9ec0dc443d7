"""Examples: read with tolerance, and held against their tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docmill.docs.cells import lenient_json
from docmill.openapi.document import Json
from unit.docs.sample import build, codes, found, model, only, page

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ('{"a": 1,}', {"a": 1}),
        ('{"a": [1, 2,,],}', {"a": [1, 2]}),
        ('{"a": 1 // one\n}', {"a": 1}),
        ('{/* one */ "a": 1}', {"a": 1}),
        ('{"a": [1, ...]}', {"a": [1]}),
        ('{"a": 1, ……}', {"a": 1}),
        ('{"a": "http://b//c"}', {"a": "http://b//c"}),
        ('{"a": "x, ...", "b": "[,"}', {"a": "x, ...", "b": "[,"}),
        ('{"a":\t"b\tc"}', {"a": "b\tc"}),
        ('\ufeff{"a": "i-****d6"}', {"a": "i-****d6"}),
        ("[1,\n# two\n2]", [1, 2]),
        ("[, 1]", [1]),
    ],
)
def test_json_as_pages_write_it(text: str, value: Json) -> None:
    assert lenient_json.loads(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{'a': 1}",
        "{a: 1}",
        "[NaN]",
        "[1e999]",
        r'["\ud800"]',
        "[" * 66 + "]" * 66,
        "[" * 100_000,
        '{"' * 50_000,
        '"\\' * 50_000,
        "/*" * 50_000,
        "," * 100_000,
    ],
)
def test_what_is_no_json(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        lenient_json.loads(text)


@given(JSON)
def test_json_is_read_as_it_is(value: Json) -> None:
    assert lenient_json.loads(json.dumps(value)) == value


def example(text: str, head: str = "Response") -> str:
    return f"## {head} example\n```\n{text}\n```"


def response(tmp_path: Path, more: str) -> tuple[Any, list[str]]:
    rows = "|requestId|String| |\n|book|Book| |" + model("Book", "|pages|Integer| |")
    services, diagnostics = build(tmp_path, page(response=rows, more=more))
    (item,) = only(services).document.data["paths"].values()
    return item["get"]["responses"]["200"]["content"]["application/json"], codes(
        diagnostics
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"requestId": "x"}', {"requestId": "x"}),
        ('HTTP 200\n\n{"requestId": "x"}', {"requestId": "x"}),
        ('/v1/books/{bookId}\n{"requestId": "x"}', {"requestId": "x"}),
    ],
)
def test_examples_are_kept(tmp_path: Path, text: str, value: Json) -> None:
    media, findings = response(tmp_path, example(text))
    assert media["example"] == value
    assert findings == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('{"book": {"pages": "many"}}', "example-contradicts-table"),
        ("{", "example-not-json"),
    ],
)
def test_examples_are_left_out(tmp_path: Path, text: str, finding: str) -> None:
    media, findings = response(tmp_path, example(text))
    assert "example" not in media
    assert findings == [finding]


def test_members_that_no_table_describes(tmp_path: Path) -> None:
    text = '{"book": {"pages": 3, "colour": "red"}, "more": 1}'
    media, findings = response(tmp_path, example(text))
    assert "example" in media
    assert findings == ["example-member-undescribed"]


def test_a_contradiction_shows_both_places(tmp_path: Path) -> None:
    rows = "|requestId|Integer| |"
    text = page(response=rows, more=example('{\n "requestId": "x"\n}'))
    _, diagnostics = build(tmp_path, text)
    assert found(diagnostics) == ["page.md:28:1 example-contradicts-table"]
    (related,) = diagnostics.items[0].related
    assert str(related.span) == "page.md:19:12"


def test_requests_may_show_an_address_before_the_body(tmp_path: Path) -> None:
    text = 'https://shop.example.com/v1/books/{id}\n\n{"title": "x"}'
    more = example("/v1/books", "Request") + "\n\n```\n" + text + "\n```"
    row = "|title|String|True| | |"
    services, _ = build(tmp_path, page(method="POST", parameters=row, more=more))
    (item,) = only(services).document.data["paths"].values()
    media = item["post"]["requestBody"]["content"]["application/json"]
    assert media["example"] == {"title": "x"}
