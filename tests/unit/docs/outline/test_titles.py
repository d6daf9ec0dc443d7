"""Headings with the word of a part that are the title of an operation or of a resource."""

from __future__ import annotations

import pytest

from unit.docs.assemble.any import document, operation, parameters
from unit.docs.outline.pages import chosen, operations, text_of

FIELDS = "| Name | Type |\n|---|---|\n| {} | string |\n\n"


@pytest.mark.parametrize(
    "word", ["Form", "Headers", "Response codes", "Error", "Query"]
)
def test_the_heading_over_a_request_is_its_title(word: str) -> None:
    page = (
        "# Clinic API\n\n## Ward\n\n`GET /wards/{id}`\n\n"
        + FIELDS.format("bed")
        + f"## {word}\n\n`POST /papers`\n\n"
        + FIELDS.format("pen")
    )
    found = text_of(page)
    assert "pen" in found["POST /papers"]
    assert "pen" not in found["GET /wards/{id}"]
    assert [
        one.anchor.title.value for one in chosen(page).operations if one.anchor.title
    ] == [
        "Ward",
        word,
    ]


def test_a_title_that_an_operation_has_in_its_path_is_no_example() -> None:
    page = "# API\n\n## Cat\n\n`GET /cats`\n\n## Example\n\n`GET /examples/{id}`\n"
    assert operations(page) == ["GET /cats", "GET /examples/{id}"]


def test_a_page_about_examples_has_operations() -> None:
    page = "# Examples\n\n## Add an example\n\n`POST /examples`\n\nAdds one.\n"
    assert operations(page) == ["POST /examples"]


def test_a_page_of_examples_has_none() -> None:
    page = "# Examples\n\n## Read a cat\n\n`GET /cats/7`\n\nShows the cat Tom.\n"
    assert operations(page) == []


def test_the_heading_of_a_part_is_no_title() -> None:
    page = (
        "# Cats\n\n## Create a cat\n\n### Request\n\n`POST /cats`\n\n"
        "### Headers\n\n" + FIELDS.format("X-Cat") + "### Response\n\nThe cat.\n"
    )
    (one,) = chosen(page).operations
    assert one.anchor.title is not None
    assert one.anchor.title.value == "Create a cat"


def test_a_flat_page_keeps_its_parts() -> None:
    page = (
        "## GET /cats\n\n## Parameters\n\n```\nGET /cats?page=2\n```\n\n"
        + FIELDS.format("page")
        + "## Response\n\nCats.\n"
    )
    assert operations(page) == ["GET /cats"]
    assert "page" in text_of(page)["GET /cats"]


def test_parts_of_the_level_of_each_other_belong_to_the_heading_around_them() -> None:
    page = (
        "# Create a cat\n\n## Overview\n\nCats.\n\n## Request\n\n`POST /cats`\n\n"
        "## Example\n\n```\nPOST /cats\n```\n"
    )
    (one,) = chosen(page).operations
    assert one.anchor.title is not None
    assert one.anchor.title.value == "Create a cat"


def test_a_sentence_may_stand_between_a_title_and_its_request() -> None:
    page = (
        "# Chess\n\n## Change\n\nMoves a piece:\n\n`PATCH /games/{id}`\n\n"
        + FIELDS.format("move")
        + "## Status\n\n`GET /status`\n"
    )
    assert operations(page) == ["PATCH /games/{id}", "GET /status"]


TITLED = """# Boats

About all boats.

Load all boats:
GET /boats

Load boats of a port
GET /boats?port={port}

Build a boat
`POST /boats`
"""


def test_lines_over_requests_are_their_titles() -> None:
    whole = document(TITLED)
    load, build = whole["paths"]["/boats"]["get"], whole["paths"]["/boats"]["post"]
    assert (load["summary"], build["summary"]) == ("Load all boats", "Build a boat")
    assert load["description"] == "Load boats of a port"
    assert "description" not in build


def test_another_query_of_the_same_request_gives_its_parameters() -> None:
    assert parameters(TITLED) == ["query port string"]


def test_the_only_line_over_a_request_describes_it() -> None:
    found = operation("## Boats\n\nLoad all boats:\nGET /boats\n")
    assert found["summary"] == "Boats"
    assert found["description"].startswith("Load all boats")
