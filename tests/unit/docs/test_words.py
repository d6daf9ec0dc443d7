"""Types, values and URLs."""

from __future__ import annotations

import re

import pytest

from docmill.docs.cells import type_cells, urls
from docmill.docs.cells.type_cells import (
    ArrayOf,
    DocType,
    MapOf,
    Named,
    Primitive,
    Unknown,
)
from docmill.docs.dialects import dialect
from docmill.docs.lower.literals import NotALiteral, literal
from docmill.docs.model import Anything, FieldType, Items, Scalar
from docmill.openapi.document import Json

WORDS = dialect.load("jdcloud")
VERSION = re.compile(r"v?\d+")
STRING, INTEGER, NUMBER = Scalar("string"), Scalar("integer"), Scalar("number")
BOOLEAN, OBJECT = Scalar("boolean"), Scalar("object")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("String", Primitive("string")),
        ("**string**", Primitive("string")),
        ("Long", Primitive("integer", "int64")),
        ("String[]", ArrayOf(Primitive("string"))),
        ("String[][]", ArrayOf(ArrayOf(Primitive("string")))),
        ("List<Integer>", ArrayOf(Primitive("integer"))),
        ("Map<String,Long>", MapOf(Primitive("integer", "int64"))),
        ("Disk", Named("Disk")),
        ("[Disk](#disk)", Named("Disk", "disk")),
        ("[Disk[]](op#Disk)", ArrayOf(Named("Disk", "Disk"))),
        ("[disk](#disk)", Named("disk", "disk")),
        ("disk", Unknown("disk")),
        ("字符串", Unknown("字符串")),
        ("x" * 300, Unknown("x" * 200 + "…")),
    ],
)
def test_types(cell: str, expected: DocType) -> None:
    assert type_cells.parse(cell, WORDS) == expected


def test_types_nest_only_so_deep() -> None:
    type_ = type_cells.parse("String" + "[]" * 40, WORDS)
    depth = 0
    while isinstance(type_, ArrayOf):
        type_, depth = type_.item, depth + 1
    assert isinstance(type_, Unknown)
    assert depth == 11


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("10", INTEGER, 10),
        ("-1", INTEGER, -1),
        ("1.5", NUMBER, 1.5),
        ("2", NUMBER, 2),
        ("True", BOOLEAN, True),
        ("否", BOOLEAN, False),
        ("jpg", STRING, "jpg"),
        ('"jpg"', STRING, "jpg"),
        ("10", STRING, "10"),
        ("a", Items(STRING), ["a"]),
        ('["a", "b"]', Items(STRING), ["a", "b"]),
        ('{"a": 1}', OBJECT, {"a": 1}),
        ("{}", Anything(), {}),
    ],
)
def test_literals(text: str, type_: FieldType, value: Json) -> None:
    found = literal(text, type_, WORDS)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("ten", INTEGER),
        ("1.5", INTEGER),
        ("１", INTEGER),
        ("9" * 41, INTEGER),
        ("1e999", NUMBER),
        ("NaN", NUMBER),
        ("maybe", BOOLEAN),
        ("当前时间", STRING),
        ("the current time of day", STRING),
        ("[1]", OBJECT),
        ("{", OBJECT),
        ('{"a": NaN}', OBJECT),
        ("[" * 2000, OBJECT),
        ("x", Items(INTEGER)),
    ],
)
def test_what_is_no_literal(text: str, type_: FieldType) -> None:
    with pytest.raises(NotALiteral):
        literal(text, type_, WORDS)


@pytest.mark.parametrize(
    ("url", "server", "path", "service"),
    [
        ("https://vm.a.com/v1/disks/{id}", "https://vm.a.com/v1", "/disks/{id}", "vm"),
        ("http://vm.a.com/disks/", "http://vm.a.com", "/disks/", "vm"),
        ("https://vm.a.com/v1", "https://vm.a.com", "/v1", "vm"),
        ("https://vm.a.com", "https://vm.a.com", "/", "vm"),
        ("https://vm.a.com:8443/x", "https://vm.a.com:8443", "/x", "vm"),
        ("https://localhost:80/x", "https://localhost:80", "/x", "localhost"),
        ("https://m.{region}.a.com/v2/x", "https://m.{region}.a.com/v2", "/x", "m"),
        ("https://{region}.m.a.com/x", "https://{region}.m.a.com", "/x", "m"),
        ("https://{host}/x", "https://{host}", "/x", "service"),
        ("https://a.com/{a}{b}:stop", "https://a.com", "/{a}{b}:stop", "a"),
        ("https://a.com/s$$minify", "https://a.com", "/s$$minify", "a"),
    ],
)
def test_urls(url: str, server: str, path: str, service: str) -> None:
    address = urls.parse(url, VERSION)
    assert address is not None
    assert (address.server, address.path) == (server, path)
    assert address.service == service


def test_parameters_of_urls() -> None:
    address = urls.parse("https://m.{r}.a.com/{b}/x/{a}?q={c}#f", VERSION)
    assert address is not None
    assert address.path_parameters == ("b", "a")
    assert address.host_parameters == ("r",)
    assert address.rest == "?q={c}#f"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.com/x",
        "https://",
        "https:///x",
        "https://user:secret@a.com/x",
        "https://a.com/{",
        "https://a.com/}{",
        "https://a.com/{}",
        "https://a.com/{a/b}",
        "https://a.com/{a{b}}",
        "https://a.com/{a}/{a}",
        "https://{}.a.com/",
    ],
)
def test_what_is_no_url(url: str) -> None:
    assert urls.parse(url, VERSION) is None
