"""Where a part of a document comes from, as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.render.terminal_text import printable
from docmill.diagnostics.render.text import Paint, source_lines
from docmill.diagnostics.source import SourceFile, display_path
from docmill.openapi import source_map
from docmill.openapi.document import OpenApi
from docmill.openapi.pointer import lookup
from docmill.openapi.read import load
from docmill.openapi.source_map import Origin, SourceMap

_STRATEGIES = {
    "action": "the name of an action, one address for all",
    "component": "a component that names method and URL",
    "curl": "only a command line shows the request",
    "fence": "a code block that begins with a request line",
    "heading": "a heading, or the request line under it",
    "index": "a row of a table of operations",
    "item": "a list item that begins with a request line",
    "labels": "method and URL under labels of their own",
    "line": "a request line in the text",
    "message": "an HTTP message that shows the request",
}
"""How an operation was found; what needs no words is a page of its own."""


def explain(
    path: Path,
    pointer: str,
    diagnostics: Diagnostics,
    limits: Limits,
    *,
    root: Path,
    color: bool = False,
) -> str | None:
    """The pages, rules and tiers behind a JSON Pointer of the document at `path`.

    None with errors told: no document, no source map beside it, no such part.
    """
    document = load.load(path, diagnostics, limits, root=root)
    origins = _source_map(path, diagnostics, root) if document else None
    if document is None or origins is None:
        return None
    pointer = pointer.removeprefix("#")
    if not _exists(document, pointer, path, diagnostics, root):
        return None
    lines = _explanation(document, origins, pointer, Paint(color))
    return "".join(f"{line}\n" for line in lines)


def _source_map(path: Path, diagnostics: Diagnostics, root: Path) -> SourceMap | None:
    where = source_map.map_path(path)
    try:
        return source_map.load(where, root=root)
    except (OSError, ValueError) as error:
        diagnostics.error(
            "source-map-unusable",
            f"there is no usable source map beside the document: {error}",
            SourceFile(display_path(where, root), "").span(1),
            hint="only documents made from pages have one; `docmill spec` writes it",
        )
        return None


def _exists(
    document: OpenApi, pointer: str, path: Path, diagnostics: Diagnostics, root: Path
) -> bool:
    try:
        lookup(document.data, pointer)
    except (LookupError, ValueError):
        nearest = pointer
        while nearest and not _has(document, nearest):
            nearest = nearest.rpartition("/")[0]
        span = document.locate(nearest) or SourceFile(
            display_path(path, root), ""
        ).span(1)
        diagnostics.error(
            "pointer-unknown",
            f"the document has no {printable(pointer)}",
            span,
            hint=f"the nearest part that exists is '#{nearest}'; "
            "write / inside a name as ~1",
        )
        return False
    return True


def _has(document: OpenApi, pointer: str) -> bool:
    try:
        lookup(document.data, pointer)
    except (LookupError, ValueError):
        return False
    return True


def _explanation(
    document: OpenApi, origins: SourceMap, pointer: str, paint: Paint
) -> Iterator[str]:
    value = json.dumps(lookup(document.data, pointer), ensure_ascii=False)
    shown = value if len(value) <= 200 else f"{value[:200]}…"
    yield paint(f"#{pointer}", "bold")
    yield f"  {printable(shown)}"
    nearest = origins.nearest(pointer)
    if nearest is None:
        yield "  made by docmill itself: no page says it"
        return
    if nearest != pointer:
        yield f"  has no place of its own; #{nearest} comes from"
    is_operation = nearest.startswith("/paths/") and nearest.count("/") == 3
    for origin in origins.origins[nearest]:
        yield ""
        found = _STRATEGIES.get(origin.rule) if is_operation else None
        yield from _origin(origin, paint, found)
    yield from _unused(origins, nearest, paint)


def _origin(origin: Origin, paint: Paint, meaning: str | None = None) -> Iterator[str]:
    yield from source_lines(origin.span, paint)
    gutter = " " * len(str(origin.span.line))
    rule = f"{origin.rule} ({meaning})" if meaning else origin.rule
    yield f"{gutter} {paint('=', 'frame')} rule: {rule}, tier: {origin.tier}"


def _unused(origins: SourceMap, pointer: str, paint: Paint) -> Iterator[str]:
    """Facts seen on the way to a part or to the schema that it is a keyword of."""
    for place in (pointer, pointer.rpartition("/")[0]):
        for fact in origins.unused.get(place, ()):
            value = json.dumps(fact.value, ensure_ascii=False)
            yield ""
            yield f"seen there and not used: {fact.keyword} = {printable(value)}"
            yield from _origin(fact.origin, paint)
