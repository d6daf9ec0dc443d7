"""Errors of a document that a user may allow by their codes, and what is done then."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill import pipeline
from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics, Severity
from docmill.openapi.allowances import ALLOWABLE
from docmill.openapi.document import OpenApi

HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"
ANSWER = "responses: {'200': {description: d}}"

CASES = {
    "duplicate-key": f"paths: {{/a: {{get: {{{ANSWER}, summary: a, summary: b}}}}}}",
    "duplicate-operation-id": f"paths: {{/a: {{get: {{operationId: x, {ANSWER}}},"
    f" put: {{operationId: x, {ANSWER}}}}}}}",
    "duplicate-parameter": "paths: {/a: {get: {parameters: [{name: q, in: query, schema: {}},"
    f" {{name: q, in: query, schema: {{}}}}], {ANSWER}}}}}}}",
    "path-template": f"paths: {{'/a/{{b': {{get: {{{ANSWER}}}}}}}",
    "ref-external": f"paths: {{/a: {{get: {{{ANSWER}}}}}}}\n"
    "components: {schemas: {A: {$ref: 'https://example.com/a.yaml'}}}",
    "ref-loop": f"paths: {{/a: {{get: {{{ANSWER}}}}}}}\n"
    "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
    "ref-unresolved": f"paths: {{/a: {{get: {{{ANSWER}}}}}}}\n"
    "components: {schemas: {A: {$ref: '#/components/schemas/B'}}}",
}


def loaded(
    folder: Path, text: str, *allow: str, strict: bool = False
) -> tuple[OpenApi | None, Diagnostics]:
    path = folder / "a.yaml"
    path.write_text(text)
    diagnostics = Diagnostics(strict)
    document = pipeline.load_document(
        path, diagnostics, Limits(), root=folder, allow=allow
    )
    return document, diagnostics


def test_there_is_a_case_for_each() -> None:
    assert CASES.keys() == ALLOWABLE.keys()


@pytest.mark.parametrize("code", CASES)
def test_an_error_says_how_to_allow_it(code: str, tmp_path: Path) -> None:
    document, diagnostics = loaded(tmp_path, HEAD + CASES[code])
    assert document is None
    assert {item.code for item in diagnostics} == {code}
    for item in diagnostics:
        assert item.hint is not None
        assert f"--allow {code}" in item.hint


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("code", CASES)
def test_what_is_allowed_is_a_warning(code: str, strict: bool, tmp_path: Path) -> None:
    document, diagnostics = loaded(tmp_path, HEAD + CASES[code], code, strict=strict)
    assert document is not None
    assert {(item.code, item.severity) for item in diagnostics} == {
        (code, Severity.WARNING)
    }
    assert all(item.span for item in diagnostics)


def test_of_a_key_that_stands_twice_the_last_value_counts(tmp_path: Path) -> None:
    text = HEAD + CASES["duplicate-key"]
    document, _ = loaded(tmp_path, text, "duplicate-key")
    assert document is not None
    assert document.data["paths"]["/a"]["get"]["summary"] == "b"


def test_a_reference_that_leads_nowhere_gives_anything(tmp_path: Path) -> None:
    text = HEAD + CASES["ref-unresolved"]
    document, _ = loaded(tmp_path, text, "ref-unresolved")
    assert document is not None
    assert document.data["components"]["schemas"]["A"] == {}


def test_an_allowance_that_nothing_needs_is_an_error(tmp_path: Path) -> None:
    document, diagnostics = loaded(tmp_path, HEAD + "paths: {}", "ref-loop")
    assert document is None
    assert [item.code for item in diagnostics] == ["allowance-unused"]


def test_an_error_that_cannot_be_allowed_is_told(tmp_path: Path) -> None:
    document, diagnostics = loaded(tmp_path, HEAD + "paths: {}", "ref-unresolvd")
    assert document is None
    assert [(item.code, item.hint) for item in diagnostics] == [
        ("allowance-unknown", "did you mean ref-unresolved?")
    ]


def test_an_overlay_may_mend_a_reference(tmp_path: Path) -> None:
    (tmp_path / "overlay.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n"
        "  - {target: $.components.schemas.A, description: d, remove: true}\n"
    )
    (tmp_path / "a.yaml").write_text(HEAD + CASES["ref-unresolved"])
    diagnostics = Diagnostics()
    document = pipeline.load_document(
        tmp_path / "a.yaml",
        diagnostics,
        Limits(),
        root=tmp_path,
        corrections=tmp_path / "overlay.yaml",
    )
    assert document is not None, diagnostics.items
