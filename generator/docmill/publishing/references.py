"""Document and origins → a reference in each language."""

from __future__ import annotations

from collections.abc import Sequence

from docmill.publish.build import build
from docmill.publish.model import Reference
from docmill.publish.sources import SourceLinks
from docmill.publishing.sources import Source


def references(
    source: Source, *, name: str, languages: Sequence[str], source_url: str
) -> tuple[Reference, ...]:
    """The reference of an API in each language, the main one first."""
    links = SourceLinks(source_map=source.source_map, template=source_url)
    return tuple(
        build(
            source.document,
            name=name,
            language=language,
            sources=links,
            findings=source.findings,
        )
        for language in languages
    )
