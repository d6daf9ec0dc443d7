"""Samples for curl, run against a server on this machine by a shell."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from docmill.openapi.document import OpenApi
from docmill.publish.build import build
from shared import missing

ENVIRONMENT = {
    "API_TOKEN": "tok en",
    "API_KEY": "k'e\"y",
    "API_USERNAME": "me",
    "API_PASSWORD": "pass",
    "MILL_KEY": "mine",
    "MILL_SECRET": "it's $HOME, \\n",
}
HOSTILE = '\'; touch pwned; $(touch pwned) `touch pwned` "$API_TOKEN" \\ !! @x'


class Server(ThreadingHTTPServer):
    """Keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, Any]] = []


class Handler(BaseHTTPRequestHandler):
    """Answers everything with a word."""

    server: Server

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def answer(self) -> None:
        """Note the request."""
        length = int(self.headers.get("content-length", 0))
        self.server.asked.append(
            {
                "method": self.command,
                "path": self.path,
                "headers": {k.lower(): v for k, v in self.headers.items()},
                "body": self.rfile.read(length),
            }
        )
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server until the end of the test."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def asked(server: Server, tmp_path: Path, document: str) -> dict[str, Any]:
    """What the server is asked by the sample of the only operation of a document."""
    if shutil.which("curl") is None:
        missing("curl")
    data = yaml.safe_load(document)
    data["servers"] = [{"url": f"http://127.0.0.1:{server.server_port}/v1/"}]
    found = build(OpenApi(data), name="t", language="en")
    (sample,) = found.groups[0].operations[0].samples
    (tmp_path / "file").write_bytes(b"\x00content")
    subprocess.run(
        ["sh", "-c", f"{sample.text} -sS --noproxy '*' --fail"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), **ENVIRONMENT},
        check=True,
        timeout=20,
    )
    assert not (tmp_path / "pwned").exists()
    (request,) = server.asked
    return request


def test_parameters_and_json(server: Server, tmp_path: Path) -> None:
    request = asked(
        server,
        tmp_path,
        """
paths:
  /pets/{petId}/toys/{toy}:
    put:
      parameters:
        - {name: petId, in: path, required: true, schema: {type: string}}
        - {name: toy, in: path, required: true, example: 'a/b c'}
        - {name: tags, in: query, required: true, example: [x, 'y&z']}
        - {name: list, in: query, required: true, explode: false, example: [1, 2]}
        - {name: deep, in: query, required: true, style: deepObject, example: {a: 1}}
        - {name: left, in: query}
        - {name: X-Trace, in: header, required: true, example: t1}
        - {name: seen, in: cookie, required: true, example: 'yes'}
      requestBody:
        content:
          application/json: {example: {name: "it's", say: "@file"}}
""",
    )
    assert request["method"] == "PUT"
    assert request["path"] == (
        "/v1/pets/pet-id/toys/a%2Fb%20c?tags=x&tags=y%26z&list=1%2C2&deep%5Ba%5D=1"
    )
    assert request["headers"]["x-trace"] == "t1"
    assert request["headers"]["cookie"] == "seen=yes"
    assert request["headers"]["content-type"] == "application/json"
    assert json.loads(request["body"]) == {"name": "it's", "say": "@file"}


@pytest.mark.parametrize(
    ("scheme", "place", "value"),
    [
        ("{type: http, scheme: bearer}", "authorization", "Bearer tok en"),
        ("{type: oauth2, flows: {}}", "authorization", "Bearer tok en"),
        ("{type: http, scheme: basic}", "authorization", "Basic bWU6cGFzcw=="),
        ("{type: apiKey, in: header, name: X-Key}", "x-key", "k'e\"y"),
        ("{type: apiKey, in: cookie, name: key}", "cookie", "key=k'e\"y"),
    ],
)
def test_access(
    server: Server, tmp_path: Path, scheme: str, place: str, value: str
) -> None:
    request = asked(
        server,
        tmp_path,
        f"""
components: {{securitySchemes: {{it: {scheme}}}}}
security: [{{it: []}}]
paths: {{/a: {{get: {{}}}}}}
""",
    )
    assert request["headers"][place] == value


def test_a_key_in_the_address(server: Server, tmp_path: Path) -> None:
    request = asked(
        server,
        tmp_path,
        """
components: {securitySchemes: {it: {type: apiKey, in: query, name: 'my key'}}}
paths:
  /a:
    get:
      security: [{it: []}]
      parameters: [{name: $API_TOKEN, in: query, required: true, example: $API_USERNAME}]
""".replace("k'e\"y", "key"),
    )
    assert request["path"].startswith("/v1/a?%24API_TOKEN=%24API_USERNAME&my%20key=k")


@pytest.mark.parametrize(
    ("content", "kind", "body"),
    [
        (
            "application/x-www-form-urlencoded: {example: {a: 'x&y', b: 1}}",
            "application/x-www-form-urlencoded",
            b"a=x%26y&b=1",
        ),
        ("text/plain: {example: 'a\n\n  b'}", "text/plain", b"a\nb"),
        (
            "multipart/form-data: {schema: {type: object, properties:"
            " {note: {type: string, default: '@file'}, file: {type: string, format: binary}}}}",
            "multipart/form-data; boundary=",
            b"\r\n\r\n\x00content\r\n",
        ),
    ],
)
def test_bodies(
    server: Server, tmp_path: Path, content: str, kind: str, body: bytes
) -> None:
    request = asked(
        server,
        tmp_path,
        f"paths: {{/a: {{post: {{requestBody: {{content: {{{content}}}}}}}}}}}",
    )
    assert request["headers"]["content-type"].startswith(kind)
    assert body in request["body"]
    assert b"content" not in request["body"].partition(b'name="file"')[0]


def test_nothing_of_a_document_is_run(server: Server, tmp_path: Path) -> None:
    scheme = {"type": "apiKey", "in": "header", "name": f"X{HOSTILE}"}
    parameters = [
        {"name": f"{place}{HOSTILE}", "in": place, "required": True, "example": HOSTILE}
        for place in ("query", "cookie")
    ]
    parameters.append(
        {"name": "X-Odd", "in": "header", "required": True, "example": HOSTILE}
    )
    document = {
        "components": {"securitySchemes": {"it": scheme}},
        "security": [{"it": []}],
        "paths": {
            f"/a{HOSTILE}": {
                "post": {
                    "parameters": parameters,
                    "requestBody": {
                        "content": {"application/json": {"example": HOSTILE}}
                    },
                }
            }
        },
    }
    request = asked(server, tmp_path, yaml.safe_dump(document))
    assert request["headers"]["x-odd"] == HOSTILE
    assert json.loads(request["body"]) == HOSTILE
    assert ENVIRONMENT["API_TOKEN"] not in str(request)


@pytest.mark.parametrize(
    "url", ["", "-o/tmp/x", "ftp://a", "https://a b", "{scheme}://x", "//evil.example"]
)
def test_an_address_that_is_none_is_replaced(url: str) -> None:
    data: dict[str, Any] = {"servers": [{"url": url}], "paths": {"/a": {"get": {}}}}
    found = build(OpenApi(data), name="t", language="en")
    (sample,) = found.groups[0].operations[0].samples
    assert sample.text == "curl https://api.example.com/a"
