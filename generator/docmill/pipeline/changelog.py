"""The changelog of a client: a file beside its document, `openapi.changelog.md`.

A release adds an entry at its top. People may edit it; it is a source like the pages. The
version in its first heading is that of the client.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from docmill.config.model import Api
from docmill.diagnostics.model import Diagnostics
from docmill.files.read import read

HEAD = "# Changes\n"
_ENTRY = re.compile(r"^## +\[?(\d+\.\d+\.\d+)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Changelog:
    """The text of a changelog, which has at least one entry, and the newest's version."""

    text: str
    version: str

    def with_entry(self, entry: str, version: str) -> str:
        """The text with an entry above that of `version`, in place of what stands there.

        Where it has no entry of that version, above all entries.
        """
        found = list(_ENTRY.finditer(self.text))
        above = next((match for match in found if match[1] == version), found[0])
        start, end = found[0].start(), above.start()
        return f"{self.text[:start]}{entry.rstrip()}\n\n{self.text[end:]}"


def path_of(spec: Path) -> Path:
    """Where the changelog for a document stands."""
    return spec.with_name(f"{spec.stem}.changelog.md")


def begun(entry: str) -> str:
    """The text of a changelog with its first entry."""
    return f"{HEAD}\n{entry.rstrip()}\n"


def load(api: Api, diagnostics: Diagnostics, *, root: Path) -> Changelog | None:
    """The changelog of an API. None where there is none, or with errors told."""
    path = path_of(api.spec)
    if not path.exists():
        return None
    source = read(path, diagnostics, api.config.limits, root=root)
    if source is None:
        return None
    match = _ENTRY.search(source.text)
    if match is None:
        diagnostics.error(
            "changelog-without-version",
            "the changelog has no heading with a version",
            source.span(1),
            hint="begin its newest entry with a line such as ## 1.4.0",
        )
        return None
    return Changelog(source.text, match[1])
