"""Operations of any layout to documents: each part, and where it says it comes from."""

from __future__ import annotations

from typing import Any

import pytest

from docmill.diagnostics.model import Diagnostics
from docmill.docs.facts import Text
from docmill.docs.model import (
    Anything,
    Content,
    Example,
    FieldType,
    Form,
    Items,
    Object,
    OneOf,
    Parameter,
    Ref,
    Scalar,
    SecurityScheme,
    Server,
    ServiceInfo,
    Values,
)
from docmill.openapi.source_map import Origin
from unit.docs.handmade import (
    STRING,
    body,
    content,
    document,
    emitted,
    field,
    line,
    operation,
    origin,
    response,
)

INTEGER = Scalar("integer")
ONE = Object((field("a"),))
TWO = Object((field("b", INTEGER),))


def entry(data: Any) -> Any:
    """The one operation of a document."""
    (item,) = data["paths"].values()
    (found,) = item.values()
    return found


def schemas(data: Any) -> Any:
    return data["components"]["schemas"]


def test_nothing_stands_there_that_no_page_says() -> None:
    data = document(operation("ping", "GET", "/ping", server=""))
    assert data == {
        "openapi": "3.1.0",
        "info": {"title": "books API", "version": "1"},
        "paths": {
            "/ping": {
                "get": {
                    "operationId": "ping",
                    "summary": "ping",
                    "x-docmill-source": "api.md:10",
                }
            }
        },
    }


@pytest.mark.parametrize("place", ["query", "header", "cookie"])
def test_places_of_parameters(place: Any) -> None:
    given = field("X-Trace", required=True, description="An id")
    data = document(
        operation(parameters=(Parameter(name="X-Trace", place=place, field=given),))
    )
    assert entry(data)["parameters"] == [
        {
            "name": "X-Trace",
            "in": place,
            "required": True,
            "description": "An id",
            "schema": {"type": "string"},
        }
    ]


def test_what_has_one_value_is_a_constant() -> None:
    action = field("Action", required=True, keywords={"const": "ListBooks"})
    made = operation(
        "ListBooks",
        path="/#ListBooks",
        parameters=(Parameter(name="Action", place="query", field=action),),
    )
    data = document(made)
    assert list(data["paths"]) == ["/#ListBooks"]
    schema = entry(data)["parameters"][0]["schema"]
    assert schema == {"type": "string", "const": "ListBooks"}


@pytest.mark.parametrize(
    ("type_", "schema"),
    [
        (STRING, {"type": ["string", "null"]}),
        (Items(STRING), {"type": ["array", "null"], "items": {"type": "string"}}),
        (ONE, {"type": ["object", "null"], "properties": {"a": {"type": "string"}}}),
        (
            OneOf((STRING, INTEGER)),
            {"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]},
        ),
        (Anything(), {}),
        (
            Ref(("api.md", 0), "Book"),
            {"anyOf": [{"$ref": "#/components/schemas/Book"}, {"type": "null"}]},
        ),
    ],
)
def test_what_may_be_null(type_: FieldType, schema: dict[str, Any]) -> None:
    form = Form(key=("api.md", 0), name="Book", span=line(60), request=False, fields=())
    given = Object((field("x", type_, nullable=True),))
    data = document(operation(body=body(content(given)), forms=(form,)))
    found = schemas(data)["CreateBookRequest"]["properties"]["x"]
    assert found == schema


def test_values_that_may_be_null_hold_null() -> None:
    given = field("x", nullable=True, keywords={"enum": ["a"]})
    data = document(operation(body=body(content(Object((given,))))))
    found = schemas(data)["CreateBookRequest"]["properties"]["x"]
    assert found == {"type": ["string", "null"], "enum": ["a", None]}


@pytest.mark.parametrize(
    ("types", "schema"),
    [
        ((STRING, INTEGER), {"oneOf": [{"type": "string"}, {"type": "integer"}]}),
        ((INTEGER, Scalar("number")), {"type": "number"}),
        ((STRING, STRING), {"type": "string"}),
        ((STRING, Anything()), {}),
    ],
)
def test_choices(types: tuple[FieldType, ...], schema: dict[str, Any]) -> None:
    given = Object((field("x", OneOf(types)),))
    data = document(operation(body=body(content(given))))
    assert schemas(data)["CreateBookRequest"]["properties"]["x"] == schema


def test_objects_that_are_described_in_place() -> None:
    inner = Object((field("id", INTEGER, required=True), field("note")), extra=STRING)
    given = Object((field("shelf", inner, description="Where it is"),))
    data = document(operation(body=body(content(given))))
    assert schemas(data)["CreateBookRequest"]["properties"]["shelf"] == {
        "type": "object",
        "properties": {"id": {"type": "integer"}, "note": {"type": "string"}},
        "required": ["id"],
        "additionalProperties": {"type": "string"},
        "description": "Where it is",
    }


def reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("type_", "schema"),
    [
        (ONE, reference("CreateBookRequest")),
        (Items(ONE), {"type": "array", "items": reference("CreateBookRequestItem")}),
        (Items(STRING), {"type": "array", "items": {"type": "string"}}),
        (
            Values(INTEGER),
            {"type": "object", "additionalProperties": {"type": "integer"}},
        ),
        (
            OneOf((ONE, TWO)),
            {
                "oneOf": [
                    reference("CreateBookRequestVariant1"),
                    reference("CreateBookRequestVariant2"),
                ]
            },
        ),
    ],
)
def test_names_of_bodies(type_: FieldType, schema: dict[str, Any]) -> None:
    data = document(operation(body=body(content(type_), required=True)))
    found = entry(data)["requestBody"]
    assert found == {
        "required": True,
        "content": {"application/json": {"schema": schema}},
    }


def test_media_types_of_a_body() -> None:
    file = Object((field("file", Scalar("string", "binary")),))
    form = "application/x-www-form-urlencoded"
    data = document(
        operation(
            body=body(
                content(ONE), content(ONE, form), content(file, "multipart/form-data")
            )
        )
    )
    media = entry(data)["requestBody"]["content"]
    assert [media[name]["schema"]["$ref"].rpartition("/")[2] for name in media] == [
        *("CreateBookRequest", "CreateBookRequest", "CreateBookRequest3")
    ]
    assert schemas(data)["CreateBookRequest3"]["properties"] == {
        "file": {"type": "string", "format": "binary"}
    }
    assert "required" not in entry(data)["requestBody"]


def test_two_descriptions_of_one_media_type_are_a_choice() -> None:
    data = document(operation(body=body(content(ONE), content(TWO))))
    media = entry(data)["requestBody"]["content"]["application/json"]
    assert len(media["schema"]["oneOf"]) == 2


def test_responses_by_status() -> None:
    data = document(
        operation(
            responses=(
                response("201", content(ONE), description="Made"),
                response("404", content(TWO)),
                response("4XX"),
                response("default", content(TWO)),
            )
        )
    )
    found = entry(data)["responses"]
    assert [(s, r["description"]) for s, r in found.items()] == [
        ("201", "Made"),
        ("404", "Not Found"),
        ("4XX", "Client Error"),
        ("default", ""),
    ]
    refs = [
        r["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for r in found.values()
        if "content" in r
    ]
    assert refs == [
        *("CreateBookResponse", "CreateBookResponse404", "CreateBookResponse404")
    ]


def test_one_status_in_two_places_is_one_response() -> None:
    first = response("200", description="Read")
    data = document(operation(responses=(first, response("200", content(ONE)))))
    (found,) = entry(data)["responses"].values()
    assert found["description"] == "Read"
    assert "application/json" in found["content"]


def test_headers_of_responses() -> None:
    header = field("Location", required=True, description="Where it is")
    data = document(operation(responses=(response("201", headers=(header,)),)))
    assert entry(data)["responses"]["201"]["headers"] == {
        "Location": {
            "description": "Where it is",
            "required": True,
            "schema": {"type": "string"},
        }
    }


def test_no_content_is_sent_back_to_head() -> None:
    data = document(
        operation("peek", "HEAD", responses=(response("200", content(ONE)),))
    )
    assert entry(data)["responses"] == {"200": {"description": "OK"}}
    assert "components" not in data


def test_examples_are_kept_where_they_fit() -> None:
    diagnostics = Diagnostics()
    examples = tuple(
        Example(value={"b": value}, span=line(40 + n))
        for n, value in enumerate((1, "x", 2))
    )
    result = emitted(
        operation(responses=(response("200", content(TWO, examples=examples)),)),
        diagnostics=diagnostics,
    )
    answer = entry(result.document.data)["responses"]["200"]
    media = answer["content"]["application/json"]
    assert media["examples"] == {
        "example1": {"value": {"b": 1}},
        "example3": {"value": {"b": 2}},
    }
    (finding,) = diagnostics
    assert finding.code == "example-contradicts-table"
    assert str(finding.span) == "api.md:41:1"


def test_examples_without_a_schema() -> None:
    given = Content(
        "text/csv",
        Anything(),
        origin(30),
        examples=(Example(value="a,b", span=line(40)),),
    )
    data = document(operation(responses=(response("200", given),)))
    found = entry(data)["responses"]["200"]["content"]
    assert found == {"text/csv": {"example": "a,b"}}


@pytest.mark.parametrize("type_", [ONE, Items(ONE), Items(STRING)])
def test_schemas_from_examples_say_so(type_: FieldType) -> None:
    given = content(type_, inferred=True)
    result = emitted(operation(responses=(response("200", given),)))
    data = result.document.data
    at = "/paths/~1books/post/responses/200/content/application~1json/schema"
    schema = entry(data)["responses"]["200"]["content"]["application/json"]["schema"]
    if "$ref" in schema:
        at = schema["$ref"].removeprefix("#")
        schema = schemas(data)["CreateBookResponse"]
    assert schema["x-docmill-from-example"] is True
    (found,) = result.source_map.origins[at]
    assert (found.rule, found.tier) == ("from-example", "inferred")


def test_models_from_examples_say_so() -> None:
    given = Form(
        key=("api.md", 0),
        name="Book",
        span=line(60),
        request=False,
        fields=(field("id"),),
        inferred=True,
    )
    answer = response("200", content(Ref(given.key, "Book")))
    result = emitted(operation(responses=(answer,), forms=(given,)))
    assert schemas(result.document.data)["Book"]["x-docmill-from-example"] is True
    (found,) = result.source_map.origins["/components/schemas/Book"]
    assert (found.rule, found.tier) == ("from-example", "inferred")


def test_security_of_a_service_and_of_an_operation() -> None:
    scheme = SecurityScheme("token", {"type": "http", "scheme": "bearer"}, origin(5))
    result = emitted(
        operation("one", path="/one"),
        operation("two", path="/two", security=()),
        operation("three", path="/three", security=(("token",), ())),
        security_schemes=(scheme,),
        security=(("token",),),
    )
    data: Any = result.document.data
    assert data["security"] == [{"token": []}]
    assert "security" not in data["paths"]["/one"]["post"]
    assert data["paths"]["/two"]["post"]["security"] == []
    assert data["paths"]["/three"]["post"]["security"] == [{"token": []}, {}]
    assert result.source_map.origins["/components/securitySchemes/token"] == (
        origin(5),
    )


def test_servers() -> None:
    result = emitted(
        operation("one", path="/one"),
        operation("two", path="/two", server="https://files.example.com/v2"),
        operation("three", path="/three", server=""),
        servers=(
            Server("https://api.example.com", "Live", origin(3)),
            Server("https://{region}.test.example.com", "Test", origin(4)),
        ),
    )
    data: Any = result.document.data
    assert data["servers"] == [
        {"url": "https://api.example.com", "description": "Live"},
        {
            "url": "https://{region}.test.example.com",
            "description": "Test",
            "variables": {"region": {"default": "region"}},
        },
    ]
    assert "servers" not in data["paths"]["/one"]["post"]
    assert "servers" not in data["paths"]["/three"]["post"]
    own = data["paths"]["/two"]["post"]["servers"]
    assert own == [{"url": "https://files.example.com/v2"}]
    assert result.source_map.origins["/servers/1"] == (origin(4),)


def test_tags_with_what_they_mean() -> None:
    info = ServiceInfo(tags={"Books": Text("All on books", line(7))})
    result = emitted(operation(tags=("Books", "Stock")), info=info)
    assert result.document.data["tags"] == [
        {"name": "Books", "description": "All on books"},
        {"name": "Stock"},
    ]
    assert entry(result.document.data)["tags"] == ["Books", "Stock"]


def test_deprecation_and_extensions() -> None:
    found = entry(document(operation(deprecated=True, extensions={"x-stage": "beta"})))
    assert found["deprecated"] is True
    assert found["x-stage"] == "beta"


def test_origins_tell_how_everything_was_read() -> None:
    cell = field(
        "id", INTEGER, at=21, rule="table-row", type_span=line(22), required=True
    )
    item = field("note", at=23, type_span=line(24))
    result = emitted(
        operation(
            parameters=(Parameter(name="id", place="query", field=cell),),
            body=body(content(Object((item,)))),
            tier="inferred",
        )
    )
    origins = result.source_map.origins
    here = "/paths/~1books/post"
    assert origins[here] == (origin(10, "heading", "inferred"),)
    assert origins["/paths/~1books"] == (origin(11, "request-line", "inferred"),)
    assert origins[f"{here}/parameters/0"] == (origin(21, "table-row"),)
    assert origins[f"{here}/parameters/0/schema/type"] == (origin(22, "type-column"),)
    schema = "/components/schemas/CreateBookRequest"
    assert origins[schema] == (origin(30),)
    assert origins[f"{schema}/properties/note"] == (origin(23, "list-item"),)
    assert origins[f"{schema}/properties/note/type"] == (origin(24, "list-item"),)
    media = f"{here}/requestBody/content/application~1json"
    assert origins[media] == (Origin(line(30), "heading", "stated"),)


def test_rows_know_where_they_stand() -> None:
    inner = Object((field("id", at=51),))
    given = Object((field("shelf", inner, at=50), field("tags", Items(inner), at=52)))
    result = emitted(operation(body=body(content(given))))
    at = "/components/schemas/CreateBookRequest/properties"
    assert result.rows == {
        ("api.md", 50): f"{at}/shelf",
        ("api.md", 51): f"{at}/shelf/properties/id",
        ("api.md", 52): f"{at}/tags",
    }


def test_names_that_are_no_names() -> None:
    data = document(operation("list books/all", body=body(content(ONE))))
    assert list(schemas(data)) == ["List_books_allRequest"]


def test_a_model_that_is_nowhere_described() -> None:
    lost = Ref(("other.md", 7), "Lost")
    data = document(operation(body=body(content(Object((field("x", lost),))))))
    assert schemas(data)["CreateBookRequest"]["properties"] == {"x": {}}


def test_models_that_share_a_page_belong_to_all_its_operations() -> None:
    form = Form(
        key=("api.md", 0),
        name="Error",
        span=line(60),
        request=False,
        fields=(field("code"),),
    )
    answer = response("404", content(Ref(form.key, "Error")))
    data = document(
        *(
            operation(name, path=f"/{name}", responses=(answer,), forms=(form,))
            for name in ("one", "two")
        )
    )
    assert list(schemas(data)) == ["Error"]


def test_what_is_nested_too_deep_is_any_value() -> None:
    deep: FieldType = STRING
    for _ in range(3000):
        deep = Object((field("a", deep),))
    data = document(operation(body=body(content(deep))))
    depth, node = 0, schemas(data)["CreateBookRequest"]
    while "properties" in node:
        depth, node = depth + 1, node["properties"]["a"]
    assert 30 < depth < 50
    assert node == {}
