"""What the client is called: import name, distribution, version, title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docmill.client.literals import Identifier, identifier, visible
from docmill.client.planner.document import Document
from docmill.config.model import ClientConfig
from docmill.naming import module_name, snake_case

# PEP 440, without local versions; what is no such version would not install.
_VERSION = re.compile(
    r"[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.post[0-9]+)?(\.dev[0-9]+)?", re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The names of a client."""

    package: Identifier
    distribution: str
    version: str
    title: str


def identity_of(document: Document, config: ClientConfig, name: str) -> Identity:
    """The names of a client; `name` is the fallback for its import name.

    A version that Python cannot install becomes 0.0.0 and is reported.
    """
    info = document.node("/info")
    title = " ".join(visible(info.text("title")).split()) or name
    package = config.package or snake_case(name) or snake_case(title) or "client"
    package = module_name(package.replace("-", "_"), "client")
    return Identity(
        package=identifier(package),
        distribution=package.strip("_").replace("_", "-"),
        version=config.version or _version(document, str(info.data.get("version", ""))),
        title=title,
    )


def _version(document: Document, given: str) -> str:
    version = given.strip().removeprefix("v")
    if _VERSION.fullmatch(version):
        return version
    document.note(
        "version-not-python",
        f"{given!r} is no version that Python knows, the client gets 0.0.0",
        "/info/version",
        hint="set version in the configuration",
    )
    return "0.0.0"
