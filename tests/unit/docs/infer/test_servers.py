"""Base URLs of sentences, labels, tables and examples."""

from __future__ import annotations

import pytest

from docmill.docs.infer.servers import base_urls
from docmill.docs.markdown.page import Block
from unit.docs.infer.build import bullets, code, heading, page, paragraph, table

API = "https://api.wood.example/v1"


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph(f"The base URL is {API}."),),
        (paragraph(f"**Base URL:** `{API}/`"),),
        (paragraph(f"Base URL: [{API}]({API})"),),
        (paragraph(f"All URIs are relative to *{API}*"),),
        (paragraph(f"The API is available at <{API}>."),),
        (paragraph(f"接口域名：{API}。"),),
        (paragraph(f"エンドポイント: **{API}**"),),
        (bullets(f"Production: {API}"),),
        (paragraph("Base URLs:"), bullets(f"live: {API}")),
        (bullets("The base endpoints are:", blocks=(bullets(API),)),),
        (paragraph("All requests are sent to:"), code(API)),
        (heading("1.2 Base URL"), paragraph(f"`{API}`")),
        (heading("Base URL"), code(API)),
        (heading("Servers"), table("Name|Address", f"live|{API}")),
        (table("Item|Value", f"Base URL|{API}"),),
        (table("Environment|Base URL", f"live|{API}"),),
        (paragraph("Host: api.wood.example/v1"),),
    ],
)
def test_stated(blocks: tuple[Block, ...]) -> None:
    (found,) = base_urls([page(*blocks)])
    assert (found.url, found.tier) == (API, "stated")
    assert found.span.text.rstrip("/") in (API, "api.wood.example/v1")


@pytest.mark.parametrize(
    "block",
    [
        table("Item|Value", "Base path|`/api/v2`"),
        table("项目|说明", "基础路径|`/api/v2`"),
        paragraph("All paths are prefixed with `/api/v2`."),
        paragraph("Base path: /api/v2"),
    ],
)
def test_stated_paths(block: Block) -> None:
    (found,) = base_urls([page(block)])
    assert found.url == "/api/v2"


@pytest.mark.parametrize(
    "block",
    [
        paragraph(f"See {API}/docs for more."),
        paragraph(f"[The guide]({API}/guide.html) lists the endpoints."),
        paragraph("Endpoint: `/trees`"),
        paragraph(f"URL of the picture: {API}/oak.png"),
        paragraph("The default host is chosen for you."),
        paragraph(f"The endpoint is described in [the guide]({API}/guide)."),
    ],
)
def test_other_urls(block: Block) -> None:
    assert base_urls([page(block)], ["/trees"]) == ()


def test_paths_of_operations_are_cut_off() -> None:
    found = base_urls(
        [
            page(
                code(f"curl {API}/trees/7?deep=1"),
                code("GET /v1/trees HTTP/1.1\nHost: api.wood.example"),
                code("https://elsewhere.example/x"),
            )
        ],
        ["/trees", "/trees/{id}"],
    )
    assert [(one.url, one.tier, one.weight) for one in found] == [(API, "inferred", 2)]


def test_request_lines_without_a_host() -> None:
    shown = page(code("GET /v1.24/trees/7 HTTP/1.1"))
    assert [one.url for one in base_urls([shown], ["/trees/{id}"])] == ["/v1.24"]
    assert base_urls([shown], ["/v1.24/trees/{id}"]) == ()


def test_without_paths_the_version_ends_the_base() -> None:
    found = base_urls([page(code("curl http://localhost:8080/api/v2/trees"))])
    assert [one.url for one in found] == ["http://localhost:8080/api/v2"]


def test_a_path_of_placeholders_alone_matches_nothing() -> None:
    found = base_urls([page(code(f"curl {API}/trees"))], ["/{bucket}"])
    assert [one.url for one in found] == [API]


def test_stated_before_inferred() -> None:
    shown = page(
        code(f"curl {API}/trees"),
        code(f"curl {API}/trees"),
        paragraph("Base URL: https://b.example"),
    )
    found = base_urls([shown], ["/trees"])
    assert [(one.url, one.tier) for one in found] == [
        ("https://b.example", "stated"), (API, "inferred"),
    ]  # fmt: skip
