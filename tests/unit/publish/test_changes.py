"""What changed: badges in the reference, and the list of changes by rating."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

from docmill.openapi.diff.compare import compare
from docmill.openapi.diff.rules import RULES, Rating
from docmill.openapi.document import OpenApi
from docmill.publish.sections.change_badges import marked
from docmill.publish.sections.change_words import message, translations, where
from docmill.publish.sections.changes import count_prose, grouped
from unit.publish.sample import REFERENCE

OLD: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Disks", "version": "1"},
    "paths": {
        "/disks": {
            "get": {
                "operationId": "listDisks",
                "summary": "List",
                "responses": {
                    "200": {
                        "description": "",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Disk"},
                                }
                            }
                        },
                    }
                },
            },
            "delete": {"operationId": "dropDisks", "responses": {}},
        }
    },
    "components": {
        "schemas": {
            "Disk": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "maxLength": 64},
                    "tags": {
                        "type": "array",
                        "items": {"type": "object", "properties": {}},
                    },
                },
            }
        }
    },
}


def newer() -> dict[str, Any]:
    new = deepcopy(OLD)
    call = new["paths"]["/disks"]
    del call["delete"]
    call["get"]["summary"] = "List the disks"
    call["get"]["parameters"] = [
        {"name": "size", "in": "query", "schema": {"type": "integer"}}
    ]
    call["post"] = {
        "operationId": "createDisk",
        "requestBody": {
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Disk"}}
            }
        },
        "responses": {},
    }
    disk = new["components"]["schemas"]["Disk"]["properties"]
    disk["name"]["maxLength"] = 32
    disk["tags"]["items"]["properties"]["key"] = {"type": "string"}
    return new


CHANGES = compare(OpenApi(OLD), OpenApi(newer()))
MARKED = marked(REFERENCE, CHANGES)


def test_an_operation_with_a_new_parameter_changed_and_the_parameter_is_new() -> None:
    call = MARKED.groups[0].operations[0]
    assert call.badge == "changed"
    assert call.parameters["query"][0].badge == "new"


def test_what_is_deprecated_stays_marked_as_that() -> None:
    assert MARKED.groups[0].operations[1].badge == "deprecated"


def test_a_new_operation_is_new() -> None:
    new = newer()
    added = compare(
        OpenApi({**OLD, "paths": {}}), OpenApi({**new, "paths": OLD["paths"]})
    )
    assert marked(REFERENCE, added).groups[0].operations[0].badge == "new"


def test_members_of_a_model_are_marked_within_lists_too() -> None:
    name, tags = MARKED.schemas[0].value.children
    assert MARKED.schemas[0].value.badge == "changed"
    assert name.badge == "changed"
    assert tags.children[0].badge == "new"


def test_the_body_of_an_operation_shows_the_badges_of_its_model() -> None:
    body = MARKED.groups[0].operations[1].body
    assert body
    assert [field.badge for field in body.contents[0].value.children] == [
        "changed",
        None,
    ]


def test_nothing_is_marked_where_nothing_changed() -> None:
    assert marked(REFERENCE, ()) == REFERENCE


def test_other_words_are_no_change_of_an_operation() -> None:
    new = deepcopy(OLD)
    new["paths"]["/disks"]["get"]["summary"] = "Other words"
    changes = compare(OpenApi(OLD), OpenApi(new))
    assert count_prose(changes) == 1
    assert marked(REFERENCE, changes) == REFERENCE
    assert grouped(REFERENCE, changes) == ()


def test_changes_are_listed_by_rating_and_lead_to_what_they_are_about() -> None:
    breaking, safe = grouped(REFERENCE, CHANGES)
    assert [breaking.rating, safe.rating] == [Rating.BREAKING, Rating.SAFE]
    gone = breaking.parts[0]
    assert (gone.where, gone.href) == ("DELETE /disks", "")
    where = {part.where: part.href for part in safe.parts}
    assert where["GET /disks"] == "#operation-listDisks"
    assert where["model Disk"] == "#schema-Disk"


def test_models_that_came_or_went_are_one_entry_each() -> None:
    new = newer()
    new["components"]["schemas"] = {"Tag": {}, "Label": {}}
    changes = compare(OpenApi(OLD), OpenApi({**new, "paths": {}}))
    breaking, safe = grouped(REFERENCE, changes)
    gone, came = breaking.parts[-1], safe.parts[-1]
    assert (gone.where, gone.messages) == ("a model is gone", ())
    assert [(link.label, link.href) for link in gone.named] == [
        ("Disk", "#schema-Disk")
    ]
    assert (came.where, [link.label for link in came.named]) == (
        "a model is new",
        ["Tag", "Label"],
    )


def test_every_change_can_be_said_in_chinese() -> None:
    assert list(translations("zh")["rules"]) == list(RULES)


def test_changes_are_said_in_the_language_of_the_reference() -> None:
    _, safe = grouped(replace(REFERENCE, language="zh"), CHANGES)
    said = {part.where: part.messages for part in safe.parts}
    assert said["GET /disks"] == ("查询参数 size: 新增可选参数",)
    assert "字段 tags[].key: 新增字段" in said["数据结构 Disk"]


def test_english_is_what_the_comparison_says_itself() -> None:
    assert [message(item, "en") for item in CHANGES] == [c.message for c in CHANGES]
    assert [where(item, "en") for item in CHANGES] == [c.where for c in CHANGES]
