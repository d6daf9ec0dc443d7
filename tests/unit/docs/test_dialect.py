"""The built-in dialects: words by what they mean."""

from __future__ import annotations

import pytest

from docmill.docs.dialects import dialect
from docmill.docs.dialects.dialect import DialectError


def test_words_are_matched_as_readers_see_them() -> None:
    words = dialect.load("jdcloud")
    assert words.section("请求参数") == "parameters"
    assert words.section("  REQUEST \u200b parameters ") == "parameters"
    assert words.section("Something") is None
    assert words.column("Required or not") == "required"
    assert words.column("描述") == "description"
    assert words.truth("true") is True
    assert words.truth("否") is False
    assert words.truth("maybe") is None
    assert words.is_empty(" 无 ")
    assert not words.is_empty("0")
    assert words.place("POST") == "body"


def test_a_dialect_that_is_not_there() -> None:
    with pytest.raises(DialectError, match="built-in dialects: jdcloud"):
        dialect.load("no-such-dialect")
