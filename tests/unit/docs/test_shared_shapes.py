"""What examples of several operations show alike is one model."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.docs.merge import shared_shapes
from docmill.docs.model import (
    INFERRED,
    Anything,
    Field,
    FieldType,
    Form,
    Items,
    Object,
    Operation,
    Scalar,
)
from unit.docs.handmade import (
    STRING,
    content,
    document,
    field,
    line,
    operation,
    response,
)

INTEGER = Scalar("integer")


def shown(name: str, type_: FieldType = STRING, **more: Any) -> Field:
    """A property that an example shows."""
    return field(name, type_, rule="from-example", tier=INFERRED, **more)


def tool(**types: FieldType) -> Object:
    """An object with an id, a name and more."""
    given: dict[str, FieldType] = {"id": INTEGER, "name": STRING, **types}
    return Object(tuple(shown(name, type_) for name, type_ in given.items()))


def schemas(*operations: Operation) -> Any:
    data = document(*shared_shapes(operations))
    return data["components"]["schemas"]


def on(
    collection: str, name: str, type_: FieldType, status: str = "200", **more: Any
) -> Operation:
    """An operation on a collection, with one response that an example shows."""
    found = response(status, content(type_, inferred=True))
    path = f"/{name}/{collection}"
    return operation(name, path=path, responses=(found,), **more)


def test_what_is_alike_is_one_model() -> None:
    listing = Object((shown("items", Items(tool())), shown("total", INTEGER)))
    found = schemas(
        on("tools", "listTools", listing),
        on("tools", "getTool", tool()),
        on("tools", "addTool", tool(), status="201"),
    )
    assert list(found) == ["ListToolsResponse", "Tool"]
    items = found["ListToolsResponse"]["properties"]["items"]
    assert items["items"] == {"$ref": "#/components/schemas/Tool"}
    assert found["Tool"]["x-docmill-from-example"] is True


def test_a_model_is_called_after_the_field_that_holds_it() -> None:
    price = Object((shown("amount", INTEGER), shown("currency")))
    found = schemas(
        on("tools", "one", Object((shown("daily_price", price), shown("x")))),
        on("shelves", "two", Object((shown("daily_price", price), shown("y")))),
    )
    assert "DailyPrice" in found


def test_failures_share_an_error() -> None:
    error = Object((shown("code"), shown("message")))
    found = schemas(
        on("tools", "one", error, status="404"),
        on("shelves", "two", error, status="422"),
    )
    assert list(found) == ["Error"]


@pytest.mark.parametrize(
    ("first", "second", "schema"),
    [
        (INTEGER, Scalar("number"), {"type": "number"}),
        (Anything(), STRING, {"type": "string"}),
        (
            Items(Anything()),
            Items(STRING),
            {"type": "array", "items": {"type": "string"}},
        ),
        (Scalar("string", "date"), STRING, {"type": "string"}),
    ],
)
def test_examples_complete_each_other(
    first: FieldType, second: FieldType, schema: dict[str, Any]
) -> None:
    for pair in ((first, second), (second, first)):
        found = schemas(
            *(on("tools", f"op{n}", tool(x=type_)) for n, type_ in enumerate(pair))
        )
        assert list(found) == ["Tool"]
        assert found["Tool"]["properties"]["x"] == schema


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (tool(x=STRING), tool(x=INTEGER)),  # they contradict each other
        (tool(), tool(x=STRING)),
        (Object((shown("id"),)), Object((shown("id"),))),  # alike by chance
        (Object(()), Object(())),
    ],
)
def test_what_is_not_alike(first: Object, second: Object) -> None:
    found = schemas(on("tools", "one", first), on("tools", "two", second))
    assert list(found) == ["OneResponse", "TwoResponse"]


def test_places_that_agree_on_no_name_share_nothing() -> None:
    found = schemas(on("tools", "one", tool()), on("shelves", "two", tool()))
    assert list(found) == ["OneResponse", "TwoResponse"]


def test_what_tables_describe_is_left_alone() -> None:
    stated = Object((field("id", INTEGER), field("name")))
    found = schemas(on("tools", "one", stated), on("tools", "two", stated))
    assert list(found) == ["OneResponse", "TwoResponse"]


def test_a_model_of_the_pages_keeps_its_name() -> None:
    form = Form(key=("api.md", 0), name="Tool", span=line(60), request=False, fields=())
    found = schemas(
        on("tools", "one", tool(), forms=(form,)), on("tools", "two", tool())
    )
    assert list(found) == ["OneResponse", "Tool", "TwoResponse"]
    assert found["Tool"] == {"type": "object"}


@pytest.mark.parametrize(
    ("collection", "name"),
    [
        ("categories", "Category"),
        ("boxes", "Box"),
        ("addresses", "Address"),
        ("status", "Status"),
        ("user-groups", "UserGroup"),
        ("series", "Series"),
    ],
)
def test_one_of_a_collection(collection: str, name: str) -> None:
    found = schemas(*(on(collection, f"op{n}", tool()) for n in (1, 2)))
    assert list(found) == [name]


def test_hostile_examples() -> None:
    deep: FieldType = STRING
    for _ in range(3000):
        deep = Object((shown("a", deep), shown("b")))
    assert schemas(on("tools", "one", deep), on("tools", "two", deep))
