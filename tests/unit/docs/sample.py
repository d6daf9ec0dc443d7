"""Pages for tests: small ones, with one thing in them that is as the test wants it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docmill.config.model import Config, Limits
from docmill.diagnostics.model import Diagnostics
from docmill.docs.service.build import Services, ServiceSpec, read_services

DEFAULT = Limits()
ROWS = "|Name|Type|Required|Default|Description|\n|---|---|---|---|---|\n"
MEMBERS = "|Name|Type|Description|\n|---|---|---|\n"
CODES = "|Return code|Description|\n|---|---|\n"


def page(
    title: str = "getBook",
    *,
    method: str = "GET",
    url: str = "https://shop.example.com/v1/books/{bookId}",
    address: str = "|bookId|String|True| |The book|",
    parameters: str = "",
    response: str = "|requestId|String|The id|",
    codes: str = "|200|OK|",
    more: str = "",
) -> str:
    """A page of one operation; empty tables are left out."""
    parts = [
        f"# {title}\n\n## Description\nReads a book.\n\n## Request method\n{method}"
    ]
    parts.append(f"## Request address\n{url}\n\n" + (ROWS + address) * bool(address))
    if parameters:
        parts.append(f"## Request parameters\n{ROWS}{parameters}")
    if response:
        parts.append(f"## Response parameters\n{MEMBERS}{response}")
    if codes:
        parts.append(f"## Return codes\n{CODES}{codes}")
    return "\n\n".join([*parts, more]) + "\n"


def model(name: str, rows: str, head: str = MEMBERS) -> str:
    """A table of a model, to stand behind other rows."""
    return f"\n\n### {name}\n{head}{rows}"


def build(
    folder: Path, pages: Mapping[str, str] | str, limits: Limits = DEFAULT
) -> tuple[Services, Diagnostics]:
    """What docmill makes of pages that are written into a folder."""
    files = {"page.md": pages} if isinstance(pages, str) else pages
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    diagnostics = Diagnostics()
    config = Config(limits=limits, profile="jdcloud")
    return read_services([folder], config, diagnostics, root=folder), diagnostics


def only(services: Services) -> ServiceSpec:
    """The one service."""
    (spec,) = services.specs
    return spec


def found(diagnostics: Diagnostics) -> list[str]:
    """The findings as `file:line:column code`."""
    return [f"{item.span} {item.code}" for item in diagnostics]


def codes(diagnostics: Diagnostics) -> list[str]:
    """The codes of the findings."""
    return [item.code for item in diagnostics]
