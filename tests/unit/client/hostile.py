"""Documents with a text of one's choice wherever a document may have one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docmill.openapi.pointer import escape

Text = Callable[[], str]


def document(text: Text) -> dict[str, Any]:
    """A valid enough document; `text` gives the next text that a stranger chose."""
    schemes, names = security(text), [text() for _ in range(4)]
    return {
        "openapi": "3.1.0",
        "info": {"title": text(), "description": text(), "version": text()},
        "servers": [{"url": text(), "variables": {text(): {"default": text()}}}],
        "security": [{key: [] for key in schemes}],
        "tags": [{"name": text(), "description": text()}],
        "paths": {
            f"/{text()}": {"get": listing(text, names[0])},
            f"/a/{{{text()}}}": {"post": creation(text, names[1])},
            "/whole": {"put": upload(text, schemes)},
            "/form": {"post": form(text, names[0]), "get": stream(text, names[1])},
        },
        "components": {
            "schemas": {name: model(text, names) for name in names},
            "securitySchemes": schemes,
        },
        "x-docmill-client-parameters": [text()],
        "x-docmill-error": {
            key: text() for key in ("in", "code", "message", "status", "requestId")
        }
        | {"final": [text()]},
    }


def reference(name: str) -> dict[str, str]:
    """A reference to a schema by its name."""
    return {"$ref": f"#/components/schemas/{escape(name)}"}


def model(text: Text, names: list[str]) -> dict[str, Any]:
    return {
        "title": text(),
        "description": text(),
        "type": "object",
        "required": [text()],
        "properties": {
            text(): {"type": "string", "description": text(), "default": text()},
            text(): {"type": "string", "pattern": text(), "examples": [text()]},
            text(): {"enum": [text(), text(), 1]},
            text(): {"type": "array", "items": reference(names[-1])},
            text(): {
                "oneOf": [reference(names[2]), reference(names[3])],
                "discriminator": {
                    "propertyName": text(),
                    "mapping": {text(): reference(names[2])["$ref"]},
                },
            },
        },
    }


def listing(text: Text, name: str) -> dict[str, Any]:
    marker, items = text(), text()
    return {
        "operationId": text(),
        "summary": text(),
        "description": text(),
        "tags": [text()],
        "externalDocs": {"url": text()},
        "parameters": [
            {"name": marker, "in": "query", "schema": {"type": "string"}},
            {"name": text(), "in": "header", "description": text(), "example": text()},
            {"name": text(), "in": "cookie", "schema": {"enum": [text()]}},
        ],
        "responses": {
            "200": {
                "description": text(),
                "content": {"application/json": {"schema": reference(name)}},
            },
            "404": {"description": text(), "content": {text(): {}}},
            text(): {"description": text()},
        },
        "x-docmill-pagination": {
            "style": "marker",
            "request": {"marker": marker},
            "response": {"items": items, "next": text()},
        },
        "x-docmill-source": text(),
    }


def creation(text: Text, name: str) -> dict[str, Any]:
    return {
        "operationId": text(),
        "deprecated": True,
        "requestBody": {
            "description": text(),
            "required": True,
            "content": {
                "application/json": {
                    "schema": reference(name),
                    "example": {text(): text()},
                }
            },
        },
        "responses": {"201": {"content": {text(): {"schema": {"type": "string"}}}}},
        "servers": [{"url": text()}],
    }


def upload(text: Text, schemes: dict[str, Any]) -> dict[str, Any]:
    return {
        "requestBody": {"content": {text(): {"schema": {"type": "string"}}}},
        "responses": {"default": {"description": text()}},
        "security": [{name: [text()]} for name in schemes],
    }


def form(text: Text, name: str) -> dict[str, Any]:
    member, part = text(), text()
    fields = {"type": "object", "properties": {member: {}, part: {"type": "string"}}}
    header = {"schema": {"const": text()}}
    return {
        "requestBody": {
            "content": {
                "multipart/form-data": {
                    "schema": fields,
                    "encoding": {
                        member: {"contentType": text(), "headers": {text(): header}},
                        part: {"style": text(), "explode": False},
                    },
                },
                f"application/x-{text()}": {"schema": reference(name)},
            }
        },
        "responses": {
            "200": {"content": {f"audio/{text()}": {}}},
            "4XX": {"content": {"application/json": {"schema": reference(name)}}},
        },
        "servers": [{"url": text(), "variables": {text(): {"default": text()}}}],
    }


def stream(text: Text, name: str) -> dict[str, Any]:
    content = {f"text/event-stream;{text()}": {"schema": reference(name)}}
    return {"responses": {"200": {"description": text(), "content": content}}}


def security(text: Text) -> dict[str, Any]:
    flows = {"clientCredentials": {"tokenUrl": text(), "scopes": {text(): text()}}}
    signing: dict[str, Any] = {
        "algorithms": [text()],
        **{key: text() for key in ("service", "regionParameter", "defaultRegion")},
        "headers": {key: text() for key in ("date", "nonce", "securityToken")},
        "env": {key: text() for key in ("accessKey", "secretKey", "securityToken")},
    }
    key = {"type": "apiKey", "in": "header"}
    return {
        text(): {**key, "name": text()},
        text(): {**key, "name": text(), "x-docmill-signing": signing},
        text(): {"type": "http", "scheme": "basic", "description": text()},
        text(): {"type": "oauth2", "flows": flows},
        text(): {"type": "openIdConnect", "openIdConnectUrl": text()},
    }
