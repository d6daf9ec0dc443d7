"""URLs of pages: scheme, host, version and path template."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docmill.docs.dialect import Dialect

_URL = re.compile(r"(https?)://([^/]+)(/.*)?")
_PLACEHOLDER = re.compile(r"\{([^{}/]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The parts of a URL. `version` is the first segment of the path where it is one."""

    scheme: str
    host: str
    version: str | None
    path: str

    @property
    def service(self) -> str:
        """The first label of the host."""
        return self.host.split(".")[0].split(":")[0]

    @property
    def path_parameters(self) -> tuple[str, ...]:
        """The placeholders of the path, in order, each once."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.path)))

    @property
    def host_parameters(self) -> tuple[str, ...]:
        """The placeholders of the host."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.host)))


def parse(url: str, dialect: Dialect) -> Address | None:
    """The parts of a URL; None where it is none. Query and fragment are left out."""
    match = _URL.fullmatch(url)
    if match is None:
        return None
    scheme, host, path = match[1], match[2], (match[3] or "/")
    path = path.split("?")[0].split("#")[0]
    segments = path.split("/")
    version = None
    if len(segments) > 2 and dialect.server_version.fullmatch(segments[1]):
        version = segments[1]
        path = "/" + "/".join(segments[2:])
    return Address(scheme=scheme, host=host, version=version, path=path)
