"""Addresses of operations, and names of keys: the same in a client and in a shell."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.openapi.document import OpenApi
from docmill.openapi.node import Node, root
from docmill.openapi.security import (
    environment_name,
    is_known,
    key_names,
    schemes,
    shown_requirement,
)
from docmill.openapi.servers import address, all_variables, has_address, server_of


def document(own: list[Any], servers: list[Any], **more: Any) -> tuple[Node, Node]:
    operation = {"servers": servers} if servers else {}
    data = {"servers": own, "paths": {"/pots": {"get": operation}}, **more}
    whole = root(OpenApi(data))
    found = whole.members("paths")["/pots"].get("get")
    assert found is not None
    return whole, found


def url(text: str, **defaults: str) -> dict[str, Any]:
    variables = {name: {"default": value} for name, value in defaults.items()}
    return {"url": text, "variables": variables}


@pytest.mark.parametrize(
    ("own", "servers", "expected"),
    [
        ([], [], "https://api.example.com"),
        ([url("/v1")], [], "https://api.example.com/v1"),
        ([url("https://kiln.example/v1/")], [], "https://kiln.example/v1"),
        ([url("https://kiln.example/v1")], [url("/v2")], "https://kiln.example/v2"),
        ([url("https://kiln.example/v1")], [url("./v2")], "https://kiln.example/v2"),
        ([url("/v1")], [url("/v2")], "https://api.example.com/v2"),
        ([url("https://a.example")], [url("https://b.example")], "https://b.example"),
        ([url("https://{r}.example", r="eu")], [url("/x")], "https://eu.example/x"),
        ([url("ftp://a")], [], "https://api.example.com"),
        ([url("//evil.example")], [], "https://api.example.com"),
    ],
)
def test_samples_call_one_address(own: Any, servers: Any, expected: str) -> None:
    whole, operation = document(own, servers)
    assert address(whole, operation) == expected


def test_only_a_url_with_a_host_is_an_address() -> None:
    assert has_address(document([url("https://{r}.example", r="eu")], [])[0])
    assert not has_address(document([url("/v1")], [])[0])
    assert not has_address(document([url("http://[a")], [])[0])


def test_placeholders_are_of_the_servers_that_are_called() -> None:
    own = [url("https://{r}.example", r="eu"), url("https://{q}.example", q="no")]
    whole, operation = document(own, [url("/{v}", v="v2")])
    assert all_variables(whole) == {"r": "eu", "v": "v2"}
    server = server_of(whole, operation)
    assert server is not None
    assert server.variables == {"r": "eu", "v": "v2"}


KEYS = {
    "used": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "old": {"type": "apiKey", "in": "header", "name": "X-Old"},
    "card": {"type": "mutualTLS"},
}


@pytest.mark.parametrize(
    ("security", "names"),
    [
        ([{"used": []}], {"used": "api_key"}),
        ([{"used": [], "old": []}], {"used": "used", "old": "old"}),
        ([], {}),
    ],
)
def test_only_keys_that_are_used_are_told_apart(security: Any, names: Any) -> None:
    more = {"components": {"securitySchemes": KEYS}, "security": security}
    assert key_names(document([], [], **more)[0]) == names


def test_an_alternative_that_can_be_given_is_shown() -> None:
    more = {"components": {"securitySchemes": KEYS}}
    found = schemes(document([], [], **more)[0])
    known = [name for name, scheme in found.items() if is_known(scheme)]
    assert known == ["used", "old"]
    assert shown_requirement([{}, {"card": []}, {"old": []}], known) == ("old",)
    assert shown_requirement([{"card": []}], known) == ("card",)
    assert shown_requirement("no list", known) == ()


def test_variables_of_the_environment_say_what_they_are_for() -> None:
    assert environment_name("token") == "API_TOKEN"
    assert environment_name("api_key") == "API_KEY"
