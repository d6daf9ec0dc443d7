"""A site in memory, served to a browser on this machine that reloads it when it changes.

Nothing is read from the disk on request, so no address leads out of the site. Requests
that name another host are refused: a page elsewhere must not read this one through a name
of its own (DNS rebinding).
"""

from __future__ import annotations

import hashlib
import threading
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from urllib.parse import unquote

HOST = "127.0.0.1"
EVENTS = "/_events"
_NAMES = ("127.0.0.1", "localhost")
_ALIVE = 15.0
"""Seconds after which a browser is told that nothing happened."""

_TYPES: Mapping[str, str] = {
    ".atom": "application/atom+xml",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".yaml": "application/yaml",
}
_SCRIPT = (
    f'new EventSource("{EVENTS}").addEventListener("change", () => location.reload());'
)
_NOTHING_YET = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ">
<title>docmill</title></head>
<body><p>There is no site yet: the terminal says why.</p></body></html>
"""


@dataclass(slots=True)
class Site:
    """The files of a site, and how often they have changed."""

    files: Mapping[str, str] = field(default_factory=dict[str, str])
    edition: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def replace(self, files: Mapping[str, str]) -> None:
        """Show other files from now on, and tell the browsers."""
        with self.changed:
            self.files = files
            self.edition += 1
            self.changed.notify_all()

    def wait(self, edition: int, seconds: float) -> int:
        """The edition, once it is another one than `edition`, or after some seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.edition != edition, seconds)
            return self.edition


class Server(ThreadingHTTPServer):
    """Serves a site: run it with `serve_forever`, end it with `shutdown`."""

    daemon_threads = True

    def __init__(self, site: Site, port: int) -> None:
        """On a free port where `port` is 0. Raises OSError."""
        self.site = site
        super().__init__((HOST, port), _Handler)

    @property
    def hosts(self) -> set[str]:
        """What a browser on this machine calls the server."""
        return {f"{name}:{self.server_port}" for name in _NAMES}


def with_reloading(page: str) -> str:
    """A page that reloads when the site changes; its policy allows that and no more."""
    digest = hashlib.sha256(_SCRIPT.encode()).digest()
    source = f"&#39;sha256-{b64encode(digest).decode()}&#39;"
    allowed = f"connect-src &#39;self&#39;; script-src {source} "
    head, found, tail = page.rpartition("</body>")
    text = f"{head}<script>{_SCRIPT}</script>{found}{tail}"
    return text.replace("script-src ", allowed, 1)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "docmill"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file of the site, or with news of it."""
        path, _, _ = self.path.partition("?")
        if self.headers.get("Host") not in self.preview.hosts:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", "another host\n")
        elif path == EVENTS:
            self._tell()
        else:
            self._send_file(unquote(path).removeprefix("/"))

    do_HEAD = do_GET

    @property
    def preview(self) -> Server:
        """The server that took the request."""
        assert isinstance(self.server, Server)
        return self.server

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for what is built."""

    def _send_file(self, path: str) -> None:
        files = self.preview.site.files
        if not files:
            self._send(HTTPStatus.OK, "text/html", with_reloading(_NOTHING_YET))
            return
        path = f"{path}index.html" if not path or path.endswith("/") else path
        if path not in files:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", "no such file\n")
            return
        kind = _TYPES.get(PurePosixPath(path).suffix, "text/plain")
        is_page = kind == "text/html"
        self._send(
            HTTPStatus.OK, kind, with_reloading(files[path]) if is_page else files[path]
        )

    def _send(self, status: HTTPStatus, kind: str, text: str) -> None:
        body = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self._send_common()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_common(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()

    def _tell(self) -> None:
        """Server-sent events, until the browser goes away (html.spec.whatwg.org)."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._send_common()
        known = self.preview.site.edition
        try:
            while True:
                now = self.preview.site.wait(known, _ALIVE)
                self.wfile.write(b": nothing new\n\n" if now == known else _CHANGED)
                self.wfile.flush()
                known = now
        except OSError:
            return


_CHANGED = b"event: change\ndata:\n\n"
