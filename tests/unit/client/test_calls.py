"""Bodies, answers, streams, servers and schemes to what a caller sees of them."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.client.plan import ClientPlan, OperationModule
from docmill.client.planner import plan
from docmill.config.model import ClientConfig
from docmill.diagnostics.model import Diagnostics
from docmill.openapi.document import OpenApi
from docmill.openapi.media_types import MediaKind, kind

PET: dict[str, Any] = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
}
REF = {"schema": {"$ref": "#/components/schemas/Pet"}}
EVENT_FIELDS = {
    "data": {"type": "string", "contentSchema": REF["schema"]},
    "event": {"type": "string"},
}


def planned(
    operation: dict[str, Any], **root: Any
) -> tuple[ClientPlan, OperationModule]:
    """The plan for a document with one operation, and the module of that."""
    operation = {"operationId": "do", "responses": {"204": {}}, **operation}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/zoo": {"post": operation}},
        "components": {"schemas": {"Pet": PET}},
        **root,
    }
    found = plan(OpenApi(document), Diagnostics(), ClientConfig(), name="zoo")
    assert found is not None
    return found, found.operations[0]


def arguments(module: OperationModule, name: str = "do") -> dict[str, str]:
    """The annotations of the arguments of a function."""
    (function,) = (item for item in module.functions if item.name == name)
    return {str(item.name): str(item.annotation) for item in function.arguments}


def body(**content: Any) -> dict[str, Any]:
    return {"requestBody": {"content": content}}


def answer(**content: Any) -> dict[str, Any]:
    return {"responses": {"200": {"content": content}}}


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        ("application/json; charset=utf-8", "json"),
        ("Application/Problem+JSON", "json"),
        ("*/*", "json"),
        ("application/xml", "text"),
        ("image/svg+xml", "text"),
        ("text/csv", "text"),
        ("image/*", "binary"),
        ("multipart/form-data", "multipart"),
        ("multipart/mixed", "binary"),
        ("text/event-stream", "events"),
        ("application/x-ndjson", "records"),
        ("application/stream+json", "records"),
        ("application/geo+json-seq", "records"),
    ],
)
def test_kinds_of_media_types(media_type: str, expected: MediaKind) -> None:
    assert kind(media_type) == expected


@pytest.mark.parametrize(
    ("said", "annotation"),
    [({}, "str"), ({"required": True}, "str"), ({"required": False}, "str | None")],
)
def test_an_optional_body_has_to_be_said(
    said: dict[str, bool], annotation: str
) -> None:
    request = {"content": {"application/json": REF}, **said}
    _, module = planned({"requestBody": request})
    assert arguments(module)["name"] == annotation


def test_media_types_with_the_same_members_share_a_function() -> None:
    form = {"schema": {**PET, "properties": {**PET["properties"], "photo": {}}}}
    content = {"application/json": REF, "multipart/form-data": form, "*/*": REF}
    _, module = planned(body(**content))
    assert list(arguments(module)) == ["name", "age", "photo", "content_type"]
    facts = " ".join(module.facts)
    assert 'without=("photo",)' in facts
    assert "*/*" not in facts


def test_another_media_type_has_a_function_that_takes_all_of_it() -> None:
    _, module = planned(body(**{"application/json": REF, "application/xml": REF}))
    assert "content_type" not in arguments(module)
    assert arguments(module, "do_with_body") == {
        "body": "Upload | str",
        "content_type": 'Literal["application/xml"]',
    }


@pytest.mark.parametrize(
    ("media_type", "content", "returned"),
    [
        ("text/event-stream", REF, "Stream[ServerSentEvent[m.Pet]]"),
        ("text/event-stream", {}, "Stream[ServerSentEvent[str]]"),
        (
            "text/event-stream",
            {"schema": {"type": "array", "items": REF["schema"]}},
            "Stream[ServerSentEvent[m.Pet]]",
        ),
        (
            "text/event-stream",
            {"itemSchema": {"type": "object", "properties": EVENT_FIELDS}},
            "Stream[ServerSentEvent[m.Pet]]",
        ),
        ("application/jsonl", REF, "Stream[m.Pet]"),
        ("application/jsonl", {}, "Stream[Any]"),
    ],
)
def test_streams(media_type: str, content: dict[str, Any], returned: str) -> None:
    found, module = planned(answer(**{media_type: content}))
    assert str(module.functions[0].returns) == returned
    assert "stream" not in found.unused


def test_only_what_a_document_needs_is_in_its_client() -> None:
    found, _ = planned({})
    assert {
        "digest",
        "download",
        "group",
        "hmac_auth",
        "oauth2",
        "schemes",
        "stream",
    } <= {str(name) for name in found.unused}
    found, module = planned(answer(**{"application/pdf": {}}))
    assert "download" not in found.unused
    assert "Target" in arguments(module, "download_do")["target"]


def test_bodies_of_errors_have_types() -> None:
    body = {"content": {"application/json": REF}}
    refused = {"400": body, "404": body, "default": body}
    _, module = planned({"responses": {"200": {}, **refused}})
    assert 'errors=("400", "404", "default")' in module.facts


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/v2", 'server="https://a.test/v2"'),
        ("./v2/", 'server="https://a.test/v2"'),
        ("https://b.test/{x}", 'server="https://b.test/{x}"'),
    ],
)
def test_servers_of_operations(url: str, expected: str) -> None:
    servers = [{"url": "https://a.test/v1"}]
    _, module = planned({"servers": [{"url": url}]}, servers=servers)
    assert expected in module.facts


def test_a_variable_is_an_argument_of_the_client() -> None:
    server = {"url": "https://b.test/{x}", "variables": {"x": {"default": "y"}}}
    found, module = planned({"servers": [server]})
    assert 'server_variables={"x": "y"}' in module.facts
    assert "x" in [str(argument.name) for argument in found.client.arguments]


@pytest.mark.parametrize(
    ("scheme", "made", "names"),
    [
        ({"type": "http", "scheme": "Digest"}, "DigestAuth", ["username", "password"]),
        ({"type": "http", "scheme": "Bearer"}, "BearerAuth", ["token"]),
        (
            {
                "type": "oauth2",
                "flows": {"implicit": {"authorizationUrl": "https://a"}},
            },
            "BearerAuth",
            ["token"],
        ),
        (
            {"type": "oauth2", "flows": {"password": {"tokenUrl": "token"}}},
            'OAuth2("token", (), ',
            ["token", "client_id", "client_secret", "refresh_token"],
        ),
        (
            {"type": "openIdConnect", "openIdConnectUrl": "https://a/o"},
            'discovery_url="https://a/o"',
            ["token_url", "scopes"],
        ),
        ({"type": "mutualTLS"}, "{}", []),
        ({"type": "http", "scheme": "negotiate"}, "{}", []),
    ],
)
def test_schemes(scheme: dict[str, Any], made: str, names: list[str]) -> None:
    components = {"securitySchemes": {"it": scheme}}
    found, _ = planned({"security": [{"it": []}]}, components=components)
    assert made in found.client.auth
    assert set(names) <= {str(argument.name) for argument in found.client.arguments}
