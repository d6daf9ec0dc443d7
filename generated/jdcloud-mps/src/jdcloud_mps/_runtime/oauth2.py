"""OAuth 2: tokens that the client fetches itself."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Generator, Sequence
from typing import Any
from urllib.parse import quote

import httpx2

from ..errors import APIConnectionError
from .auth import Scheme, Secret, reveal, set_header


class ClientCredentialsAuth(Scheme):
    """OAuth 2 client credentials (RFC 6749, 4.4): a token is fetched and kept until it ends.

    Threads that find no token at the same time each fetch one.
    """

    def __init__(
        self,
        token_url: str,
        client_id: str | None,
        client_secret: Secret,
        *,
        scopes: Sequence[str] = (),
        token: Secret = None,
    ) -> None:
        self._token_url = token_url
        self._client_id = client_id
        self._client_secret = client_secret
        self._scopes = scopes
        self._given = token
        self._fetched = ("", 0.0)
        self.configured = token is not None or client_id is not None

    def auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        """Fetches a token where there is none, then sends the request with it."""
        token, expires = self._fetched
        if self._given is not None:
            token = reveal(self._given)
        elif not token or time.monotonic() >= expires:
            token = self._accept((yield self._token_request(request)))
        set_header(request, "authorization", f"Bearer {token}")
        yield request

    def _token_request(self, request: httpx2.Request) -> httpx2.Request:
        form = {"grant_type": "client_credentials"}
        if self._scopes:
            form["scope"] = " ".join(self._scopes)
        secret = reveal(self._client_secret)
        pair = f"{quote(self._client_id or '', safe='')}:{quote(secret, safe='')}"
        fetch = httpx2.Request(
            "POST",
            self._token_url,
            data=form,
            headers={"accept": "application/json"},
            extensions={"timeout": request.extensions.get("timeout", {})},
        )
        fetch.headers["authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        return fetch

    def _accept(self, response: httpx2.Response) -> str:
        try:
            answer: Any = response.json() if response.status_code == 200 else None
            token = str(answer["access_token"])
            lifetime = float(answer.get("expires_in", 3600))
        except (ValueError, TypeError, KeyError, AttributeError):
            status = response.status_code
            raise APIConnectionError(
                f"no token from the token URL (status {status})"
            ) from None
        # Half a minute early, so that a token does not end on its way.
        self._fetched = (token, time.monotonic() + max(lifetime - 30.0, 0.0))
        return token
