"""Whatever pages hold: no exception, a valid document, places that exist."""

from __future__ import annotations

from itertools import count
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docmill.diagnostics.model import Diagnostics
from docmill.openapi.validate import run
from docmill.openapi.write import yaml_text
from unit.docs.assemble.any import read

SECONDS = 6.0
LINES = (
    "# Rooms",
    "## List rooms",
    "### GET /rooms/{id}",
    "`POST /rooms`",
    "POST https://api.example.com/v1/rooms?size=1",
    "**URL**: `/rooms/:id`",
    "**Method:** `PUT`",
    "**Parameters**",
    "### Body",
    "### Response 200",
    "**Success Response:**",
    "* **Code:** 404",
    "| Name | Type | Required | Description |",
    "|---|---|---|---|",
    "| id | integer | yes | the room, between 1 and 9 |",
    "| » a.b[] | array of X | no | default: [1] |",
    "| `x-y` | [Room](#room) | | one of `a`, `b` |",
    "| 200 | fine | | |",
    "## Room",
    "- `size` (integer, optional): beds",
    "  - `kind`: one of",
    "- **Body:** has these:",
    "name",
    ": (string) the name",
    "```json",
    '{"id": 1, "rooms": [{"a": null}],',
    '"kind": "string, required"}',
    "```",
    "```bash",
    "curl -X POST https://api.example.com/rooms -d '{\"a\": 1}'",
    "HTTP/1.1 200 OK",
    '<ParamField query="page" type="integer" required>Which</ParamField>',
    "{% api-method method='get' path='/a' %}",
    "> 200 Response",
    "Returns an array of rooms:",
    "---",
    "title: Rooms",
    "",
    "",
)
PAGES = st.lists(
    st.one_of(
        st.sampled_from(LINES),
        st.sampled_from(LINES),
        st.text(alphabet="ab|`*_-[](){}<>#:/.\\&\"' \t用İ\u0000", max_size=20),
    ),
    max_size=30,
).map("\n".join)


def check(*texts: str) -> None:
    """Read pages; the document is valid, the report adds up, every place exists."""
    found = read(*texts)
    report = found.report
    assert report.rows == report.emitted + sum(report.reasons.values())
    if found.emitted is None:
        return
    problems = Diagnostics()
    run.validate(found.emitted.document, problems)
    assert [item.code for item in problems if item.severity == "error"] == []
    assert yaml_text.dump(found.emitted.document).encode("utf-8")
    for origins in found.emitted.source_map.origins.values():
        for span in (origin.span for origin in origins):
            assert 1 <= span.line <= len(span.file.lines)
            assert 1 <= span.column <= span.end_column
            assert span.end_column <= len(span.file.line(span.line)) + 1


@given(PAGES)
@settings(max_examples=120, deadline=None, suppress_health_check=[*HealthCheck])
def test_random_pages(text: str) -> None:
    check(text)


@given(st.lists(PAGES, min_size=2, max_size=3))
@settings(max_examples=30, deadline=None, suppress_health_check=[*HealthCheck])
def test_random_page_sets(texts: list[str]) -> None:
    check(*texts)


ROW = "| {0} | string | yes | {1} |\n"
TABLE = "## List\n\n`GET /a`\n\n### Parameters\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    "text",
    [
        TABLE + "".join(ROW.format(f"a{n}", "x") for n in range(2000)),
        TABLE + "".join(ROW.format("»" * (n % 90) + " a", "x") for n in range(800)),
        TABLE + "".join(ROW.format("»" * n + " a", "x") for n in range(1200)),
        TABLE + ROW.format(".".join("a" * 2000), "x"),
        TABLE + ROW.format("[" * 5000, "x"),
        TABLE + ROW.format("a" * 20_000 + "(", "`" * 20_000),
        TABLE + ROW.format("a", "*_[" * 8_000),
        "- `" + "a-" * 20_000,
        "### Parameters\n\n" + "- a" * 8_000,
        "### Parameters\n\n" + "- `a` (" * 4_000,
        "### Parameters\n\n"
        + "".join("  " * n + "- `a` (object)\n" for n in range(99)),
        "## A\n\n`GET /a`\n\n" * 300,
        "### GET /a\n\n**Parameters:** " + "`a`, " * 5_000,
        "GET " + "/{a}" * 3_000,
        "# A\n" + "".join(f"## GET /a{n}/{{id}}\n\n> 200\n\n" for n in range(300)),
        "`GET /a`\n\n```json\n" + '{"a":' * 4_000 + "\n```",
        "`GET /a`\n\n```\n" + "a: 1\n" * 5_000 + "```",
        "GET /a\n\nReturns " + "an array of " * 5_000,
    ],
    ids=count(),
)
def test_large_pages_take_no_longer_than_they_are(text: str) -> None:
    start = process_time()
    check(text)
    assert process_time() - start < SECONDS
