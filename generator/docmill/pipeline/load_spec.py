"""Documents: from the disk, corrected, checked, and as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docmill.config.model import Limits, Locate, Selection, nowhere
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import Span
from docmill.openapi.document import METHODS, OpenApi, is_map

if TYPE_CHECKING:
    from docmill.docs.service.build import ServiceSpec


def load_document(
    path: Path,
    diagnostics: Diagnostics,
    limits: Limits,
    *,
    root: Path,
    corrections: Path | None = None,
    selection: Selection = Selection(),
    allow: Sequence[str] = (),
    locate: Locate = nowhere,
) -> OpenApi | None:
    """What is selected of a document that others have written, with its overlay.

    None with errors told. Only what leaves open what the document means is an error;
    overlay, allowances and selection are the ways to put that right. `locate` finds the
    place of the allowances in the settings.
    """
    from docmill.openapi import allowances, references
    from docmill.openapi.read import load
    from docmill.openapi.validate import run

    found = Diagnostics(diagnostics.strict)
    given = load.load_unresolved(path, found, limits, root=root, allow=allow)
    document = given and overlaid(given, corrections, found, limits, root=root)
    document = document and references.resolved(document, found, allow)
    document = document and selected(document, selection, found)
    document = document and bounded(document, limits, found)
    if document is not None:
        run.validate_tolerantly(document, found, allow)
        allowances.check(allow, tuple(found), found, locate)
    diagnostics.extend(found)
    return None if found.has_errors else document


def overlaid(
    document: OpenApi,
    corrections: Path | None,
    diagnostics: Diagnostics,
    limits: Limits,
    *,
    root: Path,
) -> OpenApi | None:
    """A document with an overlay applied. None with errors told."""
    if corrections is None:
        return document
    from docmill.openapi.edit import overlay
    from docmill.openapi.read import load

    found = Diagnostics(diagnostics.strict)
    changes = load.load_overlay(corrections, found, limits, root=root)
    result = overlay.apply(document, changes, found) if changes else None
    diagnostics.extend(found)
    return None if found.has_errors else result


def selected(
    document: OpenApi, selection: Selection, diagnostics: Diagnostics
) -> OpenApi | None:
    """What is selected of a document. None with errors told."""
    if not selection:
        return document
    from docmill.openapi.edit import select

    found = Diagnostics(diagnostics.strict)
    result = select.select(document, selection, found)
    diagnostics.extend(found)
    return None if found.has_errors else result


def bounded(
    document: OpenApi, limits: Limits, diagnostics: Diagnostics
) -> OpenApi | None:
    """A document that is not too large. None with errors told."""
    from docmill.openapi.validate.limits import check

    found = Diagnostics(diagnostics.strict)
    check(document, limits, found)
    diagnostics.extend(found)
    return None if found.has_errors else document


def too_deep(diagnostics: Diagnostics, place: Span | None) -> None:
    """Tell of a document that Python cannot follow.

    With limits.nesting_depth at its default there is none.
    """
    diagnostics.error(
        "input-too-deep",
        "the document is nested deeper than Python can follow",
        place,
        hint="lower limits.nesting_depth to see the place",
    )


def checked(document: OpenApi, diagnostics: Diagnostics) -> bool:
    """Whether a document is valid; what is not is told."""
    from docmill.openapi.validate import run

    found = Diagnostics(diagnostics.strict)
    run.validate(document, found)
    diagnostics.extend(found)
    return not found.has_errors


def validated(
    path: Path, diagnostics: Diagnostics, limits: Limits, *, root: Path
) -> bool:
    """Whether a document on disk is valid to the letter; what is not is told."""
    from docmill.openapi.read import load

    document = load.load(path, diagnostics, limits, root=root)
    return document is not None and checked(document, diagnostics)


def document_files(spec: ServiceSpec, path: Path, root: Path) -> dict[Path, str]:
    """The text of a document and of its source map, by path."""
    from docmill.openapi import source_map
    from docmill.openapi.write import yaml_text

    origins = source_map.dump(spec.source_map, path.resolve().parent, root.resolve())
    return {path: yaml_text.dump(spec.document), source_map.map_path(path): origins}


def count_operations(document: OpenApi) -> int:
    """How many operations a valid document has."""
    paths = document.data.get("paths", {})
    items = paths.values() if is_map(paths) else ()
    return sum(sum(name in item for name in METHODS) for item in items if is_map(item))


def count_schemas(document: OpenApi) -> int:
    """How many schemas a document names."""
    components = document.data.get("components")
    schemas = components.get("schemas") if is_map(components) else None
    return len(schemas) if is_map(schemas) else 0


def document_name(path: Path) -> str:
    """What a document is called: by its file, or by its folder if that says nothing."""
    stem = path.name.partition(".")[0]
    return path.resolve().parent.name if stem in {"openapi", "swagger", ""} else stem
