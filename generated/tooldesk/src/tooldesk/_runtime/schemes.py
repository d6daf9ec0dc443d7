"""The schemes that send a credential as it is: bearer, basic, API key."""

from __future__ import annotations

from base64 import b64encode
from typing import Literal
from urllib.parse import quote

import httpx2

from .auth import Scheme, Secret, remember, reveal, set_header


class BearerAuth(Scheme):
    """`Authorization: Bearer …`."""

    def __init__(self, token: Secret) -> None:
        self._token = token
        self.configured = token is not None

    def apply(self, request: httpx2.Request) -> None:
        """Adds the header."""
        set_header(request, "authorization", f"Bearer {reveal(self._token)}")


class BasicAuth(Scheme):
    """`Authorization: Basic …`, as UTF-8."""

    def __init__(self, username: str | None, password: Secret) -> None:
        self._username = username
        self._password = password
        self.configured = username is not None and password is not None

    def apply(self, request: httpx2.Request) -> None:
        """Adds the header."""
        pair = f"{self._username}:{reveal(self._password)}".encode()
        set_header(request, "authorization", f"Basic {b64encode(pair).decode()}")


class _QuietURL(httpx2.URL):
    """A URL with a key in its query, which its text, as httpx2 logs it, does not show."""

    def __str__(self) -> str:
        return str(self.copy_with(query=None))

    def __repr__(self) -> str:
        return repr(self.copy_with(query=None))


class ApiKeyAuth(Scheme):
    """A key in a header, the query or a cookie."""

    def __init__(
        self, place: Literal["header", "query", "cookie"], name: str, api_key: Secret
    ) -> None:
        self._place = place
        self._name = name
        self._api_key = api_key
        self.configured = api_key is not None

    def apply(self, request: httpx2.Request) -> None:
        """Adds the key where it belongs."""
        key = reveal(self._api_key)
        if self._place == "header":
            set_header(request, self._name, key)
        elif self._place == "query":
            pair = f"{quote(self._name, safe='')}={quote(key, safe='')}".encode()
            raw_path = request.url.raw_path
            joint = b"&" if b"?" in raw_path else b"?"
            request.url = _QuietURL(request.url, raw_path=raw_path + joint + pair)
            remember(request, key, quote(key, safe=""))
        else:
            cookies = [*request.headers.get_list("cookie"), f"{self._name}={key}"]
            set_header(request, "cookie", "; ".join(cookies))
            remember(request, key)
