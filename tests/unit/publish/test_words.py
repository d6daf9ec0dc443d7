"""The texts of the interface: every language has all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docmill.words.load import languages, words

REPOSITORY = Path(__file__).parents[3]
TEMPLATES = tuple(REPOSITORY.glob("templates/site/*.html.jinja"))
MODULES = tuple(REPOSITORY.glob("generator/docmill/publish/**/*.py"))
USED = re.compile(r"\bwords(?:\([\w.]+\))?\.(\w+)")


def keys(language: str) -> set[str]:
    found: set[str] = set()
    for key, value in vars(words(language)).items():
        if isinstance(value, dict):
            found |= {f"{key}.{inner}" for inner in value}
        else:
            assert value.strip(), key
            found.add(key)
    return found


def test_english_and_chinese_are_there() -> None:
    assert {"en", "zh"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_texts(language: str) -> None:
    assert keys(language) == keys("en")


def used_in(paths: tuple[Path, ...]) -> set[str]:
    return set(USED.findall("".join(path.read_text("utf-8") for path in paths)))


def test_each_text_is_used_and_each_that_is_used_is_there() -> None:
    there = set(vars(words("en")))
    assert used_in(TEMPLATES) - there == set()
    assert there - used_in((*TEMPLATES, *MODULES)) == set()


def test_a_keyword_without_a_text_is_shown_as_it_is() -> None:
    assert words("zh").constraints["contains"] == "contains"
