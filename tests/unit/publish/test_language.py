"""A document is shown in the languages that it is written in."""

from __future__ import annotations

import pytest

from docmill.openapi.document import OpenApi
from docmill.openapi.languages import languages


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Lists the disks."], ("en",)),
        (["查询云硬盘列表，支持 regionId 过滤"], ("zh",)),
        (["使用 JDCLOUD regionId 的 API 查询云盘"], ("zh",)),
        ([], ("en",)),
    ],
)
def test_the_main_language(texts: list[str], expected: tuple[str, ...]) -> None:
    assert (
        languages(OpenApi({"x": [{"description": text} for text in texts]})) == expected
    )


def test_second_descriptions_add_a_language_that_there_are_words_for() -> None:
    second = {"en": "Disks", "fr": "Disques"}
    document = OpenApi(
        {"info": {"description": "云硬盘", "x-docmill-description": second}}
    )
    assert languages(document) == ("zh", "en")


def test_values_are_no_prose() -> None:
    example = {"example": "列" * 100, "description": "A name."}
    assert languages(OpenApi(example)) == ("en",)
