"""Examples that give types instead of values: `{"id": "int", "name": "string, required"}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from docmill.docs.infer.shape import (
    AnyShape,
    ArrayShape,
    MapShape,
    MemberShape,
    ObjectShape,
    ScalarShape,
    Shape,
)
from docmill.docs.lexicon.lexicon import Lexicon
from docmill.openapi.document import Json, is_list, is_map

_DEPTH = 64
_LONGEST = 400
# `string, text`, `int (optional)`, `string: text`; not `number of items`
_HEAD = re.compile(
    r"(?P<type>\w{1,10}\s?[<\[][^<>\[\]\n]{1,60}[>\]]|[^,，;；:：(（|/、–—]{1,60}?)(?:\s*+(?P<mark>[,，;；:：(（|/、–—-])|\s+-\s|$)"
)
# `string | null`, `string/null`
_OR_NULL = re.compile(r"\s{0,3}[|/]\s{0,3}[A-Za-z]{3,9}(?![\w])")
_PART = re.compile(r"\s*+[,，;；、()（）]\s*+")
_WRAPPED = re.compile(r"[<{\[(]?+\$?([^<>{}()]{1,300}?)[>})]?")
# Members whose values are type words in real data as well.
_NAMES_OF_TYPES = frozenset({"type", "kind", "format", "datatype", "data_type"})


class Described(NamedTuple):
    """What a leaf of a skeleton says."""

    shape: Shape
    description: str | None
    required: bool | None


def is_skeleton(value: Json, lexicon: Lexicon | None = None) -> bool:
    """Whether most texts of an example are type words, or begin with one.

    Numbers, booleans and null do not count: skeletons often hold a real `"code": 0`.
    Read: `{"id": "uuid", "name": "string, 用户名, 必填"}`. Not read: `{"type": "string"}`.
    """
    known = lexicon or Lexicon.of()
    texts = list(_texts(value, "", _DEPTH))
    most, others = (len(texts) - 1) // 2, 0
    for text in texts:
        others += described(text, known) is None
        if others > most:
            return False
    return bool(texts)


def _texts(value: Json, name: str, depth: int) -> Iterator[str]:
    if depth <= 0:
        return
    if isinstance(value, str):
        if value and name.casefold() not in _NAMES_OF_TYPES:
            yield value
    elif is_map(value):
        for key, member in value.items():
            yield from _texts(member, str(key), depth - 1)
    elif is_list(value):
        for item in value:
            yield from _texts(item, name, depth - 1)


def skeleton_shape(value: Json, lexicon: Lexicon | None = None) -> Shape:
    """The shape that a skeleton describes; a leaf that is no type word counts as a value."""
    return _describe(value, lexicon or Lexicon.of(), _DEPTH).shape


def _describe(value: Json, known: Lexicon, depth: int) -> Described:
    if depth <= 0:
        return Described(AnyShape(), None, None)
    if isinstance(value, str):
        return described(value, known) or Described(
            ScalarShape(type="string"), None, None
        )
    if is_map(value):
        return Described(_object(value, known, depth), None, None)
    if is_list(value):
        return _array(value, known, depth)
    return Described(_literal(value), None, None)


def _literal(value: Json) -> Shape:
    match value:
        case None:
            return AnyShape(nullable=True)
        case bool():
            return ScalarShape(type="boolean")
        case int():
            return ScalarShape(type="integer")
        case _:
            return ScalarShape(type="number")


def _object(value: Mapping[str, Json], known: Lexicon, depth: int) -> ObjectShape:
    members: dict[str, MemberShape] = {}
    for key, member in value.items():
        name = str(key).rstrip("?*") or str(key)
        shape, description, required = _describe(member, known, depth - 1)
        if name != key and required is None:
            required = str(key).endswith("*")
        members[name] = MemberShape(
            shape=shape, description=description, required=required
        )
    return ObjectShape(members=members)


def _array(value: list[Json], known: Lexicon, depth: int) -> Described:
    if not value:
        return Described(ArrayShape(), None, None)
    item = _describe(value[0], known, depth - 1)
    return Described(ArrayShape(item=item.shape), item.description, item.required)


def described(text: str, known: Lexicon) -> Described | None:
    """The type that a text names, with the words behind it; None where it names none."""
    unwrapped = _WRAPPED.fullmatch(text.strip()[:_LONGEST])
    head = _HEAD.match(unwrapped[1].strip() if unwrapped else text.strip())
    if head is None:
        return None
    whole = head.string
    end = _alternative(whole, head.end("type"), known)
    word, nullable = known.nullable(whole[:end].strip())
    shape = _shape(word, known)
    if shape is None:
        return None
    description, required = _rest(whole[end:], known)
    return Described(replace(shape, nullable=nullable), description, required)


def _alternative(text: str, end: int, known: Lexicon) -> int:
    """The end of a type with `| null` behind it."""
    longer = _OR_NULL.match(text, end)
    if longer is not None and known.nullable(text[: longer.end()].strip())[1]:
        return longer.end()
    return end


def _rest(text: str, known: Lexicon) -> tuple[str | None, bool | None]:
    """The description behind a type, without the words that say whether it is required."""
    required: bool | None = None
    kept: list[str] = []
    for part in _PART.split(text.strip(" \t-–—:：|/?")):
        said = known.requirement(part)
        if said is not None:
            required = said[0]
        if said is None or said[2] - said[1] < len(part.strip(" .。*_`")):
            kept.append(part)
    return ", ".join(part for part in kept if part) or None, required


def _shape(word: str, known: Lexicon, depth: int = 4) -> Shape | None:
    if not word or depth <= 0:
        return None
    found = known.type(word)
    if found is not None and found[0] not in ("array", "null"):
        return _named(*found)
    item = known.array_item(word)
    if item is not None:
        inner = _shape(item, known, depth - 1)
        return ArrayShape(item=inner) if inner or not item else None
    value = known.map_value(word)
    if value:
        return MapShape(value=_shape(value, known, depth - 1) or AnyShape())
    return None


def _named(type_: str, format_: str | None) -> Shape:
    match type_:
        case "string" | "integer" | "number" | "boolean":
            return ScalarShape(type=type_, format=format_)
        case "object":
            return ObjectShape(members={})
        case _:
            return AnyShape()
