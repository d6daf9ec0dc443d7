"""Signed samples for curl: a shell runs them, and the signer of a client agrees."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from docmill.openapi.document import OpenApi
from docmill.publish.build import build
from docmill.publish.model import Reference
from shared import missing
from unit.publish.test_curl import HOSTILE, Server, server

__all__ = ["server"]

CLIENT = Path(__file__).parents[3] / "generated/jdcloud-mps/src"
KEYS = {"MILL_KEY": "mine", "MILL_SECRET": "it's $HOME, \\n"}
SCHEME = """
components:
  securitySchemes:
    it:
      type: apiKey
      in: header
      name: Authorization
      x-docmill-signing:
        service: shop
        algorithms: [MILL{version}-HMAC-SHA256]
        regionParameter: place
        defaultRegion: all
        headers: {{date: x-date, nonce: x-nonce}}
        env: {{accessKey: MILL_KEY, secretKey: MILL_SECRET}}
security: [it: []]
paths:
"""
GET = """
  /a/{id}/b:c:
    get:
      parameters:
        - {name: id, in: path, required: true, example: 'x y/云'}
        - {name: place, in: query, required: true, example: east 1}
        - {name: q.1, in: query, required: true, example: 'b&c+d'}
        - {name: q, in: query, required: true, example: z}
        - {name: list, in: query, required: true, x-docmill-style: indexed, example: [a, {k: b}]}
"""
POST = """
  /a:
    post:
      requestBody:
        content:
          application/json: {example: {text: "it's\\n$HOME 云"}}
"""


def reference(document: str, version: str, server: Server) -> Reference:
    data: Any = yaml.safe_load(SCHEME.format(version=version) + document)
    data["servers"] = [{"url": f"http://127.0.0.1:{server.server_port}/v1"}]
    return build(OpenApi(data), name="t", language="en")


def run(found: Reference, folder: Path) -> None:
    """Runs the function that the reference shows, and its only sample."""
    for tool in ("curl", "openssl"):
        if shutil.which(tool) is None:
            missing(tool)
    (scheme,), (sample,) = found.access, found.groups[0].operations[0].samples
    assert scheme.shell is not None
    subprocess.run(
        ["sh", "-euc", f"{scheme.shell.text}\n{sample.text} -sS --noproxy '*' --fail"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **KEYS},
        check=True,
        timeout=20,
    )


@pytest.mark.parametrize("version", ["2", "3"])
@pytest.mark.parametrize("document", [GET, POST], ids=["get", "post"])
def test_the_signature_is_that_of_a_client(
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    version: str,
    document: str,
) -> None:
    monkeypatch.syspath_prepend(CLIENT)
    signer = importlib.import_module("jdcloud_mps._runtime.signing")
    run(reference(document, version, server), tmp_path)
    (request,) = server.asked
    headers = request["headers"]
    assert re.fullmatch("[0-9a-f]{32}", headers["x-nonce"])
    assert headers["authorization"] == signer.authorization(
        f"MILL{version}-HMAC-SHA256",
        method=request["method"],
        raw_path=request["path"],
        headers={name: headers[name] for name in ("host", "x-date", "x-nonce")},
        body=request["body"],
        date=headers["x-date"],
        region="east 1" if document is GET else "all",
        service="shop",
        access_key=KEYS["MILL_KEY"],
        secret_key=KEYS["MILL_SECRET"],
    )


def test_members_of_lists_have_numbers(server: Server, tmp_path: Path) -> None:
    run(reference(GET, "3", server), tmp_path)
    (request,) = server.asked
    assert request["path"].endswith("&list.1=a&list.2.k=b")


def test_a_form_of_parts_is_not_said_to_be_signed(server: Server) -> None:
    content = "{schema: {type: object, properties: {file: {type: string, default: x}}}}"
    found = reference(
        f"\n  /a: {{post: {{requestBody: {{content: {{multipart/form-data: {content}}}}}}}}}",
        "3",
        server,
    )
    (sample,) = found.groups[0].operations[0].samples
    assert sample.text.startswith("# to do:")


def test_nothing_of_a_scheme_is_run(server: Server, tmp_path: Path) -> None:
    found = reference(POST, "3", server)
    text = SCHEME.format(version=3) + POST
    data: Any = yaml.safe_load(text)
    signing = data["components"]["securitySchemes"]["it"]["x-docmill-signing"]
    signing |= {"service": HOSTILE, "defaultRegion": HOSTILE}
    signing["headers"] = {"date": f"x-date{HOSTILE}", "nonce": f"x-nonce{HOSTILE}"}
    data["servers"] = [{"url": found.servers[0].url}]
    run(build(OpenApi(data), name="t", language="en"), tmp_path)
    assert not (tmp_path / "pwned").exists()
    assert server.asked
