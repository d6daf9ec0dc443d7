"""Document and origins → a reference in each language."""

from __future__ import annotations

from collections.abc import Sequence

from docmill.config import Api
from docmill.publish.model import Reference
from docmill.publishing.sources import Source


def references(
    api: Api, source: Source, *, name: str, languages: Sequence[str], source_url: str
) -> tuple[Reference, ...]:
    """The reference of an API in each language, the main one first."""
    from docmill.publish.build import build

    return tuple(
        build(source.document, name=name, language=language) for language in languages
    )
