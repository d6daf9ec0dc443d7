"""Selecting operations: what is left is whole, and nothing that only the others use."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.config.model import Patterns, Selection
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.openapi.document import OpenApi
from docmill.openapi.edit.select import select
from docmill.openapi.pointer import lookup
from docmill.openapi.references import check_references


def ref(name: str, section: str = "schemas") -> dict[str, str]:
    return {"$ref": f"#/components/{section}/{name}"}


def operation(name: str, tag: str, *schemas: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"anyOf": [ref(s) for s in schemas]}}}
    return {
        "operationId": name,
        "tags": [tag],
        "responses": {"200": {"description": "Fine", "content": content}},
    }


DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "paths": {
        "/pets": {
            "get": operation("listPets", "pets", "Pet"),
            "post": operation("addPet", "pets", "Pet", "Receipt"),
        },
        "/pets/{id}/toys": {"get": operation("listToys", "toys", "Toy")},
        "/admin": {"get": operation("listAdmins", "admin", "Admin", "Shared")},
        "/alias": ref("Alias", "pathItems"),
    },
    "webhooks": {"petAdded": {"post": operation("petAdded", "hooks", "Pet")}},
    "components": {
        "schemas": {
            "Pet": {
                "discriminator": {"propertyName": "kind", "mapping": {"fish": "Fish"}},
                "properties": {"kind": {"type": "string"}, "shared": ref("Shared")},
            },
            "Cat": {"allOf": [ref("Pet")]},
            "Fish": {"properties": {"kind": {"type": "string"}}},
            "Receipt": {"type": "object"},
            "Toy": {"properties": {"parts": ref("Part")}},
            "Part": {"properties": {"toy": ref("Toy")}},
            "Admin": {"properties": {"cat": ref("Cat")}},
            "Shared": {"type": "object"},
            "Unused": {"properties": {"receipt": ref("Receipt")}},
        },
        "pathItems": {
            "Alias": {
                "get": operation("getAlias", "aliases", "Receipt"),
                "put": operation("setAlias", "aliases", "Receipt"),
            }
        },
    },
}


def selected(
    include: Patterns = Patterns(),
    exclude: Patterns = Patterns(),
    data: dict[str, Any] = DOCUMENT,
) -> tuple[OpenApi, list[str]]:
    """What is left, and the findings on the way there."""
    diagnostics = Diagnostics()
    selection = Selection(include=include, exclude=exclude)
    found = select(OpenApi(data), selection, diagnostics)
    assert check_references(found, Diagnostics())
    return found, [f"{item.code}: {item.message}" for item in diagnostics]


def operations(document: OpenApi) -> set[str]:
    items = [*document.data["paths"].values(), *document.data["webhooks"].values()]
    return {part["operationId"] for item in items for part in item.values()}


EVERYTHING = {"addPet", "getAlias", "listAdmins", "listPets", "listToys"} | {
    "petAdded",
    "setAlias",
}


@pytest.mark.parametrize(
    ("include", "exclude", "left"),
    [
        (Patterns(tags=("pets",)), Patterns(), {"listPets", "addPet"}),
        (Patterns(paths=("/pet*",)), Patterns(), {"listPets", "addPet"}),
        (Patterns(paths=("/pets/**",)), Patterns(), {"listToys"}),
        (
            Patterns(paths=("/pets**",)),
            Patterns(tags=("toys",)),
            {"listPets", "addPet"},
        ),
        (Patterns(operations=("*Alias",)), Patterns(), {"getAlias", "setAlias"}),
        (Patterns(), Patterns(operations=("setAlias",)), EVERYTHING - {"setAlias"}),
        (
            Patterns(tags=("toys",), operations=("petAdded",)),
            Patterns(),
            {"listToys", "petAdded"},
        ),
    ],
)
def test_what_is_selected(include: Patterns, exclude: Patterns, left: set[str]) -> None:
    found, findings = selected(include, exclude)
    assert operations(found) == left
    assert findings == []


def test_what_only_excluded_operations_use_is_left_out() -> None:
    found, _ = selected(exclude=Patterns(tags=("toys", "admin", "aliases")))
    # Receipt and Unused stay: one is used elsewhere, nobody used the other before.
    names = {"Pet", "Cat", "Fish", "Receipt", "Shared", "Unused"}
    assert set(found.data["components"]["schemas"]) == names
    assert found.data["components"]["pathItems"] == {}
    assert set(found.data["paths"]) == {"/pets"}


def test_the_document_itself_stays_as_it_was() -> None:
    selected(exclude=Patterns(tags=("pets",)))
    assert operations(OpenApi({**DOCUMENT, "paths": {}})) == {"petAdded"}
    assert "addPet" in str(DOCUMENT)


def test_parts_know_where_they_came_from() -> None:
    file = SourceFile("api.yaml", "")
    places = ["/components/pathItems/Alias/get/operationId", "/paths/~1pets/get/tags"]
    spans = {place: file.span(number) for number, place in enumerate(places, 1)}
    found = select(
        OpenApi(DOCUMENT, spans.get),
        Selection(exclude=Patterns(operations=("setAlias",))),
        Diagnostics(),
    )
    assert lookup(found.data, "/paths/~1alias/get/operationId") == "getAlias"
    assert found.locate("/paths/~1alias/get/operationId") == spans[places[0]]
    assert found.locate(places[1]) == spans[places[1]]


def test_a_pattern_that_matches_nothing_is_an_error() -> None:
    _, findings = selected(exclude=Patterns(tags=("Pets",), paths=("/admin",)))
    assert findings == [
        "selection-no-match: no operation has what `exclude.tags` asks for: 'Pets'"
    ]


def test_nothing_left_is_an_error() -> None:
    _, findings = selected(exclude=Patterns(paths=("**",)))
    assert findings == ["selection-empty: `include` and `exclude` leave no operation"]


def test_an_operation_that_others_refer_into_is_kept() -> None:
    data = {
        "paths": {
            "/a": {"get": operation("a", "a", "S")},
            "/b": {"get": {"operationId": "b", "responses": {"200": {}}}},
        },
        "components": {"schemas": {"S": {"type": "object"}}},
        "webhooks": {},
    }
    data["paths"]["/b"]["get"]["responses"]["200"] = {
        "$ref": "#/paths/~1a/get/responses/200"
    }
    found, findings = selected(Patterns(operations=("b",)), data=data)
    assert operations(found) == {"a", "b"}
    assert [finding.partition(":")[0] for finding in findings] == ["selection-needed"]


@pytest.mark.parametrize(
    "item", [{"$ref": "#/nowhere"}, {"$ref": "#/paths/~1x"}, {"$ref": 1}, 1, None]
)
def test_broken_path_items_are_left_to_the_validation(item: Any) -> None:
    data = {**DOCUMENT, "paths": {**DOCUMENT["paths"], "/x": item}}
    found = select(
        OpenApi(data), Selection(exclude=Patterns(tags=("toys",))), Diagnostics()
    )
    assert found.data["paths"]["/x"] == item
