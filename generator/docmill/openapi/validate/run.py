"""Whether a document is valid OpenAPI, each finding at its line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from docmill.diagnostics.model import Diagnostics, Severity
from docmill.openapi import allowances
from docmill.openapi.document import OpenApi
from docmill.openapi.references import check_references

_UNUSABLE = frozenset(
    (
        "duplicate-operation-id",
        "duplicate-parameter",
        "path-template",
        "ref-external",
        "ref-loop",
        "ref-unresolved",
    )
)
"""Findings that leave open what the document means."""


def validate_tolerantly(
    document: OpenApi, diagnostics: Diagnostics, allow: Collection[str] | None = None
) -> None:
    """As `validate`, but only what leaves open what the document means is an error.

    That may be allowed by its code. Many published documents break the specification in places that do not matter to a
    client; what is wrong there is a warning (an error where `diagnostics` is strict).
    """
    found = Diagnostics()
    validate(document, found)
    for index, item in enumerate(found.items):
        if item.severity is Severity.ERROR and item.code not in _UNUSABLE:
            found.items[index] = replace(item, severity=Severity.WARNING)
    allowances.apply(found, allow)
    diagnostics.extend(found)


def validate(document: OpenApi, diagnostics: Diagnostics) -> None:
    """Report what makes a document invalid OpenAPI 3.0 or 3.1.

    openapi-spec-validator decides, in two passes: the structure against the schemas of
    the specification, then, where that holds, the meaning (schemas, defaults,
    parameters). References that lead elsewhere are refused before it sees the document,
    because it would read files and the network. It takes half a second to import, so
    that happens only where the second pass may find something.
    """
    from docmill.openapi.validate import (  # noqa: PLC0415 (slow to import)
        examples,
        operations,
        screening,
        structure,
    )

    if not check_references(document, diagnostics):
        return
    structural, between = Diagnostics(), Diagnostics()
    structure.check(document, structural)
    operations.check(document, between)
    diagnostics.extend(structural)
    diagnostics.extend(between)
    stumbles = any(item.code == "path-template" for item in between)
    if structural.has_errors or stumbles:
        return
    examples.check(document, diagnostics)
    if screening.is_sound(document.data):
        return
    from docmill.openapi.validate import schemas  # noqa: PLC0415 (slow to import)

    schemas.check(document, diagnostics, is_invalid=between.has_errors)
