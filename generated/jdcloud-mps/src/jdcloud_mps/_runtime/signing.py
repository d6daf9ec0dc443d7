"""HMAC-SHA256 request signatures, versions 2 and 3; pure functions.

The two differ in the number that names them and in escaping: version 3 decodes path and
query and encodes them again before it hashes, version 2 encodes what is not yet.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, unquote

from ..errors import InvalidRequestError


def authorization(
    algorithm: str,
    *,
    method: str,
    raw_path: str,
    headers: Mapping[str, str],
    body: bytes,
    date: str,
    region: str,
    service: str,
    access_key: str,
    secret_key: str,
) -> str:
    """Returns the value of the Authorization header.

    raw_path is path and query as they are sent; headers are those to sign, host among
    them; date is as `20260307T150456Z`.
    """
    prefix, version = _split(algorithm)
    scope = (date[:8], region, service, f"{prefix}{version}_request".lower())
    names = ";".join(sorted(name.lower() for name in headers))
    canonical = canonical_request(version, method, raw_path, headers, body)
    to_sign = "\n".join((algorithm, date, "/".join(scope), _sha256(canonical.encode())))
    key = _key(f"{prefix}{version}", secret_key, scope)
    signature = hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()
    credential = "/".join((access_key, *scope))
    return f"{algorithm} Credential={credential}, SignedHeaders={names}, Signature={signature}"


def canonical_request(
    version: str, method: str, raw_path: str, headers: Mapping[str, str], body: bytes
) -> str:
    """Returns the request in the one form that both sides hash."""
    path, _, query = raw_path.partition("?")
    # Version 2 leaves spaces around values; the client itself never sends any.
    trim = str.strip if version == "3" else str
    lowered = sorted((name.lower(), trim(value)) for name, value in headers.items())
    return "\n".join(
        (
            method,
            _path(path, version),
            _query(query, version),
            "".join(f"{name}:{value}\n" for name, value in lowered),
            ";".join(name for name, _ in lowered),
            _sha256(body),
        )
    )


def _path(path: str, version: str) -> str:
    if version == "3":
        path = unquote(path)
    return quote(path, safe="/" if version == "3" else "/%")


def _query(query: str, version: str) -> str:
    pairs = [part.partition("=")[::2] for part in query.split("&") if part]
    if version == "3":
        pairs = [
            (quote(unquote(k), safe=""), quote(unquote(v), safe="")) for k, v in pairs
        ]
    return "&".join(f"{name}={value}" for name, value in sorted(pairs))


def _split(algorithm: str) -> tuple[str, str]:
    """`NAME3-HMAC-SHA256` has the prefix `NAME` and the version `3`."""
    name, _, rest = algorithm.partition("-")
    if rest != "HMAC-SHA256" or name[-1:] not in ("2", "3"):
        raise InvalidRequestError(
            f"{algorithm} is not an algorithm that this client has"
        )
    return name[:-1], name[-1]


@lru_cache(maxsize=16)
def _key(seed: str, secret_key: str, scope: tuple[str, ...]) -> bytes:
    key = (seed + secret_key).encode()
    for part in scope:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
