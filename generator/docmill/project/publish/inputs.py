"""What a reference is made from: the document, where it came from, what lint says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docmill import pipeline
from docmill.config.model import Api
from docmill.diagnostics.model import Diagnostic, Diagnostics, Severity
from docmill.files.cache import Cache
from docmill.openapi.document import OpenApi
from docmill.openapi.source_map import SourceMap, map_path
from docmill.openapi.source_map import load as load_map


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document with its overlay; `findings` are those of the pages behind it."""

    document: OpenApi
    source_map: SourceMap | None
    findings: Sequence[Diagnostic]


def load(
    api: Api, diagnostics: Diagnostics, *, root: Path, with_findings: bool
) -> Source | None:
    """The document of an API, from its pages where the settings name them.

    None with errors told. Of other findings nothing is said: they are what `lint` and
    `validate` are for, and are shown in the reference on request.
    """
    own = Diagnostics(diagnostics.strict)
    only_document = replace(api, output=None)
    built = pipeline.build(only_document, own, root=root, cache=Cache(None))
    errors = [item for item in own if item.severity is Severity.ERROR]
    diagnostics.items.extend(errors)
    if built is None or errors:
        return None
    source_map = built.source_map if api.docs else _beside(api.spec, root)
    found: Sequence[Diagnostic] = ()
    if with_findings:
        found = own.items if api.docs else _linted(api, source_map, root)
    return Source(document=built.document, source_map=source_map, findings=found)


def _beside(spec: Path, root: Path) -> SourceMap | None:
    """The source map beside a document, where there is one that can be read."""
    try:
        return load_map(map_path(spec), root=root)
    except (OSError, ValueError):
        return None


def _linted(api: Api, source_map: SourceMap | None, root: Path) -> Sequence[Diagnostic]:
    """What lint says of the pages that the source map of a document names."""
    if source_map is None:
        return ()
    named = {
        root / origin.span.file.path
        for origins in source_map.origins.values()
        for origin in origins
    }
    found = Diagnostics()
    pages = sorted(path for path in named if path.is_file())
    if pages:
        pipeline.specs_from_docs(pages, api.config, found, root=root)
    return found.items
