"""OpenAPI and Overlay documents from disk: JSON or YAML → checked data with positions.

Nothing in a file can make this raise, hang or read elsewhere: whatever is wrong becomes
a diagnostic with its line and column.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.files.read import read
from docmill.openapi.document import OpenApi
from docmill.openapi.read.anchors import resolve_anchors
from docmill.openapi.read.bundle import bundle
from docmill.openapi.read.text import parse_data
from docmill.openapi.references import resolved
from docmill.openapi.versions import is_supported


def load(
    path: Path, diagnostics: Diagnostics, limits: Limits, *, root: Path | None = None
) -> OpenApi | None:
    """The OpenAPI 3.0 or 3.1 document in a file, JSON or YAML.

    What it refers to in other files of its folder becomes part of it. Gives None, and
    reports why, where there is no such document. `root` is the folder that paths in
    messages are relative to.
    """
    document = load_unresolved(path, diagnostics, limits, root=root)
    return document and resolved(document, diagnostics)


def load_unresolved(
    path: Path,
    diagnostics: Diagnostics,
    limits: Limits,
    *,
    root: Path | None = None,
    allow: Collection[str] | None = None,
) -> OpenApi | None:
    """As `load`, but references within the document may lead nowhere yet.

    Errors whose codes are in `allow` do not keep it from being read; see `allowances`.
    """
    source = read(path, diagnostics, limits, root=root)
    document = _supported(source, diagnostics, limits, allow) if source else None
    return document and bundle(document, path, diagnostics, limits, root=root)


def parse(
    source: SourceFile, diagnostics: Diagnostics, limits: Limits
) -> OpenApi | None:
    """The OpenAPI 3.0 or 3.1 document in a text, as `load`, but of one file only."""
    document = _supported(source, diagnostics, limits)
    return document and resolved(document, diagnostics)


def load_overlay(
    path: Path, diagnostics: Diagnostics, limits: Limits, *, root: Path | None = None
) -> OpenApi | None:
    """The data of an Overlay document; `overlay.apply` checks what is in it."""
    source = read(path, diagnostics, limits, root=root)
    return parse_data(source, diagnostics, limits) if source else None


def _supported(
    source: SourceFile,
    diagnostics: Diagnostics,
    limits: Limits,
    allow: Collection[str] | None = None,
) -> OpenApi | None:
    document = parse_data(source, diagnostics, limits, allow)
    if document is None or not is_supported(document, diagnostics):
        return None
    return resolve_anchors(document)
