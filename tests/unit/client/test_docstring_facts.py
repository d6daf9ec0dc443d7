"""What a schema adds to a description, in the language of the document."""

from __future__ import annotations

import pytest

from docmill.client.planner.text.docstrings import with_facts
from docmill.client.planner.text.words import wording


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rows on a page, 20 by Default"),
        ("es", "Filas por página; por defecto, 20"),
        ("zh", "每页行数，缺省为20"),
    ],
)
def test_a_default_that_the_description_says_is_not_said_again(
    language: str, text: str
) -> None:
    words = wording(language)
    said = with_facts({"description": text}, {"default": 20}, words)
    assert words.default.format(20) not in said


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_a_default_is_said_where_only_its_number_is_there(language: str) -> None:
    words = wording(language)
    said = with_facts({"description": "20 × 30"}, {"default": 20}, words)
    assert words.default.format(20) in said


@pytest.mark.parametrize(
    ("language", "listed"), [("en", "oak, elm"), ("es", "oak, elm"), ("zh", "oak、elm")]
)
def test_values_are_listed_as_the_language_lists(language: str, listed: str) -> None:
    schema = {"enum": ["oak", "elm"]}
    assert listed in with_facts({}, schema, wording(language))
