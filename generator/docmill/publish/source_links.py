"""Where the statements of a document come from, as links to the pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from docmill.diagnostics.model import Diagnostic
from docmill.diagnostics.source import Span
from docmill.openapi.source_map import SourceMap
from docmill.publish.model import Finding, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLinks:
    """Finds the place behind a part of a document.

    `template` is the address of a page, with `{path}` and `{line}` in it. Where it is
    empty, or a page is not below the working folder, places are named without a link.
    """

    source_map: SourceMap | None = None
    template: str = ""

    def of(self, pointer: str) -> Source | None:
        """The place of exactly the part at a pointer."""
        origins = self.source_map.origins.get(pointer) if self.source_map else None
        return self.at(origins[0].span) if origins else None

    def at(self, span: Span) -> Source:
        """A place in a page."""
        path = span.file.path
        label = f"{PurePosixPath(path).name}:{span.line}"
        is_below = not PurePosixPath(path).is_absolute() and ".." not in path.split("/")
        url = self.template.replace("{path}", quote(path)) if is_below else ""
        return Source(label=label, url=url.replace("{line}", str(span.line)))


def findings_of(
    diagnostics: Iterable[Diagnostic], links: SourceLinks
) -> tuple[Finding, ...]:
    """Findings for readers, in their order."""
    return tuple(
        Finding(
            severity=item.severity.label,
            code=item.code,
            message=item.message,
            hint=item.hint or "",
            source=links.at(item.span) if item.span else None,
        )
        for item in diagnostics
    )
