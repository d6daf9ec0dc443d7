"""Texts for patterns, judged by the engine that validates."""

from __future__ import annotations

from time import process_time

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docmill.openapi.sampling.pattern_texts import text_for

PATTERNS = {
    r"^[a-z]+$": "abc",
    r"^[A-Z]{2}\d{3}$": "AB123",
    r"^(foo|bar)-[0-9a-f]{8}$": "foo-abcdefab",
    r"^\p{L}{2}$": "ab",
    r"^[^a-z]$": "A",
    r"^#?([a-f0-9]{6}|[a-f0-9]{3})$": "#abcdef",
    r"^\d{4}-\d{2}-\d{2}$": "1234-12-12",
    r"^[\w.+-]+@[\w-]+\.[a-z]{2,}$": "abc@abc.abc",
    r"^(?<year>\d{4})(?:-\d\d)?$": "1234-11",
    r"^(?!x)[a-c]$": "a",
    r"^\u0041\x42$": "AB",
    r"^$": "",
    r"^.{5}$": "abcde",
    r"^[一-龥]{2}$": "一一",
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_text_matches(pattern: str) -> None:
    text = text_for(pattern)
    assert text == PATTERNS[pattern]
    assert jsonschema_rs.is_valid({"pattern": pattern}, text)


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        (r"^[a-z]+$", 30, 40),
        (r"^[a-z]{2,5}[0-9]*$", 12, 20),
        (r"x", 8, 8),
        (r"^a?b*$", 1, 1),
        (r"^(ab|c)+$", 9, 9),
    ],
)
def test_a_text_is_as_long_as_asked(pattern: str, least: int, most: int) -> None:
    text = text_for(pattern, least, most)
    assert text is not None
    assert least <= len(text) <= most
    assert jsonschema_rs.is_valid({"pattern": pattern}, text)


def test_another_number_gives_another_text() -> None:
    assert len({text_for("^[a-c]{2}$", number=number) for number in range(3)}) == 3


@pytest.mark.parametrize(
    "pattern",
    [
        "[",
        "(",
        "a{2,",
        r"(a)\1",
        "((((((((a{99}){99}){99}){99}){99}){99}){99}){99}",
        "(" * 999,
    ],
)
def test_what_cannot_be_read_gives_nothing_in_time(pattern: str) -> None:
    start = process_time()
    assert text_for(pattern) is None
    assert process_time() - start < 2


@given(st.text(alphabet=r"ab[](){}|?*+^$\d-,.1", max_size=20), st.integers(0, 5))
def test_any_text_is_taken_and_what_is_made_matches(pattern: str, least: int) -> None:
    text = text_for(pattern, least, 30)
    if text is not None:
        assert least <= len(text) <= 30
