"""What belongs to an operation, and what to the next one or to the whole page."""

from __future__ import annotations

from unit.docs.outline.pages import chosen, text_of

ROWS = "| Name | Type |\n|---|---|\n| {} | integer |\n\n"


def _rows(name: str) -> str:
    return ROWS.format(name)


def test_each_operation_has_its_own_sections() -> None:
    found = text_of(
        "# Boats\n## GET /boats\n### Parameters\n"
        + _rows("page")
        + "## POST /boats\n### Parameters\n"
        + _rows("crew")
    )
    assert "page" in found["GET /boats"]
    assert "crew" not in found["GET /boats"]
    assert "crew" in found["POST /boats"]
    assert "page" not in found["POST /boats"]


def test_sections_of_the_same_level_belong_to_the_operation_before_them() -> None:
    found = text_of(
        "## GET /boats\n## Parameters\n"
        + _rows("page")
        + "## POST /boats\n## Parameters\n"
        + _rows("crew")
    )
    assert "page" in found["GET /boats"]
    assert "crew" not in found["GET /boats"]
    assert "crew" in found["POST /boats"]


def test_the_last_operation_leaves_what_no_other_has_to_the_page() -> None:
    found = text_of(
        "## GET /boats\n### Parameters\n"
        + _rows("page")
        + "## POST /boats\n### Parameters\n"
        + _rows("crew")
        + "## Error codes\n"
        + _rows("quota")
    )
    assert "quota" not in found["POST /boats"]


def test_the_last_operation_of_a_flat_page_leaves_it_too() -> None:
    found = text_of(
        "## GET /boats\n## Parameters\n"
        + _rows("page")
        + "## POST /boats\n## Parameters\n"
        + _rows("crew")
        + "## Errors\n"
        + _rows("quota")
    )
    assert "crew" in found["POST /boats"]
    assert "quota" not in found["POST /boats"]


def test_the_only_operation_of_a_page_has_its_errors() -> None:
    found = text_of(
        "## GET /boats\n## Parameters\n"
        + _rows("page")
        + "## Errors\n"
        + _rows("quota")
    )
    assert "quota" in found["GET /boats"]


def test_two_requests_of_one_section_part_it() -> None:
    found = text_of(
        "## Boats\n`GET /boats`\n\n"
        + _rows("page")
        + "`POST /boats`\n\n"
        + _rows("crew")
    )
    assert "crew" not in found["GET /boats"]
    assert "crew" in found["POST /boats"]
    assert "page" not in found["POST /boats"]


def test_requests_side_by_side_share_what_follows() -> None:
    found = text_of(
        "## Boats\n`GET /boats`\n\n`GET /fleets/:id/boats`\n\n" + _rows("page")
    )
    assert all("page" in text for text in found.values())
    assert len(found) == 2


def test_an_item_of_a_list_has_what_stands_in_it() -> None:
    found = text_of(
        "- `GET /boats`\n  - `page` (integer)\n- `POST /boats`\n  - `crew` (integer)\n"
    )
    assert "page" in found["GET /boats"]
    assert "crew" not in found["GET /boats"]


def test_a_row_leads_to_the_section_that_it_links_to() -> None:
    found = text_of(
        "| Method | Path | More |\n|---|---|---|\n| GET | /boats | [list](#list) |\n"
        "| POST | /boats | [add](#add) |\n\n## List\n"
        + _rows("page")
        + "## Add\n"
        + _rows("crew")
    )
    assert "page" in found["GET /boats"]
    assert "crew" not in found["GET /boats"]
    assert "crew" in found["POST /boats"]


def test_a_list_adds_its_words_to_the_detail() -> None:
    (one,) = chosen("- `GET /boats` - All boats\n\n## List\n`GET /boats`\n").operations
    assert [c.description.value for c in one.also if c.description] == ["All boats"]


def test_what_an_operation_has_below_it_does_not_follow_it_as_well() -> None:
    found = text_of(
        "## API\n\n`POST /boats`\n\n### Parameters\n\n"
        + _rows("crew")
        + "## Parameters\n\n"
        + _rows("port")
    )
    assert "crew" in found["POST /boats"]
    assert "port" not in found["POST /boats"]


def test_sections_of_two_levels_belong_to_an_operation_where_they_differ() -> None:
    found = text_of(
        "## POST /boats\n\n### Parameters\n\n"
        + _rows("crew")
        + "## Response\n\n"
        + _rows("anchorage")
    )
    assert "crew" in found["POST /boats"]
    assert "anchorage" in found["POST /boats"]
