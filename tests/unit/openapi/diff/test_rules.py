"""Each rule has a pair of documents that differ in it and in nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from docmill.openapi.diff.compare import compare
from docmill.openapi.diff.rules import RULES
from docmill.openapi.document import OpenApi

Data = dict[str, Any]
JSON = "application/json"
STRING: Data = {"type": "string"}


def api(
    *,
    root: Mapping[str, Any] | None = None,
    path: str = "/disks",
    method: str = "post",
    operation: Mapping[str, Any] | None = None,
    request: Data | None = None,
    response: Data | None = None,
) -> OpenApi:
    """A document with one operation, and what it sends and answers."""
    answer: Data = {"description": "ok"}
    if response is not None:
        answer["content"] = {JSON: {"schema": response}}
    described: Data = {"operationId": "createDisk", "responses": {"200": answer}}
    if request is not None:
        described["requestBody"] = {"content": {JSON: {"schema": request}}}
    return OpenApi(
        {
            "openapi": "3.1.0",
            "info": {"title": "Disks", "version": "1"},
            "paths": {path: {method: described | dict(operation or {})}},
            **(root or {}),
        }
    )


def parameter(**changes: Any) -> OpenApi:
    """A document whose operation has one parameter."""
    return api(
        operation={
            "parameters": [{"in": "query", "name": "p", "schema": STRING} | changes]
        }
    )


def in_path(name: str) -> OpenApi:
    """A document with a path parameter."""
    item = {"in": "path", "name": name, "required": True, "schema": STRING}
    return api(path=f"/disks/{{{name}}}", operation={"parameters": [item]})


def body(**content: Any) -> OpenApi:
    """A document with a request body of one string."""
    return api(
        operation={"requestBody": {"content": {JSON: {"schema": STRING}}} | content}
    )


def answers(*codes: str, **response: Any) -> OpenApi:
    """A document with some responses."""
    return api(
        operation={
            "responses": {code: {"description": "d"} | response for code in codes}
        }
    )


def models(*names: str, used: str = "") -> OpenApi:
    """A document with some models, one of which is returned."""
    response = {"$ref": f"#/components/schemas/{used}"} if used else STRING
    schemas = {name: {"type": "object", "properties": {"a": STRING}} for name in names}
    return api(root={"components": {"schemas": schemas}}, response=response)


def scheme(**schemes: Any) -> OpenApi:
    """A document with security schemes."""
    return api(root={"components": {"securitySchemes": schemes}})


KEY = {"type": "apiKey", "in": "header", "name": "k"}
BEARER = {"type": "http", "scheme": "bearer"}
PAGES = {"x-docmill-pagination": {"style": "page"}}

CASES: dict[str, tuple[OpenApi, OpenApi]] = {
    "server-changed": (api(root={"servers": [{"url": "https://a"}]}), api(root={"servers": [{"url": "https://b"}]})),
    "description-changed": (api(operation={"summary": "a"}), api(operation={"summary": "b"})),
    "client-parameter-removed": (api(root={"x-docmill-client-parameters": ["r"]}), api()),
    "error-envelope-changed": (api(root={"x-docmill-error": {"in": "error"}}), api()),
    "security-scheme-added": (scheme(k=KEY), scheme(k=KEY, b=BEARER)),
    "security-scheme-removed": (scheme(k=KEY, b=BEARER), scheme(k=KEY)),
    "security-scheme-changed": (scheme(k=KEY), scheme(k=KEY | {"in": "query"})),
    "model-added": (models("A", used="A"), models("A", "B", used="A")),
    "model-removed": (models("A", "B", used="A"), models("A", used="A")),
    "model-renamed": (models("A", used="A"), models("B", used="B")),
    "operation-added": (api(root={"paths": {}}), api()),
    "operation-removed": (api(), api(root={"paths": {}})),
    "operation-removed-deprecated": (api(operation={"deprecated": True}), api(root={"paths": {}})),
    "operation-renamed": (api(), api(operation={"operationId": "makeDisk"})),
    "operation-moved": (api(), api(path="/volumes")),
    "operation-deprecated": (api(), api(operation={"deprecated": True})),
    "operation-undeprecated": (api(operation={"deprecated": True}), api()),
    "operation-tags-changed": (api(), api(operation={"tags": ["disk"]})),
    "operation-security-added": (api(operation={"security": [{"k": []}, {}]}), api(operation={"security": [{"k": ["write"]}]})),
    "operation-security-removed": (api(operation={"security": [{"k": ["write"]}]}), api(operation={"security": [{"k": []}]})),
    "pagination-added": (api(), api(operation=PAGES)),
    "pagination-removed": (api(operation=PAGES), api()),
    "pagination-changed": (api(operation=PAGES), api(operation={"x-docmill-pagination": {"style": "marker"}})),
    "parameter-added-required": (api(), parameter(required=True)),
    "parameter-added-optional": (api(), parameter()),
    "parameter-removed": (parameter(), api()),
    "parameter-renamed": (in_path("id"), in_path("diskId")),
    "parameter-became-required": (parameter(), parameter(required=True)),
    "parameter-became-optional": (parameter(required=True), parameter()),
    "parameter-moved": (parameter(), parameter(**{"in": "header"})),
    "parameter-style-changed": (parameter(), parameter(style="pipeDelimited")),
    "parameter-deprecated": (parameter(), parameter(deprecated=True)),
    "body-added-required": (api(), body(required=True)),
    "body-added-optional": (api(), body()),
    "body-removed": (body(), api()),
    "body-became-required": (body(), body(required=True)),
    "body-became-optional": (body(required=True), body()),
    "body-media-type-added": (body(), body(content={JSON: {"schema": STRING}, "a/b": {}})),
    "body-media-type-removed": (body(content={JSON: {"schema": STRING}, "a/b": {}}), body()),
    "success-response-added": (answers("200"), answers("200", "202")),
    "success-response-removed": (answers("200", "202"), answers("200")),
    "error-response-added": (answers("200"), answers("200", "429")),
    "error-response-removed": (answers("200", "default"), answers("200")),
    "response-media-type-added": (answers("200", content={JSON: {}}), answers("200", content={JSON: {}, "a/b": {}})),
    "response-media-type-removed": (answers("200", content={JSON: {}, "a/b": {}}), answers("200", content={JSON: {}})),
    "response-header-added": (answers("200"), answers("200", headers={"X": {"schema": STRING}})),
    "response-header-removed": (answers("200", headers={"X": {"schema": STRING}}), answers("200")),
    "response-header-became-optional": (answers("200", headers={"X": {"required": True}}), answers("200", headers={"X": {}})),
    "response-body-added": (api(), api(response=STRING)),
    "response-body-removed": (api(response=STRING), api()),
}  # fmt: skip


def fields(required: tuple[str, ...] = (), **properties: Any) -> Data:
    """The schema of an object."""
    return {"type": "object", "properties": properties, "required": list(required)}


FIELD = STRING | {"deprecated": False}
HIDDEN = {"request": {"readOnly": True}, "response": {"writeOnly": True}}
ENUM = {"enum": ["hdd", "ssd"]}
CAT, DOG = fields(cat=STRING), fields(dog=STRING)
OPEN, CLOSED = {"type": "object"}, {"type": "object", "additionalProperties": False}

REQUEST: dict[str, tuple[Data, Data]] = {
    "request-field-added-required": (fields(), fields(("a",), a=STRING)),
    "request-field-added-optional": (fields(), fields(a=STRING)),
    "request-field-removed": (fields(a=STRING), fields()),
    "request-field-became-read-only": (
        fields(a=STRING),
        fields(a=STRING | HIDDEN["request"]),
    ),
    "request-field-became-writable": (
        fields(a=STRING | HIDDEN["request"]),
        fields(a=STRING),
    ),
    "request-enum-value-removed": (ENUM, {"enum": ["hdd"]}),
    "request-enum-value-added": ({"enum": ["hdd"]}, ENUM),
}
RESPONSE: dict[str, tuple[Data, Data]] = {
    "response-field-added": (fields(), fields(a=STRING)),
    "response-field-removed": (fields(a=STRING), fields()),
    "response-field-removed-required": (fields(("a",), a=STRING), fields()),
    "response-field-became-write-only": (
        fields(a=STRING),
        fields(a=STRING | HIDDEN["response"]),
    ),
    "response-field-became-readable": (
        fields(a=STRING | HIDDEN["response"]),
        fields(a=STRING),
    ),
    "response-enum-value-added": ({"enum": ["hdd"]}, ENUM),
    "response-enum-value-removed": (ENUM, {"enum": ["hdd"]}),
}
EITHER: dict[str, tuple[Data, Data]] = {
    "field-became-required": (fields(a=STRING), fields(("a",), a=STRING)),
    "field-became-optional": (fields(("a",), a=STRING), fields(a=STRING)),
    "field-deprecated": (fields(a=STRING), fields(a=STRING | {"deprecated": True})),
    "type-changed": (STRING, {"type": "integer"}),
    "type-narrowed": ({"type": "number"}, {"type": "integer"}),
    "type-widened": ({"type": "integer"}, {"type": ["integer", "string"]}),
    "format-changed": (STRING, STRING | {"format": "date-time"}),
    "null-removed": ({"anyOf": [STRING, {"type": "null"}]}, STRING),
    "null-added": (STRING, {"type": ["string", "null"]}),
    "enum-added": (STRING, STRING | ENUM),
    "enum-removed": (STRING | ENUM, STRING),
    "constraint-narrowed": (
        {"type": "integer", "maximum": 9},
        {"type": "integer", "maximum": 8},
    ),
    "constraint-widened": (STRING | {"minLength": 3}, STRING | {"minLength": 2}),
    "constraint-changed": (STRING | {"pattern": "^a"}, STRING | {"pattern": "^b"}),
    "default-changed": (STRING | {"default": "a"}, STRING | {"default": "b"}),
    "extra-fields-refused": (OPEN, CLOSED),
    "extra-fields-taken": (CLOSED, OPEN),
    "alternative-added": (
        {"oneOf": [CAT, DOG]},
        {"oneOf": [CAT, DOG, fields(cow=STRING)]},
    ),
    "alternative-removed": (
        {"oneOf": [CAT, DOG, fields(cow=STRING)]},
        {"oneOf": [CAT, DOG]},
    ),
    "number-format-changed": (
        {"type": "integer", "format": "int32"},
        {"type": "integer"},
    ),
    "discriminator-changed": (
        {"oneOf": [CAT, DOG], "discriminator": {"propertyName": "a"}},
        {"oneOf": [CAT, DOG], "discriminator": {"propertyName": "b"}},
    ),
}
BOTH_WAYS = ("number-format-changed", "discriminator-changed")

for _rule, (_old, _new) in REQUEST.items():
    CASES[_rule] = (api(request=_old), api(request=_new))
for _rule, (_old, _new) in RESPONSE.items():
    CASES[_rule] = (api(response=_old), api(response=_new))
for _rule, (_old, _new) in EITHER.items():
    _prefix = "" if _rule in BOTH_WAYS else "request-"
    CASES[f"{_prefix}{_rule}"] = (api(request=_old), api(request=_new))
    _prefix = "" if _rule in BOTH_WAYS else "response-"
    CASES[f"{_prefix}{_rule}"] = (api(response=_old), api(response=_new))


def test_each_rule_has_a_case() -> None:
    assert sorted(CASES) == sorted(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_notes_its_change_and_nothing_else(rule: str) -> None:
    old, new = CASES[rule]
    assert [change.rule.id for change in compare(old, new)] == [rule]


@pytest.mark.parametrize("rule", CASES)
def test_a_document_does_not_differ_from_itself(rule: str) -> None:
    for document in CASES[rule]:
        assert compare(document, document) == ()


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.startswith("request-")]
)
def test_what_is_sent_and_what_comes_back_are_not_rated_alike(rule: str) -> None:
    """What hurts in a request helps in a response, except where types are other ones."""
    name = rule.partition("-")[2]
    twin = RULES.get(f"response-{name}")
    opposite = {
        "type-narrowed", "type-widened", "null-removed", "null-added", "enum-value-added",
        "enum-value-removed", "enum-added", "enum-removed", "constraint-narrowed",
        "constraint-widened", "alternative-added", "alternative-removed",
        "field-became-required", "field-became-optional",
    }  # fmt: skip
    if twin is not None and name in opposite:
        assert (RULES[rule].rating == 0) != (twin.rating == 0)
