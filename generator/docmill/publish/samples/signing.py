"""Signed requests from a shell: what signs one, written with openssl and POSIX tools.

The schemes are those of the extension of a security scheme, which has all words of a
vendor. `NAME2` and `NAME3` differ in what they hash of a path with encoded slashes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from shlex import quote
from typing import Self

from docmill.openapi.document import Json, is_map
from docmill.openapi.node import Node
from docmill.openapi.security import SIGNING
from docmill.publish.values import texts

_ALGORITHM = re.compile(r"([A-Za-z]+([23]))-HMAC-SHA256")
_NOT_IN_HEADERS = re.compile("[^A-Za-z0-9._-]+")
_NOT_IN_VARIABLES = re.compile("[^A-Za-z0-9]+")
_FUNCTION = """\
# sign METHOD URL BODY REGION
sign() {{
  DATE=$(date -u +%Y%m%dT%H%M%SZ)
  NONCE=$(openssl rand -hex 16)
  address=${{2#*://}}
  host=${{address%%/*}}
  path=$(printf '/%s?' "${{address#*/}}" | cut -d '?' -f 1{decoded})
  query=$(printf '%s?' "${{address#*/}}" | cut -d '?' -f 2 |
    tr '&' '\\n' | LC_ALL=C sort -t = -k 1,1 -k 2 | paste -sd '&' -)
  names='{names}'
  request=$(printf '%s\\n' "$1" "$path" "$query" \\
    {headers} \\
    '' "$names" "$(printf %s "$3" | digest)")
  scope="${{DATE%T*}}/$4/"{service}/{ending}
  text=$(printf '%s\\n' {algorithm} "$DATE" "$scope" "$(printf %s "$request" | digest)")
  key=$(printf %s "{seed}${secret}" | od -An -v -tx1 | tr -d ' \\n')
  for part in "${{DATE%T*}}" "$4" {service} {ending} "$text"; do
    key=$(printf %s "$part" | digest -mac HMAC -macopt "hexkey:$key")
  done
  AUTHORIZATION="{algorithm} Credential=${access}/$scope, SignedHeaders=$names, Signature=$key"
}}
digest() {{ openssl dgst -sha256 "$@" | sed 's/.* //'; }}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """A way to sign. `headers` are sent and signed; their values are words for a shell."""

    algorithm: str
    name: str
    version: str
    service: str
    region_parameter: str
    default_region: str
    headers: Mapping[str, str]
    access_key: str
    secret_key: str

    @classmethod
    def of(cls, scheme: Node) -> Self | None:
        """That of a security scheme; None where it has none, or one that is not known."""
        data = scheme.data(SIGNING)
        if not is_map(data):
            return None
        algorithm = next(iter(texts(data.get("algorithms"))), "")
        found = _ALGORITHM.fullmatch(algorithm)
        if found is None:
            return None
        values = {"algorithm": algorithm, "date": "$DATE", "nonce": "$NONCE"}
        headers = _texts(data.get("headers"))
        names = {key: _NOT_IN_HEADERS.sub("", headers.get(key, "")) for key in values}
        env = _texts(data.get("env"))
        return cls(
            algorithm=algorithm,
            name=found[1],
            version=found[2],
            service=str(data.get("service") or ""),
            region_parameter=str(data.get("regionParameter") or ""),
            default_region=str(data.get("defaultRegion") or ""),
            headers={names[key]: text for key, text in values.items() if names[key]},
            access_key=variable(env.get("accessKey", "ACCESS_KEY")),
            secret_key=variable(env.get("secretKey", "SECRET_KEY")),
        )

    @property
    def function(self) -> str:
        """The shell function `sign`, which sets DATE, NONCE and AUTHORIZATION."""
        signed = {name.lower(): text for name, text in self.headers.items()}
        signed["host"] = "$host"
        headers = [f'"{name}:{text}"' for name, text in sorted(signed.items())]
        return _FUNCTION.format(
            decoded=" | sed 's,%2[Ff],/,g'" if self.version == "3" else "",
            names=";".join(sorted(signed)),
            headers=" \\\n    ".join(headers),
            service=quote(self.service),
            ending=f"{self.name}_request".lower(),
            algorithm=self.algorithm,
            seed=self.name,
            access=self.access_key,
            secret=self.secret_key,
        )

    def region(self, values: Mapping[tuple[str, str], str]) -> str:
        """The region of a call with some values of parameters."""
        named = (v for (_, name), v in values.items() if name == self.region_parameter)
        return next(named, self.default_region)


def variable(name: str) -> str:
    """A name of a variable of the environment."""
    return _NOT_IN_VARIABLES.sub("_", name).upper()


def _texts(value: Json) -> dict[str, str]:
    return {k: str(v) for k, v in value.items()} if is_map(value) else {}
