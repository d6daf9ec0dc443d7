"""Documents with damage that knows what a document is made of."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from random import Random
from typing import Any

import sources
import texts
import yaml

Member = tuple[Any, Any]
"""A mapping or list, and a key or an index of it."""

KEYWORDS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("type", ("object", "array", "string", "null", "file", ["integer", "string"], 3)),
    ("format", ("date", "date-time", "binary", "byte", "uuid", "int64", "x", 1)),
    ("enum", ([], [None], ["a", "A", "a"], [1, "1", 1.0, True], [{"a": 1}, []], "a")),
    ("default", (None, 1, "x", [], {}, 1e300, {"a": [1]}, True)),
    ("example", ("2019-13-45", 10**30, [], {"a": "\u2028"})),
    ("nullable", (True, "yes")),
    ("additionalProperties", (True, False, {"type": "string"}, {"$ref": "#/paths"})),
    ("patternProperties", ({"(a+)+$": {"type": "string"}, "[": False},)),
    ("pattern", ("(a+)+$", "[", "(?P<x>", "\\p{L}", "^\\/x$")),
    ("required", ([], ["a", "a"], ["nope"], "a", True)),
    ("items", ({}, False, [{}], {"items": {"items": {}}})),
    ("prefixItems", ([{"type": "string"}, {}],)),
    ("const", (None, 1, "a", {"a": 1}, [])),
    ("readOnly", (True,)),
    ("writeOnly", (True,)),
    ("deprecated", (True,)),
    ("minimum", (10**30, "1", float("1e300"))),
    ("maxLength", (-1, 1.5, 10**30)),
    (
        "style",
        ("form", "deepObject", "pipeDelimited", "matrix", "label", "simple", "x"),
    ),
    ("explode", (True, False, "x")),
    ("in", ("query", "header", "cookie", "path", "body")),
    (
        "discriminator",
        ({"propertyName": "a"}, {"propertyName": "t", "mapping": {"x": "y"}}),
    ),
    ("operationId", ("", "a", "class", "__init__", 3)),
    ("tags", ([], ["a", "a"], ["../x"], "a", [3])),
    ("servers", ([], [{"url": ""}], [{"url": "{a}/b"}], [{"url": "//x/{y}"}])),
    ("security", ([], [{}], [{"nope": []}], [{"a": [], "b": []}])),
    ("$ref", ("#", "#/", "#/components/schemas", "#/paths", "a.json#/x", "#x")),
    ("$defs", ({"a": {"$ref": "#"}},)),
    ("$schema", ("http://json-schema.org/draft-04/schema#", 1)),
    ("openapi", ("3.0.0", "3.1.0", "3.1.9", "3.2.0", 3.1, "2.0")),
)


def write(choose: Random, folder: Path) -> Path:
    """A damaged document in a folder of its own."""
    data = made(choose)
    for _ in range(choose.choice((0, 1, 1, 2, 3, 6, 12))):
        members = _members(data)
        if not members:
            break
        _change(data, members, choose)
    given, suffix = _dumped(data, choose)
    if choose.random() < 0.15:
        given = texts.damaged(given, choose)
    path = folder / "given" / f"openapi{suffix}"
    path.parent.mkdir()
    path.write_bytes(texts.encoded(given, choose))
    return path


def made(choose: Random) -> Any:
    """Some paths of a document, with all that they need."""
    data = sources.read(choose.choice(sources.documents()))
    paths = [path for path in data["paths"] if isinstance(path, str)]
    kept = choose.sample(paths, min(len(paths), choose.choice((1, 2, 4))))
    return copy.deepcopy(sources.excerpt(data, kept))


def _dumped(data: Any, choose: Random) -> tuple[str, str]:
    if choose.random() < 0.5:
        return (
            json.dumps(data, default=str, ensure_ascii=choose.random() < 0.5),
            ".json",
        )
    try:
        return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True), ".yaml"
    except (yaml.YAMLError, UnicodeEncodeError):
        return json.dumps(data, default=str), ".yaml"


def _members(data: Any) -> list[Member]:
    found: list[Member] = []
    todo = [data]
    while todo and len(found) < 20_000:
        node = todo.pop()
        if isinstance(node, dict | list):
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            found += [(node, key) for key in keys]
            todo += [node[key] for key in keys]
    return found


def _change(data: Any, members: list[Member], choose: Random) -> None:
    owner, key = choose.choice(members)
    match choose.randrange(10):
        case 0:
            del owner[key]
        case 1:
            owner[key] = copy.deepcopy(choose.choice(texts.VALUES))
        case 2:
            owner[key] = texts.text(choose)
        case 3 if isinstance(owner, dict):
            owner[texts.text(choose)] = owner.pop(key)
        case 4:
            other, name = _alike(members, key, choose)
            owner[key] = copy.deepcopy(other[name])
        case 5:
            owner[key] = _wrapped(owner[key], choose)
        case 6 | 7:
            _keyword(members, choose)
        case 8:
            _rename(data, choose)
        case _:
            _point_somewhere(data, members, choose)


def _alike(members: list[Member], key: Any, choose: Random) -> Member:
    """A member that stands under the same key elsewhere, or any."""
    same = [member for member in members if member[1] == key]
    return choose.choice(same if choose.random() < 0.7 else members)


def _wrapped(value: Any, choose: Random) -> Any:
    key = choose.choice(("allOf", "oneOf", "anyOf"))
    match choose.randrange(6):
        case 0:
            return {key: [value]}
        case 1:
            return {key: [value, {"type": "null"}], "nullable": True}
        case 2:
            return {key: [value, copy.deepcopy(value), {"type": "string"}]}
        case 3:
            return {"type": "array", "items": value}
        case 4:
            return [value, value]
        case _:
            for _ in range(choose.choice((5, 40, 120))):
                value = {"items": value}
            return value


def _keyword(members: list[Member], choose: Random) -> None:
    maps = [owner[key] for owner, key in members if isinstance(owner[key], dict)]
    if maps:
        name, values = choose.choice(KEYWORDS)
        choose.choice(maps)[name] = copy.deepcopy(choose.choice(values))


def _rename(data: Any, choose: Random) -> None:
    """Give a component another name, and say so wherever it is referred to."""
    sections = data.get("components") if isinstance(data, dict) else None
    schemas = sections.get("schemas") if isinstance(sections, dict) else None
    if not isinstance(schemas, dict) or not schemas:
        return
    name, new = choose.choice(list(schemas)), texts.text(choose)
    schemas[new] = schemas.pop(name)
    escaped = new.replace("~", "~0").replace("/", "~1").replace("%", "%25")
    for owner, key in _members(data):
        if key == "$ref" and owner[key] == f"#/components/schemas/{name}":
            owner[key] = f"#/components/schemas/{escaped}"


def _point_somewhere(data: Any, members: list[Member], choose: Random) -> None:
    """Put a reference to any place in any place."""
    place: list[str] = []
    node = data
    while isinstance(node, dict | list) and node and choose.random() < 0.8:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = choose.choice(keys)
        place.append(str(key).replace("~", "~0").replace("/", "~1"))
        node = node[key]
    owner, key = choose.choice(members)
    owner[key] = {"$ref": "#" + "".join(f"/{part}" for part in place)}
