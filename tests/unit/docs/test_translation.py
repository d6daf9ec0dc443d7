"""The same pages in another language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docmill.config.model import Config
from docmill.diagnostics.model import Diagnostics
from docmill.docs.service.build import read_services
from unit.docs.sample import model, page

CHINESE = {
    "Reads a book.": "读一本书。",
    "The book": "这本书",
    "The id": "请求的编号",
    "The shelf": "书架",
}


def chinese(text: str) -> str:
    """The page with its descriptions in Chinese."""
    for english, other in CHINESE.items():
        text = text.replace(english, other)
    return text


def both(folder: Path, own: str, other: str) -> tuple[Any, Diagnostics]:
    """What docmill makes of a page and the same in another language."""
    for name, text in (("zh", own), ("en", other)):
        (folder / name).mkdir()
        (folder / name / "getBook.md").write_text(text, "utf-8")
    found = Diagnostics()
    (spec,) = read_services(
        [folder / "zh"],
        Config(dialect="jdcloud"),
        found,
        root=folder,
        also=[folder / "en"],
    ).specs
    return spec.document.data, found


def text(kind: str = "String", required: str = "True", more: str = "") -> str:
    rows = "|requestId|String|The id|\n|shelf|Shelf| |" + model(
        "Shelf", "|name|String|The shelf|"
    )
    return page(
        parameters=f"|size|{kind}|{required}| |{more}|",
        response=rows,
    )


def test_second_descriptions(tmp_path: Path) -> None:
    data, found = both(tmp_path, chinese(text()), text())
    (item,) = data["paths"].values()
    entry = item["get"]
    assert entry["description"] == "读一本书。"
    assert entry["x-docmill-description"] == {"en": "Reads a book."}
    parameter = entry["parameters"][0]
    assert parameter["description"] == "这本书"
    assert parameter["x-docmill-description"] == {"en": "The book"}
    schemas = data["components"]["schemas"]
    request_id = schemas["GetBookResponse"]["properties"]["requestId"]
    assert request_id["x-docmill-description"] == {"en": "The id"}
    name = schemas["Shelf"]["properties"]["name"]
    assert name["x-docmill-description"] == {"en": "The shelf"}
    assert not found.items


@pytest.mark.parametrize(
    ("own", "other", "what", "says"),
    [
        (text("Integer"), text("Long"), "type", "integer int64"),
        (text("String[]"), text("String"), "type", "string"),
        (text(), text(required="False"), "required", "not required"),
        (
            text("Integer", more="[1,9] 取值范围：[1,9]"),
            text("Integer", more="Value range: [1,8]"),
            "maximum",
            "8",
        ),
    ],
)
def test_differences_show_both_places(
    tmp_path: Path, own: str, other: str, what: str, says: str
) -> None:
    _, found = both(tmp_path, chinese(own), other)
    (item,) = found
    assert item.code == "translation-differs"
    assert item.message == f"the two languages differ in {what} of size"
    assert item.span
    assert item.span.file.path == "zh/getBook.md"
    (related,) = item.related
    assert related.span.file.path == "en/getBook.md"
    assert related.message.endswith(f" {says}")


def test_pages_without_a_counterpart_stay_as_they_are(tmp_path: Path) -> None:
    other = page(url="https://shop.example.com/v1/shelves/{bookId}")
    data, found = both(tmp_path, chinese(text()), other)
    assert "x-docmill-description" not in str(data)
    assert not found.items


def test_placeholders_may_have_other_names(tmp_path: Path) -> None:
    other = text().replace("bookId", "id")
    data, _ = both(tmp_path, chinese(text()), other)
    (item,) = data["paths"].values()
    assert "x-docmill-description" in item["get"]
