"""The text of an operation: neither its request again, nor sentences that lead to a table."""

from __future__ import annotations

import pytest

from docmill.docs.outline.read_contents import contents
from unit.docs.outline.pages import LEXICON, chosen

FIELDS = "| Name | Type |\n|---|---|\n| wing | string |\n"


def _described(page: str) -> list[str]:
    (one,) = chosen(page).operations
    return [text.value for text in contents(one, LEXICON).description]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("`POST /kites`", []),
        ("**POST** `/kites`", []),
        ("`POST /kites` - builds a kite.", ["builds a kite."]),
        ("`POST /kites`\nBuilds a kite.", ["Builds a kite."]),
        ("`POST /kites`\n\nLike `GET /kites`, slowly.", ["Like `GET /kites`, slowly."]),
        ("```\nPOST /kites\n```\n\nBuilds a kite.", ["Builds a kite."]),
        ("**Endpoint:** `POST /kites`\n\nBuilds a kite.", ["Builds a kite."]),
        (
            "**Method:** POST\n\n**URL:** /kites\n\nBuilds a kite.\n\n**Body:**",
            ["Builds a kite."],
        ),
    ],
)
def test_the_request_is_not_said_again(text: str, left: list[str]) -> None:
    assert _described(f"# Kites\n\n## Build\n\n{text}\n") == left


def test_a_sentence_that_leads_to_fields_is_left_out() -> None:
    page = f"# Kites\n\n## Build\n\n`POST /kites`\n\nBuilds one. Pass what follows:\n\n{FIELDS}"
    assert _described(page) == ["Builds one."]


def test_a_sentence_that_leads_to_something_else_stays() -> None:
    page = "# Kites\n\n## Build\n\n`POST /kites`\n\nThere are two:\n\n- A red one is fast.\n"
    assert _described(page) == ["There are two:"]
