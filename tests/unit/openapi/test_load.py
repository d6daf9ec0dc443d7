"""Loading: what is read, where it is, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docmill.config.model import Limits
from docmill.diagnostics.model import Diagnostics
from docmill.diagnostics.source import SourceFile
from docmill.openapi.document import OpenApi
from docmill.openapi.read import load
from shared import SPECS, documents, needed

HEAD = "openapi: 3.1.0\n"


def parse(text: str, name: str = "a.yaml", limits: Limits | None = None) -> OpenApi:
    """The document of a text that must be without findings."""
    diagnostics = Diagnostics()
    document = load.parse(SourceFile(name, text), diagnostics, limits or Limits())
    assert [item.message for item in diagnostics] == []
    assert document is not None
    return document


def refuse(text: str, name: str = "a.yaml", limits: Limits | None = None) -> list[str]:
    """Code, place and text under each finding about a text that must be refused."""
    diagnostics = Diagnostics()
    document = load.parse(SourceFile(name, text), diagnostics, limits or Limits())
    assert document is None
    return [
        f"{item.code} {item.span} {item.span and item.span.text}"
        for item in diagnostics
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(
            (word, word)
            for word in ("no", "On", "1_000", "0123", "18:00", "2019-13-45", "=")
        ),
        *((word, None) for word in ("", "~", "null", "Null")),
        ("TRUE", True),
        ("false", False),
        ("-7", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("!!str 7", "7"),
        ("'7'", "7"),
        ("9" * 60, int("9" * 60)),
    ],
)
def test_plain_scalars_have_the_types_of_yaml_1_2(written: str, value: object) -> None:
    read = parse(f"{HEAD}a: {written}").data["a"]
    assert (read, type(read)) == (value, type(value))


def test_keys_are_the_text_that_was_written() -> None:
    document = parse(f"{HEAD}a: {{404: x, true: y, 1.0: z, null: n}}")
    assert list(document.data["a"]) == ["404", "true", "1.0", "null"]


def test_aliases_and_merge_keys_are_resolved() -> None:
    document = parse(f"{HEAD}a: &a {{x: 1, y: 2}}\nb: {{<<: *a, y: 3, z: *a}}")
    assert document.data["b"] == {"x": 1, "y": 3, "z": {"x": 1, "y": 2}}


def test_json_named_yaml_and_yaml_that_begins_like_json_are_both_read() -> None:
    assert parse('{"openapi": "3.1.0", "a": "\\/"}').data["a"] == "/"
    assert parse("{openapi: 3.1.0, a: b}").data["a"] == "b"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", f"{HEAD}a:\n  b/c:\n    - x: 1\n      y~z: 'two'\n"),
        (
            "a.json",
            '{"openapi": "3.1.0",\n\n"a": {\n  "b/c": [\n  {   "x": 1,\n      "y~z": "two"}]}}',
        ),
    ],
)
def test_locate_points_at_keys_of_containers_and_at_scalars(
    name: str, text: str
) -> None:
    locate = parse(text, name).locate
    places = ["/a", "/a/b~1c", "/a/b~1c/0/y~0z", "#/a/b~1c/9/nothing"]
    found = [locate(place) for place in places]
    assert [str(span) for span in found] == [
        f"{name}:{3 if name == 'a.json' else 2}:1",
        f"{name}:{4 if name == 'a.json' else 3}:3",
        f"{name}:{6 if name == 'a.json' else 5}:{14 if name == 'a.json' else 12}",
        f"{name}:{4 if name == 'a.json' else 3}:3",
    ]
    assert found[2] is not None
    assert found[2].text.strip("'\"") == "two"


def test_columns_count_code_points_after_any_line_end() -> None:
    text = "openapi: 3.1.0\r\na: 'b\u2028c'\r媒😀: {k: 媒体, j: v}\nz: 1\n"
    document = parse(text)
    assert str(document.locate("/媒😀/j")) == "a.yaml:3:16"
    assert str(document.locate("/z")) == "a.yaml:4:4"


_BOMB = "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))
_REFUSED = {
    "empty": ("a.yaml", "", "document-not-a-mapping a.yaml:1:1 "),
    "list": ("a.json", "[1]", "document-not-a-mapping a.json:1:1 [1]"),
    "deep": ("a.yaml", "[" * 100_000, "input-too-deep a.yaml:1:101 ["),
    "deep-json": ("a.json", '{"a":' * 100_000, "input-too-deep a.json:1:501 {"),
    "deep-valid": ("a.json", "[" * 101 + "]" * 101, "input-too-deep a.json:1:101 ["),
    "bomb": ("a.yaml", f"{HEAD}a0: &a0 x\n{_BOMB}", "input-too-many-nodes a.yaml:9:18 *a6"),
    "loop": ("a.yaml", f"{HEAD}a: &a [*a]", "yaml-alias a.yaml:2:8 *a"),
    "no-anchor": ("a.yaml", f"{HEAD}a: *b", "yaml-alias a.yaml:2:4 *b"),
    "tag": ("a.yaml", f"{HEAD}a: !!python/name:os.system x", "yaml-tag a.yaml:2:4 !!python/name:os.system x"),
    "duplicate": ("a.yaml", f"{HEAD}a: 1\nb: 2\na: 3", "duplicate-key a.yaml:4:1 a"),
    "duplicate-code": ("a.yaml", f"{HEAD}404: 1\n'404': 2", "duplicate-key a.yaml:3:1 '404'"),
    "duplicate-json": ("a.json", '{"a": {"b": 1,\n"b": 2}}', 'duplicate-key a.json:2:1 "b"'),
    "complex-key": ("a.yaml", f"{HEAD}? [a]\n: b", "yaml-key a.yaml:2:5 ]"),
    "merge": ("a.yaml", f"{HEAD}<<: 3", "yaml-merge a.yaml:2:5 3"),
    "two": ("a.yaml", f"{HEAD}---\na: 1", "yaml-documents a.yaml:2:1 ---"),
    "syntax": ("a.yaml", f"{HEAD}a: [1,", "yaml-syntax a.yaml:2:7 "),
    "nul": ("a.yaml", f"{HEAD}媒: \x00", "yaml-syntax a.yaml:2:4 \x00"),
    "json-syntax": ("a.json", '{"a": 1,}', "json-syntax a.json:1:9 }"),
    "digits": ("a.yaml", f"{HEAD}a: {'9' * 5000}", f"number-out-of-range a.yaml:2:4 {'9' * 5000}"),
    "digits-json": ("a.json", f'{{"a":\n{"9" * 5000}}}', f"number-out-of-range a.json:2:1 {'9' * 5000}"),
    "infinite": ("a.json", '{"a": 1e999}', "number-out-of-range a.json:1:7 1e999"),
    "nan": ("a.json", '{"a": [1,\nNaN]}', "number-out-of-range a.json:2:1 NaN"),
    "nan-yaml": ("a.yaml", f"{HEAD}a: .nan", "number-out-of-range a.yaml:2:4 .nan"),
    "swagger": ("a.yaml", "swagger: '2.0'", "openapi-version a.yaml:1:10 '2.0'"),
    "float-version": ("a.yaml", "openapi: 3.2", "openapi-version a.yaml:1:10 3.2"),
    "no-version": ("a.yaml", "a: 1", "openapi-version a.yaml:1:1 a: 1"),
    "ref-file": ("a.yaml", f"{HEAD}a: {{$ref: 'file:///etc/passwd'}}", "ref-external a.yaml:2:11 'file:///etc/passwd'"),
    "ref-net": ("a.yaml", f"{HEAD}a: {{$ref: 'http://h/x'}}", "ref-external a.yaml:2:11 'http://h/x'"),
    "ref-nowhere": ("a.yaml", f"{HEAD}a: {{$ref: '#/b'}}", "ref-unresolved a.yaml:2:11 '#/b'"),
    "ref-index": ("a.yaml", f"{HEAD}l: [1]\na: {{$ref: '#/l/{'9' * 5000}'}}", f"ref-unresolved a.yaml:3:11 '#/l/{'9' * 5000}'"),
    "ref-loop": ("a.yaml", f"{HEAD}a: {{$ref: '#/a'}}", "ref-loop a.yaml:2:11 '#/a'"),
}  # fmt: skip


@pytest.mark.parametrize("case", _REFUSED)
def test_what_cannot_be_read_is_refused_at_its_place(case: str) -> None:
    name, text, finding = _REFUSED[case]
    assert refuse(text, name) == [finding]


def test_a_duplicate_key_names_both_places() -> None:
    diagnostics = Diagnostics()
    load.parse(SourceFile("a.yaml", f"{HEAD}a: 1\na: 3"), diagnostics, Limits())
    (finding,) = diagnostics
    assert [str(related.span) for related in finding.related] == ["a.yaml:2:1"]


def test_references_in_data_are_not_references() -> None:
    parse(
        f"{HEAD}x-topics: {{$ref: ./a.md}}\n"
        "s: {properties: {$ref: {type: string}, example: {type: string}},"
        " example: {$ref: nowhere}, examples: [{$ref: nowhere}]}"
    )
    assert refuse(f"{HEAD}s: {{properties: {{example: {{$ref: '#/no'}}}}}}") != []


def test_half_a_character_is_replaced_and_said() -> None:
    diagnostics = Diagnostics()
    source = SourceFile("a.json", '{"openapi": "3.1.0", "a": "\\ud83d\\ude00 \\ud83d"}')
    document = load.parse(source, diagnostics, Limits())
    assert document is not None
    assert document.data["a"] == "😀 \ufffd"
    assert [item.code for item in diagnostics] == ["unicode-surrogate"]


def _load(path: Path, limits: Limits | None = None) -> list[str]:
    diagnostics = Diagnostics()
    assert load.load(path, diagnostics, limits or Limits(), root=path.parent) is None
    return [f"{item.code} {item.span}" for item in diagnostics]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    big, bad = tmp_path / "big.yaml", tmp_path / "bad.yaml"
    big.write_text(HEAD)
    bad.write_bytes(b"\xef\xbb\xbfa: 1\r\nb\xc3\xa9: \xff\n")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert _load(big, Limits(input_bytes=5)) == ["input-too-large big.yaml:1:1"]
    assert _load(bad) == ["file-not-utf8 bad.yaml:2:5"]
    assert _load(tmp_path / "pipe.yaml") == ["file-not-regular pipe.yaml:1:1"]
    assert _load(tmp_path / "absent.yaml") == ["file-unreadable absent.yaml:1:1"]
    assert _load(tmp_path / ("x" * 300)) == [f"file-unreadable {'x' * 300}:1:1"]
    assert _load(Path("/dev/zero"))[0].startswith("file-not-regular")


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfopenapi: 3.1.0\n")
    document = load.load(path, Diagnostics(), Limits(), root=tmp_path)
    assert document is not None
    assert str(document.locate("/openapi")) == "a.yaml:1:10"


def test_the_documents_of_many_vendors_are_read() -> None:
    for path in documents():
        diagnostics = Diagnostics()
        document = load.load(needed(path), diagnostics, Limits(), root=SPECS)
        assert document is not None, list(diagnostics)
        assert list(diagnostics) == []
        span = document.locate("/info/title")
        assert span is not None
        assert document.data["info"]["title"] in span.text
