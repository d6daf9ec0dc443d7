"""URLs of pages: scheme, host, version and path template."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docmill.docs.dialects.dialect import Dialect

_LABEL = r"(?:[\w\-]|\{\w+\})+"
_URL = re.compile(
    rf"(?P<scheme>https?)://(?P<host>{_LABEL}(?:\.{_LABEL})*(?::\d{{1,5}})?)"
    r"(?P<path>/[^?#]*)?(?P<rest>[?#].*)?"
)
_PLACEHOLDER = re.compile(r"\{([^{}/]+)\}")
PARAMETERS = re.compile(r"\{[^{}]*\}")
"""The placeholders of a path that `parse` accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The parts of a URL.

    `version` is the first segment of the path where it is one, `rest` the query and the
    fragment.
    """

    scheme: str
    host: str
    version: str | None
    path: str
    rest: str

    @property
    def root(self) -> str:
        """The URL of the host."""
        return f"{self.scheme}://{self.host}"

    @property
    def server(self) -> str:
        """The URL that `path` is relative to."""
        return f"{self.root}/{self.version}" if self.version else self.root

    @property
    def service(self) -> str:
        """The first label of the host that is no placeholder."""
        labels = self.host.partition(":")[0].split(".")
        return next((label for label in labels if "{" not in label), "service")

    @property
    def path_parameters(self) -> tuple[str, ...]:
        """The placeholders of the path, in order, each once."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.path)))

    @property
    def host_parameters(self) -> tuple[str, ...]:
        """The placeholders of the host."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.host)))


def parse(url: str, dialect: Dialect) -> Address | None:
    """The parts of a URL; None where it is none.

    Nor is it one where braces of the path name no parameter, or two name the same.
    """
    match = _URL.fullmatch(url)
    if match is None:
        return None
    path = match["path"] or "/"
    names = _PLACEHOLDER.findall(path)
    if len(set(names)) < len(names) or set("{}") & set(_PLACEHOLDER.sub("", path)):
        return None
    segments = path.split("/")
    version = None
    if len(segments) > 2 and dialect.server_version.fullmatch(segments[1]):
        version = segments[1]
        path = "/" + "/".join(segments[2:])
    return Address(
        scheme=match["scheme"],
        host=match["host"],
        version=version,
        path=path,
        rest=match["rest"] or "",
    )
