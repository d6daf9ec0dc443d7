"""Signed requests."""

from __future__ import annotations

import calendar
import os
import time
from email.utils import parsedate_to_datetime

import httpx2

from .auth import Scheme, remember
from .credentials import Credentials, CredentialsProvider
from .service import Signing
from .signing import authorization
from .url import check_header

MAX_SKEW = 300.0
"""Seconds that the two clocks may differ before a refusal is put down to it."""

_DATE = "%Y%m%dT%H%M%SZ"


class HmacAuth(Scheme):
    """Signs every attempt afresh: method, path, query, body, date and nonce.

    Without credentials they are read from the environment when the first request is made.
    """

    signs = True

    def __init__(
        self,
        signing: Signing,
        credentials: Credentials | CredentialsProvider | None,
        algorithm: str,
    ) -> None:
        self._signing = signing
        self._credentials = credentials or Credentials.from_env
        self._algorithm = algorithm
        self._prefix = signing.date_header.rpartition("-")[0] + "-"
        self.clock_offset = 0.0

    def apply(self, request: httpx2.Request) -> None:
        """Adds date, nonce, token and signature, replacing those of an earlier attempt."""
        given = self._credentials
        keys = given if isinstance(given, Credentials) else given()
        now = time.gmtime(time.time() + self.clock_offset)
        date = time.strftime(_DATE, now)
        headers = request.headers
        headers[self._signing.date_header] = date
        headers[self._signing.nonce_header] = os.urandom(16).hex()
        if self._signing.algorithm_header:
            headers[self._signing.algorithm_header] = self._algorithm
        if keys.security_token:
            headers[self._signing.token_header] = keys.security_token
        signature = authorization(
            self._algorithm,
            method=request.method,
            raw_path=request.url.raw_path.decode("ascii"),
            headers=self._signed_headers(headers),
            body=request.content,
            date=date,
            region=request.extensions.get("region") or self._signing.default_region,
            service=self._signing.service,
            access_key=keys.access_key,
            secret_key=keys.secret_key,
        )
        check_header("authorization", signature)
        headers["authorization"] = signature
        remember(
            request,
            signature,
            signature.rpartition("=")[2],
            keys.secret_key,
            keys.security_token or "",
        )

    def _signed_headers(self, headers: httpx2.Headers) -> dict[str, str]:
        """What no proxy rewrites: host, content type, and the service's own headers."""
        return {
            name: value
            for name, value in headers.items()
            if name in ("host", "content-type") or name.startswith(self._prefix)
        }

    def correct_clock(self, request: httpx2.Request, server_date: str | None) -> float:
        """Takes over the server's clock if a refused request was signed far off it.

        Returns by how many seconds the server was ahead of the signature, 0 where that is
        within MAX_SKEW or the server's date cannot be read.
        """
        try:
            server = parsedate_to_datetime(server_date or "").timestamp()
        except (ValueError, TypeError, OverflowError):
            return 0.0
        signed = calendar.timegm(
            time.strptime(request.headers[self._signing.date_header], _DATE)
        )
        if abs(server - signed) <= MAX_SKEW:
            return 0.0
        self.clock_offset = server - time.time()
        return server - signed
