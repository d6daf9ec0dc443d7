"""A server's side of the signature, written from the vendor's description alone."""

from __future__ import annotations

import hashlib
import hmac
import re
from urllib.parse import parse_qsl, quote, unquote

from behaviour.server import Received

_HEADER = re.compile(
    r"(?P<algorithm>[A-Z]+3-HMAC-SHA256) "
    r"Credential=(?P<key>[^/]+)/(?P<scope>[^,]+), "
    r"SignedHeaders=(?P<names>[^,]+), "
    r"Signature=(?P<signature>[0-9a-f]{64})"
)


def problems(request: Received, secret: str, region: str, service: str) -> list[str]:
    """Returns what is wrong with the signature of a request, nothing if it is right."""
    match = _HEADER.fullmatch(request.headers.get("authorization", ""))
    if match is None:
        return ["no signature"]
    found: list[str] = []
    names = match["names"].split(";")
    prefix = match["algorithm"].partition("-")[0]
    date = next(v for k, v in request.headers.items() if k.endswith("-date"))
    scope = [date[:8], region, service, f"{prefix.lower()}_request"]
    if match["scope"] != "/".join(scope):
        found.append(f"scope {match['scope']}")
    for name in request.headers:
        if name == "host" or name.endswith(("-date", "-nonce", "-security-token")):
            found += [] if name in names else [f"{name} is not signed"]
    path, _, query = request.target.partition("?")
    pairs = sorted(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)))
    canonical = [
        request.method,
        quote(unquote(path), safe="/"),
        "&".join(f"{quote(k, safe='')}={quote(v, safe='')}" for k, v in pairs),
        *(f"{name}:{request.headers[name]}" for name in names),
        "",
        ";".join(names),
        hashlib.sha256(request.body).hexdigest(),
    ]
    digest = hashlib.sha256("\n".join(canonical).encode()).hexdigest()
    text = "\n".join([match["algorithm"], date, "/".join(scope), digest])
    key = (prefix + secret).encode()
    for part in scope:
        key = hmac.digest(key, part.encode(), "sha256")
    if hmac.digest(key, text.encode(), "sha256").hex() != match["signature"]:
        found.append("the signature does not match")
    return found
