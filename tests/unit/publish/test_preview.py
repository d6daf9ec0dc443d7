"""The preview serves the site and nothing else, to this machine, and tells of changes."""

from __future__ import annotations

import re
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from hashlib import sha256
from http.client import HTTPConnection
from typing import NamedTuple

import pytest

from docmill.files.templates import template_folders
from docmill.openapi.document import OpenApi
from docmill.publish.site import all_files
from docmill.publish.site.all_files import Service
from docmill.publish.site.preview import HOST, Server, Site, with_reloading
from unit.publish.sample import REFERENCE

PAGE = all_files.files(
    [Service(document=OpenApi({}), references=(REFERENCE,))],
    template_folders(None),
    base_url="",
)["index.html"]
FILES = {
    "index.html": PAGE,
    "a/index.html": PAGE.replace("Disks", "Other"),
    "openapi.json": "{}",
    "changes.atom": "<feed/>",
    "operations/创建.md": "text",
}


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: Message
    text: str


@pytest.fixture
def served() -> Iterator[tuple[Site, int]]:
    shown = Site()
    running = Server(shown, 0)
    thread = threading.Thread(target=running.serve_forever, args=(0.05,))
    thread.start()
    yield shown, running.server_port
    running.shutdown()
    running.server_close()
    thread.join(5)
    assert not thread.is_alive()


def get(port: int, path: str, method: str = "GET", host: str | None = None) -> Answer:
    connection = HTTPConnection(HOST, port, timeout=5)
    connection.request(method, path, headers={"Host": host or f"localhost:{port}"})
    answer = connection.getresponse()
    try:
        return Answer(answer.status, answer.headers, answer.read().decode())
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("/", "text/html", "Disks"),
        ("/index.html?x=1", "text/html", "Disks"),
        ("/a/", "text/html", "Other"),
        ("/openapi.json", "application/json", "{}"),
        ("/changes.atom", "application/atom+xml", "<feed/>"),
        ("/operations/%E5%88%9B%E5%BB%BA.md", "text/markdown", "text"),
    ],
)
def test_files_are_served(
    served: tuple[Site, int], path: str, kind: str, text: str
) -> None:
    shown, port = served
    shown.replace(FILES)
    answer = get(port, path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert text in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%2e%2e/pyproject.toml",
        "//etc/passwd",
        "/a",
        "/index.html/",
        "/%00",
    ],
)
def test_nothing_else_is_served(served: tuple[Site, int], path: str) -> None:
    shown, port = served
    shown.replace(FILES)
    assert get(port, path).status == 404


@pytest.mark.parametrize("host", ["evil.example", "localhost", "evil.example:{port}"])
def test_another_host_is_refused(served: tuple[Site, int], host: str) -> None:
    shown, port = served
    shown.replace(FILES)
    answer = get(port, "/", host=host.format(port=port))
    assert answer.status == 421
    assert "Disks" not in answer.text


def test_head_has_no_body_and_post_is_not_there(served: tuple[Site, int]) -> None:
    shown, port = served
    shown.replace(FILES)
    assert get(port, "/", "HEAD").text == ""
    assert get(port, "/", "POST").status == 501


def test_before_the_first_build_there_is_a_page_that_waits(
    served: tuple[Site, int],
) -> None:
    assert "EventSource" in get(served[1], "/anything").text


def test_a_browser_is_told_of_a_change(served: tuple[Site, int]) -> None:
    shown, port = served
    shown.replace(FILES)
    with closing(HTTPConnection(HOST, port, timeout=5)) as connection:
        connection.request("GET", "/_events")
        with connection.getresponse() as answer:
            assert answer.getheader("Content-Type") == "text/event-stream"
            threading.Timer(0.1, shown.replace, [FILES]).start()
            assert answer.readline() == b"event: change\n"
    shown.replace(FILES)


def test_the_policy_allows_reloading_and_no_more() -> None:
    page = with_reloading(PAGE)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    (script,) = re.findall(r"<script>([^<]*)</script></body>", page)
    hashed = b64encode(sha256(script.encode()).digest()).decode()
    before = re.findall(r'Content-Security-Policy" content="([^"]*)"', PAGE)[0]
    assert policy == before.replace(
        "script-src ",
        f"connect-src &#39;self&#39;; script-src &#39;sha256-{hashed}&#39; ",
    )
    assert "EventSource" not in PAGE
