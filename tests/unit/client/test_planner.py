"""Schemas and operations to what a caller sees of them."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.client.plan import ClientPlan
from docmill.client.planner import plan
from docmill.config.model import ClientConfig
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi

CAT = {"type": "object", "properties": {"purr": {"type": "boolean"}}}
DOG = {"type": "object", "properties": {"bark": {"type": "integer"}}}
STRING = {"type": "string"}


def planned(
    schemas: dict[str, Any] | None = None,
    operation: dict[str, Any] | None = None,
    **root: Any,
) -> tuple[ClientPlan, list[str]]:
    """The plan of a document with one operation, and the codes of what was reported."""
    operation = {"operationId": "read", "responses": {"204": {}}, **(operation or {})}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/zoo": {"post": operation}},
        "components": {"schemas": {"Cat": CAT, "Dog": DOG, **(schemas or {})}},
        **root,
    }
    diagnostics = Diagnostics()
    found = plan(OpenApi(document), diagnostics, ClientConfig(), name="zoo")
    assert found is not None
    return found, [item.code for item in diagnostics]


def member_type(schema: dict[str, Any]) -> str:
    """The annotation of a member of a schema."""
    box = {"type": "object", "required": ["it"], "properties": {"it": schema}}
    found, _ = planned({"Box": box})
    classes = [item for module in found.models for item in module.classes]
    (chosen,) = (item for item in classes if item.name == "Box")
    return str(chosen.members[0].annotation)


def arguments(found: ClientPlan) -> list[str]:
    """The names of what the call of the operation takes."""
    return [str(item.name) for item in found.operations[0].functions[0].arguments]


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        (STRING, "str"),
        ({}, "Any"),
        ({"type": ["string", "null"]}, "str | None"),
        ({"type": ["string", "integer"]}, "str | int"),
        ({"type": "string", "nullable": True}, "str | None"),
        ({"anyOf": [STRING, {"type": "null"}]}, "str | None"),
        ({"oneOf": [ref("Cat"), ref("Dog")]}, "Cat | Dog"),
        ({"oneOf": [ref("Cat"), {}]}, "Any"),
        ({"oneOf": [STRING, {"anyOf": [STRING, ref("Dog")]}]}, "str | Dog"),
        ({"allOf": [ref("Cat")]}, "Cat"),
        ({"allOf": [ref("Cat")], "nullable": True}, "Cat | None"),
        ({"allOf": [STRING, {"maxLength": 3}]}, "str"),
        ({"enum": ["a", "b"]}, 'Literal["a", "b"] | str'),
        ({"enum": ["a", None]}, 'Literal["a"] | str | None'),
        ({"const": 1}, "Literal[1] | int"),
        ({"type": "array", "items": ref("Cat")}, "list[Cat]"),
        ({"type": "object", "additionalProperties": ref("Cat")}, "dict[str, Cat]"),
        ({"type": "object"}, "dict[str, Any]"),
        ({"type": "string", "format": "date-time"}, "dt.datetime"),
    ],
)
def test_types(schema: dict[str, Any], annotation: str) -> None:
    assert member_type(schema) == annotation


def test_all_of_joins_members_and_what_is_required() -> None:
    both = {"allOf": [ref("Cat"), ref("Dog"), {"required": ["bark"]}]}
    found, _ = planned({"Both": both})
    (chosen,) = (
        item
        for module in found.models
        for item in module.classes
        if item.name == "Both"
    )
    assert {str(m.name): m.default is None for m in chosen.members} == {
        "purr": False,
        "bark": True,
    }


def test_names_that_meet_in_python_are_told_apart() -> None:
    parameters = [
        {"name": name, "in": place, "schema": STRING}
        for name, place in (("id", "query"), ("id", "header"), ("ID", "query"))
    ]
    found, _ = planned(operation={"parameters": parameters})
    names = arguments(found)
    assert len(set(names)) == 3


@pytest.mark.parametrize("name", ["m", "save", "saveAsync", "twin"])
def test_what_functions_use_is_not_hidden_from_them(name: str) -> None:
    operation = {
        "operationId": name,
        "parameters": [{"name": "save", "in": "query", "schema": STRING}],
        "responses": {"200": {"content": {"application/octet-stream": {}}}},
    }
    module = planned(operation=operation)[0].operations[0]
    used = {"m", "save", "save_async", "twin"}
    names = {str(name) for f in module.functions for name in (f.name, f.twin)}
    names |= {str(item.name) for f in module.functions for item in f.arguments}
    assert "save_" in names
    assert not used & names


@pytest.mark.parametrize("url", ["https://[{x}", "https://a\u2100b.example", "//a", ""])
def test_a_server_that_is_no_address_is_asked_for(url: str) -> None:
    found, _ = planned(servers=[{"url": url}])
    base_url = next(a for a in found.client.arguments if a.name == "base_url")
    assert base_url.default is None


@pytest.mark.parametrize(
    ("media_type", "schema", "names"),
    [
        ("application/json", CAT, ["purr"]),
        ("multipart/form-data", CAT, ["purr"]),
        ("application/json", {**CAT, "additionalProperties": True}, ["body"]),
        ("application/json", {"oneOf": [ref("Cat"), ref("Dog")]}, ["body"]),
        ("application/octet-stream", STRING, ["body"]),
    ],
)
def test_bodies(media_type: str, schema: dict[str, Any], names: list[str]) -> None:
    body = {"content": {media_type: {"schema": schema}}}
    found, _ = planned(operation={"requestBody": body})
    assert arguments(found) == names


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        (ref("Cat"), '{"purr": True}'),
        ({"type": "string"}, repr('{"purr": true}')),
        ({"oneOf": [ref("Cat"), STRING]}, repr('{"purr": true}')),
    ],
)
def test_examples_that_are_texts_of_json_are_data(
    schema: dict[str, Any], shown: str
) -> None:
    media = {"application/json": {"schema": schema, "example": '{"purr": true}'}}
    answer = {"description": "a cat", "content": media}
    found, _ = planned(operation={"responses": {"200": answer}})
    assert shown in found.examples[0].value


def test_a_path_shows_members_that_only_the_service_sets() -> None:
    version = {
        "type": "object",
        "properties": {"major": {"type": "integer", "readOnly": True}},
    }
    parameter = {"name": "version", "in": "path", "required": True}
    shown = {"parameters": [{**parameter, "schema": ref("Version")}]}
    found, _ = planned(
        {"Version": version}, paths={"/zoo/{version}": {"delete": shown}}
    )
    assert 'version={"major": 1}' in found.project.reference[0].example


def test_a_form_without_members_is_sent_as_it_is() -> None:
    media = {"schema": {"type": "array", "items": CAT}, "example": [{"purr": True}]}
    body = {"required": True, "content": {"multipart/form-data": media}}
    found, codes = planned(operation={"requestBody": body})
    assert codes == ["form-without-members"]
    argument = found.operations[0].functions[0].arguments[0]
    assert argument.annotation == "Upload | str"
    assert 'client.read(body="")' in found.project.reference[0].example


@pytest.mark.parametrize(
    ("paging", "codes"),
    [
        ({"style": "page", "request": {"page": "p"}, "response": {"items": "a"}}, []),
        ({"style": "page", "request": {"page": "x"}, "response": {"items": "a"}}, None),
        ({"style": "page", "request": {"page": "p"}, "response": {}}, None),
        ({"style": "tide", "request": {"page": "p"}, "response": {"items": "a"}}, None),
    ],
)
def test_paging(paging: dict[str, Any], codes: list[str] | None) -> None:
    operation = {
        "parameters": [{"name": "p", "in": "query", "schema": {"type": "integer"}}],
        "x-docmill-pagination": paging,
    }
    found, reported = planned(operation=operation)
    assert reported == (["pagination-invalid"] if codes is None else codes)
    names = [str(function.name) for function in found.operations[0].functions]
    pages = ["iter_read", "iter_read_async"]
    assert names == ["read", *(pages if codes is not None else [])]


def test_security_alternatives_and_server_variables() -> None:
    found, _ = planned(
        operation={"security": [{"key": [], "user": []}, {}]},
        servers=[
            {"url": "https://{zone}.a.b", "variables": {"zone": {"default": "c"}}}
        ],
        components={
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                "user": {"type": "http", "scheme": "basic"},
            }
        },
    )
    assert 'security=(("key", "user"), ())' in found.service.facts
    names = {str(argument.name) for argument in found.client.arguments}
    assert {"api_key", "username", "password", "zone"} <= names
    assert 'server_variables={"zone": "c"}' in found.service.facts


@pytest.mark.parametrize("webhooks", [{"born": {}}, {}])
def test_a_document_without_operations_and_events(webhooks: dict[str, Any]) -> None:
    info = {"title": "Zoo", "version": "1"}
    document = {"openapi": "3.1.0", "info": info, "webhooks": webhooks}
    diagnostics = Diagnostics()
    assert plan(OpenApi(document), diagnostics, ClientConfig(), name="zoo") is None
    (found,) = diagnostics
    assert found.code == "no-operations"


def test_a_media_type_that_is_no_object_is_told() -> None:
    content = {"application/json": {"schema": {"type": "object"}}, "text/csv": True}
    found, codes = planned(operation={"requestBody": {"content": content}})
    assert len(found.operations) == 1
    assert "object-expected" in codes
