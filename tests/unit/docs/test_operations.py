"""Rows to parameters, bodies, answers and models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docmill.docs.service.build import ServiceSpec
from unit.docs.sample import ROWS, build, codes, found, model, only, page

BOOKS = "https://shop.example.com/v1/books"


def operation(spec: ServiceSpec) -> Any:
    """The one operation of a document."""
    (item,) = spec.document.data["paths"].values()
    (entry,) = item.values()
    return entry


def schemas(spec: ServiceSpec) -> Any:
    return spec.document.data["components"]["schemas"]


@pytest.mark.parametrize(
    ("row", "schema"),
    [
        ("|a|String|False| | |", {"type": "string"}),
        ("|a|Long|False|5| |", {"type": "integer", "format": "int64", "default": 5}),
        ("|a|Boolean|False|True| |", {"type": "boolean", "default": True}),
        ("|a|String[]|False| | |", {"type": "array", "items": {"type": "string"}}),
        (
            "|a|Map<String,Integer>|False| | |",
            {"type": "object", "additionalProperties": {"type": "integer"}},
        ),
        ("|a|Integer|False| |Value range: [1,9]|", {"minimum": 1, "maximum": 9}),
        ("|a||False| | |", {}),
    ],
)
def test_schemas_of_parameters(
    tmp_path: Path, row: str, schema: dict[str, object]
) -> None:
    entry = operation(only(build(tmp_path, page(parameters=row))[0]))
    found = entry["parameters"][1]
    assert found["in"] == "query"
    assert "required" not in found
    assert schema.items() <= found["schema"].items()


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        ("|a||True| | |", "page.md:19:1 type-missing"),
        ("|a|wibble|True| | |", "page.md:19:4 type-unknown"),
        ("|a|Shelf|True| | |", "page.md:19:4 model-undefined"),
        ("|a|String|perhaps| | |", "page.md:19:11 required-unknown"),
        ("|a|Integer|True|ten| |", "page.md:19:17 default-not-a-literal"),
        ("||String|True| | |", "page.md:19:1 row-without-name"),
        (
            "|a|Integer|True|5|Value range: [10,20]|",
            "page.md:19:17 default-contradicts-minimum",
        ),
        ("|a|Integer|True|5|10 by default|", "page.md:19:17 default-mismatch"),
        ("|a|String|True| | |\n|a|String|True| | |", "page.md:20:1 row-repeated"),
        ("|a|String|True| |" + "x " * 6000 + "|", "page.md:19:18 description-too-long"),
    ],
)
def test_findings_about_rows(tmp_path: Path, row: str, finding: str) -> None:
    services, diagnostics = build(tmp_path, page(parameters=row))
    assert found(diagnostics) == [finding]
    assert not diagnostics.has_errors
    assert len(services.specs) == 1


def test_contradictory_rows_are_an_error(tmp_path: Path) -> None:
    rows = "|a|String|True| | |\n|a|Integer|True| | |"
    services, diagnostics = build(tmp_path, page(parameters=rows))
    (item,) = diagnostics
    assert (item.code, item.severity.label) == ("row-repeated", "error")
    assert [str(related.span) for related in item.related] == ["page.md:19:1"]
    assert services.specs == ()


def test_what_no_keyword_holds_stays_in_the_description(tmp_path: Path) -> None:
    row = "|a|Integer|True|the usual|How many<br>of them|"
    entry = operation(only(build(tmp_path, page(parameters=row))[0]))
    lines = entry["parameters"][1]["description"].split("\n")
    assert lines[:2] == ["How many", "of them"]
    assert lines[2].endswith(": the usual")


def test_columns_the_dialect_does_not_know(tmp_path: Path) -> None:
    text = page().replace("|Default|", "|Colour|").replace("|True| |", "|True|red|")
    services, diagnostics = build(tmp_path, text)
    assert codes(diagnostics) == ["column-unknown"]
    (parameter,) = operation(only(services))["parameters"]
    assert parameter["description"] == "The book\nColour: red"


def test_path_parameters_come_from_either_table(tmp_path: Path) -> None:
    text = page(
        url=f"{BOOKS}/{{bookId}}/{{page}}/{{line}}",
        parameters="|page|Integer|True| | |\n|q|String|True| | |",
    )
    services, diagnostics = build(tmp_path, text)
    entry = operation(only(services))
    places = [(p["name"], p["in"], p["required"]) for p in entry["parameters"]]
    assert places == [
        ("bookId", "path", True),
        ("page", "path", True),
        ("line", "path", True),
        ("q", "query", True),
    ]
    assert found(diagnostics) == ["page.md:10:1 path-parameter-undescribed"]


def test_a_path_parameter_that_is_not_required(tmp_path: Path) -> None:
    services, diagnostics = build(tmp_path, page(address="|bookId|String|False| | |"))
    assert found(diagnostics) == ["page.md:14:16 path-parameter-optional"]
    assert operation(only(services))["parameters"][0]["required"] is True


def test_a_row_beside_the_url_that_it_does_not_name(tmp_path: Path) -> None:
    address = "|bookId|String|True| | |\n|ip|String|True| | |\n|x|String|True| | |"
    text = page(address=address, parameters="|ip|String|False| | |")
    services, diagnostics = build(tmp_path, text)
    assert found(diagnostics) == [
        "page.md:15:2 path-parameter-unknown",
        "page.md:16:2 path-parameter-unknown",
    ]
    _, x, ip = operation(only(services))["parameters"]
    assert (x["name"], x["required"]) == ("x", True)
    assert (ip["name"], ip.get("required")) == ("ip", None)
    (report,) = only(services).report.pages
    reasons = [row.reason for row in report.rows]
    assert reasons == [None, "path-parameter-unknown", None, None, None, None]


def test_a_body_is_an_object_of_its_own(tmp_path: Path) -> None:
    rows = "|title|String|True| | |\n|clientToken|String|False| | |"
    spec = only(build(tmp_path, page("addBook", method="POST", parameters=rows))[0])
    body = operation(spec)["requestBody"]
    assert body["required"] is True
    ref = {"$ref": "#/components/schemas/AddBookRequest"}
    assert body["content"]["application/json"]["schema"] == ref
    assert schemas(spec)["AddBookRequest"] == {
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "clientToken": {"type": "string", "x-docmill-idempotency-key": True},
        },
        "required": ["title"],
    }


@pytest.mark.parametrize(
    ("required", "in_body"), [("False", ["bookId", "title"]), ("True", ["title"])]
)
def test_a_body_that_repeats_what_the_url_says(
    tmp_path: Path, required: str, in_body: list[str]
) -> None:
    rows = f"|bookId|String|{required}| | |\n|title|String|True| | |"
    text = page("addBook", method="PUT", parameters=rows)
    spec = only(build(tmp_path, text)[0])
    assert list(schemas(spec)["AddBookRequest"]["properties"]) == in_body
    assert [p["name"] for p in operation(spec)["parameters"]] == ["bookId"]
    assert spec.report.rows == spec.report.emitted


def test_hosts_with_placeholders(tmp_path: Path) -> None:
    text = page(
        url="https://shop.{regionId}.example.com/v1/books/{bookId}",
        address="|bookId|String|True| | |\n|regionId|String|True| |Where|",
    )
    spec = only(build(tmp_path, text)[0])
    (server,) = spec.document.data["servers"]
    assert server == {
        "url": "https://shop.{regionId}.example.com/v1",
        "variables": {"regionId": {"default": "cn-north-1", "description": "Where"}},
    }
    assert [p["name"] for p in operation(spec)["parameters"]] == ["bookId"]
    assert spec.report.rows == spec.report.emitted


@pytest.mark.parametrize(
    ("url", "path", "server"),
    [
        (f"{BOOKS}/x", "/books/x", None),
        (
            "https://shop.example.com/v2/books/x",
            "/v2/books/x",
            "https://shop.example.com",
        ),
        ("https://shop.example.com/books/x", "/books/x", "https://shop.example.com"),
        ("https://shop.other.com/v1/books/x", "/books/x", "https://shop.other.com/v1"),
    ],
)
def test_servers(tmp_path: Path, url: str, path: str, server: str | None) -> None:
    pages = {
        "a.md": page("a", url=BOOKS, address=""),
        "b.md": page("b", url=f"{BOOKS}/b", address=""),
        "c.md": page("c", url=url, address=""),
    }
    data = only(build(tmp_path, pages)[0]).document.data
    assert data["servers"] == [{"url": "https://shop.example.com/v1"}]
    entry = data["paths"][path]["get"]
    assert entry["operationId"] == "c"
    assert entry.get("servers") == ([{"url": server}] if server else None)


def test_a_path_that_goes_on_with_another_version(tmp_path: Path) -> None:
    base = "https://shop.example.com"
    pages = {
        "a.md": page("a", url=f"{base}/v1/a", address=""),
        "b.md": page("b", url=f"{base}/v1/v2/x", address=""),
        "c.md": page("c", url=f"{base}/v2/x", address=""),
    }
    data = only(build(tmp_path, pages)[0]).document.data
    assert data["servers"] == [{"url": base}]
    assert list(data["paths"]) == ["/v1/a", "/v1/v2/x", "/v2/x"]


def test_codes(tmp_path: Path) -> None:
    rows = "|**200**|Fine|\n|404||\n|404|Gone|\n|0|?|\n|999|?|"
    services, diagnostics = build(tmp_path, page(codes=rows))
    spec = only(services)
    responses = operation(spec)["responses"]
    assert list(responses) == ["200", "404", "default"]
    assert responses["200"]["description"] == "Fine"
    assert responses["404"]["description"] == "Gone"
    error = {"$ref": "#/components/schemas/Error"}
    assert responses["404"]["content"]["application/json"]["schema"] == error
    assert codes(diagnostics) == ["status-unknown"] * 2
    assert spec.report.reasons == {"status-unknown": 2}


def test_codes_in_four_columns(tmp_path: Path) -> None:
    text = page(codes="").replace(
        "## Response",
        "## Return codes\n|HTTP status code|Error code|Description|Explanation|\n"
        "|---|---|---|---|\n|200||OK||\n|400|BAD|Wrong|Look|\n|400|BAD2|| |\n\n## Response",
    )
    responses = operation(only(build(tmp_path, text)[0]))["responses"]
    assert responses["400"]["description"] == "BAD: Wrong (Look)\nBAD2"


def test_a_page_without_codes_answers_all_the_same(tmp_path: Path) -> None:
    spec = only(build(tmp_path, page(codes="|500|Oh|"))[0])
    responses = operation(spec)["responses"]
    assert list(responses) == ["200", "500", "default"]
    assert "GetBookResponse" in str(responses["200"])


def test_answers_to_head_have_no_body(tmp_path: Path) -> None:
    spec = only(build(tmp_path, page(method="HEAD", codes="|404|No|"))[0])
    assert all("content" not in r for r in operation(spec)["responses"].values())
    assert spec.report.reasons == {"answer-without-body": 1}


@pytest.mark.parametrize(
    ("title", "expected", "finding"),
    [
        ("getBook", "getBook", []),
        ("Get a book", "getABook", ["page.md:1:3 title-not-an-identifier"]),
        ("取书", "getABook", ["page.md:1:3 title-not-an-identifier"]),
    ],
)
def test_names_of_operations(
    tmp_path: Path, title: str, expected: str, finding: list[str]
) -> None:
    pages = {"get-a-book.md": page(title)}
    services, diagnostics = build(tmp_path, pages)
    assert operation(only(services))["operationId"] == expected
    assert [f.replace("page", "get-a-book") for f in finding] == found(diagnostics)


PAGED = "|pageNumber|Integer|False| | |\n|pageSize|Integer|False| | |"


@pytest.mark.parametrize(
    ("parameters", "result", "expected"),
    [
        (
            PAGED,
            "|books|Book[]| |\n|totalCount|Integer| |",
            {
                "style": "page",
                "request": {"page": "pageNumber", "size": "pageSize"},
                "response": {"items": "result.books", "total": "result.totalCount"},
            },
        ),
        (
            "|marker|String|False| | |\n|limit|Integer|False| | |",
            "|books|Book[]| |\n|nextMarker|String| |\n|truncated|Boolean| |",
            {
                "style": "marker",
                "request": {"marker": "marker", "size": "limit"},
                "response": {
                    "items": "result.books",
                    "next": "result.nextMarker",
                    "more": "result.truncated",
                },
            },
        ),
        (PAGED, "|books|Book[]| |", None),
        (PAGED, "|a|Book[]| |\n|b|Book[]| |\n|totalCount|Integer| |", None),
        ("|q|String|False| | |", "|books|Book[]| |\n|totalCount|Integer| |", None),
    ],
)
def test_paging(
    tmp_path: Path, parameters: str, result: str, expected: dict[str, object] | None
) -> None:
    response = (
        "|result|Result| |" + model("Result", result) + model("Book", "|a|String| |")
    )
    text = page("listBooks", parameters=parameters, response=response)
    entry = operation(only(build(tmp_path, text)[0]))
    assert entry.get("x-docmill-pagination") == expected


def test_arrays_in_queries_are_indexed(tmp_path: Path) -> None:
    entry = operation(
        only(build(tmp_path, page(parameters="|f|String[]|True| | |"))[0])
    )
    assert entry["parameters"][1]["x-docmill-style"] == "indexed"


def test_requests_of_models_say_what_is_required(tmp_path: Path) -> None:
    body = "|book|Book|True| | |" + model("Book", "|title|String|True| | |", ROWS)
    answer = "|book|Book| |" + model("Book", "|title|String|The title|")
    text = page("addBook", method="POST", parameters=body, response=answer)
    spec = only(build(tmp_path, text)[0])
    assert schemas(spec)["Book"] == {
        "type": "object",
        "properties": {"title": {"type": "string", "description": "The title"}},
        "required": ["title"],
    }
    assert spec.report.rows == spec.report.emitted
