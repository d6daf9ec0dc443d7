"""What the client is called: import name, distribution, version, title."""

from __future__ import annotations

from dataclasses import dataclass

from docmill.client.literals import Identifier, identifier, visible
from docmill.client.planner.document_reader import DocumentReader
from docmill.client.planner.names.version import NONE, python_version
from docmill.config.model import ClientConfig
from docmill.naming import module_name, snake_case


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The names of a client."""

    package: Identifier
    distribution: str
    version: str
    title: str


def identity_of(document: DocumentReader, config: ClientConfig, name: str) -> Identity:
    """The names of a client; `name` is the fallback for its import name.

    A version that Python writes differently, or cannot install, is reported.
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


def _version(document: DocumentReader, given: str) -> str:
    version = python_version(given)
    if version != given.removeprefix("v"):
        document.note(
            "version-not-python",
            (
                f"Python writes the version {given!r} as {version}"
                if version != NONE
                else f"there is no number in the version {given!r}; the client gets {NONE}"
            ),
            "/info/version",
            hint="set `version` in the settings to choose another",
        )
    return version
