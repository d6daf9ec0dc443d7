"""Operation ids and tags of pages that declare none."""

from __future__ import annotations

import pytest

from docmill.docs.assemble.operation_ids import path_id, title_id
from unit.docs.assemble.any import document


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("listBoats", "listBoats"),
        ("list-boats", "listBoats"),
        ("Get a boat", "getBoat"),
        ("Rename the boat of a crew", "renameBoatOfCrew"),
        ("Launch", "launch"),
        ("A", None),
        ("Boote anzeigen für alle, die eines im Hafen liegen haben", None),
        ("船の一覧", None),
    ],
)
def test_ids_of_titles(title: str, expected: str | None) -> None:
    assert title_id(title, frozenset({"a", "the"})) == expected


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/boats/{id}", "getBoatsById"),
        ("POST", "/api/v1/boats", "postBoats"),
        ("GET", "/v2", "getV2"),
        ("GET", "/get_boat_status", "getBoatStatus"),
        ("GET", "/get", "getGet"),
        ("GET", "/", "getRoot"),
    ],
)
def test_ids_of_paths(method: str, path: str, expected: str) -> None:
    assert path_id(method, path) == expected


def _ids(*texts: str) -> dict[str, str]:
    return {
        f"{method} {path}": operation["operationId"]
        for path, item in document(*texts)["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    }


def test_the_base_url_is_no_part_of_an_id() -> None:
    page = "Base URL: https://harbour.example/fleet/beta\n\n"
    line = "## `GET /fleet/beta/boats`\n\n## `GET /fleet/beta/crews`\n"
    assert _ids(page + line) == {"get /boats": "getBoats", "get /crews": "getCrews"}


def test_requests_under_one_title_are_told_apart_by_their_paths() -> None:
    page = "## List boats\n\n```\nGET /boats\nGET /fleets/{id}/boats\n```\n"
    assert _ids(page) == {
        "get /boats": "getBoats",
        "get /fleets/{id}/boats": "getFleetsByIdBoats",
    }


def test_of_two_operations_with_one_title_the_later_has_the_id_of_its_path() -> None:
    boats = "# Boats\n\n## List\n\n`GET /boats`\n\n## Get all\n\n`GET /boats/all`\n"
    crews = "# Crews\n\n## Get all\n\n`GET /crews`\n"
    alone = _ids(boats)
    both = _ids(boats, crews)
    assert alone.items() <= both.items()
    assert both["get /crews"] == "getCrews"


def test_versions_that_collide_keep_theirs() -> None:
    page = "## `GET /v1/boats`\n\n## `GET /v2/boats`\n"
    assert sorted(_ids(page).values()) == ["getBoats", "getV2Boats"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("- `POST /boats` *(roles: admin, crew)*", "postBoats"),
        ("- `POST /boats` – launches a boat of the harbour", "postBoats"),
        ("- `POST /boats` – Launch a boat", "launchBoat"),
    ],
)
def test_what_a_list_item_says_is_a_description(item: str, expected: str) -> None:
    assert _ids(f"## Boats\n\n{item}\n- `GET /boats/all`\n")["post /boats"] == expected


def test_a_remark_beside_the_request_in_a_heading_gives_no_id() -> None:
    assert _ids("## GET `/boats` (paged list)\n") == {"get /boats": "getBoats"}


def _tags(*texts: str) -> dict[str, list[str]]:
    return {
        path: operation.get("tags", [])
        for path, item in document(*texts)["paths"].items()
        for operation in item.values()
    }


BOATS = "# 🚤 Harbour API\n\n## 1. Boats\n\n### `GET /boats`\n\n## Authentication Endpoints\n\n### `POST /login`\n"


def test_headings_over_operations_are_tags() -> None:
    expected = {"/boats": ["Boats"], "/login": ["Authentication Endpoints"]}
    assert _tags(BOATS) == expected


def test_headings_over_lists_of_operations_are_tags() -> None:
    page = "# Harbour\n\n## Boats\n\n- `GET /boats` – all\n- `GET /boats/{id}` – one\n"
    assert set(map(tuple, _tags(page).values())) == {("Boats",)}


def test_the_title_of_the_only_page_is_no_tag() -> None:
    page = "# Harbour API\n\n## `GET /boats`\n"
    assert _tags(page) == {"/boats": []}
    assert _tags(page, "# Notes\n\nNothing to call.\n") == {"/boats": []}
