"""Names of operations, tags, deprecation, base URLs, and what neighbours share."""

from __future__ import annotations

import pytest

from docmill.docs.assemble.forms import component_name
from docmill.docs.assemble.naming import path_id
from unit.docs.assemble.any import document, operation, parameters


@pytest.mark.parametrize(
    ("text", "name", "summary"),
    [
        ("## List rooms\n\n`GET /rooms`", "listRooms", "List rooms"),
        ("## 3.1 List rooms\n\n`GET /rooms`", "listRooms", "List rooms"),
        ("## listRooms\n\n`GET /rooms`", "listRooms", "listRooms"),
        ("## list-rooms\n\n`GET /rooms`", "listRooms", "list-rooms"),
        ("## A guest's rooms\n\n`GET /rooms`", "guestRooms", "A guest's rooms"),
        ("## GET /rooms/{id}\n\nOne room. With beds.", "getRoomsById", "One room"),
        ("## GET /rooms/{id}", "getRoomsById", "GET /rooms/{id}"),
        ("## 列出房间\n\n`GET /rooms`", "getRooms", "列出房间"),
        ("## List rooms `GET /rooms`\n\nText.", "listRooms", "List rooms"),
        ("## POST a room\n\n`POST /rooms`", "postRooms", "a room"),
    ],
)
def test_names(text: str, name: str, summary: str) -> None:
    found = operation(text)
    assert (found["operationId"], found["summary"]) == (name, summary)


def test_a_long_title_is_cut_at_a_word() -> None:
    summary = operation("## GET /rooms\n\n" + "many words " * 20 + ".")["summary"]
    assert len(summary) <= 80
    assert summary.endswith(("many…", "words…"))


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/rooms/{id}/beds", "getRoomsByIdBeds"),
        ("delete", "/a-b/{c_d}", "deleteABByCD"),
        ("GET", "/", "getRoot"),
        ("GET", "/房间", "get"),
    ],
)
def test_names_from_requests(method: str, path: str, expected: str) -> None:
    assert path_id(method, path) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Room Object", "Room"),
        ("The room object", "Room"),
        ("2.1 Room", "Room"),
        ("Object", "Object"),
        ("room_key", "Room_key"),
        ("房间", "房间"),
    ],
)
def test_names_of_components(title: str, expected: str) -> None:
    assert component_name(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("List rooms (deprecated)", True),
        ("~~List rooms~~", True),
        ("List rooms (已废弃)", True),
        ("List rooms", False),
    ],
)
def test_deprecated(title: str, expected: bool) -> None:
    assert operation(f"## {title}\n\n`GET /rooms`").get("deprecated", False) is expected


def test_tags_are_headings_over_operations() -> None:
    found = document(
        "# API\n\n## Rooms\n\n### List rooms\n\n`GET /rooms`\n\n"
        "### Make a room\n\n`POST /rooms`\n\n## Beds\n\n### List beds\n\n`GET /beds`\n"
    )
    assert found["paths"]["/rooms"]["get"]["tags"] == ["Rooms"]
    assert found["paths"]["/rooms"]["post"]["tags"] == ["Rooms"]
    assert found["paths"]["/beds"]["get"]["tags"] == ["Beds"]


@pytest.mark.parametrize(
    ("text", "servers", "paths"),
    [
        (
            "Base URL: `https://api.hotel.example/v1`\n\n## A\n\n`GET /rooms`",
            ["https://api.hotel.example/v1"],
            ["/rooms"],
        ),
        (
            "## A\n\n`GET https://api.hotel.example/v1/rooms`",
            ["https://api.hotel.example"],
            ["/v1/rooms"],
        ),
        (
            "Base URL: `https://api.hotel.example/v1`\n\n## A\n\n`GET /v1/rooms`",
            ["https://api.hotel.example/v1"],
            ["/rooms"],
        ),
        (
            "Base URL: `https://oven.example/v2/shop`\n\n## A\n\n"
            "`POST https://oven.example/v2/shop/loaves`",
            ["https://oven.example/v2/shop"],
            ["/loaves"],
        ),
        (
            "Base URL: `https://oven.example/v2`\n\n## A\n\n"
            "`POST https://oven.example/loaves`",
            ["https://oven.example"],
            ["/loaves"],
        ),
        (
            "It runs on http://localhost:8000.\n\n## A\n\n`GET /rooms`",
            ["http://localhost:8000"],
            ["/rooms"],
        ),
        ("## A\n\n`GET /rooms`", [], ["/rooms"]),
    ],
)
def test_base_urls(text: str, servers: list[str], paths: list[str]) -> None:
    found = document(text)
    assert [server["url"] for server in found.get("servers", [])] == servers
    assert list(found["paths"]) == paths


SAME = (
    "## Get a room\n\n`GET /rooms/{id}`\n\n| Name | Type | Description |\n|---|---|---|\n"
    "| id | integer | its number |\n\n## Remove a room\n\n`DELETE /rooms/{id}`\n"
)


def test_operations_of_a_path_share_its_parameters() -> None:
    assert parameters(SAME, method="delete") == ["path id! integer"]
    other = SAME.replace("DELETE /rooms/{id}", "DELETE /beds/{id}")
    assert parameters(other, method="delete") == ["path id! string"]


def test_security() -> None:
    text = "## A\n\n`GET /a`\n\n```\ncurl -H 'Authorization: Bearer KEY' https://x.example.com/a\n```"
    found = document(text)
    assert found["components"]["securitySchemes"] == {
        "bearerAuth": {"type": "http", "scheme": "bearer"}
    }
    assert "securitySchemes" not in document("## A\n\n`GET /a`").get("components", {})


PARTS = (
    "# Hotel\n\nBase URL: `https://hotel.example/api`\n\n"
    "## Rooms\n\n### Base URL\n\n```\nhttps://hotel.example/api/rooms\n```\n\n"
    "### All\n\n`GET /all`\n\n"
    "## Beds\n\nBase URL: `https://beds.example/v2`\n\n### Beds\n\n`GET /beds`\n\n"
    "## Keys\n\n### Keys\n\n`GET /keys`\n"
)


def test_base_urls_of_parts_of_a_page() -> None:
    found = document(PARTS)
    assert found["servers"] == [{"url": "https://hotel.example/api"}]
    assert set(found["paths"]) == {"/rooms/all", "/beds", "/keys"}
    beds = found["paths"]["/beds"]
    own = beds.get("servers") or beds["get"]["servers"]
    assert own == [{"url": "https://beds.example/v2"}]


@pytest.mark.parametrize(
    "label",
    ["Базовый URL", "URL base", "Basis-URL", "服务地址", "ベースURL", "기본 URL"],
)
def test_labels_of_base_urls_in_other_languages(label: str) -> None:
    page = f"# H\n\n**{label}:** https://hotel.example/api\n\n## A\n\n`GET /a`\n"
    assert document(page)["servers"] == [{"url": "https://hotel.example/api"}]


def test_environments_are_the_servers_of_all() -> None:
    page = (
        "# H\n\n## Base URLs\n\n- Production: `https://hotel.example/api`\n"
        "- Sandbox: `https://sandbox.hotel.example/api`\n\n## A\n\n`GET /a`\n"
    )
    urls = [server["url"] for server in document(page)["servers"]]
    assert urls == ["https://hotel.example/api", "https://sandbox.hotel.example/api"]


def test_the_paragraph_below_the_title_says_what_the_api_is() -> None:
    rest = "\n\n## List boats\n\n`GET /boats`\n\nLists boats.\n"
    for told, expected in (
        ("Rent boats by the hour.", "Rent boats by the hour."),
        ("All requests go to https://boats.example.", None),
        ("The requests are:", None),
        ("[Deutsch](de.md) | English", None),
        ("## Boats", None),
    ):
        info = document(f"# Boats\n\n{told}{rest}")["info"]
        assert info.get("description") == expected
    one = document("# List boats\n\nLists boats.\n\n`GET /boats`\n")
    assert "description" not in one["info"]
