"""Shapes of example values, and of skeletons."""

from __future__ import annotations

from typing import Any, assert_never

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docmill.config.model import Limits
from docmill.docs.infer.shapes import (
    AnyShape,
    ArrayShape,
    MapShape,
    MemberShape,
    ObjectShape,
    ScalarShape,
    Shape,
    is_skeleton,
    shape_of,
    skeleton_shape,
)
from docmill.openapi.document import Json

STRING, INTEGER = ScalarShape(type="string"), ScalarShape(type="integer")
NUMBER, BOOLEAN = ScalarShape(type="number"), ScalarShape(type="boolean")
KEYS = st.sampled_from(
    ["a", "b", "1", "22", "2024-01-02", "item_1", "item_2", "item_3"]
) | st.text(max_size=4)
STRINGS = st.text(max_size=8) | st.sampled_from(
    ["2024-01-02", "2024-01-02T03:04:05Z", "a@b.example", "1.2.3.4"]
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | STRINGS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def obj(**members: Shape) -> ObjectShape:
    return ObjectShape(
        members={name: MemberShape(shape=shape) for name, shape in members.items()}
    )


def schema(shape: Shape) -> dict[str, Any]:
    made = _schema(shape)
    if shape.nullable and made:
        return {"anyOf": [made, {"type": "null"}]}
    return made


def _schema(shape: Shape) -> dict[str, Any]:
    match shape:
        case ScalarShape():
            return {"type": shape.type} | (
                {"format": shape.format} if shape.format else {}
            )
        case ArrayShape():
            return {"type": "array", "items": schema(shape.item) if shape.item else {}}
        case ObjectShape():
            members = {
                name: schema(member.shape) for name, member in shape.members.items()
            }
            return {
                "type": "object",
                "properties": members,
                "additionalProperties": False,
            }
        case MapShape():
            return {"type": "object", "additionalProperties": schema(shape.value)}
        case AnyShape():
            return {}
        case _:
            assert_never(shape)


@settings(deadline=None)
@given(st.lists(JSON, max_size=4))
def test_every_value_fits_the_shape(values: list[Json]) -> None:
    validator = jsonschema_rs.validator_for(
        schema(shape_of(values)), validate_formats=True
    )
    for value in values:
        assert validator.is_valid(value)


@pytest.mark.parametrize(
    ("values", "shape"),
    [
        ([1], INTEGER),
        ([1, 1.5], NUMBER),
        ([True], BOOLEAN),
        (["1000.05"], STRING),
        (["a", 1], AnyShape()),
        ([1, True], AnyShape()),
        ([None], AnyShape(nullable=True)),
        ([], AnyShape()),
        (["a", None], ScalarShape(type="string", nullable=True)),
        ([[]], ArrayShape()),
        ([[], [1]], ArrayShape(item=INTEGER)),
        ([[1, None]], ArrayShape(item=ScalarShape(type="integer", nullable=True))),
        ([{"a": 1}, {"b": "x"}], obj(a=INTEGER, b=STRING)),
        ([[{"a": 1}, {"a": 2, "b": True}]], ArrayShape(item=obj(a=INTEGER, b=BOOLEAN))),
        ([{}], obj()),
        ([{"a": 1}, [1]], AnyShape()),
        ([{"a": None}, {"a": {"b": 1}}], obj(a=ObjectShape(
            members={"b": MemberShape(shape=INTEGER)}, nullable=True))),
    ],
)  # fmt: skip
def test_shapes(values: list[Json], shape: Shape) -> None:
    assert shape_of(values) == shape


@pytest.mark.parametrize(
    ("values", "format_"),
    [
        (["2024-01-02"], "date"),
        (["2024-02-31"], None),
        (["2024-01-02T03:04:05.678+01:00"], "date-time"),
        (["2024-01-02T03:04:05Z", "2024-01-02T03:04:05+02:00"], "date-time"),
        (["2024-01-02T03:04:05"], None),
        (["2024-01-02 03:04:05"], None),
        (["2024-01-02", "soon"], None),
        (["3f2504e0-4f89-41d3-9a0c-0305e82c3301"], "uuid"),
        (["00000000-0000-0000-0000-000000000000"], None),
        (["https://wood.example/oak"], "uri"),
        (["https://wood.example/{id}"], None),
        (["oak@wood.example"], "email"),
        (["oak@localhost"], None),
        (["10.0.0.7"], "ipv4"),
        (["10.0.0.700"], None),
        (["oak"], None),
    ],
)
def test_formats(values: list[str], format_: str | None) -> None:
    assert shape_of(values) == ScalarShape(type="string", format=format_)


def test_a_version_is_no_address() -> None:
    assert shape_of([{"agentVersion": "1.2.3.4"}]) == obj(agentVersion=STRING)


@pytest.mark.parametrize(
    "value",
    [
        {"2024-01-01": 3, "2024-01-02": 4},
        {"3f2504e0-4f89-41d3-9a0c-0305e82c3301": 1},
        {"1": 1, "2": 5},
        {"8807": 1},
        {"oak@wood.example": 1},
        {"tree_1": 1, "tree_2": 1, "tree_3": 1},
        {"oak1": [1], "oak2": [1], "oak3": [1]} ,
        {"EUR": 1, "USD": 2, "JPY": 3, "CHF": 3},
        {"9f86d081884c7d659a2f": 1},
        {"com.example.team": "blue", "com.example.stage": "test"},
        {"report.pdf": "sha256:9f86d081884c7d65"},
        {"bT4kQz91LmRw7YxP2": {"name": "oak"}},
        {"foo": "bar"},
    ],
)  # fmt: skip
def test_maps(value: Json) -> None:
    assert isinstance(shape_of([value]), MapShape)


@pytest.mark.parametrize(
    "value",
    [
        {"1h": 1, "24h": 2},
        {"line1": "a", "line2": "b", "line3": "c"},
        {"tree_1": 1, "tree_2": 1},
        {"tree_1": 1, "tree_2": "x", "tree_3": 1},
        {"CPU": 1, "RAM": 2},
        {"a": {"x": 1}, "b": {"x": 2}},
        {"1": 1},
        {"name": "oak", "8807": 1},
        {"a.b": 1, "c.d": "x"},
        {"v1.2": 1, "v1.3": 1},
        {"internationalization": 1},
    ],
)
def test_records(value: Json) -> None:
    assert isinstance(shape_of([value]), ObjectShape)


def test_placeholders_do_not_count() -> None:
    shape = shape_of(
        [{"a": None, "b": "<id>"}, {"a": 3, "b": None}],
        [frozenset({"/a", "/b"}), frozenset()],
    )
    assert shape == obj(a=INTEGER, b=AnyShape(nullable=True))


def test_bounds() -> None:
    deep: Json = 1
    for _ in range(3000):
        deep = [deep]
    assert isinstance(shape_of([deep]), ArrayShape)
    wide = {f"k{chr(97 + n % 26)}{n}x": 1 for n in range(30)}
    assert shape_of([wide], limits=Limits(properties=20)) == AnyShape()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"id": "int", "name": "string"}, True),
        ({"id": "integer, id of the tree", "name": "string, required, its name"}, True),
        (
            {
                "code": 0,
                "message": "ok",
                "data": {"id": "uuid", "kind": "string", "at": "datetime"},
            },
            True,
        ),
        ({"tags": ["string"]}, True),
        ({"名称": "字符串, 必填"}, True),
        ({"id": "<integer>"}, True),
        ({"type": "string"}, False),
        ({"kind": "oak", "name": "Old oak"}, False),
        ({"count": "number of trees", "note": "x"}, False),
        ({"a": 1}, False),
        ([], False),
    ],
)
def test_is_skeleton(value: Json, expected: bool) -> None:
    assert is_skeleton(value) is expected


def test_members_of_a_skeleton() -> None:
    shape = skeleton_shape(
        {
            "id": "int64",
            "name": "string, required, the tree's name",
            "alias?": "string (optional)",
            "planted": "date: day of planting",
            "height": "number | null",
            "tags": ["string"],
            "leaves": "string[]",
            "sizes": "map<string, integer>",
            "owner": {"mail": "email - of the owner", "age": 3},
            "state": "open",
            "kind": "string，树种，必填，最多8字",
        }
    )
    assert isinstance(shape, ObjectShape)
    assert shape.members == {
        "id": MemberShape(shape=ScalarShape(type="integer", format="int64")),
        "name": MemberShape(shape=STRING, description="the tree's name", required=True),
        "alias": MemberShape(shape=STRING, required=False),
        "planted": MemberShape(
            shape=ScalarShape(type="string", format="date"),
            description="day of planting",
        ),
        "height": MemberShape(shape=ScalarShape(type="number", nullable=True)),
        "tags": MemberShape(shape=ArrayShape(item=STRING)),
        "leaves": MemberShape(shape=ArrayShape(item=STRING)),
        "sizes": MemberShape(shape=MapShape(value=INTEGER)),
        "owner": MemberShape(
            shape=ObjectShape(
                members={
                    "mail": MemberShape(
                        shape=ScalarShape(type="string", format="email"),
                        description="of the owner",
                    ),
                    "age": MemberShape(shape=INTEGER),
                }
            )
        ),
        "state": MemberShape(shape=STRING),
        "kind": MemberShape(shape=STRING, description="树种, 最多8字", required=True),
    }


def test_members_of_an_array_skeleton() -> None:
    item = ObjectShape(members={"id": MemberShape(shape=INTEGER)})
    assert skeleton_shape([{"id": "int"}]) == ArrayShape(item=item)


@settings(deadline=None)
@given(JSON)
def test_skeletons_never_raise(value: Json) -> None:
    is_skeleton(value)
    skeleton_shape(value)
