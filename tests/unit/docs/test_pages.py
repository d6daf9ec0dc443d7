"""Kinds of pages, and what an operation page must have."""

from __future__ import annotations

from pathlib import Path

import pytest

from docmill.config.model import Limits
from docmill.docs.service.coverage import joined
from unit.docs.sample import MEMBERS, ROWS, build, codes, found, only, page

OVERVIEW = """# Shop API

## Introduction
Sells books.

### Version
v1

## API
|Interface name|Request method|Function description|
|---|---|---|
|getBook|GET|Reads|
|listBooks|GET|Lists|
"""
CHANGES = """|Release Time|Version Number|Changes|
|---|---|---|
|2018-01-01|1.9.0|first|
|2018-02-01|1.10.0|second|
"""
ENUMS = """## kind The kinds

|Value|Description|
|---|---|
|novel|A novel|
|poem|A poem|
"""


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("GET\n", "\n", "page.md:6:4 page-without-method"),
        ("GET\n", "FETCH\n", "page.md:7:1 method-unknown"),
        ("GET\n", "GET\nPOST\n", "page.md:8:1 method-ambiguous"),
        ("https://shop", "shop", "page.md:9:4 page-without-url"),
        (
            "/v1/books/{bookId}",
            "/v1/books/{bookId}\nhttps://shop.example.com/v2/books",
            "page.md:11:1 url-ambiguous",
        ),
        ("/v1/books/{bookId}", "/v1/books/{bookId", "page.md:10:1 url-invalid"),
    ],
)
def test_errors_of_operations(tmp_path: Path, old: str, new: str, finding: str) -> None:
    services, diagnostics = build(tmp_path, page().replace(old, new, 1))
    assert found(diagnostics) == [finding]
    assert diagnostics.has_errors
    assert diagnostics.items[0].hint
    assert services.specs == ()
    (report,) = services.others.pages
    assert report.kind == "refused"
    assert {row.reason for row in report.rows} == {"page-refused"}


@pytest.mark.parametrize(
    ("method", "expected"), [("get", "get"), ("**POST**", "post"), ("`Put`", "put")]
)
def test_methods(tmp_path: Path, method: str, expected: str) -> None:
    services, diagnostics = build(tmp_path, page(method=method))
    assert codes(diagnostics) == []
    (item,) = only(services).document.data["paths"].values()
    assert list(item) == [expected]


@pytest.mark.parametrize(
    ("url", "code", "path"),
    [
        ("https://a.example.com/v1/b /{bookId}", "url-with-blanks", "/b/{bookId}"),
        ("https://a.example.com/v1/{bookId}?x=1", "url-with-query", "/{bookId}"),
        ("`https://a.example.com/v1/{bookId}`", "", "/{bookId}"),
        ("GET https://a.example.com/v1/{bookId}", "", "/{bookId}"),
        ("```\nhttps://a.example.com/v1/{bookId}\n```", "", "/{bookId}"),
    ],
)
def test_urls_as_pages_write_them(
    tmp_path: Path, url: str, code: str, path: str
) -> None:
    services, diagnostics = build(tmp_path, page(url=url))
    assert codes(diagnostics) == [code][: bool(code)]
    assert list(only(services).document.data["paths"]) == [path]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (OVERVIEW, "overview"),
        (CHANGES, "changelog"),
        (ENUMS, "enum"),
        ("# Guide\n\nRead this.\n", "other"),
        ("", "other"),
        (f"# Guide\n\n{MEMBERS}|a|String|x|\n", "other"),
    ],
)
def test_other_pages(tmp_path: Path, text: str, kind: str) -> None:
    services, diagnostics = build(tmp_path, {"shop/b.md": page(), "shop/a.md": text})
    assert not diagnostics.has_errors
    report = {p.path: p for p in only(services).report.pages}["shop/a.md"]
    assert report.kind == kind
    assert all(row.reason for row in report.rows)
    assert codes(diagnostics) in (
        [],
        ["page-not-an-operation"],
        ["operation-without-page"],
    )


def test_pages_of_no_service_are_reported_beside(tmp_path: Path) -> None:
    guide = f"# Guide\n\n{MEMBERS}|a|String|x|\n"
    other = page("other", url="https://other.example.com/{bookId}")
    pages = {"a/a.md": page(), "b/b.md": other, "common/c.md": guide}
    services, _ = build(tmp_path, pages)
    assert [p.path for p in services.others.pages] == ["common/c.md"]
    report = joined([*(s.report for s in services.specs), services.others])
    assert len(report.pages) == 3
    assert report.rows == report.emitted + sum(report.reasons.values()) == 7
    assert report.reasons == {"page-not-an-operation": 1}


def test_overview_and_change_log_describe_the_service(tmp_path: Path) -> None:
    pages = {"getBook.md": page(), "overview.md": OVERVIEW, "ChangeLog.md": CHANGES}
    services, diagnostics = build(tmp_path, pages)
    assert only(services).document.data["info"] == {
        "title": "Shop API",
        "description": "Sells books.",
        "version": "1.10.0",
    }
    assert found(diagnostics) == ["overview.md:13:2 operation-without-page"]


def test_an_overview_with_another_method(tmp_path: Path) -> None:
    overview = OVERVIEW.replace("|getBook|GET|", "|getBook|POST|")
    pages = {"getBook.md": page(), "listBooks.md": page("x"), "overview.md": overview}
    _, diagnostics = build(tmp_path, pages)
    item = next(item for item in diagnostics if item.code == "method-differs")
    assert str(item.span) == "overview.md:12:10"
    assert str(item.related[0].span) == "getBook.md:7:1"


def test_values_behind_a_link(tmp_path: Path) -> None:
    text = page(parameters="|kind|String|False| |See [kinds](../enums/Kinds.md)|")
    services, _ = build(tmp_path, {"shop/a.md": text, "enums/Kinds.md": ENUMS})
    (item,) = only(services).document.data["paths"].values()
    assert item["get"]["parameters"][1]["schema"]["enum"] == ["novel", "poem"]
    at = "/paths/~1books~1{bookId}/get/parameters/1/schema/enum"
    (origin,) = only(services).source_map.origins[at]
    assert (str(origin.span), origin.rule) == ("enums/Kinds.md:1:4", "enum-page")


def test_groups_come_from_folders_and_tables_of_contents(tmp_path: Path) -> None:
    toc = (
        "name: Shop\nitems:\n- name: Books\n  items:\n  - href: book-apis/getBook.md\n"
    )
    pages = {
        "overview.md": OVERVIEW,
        "TOC.yml": toc,
        "book-apis/getBook.md": page(),
        "listBooks.md": page("listBooks", url="https://shop.example.com/v1/books"),
    }
    data = only(build(tmp_path, pages)[0]).document.data
    assert data["tags"] == [{"name": "book-apis", "description": "Books"}]
    assert data["paths"]["/books/{bookId}"]["get"]["tags"] == ["book-apis"]
    assert "tags" not in data["paths"]["/books"]["get"]


@pytest.mark.parametrize("toc", ["[", "a: &a [*a]", "- 1", "items: 3", "\x00", "{}"])
def test_odd_tables_of_contents_say_nothing(tmp_path: Path, toc: str) -> None:
    services, diagnostics = build(tmp_path, {"a.md": page(), "TOC.yml": toc})
    assert not diagnostics.items
    assert only(services).document.data["info"]["title"] == "shop API"


@pytest.mark.parametrize(
    ("more", "finding"),
    [
        ("## Request parameters\nNone\n", []),
        ("## Request parameters\nSend what you like.\n", ["page.md:27:1 text-unused"]),
        (
            "## Request parameters\n|a|b|\n|c|d|\n",
            ["page.md:27:1 table-not-recognized"],
        ),
        (
            "## Request parameters\n|a|b|\n|---|\n|c|d|\n",
            ["page.md:27:1 table-not-recognized"],
        ),
        (
            "## Request parameters\n|a|b|\n|---|---|\n|c|d|\n",
            ["page.md:27:1 table-not-understood"],
        ),
        (f"## Other\n{ROWS}|a|String|True| | |\n", []),
    ],
)
def test_nothing_is_left_out_in_silence(
    tmp_path: Path, more: str, finding: list[str]
) -> None:
    services, diagnostics = build(tmp_path, page(more=more))
    assert found(diagnostics) == finding
    (report,) = only(services).report.pages
    assert all(row.pointer or row.reason for row in report.rows)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"# a\n\xff\n")
    (tmp_path / "empty").mkdir()
    services, diagnostics = build(tmp_path, {"good.md": page()})
    assert found(diagnostics) == ["bad.md:2:1 file-not-utf8"]
    assert only(services).report.operations == 1


def test_a_page_that_is_too_large(tmp_path: Path) -> None:
    _, diagnostics = build(tmp_path, page(), Limits(input_bytes=100))
    assert codes(diagnostics) == ["input-too-large"]


def test_folders_without_pages(tmp_path: Path) -> None:
    services, diagnostics = build(tmp_path, {"notes.txt": "x"})
    assert codes(diagnostics) == ["docs-empty"]
    assert services.specs == ()
