"""What the README of a client takes of a long description."""

from __future__ import annotations

import pytest

from docmill.client.planner.readme.project_files import introduction

DESCRIPTIONS = {
    "Books.\n\nAll of *them*.\n\n- one\n- two": "Books.\n\nAll of *them*.\n\n- one\n- two",
    "# Shelf\n\nBooks.\n\n## Access\n\nBy key.": "Books.",
    "Shelf\n=====\n\nBooks.\n\nAccess\n------\n\nBy key.": "Books.",
    "[![badge](https://a.example/b)](https://a.example)\n\nBooks.": "Books.",
    "Books.\n\n---\n\nMore.": "Books.",
    "Books.\n\n```\ncurl\n```": "Books.",
    "Books.\n\n    indented()": "Books.",
    "Books.\n<table></table>": "Books.",
    "See <https://a.example> #1": "See <https://a.example> #1",
    "<https://a.example>": "<https://a.example>",
    "Books.\r\n\r\n# Access": "Books.",
    "": "",
    "# Only\n## headings": "",
}


@pytest.mark.parametrize("description", DESCRIPTIONS, ids=repr)
def test_it_ends_where_no_plain_text_goes_on(description: str) -> None:
    assert introduction(description) == DESCRIPTIONS[description]
