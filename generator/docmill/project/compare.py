"""Two states of an API, from wherever they are, and what changed between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal

from docmill import pipeline
from docmill.config.model import Config, Limits
from docmill.diagnostics.model import Diagnostics, Severity
from docmill.diagnostics.source import SourceFile, Span
from docmill.files.git import Revision, RevisionError, checked_out
from docmill.files.read import read
from docmill.openapi.diff.change import Change
from docmill.openapi.diff.compare import compare
from docmill.openapi.diff.ignore import apply_ignored, read_ignored
from docmill.openapi.diff.next_version import next_version
from docmill.openapi.document import OpenApi
from docmill.openapi.read import load
from docmill.openapi.read.text import parse_data

DOCUMENTS = {".yaml", ".yml", ".json"}
_NOTHING = OpenApi({"openapi": "3.1.0", "paths": {}})

Side = Mapping[str, OpenApi]
"""The documents of one side by service."""


def side(
    text: str, config: Config, diagnostics: Diagnostics, *, root: Path
) -> Side | None:
    """What pages, a folder of pages, a document or `REVISION:PATH` describe.

    None with errors told. Of what pages and documents have other findings nothing is
    said: that is what `lint` and `validate` are for.
    """
    if Path(root, text).exists():
        return _read(Path(root, text), config, diagnostics, root)
    revision = Revision.parse(text)
    if revision is None:
        diagnostics.error(
            "diff-side-missing",
            f"there is no file or folder {text}",
            hint="name pages, a folder, a document, or a git revision as main:docs",
        )
        return None
    try:
        with checked_out(revision, root) as folder:
            found = _read(folder / revision.path, config, diagnostics, folder)
            return _named(found, revision.name) if found else None
    except RevisionError as error:
        diagnostics.error("diff-revision", f"cannot read {text}: {error}")
        return None


def changes(old: Side, new: Side) -> tuple[Change, ...]:
    """What changed in each service; the worst first.

    Where each side has one service, these are compared whatever they are called. Of a
    service that only one side has, the operations are named and nothing else.
    """
    if len(old) == len(new) == 1:
        return compare(*old.values(), *new.values())
    found = [
        replace(change, where=f"{name}: {change.where}")
        for name in sorted({*old, *new})
        for change in compare(old.get(name, _NOTHING), new.get(name, _NOTHING))
        if (name in old and name in new) or change.rule.id.startswith("operation-")
    ]
    return tuple(sorted(found, key=lambda change: -change.rating))


def step(found: Sequence[Change]) -> Literal["major", "minor", "patch", "none"]:
    """Which number of the version of a client after 1.0.0 the changes raise."""
    match next_version("1.0.0", found):
        case "1.0.0":
            return "none"
        case "1.0.1":
            return "patch"
        case "1.1.0":
            return "minor"
        case _:
            return "major"


def without_ignored(
    found: Sequence[Change], path: Path, diagnostics: Diagnostics, *, root: Path
) -> tuple[Change, ...]:
    """The changes that nobody has accepted in the file at `path`."""
    source = read(path, diagnostics, Limits(), root=root)
    document = parse_data(source, diagnostics, Limits()) if source else None
    if document is None:
        return tuple(found)
    return apply_ignored(found, read_ignored(document, diagnostics), diagnostics)


def _read(
    path: Path, config: Config, diagnostics: Diagnostics, root: Path
) -> Side | None:
    own = Diagnostics()
    found: dict[str, OpenApi] = {}
    if path.suffix.lower() in DOCUMENTS:
        document = load.load(path, own, config.limits, root=root)
        if document is not None:
            found[pipeline.document_name(path)] = document
    else:
        specs = pipeline.specs_from_docs([path], config, own, root=root)
        found = {spec.name: spec.document for spec in specs}
    errors = [item for item in own if item.severity is Severity.ERROR]
    diagnostics.items.extend(errors)
    return None if errors else found


def _named(found: Side, revision: str) -> Side:
    """The documents with places that name the revision they were read from."""

    @cache
    def named(file: SourceFile) -> SourceFile:
        return SourceFile(f"{revision}:{file.path}", file.text)

    def located(document: OpenApi) -> OpenApi:
        def locate(pointer: str) -> Span | None:
            span = document.locate(pointer)
            return replace(span, file=named(span.file)) if span else None

        return replace(document, locate=locate)

    return {name: located(document) for name, document in found.items()}
