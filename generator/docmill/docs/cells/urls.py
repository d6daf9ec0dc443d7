"""URLs of pages: scheme, host, version and path template."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_LABEL = r"(?:[\w\-]|\{\w+\})+"
_URL = re.compile(
    rf"(?P<scheme>https?)://(?P<host>{_LABEL}(?:\.{_LABEL})*(?::\d{{1,5}})?)"
    r"(?P<path>/[^?#]*)?(?P<rest>[?#].*)?"
)
_PLACEHOLDER = re.compile(r"\{([^{}/]+)\}")
_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*+://([^/?#]*+)")
PARAMETERS = re.compile(r"\{[^{}]*\}")
"""The placeholders of a path that `parse` accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where an operation is called.

    `root` is the base URL without a slash at its end, empty where no page names one;
    `version` stands between it and `path`, where it is known apart from both. `rest` is
    what followed the path of a URL: query and fragment.
    """

    root: str
    version: str | None = None
    path: str
    rest: str = ""

    @property
    def server(self) -> str:
        """The URL that `path` is relative to."""
        return f"{self.root}/{self.version}" if self.version else self.root

    @property
    def host(self) -> str:
        """The host and port of the base URL, empty where there is none."""
        match = _HOST.match(self.root)
        return match[1] if match else ""

    @property
    def service(self) -> str:
        """The first label of the host that is no placeholder."""
        labels = self.host.partition(":")[0].split(".")
        return next((x for x in labels if x and "{" not in x), "service")

    @property
    def path_parameters(self) -> tuple[str, ...]:
        """The placeholders of the path, in order, each once."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.path)))

    @property
    def host_parameters(self) -> tuple[str, ...]:
        """The placeholders of the base URL."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.root)))


def template(path: str, server: str = "") -> Address | None:
    """The address of a path template below a base URL; None where it is no template.

    It begins with a slash, and its braces name parameters, each once. A fragment is part
    of it: it tells apart operations of one path (`/#ListBooks`).
    """
    names = _PLACEHOLDER.findall(path)
    if len(set(names)) < len(names) or set("{}") & set(_PLACEHOLDER.sub("", path)):
        return None
    if not path.startswith("/"):
        return None
    return Address(root=server.rstrip("/"), path=path)


def parse(url: str, version: re.Pattern[str] | None = None) -> Address | None:
    """The parts of a URL; None where it is none.

    A first segment of the path that `version` matches is the version. Nor is it a URL of an
    operation where braces of the path name no parameter, or two name the same.
    """
    match = _URL.fullmatch(url)
    if match is None:
        return None
    root = f"{match['scheme']}://{match['host']}"
    found = template(match["path"] or "/", root)
    if found is None:
        return None
    segments = found.path.split("/")
    if version is not None and len(segments) > 2 and version.fullmatch(segments[1]):
        path = "/" + "/".join(segments[2:])
        found = replace(found, version=segments[1], path=path)
    return replace(found, rest=match["rest"] or "")
