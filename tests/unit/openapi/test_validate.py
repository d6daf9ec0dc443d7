"""Validating: each finding has its code and its place, and nothing hangs or raises."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics, Severity
from docmill.diagnostics.source import SourceFile
from docmill.openapi.document import OpenApi
from docmill.openapi.read import load
from docmill.openapi.validate.run import validate, validate_tolerantly

HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"
HEAD_30 = HEAD.replace("3.1.0", "3.0.3")
SCHEMAS = "paths: {}\ncomponents:\n  schemas:\n"
GET = "    get: {responses: {'200': {description: ok}}}\n"
TWICE = GET.replace("{responses", "{operationId: a, responses")


def findings(text: str) -> list[str]:
    """Code, place and text under each finding."""
    diagnostics = Diagnostics()
    document = load.parse(SourceFile("a.yaml", text), diagnostics, Limits())
    assert document is not None
    validate(document, diagnostics)
    return [
        f"{item.code} {item.span} {item.span and item.span.text}"
        for item in diagnostics
    ]


_FINDINGS = {
    "required": (HEAD, "openapi-structure a.yaml:1:1 openapi: 3.1.0"),
    "type": (f"{HEAD}paths: {{/a: 3}}", "openapi-structure a.yaml:3:13 3"),
    "unknown-key": (
        f"{HEAD}paths: {{/a: {{gett: {{}}}}}}",
        "openapi-structure a.yaml:3:14 gett",
    ),
    "alternative": (
        f"{HEAD}paths: {{}}\ncomponents: {{parameters: {{p: {{in: query, name: 3, schema: {{}}}}}}}}",
        "openapi-structure a.yaml:4:48 3",
    ),
    "template": (f"{HEAD}paths:\n  /a/{{b:\n{GET}", "path-template a.yaml:4:3 /a/{b"),
    "path-parameter": (
        f"{HEAD}paths:\n  /a/{{b}}:\n{GET}",
        "path-parameter a.yaml:5:5 get",
    ),
    "surplus-parameter": (
        f"{HEAD}paths:\n  /a:\n    parameters:\n"
        f"    - {{in: path, name: b, required: true, schema: {{}}}}\n{GET}",
        "path-parameter a.yaml:6:7 {in: path, name: b, required: true, schema: {}}",
    ),
    "schema": (
        f"{HEAD}{SCHEMAS}    A:\n      properties:\n        b: {{type: strin}}\n",
        "openapi-schema a.yaml:8:19 strin",
    ),
    "schema-3.0": (
        f"{HEAD_30}{SCHEMAS}    A:\n      properties:\n        b: {{type: strin}}\n",
        "openapi-structure a.yaml:8:19 strin",
    ),
    "default": (
        f"{HEAD}{SCHEMAS}    A: {{properties: {{b: {{type: integer, default: x}}}}}}\n",
        "openapi-default a.yaml:6:50 x",
    ),
    "default-behind-a-reference": (
        f"{HEAD}paths:\n  /a:\n    get:\n      responses:\n"
        "        '200': {description: x, content: {a/b: {schema: {$ref: '#/components/schemas/A'}}}}\n"
        "components:\n  schemas:\n    A: {type: integer, default: x}\n",
        "openapi-default a.yaml:10:33 x",
    ),
    "required-property": (
        f"{HEAD}{SCHEMAS}    A: {{allOf: [{{type: object}}], required: [x]}}\n",
        "openapi-schema a.yaml:6:5 A",
    ),
    "dialect": (
        f"{HEAD}jsonSchemaDialect: http://h/d\n{SCHEMAS}    A: {{type: string}}\n",
        "openapi-schema a.yaml:7:5 A",
    ),
}


@pytest.mark.parametrize("case", _FINDINGS)
def test_a_finding_has_the_smallest_place(case: str) -> None:
    text, finding = _FINDINGS[case]
    assert findings(text) == [finding]


@pytest.mark.parametrize(
    ("text", "code", "first"),
    [
        (
            f"{HEAD}paths:\n  /a:\n    get: &o {{operationId: x, responses: {{'200': {{description: d}}}}}}\n"
            "  /b:\n    get: *o\n",
            "duplicate-operation-id",
            "a.yaml:5:27",
        ),
        (
            f"{HEAD}paths: {{}}\ntags: [{{name: a}}, {{name: a}}]",
            "duplicate-tag",
            "a.yaml:4:15",
        ),
        (
            f"{HEAD}paths:\n  /a:\n    parameters:\n    - &p {{in: query, name: b, schema: {{}}}}\n"
            f"    - *p\n{GET}",
            "duplicate-parameter",
            "a.yaml:6:7",
        ),
    ],
)
def test_what_stands_twice_names_both_places(text: str, code: str, first: str) -> None:
    diagnostics = Diagnostics()
    document = load.parse(SourceFile("a.yaml", text), diagnostics, Limits())
    assert document is not None
    validate(document, diagnostics)
    (finding,) = diagnostics
    assert finding.code == code
    assert [str(related.span) for related in finding.related] == [first]


_LADDER = "".join(
    f"    A{i}: {{allOf: [{{$ref: '#/components/schemas/A{i + 1}'}},"
    f" {{$ref: '#/components/schemas/A{i + 1}'}}]}}\n"
    for i in range(40)
)

_CHAIN = "".join(
    f"    A{i}: {{properties: {{next: {{$ref: '#/components/schemas/A{(i + 1) % 2000}'}}}}}}\n"
    for i in range(2000)
)


@pytest.mark.parametrize(
    ("schemas", "codes"),
    [
        (f"    A: {{type: string, pattern: '^(a+)+$', default: '{'a' * 40}!'}}\n", []),
        (f"{_LADDER}    A40: {{}}\n    Z: {{$ref: '#/components/schemas/A0', default: 3}}\n", []),
        (
            "    J: {anyOf: [{type: string}, {items: {$ref: '#/components/schemas/J'}}]}\n"
            "    K: {allOf: [{$ref: '#/components/schemas/J'}], required: [x]}\n",
            ["openapi-schema"],
        ),
        ("    A: {allOf: [{$ref: '#/components/schemas/A'}], default: 1}\n", ["openapi-not-examined"]),
        (f"    A: {{maximum: {'9' * 400}}}\n", []),
        (_CHAIN, []),
    ],
    ids=["pattern", "ladder", "json-value", "itself", "number", "chain"],
)  # fmt: skip
def test_hostile_schemas_neither_hang_nor_raise(schemas: str, codes: list[str]) -> None:
    found = findings(f"{HEAD}{SCHEMAS}{schemas}")
    assert [finding.split()[0] for finding in found] == codes


def test_nothing_is_fetched_for_a_reference() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/s.json"
        document = OpenApi(
            {
                "openapi": "3.1.0",
                "info": {"title": "t", "version": "1"},
                "paths": {},
                "components": {"schemas": {"A": {"$ref": address}}},
            }
        )
        diagnostics = Diagnostics()
        validate(document, diagnostics)
        with pytest.raises(TimeoutError):
            server.accept()
    assert [item.code for item in diagnostics] == ["ref-external"]


def test_the_validator_is_imported_only_when_it_is_used() -> None:
    code = (
        "import sys, docmill.openapi.validate.run, docmill.openapi.read.load;"
        "sys.exit('openapi_spec_validator' in sys.modules or 'jsonschema' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert (
        subprocess.run(
            [sys.executable, "-c", code], env=environment, check=False
        ).returncode
        == 0
    )


@pytest.mark.parametrize(
    ("strict", "text", "severity"),
    [
        (False, f"{HEAD}paths: {{/a: {{gett: {{}}}}}}", Severity.WARNING),
        (True, f"{HEAD}paths: {{/a: {{gett: {{}}}}}}", Severity.ERROR),
        (False, f"{HEAD}paths:\n  /a/{{b:\n{GET}", Severity.ERROR),
        (False, f"{HEAD}paths:\n  /a:\n{TWICE}  /b:\n{TWICE}", Severity.ERROR),
    ],
)
def test_what_a_client_can_live_with_is_a_warning(
    strict: bool, text: str, severity: Severity
) -> None:
    diagnostics = Diagnostics(strict=strict)
    document = load.parse(SourceFile("a.yaml", text), diagnostics, Limits())
    assert document is not None
    validate_tolerantly(document, diagnostics)
    assert [item.severity for item in diagnostics] == [severity]


@pytest.mark.parametrize(
    ("info", "has_hint"),
    [
        ("{title: t, version: 1.0}", True),
        ("{title: null, version: '1'}", True),
        ("{title: [t], version: '1'}", False),
        ("7", False),
    ],
)
def test_only_what_should_be_text_is_to_be_quoted(info: str, has_hint: bool) -> None:
    text = f"openapi: 3.1.0\ninfo: {info}\npaths: {{}}\n"
    diagnostics = Diagnostics()
    document = load.parse(SourceFile("a.yaml", text), diagnostics, Limits())
    assert document is not None
    validate(document, diagnostics)
    (found,) = (item for item in diagnostics if item.code == "openapi-structure")
    assert ("quotes" in (found.hint or "")) == has_hint


@pytest.mark.parametrize("name", ["b:", "b:int", "b!r", "b[0]", "b.c"])
def test_a_name_in_a_path_may_have_any_marks(name: str) -> None:
    parameter = f"{{in: path, name: '{name}', required: true, schema: {{}}}}"
    item = f"  /a/{{{name}}}:\n    parameters: [{parameter}]\n{GET}"
    assert findings(f"{HEAD}paths:\n{item}") == []
